// The Board view: lanes across the columns. It selects cards, carries them by keyboard and keeps the focus on
// them; what a card looks like, and what a move asks, it leaves to others.

import { consume } from '@lit/context';
import { LitElement, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ItemId } from '../../shared/ids.ts';
import type { Column } from '../../shared/records.ts';
import { listsContext, selectionContext, sessionContext } from '../contexts.ts';
import { Watch } from '../controllers/watch.ts';
import type { BoardSession } from '../session.ts';
import type { BoardLists, ListsTopic } from '../store/board-lists.ts';
import type { Density } from './board-choices.ts';
import { CardLift } from './card-lift.ts';
import { selectByClick, selectByKey, type Meant, type Selecting } from './card-selecting.ts';
import { AnnounceEvent, DropCardEvent, ShowBoardEvent, type CardLeftEvent } from './events.ts';
import type { GwCard } from './gw-card.ts';
import type { GwCell } from './gw-cell.ts';
import type { AddOnTopEvent, ColumnMenuEvent } from './gw-column-head.ts';
import './gw-column-head.ts';
import './gw-board-note.ts';
import './gw-column-menu.ts';
import type { FoldLaneEvent } from './gw-lane.ts';
import './gw-lane.ts';
import { nextCard } from './keys.ts';
import { count, noColumnName } from './item-words.ts';
import { lanesStyles } from './lanes-styles.ts';
import type { Selection } from './selection.ts';
import { base } from './shared-styles.ts';
import { inShownOrder } from './shown-order.ts';

/** As many cards as the window holds, one below the other; lists further down begin with fewer. */
const firstCards = (): number => Math.ceil(innerHeight / 80) + 1;
const laterCards = 4;

@customElement('gw-lanes')
export class GwLanes extends LitElement {
  static override styles = [base, lanesStyles];

  @property({ attribute: false }) density: Density = 'normal';
  /** Keys of the lanes that are folded. */
  @property({ attribute: false }) folded: readonly string[] = [];

  @consume({ context: sessionContext }) private session!: BoardSession;
  @consume({ context: selectionContext }) private selection!: Selection;
  @consume({ context: listsContext }) private lists!: BoardLists;
  @query('gw-column-menu') private columnMenu!: HTMLElementTagNameMap['gw-column-menu'];

  #lift: CardLift | undefined;
  #allColumns: readonly Column[] = [];
  #columns: readonly (Column | null)[] = [];

