// One list of a lane: the items of a backlog in one column, or those in no column yet. It takes cards that are dropped
// on it, shows where one would go, and gives each card nothing but its id.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ColumnId, ItemId } from '../../shared/ids.ts';
import type { Backlog } from '../../shared/kind.ts';
import { isDone } from '../../shared/finished.ts';
import { selectionContext, sessionContext } from '../contexts.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { cellTopic, waitingTopic } from '../store/board-store.ts';
import { CardLeftEvent, DropCardEvent, type Drop } from './events.ts';
import { cardType, type GwCard } from './gw-card.ts';
import './gw-card.ts';
import './gw-new-item-form.ts';
import { backlogNames } from './item-words.ts';
import { cellStyles } from './cell-styles.ts';
import type { Selection } from './selection.ts';
import { base, buttons } from './shared-styles.ts';
import { inShownOrder } from './shown-order.ts';

/** Of a backlog that stands in no column, the first ones; the rest is one press away. */
const firstWaiting = 12;

@customElement('gw-cell')
export class GwCell extends LitElement {
  static override styles = [base, buttons, cellStyles];

  @property({ attribute: false }) backlog!: Backlog;
  /** Null: the items in no column. */
  @property({ attribute: false }) column: ColumnId | null = null;
  @property() name = '';
  /** Where a card that is being moved would go: before which of the shown ids (their number: at the end). */
  @property({ attribute: false }) mark: number | null = null;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @consume({ context: selectionContext }) private selection!: Selection;
  @state() private all = false;
  @state() private adding = false;
  @query('.mark') private markLine!: HTMLElement | null;
  @query('.add') private addButton!: HTMLButtonElement | null;

  #tabStop: ItemId | undefined;

  constructor() {
    super();
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => [this.#topic, 'columns' as const],
      ),
    );
    this.addEventListener('dragover', (event) => this.#onDragOver(event));
    this.addEventListener('dragleave', (event) => this.#onDragLeave(event));
    this.addEventListener('drop', (event) => this.#onDrop(event));
    this.addEventListener('focusin', (event) => this.#onFocusIn(event));
  }

  get #topic() {
    return this.column === null ? waitingTopic(this.backlog) : cellTopic(this.backlog, this.column);
  }

  /** The ids shown, in their order. */
  get ids(): readonly ItemId[] {
    const ids = this.session.store.list(this.#topic);
    return this.column === null && !this.all ? ids.slice(0, firstWaiting) : ids;
  }

  card(id: ItemId): GwCard | undefined {
    return [...this.#cards].find((card) => card.item === id);
  }

  /** Brings the mark of a move by keyboard into view. */
  async showMark(): Promise<void> {
    await this.updateComplete;
    this.markLine?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /** The place before the shown id of this number, among the ids without those that move. */
  place(index: number, moving: readonly ItemId[]): Drop {
    const ids = this.ids.filter((id) => !moving.includes(id));
    const { backlog, column } = this;
    return { backlog, column, after: ids[index - 1] ?? null, before: ids[index] ?? null };
  }

  get #cards(): NodeListOf<GwCard> {
    return this.renderRoot.querySelectorAll('gw-card');
  }

  get #focused(): ItemId | undefined {
    const active = this.shadowRoot?.activeElement;
    return active?.localName === 'gw-card' ? (active as GwCard).item : undefined;
  }

  override update(changed: Map<PropertyKey, unknown>): void {
    const focused = this.hasUpdated ? this.#focused : undefined;
    super.update(changed);
    // Its element is gone, or was put elsewhere in the list, which takes the focus away.
    if (focused !== undefined && this.#focused !== focused) this.dispatchEvent(new CardLeftEvent(focused));
  }

  override updated(): void {
    this.#applyTabStop();
  }

  #applyTabStop(): void {
    const cards = [...this.#cards];
    const stop = cards.find((card) => card.item === this.#tabStop) ?? cards[0];
    for (const card of cards) card.tabStop = card === stop;
  }

  override render() {
    const ids = this.ids;
    const hidden = this.session.store.list(this.#topic).length - ids.length;
    const marked = (index: number) =>
      this.mark === index ? html`<li class="mark" aria-hidden="true"></li>` : nothing;
    return html`<ul aria-label=${`${this.name}, ${backlogNames[this.backlog]}`}>
        ${repeat(
          ids,
          (id) => id,
          (id, index) =>
            html`${marked(index)}
              <li><gw-card .item=${id}></gw-card></li>`,
        )}
        ${marked(ids.length)}
      </ul>
      <div class="foot">
        ${
          hidden > 0
            ? html`<button class="button plain small" type="button" @click=${() => (this.all = true)}>
                Show all ${ids.length + hidden}
              </button>`
            : nothing
        }
        ${this.session.readOnly || isDone(this.column, this.session.store.columns) ? nothing : this.#adding()}
      </div>`;
  }

  #adding() {
    if (!this.adding) {
      return html`<button
        class="add button plain small"
        type="button"
        aria-label=${`Add an item to ${this.name}, ${backlogNames[this.backlog]}`}
        @click=${() => (this.adding = true)}
      >
        ${icon('plus')} Add
      </button>`;
    }
    return html`<gw-new-item-form
      compact
      .backlog=${this.backlog}
      .column=${this.column}
      @gw-close=${this.#onFormClose}
    ></gw-new-item-form>`;
  }

  async #onFormClose(event: Event): Promise<void> {
    event.stopPropagation();
    this.adding = false;
    await this.updateComplete;
    this.addButton?.focus();
  }

  #onFocusIn(event: FocusEvent): void {
    const card = event.target as Element;
    if (card.localName === 'gw-card') this.#tabStop = (card as GwCard).item;
    else if (this.#focused !== undefined) this.#tabStop = this.#focused;
    this.#applyTabStop();
  }

  #onDragOver(event: DragEvent): void {
    if (this.session.readOnly || !event.dataTransfer?.types.includes(cardType)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'move';
    this.toggleAttribute('over', true);
    this.mark = this.#indexAt(event.clientY);
  }

  #onDragLeave(event: DragEvent): void {
    if (event.relatedTarget instanceof Node && this.renderRoot.contains(event.relatedTarget)) return;
    const box = this.getBoundingClientRect();
    const inside =
      event.clientX > box.left &&
      event.clientX < box.right &&
      event.clientY > box.top &&
      event.clientY < box.bottom;
    if (!inside) this.#endOver();
  }

  #endOver(): void {
    this.toggleAttribute('over', false);
    this.mark = null;
  }

  #onDrop(event: DragEvent): void {
    const id = event.dataTransfer?.getData(cardType) as ItemId | '' | undefined;
    const index = this.#indexAt(event.clientY);
    this.#endOver();
    // Only what stands on this board is moved, whatever was dropped.
    if (!id || !this.session.store.item(id)) return;
    event.preventDefault();
    const moving = inShownOrder(this.session.store, this.selection.meantBy(id), 'board');
    const before = this.ids.slice(0, index).filter((one) => !moving.includes(one)).length;
    this.dispatchEvent(new DropCardEvent(moving, this.place(before, moving)));
  }

  /** How many of the shown cards have their middle above this height of the window. */
  #indexAt(y: number): number {
    const middles = [...this.#cards].map((card) => {
      const { top, height } = card.getBoundingClientRect();
      return top + height / 2;
    });
    return middles.filter((middle) => middle < y).length;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-cell': GwCell;
  }
}
