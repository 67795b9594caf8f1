// Members of the board: people add themselves, claim a name that an import brought, take roles, merge two entries.

import { newId, type MemberId } from '../ids.ts';
import { roles as allRoles, type Member, type Role } from '../records.ts';
import { memberColours, resolveMember } from '../team.ts';
import type { Board } from './document.ts';
import { edit, refuse, type Act, type Edit } from './edit.ts';
import { readMembers } from './read-records.ts';

const longestName = 80;

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

/** Adds a person to the team: an engineer unless other roles are given. */
export function addMember(board: Board, act: Act, name: string, roles?: readonly Role[]): MemberId {
  const clean = cleanName(name);
  return edit(board, act, (change) => {
    const id = writeMember(board, change, act, clean, true);
    if (roles) change.record('members', `${id}/roles`, inOrder(roles));
    return id;
  });
}

/** A person says that a name which came with an import is theirs. */
export function claimMember(board: Board, act: Act, id: MemberId): void {
  if (needMember(board, id).claimed) return;
  edit(board, act, (change) => change.record('members', `${id}/claimed`, true));
}

const inOrder = (roles: readonly Role[]): readonly Role[] => allRoles.filter((role) => roles.includes(role));

function setMemberField(board: Board, act: Act, id: MemberId, field: string, value: unknown): void {
  needMember(board, id);
  edit(board, act, (change) => change.set('members', `${id}/${field}`, value));
}

export function renameMember(board: Board, act: Act, id: MemberId, name: string): void {
  setMemberField(board, act, id, 'name', cleanName(name));
}

/** Gives a member exactly these roles; none is allowed. */
export function setRoles(board: Board, act: Act, id: MemberId, roles: readonly Role[]): void {
  setMemberField(board, act, id, 'roles', inOrder(roles));
}

/** `colour` is an index into the palette of members, 0 to `memberColours` − 1. */
export function setColour(board: Board, act: Act, id: MemberId, colour: number): void {
  if (!(Number.isInteger(colour) && colour >= 0 && colour < memberColours))
    refuse('invalid', `There are ${memberColours} colours for members.`);
  setMemberField(board, act, id, 'colour', colour);
}

/** Whether a member counts in capacity. */
export function setWorksOnItems(board: Board, act: Act, id: MemberId, works: boolean): void {
  setMemberField(board, act, id, 'worksOnItems', works);
}

export const [leastHoursADay, mostHoursADay] = [0.5, 24] as const;

/** Hours of work on items a day; who does none is marked as not working on items. */
export function setHoursADay(board: Board, act: Act, id: MemberId, hours: number): void {
  if (!(hours >= leastHoursADay && hours <= mostHoursADay))
    refuse('invalid', `Somebody works on items for ${leastHoursADay} to ${mostHoursADay} hours a day.`);
  setMemberField(board, act, id, 'hoursADay', hours);
}

/**
 * Somebody leaves the team or comes back. Who left is no longer asked and no longer offered; their name and roles stay
 * on what they did, so that what they sized stays sized by an engineer.
 */
export function setLeft(board: Board, act: Act, id: MemberId, left: boolean): void {
  setMemberField(board, act, id, 'left', left ? true : undefined);
}

/**
 * Joins two entries of one person, each meant after earlier merges. What was done under the first stays under its id,
 * which from now on means the second: no item, vote or agreement is rewritten, so merging offline loses nothing and
 * separating them gives everything back. The second keeps its name, colour and roles; it is on the team if either was.
 */
export function mergeMembers(board: Board, act: Act, from: MemberId, into: MemberId): void {
  const members = readMembers(board);
  const [gone, stays] = [from, into].map((id) => needMember(board, resolveMember(members, id))) as [
    Member,
    Member,
  ];
  if (gone.id === stays.id) refuse('invalid', 'These two entries are already one.');
  edit(board, act, (change) => {
    change.set('members', `${gone.id}/mergedInto`, stays.id);
    if (gone.claimed) change.set('members', `${stays.id}/claimed`, true);
    if (gone.claimed && !gone.left) change.set('members', `${stays.id}/left`, undefined);
  });
}

/**
 * Takes an entry out of the one that it was merged into: the counter-action of a merge that was wrong. A circle (merged
 * both ways offline) is opened on both sides.
 */
export function separateMember(board: Board, act: Act, id: MemberId): void {
  const members = readMembers(board);
  const root = resolveMember(members, needMember(board, id).id);
  if (root === id) refuse('invalid', 'This entry stands by itself already.');
  edit(board, act, (change) => {
    change.set('members', `${id}/mergedInto`, undefined);
    change.set('members', `${root}/mergedInto`, undefined);
  });
}
