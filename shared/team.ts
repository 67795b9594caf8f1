// Who is on the team, read from the entries of a board: merged ones count as one person, and a name that nobody has claimed
// is a label.

import type { MemberId } from './ids.ts';
import type { Member, Role } from './records.ts';

/** How many colours the palette of members has. */
export const memberColours = 10;

/** Whom an id means after merges; a circle made by two offline merges ends at its smallest id. */
export function resolveMember(members: ReadonlyMap<MemberId, Member>, id: MemberId): MemberId {
  const seen = new Set<MemberId>();
  let at = id;
  while (!seen.has(at)) {
    seen.add(at);
    const next = members.get(at)?.mergedInto;
    if (!next || !members.has(next)) return at;
    at = next;
  }
  const circle: MemberId[] = [];
  for (let on = at; circle[0] === undefined || on !== circle[0]; on = members.get(on)?.mergedInto as MemberId)
    circle.push(on);
  return circle.sort()[0] as MemberId;
}

/** The entries that stand for a person each, with whether anybody has claimed one of theirs. */
function personsOf(members: ReadonlyMap<MemberId, Member>): readonly (readonly [Member, claimed: boolean])[] {
  const claimed = new Set<MemberId>();
  for (const member of members.values()) if (member.claimed) claimed.add(resolveMember(members, member.id));
  return [...members.values()]
    .filter(({ id }) => resolveMember(members, id) === id)
    .map((member) => [member, claimed.has(member.id)]);
}

/** The team, in the order of names: claimed entries that were not merged away, without those who left. */
export const teamOf = (members: ReadonlyMap<MemberId, Member>): readonly Member[] =>
  personsOf(members).flatMap(([member, claimed]) => (claimed && !member.left ? member : []));

/** Who left the team. */
export const formerOf = (members: ReadonlyMap<MemberId, Member>): readonly Member[] =>
  personsOf(members).flatMap(([member, claimed]) => (claimed && member.left ? member : []));

/** Names that came with an import and that nobody has claimed: labels. */
export const labelsOf = (members: ReadonlyMap<MemberId, Member>): readonly Member[] =>
  personsOf(members).flatMap(([member, claimed]) => (claimed ? [] : member));

/** The other entries that mean this member by now. */
export const mergedIn = (members: ReadonlyMap<MemberId, Member>, id: MemberId): readonly Member[] =>
  [...members.values()].filter((member) => member.id !== id && resolveMember(members, member.id) === id);

/** Whom these ids mean after merges, each person once, in the order of the ids; ids that nobody knows are left out. */
export function peopleOf(
  members: ReadonlyMap<MemberId, Member>,
  ids: readonly MemberId[],
): readonly Member[] {
  const people = new Set(ids.map((id) => members.get(resolveMember(members, id))));
  return [...people].filter((member) => member !== undefined);
}

/** True when this member, after merges, has the role. */
export function hasRole(members: ReadonlyMap<MemberId, Member>, id: MemberId | null, role: Role): boolean {
  return id !== null && members.get(resolveMember(members, id))?.roles.includes(role) === true;
}
