// The menu of the whole board, at its name: what is seldom needed and always in the same place.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { Watch } from '../controllers/watch.ts';
import { icon, type IconName } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { archiveTopic } from '../store/board-store.ts';
import { cardMenuStyles } from './card-menu-styles.ts';
import type { CommandId } from './commands/table.ts';
import { singleKeys } from './commands/single-keys.ts';
import { HeaderEvent, type HeaderWish } from './events.ts';
import { menuEntry } from './menu-entry.ts';
import { walkMenu } from './menu-keys.ts';
import { popoverStyles, showBelow } from './popover.ts';
import { base, buttons } from './shared-styles.ts';

@customElement('gw-board-menu')
export class GwBoardMenu extends LitElement {
  static override styles = [base, buttons, popoverStyles, cardMenuStyles];

  @consume({ context: sessionContext }) private session!: BoardSession;
  @query('[popover]') private panel!: HTMLElement;

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(new Follow(this, () => singleKeys));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => [archiveTopic],
      ),
    );
  }

  override render() {
    const archived = this.session.store.list(archiveTopic).length;
    return html`<button
        class="button plain square"
        type="button"
        aria-haspopup="menu"
        aria-label="Board menu"
        title="Epics, team, settings and more"
        @click=${this.#onOpen}
      >
        ${icon('menu')}
      </button>
      <div popover role="menu" aria-label="Board menu" @keydown=${this.#onKey}>
        ${this.#entry('epics', 'layers', 'Epics')} ${this.#entry('team', 'users', 'Team')}
        ${this.#entry('settings', 'slidersHorizontal', 'Settings')}
        ${this.#entry('archive', 'archive', archived === 0 ? 'Archive' : `Archive (${archived})`)}
        ${this.session.readOnly ? nothing : this.#entry('import', 'upload', 'Import a file…')}
        <hr />
        ${this.#entry('keys', 'keyboard', 'Keys')}
      </div>`;
  }

  #entry(wish: HeaderWish & CommandId, shown: IconName, words: string) {
    const run = () => {
      this.panel.hidePopover();
      this.dispatchEvent(new HeaderEvent(wish));
    };
    return menuEntry({ words, icon: shown, run, command: wish });
  }

  get #entries(): readonly HTMLElement[] {
    return [...this.panel.querySelectorAll<HTMLElement>('button')];
  }

  #onOpen(event: Event): void {
    showBelow(this.panel, event.currentTarget as HTMLElement);
    if (this.panel.matches(':popover-open')) this.#entries[0]?.focus();
  }

  #onKey(event: KeyboardEvent): void {
    walkMenu(event, this.#entries, this.shadowRoot?.activeElement, () => this.panel.hidePopover());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-board-menu': GwBoardMenu;
  }
}
