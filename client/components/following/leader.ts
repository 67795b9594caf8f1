// Which of the sessions that are here is followed in a meeting, and who is in the room. Pure: read from the document, which
// says who leads, and from presence, which says where they are.

import type { MemberId } from '../../../shared/ids.ts';
import type { Meeting, Member } from '../../../shared/records.ts';
import { resolveMember } from '../../../shared/team.ts';
import type { Present, Session } from '../../sync/presence.ts';

type Members = ReadonlyMap<MemberId, Member>;

/** The one from which somebody did something last comes first. */
const liveliness = { active: 0, idle: 1, away: 2 } as const satisfies Record<Session['activity'], number>;

/** The liveliest of these sessions; of two alike the one that every screen picks. */
export const liveliest = (sessions: readonly Session[]): Session | undefined =>
  sessions.toSorted((a, b) => liveliness[a.activity] - liveliness[b.activity] || a.client - b.client)[0];

/** Whoever leads, under the entry that stands for them now. */
export function leaderOf({ leader }: Meeting, members: Members): Member | null {
  return leader === null ? null : (members.get(resolveMember(members, leader)) ?? null);
}

/** The sessions of a member that may change the board, as the relay says: nobody leads with a link to look only. */
export const sessionsOf = (
  member: MemberId,
  others: readonly Present[],
  members: Members,
): readonly Session[] =>
  others
    .filter((one) => one.member !== null && resolveMember(members, one.member) === member)
    .flatMap(({ sessions }) => sessions)
    .filter(({ access }) => access === 'edit');

/**
 * The session that is followed: the tab that leads; where none says so, the liveliest one that is no projected screen.
 */
export function leadingSession(
  leader: MemberId,
  others: readonly Present[],
  members: Members,
): Session | undefined {
  const sessions = sessionsOf(leader, others, members);
  return (
    liveliest(sessions.filter(({ leads }) => leads)) ??
    liveliest(sessions.filter(({ presents }) => !presents))
  );
}

/** How many members are in the room, the person here among them (null: a screen, or nobody yet). */
export function peopleInRoom(me: MemberId | null, others: readonly Present[], members: Members): number {
  const people = new Set(me === null ? [] : [resolveMember(members, me)]);
  for (const { member, sessions } of others) {
    if (member !== null && sessions.some(({ access, presents }) => access === 'edit' && !presents))
      people.add(resolveMember(members, member));
  }
  return people.size;
}
