// The menu of a card, one for the whole board: move it to a column, up, down or to the other backlog, open it, archive
// it. The keyboard's and everybody's way to do what dragging does.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { archiveItem, backlogOf } from '../../shared/board/mutate-item.ts';
import type { ColumnId, ItemId } from '../../shared/ids.ts';
import { isKnown, type Item } from '../../shared/item.ts';
import { sessionContext } from '../contexts.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { cellTopic, waitingTopic } from '../store/board-store.ts';
import { Changes } from './changes.ts';
import { AnnounceEvent, DropCardEvent, OpenItemEvent, type Drop } from './events.ts';
import { backlogNames, noColumnName } from './item-words.ts';
import { popoverStyles, showBelow } from './popover.ts';
import { cardMenuStyles } from './card-menu-styles.ts';
import { base } from './shared-styles.ts';

@customElement('gw-card-menu')
export class GwCardMenu extends LitElement {
  static override styles = [base, popoverStyles, cardMenuStyles];

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private item: ItemId | null = null;
  @query('[popover]') private panel!: HTMLElement;

  readonly #changes = new Changes(this, () => this.session);
  #anchor: HTMLElement | undefined;

  async show(item: ItemId, anchor: HTMLElement): Promise<void> {
    this.#changes.say('');
    this.item = item;
    this.#anchor = anchor;
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
      aria-label=${item ? this.session.store.keyOf(item) : 'Card'}
      @keydown=${this.#onKey}
      @toggle=${this.#onToggle}
    >
      ${item ? this.#entries(item) : nothing}${this.#changes.sentence}
    </div>`;
  }

  #entries(item: Item) {
    const open = html`<button type="button" role="menuitem" @click=${() => this.#open(item)}>
      <span class="tick"></span>Open
    </button>`;
    if (this.session.readOnly) return open;
    const columns = this.session.store.columns.filter((column) => !column.archived);
    const shown = item.place.column === null ? null : this.session.store.shownColumn(item.place.column);
    const other = backlogOf(item) === 'product' ? 'technical' : 'product';
    return html`${open}
      <div role="group" aria-label="Move to">
        <div class="group" aria-hidden="true">Move to…</div>
        ${this.#column(item, null, noColumnName(this.session.store), shown === null)}
        ${columns.map(({ id, name }) => this.#column(item, id, name, shown === id))}
      </div>
      <hr />
      <button type="button" role="menuitem" @click=${() => this.#shift(item, -1)}>
        <span class="tick"></span>Up
      </button>
      <button type="button" role="menuitem" @click=${() => this.#shift(item, 1)}>
        <span class="tick"></span>Down
      </button>
      ${
        isKnown(item)
          ? html`<button
              type="button"
              role="menuitem"
              @click=${() => this.#drop(item, { ...this.#end(item, shown), backlog: other })}
            >
              <span class="tick"></span>To the ${backlogNames[other].toLowerCase()}…
            </button>`
          : nothing
      }
      <hr />
      <button type="button" role="menuitem" @click=${() => this.#archive(item)}>
        <span class="tick">${icon('archive')}</span>Archive
      </button>`;
  }

  #column(item: Item, column: ColumnId | null, name: string, here: boolean) {
    return html`<button
      type="button"
      role="menuitemradio"
      aria-checked=${here}
      @click=${() => this.#drop(item, this.#end(item, column))}
    >
      <span class="tick">${here ? icon('check') : nothing}</span>${name}
    </button>`;
  }

  #list(item: Item, column: ColumnId | null): readonly ItemId[] {
    const backlog = backlogOf(item);
    return this.session.store.list(column === null ? waitingTopic(backlog) : cellTopic(backlog, column));
  }

  /** The end of a list; the backlog's end for what leaves the columns. */
  #end(item: Item, column: ColumnId | null): Drop {
    const last = this.#list(item, column).findLast((id) => id !== item.id) ?? null;
    return { backlog: backlogOf(item), column, after: last, before: null };
  }

  #shift(item: Item, by: 1 | -1): void {
    const column = item.place.column === null ? null : this.session.store.shownColumn(item.place.column);
    const ids = this.#list(item, column);
    const at = ids.indexOf(item.id) + by;
    if (at < 0 || at >= ids.length) return;
    const rest = ids.filter((id) => id !== item.id);
    this.#drop(item, {
      backlog: backlogOf(item),
      column,
      after: rest[at - 1] ?? null,
      before: rest[at] ?? null,
    });
  }

  #drop(item: Item, drop: Drop): void {
    this.panel.hidePopover();
    this.dispatchEvent(new DropCardEvent([item.id], drop));
  }

  #open(item: Item): void {
    this.panel.hidePopover();
    this.dispatchEvent(new OpenItemEvent(item.id));
  }

  async #archive(item: Item): Promise<void> {
    const done = await this.#changes.make((board, act) => {
      archiveItem(board, act, item.id);
      return true;
    });
    if (!done) return;
    this.panel.hidePopover();
    this.dispatchEvent(
      new AnnounceEvent(`${this.session.store.keyOf(item)} archived. Ctrl+Z brings it back.`),
    );
  }

  #onToggle(event: ToggleEvent): void {
    const open = event.newState === 'open';
    this.#anchor?.setAttribute('aria-expanded', String(open));
  }

  #onKey(event: KeyboardEvent): void {
    const buttons = this.#buttons;
    const at = buttons.indexOf(this.shadowRoot?.activeElement as HTMLButtonElement);
    const to: Readonly<Record<string, number>> = {
      ArrowDown: (at + 1) % buttons.length,
      ArrowUp: (at - 1 + buttons.length) % buttons.length,
      Home: 0,
      End: buttons.length - 1,
    };
    const next = to[event.key];
    if (event.key === 'Tab') this.panel.hidePopover();
    if (next === undefined) return;
    event.preventDefault();
    buttons[next]?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-card-menu': GwCardMenu;
  }
}
