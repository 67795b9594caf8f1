// Cumulative flow: how many items stood in each column at the end of each day, and how many waited in none. The columns
// are those of now, from left to right; what stood in one that is not known any more counts to the first.

import { wasArchived } from '../field-history.ts';
import type { ColumnId } from '../ids.ts';
import type { Item } from '../item.ts';
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

/** `ends`: the ends of the days that are asked for, the earliest first. */
export function flowOf(
  items: Iterable<Item>,
  columns: readonly Column[],
  ends: readonly number[],
): readonly FlowDay[] {
  const index = new Map<ColumnId, number>(columns.map(({ id }, i) => [id, i]));
  const days = ends.map((at) => ({ at, waiting: 0, counts: columns.map(() => 0) }));
  for (const item of items) {
    const there = days.filter(({ at }) => !wasArchived(item, at));
    for (const { column, from, to } of staysOf(item)) {
      for (const day of there) {
        if (day.at < from || day.at >= (to ?? Infinity)) continue;
        if (column === null) day.waiting += 1;
        else {
          const at = index.get(column) ?? 0;
          day.counts[at] = (day.counts[at] ?? 0) + 1;
        }
      }
    }
  }
  return days;
}
