// Cumulative flow: how many items stood in each column at the end of each day, and how many waited in none (Anderson,
// "Kanban", 2010). The columns are those of now, from left to right; what stood in one that is not known any more counts
// to the first. An archived item is gone from then on, unless it was finished: tidying up done work does not undo it.

import type { ColumnId, ItemId } from '../ids.ts';
import type { Item } from '../item.ts';
import type { Column } from '../records.ts';
import { staysOf, type Stay } from './place-history.ts';

export interface FlowDay {
  /** The end of the day, milliseconds since 1970. */
  readonly at: number;
  /** Items that were there and stood in no column. */
  readonly waiting: number;
  /** By column, in the order of the columns. */
  readonly counts: readonly number[];
}

/** Where stays are counted: by column in their order, and behind them those in none. */
class Places {
  readonly #index: ReadonlyMap<ColumnId, number>;
  readonly #columns: readonly Column[];

  constructor(columns: readonly Column[]) {
    this.#columns = columns;
    this.#index = new Map(columns.map(({ id }, i) => [id, i]));
  }

  get size(): number {
    return this.#columns.length + 1;
  }

  of(column: ColumnId | null): number {
    return column === null ? this.#columns.length : (this.#index.get(column) ?? 0);
  }

  isDone(column: ColumnId | null): boolean {
    return column !== null && this.#columns[this.of(column)]?.done === true;
  }

  /** Until when the stay counts. */
  endOf({ column, to }: Stay, { archived }: Item): number {
    const end = to ?? Infinity;
    return archived && !this.isDone(column) ? Math.min(end, archived.at) : end;
  }
}

/** The index of the first that is not earlier; their number where all are. */
function firstFrom(ends: readonly number[], at: number): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? Infinity) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** `ends`: the ends of the days that are asked for, the earliest first. */
export function flowOf(
  items: Iterable<Item>,
  columns: readonly Column[],
  ends: readonly number[],
): readonly FlowDay[] {
  const places = new Places(columns);
  const { size } = places;
  // How many came to each place on each day, less those who went: what stood there is the sum of the days so far.
  const changes = new Int32Array((ends.length + 1) * size);
  const change = (day: number, place: number, by: number) => {
    const at = day * size + place;
    changes[at] = (changes[at] ?? 0) + by;
  };
  for (const item of items) {
    for (const stay of staysOf(item)) {
      const [first, after] = [firstFrom(ends, stay.from), firstFrom(ends, places.endOf(stay, item))];
      if (first >= after) continue;
      change(first, places.of(stay.column), 1);
      change(after, places.of(stay.column), -1);
    }
  }
  const stood = new Array<number>(size).fill(0);
  return ends.map((at, day) => {
    for (let place = 0; place < size; place += 1)
      stood[place] = (stood[place] ?? 0) + (changes[day * size + place] ?? 0);
    return { at, waiting: stood[size - 1] ?? 0, counts: stood.slice(0, -1) };
  });
}

/** The items that flowOf counts then: by column in their order, and last those that stood in none. */
export function standingAt(
  items: Iterable<Item>,
  columns: readonly Column[],
  then: number,
): readonly (readonly ItemId[])[] {
  const places = new Places(columns);
  const standing = Array.from({ length: places.size }, (): ItemId[] => []);
  for (const item of items) {
    for (const stay of staysOf(item))
      if (stay.from <= then && then < places.endOf(stay, item))
        standing[places.of(stay.column)]?.push(item.id);
  }
  return standing;
}

/** It was finished then already, and has stayed so: what flows since does not touch it. */
export function finishedBefore(item: Item, columns: readonly Column[], then: number): boolean {
  const places = new Places(columns);
  if (!places.isDone(item.place.column)) return false;
  const since = staysOf(item).filter(({ to }) => to === null || to > then);
  return (since[0]?.from ?? Infinity) <= then && since.every(({ column }) => places.isDone(column));
}
