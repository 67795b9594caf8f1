// Who sits at the table of a vote: who is waited for, who has voted, here or not any more. Pure. A seat never holds a
// card of somebody else.

import type { MemberId } from '../../../shared/ids.ts';
import type { Member } from '../../../shared/records.ts';
import { expectedVoters } from '../../../shared/sizing.ts';
import { resolveMember } from '../../../shared/team.ts';
import type { Present } from '../../sync/presence.ts';

/** Who is in the room, by the members that they are after merges. */
export interface Room {
  /** At it: a vote of theirs can come at any moment. */
  readonly here: ReadonlySet<MemberId>;
  /** Connected, with all their tabs out of sight or untouched for long: not waited for. */
  readonly away: ReadonlySet<MemberId>;
}

export interface Seat {
  readonly member: MemberId;
  readonly name: string;
  /** Index into the palette of member colours. */
  readonly colour: number;
  readonly voted: boolean;
  readonly me: boolean;
  readonly stands: 'here' | 'away' | 'gone';
}

/** `me`: null for somebody who only looks on, or has not said who they are. View links vote nothing. */
export function roomOf(
  others: readonly Pick<Present, 'member' | 'activity' | 'sessions'>[],
  members: ReadonlyMap<MemberId, Member>,
  me: MemberId | null,
): Room {
  const here = new Set<MemberId>();
  const away = new Set<MemberId>();
  if (me !== null) here.add(resolveMember(members, me));
  for (const { member, activity, sessions } of others) {
    if (member === null || sessions.every(({ access }) => access === 'view')) continue;
    (activity === 'away' ? away : here).add(resolveMember(members, member));
  }
  for (const id of here) away.delete(id);
  return { here, away };
}

/** True when both hold the same people: presence changes with every caret that moves. */
export const sameRoom = (a: Room, b: Room): boolean => sameSet(a.here, b.here) && sameSet(a.away, b.away);

const sameSet = (a: ReadonlySet<MemberId>, b: ReadonlySet<MemberId>): boolean =>
  a.size === b.size && [...a].every((id) => b.has(id));

/**
 * The seats in the order of names, so that none moves when somebody votes or goes: the engineers who are here or away,
 * and whoever has voted, also from somewhere else.
 */
export function seatsOf(
  voted: readonly MemberId[],
  room: Room,
  members: ReadonlyMap<MemberId, Member>,
  me: MemberId | null,
): readonly Seat[] {
  const engineers = expectedVoters(members, new Set([...room.here, ...room.away]));
  const ids = new Set([...engineers.map(({ id }) => id), ...voted]);
  const mine = me === null ? null : resolveMember(members, me);
  return [...ids]
    .map((id): Seat => {
      const { name = 'Somebody', colour = 9 } = members.get(id) ?? {};
      const stands = room.here.has(id) ? 'here' : room.away.has(id) ? 'away' : 'gone';
      return { member: id, name, colour, voted: voted.includes(id), me: id === mine, stands };
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.member < b.member ? -1 : 1));
}

/** "Lena Roth, has voted", "Tom Duarte, not yet, away". */
export function seatWords({ name, voted, me, stands }: Seat): string {
  const where = { here: '', away: ', away', gone: ', not here now' }[stands];
  return `${name}${me ? ' (you)' : ''}, ${voted ? 'has voted' : 'not yet'}${where}`;
}

/** The seats that are still waited for. */
export const missingSeats = (seats: readonly Seat[]): readonly Seat[] =>
  seats.filter(({ voted, stands }) => !voted && stands === 'here');
