// A list of items in the order of their keys, kept sorted as items come and go: a move costs a walk along the list, not
// another sort of it.

import type { ItemId } from '../../shared/ids.ts';
import { compareRanked } from '../../shared/order.ts';

interface Entry {
  readonly id: ItemId;
  readonly rank: string;
}

/** With more newcomers than this, sorting all of it is the shorter way. */
const fewNewcomers = 32;

const none: readonly ItemId[] = Object.freeze([]);

export class RankedIds {
  #entries: Entry[] = [];
  #ids: readonly ItemId[] = none;
  readonly #gone = new Set<ItemId>();
  readonly #come = new Map<ItemId, string>();

  /** In their order; the same array as long as the list is the same. */
  get ids(): readonly ItemId[] {
    return this.#ids;
  }

  /** Takes effect with `settle`. Of several calls for one item the last counts. */
  put(id: ItemId, rank: string): void {
    this.#gone.add(id);
    this.#come.set(id, rank);
  }

  /** Takes effect with `settle`. */
  take(id: ItemId): void {
    this.#gone.add(id);
    this.#come.delete(id);
  }

  /** Brings in what was put and taken; true when the list reads otherwise now. */
  settle(): boolean {
    if (this.#gone.size === 0) return false;
    const newcomers = Array.from(this.#come, ([id, rank]) => ({ id, rank }));
    const entries = this.#entries.filter(({ id }) => !this.#gone.has(id));
    if (newcomers.length > fewNewcomers) entries.push(...newcomers);
    else for (const entry of newcomers) entries.splice(placeIn(entries, entry), 0, entry);
    if (newcomers.length > fewNewcomers) entries.sort(compareRanked);
    this.#gone.clear();
    this.#come.clear();
    this.#entries = entries;
    const before = this.#ids;
    if (entries.length === before.length && entries.every(({ id }, at) => id === before[at])) return false;
    this.#ids = entries.length === 0 ? none : Object.freeze(entries.map(({ id }) => id));
    return true;
  }
}

/** How many of the sorted entries stand before this one. */
function placeIn(entries: readonly Entry[], entry: Entry): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const at = (low + high) >> 1;
    if (compareRanked(entries[at] as Entry, entry) < 0) low = at + 1;
    else high = at;
  }
  return low;
}