  constructor() {
    super();
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => ['columns'],
      ),
    );
    this.addController(
      new Watch<ListsTopic>(
        this,
        () => this.lists,
        () => ['showing', 'lanes'],
      ),
    );
    // Before the card hears of it, which would open the item.
    this.addEventListener('click', (event) => this.#onClick(event), { capture: true });
  }

  /** From left to right, with null for what stands in no column; the same array as long as it is the same. */
  get #shownColumns(): readonly (Column | null)[] {
    const all = this.session.store.columns;
    const { waiting } = this.lists.showing;
    if (all !== this.#allColumns || waiting !== this.#columns.includes(null)) {
      this.#allColumns = all;
      this.#columns = [...(waiting ? [null] : []), ...all.filter((column) => !column.archived)];
    }
    return this.#columns;
  }

  override render() {
    const columns = this.#shownColumns;
    const waitingName = noColumnName(this.session.store);
    this.style.setProperty('--columns', String(columns.length));
    return html`<div class="columns" @gw-column-menu=${this.#onColumnMenu} @gw-add-on-top=${this.#onAddOnTop}>
        ${repeat(
          columns,
          (column) => column?.id,
          (column) => html`<gw-column-head .column=${column}></gw-column-head>`,
        )}
      </div>
      <div
        class="lanes"
        @keydown=${this.#onCardKey}
        @mousedown=${this.#onMouseDown}
        @dragstart=${this.#onDrag}
        @dragend=${this.#onDrag}
        @focusout=${this.#onFocusOut}
        @gw-card-left=${this.#onCardLeft}
        @gw-fold-lane=${this.#onFold}
      >
        <gw-board-note></gw-board-note>
        ${repeat(
          this.lists.lanes,
          ({ key }) => key,
          (lane, at) =>
            html`<gw-lane
              .lane=${lane}
              .columns=${columns}
              .density=${this.density}
              .first=${at === 0 ? firstCards() : laterCards}
              .waitingName=${waitingName}
              ?folded=${this.folded.includes(lane.key)}
            ></gw-lane>`,
        )}
      </div>
      <gw-column-menu></gw-column-menu>`;
  }

  /** In the first lane that is open. */
  #onAddOnTop({ column }: AddOnTopEvent): void {
    const cells = this.#lists.find((lane) => lane.length > 0);
    cells?.find((cell) => cell.column === column)?.add('top');
  }

  #onFold({ lane, folded }: FoldLaneEvent): void {
    const rest = this.folded.filter((key) => key !== lane);
    this.dispatchEvent(new ShowBoardEvent({ folded: folded ? [...rest, lane] : rest }));
  }

  get #lists(): readonly (readonly GwCell[])[] {
    return [...this.renderRoot.querySelectorAll('gw-lane')].map((lane) => lane.cells);
  }

  /** The first card, where there is one. */
  override focus(): void {
    const [first] = this.#lists.flat().flatMap((cell) => cell.ids.slice(0, 1).map((id) => cell.card(id)));
    first?.focus();
  }

  /** Puts the focus on an item's card once it stands where it belongs now. */
  async focusItem(id: ItemId): Promise<void> {
    await this.updateComplete;
    const cells = this.#lists.flat();
    await Promise.all(cells.map((cell) => cell.updateComplete));
    const card = await cells.find(({ ids }) => ids.includes(id))?.reveal(id);
    await card?.updateComplete;
    card?.focus();
  }

  #card(id: ItemId): GwCard | undefined {
    for (const cell of this.#lists.flat()) {
      const card = cell.card(id);
      if (card) return card;
    }
    return undefined;
  }

  #announce(words: string): void {
    this.dispatchEvent(new AnnounceEvent(words));
  }

  #keyOf(id: ItemId): string {
    const item = this.session.store.item(id);
    return item ? this.session.store.keyOf(item) : '';
  }

  get #selecting(): Selecting {
    return {
      selection: this.selection,
      keyOf: (item) => this.#keyOf(item),
      announce: (words) => this.#announce(words),
      focus: (item) => this.#card(item)?.focus(),
    };
  }

  /** The card whose title an event comes from, with its list. */
  #meant(event: Event): Meant | undefined {
    const path = event.composedPath();
    if (!(path[0] instanceof HTMLElement) || !path[0].classList.contains('title')) return undefined;
    const find = (name: string) => path.find((one) => one instanceof HTMLElement && one.localName === name);
    const card = find('gw-card') as GwCard | undefined;
    const cell = find('gw-cell') as GwCell | undefined;
    return card && cell && { item: card.item, list: cell.ids };
  }

  #onColumnMenu(event: ColumnMenuEvent): void {
    void this.columnMenu.show(event.column, event.anchor);
  }

  #onCardLeft(event: CardLeftEvent): void {
    void this.focusItem(event.item);
  }

  #onFocusOut(): void {
    // The focus may only be on its way to the same card in another place.
    queueMicrotask(() => {
      if (this.#lift && !this.renderRoot.querySelector('.lanes:focus-within')) this.#endLift('let go');
    });
  }

  #onClick(event: MouseEvent): void {
    const meant = this.session.readOnly ? undefined : this.#meant(event);
    if (!meant || !selectByClick(event, meant, this.#selecting)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** With Shift the browser would select the words in between. */
  #onMouseDown(event: MouseEvent): void {
    if (event.shiftKey && this.#meant(event)) event.preventDefault();
  }

  /** All that go along look so. */
  #onDrag(event: DragEvent): void {
    const card = event
      .composedPath()
      .find((one) => one instanceof HTMLElement && one.localName === 'gw-card');
    if (!card) return;
    for (const id of this.selection.meantBy((card as GwCard).item))
      this.#card(id)?.toggleAttribute('dragged', event.type === 'dragstart');
  }

  #endLift(how: string): void {
    const lift = this.#lift;
    if (!lift) return;
    this.#lift = undefined;
    lift.end();
    if (how === '') return;
    const stays = lift.items.length === 1 ? 'It stays where it was.' : 'They stay where they were.';
    this.#announce(`${this.#nameOf(lift.items)} ${how}. ${stays}`);
  }

  #nameOf(items: readonly ItemId[]): string {
    const [only] = items;
    return items.length === 1 && only ? this.#keyOf(only) : count(items.length, 'item', 'items');
  }

  /** The keys of a card that has the focus: arrows go on, Space picks up; carried, arrows carry and Enter drops. */
  #onCardKey(event: KeyboardEvent): void {
    const meant = this.#meant(event);
    if (!meant || event.altKey) return;
    const command = event.ctrlKey || event.metaKey;
    const handled = this.#lift
      ? !command && this.#carry(event.key)
      : (!this.session.readOnly && selectByKey(event, meant, this.#selecting)) ||
        (!command && this.#walk(event.key, meant.item));
    if (handled) event.preventDefault();
  }

  #carry(key: string): boolean {
    const lift = this.#lift;
    if (!lift) return false;
    if (key === 'Enter' || key === ' ') {
      this.#endLift('');
      this.dispatchEvent(new DropCardEvent(lift.items, lift.drop));
      return true;
    }
    if (key === 'Escape') {
      this.#endLift('let go');
      return true;
    }
    if (!lift.carry(key)) return key !== 'Tab';
    this.#announce(lift.words);
    return true;
  }

  #walk(key: string, item: ItemId): boolean {
    if (key === ' ' && !this.session.readOnly) return this.#pickUp(item);
    const next = nextCard(this.#lists, item, key);
    next?.focus();
    return next !== undefined;
  }

  #pickUp(item: ItemId): boolean {
    const cells = this.#lists.find((lane) => lane.some((cell) => cell.card(item)));
    const from = cells?.find((cell) => cell.card(item));
    if (!cells || !from) return false;
    const items = inShownOrder(this.session.store, this.selection.meantBy(item), 'board');
    const lifted = items.flatMap((id) => this.#card(id) ?? []);
    this.#lift = new CardLift(item, items, { cells, from, lifted });
    const them = items.length === 1 ? ['carry it', 'drops it'] : ['carry them', 'drops them'];
    this.#announce(
      `${this.#nameOf(items)} picked up in ${this.#lift.words}. Arrow keys ${them[0]}, Enter ${them[1]}, Escape lets go.`,
    );
    return true;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-lanes': GwLanes;
  }
}
