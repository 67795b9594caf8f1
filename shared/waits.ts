// What waits for what: the chain from one item to another, circles in which nothing can begin, and which of an item's
// waits are still open. Pure: the caller says what each item waits for.

import { isFinished } from './finished.ts';
import type { ItemId } from './ids.ts';
import type { Item } from './item.ts';
import type { Column } from './records.ts';

/** What an item waits for. Archived items wait for nothing, so the caller gives an empty list for them. */
export type BlockedByOf = (id: ItemId) => readonly ItemId[];

/** The items by id, as a store or a map gives them. */
export type ItemOf = (id: ItemId) => Item | undefined;

/** What each item on the board waits for: an archived one, and one that is not here, for nothing. */
export const blockedByIn =
  (itemOf: ItemOf): BlockedByOf =>
  (id) => {
    const item = itemOf(id);
    return item && !item.archived ? item.blockedBy.filter((other) => itemOf(other)?.archived === null) : [];
  };

/**
 * The shortest chain [from, …, to] in which each waits for the next, at least one wait long; null when `from` does not
 * wait for `to`, not even through others. Of chains equally long the same one on every screen.
 */
export function chainOfWaits(from: ItemId, to: ItemId, blockedByOf: BlockedByOf): readonly ItemId[] | null {
  const cameFrom = new Map<ItemId, ItemId>();
  const queue: ItemId[] = [from];
  for (const at of queue) {
    for (const next of [...blockedByOf(at)].sort()) {
      if (next === to) return chainBackFrom(at, from, cameFrom, [to]);
      if (next === from || cameFrom.has(next)) continue;
      cameFrom.set(next, at);
      queue.push(next);
    }
  }
  return null;
}

function chainBackFrom(
  last: ItemId,
  from: ItemId,
  cameFrom: ReadonlyMap<ItemId, ItemId>,
  end: readonly ItemId[],
): readonly ItemId[] {
  const chain = [...end];
  for (let at = last; ; at = cameFrom.get(at) as ItemId) {
    chain.unshift(at);
    if (at === from) return chain;
  }
}

/** The circle that an item stands in: [id, next, …], the last waiting for `id` again. Null when it stands in none. */
export function circleThrough(id: ItemId, blockedByOf: BlockedByOf): readonly ItemId[] | null {
  return chainOfWaits(id, id, blockedByOf)?.slice(0, -1) ?? null;
}

/** Everything that an item waits for, also through others, without itself: what a circle through it may run over. */
export function allWaits(id: ItemId, blockedByOf: BlockedByOf): ReadonlySet<ItemId> {
  const found = new Set<ItemId>();
  const queue = [id];
  for (const at of queue) {
    for (const next of blockedByOf(at)) {
      if (next === id || found.has(next)) continue;
      found.add(next);
      queue.push(next);
    }
  }
  return found;
}

/** What an item still waits for: items on the board that are neither finished nor archived. */
export function openWaits(item: Item, itemOf: ItemOf, columns: readonly Column[]): readonly ItemId[] {
  return item.blockedBy.filter((id) => {
    const other = itemOf(id);
    return other !== undefined && !other.archived && !isFinished(other, columns);
  });
}

/**
 * Why `item` cannot wait for the head of `chain`, which leads from there back to it: "GW-41 waits for GW-46 already,
 * which waits for GW-50: this would go in a circle."
 */
export function circleSentence(chain: readonly ItemId[], keyOf: (id: ItemId) => string): string {
  const [first = '', second = '', ...rest] = chain.map(keyOf);
  const more = rest.map((key) => `, which waits for ${key}`).join('');
  return `${first} waits for ${second} already${more}: this would go in a circle.`;
}
