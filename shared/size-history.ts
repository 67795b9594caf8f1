// What an item weighed at an earlier moment, read from its own log: points from the entries of its size, hours of a spike
// from what had been agreed by then.

import { foldBox } from './fold-box.ts';
import type { Item } from './item.ts';
import { hourMs } from './time-box.ts';
import { pointsOf } from './weight.ts';

const number = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);

/** Points as they were then (milliseconds since 1970). */
export function pointsAt(item: Item, then: number): number {
  const sized = item.log.filter(({ field }) => field === 'points');
  const last = sized.findLast(({ at }) => at <= then);
  if (last) return number(last.to);
  const next = sized.find(({ at }) => at > then);
  return next ? number(next.from) : pointsOf(item);
}

/** Hours by the one arithmetic as they were then: points × `rate`, or the hours agreed by then × people. */
export function hoursAt(item: Item, then: number, rate: number): number {
  if (item.kind !== 'spike') return pointsAt(item, then) * rate;
  const box = item.box.filter(({ at }) => at <= then);
  return (foldBox(box, then).limit / hourMs) * item.people;
}
