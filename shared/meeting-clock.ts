// The minutes that a meeting gives an item: the leader starts the clock, pauses it and adds minutes; nobody has to
// agree. Time over the limit goes on being counted, apart. The same set of entries in any order folds to the same
// clock. Knows no screen.

import { countTime } from './box-count.ts';
import { distinct } from './box-order.ts';
import { parseClockEvent } from './clock-event.ts';
import type { EventId, ItemId } from './ids.ts';
import { entryOf, usualMinutes } from './meetings.ts';
import type { Meeting } from './records.ts';
import { hourMs } from './time-box.ts';

export interface MeetingClock {
  readonly state: 'waiting' | 'running' | 'paused';
  /** Milliseconds, as all lengths here. */
  readonly limit: number;
  /** Within the limit. */
  readonly spent: number;
  readonly remaining: number;
  /** Beyond the limit, never part of `spent`. */
  readonly overrun: number;
  /** When zero was reached, or will be if the clock goes on as it does; null while it stands. */
  readonly zeroAt: number | null;
  readonly timeIsUp: boolean;
  /** The starts that a pause has to name. */
  readonly unpaused: readonly EventId[];
}

/** A clock that was left running when everybody went home stops by itself. */
const longestRunMs = 4 * hourMs;

/** Starts of whatever item that no pause ends: what has to be paused when the meeting goes somewhere else. */
export function openStarts(log: Iterable<unknown>): readonly EventId[] {
  const events = distinct(log, parseClockEvent);
  const paused = new Set(events.flatMap((event) => (event.type === 'pause' ? event.start : [])));
  return events.flatMap(({ type, id }) => (type === 'start' && !paused.has(id) ? id : []));
}

/** Minutes of the first start of this item's clock, which its later starts repeat; undefined where it never ran. */
export function givenMinutes(log: Iterable<unknown>, item: ItemId): number | undefined {
  const given = distinct(log, parseClockEvent).flatMap((event) =>
    event.type === 'start' && event.item === item ? event.minutes : [],
  );
  return given.length > 0 ? Math.min(...given) : undefined;
}

const toMs = (minutes: number) => Math.round(minutes * 60_000);

/** The clock of one item at `now` (milliseconds since 1970 on the relay's time). Nothing in the log makes it throw. */
export function foldMeetingClock(log: Iterable<unknown>, item: ItemId, now: number): MeetingClock {
  const moment = Number.isFinite(now) ? Math.floor(now) : 0;
  const events = distinct(log, parseClockEvent);
  const pauses = new Map<EventId, number[]>();
  for (const event of events) {
    if (event.type !== 'pause') continue;
    const times = pauses.get(event.start);
    if (times) times.push(event.at);
    else pauses.set(event.start, [event.at]);
  }

  const unpaused: EventId[] = [];
  const spans: { from: number; to: number; level: number }[] = [];
  // Of two first starts made apart the fewer minutes hold, as with a spike's hours; they are never summed.
  let given = Infinity;
  let added = 0;
  let runsUntil = -Infinity;
  for (const event of events) {
    if (event.type === 'pause' || event.item !== item) continue;
    if (event.type === 'add') {
      added += toMs(event.minutes);
      continue;
    }
    given = Math.min(given, toMs(event.minutes));
    const until = event.at + longestRunMs;
    const paused = pauses.get(event.id);
    if (!paused) {
      unpaused.push(event.id);
      if (moment < until) runsUntil = Math.max(runsUntil, until);
    }
    // A pause before the start comes from a wrong clock and gives no length; of several the first holds.
    const pause = paused ? (paused.find((at) => at >= event.at) ?? event.at) : moment;
    spans.push({ from: event.at, to: Math.min(until, Math.max(event.at, pause)), level: 0 });
  }

  const started = spans.length > 0;
  const limit = started ? given + added : 0;
  const total = countTime(spans, [Number.MAX_SAFE_INTEGER]).spent;
  const counted = countTime(spans, [limit]);
  const remaining = limit - counted.spent;
  const running = runsUntil > -Infinity;
  const timeIsUp = started && remaining === 0;
  const zeroAhead = running && moment + remaining <= runsUntil ? moment + remaining : null;
  return {
    state: running ? 'running' : started ? 'paused' : 'waiting',
    limit,
    spent: counted.spent,
    remaining,
    overrun: total - counted.spent,
    zeroAt: timeIsUp ? (counted.intervals.at(-1)?.to ?? null) : zeroAhead,
    timeIsUp,
    unpaused,
  };
}

/**
 * The clock of one item of the meeting at `now`. While it has not been started it stands at what the agenda gives the
 * item.
 */
export function itemClock(meeting: Meeting, item: ItemId, now: number): MeetingClock {
  const clock = foldMeetingClock(meeting.clock, item, now);
  if (clock.state !== 'waiting') return clock;
  const limit = (entryOf(meeting, item)?.minutes ?? usualMinutes) * 60_000;
  return { ...clock, limit, remaining: limit };
}
