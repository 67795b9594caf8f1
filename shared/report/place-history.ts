// Where an item stood over time, read from the moves in its own log: one entry for each stay in a column. What an import
// brought without moves has stood where it stands since it was made.

import type { ColumnId } from '../ids.ts';
import type { Item } from '../item.ts';

export interface Stay {
  /** Null: in no column. */
  readonly column: ColumnId | null;
  /** Milliseconds since 1970. */
  readonly from: number;
  /** Null: still. */
  readonly to: number | null;
}

const columnIn = (place: unknown): ColumnId | null =>
  Array.isArray(place) && typeof place[0] === 'string' ? (place[0] as ColumnId) : null;

/** Its stays, the earliest first; the last one is where it stands. */
export function staysOf(item: Item): readonly Stay[] {
  const moves = item.log
    .filter(({ field, from, to }) => field === 'place' && columnIn(from) !== columnIn(to))
    .toSorted((a, b) => a.at - b.at);
  const stays: Stay[] = [];
  let since = item.createdAt;
  for (const { at, from } of moves) {
    stays.push({ column: columnIn(from), from: since, to: at });
    since = at;
  }
  stays.push({ column: item.place.column, from: since, to: null });
  return stays;
}

/** The column in which it stood then; undefined: it was not there yet. */
export function columnAt(item: Item, then: number): ColumnId | null | undefined {
  if (then < item.createdAt) return undefined;
  return staysOf(item).find(({ to }) => to === null || to > then)?.column;
}
