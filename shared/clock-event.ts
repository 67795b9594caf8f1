// The entries of a meeting's log of clocks, and how they are read from stored bytes. What they amount to is folded in
// meeting-clock.ts.

import { parseId, type EventId, type ItemId, type MemberId } from './ids.ts';
import { parseInstant } from './time-box.ts';

/** One entry of a meeting's log of clocks. `at` is milliseconds since 1970 on the relay's time. */
export type ClockEvent = { readonly id: EventId; readonly at: number; readonly by: MemberId | null } & (
  | {
      readonly type: 'start';
      readonly item: ItemId;
      /** What the agenda gives the item; the same again when the clock goes on after a pause. */
      readonly minutes: number;
    }
  | { readonly type: 'pause'; readonly start: EventId }
  | { readonly type: 'add'; readonly item: ItemId; readonly minutes: number }
);

const mostMinutes = 480;

/** True for minutes that an item may be given. */
export function validMinutes(minutes: unknown): minutes is number {
  return typeof minutes === 'number' && minutes * 60_000 >= 1000 && minutes <= mostMinutes;
}

/** The stored value as an entry, or undefined when this version cannot read it. */
export function parseClockEvent(value: unknown): ClockEvent | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const raw = value as Readonly<Record<string, unknown>>;
  const id = parseId('event', raw['id']);
  const at = parseInstant(raw['at']);
  if (id === undefined || at === undefined) return undefined;
  const entry = { id, at, by: parseId('member', raw['by']) ?? null };
  const { type, minutes } = raw;
  if (type === 'pause') {
    const start = parseId('event', raw['start']);
    return start && { ...entry, type, start };
  }
  const item = parseId('item', raw['item']);
  if ((type !== 'start' && type !== 'add') || item === undefined || !validMinutes(minutes)) return undefined;
  return { ...entry, type, item, minutes };
}
