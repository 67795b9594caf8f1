// What is planned for a sprint, cut by kind, in hours by the one arithmetic in which planning compares them.

import type { Item } from './item.ts';
import type { Kind } from './kind.ts';
import { hoursOf, pointsOf } from './weight.ts';

export interface SprintLoad {
  /** Σ of each kind: points × rate, or agreed hours of time-boxes × people. */
  readonly hours: Readonly<Record<Kind, number>>;
  /** Some of it is points, so that the hours carry an ≈. */
  readonly converted: boolean;
}

/** `rate`: hours for each point. */
export function sprintLoad(items: readonly Item[], rate: number): SprintLoad {
  const hours = { story: 0, task: 0, spike: 0, bug: 0 };
  for (const item of items) if (item.kind !== 'unknown') hours[item.kind] += hoursOf(item, rate);
  return { hours, converted: items.some((item) => pointsOf(item) > 0) };
}
