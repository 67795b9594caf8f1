// What the shown items of a lane add up to, so that one item can be added and taken away again.

import type { Item } from '../../shared/item.ts';
import { hoursOf, pointsOf } from '../../shared/weight.ts';

/** Finished items lie behind, so they only count as `items`. */
export interface LaneSum {
  readonly items: number;
  readonly ahead: number;
  readonly ready: number;
  readonly points: number;
  /** Hours of agreed time-boxes × people. */
  readonly boxHours: number;
}

export const noSum: LaneSum = { items: 0, ahead: 0, ready: 0, points: 0, boxHours: 0 };

export const plus = (a: LaneSum, b: LaneSum, sign: 1 | -1): LaneSum => ({
  items: a.items + sign * b.items,
  ahead: a.ahead + sign * b.ahead,
  ready: a.ready + sign * b.ready,
  points: a.points + sign * b.points,
  boxHours: a.boxHours + sign * b.boxHours,
});

export const sameSum = (a: LaneSum, b: LaneSum): boolean =>
  a.ahead === b.ahead && a.ready === b.ready && a.points === b.points && a.boxHours === b.boxHours;

export function sumOf(item: Item, isFinished: boolean, isReady: (item: Item) => boolean): LaneSum {
  if (isFinished) return { ...noSum, items: 1 };
  const ready = isReady(item) ? 1 : 0;
  return { items: 1, ahead: 1, ready, points: pointsOf(item), boxHours: hoursOf(item, 0) };
}
