// Leading a refinement meeting: starting it, going from item to item, its clock, handing over the lead, ending it. All
// of it stands outside undo; each step has one that leads back. Only whoever leads does it: that is trust inside the
// team, as roles are.

import { validMinutes, type ClockEvent } from '../clock-event.ts';
import { newId, type EventId, type ItemId, type MeetingId, type MemberId } from '../ids.ts';
import { itemClock, givenMinutes, openStarts } from '../meeting-clock.ts';
import { meetingResults } from '../meeting-results.ts';
import {
  entryOf,
  lastEnded,
  leads,
  nextEntry,
  openMeeting,
  previousEntry,
  usualMinutes,
} from '../meetings.ts';
import { agendaStops } from '../agenda-rules.ts';
import type { Meeting } from '../records.ts';
import { hasRole, resolveMember, teamOf } from '../team.ts';
import type { Board } from './document.ts';
import { edit, refuse, type Act, type Edit } from './edit.ts';
import { agendaKeys, meetingToPrepare, needMeeting } from './mutate-agenda.ts';
import { readItem } from './read-item.ts';
import { meetingKeys, readMeetings, readOpenMeeting, standingEnds } from './read-meetings.ts';
import { readMembers } from './read-records.ts';

type NewEvent = ClockEvent extends infer E
  ? E extends ClockEvent
    ? Omit<E, 'id' | 'at' | 'by'>
    : never
  : never;

const sayWho = 'Say who you are first.';

function writeClock(change: Edit, act: Act, id: MeetingId, event: NewEvent): void {
  const key = `${id}/${meetingKeys.clock}${newId('event', act.random)}`;
  change.record('meetings', key, { at: act.at, by: act.by, ...event });
}

function pauseAll(change: Edit, act: Act, meeting: Meeting): void {
  for (const start of openStarts(meeting.clock))
    writeClock(change, act, meeting.id, { type: 'pause', start });
}

function startClock(change: Edit, act: Act, meeting: Meeting, item: ItemId): void {
  const minutes = givenMinutes(meeting.clock, item) ?? entryOf(meeting, item)?.minutes ?? usualMinutes;
  writeClock(change, act, meeting.id, { type: 'start', item, minutes });
}

/** The meeting that goes on and that this person leads. */
function needLead(board: Board, act: Act): Meeting {
  const meeting = needMeeting(board);
  if (meeting.startedAt === null) refuse('notAllowed', 'The meeting has not been started yet.');
  const members = readMembers(board);
  if (leads(meeting, members, act.by)) return meeting;
  const leader = meeting.leader && members.get(resolveMember(members, meeting.leader));
  return leader
    ? refuse('role', `${leader.name} leads this meeting. Ask for the lead, or take it when they have gone.`)
    : refuse('role', 'Nobody leads this meeting. Take the lead first.');
}

/** Starts the meeting; whoever starts it leads it. The first item of the agenda comes first, and its clock starts. */
export function startMeeting(board: Board, act: Act): void {
  const { by } = act;
  if (by === null) refuse('notAllowed', sayWho);
  const open = readOpenMeeting(board);
  if (open && open.startedAt !== null) refuse('notAllowed', 'The meeting goes on already.');
  edit(board, act, (change) => {
    const id = meetingToPrepare(board, change, act);
    change.record('meetings', `${id}/${meetingKeys.started}`, { at: act.at, by });
    change.record('meetings', `${id}/${meetingKeys.leader}`, by);
    const first = open?.agenda.find(({ done }) => !done);
    if (!open || !first) return;
    change.record('meetings', `${id}/${meetingKeys.current}`, first.item);
    startClock(change, act, open, first.item);
  });
}

function go(change: Edit, act: Act, meeting: Meeting, item: ItemId): void {
  pauseAll(change, act, meeting);
  change.record('meetings', `${meeting.id}/${meetingKeys.current}`, item);
  startClock(change, act, meeting, item);
}

/** Goes to an item: the clock of the one before pauses, its own starts. One that is not on the agenda is put on it. */
export function goToItem(board: Board, act: Act, id: ItemId): void {
  const meeting = needLead(board, act);
  const item = readItem(board, id) ?? refuse('notFound', 'This item is not on the board.');
  const why = agendaStops(item);
  if (why !== null) refuse('notAllowed', why);
  if (meeting.current === id) return;
  const isNew = !entryOf(meeting, id);
  edit(board, act, (change) => {
    if (isNew) {
      const [rank] = agendaKeys(meeting, act, [id], meeting.current);
      change.record('meetings', `${meeting.id}/${meetingKeys.agenda}${id}`, rank);
    }
    go(change, act, meeting, id);
  });
}

/** Done with the current item: on to the next one of the agenda; null where none is left, and the clock then pauses. */
export function moveOn(board: Board, act: Act): ItemId | null {
  const meeting = needLead(board, act);
  const next = nextEntry(meeting)?.item ?? null;
  const { current } = meeting;
  return edit(board, act, (change) => {
    if (current !== null) change.record('meetings', `${meeting.id}/${meetingKeys.done}${current}`, true);
    if (next === null) pauseAll(change, act, meeting);
    else go(change, act, meeting, next);
    return next;
  });
}

