// The minutes that a meeting gives an item: the leader starts the clock, pauses it and adds minutes; nobody has to
// agree. Time over the limit goes on being counted, apart. The same set of entries in any order folds to the same
// clock. Knows no screen.

import { countTime } from './box-count.ts';
import { byAtThenId, distinct } from './box-order.ts';
import { parseClockEvent, type ClockEvent } from './clock-event.ts';
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

type ItemEvent = Exclude<ClockEvent, { readonly type: 'pause' }>;

/** A log in its order: what concerns each item, and when each start was paused. */
interface Log {
  readonly of: ReadonlyMap<ItemId, readonly ItemEvent[]>;
  readonly pauses: ReadonlyMap<EventId, readonly number[]>;
}

const logs = new WeakMap<object, Log>();

/** A frozen log is put in order once: a long agenda asks for the clock of each of its items, again and again. */
function logOf(log: Iterable<unknown>): Log {
  const known = logs.get(log);
  if (known) return known;
  const of = new Map<ItemId, ItemEvent[]>();
  const pauses = new Map<EventId, number[]>();
  for (const event of distinct(log, parseClockEvent)) {
    if (event.type === 'pause') addTo(pauses, event.start, event.at);
    else addTo(of, event.item, event);
  }
  const read = { of, pauses };
  if (Array.isArray(log) && Object.isFrozen(log)) logs.set(log, read);
  return read;
}

function addTo<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** Starts of whatever item that no pause ends: what has to be paused when the meeting goes somewhere else. */
export function openStarts(log: Iterable<unknown>): readonly EventId[] {
  const { of, pauses } = logOf(log);
  const starts = [...of.values()].flat().filter(({ type }) => type === 'start');
  return starts
    .filter(({ id }) => !pauses.has(id))
    .sort(byAtThenId)
    .map(({ id }) => id);
}

/** Minutes of the first start of this item's clock, which its later starts repeat; undefined where it never ran. */
export function givenMinutes(log: Iterable<unknown>, item: ItemId): number | undefined {
  const given = (logOf(log).of.get(item) ?? []).flatMap(({ type, minutes }) =>
    type === 'start' ? minutes : [],
  );
  return given.length > 0 ? Math.min(...given) : undefined;
}

const toMs = (minutes: number) => Math.round(minutes * 60_000);

/** The clock of one item at `now` (milliseconds since 1970 on the relay's time). Nothing in the log makes it throw. */
export function foldMeetingClock(log: Iterable<unknown>, item: ItemId, now: number): MeetingClock {
  const moment = Number.isFinite(now) ? Math.floor(now) : 0;
  const { of, pauses } = logOf(log);
  const unpaused: EventId[] = [];
  const spans: { from: number; to: number; level: number }[] = [];
  // Of two first starts made apart the fewer minutes hold, as with a spike's hours; they are never summed.
  let given = Infinity;
  let added = 0;
  let runsUntil = -Infinity;
  for (const event of of.get(item) ?? []) {
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
