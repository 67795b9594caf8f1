// A product owner or development manager has seen the technical backlog as it is: what is open and what it weighs.

import { isFinished } from '../finished.ts';
import { hoursOf } from '../weight.ts';
import type { ItemId, MemberId } from '../ids.ts';
import type { Looked } from '../records.ts';
import type { Board } from './document.ts';
import { edit, refuse, type Act } from './edit.ts';
import { backlogOf } from '../item.ts';
import { hasRole, resolveMember } from '../team.ts';
import { readItem } from './read-item.ts';
import { readColumns, readLooked, readMembers, readSettings } from './read-records.ts';

/** What this person saw last, under whichever of the entries that were merged into theirs; null: never. */
export function lastLook(board: Board, id: MemberId): Looked | null {
  const members = readMembers(board);
  const me = resolveMember(members, id);
  const looks = [...members.keys()]
    .filter((entry) => resolveMember(members, entry) === me)
    .flatMap((entry) => readLooked(board, entry) ?? []);
  return looks.sort((a, b) => b.at - a.at)[0] ?? null;
}

/**
 * Records under `members/<id>/looked` which technical items are open now and their hours. Stands outside undo: one
 * cannot unsee. A snapshot, not a time: what was made offline before and merges later has not been seen.
 */
export function markTechnicalSeen(board: Board, act: Act): void {
  const members = readMembers(board);
  if (act.by === null) return refuse('notAllowed', 'Say who you are first.');
  if (!hasRole(members, act.by, 'productOwner') && !hasRole(members, act.by, 'developmentManager'))
    refuse('role', 'The product owner and the development manager are told what is new here.');
  const me = resolveMember(members, act.by);
  const columns = readColumns(board);
  const { rate } = readSettings(board);
  const hours: Record<ItemId, number> = {};
  for (const id of board.items.keys() as IterableIterator<ItemId>) {
    const item = readItem(board, id);
    if (!item || item.archived || backlogOf(item) !== 'technical' || isFinished(item, columns)) continue;
    hours[id] = hoursOf(item, rate);
  }
  edit(board, act, (change) => change.record('members', `${me}/looked`, { at: act.at, rate, hours }));
}
