// Who of the others has, or had until just now, which item in hand: the only way to know who changed the order within a
// list, of which an item's log keeps nothing.

import type { ItemId } from '../../shared/ids.ts';
import type { Presence } from '../sync/presence.ts';

/** Somebody else who moves an item, or moved it a moment ago. */
export interface Mover {
  readonly name: string;
  /** Index into the palette of member colours; null for somebody unknown. */
  readonly colour: number | null;
}

/** Whoever had an item in hand until so long ago has dropped it. */
const droppedWithinMs = 3000;

export class HandsOfOthers {
  readonly #presence: Presence;
  /** Until when by the page's clock: for ever while they have it. */
  readonly #hands = new Map<ItemId, Mover & { until: number }>();

  constructor(presence: Presence) {
    this.#presence = presence;
    presence.subscribe(() => this.#look());
  }

  on(item: ItemId): Mover | undefined {
    const hand = this.#hands.get(item);
    return hand && performance.now() - hand.until < droppedWithinMs ? hand : undefined;
  }

  #look(): void {
    const now = performance.now();
    for (const [item, hand] of this.#hands) {
      if (hand.until === Infinity) hand.until = now;
      else if (now - hand.until > droppedWithinMs) this.#hands.delete(item);
    }
    for (const { name, colour, me, sessions } of this.#presence.others) {
      if (me) continue;
      for (const { moving } of sessions)
        for (const item of moving)
          this.#hands.set(item, { name: name || 'Somebody', colour, until: Infinity });
    }
  }
}
