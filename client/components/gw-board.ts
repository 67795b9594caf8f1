// One open board: its head, the two backlogs across the columns, the open item beside them, and the dialogs. It moves
// cards, keeps the focus on them, and knows the keys; what an item looks like it leaves to others.

import { provide } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { Refusal } from '../../shared/board/edit.ts';
import { backlogOf, changeKind, setField } from '../../shared/board/mutate-item.ts';
import { moveItem } from '../../shared/board/mutate-place.ts';
import type { ItemId } from '../../shared/ids.ts';
import { isKnown } from '../../shared/item.ts';
import type { Column } from '../../shared/records.ts';
import { sessionContext } from '../contexts.ts';
import { Listen } from '../controllers/listen.ts';
import { Watch } from '../controllers/watch.ts';
import type { BoardSession } from '../session.ts';
import { boardStyles } from './board-styles.ts';
import { CardLift } from './card-lift.ts';
import { Changes } from './changes.ts';
import {
  AnnounceEvent,
  type AskWhoEvent,
  type CardLeftEvent,
  type CardMenuEvent,
  type DropCardEvent,
  type HeaderEvent,
  type OpenItemEvent,
  type Drop,
} from './events.ts';
import './gw-archive.ts';
import './gw-board-header.ts';
import './gw-card-menu.ts';
import type { GwCard } from './gw-card.ts';
import type { GwCell } from './gw-cell.ts';
import './gw-column-head.ts';
import './gw-item-panel.ts';
import './gw-kind-question.ts';
import './gw-lane.ts';
import './gw-new-item.ts';
import './gw-share.ts';
import './gw-who-are-you.ts';
import { isTyping, nextCard } from './keys.ts';
import { itemInAddress, putItemInAddress } from './open-item.ts';
import { base } from './shared-styles.ts';
import { undoneWords } from './undo-words.ts';
import { noColumnName } from './item-words.ts';

@customElement('gw-board')
export class GwBoard extends LitElement {
  static override styles = [base, boardStyles];

  /** The board that is shown; one element for each. */
  @provide({ context: sessionContext })
  @property({ attribute: false })
  session!: BoardSession;

  @state() private loaded = false;
  @state() private open: ItemId | null = null;

  @query('gw-who-are-you') private whoAreYou!: HTMLElementTagNameMap['gw-who-are-you'] | null;
  @query('gw-new-item') private newItem!: HTMLElementTagNameMap['gw-new-item'];
  @query('gw-share') private share!: HTMLElementTagNameMap['gw-share'];
  @query('gw-archive') private archive!: HTMLElementTagNameMap['gw-archive'];
  @query('gw-card-menu') private cardMenu!: HTMLElementTagNameMap['gw-card-menu'];
  @query('gw-kind-question') private kindQuestion!: HTMLElementTagNameMap['gw-kind-question'];
  @query('gw-item-panel') private panel!: HTMLElementTagNameMap['gw-item-panel'] | null;

