// What the screens say of a time-box: when, until when, by whom, by which rule. Times are this person's own, like every
// moment on the screen; where the board's zone has another hour, the end of its working day is given in both.

import { neededOf, type Proposal } from '../../shared/box-proposals.ts';
import type { Run } from '../../shared/box-runs.ts';
import { formatHours } from '../../shared/duration.ts';
import type { Box, Running } from '../../shared/fold-box.ts';
import type { MemberId } from '../../shared/ids.ts';
import type { Settings } from '../../shared/records.ts';
import { resolveMember } from '../../shared/team.ts';
import { hourMs, type AgreementRule } from '../../shared/time-box.ts';
import { isTimeZone } from '../../shared/working-day.ts';
import type { BoardSession } from '../session.ts';
import type { BoardStore } from '../store/board-store.ts';
import { callName, nameOf } from './item-words.ts';

const clockShape = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const clock = new Intl.DateTimeFormat('en-GB', clockShape);
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const dayOfYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

/** "18:00" where this person is. */
export const timeOfDay = (at: number): string => clock.format(at);

/** Days from the one to the other where this person is; 1: yesterday. */
function daysBetween(at: number, now: number): number {
  const midnight = (moment: number) => new Date(moment).setHours(0, 0, 0, 0);
  return Math.round((midnight(now) - midnight(at)) / (24 * hourMs));
}

/** "18:00", "18:00 yesterday", "18:00 on 20 Nov". */
export function whenWords(at: number, now: number): string {
  const days = daysBetween(at, now);
  if (days === 0) return timeOfDay(at);
  if (days === 1) return `${timeOfDay(at)} yesterday`;
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return `${timeOfDay(at)} on ${(sameYear ? day : dayOfYear).format(at)}`;
}

/** "until 18:00", and "(17:00 in Lisbon)" where the board's clock shows another hour. */
export function untilWords(at: number, { timeZone }: Pick<Settings, 'timeZone'>): string {
  const here = timeOfDay(at);
  if (!isTimeZone(timeZone)) return `until ${here}`;
  const there = new Intl.DateTimeFormat('en-GB', { ...clockShape, timeZone }).format(at);
  const place = timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone;
  return here === there ? `until ${here}` : `until ${here} (${there} in ${place})`;
}

export function listOf(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? 'nobody') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** "Started by Jon and Asha": everybody whose start of the clock still runs, each once. */
export function startedBy(box: Box, store: BoardStore): string {
  const going = box.runs.filter((run) => run.counts && run.endedBy === null);
  const ids = going.map(({ by }) => (by === null ? null : resolveMember(store.members, by)));
  return `Started by ${listOf([...new Set(ids)].map((id) => callName(nameOf(store, id))))}`;
}

/** "runs until 18:00, the end of the working day" or "time is up at 14:10". */
export function endWords({ endsAt }: Running, box: Box, settings: Settings): string {
  const couldGoOn = box.runs.some((run) => run.counts && run.endedBy === null && run.until > endsAt);
  if (couldGoOn) return `time is up at ${timeOfDay(endsAt)}`;
  return `runs ${untilWords(endsAt, settings)}, the end of the working day`;
}

/** By which rule so many are asked: "A majority has to agree: 3 of 5." */
export function ruleWords(rule: AgreementRule, asked: number): string {
  switch (rule) {
    case 'everyone':
      return asked === 1 ? 'Their agreement is enough.' : 'All of them have to agree.';
    case 'majority':
      return asked === 1
        ? 'Their agreement is enough.'
        : `A majority has to agree: ${neededOf(rule, asked)} of ${asked}.`;
    case 'anyone':
      return asked === 1 ? 'Their agreement is enough.' : 'One of them is enough.';
  }
}

/** The rule in few words, beside how many have agreed. */
export const ruleNeeds: Readonly<Record<AgreementRule, string>> = {
  everyone: 'all have to',
  majority: 'a majority is needed',
  anyone: 'one is enough',
};

/** What came of one start of the clock: "2 h 05, until 11:17". */
export function runWords(run: Run, now: number): string {
  const length = formatHours(run.to - run.from);
  if (run.endedBy === 'never') return 'It never happened.';
  if (!run.counts) return 'Does not count: its hours were not agreed.';
  const to = whenWords(run.to, now);
  switch (run.endedBy) {
    case null:
      return `${length} so far`;
    case 'until':
      return `${length}, until ${to}: the end of the working day`;
    case 'limit':
      return `${length}, until ${to}: the time was up`;
    case 'correction':
      return `${length}, put right: ${whenWords(run.from, now)} to ${to}`;
    case 'close':
    case 'stop':
      return `${length}, until ${to}`;
  }
}

/** The entry by which this person was asked, or undefined; entries may have been merged since. */
export function askedAs(
  asked: readonly MemberId[],
  me: MemberId | null,
  store: BoardStore,
): MemberId | undefined {
  if (me === null) return undefined;
  const meant = resolveMember(store.members, me);
  return asked.find((id) => resolveMember(store.members, id) === meant);
}

/** How the person here stands to hours that are asked for. Who has not said who they are may: they are asked first. */
export function agreementOf(
  { asked, agreedBy }: Proposal,
  { me, store }: BoardSession,
): 'may agree' | 'has agreed' | 'not asked' {
  if (me === null) return 'may agree';
  const mine = askedAs(asked, me, store);
  if (mine === undefined) return 'not asked';
  return agreedBy.includes(mine) ? 'has agreed' : 'may agree';
}
