// How many feature points the next sprints may bring, as a range. The method, named beside the figure: the trend through
// the last sprints, whose slope is the median of the slopes between every two of them (Theil 1950, Sen 1968), so that one
// odd sprint does not turn it; the range is as wide as the sprints have lain off that line so far.

import { median } from '../measured-rate.ts';

/** With fewer sprints there is no trend to speak of. */
export const leastSprints = 3;
/** Older sprints say little about the team as it is now. */
const lookBack = 6;

export interface Range {
  readonly low: number;
  readonly high: number;
}

/**
 * The ranges of the next sprints, in whole points and never below 0; empty with fewer than three sprints. `velocities`:
 * feature points of the ended sprints, the earliest first.
 */
export function forecast(velocities: readonly number[], ahead: number): readonly Range[] {
  const seen = velocities.slice(-lookBack);
  if (seen.length < leastSprints) return [];
  const slopes = seen.flatMap((to, j) => seen.slice(0, j).map((from, i) => (to - from) / (j - i)));
  const slope = median(slopes);
  const level = median(seen.map((velocity, i) => velocity - slope * i));
  const off = seen.map((velocity, i) => Math.abs(velocity - level - slope * i));
  const width = Math.max(...off);
  return Array.from({ length: ahead }, (_, i) => {
    const middle = level + slope * (seen.length + i);
    return { low: Math.max(0, Math.floor(middle - width)), high: Math.max(0, Math.ceil(middle + width)) };
  });
}
