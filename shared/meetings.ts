// Which meeting goes on, what its agenda says next, and whose hands it is in. Pure; what a meeting leaves behind stands
// in meeting-results.ts, its clock in meeting-clock.ts.

import type { ItemId, MeetingId, MemberId } from './ids.ts';
import type { AgendaEntry, Meeting, Member } from './records.ts';
import { hasRole, resolveMember } from './team.ts';

/** Minutes that an item is given unless somebody says otherwise. */
export const usualMinutes = 5;

/** The id of meeting `number`: a meeting is its number, so that two people who prepare one apart prepare the same. */
export const meetingId = (number: number): MeetingId => `g${number}` as MeetingId;

/** The number in the id of a meeting, or null for what is none. */
export function meetingNumber(id: MeetingId): number | null {
  const number = /^g([1-9]\d{0,5})$/.exec(id)?.[1];
  return number === undefined ? null : Number(number);
}

/** The one that is being prepared or goes on: the newest that has not ended. `meetings` in their order. */
export const openMeeting = (meetings: readonly Meeting[]): Meeting | undefined =>
  meetings.findLast(({ endedAt }) => endedAt === null);

/** The one that goes on. */
export function meetingUnderWay(meetings: readonly Meeting[]): Meeting | undefined {
  const open = openMeeting(meetings);
  return open && open.startedAt !== null ? open : undefined;
}

export const lastEnded = (meetings: readonly Meeting[]): Meeting | undefined =>
  meetings.findLast(({ endedAt }) => endedAt !== null);

/** True when this member leads the meeting, under whichever entry. */
export function leads(
  meeting: Meeting,
  members: ReadonlyMap<MemberId, Member>,
  member: MemberId | null,
): boolean {
  return (
    member !== null &&
    meeting.leader !== null &&
    resolveMember(members, meeting.leader) === resolveMember(members, member)
  );
}

/** True when this member may show the votes on an item: of the one a meeting is at, whoever leads, or a facilitator. */
export const mayShowVotes = (
  meetings: readonly Meeting[],
  members: ReadonlyMap<MemberId, Member>,
  member: MemberId | null,
  item: ItemId,
): boolean => {
  const meeting = meetingUnderWay(meetings);
  return (
    meeting?.current !== item || leads(meeting, members, member) || hasRole(members, member, 'facilitator')
  );
};

export const entryOf = (meeting: Meeting, item: ItemId | null): AgendaEntry | undefined =>
  meeting.agenda.find((entry) => entry.item === item);

/** What comes after the current item: the next entry that is not done, from the top again when the end is reached. */
export function nextEntry(meeting: Meeting): AgendaEntry | undefined {
  const at = meeting.agenda.findIndex(({ item }) => item === meeting.current);
  const order = [...meeting.agenda.slice(at + 1), ...meeting.agenda.slice(0, Math.max(0, at))];
  return order.find(({ done }) => !done);
}

/** What stands before the current item on the agenda, done or not. */
export function previousEntry(meeting: Meeting): AgendaEntry | undefined {
  const at = meeting.agenda.findIndex(({ item }) => item === meeting.current);
  return at > 0 ? meeting.agenda[at - 1] : undefined;
}

/** Minutes of the whole agenda. */
export const agendaMinutes = (meeting: Meeting): number =>
  meeting.agenda.reduce((sum, { minutes }) => sum + minutes, 0);
