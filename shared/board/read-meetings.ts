// Reads meetings: their agenda, clock and results. Total, as read-item.ts.

import { parseClockEvent, validMinutes } from '../clock-event.ts';
import { parseId, type MeetingId } from '../ids.ts';
import { meetingNumber, usualMinutes } from '../meetings.ts';
import { compareRanked } from '../order.ts';
import type { AgendaEntry, Meeting, MeetingResult } from '../records.ts';
import type { Board } from './document.ts';
import { member, recordsOf } from './read-records.ts';
import { asFields, asFlag, asList, asMoment, asSize, bounded, type Fields } from './values.ts';

/** The keys of a meeting's fields, behind "<meeting id>/". Each item of the agenda and each event has a key of its own. */
export const meetingKeys = {
  /** {at, by} */
  made: 'made',
  started: 'started',
  leader: 'leader',
  current: 'current',
  /** The order key of an item that is on the agenda. */
  agenda: 'agenda:',
  minutes: 'minutes:',
  done: 'done:',
  clock: 'clock:',
  /** {at, by, results}: of several ends that stand the earliest counts. */
  ended: 'ended:',
  /** {at, by}: that end was taken back. */
  endTakenBack: 'endTakenBack:',
} as const;

/** More than any agenda has; what an enemy writes must not hold up a screen. */
const mostEntries = 1000;
/** A day: more than any meeting takes. */
const longestMs = 86_400_000;

/** The fields under one prefix, by what stands behind it, in the order of their keys. */
function under(fields: Fields, prefix: string): readonly (readonly [string, unknown])[] {
  return Object.keys(fields)
    .filter((key) => key.startsWith(prefix))
    .sort()
    .slice(0, mostEntries)
    .map((key) => [key.slice(prefix.length), fields[key]] as const);
}

function readAgenda(fields: Fields): readonly AgendaEntry[] {
  const entries: (AgendaEntry & { readonly id: string })[] = [];
  for (const [key, rank] of under(fields, meetingKeys.agenda)) {
    const item = parseId('item', key);
    if (item === undefined || typeof rank !== 'string') continue;
    const minutes = fields[meetingKeys.minutes + item];
    entries.push({
      id: item,
      item,
      rank,
      minutes: validMinutes(minutes) ? minutes : usualMinutes,
      done: asFlag(fields[meetingKeys.done + item]),
    });
  }
  return entries.sort(compareRanked).map(({ item, rank, minutes, done }) => ({ item, rank, minutes, done }));
}

function readResults(value: unknown): readonly MeetingResult[] {
  return asList(value)
    .slice(0, mostEntries)
    .flatMap((one): readonly MeetingResult[] => {
      const fields = asFields(one);
      const item = parseId('item', fields['item']);
      if (item === undefined) return [];
      return [
        {
          item,
          points: asSize(fields['points']),
          underHalfDay: asFlag(fields['underHalfDay']),
          boxHours: asSize(fields['boxHours']),
          ready: asFlag(fields['ready']),
          taken: asFlag(fields['taken']),
          planned: bounded(fields['planned'], 0, longestMs, 0),
          used: bounded(fields['used'], 0, longestMs, 0),
        },
      ];
    });
}

interface End {
  readonly id: string;
  readonly at: number;
  /** As they are stored. */
  readonly results: unknown;
}

/**
 * The end that counts: the earliest that was not taken back. Where all were, but another meeting has been prepared since
 * by somebody who had not heard of it, the last one stands nevertheless: two do not go on at once.
 */
function readEnd(fields: Fields, isNewest: boolean): End | null {
  const ends: End[] = [];
  const takenBack: End[] = [];
  for (const [id, value] of under(fields, meetingKeys.ended)) {
    const at = asMoment(asFields(value)['at']);
    if (at === null) continue;
    const standing = fields[meetingKeys.endTakenBack + id] === undefined;
    (standing ? ends : takenBack).push({ id, at, results: asFields(value)['results'] });
  }
  const byTime = (a: End, b: End) => a.at - b.at || (a.id < b.id ? -1 : 1);
  const last = isNewest ? undefined : takenBack.sort(byTime).at(-1);
  return ends.sort(byTime)[0] ?? last ?? null;
}

function meetingOf(id: MeetingId, number: number, fields: Fields, isNewest: boolean): Meeting {
  const end = readEnd(fields, isNewest);
  const clock = under(fields, meetingKeys.clock).flatMap(([key, value]) => {
    return parseClockEvent({ ...asFields(value), id: key }) ?? [];
  });
  return Object.freeze({
    id,
    number,
    startedAt: asMoment(asFields(fields[meetingKeys.started])['at']),
    endedAt: end?.at ?? null,
    leader: member(fields[meetingKeys.leader]),
    agenda: Object.freeze(readAgenda(fields)),
    current: parseId('item', fields[meetingKeys.current]) ?? null,
    clock: Object.freeze(clock),
    results: Object.freeze(readResults(end?.results)),
  });
}

const byNumber = (a: { readonly number: number }, b: { readonly number: number }) => a.number - b.number;

/** The records that are meetings, in the order of their numbers, unread. */
function records(board: Board): readonly { id: MeetingId; number: number; fields: Fields }[] {
  const found = [...recordsOf(board.flat.meetings)].flatMap(([key, fields]) => {
    const id = parseId('meeting', key);
    const number = id === undefined ? null : meetingNumber(id);
    return id === undefined || number === null ? [] : { id, number, fields };
  });
  return found.sort(byNumber);
}

/** All meetings in the order of their numbers. */
export function readMeetings(board: Board): readonly Meeting[] {
  const all = records(board);
  return Object.freeze(
    all.map(({ id, number, fields }, i) => meetingOf(id, number, fields, i === all.length - 1)),
  );
}

/** The meeting that is being prepared or goes on, as `openMeeting` finds it, without reading those that ended. */
export function readOpenMeeting(board: Board): Meeting | undefined {
  const all = records(board);
  const isNewest = (one: (typeof all)[number]) => one === all.at(-1);
  const open = all.findLast((one) => readEnd(one.fields, isNewest(one)) === null);
  return open && meetingOf(open.id, open.number, open.fields, isNewest(open));
}

/** The meeting that a key of the root belongs to. */
export function meetingOfKey(key: string): MeetingId | undefined {
  const id = parseId('meeting', key.slice(0, Math.max(0, key.lastIndexOf('/'))));
  return id !== undefined && meetingNumber(id) !== null ? id : undefined;
}

/** One meeting, from its keys of the root. `isNewest`: none has been prepared since. */
export function readMeeting(board: Board, id: MeetingId, keys: Iterable<string>, isNewest: boolean): Meeting {
  const fields = Object.create(null) as Record<string, unknown>;
  for (const key of keys) fields[key.slice(id.length + 1)] = board.flat.meetings.get(key);
  return meetingOf(id, meetingNumber(id) ?? 0, fields, isNewest);
}

/** The ends of a meeting that stand, as their event ids; taking the end back answers each of them. */
export function standingEnds(board: Board, id: MeetingId): readonly string[] {
  const fields = recordsOf(board.flat.meetings).get(id) ?? {};
  return under(fields, meetingKeys.ended)
    .map(([event]) => event)
    .filter((event) => fields[meetingKeys.endTakenBack + event] === undefined);
}
