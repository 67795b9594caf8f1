// Cumulative flow: how many items stood in each column at the end of each day, and how many waited in none (Anderson,
// "Kanban", 2010). The columns are those of now, from left to right; what stood in one that is not known any more counts
// to the first.

import { isDone, isFinished } from '../finished.ts';
import type { ColumnId, ItemId } from '../ids.ts';
import type { Item } from '../item.ts';
import { onceFor } from '../once-for.ts';
import type { Column } from '../records.ts';
import { staysOf } from './place-history.ts';

export interface FlowDay {
  /** The end of the day, milliseconds since 1970. */
  readonly at: number;
  /** Items that were there and stood in no column. */
  readonly waiting: number;
  /** By column, in the order of the columns. */
  readonly counts: readonly number[];
}

/** From then until then, the end not counted. */
type Span = readonly [from: number, to: number];

const always: readonly Span[] = [[-Infinity, Infinity]];

/** When it was not in the archive. One that came in archived has no entry of it in its log. */
function timesOut({ log, archived }: Item): readonly Span[] {
  if (!log.some(({ field }) => field === 'archived')) return archived ? [[-Infinity, archived.at]] : always;
  const turns = log.filter(({ field }) => field === 'archived').toSorted((a, b) => a.at - b.at);
  const spans: Span[] = [];
  let out: number | null = (turns[0]?.from ?? null) === null ? -Infinity : null;
  for (const [n, { at, to }] of turns.entries()) {
    // Of two turns made apart the register has one: the last entry is what the item has now.
    const isOut = ((n === turns.length - 1 ? archived : to) ?? null) === null;
    if (out !== null && !isOut) spans.push([out, at]);
    out = isOut ? (out ?? at) : null;
  }
  return out === null ? spans : [...spans, [out, Infinity]];
}

/** Where it was counted and when: the index of its column, or their number for none. */
type Standing = readonly [place: number, from: number, to: number];

/** What an item stood in, by these columns. */
const standingsOn = onceFor((columns: readonly Column[]) => {
  const index: ReadonlyMap<ColumnId, number> = new Map(columns.map(({ id }, i) => [id, i]));
  return onceFor((item: Item): readonly Standing[] => {
    const standings: Standing[] = [];
    const out = timesOut(item);
    for (const { column, from, to } of staysOf(item)) {
      const place = column === null ? columns.length : (index.get(column) ?? 0);
      for (const [left, right] of out)
        standings.push([place, Math.max(from, left), Math.min(to ?? Infinity, right)]);
    }
    return standings;
  });
});

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
  const standingsOf = standingsOn(columns);
  const size = columns.length + 1;
  // How many came to each place on each day, less those who went: what stood there is the sum of the days so far.
  const changes = new Int32Array((ends.length + 1) * size);
  const change = (day: number, place: number, by: number) => {
    const at = day * size + place;
    changes[at] = (changes[at] ?? 0) + by;
  };
  for (const item of items) {
    for (const [place, from, to] of standingsOf(item)) {
      const [first, after] = [firstFrom(ends, from), firstFrom(ends, to)];
      if (first >= after) continue;
      change(first, place, 1);
      change(after, place, -1);
    }
  }
  const stood = Array.from({ length: size }, () => 0);
  return ends.map((at, day) => {
    for (const place of stood.keys()) stood[place] = (stood[place] ?? 0) + (changes[day * size + place] ?? 0);
    return { at, waiting: stood[size - 1] ?? 0, counts: stood.slice(0, -1) };
  });
}

/** The items that flowOf counts then: by column in their order, and last those that stood in none. */
export function standingAt(
  items: Iterable<Item>,
  columns: readonly Column[],
  then: number,
): readonly (readonly ItemId[])[] {
  const standingsOf = standingsOn(columns);
  const found = [...columns, null].map((): ItemId[] => []);
  for (const item of items) {
    for (const [place, from, to] of standingsOf(item))
      if (from <= then && then < to) found[place]?.push(item.id);
  }
  return found;
}

/** It was finished then already, and has stayed so: what flows since does not touch it. */
export function finishedBefore(item: Item, columns: readonly Column[], then: number): boolean {
  if (!isFinished(item, columns)) return false;
  const since = staysOf(item).filter(({ to }) => to === null || to > then);
  return (since[0]?.from ?? Infinity) <= then && since.every(({ column }) => isDone(column, columns));
}

/** It came to the board finished, as by an import: when it was finished nobody knows. */
export function cameFinished(item: Item, columns: readonly Column[]): boolean {
  const came = staysOf(item).find(({ column }) => column !== null);
  return columns.some(({ id, done }) => done && id === came?.column);
}
