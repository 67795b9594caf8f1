// What an item weighed at an earlier moment, read from its own log: points from the entries of its size, hours of a spike
// from what had been agreed by then. An item weighs by the kind that it had then: the points of a story that became a
// spike count until that day, and not after it.

import { asPeople, asSize } from './board/values.ts';
import { entriesOf, fieldAt } from './field-history.ts';
import { foldBox } from './fold-box.ts';
import { isKnown, type Item } from './item.ts';
import { parseKind, type Kind } from './kind.ts';
import { hourMs } from './time-box.ts';

/** Its kind then (milliseconds since 1970); undefined: one that this version does not know. */
const kindAt = (item: Item, then: number): Kind | undefined =>
  parseKind(fieldAt(item, 'kind', then, item.kind));

/** Points as they were then (milliseconds since 1970); 0 while it was a spike. */
export function pointsAt(item: Item, then: number): number {
  const kind = kindAt(item, then);
  if (kind === undefined || kind === 'spike') return 0;
  // A spike keeps the points that it had as a story out of sight: its log has the last of them.
  const now = isKnown(item) && item.kind !== 'spike' ? item.points : lastPoints(item);
  return asSize(fieldAt(item, 'points', then, now)) ?? 0;
}

const lastPoints = (item: Item): unknown => entriesOf(item, 'points').at(-1)?.to;

/**
 * Hours by the one arithmetic as they were then: points × `rate`, or the hours agreed by then × people. What a spike took
 * that is none any more cannot be read from its record, and counts 0.
 */
export function hoursAt(item: Item, then: number, rate: number): number {
  if (kindAt(item, then) !== 'spike') return pointsAt(item, then) * rate;
  if (item.kind !== 'spike') return 0;
  const box = item.box.filter(({ at }) => at <= then);
  const people = asPeople(fieldAt(item, 'people', then, item.people));
  return (foldBox(box, then).limit / hourMs) * people;
}
