// Members of the board: people add themselves, claim a name that an import brought, take roles, merge two entries.

import { newId, type MemberId } from '../ids.ts';
import { roles as allRoles, type Member, type Role } from '../records.ts';
import type { Board } from './document.ts';
import { edit, refuse, type Act, type Edit } from './edit.ts';
import { readMembers } from './read-records.ts';

const longestName = 80;
/** How many colours the palette of members has. */
export const memberColours = 10;

function cleanName(name: string): string {
  const clean = name.trim().replace(/\s+/g, ' ');
  if (clean === '') refuse('invalid', 'A member needs a name.');
  if (clean.length > longestName) refuse('invalid', `A name has at most ${longestName} characters.`);
  return clean;
}

function needMember(board: Board, id: MemberId): Member {
  return readMembers(board).get(id) ?? refuse('notFound', 'This member is not on the board.');
}

/** The colour that the fewest members have. */
function freeColour(board: Board): number {
  const uses = Array.from({ length: memberColours }, () => 0);
  for (const { colour } of readMembers(board).values())
    uses[colour % memberColours] = (uses[colour % memberColours] ?? 0) + 1;
  return uses.indexOf(Math.min(...uses));
}

/** Writes a member inside a transaction that is under way. The importer calls it too, with `claimed` false. */
export function writeMember(board: Board, change: Edit, act: Act, name: string, claimed: boolean): MemberId {
  const id = newId('member', act.random);
  change.record('members', `${id}/name`, name);
  change.record('members', `${id}/colour`, freeColour(board));
  if (claimed) change.record('members', `${id}/claimed`, true);
  return id;
}

/** Adds a person to the team: an engineer until changed. */
export function addMember(board: Board, act: Act, name: string): MemberId {
  const clean = cleanName(name);
  return edit(board, act, (change) => writeMember(board, change, act, clean, true));
}

/** A person says that a name which came with an import is theirs. */
export function claimMember(board: Board, act: Act, id: MemberId): void {
  if (needMember(board, id).claimed) return;
  edit(board, act, (change) => change.record('members', `${id}/claimed`, true));
}

export function renameMember(board: Board, act: Act, id: MemberId, name: string): void {
  needMember(board, id);
  const clean = cleanName(name);
  edit(board, act, (change) => change.set('members', `${id}/name`, clean));
}

export function setRoles(board: Board, act: Act, id: MemberId, roles: readonly Role[]): void {
  needMember(board, id);
  edit(board, act, (change) =>
    change.set(
      'members',
      `${id}/roles`,
      allRoles.filter((role) => roles.includes(role)),
    ),
  );
}

/** Joins two entries of one person; what the first did stays under its id, which from now on means the second. */
export function mergeMembers(board: Board, act: Act, from: MemberId, into: MemberId): void {
  needMember(board, from);
  if (resolveMember(readMembers(board), into) === from || from === into) {
    refuse('invalid', 'These two entries are already one.');
  }
  needMember(board, into);
  edit(board, act, (change) => change.set('members', `${from}/mergedInto`, into));
}

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

/** The team: claimed entries that were not merged away. */
export function teamOf(members: ReadonlyMap<MemberId, Member>): readonly Member[] {
  return [...members.values()]
    .filter((member) => member.claimed && resolveMember(members, member.id) === member.id)
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1));
}

/** True when this member, after merges, has the role. */
export function hasRole(members: ReadonlyMap<MemberId, Member>, id: MemberId | null, role: Role): boolean {
  return id !== null && members.get(resolveMember(members, id))?.roles.includes(role) === true;
}
