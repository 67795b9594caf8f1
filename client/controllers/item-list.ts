// What every list of items does, whatever stands in it: one tab stop that follows the focus, word when the focus falls
// off because its item went elsewhere, and taking items that are dropped on it. What a place means, the list says.

import { html, nothing, type LitElement, type ReactiveController } from 'lit';
import type { ItemId } from '../../shared/ids.ts';
import { CardLeftEvent, DropCardEvent, type Drop } from '../components/events.ts';
import type { Selection } from '../components/selection.ts';
import { inShownOrder } from '../components/shown-order.ts';
import type { BoardSession } from '../session.ts';

/** The type under which a dragged card travels; its value is the item's id. */
export const cardType = 'application/x-groundwork-item';

/** The element that shows one item. */
type CardName = 'gw-card' | 'gw-plan-row';

/** A list that cards are dropped on. */
interface Host extends LitElement {
  /** The ids shown, in their order. */
  readonly ids: readonly ItemId[];
  /** Where cards that are being moved would go: before which of the shown ids (their number: at the end). */
  mark: number | null;
  /** The place before the shown id of this number, among the ids without those that move. */
  place(index: number, moving: readonly ItemId[]): Drop;
}

interface Holding<Name extends CardName> {
  readonly session: () => BoardSession;
  readonly selection: () => Selection;
  readonly card: Name;
  /** The order in which several that are dropped shall stand. */
  readonly order: 'board' | 'backlog';
}

export class ItemList<Name extends CardName> implements ReactiveController {
  readonly #host: Host;
  readonly #holding: Holding<Name>;
  #tabStop: ItemId | undefined;
  /** The item that had the focus before the host rendered. */
  #focusedBefore: ItemId | undefined;

  constructor(host: Host, holding: Holding<Name>) {
    this.#host = host;
    this.#holding = holding;
    host.addController(this);
    host.addEventListener('dragover', (event) => this.#onDragOver(event));
    host.addEventListener('dragleave', (event) => this.#onDragLeave(event));
    host.addEventListener('drop', (event) => this.#onDrop(event));
    host.addEventListener('focusin', () => this.#onFocusIn());
  }

  hostUpdate(): void {
    this.#focusedBefore = this.#focused;
  }

  hostUpdated(): void {
    const before = this.#focusedBefore;
    // Its element is gone, or was put elsewhere in the list, which takes the focus away.
    if (before !== undefined && this.#focused !== before) this.#host.dispatchEvent(new CardLeftEvent(before));
    this.#applyTabStop();
  }

  card(id: ItemId): HTMLElementTagNameMap[Name] | undefined {
    return [...this.#cards].find((card) => card.item === id);
  }

  /** The mark, where it stands before the shown id of this number; for the host's render. */
  markAt(index: number) {
    return this.#host.mark === index ? html`<li class="mark" aria-hidden="true"></li>` : nothing;
  }

  /** Brings the mark of a move by keyboard into view. */
  async showMark(): Promise<void> {
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector('.mark')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  get #cards(): NodeListOf<HTMLElementTagNameMap[Name]> {
    return this.#host.renderRoot.querySelectorAll<HTMLElementTagNameMap[Name]>(this.#holding.card);
  }

  get #focused(): ItemId | undefined {
    const active = this.#host.shadowRoot?.activeElement;
    return active?.localName === this.#holding.card
      ? (active as HTMLElementTagNameMap[Name]).item
      : undefined;
  }

  #applyTabStop(): void {
    const cards = [...this.#cards];
    const stop = cards.find((card) => card.item === this.#tabStop) ?? cards[0];
    for (const card of cards) card.tabStop = card === stop;
  }

  #onFocusIn(): void {
    this.#tabStop = this.#focused ?? this.#tabStop;
    this.#applyTabStop();
  }

  #onDragOver(event: DragEvent): void {
    if (this.#holding.session().readOnly || !event.dataTransfer?.types.includes(cardType)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'move';
    this.#host.toggleAttribute('over', true);
    this.#host.mark = this.#indexAt(event.clientY);
  }

  #onDragLeave(event: DragEvent): void {
    if (event.relatedTarget instanceof Node && this.#host.renderRoot.contains(event.relatedTarget)) return;
    const { left, right, top, bottom } = this.#host.getBoundingClientRect();
    const { clientX: x, clientY: y } = event;
    if (x <= left || x >= right || y <= top || y >= bottom) this.#endOver();
  }

  #endOver(): void {
    this.#host.toggleAttribute('over', false);
    this.#host.mark = null;
  }

  #onDrop(event: DragEvent): void {
    const id = event.dataTransfer?.getData(cardType) as ItemId | '' | undefined;
    const index = this.#indexAt(event.clientY);
    this.#endOver();
    const { store } = this.#holding.session();
    // Only what stands on this board is moved, whatever was dropped.
    if (!id || !store.item(id)) return;
    event.preventDefault();
    const moving = inShownOrder(store, this.#holding.selection().meantBy(id), this.#holding.order);
    const before = this.#host.ids.slice(0, index).filter((one) => !moving.includes(one)).length;
    this.#host.dispatchEvent(new DropCardEvent(moving, this.#host.place(before, moving)));
  }

  /** How many of the shown cards have their middle above this height of the window; they stand one below the other. */
  #indexAt(y: number): number {
    const cards = this.#cards;
    let [low, high] = [0, cards.length];
    while (low < high) {
      const at = Math.floor((low + high) / 2);
      const { top, height } = (cards[at] as HTMLElement).getBoundingClientRect();
      if (top + height / 2 < y) low = at + 1;
      else high = at;
    }
    return low;
  }
}