  readonly #changes = new Changes(this, () => this.session);
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
    this.addController(new Listen('keydown', (event) => this.#onKey(event)));
    this.addController(new Listen('popstate', () => (this.open = itemInAddress())));
    this.addEventListener('gw-ask-who', (event) => this.#onAskWho(event));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.open = itemInAddress();
    void this.session.loaded.then(() => (this.loaded = true));
  }

  override updated(changed: PropertyValues): void {
    if (!changed.has('open')) return;
    putItemInAddress(this.open);
    this.session.presence.look({ view: 'board', item: this.open, field: null });
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
    return html`<gw-board-header @gw-header=${this.#onHeader}></gw-board-header>
      ${this.#changes.sentence}
      <main class=${`body ${this.open === null ? '' : 'with-panel'}`} aria-label="Board">
        <div class="board">${this.loaded ? this.#lanes() : nothing}</div>
        ${
          this.open !== null && this.loaded
            ? html`<gw-item-panel
                .item=${this.open}
                @gw-close=${this.#onPanelClose}
                @gw-drop-card=${this.#onDropCard}
              ></gw-item-panel>`
            : nothing
        }
      </main>
      <gw-card-menu @gw-drop-card=${this.#onDropCard} @gw-open-item=${this.#onOpenItem}></gw-card-menu>
      <gw-new-item></gw-new-item>
      <gw-share></gw-share>
      <gw-archive @gw-open-item=${this.#onOpenItem}></gw-archive>
      <gw-kind-question></gw-kind-question>
      <gw-who-are-you></gw-who-are-you>`;
  }

  #lanes() {
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
        @gw-open-item=${this.#onOpenItem}
        @gw-card-menu=${this.#onCardMenu}
        @gw-drop-card=${this.#onDropCard}
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
  async #focusCard(id: ItemId): Promise<void> {
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

  #onHeader({ wish }: HeaderEvent): void {
    if (wish === 'newItem') this.newItem.show();
    if (wish === 'share') this.share.show();
    if (wish === 'archive') this.archive.show();
  }

  #onAskWho(event: AskWhoEvent): void {
    if (this.whoAreYou) event.answer = this.whoAreYou.ask();
  }

  #onOpenItem(event: OpenItemEvent): void {
    this.open = event.item;
    void this.updateComplete.then(() => this.panel?.focus());
  }

  #onPanelClose(): void {
    const { open } = this;
    this.open = null;
    if (open !== null) void this.#focusCard(open);
  }

  #onCardMenu(event: CardMenuEvent): void {
    void this.cardMenu.show(event.item, event.anchor);
  }

  #onCardLeft(event: CardLeftEvent): void {
    void this.#focusCard(event.item);
  }

  #onDropCard(event: DropCardEvent): void {
    event.stopPropagation();
    void this.#move(event.item, event.drop, event.composedPath().includes(this.panel as EventTarget));
  }

  /** Moves a card; asks what it becomes when it goes to the other backlog. */
  async #move(id: ItemId, drop: Drop, fromPanel = false): Promise<void> {
    const { store } = this.session;
    const item = store.item(id);
    if (!item) return;
    const key = store.keyOf(item);
    const crosses = backlogOf(item) !== drop.backlog;
    const kind = crosses && isKnown(item) ? await this.kindQuestion.ask(key, drop.backlog) : null;
    if (crosses && kind === null) {
      this.#announce(`${key} stays where it was.`);
      void this.#focusCard(id);
      return;
    }
    const { column, after, before } = drop;
    const moved = await this.#changes.make((board, act) => {
      if (kind !== null) {
        changeKind(board, act, id, kind);
        if (kind === 'bug') setField(board, act, id, { field: 'backlog', value: drop.backlog });
      }
      // In an empty list it goes behind all others, so that nothing elsewhere changes its order.
      const neighbours = after === null && before === null ? {} : { after, before };
      moveItem(board, act, id, { column, list: column === null ? 'backlog' : 'board', ...neighbours });
      return true;
    });
    const name =
      this.#shownColumns.find((one) => one.id === column)?.name ?? noColumnName(this.session.store);
    if (moved) this.#announce(`${key} moved to ${name}.`);
    if (!fromPanel) void this.#focusCard(id);
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
      void this.#move(lift.item, lift.drop);
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

  #onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || !this.loaded) return;
    const path = event.composedPath();
    const inDialog = path.some((one) => one instanceof Element && one.matches('dialog, :popover-open'));
    if (inDialog) return;
    const key = event.key.toLowerCase();
    if (key === 'escape' && this.open !== null) {
      event.preventDefault();
      this.#onPanelClose();
      return;
    }
    if (isTyping(path[0]) || event.altKey) return;
    if ((event.ctrlKey || event.metaKey) && (key === 'z' || key === 'y')) {
      event.preventDefault();
      this.#turnHistory(key === 'z' && !event.shiftKey);
      return;
    }
    if (key === 'c' && !event.ctrlKey && !event.metaKey && !event.shiftKey && !this.session.readOnly) {
      event.preventDefault();
      this.newItem.show();
    }
  }

  #turnHistory(back: boolean): void {
    const { history } = this.session;
    try {
      this.#announce(undoneWords(back ? history.undo() : history.redo(), back));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.#announce(error.message);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-board': GwBoard;
  }
}
