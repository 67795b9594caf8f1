// How long work takes: from the day on which it began to the day on which it was finished, both counted (Vacanti,
// "Actionable Agile Metrics for Predictability", 2015: cycle time = finish date − start date + 1). Work begins when an item
// first comes into a column behind the first one; one that went straight to a done column began when it came to the board.

import { calendarDays } from '../calendar.ts';
import { finishedSince, isDone, isFinished } from '../finished.ts';
import type { ItemId } from '../ids.ts';
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

/** Null: it came with an import, which does not say when work on it began. */
function beganAt(item: Item, columns: readonly Column[]): number | null {
  const first = columns.find(({ archived, done }) => !archived && !done)?.id;
  const stays = staysOf(item).filter(({ column }) => column !== null);
  const work = stays.find(({ column }) => column !== first);
  const begun = work && !isDone(work.column, columns) ? work : stays[0];
  return !begun || begun.imported ? null : begun.from;
}

/**
 * Of an item that is finished; null while it is not, and where it is not known: it came with an import in a column behind
 * the first one, or was finished on a day before that of its making, which moving from another tool brings about. Of one
 * that was reopened it runs on to its last finish.
 */
export function cycleTimeOf(item: Item, columns: readonly Column[], timeZone: string): CycleTime | null {
  const finished = finishedSince(item, columns);
  if (finished === null || !isKnown(item)) return null;
  const began = beganAt(item, columns);
  if (began === null || calendarDays(finished, began, timeZone) > 0) return null;
  const days = calendarDays(began, finished, timeZone) + 1;
  return { item: item.id, kind: item.kind, began: Math.min(began, finished), finished, days };
}

export interface CycleTimes {
  readonly times: readonly CycleTime[];
  /** Finished items whose cycle time is not known: left out of the figures, and to be counted beside them. */
  readonly unknown: readonly ItemId[];
}

export function cycleTimes(items: Iterable<Item>, columns: readonly Column[], timeZone: string): CycleTimes {
  const finished = [...items].filter((item) => isKnown(item) && isFinished(item, columns));
  const times = finished.flatMap((item) => cycleTimeOf(item, columns, timeZone) ?? []);
  const known = new Set(times.map(({ item }) => item));
  return { times, unknown: finished.flatMap(({ id }) => (known.has(id) ? [] : id)) };
}

/**
 * The value below or at which this share (0 to 1) of the figures lies, by the nearest rank; NaN for none. 0.85 is the
 * figure to promise by: of seven items six were done within it.
 */
export function percentile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
