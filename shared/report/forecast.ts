// How many feature points the next sprints may bring, as a range. The method, named beside the figure: the trend through
// the last sprints, whose slope is the median of the slopes between every two of them (Theil 1950, Sen 1968), so that one
// odd sprint does not turn it; the range of the next sprint is as wide as the sprints have lain off that line so far, and it
// widens by as much again with each sprint ahead.

import { median } from '../measured-rate.ts';

/** With fewer sprints there is no trend to speak of. */
export const leastSprints = 3;
/** Older sprints say little about the team as it is now. */
const lookBack = 6;

/** A rounding in the last digit makes no range a point wider. */
const dust = 1e-9;

export interface Range {
  readonly low: number;
  readonly high: number;
}

/** Points more in each sprint, by the median slope through the last six; 0 for fewer than two. */
export function slopeOf(velocities: readonly number[]): number {
  const seen = velocities.slice(-lookBack);
  const slopes = seen.flatMap((to, j) => seen.slice(0, j).map((from, i) => (to - from) / (j - i)));
  return slopes.length > 0 ? median(slopes) : 0;
}

/**
 * The ranges of the next sprints, the nearest first, in whole points and never below 0; empty with fewer than three sprints. `velocities`:
 * feature points of the ended sprints, the earliest first.
 */
export function forecast(velocities: readonly number[], ahead: number): readonly Range[] {
  const seen = velocities.slice(-lookBack);
  if (seen.length < leastSprints) return [];
  const slope = slopeOf(velocities);
  const level = median(seen.map((velocity, i) => velocity - slope * i));
  const off = seen.map((velocity, i) => Math.abs(velocity - level - slope * i));
  const width = Math.max(...off);
  return Array.from({ length: ahead }, (_, i) => {
    const middle = level + slope * (seen.length + i);
    const [low, high] = [middle - width * (i + 1), middle + width * (i + 1)];
    return { low: Math.max(0, Math.floor(low + dust)), high: Math.max(0, Math.ceil(high - dust)) };
  });
}