/** Back to the item before on the agenda. */
export function goBack(board: Board, act: Act): ItemId {
  const meeting = needLead(board, act);
  const before =
    previousEntry(meeting)?.item ?? refuse('notAllowed', 'This is the first item of the agenda.');
  edit(board, act, (change) => go(change, act, meeting, before));
  return before;
}

/** Says that the meeting is done with an item, or not yet. */
export function markDone(board: Board, act: Act, item: ItemId, done: boolean): void {
  const meeting = needLead(board, act);
  if (!entryOf(meeting, item)) refuse('notFound', 'This item is not on the agenda any more.');
  edit(board, act, (change) => change.record('meetings', `${meeting.id}/${meetingKeys.done}${item}`, done));
}

const needCurrent = (meeting: Meeting): ItemId =>
  meeting.current ?? refuse('notAllowed', 'Go to an item first.');

export function pauseMeetingClock(board: Board, act: Act): void {
  const meeting = needLead(board, act);
  if (openStarts(meeting.clock).length === 0) refuse('notAllowed', 'The clock is not running.');
  edit(board, act, (change) => pauseAll(change, act, meeting));
}

/** Lets the clock of the current item go on. */
export function runMeetingClock(board: Board, act: Act): void {
  const meeting = needLead(board, act);
  const item = needCurrent(meeting);
  if (itemClock(meeting, item, act.at).state === 'running')
    refuse('notAllowed', 'The clock is running already.');
  edit(board, act, (change) => {
    pauseAll(change, act, meeting);
    startClock(change, act, meeting, item);
  });
}

/** Adds minutes to the current item: time that ran over counts into them first. */
export function addMeetingMinutes(board: Board, act: Act, minutes: number): void {
  const meeting = needLead(board, act);
  const item = needCurrent(meeting);
  if (!validMinutes(minutes)) refuse('invalid', 'Some seconds to 480 minutes can be added.');
  edit(board, act, (change) => writeClock(change, act, meeting.id, { type: 'add', item, minutes }));
}

/** Hands the lead to somebody else on the team. */
export function handLead(board: Board, act: Act, to: MemberId): void {
  const meeting = needLead(board, act);
  const members = readMembers(board);
  const found = teamOf(members).find(({ id }) => id === resolveMember(members, to));
  if (!found) refuse('notFound', 'The lead goes to somebody on the team.');
  edit(board, act, (change) => change.record('meetings', `${meeting.id}/${meetingKeys.leader}`, found.id));
}

/** Takes the lead where nobody has it, or whoever had it is not in the room any more, as presence says. */
export function takeLead(board: Board, act: Act, leaderIsHere: boolean): void {
  const meeting = needMeeting(board);
  const { by } = act;
  if (by === null) refuse('notAllowed', sayWho);
  if (meeting.startedAt === null) refuse('notAllowed', 'The meeting has not been started yet.');
  const members = readMembers(board);
  if (leads(meeting, members, by)) return;
  const leader = meeting.leader && members.get(resolveMember(members, meeting.leader));
  if (leader && leaderIsHere) refuse('notAllowed', `${leader.name} is here and leads. Ask for the lead.`);
  edit(board, act, (change) => change.record('meetings', `${meeting.id}/${meetingKeys.leader}`, by));
}

/** Ends the meeting and keeps what came of it. Its clock stops. */
export function endMeeting(board: Board, act: Act): void {
  const meeting = needLead(board, act);
  const members = readMembers(board);
  const isEngineer = (member: MemberId) => hasRole(members, member, 'engineer');
  const results = meetingResults(meeting, (id) => readItem(board, id), { isEngineer, now: act.at });
  edit(board, act, (change) => {
    pauseAll(change, act, meeting);
    const id: EventId = newId('event', act.random);
    change.record('meetings', `${meeting.id}/${meetingKeys.ended}${id}`, { at: act.at, by: act.by, results });
  });
}

/** Goes on with the meeting that ended last, where none has been prepared since: the end was a slip. */
export function goOnWithMeeting(board: Board, act: Act): void {
  const meetings = readMeetings(board);
  const { by } = act;
  if (by === null) refuse('notAllowed', sayWho);
  if (openMeeting(meetings)) refuse('notAllowed', 'Another meeting has been prepared since.');
  const meeting = lastEnded(meetings) ?? refuse('notFound', 'No meeting has ended on this board.');
  edit(board, act, (change) => {
    for (const end of standingEnds(board, meeting.id))
      change.record('meetings', `${meeting.id}/${meetingKeys.endTakenBack}${end}`, { at: act.at, by });
    change.record('meetings', `${meeting.id}/${meetingKeys.leader}`, by);
  });
}
