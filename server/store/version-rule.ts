// Which dated versions of a board are kept: the ends of the last days and weeks on which somebody worked on it, as
// many as their bytes allow. Days without an edit do not count, so that a board which rested for a month still has
// its last two weeks of work.

import type { VersionMark } from './store.ts';

export interface VersionLimits {
  /** How many days' ends are kept, and how many weeks' ends. */
  readonly versionDays: number;
  readonly versionWeeks: number;
  /** Bytes that the versions of one board may take; the newest is kept whatever it takes. */
  readonly versionBytes: number;
}

/** The number of the day on which a moment falls, in whatever time zone is meant. Day 0 is a Thursday. */
export type DayOf = (at: number) => number;

/** By the clock on the wall where the relay stands. */
export const localDay: DayOf = (at) => {
  const date = new Date(at);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000;
};

/** Weeks begin on Monday. */
const weekOf = (day: number) => Math.floor((day + 3) / 7);

/**
 * The sequences of those that go, in the order of the marks. What is newer is told by the sequence, never by the
 * date: a clock may have been set back.
 */
export function versionsToDrop(
  marks: readonly VersionMark[],
  limits: VersionLimits,
  dayOf: DayOf = localDay,
): number[] {
  const days = new Set<number>();
  const weeks = new Set<number>();
  const kept = new Set<number>();
  let bytes = 0;
  for (const { sequence, at, size } of [...marks].sort((a, b) => b.sequence - a.sequence)) {
    const day = dayOf(at);
    const week = weekOf(day);
    const endsDay = !days.has(day) && days.size < limits.versionDays;
    const endsWeek = !weeks.has(week) && weeks.size < limits.versionWeeks;
    days.add(day);
    weeks.add(week);
    if (kept.size > 0 && !endsDay && !endsWeek) continue;
    bytes += size;
    // The oldest go first: what is left has no gap in it.
    if (kept.size > 0 && bytes > limits.versionBytes) break;
    kept.add(sequence);
  }
  return marks.flatMap(({ sequence }) => (kept.has(sequence) ? [] : sequence));
}
