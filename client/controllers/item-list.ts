// What every list of items does, whatever stands in it: one tab stop that follows the focus, word when the focus falls
// off because its item went elsewhere, and the mark where something would be dropped. What a place means, the list says.

import { html, nothing, type LitElement, type ReactiveController } from 'lit';
import type { ItemId } from '../../shared/ids.ts';
import { CardLeftEvent } from '../components/events.ts';

/** The element that shows one item. */
type CardName = 'gw-card' | 'gw-plan-row' | 'gw-agenda-row';

interface Host extends LitElement {
  /** The ids shown, in their order. */
  readonly ids: readonly ItemId[];
  /** Where cards that are being moved would go: before which of the shown ids (their number: at the end). */
  mark: number | null;
}

export class ItemList<Name extends CardName> implements ReactiveController {
  readonly #host: Host;
  readonly #name: Name;
  #tabStop: ItemId | undefined;
  /** The card that is one now; all others are none from the start. */
  #stop: HTMLElementTagNameMap[Name] | null = null;
  /** The item that had the focus before the host rendered, and what stood around it. */
  #focusedBefore: ItemId | undefined;
  #idsBefore: readonly ItemId[] = [];

  constructor(host: Host, card: Name) {
    this.#host = host;
    this.#name = card;
    host.addController(this);
    host.addEventListener('focusin', () => this.#onFocusIn());
  }

  hostUpdate(): void {
    this.#focusedBefore = this.#focused;
    if (this.#focusedBefore !== undefined) this.#idsBefore = this.cards.map(({ item }) => item);
  }

  hostUpdated(): void {
    const before = this.#focusedBefore;
    // Its element is gone, or was put elsewhere in the list, which takes the focus away.
    if (before !== undefined && this.#focused !== before)
      this.#host.dispatchEvent(new CardLeftEvent(before, this.#idsBefore));
    this.#applyTabStop();
  }

  /** The cards that are rendered, from top to bottom. */
  get cards(): readonly HTMLElementTagNameMap[Name][] {
    return [...this.#cards];
  }

  card(id: ItemId): HTMLElementTagNameMap[Name] | undefined {
    return this.cards.find((card) => card.item === id);
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
    return this.#host.renderRoot.querySelectorAll<HTMLElementTagNameMap[Name]>(this.#name);
  }

  get #focused(): ItemId | undefined {
    const active = this.#host.shadowRoot?.activeElement;
    return active?.localName === this.#name ? (active as HTMLElementTagNameMap[Name]).item : undefined;
  }

  #applyTabStop(): void {
    const wanted = this.#tabStop === undefined ? undefined : this.card(this.#tabStop);
    const stop = wanted ?? this.#host.renderRoot.querySelector<HTMLElementTagNameMap[Name]>(this.#name);
    if (stop === this.#stop) return;
    if (this.#stop) this.#stop.tabStop = false;
    this.#stop = stop;
    if (stop) stop.tabStop = true;
  }

  #onFocusIn(): void {
    this.#tabStop = this.#focused ?? this.#tabStop;
    this.#applyTabStop();
  }
}
