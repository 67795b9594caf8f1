// How long work takes: from the day on which it began to the day on which it was finished, both counted (Vacanti,
// "Actionable Agile Metrics for Predictability", 2015: cycle time = finish date − start date + 1). Work begins when an item
// first comes into a column behind the first one; one that went straight to a done column began when it came to the board.

import { calendarDays } from '../calendar.ts';
import { finishedSince } from '../finished.ts';
import type { ColumnId, ItemId } from '../ids.ts';
import { isKnown, type Item } from '../item.ts';
import type { Kind } from '../kind.ts';
import type { Column } from '../records.ts';
import { staysOf } from './place-history.ts';

export interface CycleTime {
  readonly item: ItemId;
  readonly kind: Kind;
  readonly began: number;
  readonly finished: number;
  /** Calendar days, at least 1. */
  readonly days: number;
}

function beganAt(item: Item, first: ColumnId | undefined, finished: number): number {
  const stays = staysOf(item).filter(({ column, from }) => column !== null && from <= finished);
  const work = stays.find(({ column }) => column !== first);
  const begun = work && work.from < finished ? work : stays[0];
  return begun?.from ?? finished;
}

/** Of an item that is finished; null while it is not. */
export function cycleTimeOf(item: Item, columns: readonly Column[], timeZone: string): CycleTime | null {
  const finished = finishedSince(item, columns);
  if (finished === null || !isKnown(item)) return null;
  const first = columns.find(({ archived, done }) => !archived && !done)?.id;
  const began = Math.min(beganAt(item, first, finished), finished);
  return {
    item: item.id,
    kind: item.kind,
    began,
    finished,
    days: calendarDays(began, finished, timeZone) + 1,
  };
}

/**
 * The value below or at which this share (0 to 1) of the figures lies, by the nearest rank; NaN for none. 0.85 is the
 * figure to promise by: of seven items six were done within it.
 */
export function percentile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
