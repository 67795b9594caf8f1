// What items weigh: points, and hours by the one arithmetic in which planning compares them. Reads records, keeps
// nothing but what it worked out once for each of them.

import { foldBox } from './fold-box.ts';
import { isKnown, type Item, type Spike } from './item.ts';
import { onceFor } from './once-for.ts';
import { isReady, type ReadyContext } from './ready.ts';
import { hourMs } from './time-box.ts';

/**
 * The agreed hours of a spike's time-box, extensions too, times the people on it. Proposed hours do not count. What is
 * agreed does not depend on the moment.
 */
const spikeHours = onceFor((item: Spike): number => (foldBox(item.box, 0).limit / hourMs) * item.people);

export const pointsOf = (item: Item): number =>
  isKnown(item) && item.kind !== 'spike' ? (item.points ?? 0) : 0;

/** Hours of one item: its points × `rate` (hours for each point), or the agreed hours of a spike × its people. */
export const hoursOf = (item: Item, rate: number): number =>
  item.kind === 'spike' ? spikeHours(item) : pointsOf(item) * rate;

/** Nothing says yet how large it is, so that no sum counts it; an item of a newer version may say it there. */
export function isUnsized(item: Item): boolean {
  if (!isKnown(item)) return false;
  if (item.kind === 'spike') return spikeHours(item) === 0;
  return item.points === null && !(item.kind === 'task' && item.underHalfDay);
}

/** What a list of items weighs. */
export interface Weight {
  readonly items: number;
  readonly ready: number;
  readonly points: number;
  /** Σ agreed hours of spikes × their people. */
  readonly boxHours: number;
  /** Σ points × rate + boxHours. */
  readonly hours: number;
  /** Points were converted, so the hours carry an ≈. */
  readonly converted: boolean;
}

const readyBy = onceFor((context: ReadyContext) => onceFor((item: Item) => isReady(item, context)));

/** isReady, worked out once for each record; `context` stands for the team, so a new team takes a new one. */
export const isReadyFor = (item: Item, context: ReadyContext): boolean => readyBy(context)(item);

export function weigh(items: Iterable<Item>, rate: number, context: ReadyContext): Weight {
  let [count, ready, points, boxHours] = [0, 0, 0, 0];
  for (const item of items) {
    count += 1;
    if (isReadyFor(item, context)) ready += 1;
    points += pointsOf(item);
    if (item.kind === 'spike') boxHours += spikeHours(item);
  }
  return { items: count, ready, points, boxHours, hours: points * rate + boxHours, converted: points > 0 };
}
