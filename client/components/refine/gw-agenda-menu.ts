// The menu of one entry of the agenda: for a finger, and for whoever does not know the keys. It says what is wanted and
// changes nothing itself.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { ItemId } from '../../../shared/ids.ts';
import { entryOf, openMeeting } from '../../../shared/meetings.ts';
import { sessionContext } from '../../contexts.ts';
import type { BoardSession } from '../../session.ts';
import { cardMenuStyles } from '../card-menu-styles.ts';
import { menuEntry } from '../menu-entry.ts';
import { walkMenu } from '../menu-keys.ts';
import { popoverStyles, showBelow } from '../popover.ts';
import { base, buttons } from '../shared-styles.ts';
import { EntryWishEvent, type EntryWish } from './agenda-events.ts';

@customElement('gw-agenda-menu')
export class GwAgendaMenu extends LitElement {
  static override styles = [base, buttons, popoverStyles, cardMenuStyles];

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private item: ItemId | null = null;
  /** The person here leads the meeting. */
  @state() private leading = false;
  @query('[popover]') private panel!: HTMLElement;
  #anchor: HTMLElement | undefined;

  async show(item: ItemId, anchor: HTMLElement, leading: boolean): Promise<void> {
    this.item = item;
    this.leading = leading;
    this.#anchor = anchor;
    this.requestUpdate();
    await this.updateComplete;
    showBelow(this.panel, anchor);
    this.#buttons[0]?.focus();
  }

  get #buttons(): readonly HTMLButtonElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLButtonElement>('button')];
  }

  override render() {
    const item = this.item === null ? undefined : this.session.store.item(this.item);
    return html`<div
      popover
      role="menu"
      aria-label=${item ? this.session.store.keyOf(item) : 'Entry of the agenda'}
      @keydown=${this.#onKey}
      @toggle=${({ newState }: ToggleEvent) => this.#anchor?.setAttribute('aria-expanded', String(newState === 'open'))}
    >
      ${this.item === null ? nothing : this.#entries()}
    </div>`;
  }

  #entries() {
    const meeting = openMeeting(this.session.store.meetings);
    const entry = meeting && entryOf(meeting, this.item);
    if (!meeting || !entry) return nothing;
    const { leading } = this;
    const current = meeting.startedAt !== null && meeting.current === this.item;
    const wish = (words: string, name: EntryWish) => menuEntry({ words, run: () => this.#wish(name) });
    return html`${wish(leading && !current ? 'Take the meeting here' : 'Look at it', 'go')}
    ${entry.done ? nothing : html`${wish('Up', 'up')}${wish('Down', 'down')}`}
    ${leading ? (entry.done ? wish('Not done yet', 'notDone') : wish('Done with it', 'done')) : nothing}
    ${
      current
        ? nothing
        : html`<hr />
            ${wish('Take off the agenda', 'off')}`
    }`;
  }

  #wish(name: EntryWish): void {
    const { item } = this;
    this.panel.hidePopover();
    if (item !== null) this.dispatchEvent(new EntryWishEvent(item, name));
  }

  #onKey(event: KeyboardEvent): void {
    walkMenu(event, this.#buttons, this.shadowRoot?.activeElement, () => this.panel.hidePopover());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-agenda-menu': GwAgendaMenu;
  }
}
