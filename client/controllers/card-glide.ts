// A card that stands somewhere else now glides there from where it was, so that the eye can follow: what others move,
// what undo brings back, what was just dropped. By transform alone; not at all where somebody wants no motion, or where
// so much moves at once that nobody could follow.

import type { LitElement } from 'lit';
import type { ItemId } from '../../shared/ids.ts';
import { mostAtOnce } from '../components/recent-moves.ts';
import type { BoardSession } from '../session.ts';
import type { MovedItem } from '../store/moved-item.ts';
import type { Box } from './drop-places.ts';
import type { HandCard, HandLane } from './hand-list.ts';
import { easing, wantsNoMotion } from './motion.ts';

const glideMs = 220;
/** Moves that come within this time count as at once. */
const atOnceMs = 300;
/** So far outside of the view nobody sees where something comes from or goes to. */
const near = 200;

interface Host extends LitElement {
  readonly lanes: readonly HandLane[];
}

export class CardGlide {
  readonly #host: Host;
  readonly #stop: () => void;
  /** Where each was that has moved and is not rendered at its new place yet. */
  #before = new Map<ItemId, Box>();
  #fromHand: { readonly items: readonly ItemId[]; readonly box: Box; readonly at: number } | undefined;
  #lately: readonly { readonly at: number; readonly many: number }[] = [];

  constructor(host: Host, { store }: BoardSession) {
    this.#host = host;
    this.#stop = store.onMoved((moved) => this.#onMoved(moved));
  }

  end(): void {
    this.#stop();
    this.#before.clear();
  }

  /** These are dropped now: they glide from where they hang at the pointer. */
  fromHand(items: readonly ItemId[], box: Box): void {
    this.#fromHand = { items, box, at: performance.now() };
  }

  #onMoved(moved: readonly MovedItem[]): void {
    const hand = this.#fromHand;
    if (document.hidden || wantsNoMotion() || this.#isTooMuch(moved.length)) return;
    const ids = new Set(moved.map(({ after }) => after.id));
    // A question may have come between: then they are no more at the pointer.
    const isInHand = hand && performance.now() - hand.at < atOnceMs;
    for (const id of isInHand ? hand.items : []) if (ids.delete(id)) this.#before.set(id, hand?.box as Box);
    for (const [id, card] of this.#cardsOf(ids))
      if (!this.#before.has(id)) this.#before.set(id, card.getBoundingClientRect());
    this.#fromHand = undefined;
    void this.#glide();
  }

  #isTooMuch(many: number): boolean {
    const now = performance.now();
    this.#lately = [...this.#lately.filter(({ at }) => now - at < atOnceMs), { at: now, many }];
    return this.#lately.reduce((sum, one) => sum + one.many, 0) > mostAtOnce;
  }

  /** Once all lists show what has moved: one batch of reading, then all begin to glide. */
  async #glide(): Promise<void> {
    const lists = this.#host.lanes.flatMap((lane) => lane.lists);
    await this.#host.updateComplete;
    await Promise.all(lists.map((list) => list.updateComplete));
    const before = this.#before;
    if (before.size === 0) return;
    this.#before = new Map();
    const cards = this.#cardsOf(new Set(before.keys()));
    await Promise.all([...cards.values()].map((card) => card.updateComplete));
    const view = this.#host.getBoundingClientRect();
    const ways = [...cards].map(([id, card]) => ({
      card,
      from: before.get(id) as Box,
      to: card.getBoundingClientRect(),
    }));
    for (const { card, from, to } of ways) {
      const [x, y] = [from.left - to.left, from.top - to.top];
      if ((x === 0 && y === 0) || (!isNear(from, view) && !isNear(to, view))) continue;
      const above = { position: 'relative', zIndex: 1 };
      const way = [
        { ...above, transform: `translate(${x}px, ${y}px)` },
        { ...above, transform: 'none' },
      ];
      card.animate(way, { duration: glideMs, easing });
    }
  }

  #cardsOf(ids: ReadonlySet<ItemId>): ReadonlyMap<ItemId, HandCard> {
    if (ids.size === 0) return new Map();
    const cards = this.#host.lanes.flatMap(({ lists }) => lists.flatMap((list) => list.cards));
    return new Map(cards.flatMap((card) => (ids.has(card.item) ? [[card.item, card]] : [])));
  }
}

const isNear = (box: Box, view: Box): boolean =>
  box.right > view.left - near &&
  box.left < view.right + near &&
  box.bottom > view.top - near &&
  box.top < view.bottom + near;
