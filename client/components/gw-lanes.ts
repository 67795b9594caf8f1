// The Board view: the two backlogs across the columns. It carries cards by keyboard and keeps the focus on them; what a
// card looks like, and what a move asks, it leaves to others.

import { consume } from '@lit/context';
import { LitElement, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { ItemId } from '../../shared/ids.ts';
import type { Column } from '../../shared/records.ts';
import { selectionContext, sessionContext } from '../contexts.ts';
import { Watch } from '../controllers/watch.ts';
import type { BoardSession } from '../session.ts';
import { CardLift } from './card-lift.ts';
import { AnnounceEvent, DropCardEvent, type CardLeftEvent } from './events.ts';
import type { GwCard } from './gw-card.ts';
import type { GwCell } from './gw-cell.ts';
import './gw-column-head.ts';
import './gw-lane.ts';
import { nextCard } from './keys.ts';
import { lanesStyles } from './lanes-styles.ts';
import type { Selection } from './selection.ts';
import { base } from './shared-styles.ts';

@customElement('gw-lanes')
export class GwLanes extends LitElement {
  static override styles = [base, lanesStyles];

  @consume({ context: sessionContext }) private session!: BoardSession;
  @consume({ context: selectionContext }) private selection!: Selection;

  #lift: CardLift | undefined;
  #allColumns: readonly Column[] = [];
  #columns: readonly Column[] = [];

  constructor() {
    super();
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => ['columns'],
      ),
    );
  }

  /** The same array until the columns change, so that no lane renders without need. */
  get #shownColumns(): readonly Column[] {
    const all = this.session.store.columns;
    if (all !== this.#allColumns) {
      this.#allColumns = all;
      this.#columns = all.filter((column) => !column.archived);
    }
    return this.#columns;
  }

  override render() {
    const columns = this.#shownColumns;
    this.style.setProperty('--columns', String(columns.length + 1));
    return html`<div class="columns">
        <gw-column-head .column=${null}></gw-column-head>
        ${columns.map((column) => html`<gw-column-head .column=${column}></gw-column-head>`)}
      </div>
      <div
        class="lanes"
        @keydown=${this.#onCardKey}
        @focusout=${this.#onFocusOut}
        @gw-card-left=${this.#onCardLeft}
      >
        <gw-lane .backlog=${'product'} .columns=${columns}></gw-lane>
        <gw-lane .backlog=${'technical'} .columns=${columns}></gw-lane>
      </div>`;
  }

  get #lists(): readonly (readonly GwCell[])[] {
    return [...this.renderRoot.querySelectorAll('gw-lane')].map((lane) => lane.cells);
  }

  /** Puts the focus on an item's card once it stands where it belongs now. */
  async focusItem(id: ItemId): Promise<void> {
    await this.updateComplete;
    const cells = this.#lists.flat();
    await Promise.all(cells.map((cell) => cell.updateComplete));
    const card = cells.map((cell) => cell.card(id)).find((found) => found !== undefined);
    await card?.updateComplete;
    card?.focus();
  }

  #announce(words: string): void {
    this.dispatchEvent(new AnnounceEvent(words));
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

  #endLift(how: string): void {
    const lift = this.#lift;
    if (!lift) return;
    this.#lift = undefined;
    lift.end();
    const item = this.session.store.item(lift.item);
    if (item && how !== '')
      this.#announce(`${this.session.store.keyOf(item)} ${how}. It stays where it was.`);
  }

  /** The keys of a card that has the focus: arrows go on, Space picks up; carried, arrows carry and Enter drops. */
  #onCardKey(event: KeyboardEvent): void {
    const path = event.composedPath();
    const card = path.find((one) => one instanceof HTMLElement && one.localName === 'gw-card') as
      GwCard | undefined;
    const onTitle = path[0] instanceof HTMLElement && path[0].classList.contains('title');
    if (!card || !onTitle || event.ctrlKey || event.metaKey || event.altKey) return;
    const handled = this.#lift ? this.#carry(event.key) : this.#walk(event.key, card);
    if (handled) event.preventDefault();
  }

  #carry(key: string): boolean {
    const lift = this.#lift;
    if (!lift) return false;
    if (key === 'Enter' || key === ' ') {
      this.#endLift('');
      this.dispatchEvent(new DropCardEvent(this.selection.meantBy(lift.item), lift.drop));
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

  #walk(key: string, card: GwCard): boolean {
    if (key === ' ' && !this.session.readOnly) {
      const cells = this.#lists.find((lane) => lane.some((cell) => cell.card(card.item)));
      const from = cells?.find((cell) => cell.card(card.item));
      const item = this.session.store.item(card.item);
      if (!cells || !from || !item) return false;
      this.#lift = new CardLift(item.id, cells, from);
      this.#announce(
        `${this.session.store.keyOf(item)} picked up in ${this.#lift.words}. Arrow keys carry it, Enter drops it, Escape lets go.`,
      );
      return true;
    }
    const next = nextCard(this.#lists, card.item, key);
    next?.focus();
    return next !== undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-lanes': GwLanes;
  }
}
