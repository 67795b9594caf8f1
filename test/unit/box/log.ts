// A box's log in short words, for tests: times are hours and minutes of one Monday in UTC.

import type { EventId, MemberId } from '../../../shared/ids.ts';
import type { Agree, BoxEvent, Close, Correct, Propose, Start } from '../../../shared/time-box.ts';

const monday = Date.UTC(2026, 10, 9);
export const hour = 3_600_000;
export const minute = 60_000;
export const day = 24 * hour;

/** `at('10:30')`, or `at('10:30', 1)` on the next day. */
export function at(time: string, days = 0): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return monday + days * day + hours * hour + minutes * minute;
}

export const [maya, jon, asha, tom, lena] = ['Maya', 'Jon', 'Asha', 'Tom', 'Lena'].map(
  (name) => `m${name}` as MemberId,
) as [MemberId, MemberId, MemberId, MemberId, MemberId];
export const team = [maya, jon, asha, tom, lena];

const eventId = (name: string) => `b${name}` as EventId;

type Words<Event> = Partial<Omit<Event, 'id' | 'type'>>;

export function propose(name: string, hours: number, more: Words<Propose> = {}): Propose {
  const first = {
    at: at('9:00'),
    by: maya,
    rule: 'majority',
    asked: team,
    extends: null,
    replaces: null,
  } as const;
  return { type: 'propose', id: eventId(name), hours, reason: '', ...first, ...more };
}

export function agree(
  name: string,
  proposal: Propose,
  members: readonly MemberId[],
  more: Words<Agree> = {},
): Agree {
  return {
    type: 'agree',
    id: eventId(name),
    at: at('9:05'),
    by: members[0] ?? null,
    proposal: proposal.id,
    members,
    ...more,
  };
}

export function start(name: string, proposal: Propose, time: number, more: Words<Start> = {}): Start {
  const until = Math.max(time, at('18:00', Math.floor((time - monday) / day)));
  return { type: 'start', id: eventId(name), at: time, by: jon, proposal: proposal.id, until, ...more };
}

export function stop(name: string, run: Start, time: number): BoxEvent {
  return { type: 'stop', id: eventId(name), at: time, by: jon, run: run.id };
}

export function correct(
  name: string,
  run: Start,
  from: number | null,
  to: number | null,
  more: Words<Correct> = {},
): Correct {
  const entry = { at: at('19:00'), by: lena, replaces: null, reason: 'forgot the clock' };
  return { type: 'correct', id: eventId(name), run: run.id, from, to, ...entry, ...more };
}

export function close(name: string, outcome: Close['outcome'], more: Words<Close> = {}): Close {
  return { type: 'close', id: eventId(name), at: at('17:00'), by: maya, outcome, reason: '', ...more };
}

export function reopen(name: string, closed: Close): BoxEvent {
  return { type: 'reopen', id: eventId(name), at: at('17:05'), by: maya, close: closed.id };
}
