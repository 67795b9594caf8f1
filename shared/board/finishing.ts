// What stands before finishing an item by hand: an incomplete one needs a reason, a spike needs its outcome. Imports and
// merges do not ask.

import { foldBox } from '../fold-box.ts';
import type { ColumnId, ItemId } from '../ids.ts';
import { missingForComplete } from '../ready.ts';
import { listOf } from '../words.ts';
import { hasRole } from '../team.ts';
import type { Board } from './document.ts';
import { needItem, refuse, type Act } from './edit.ts';
import { readBoxLog, readItem } from './read-item.ts';
import { readKey } from './read-key.ts';
import { readColumns, readMembers } from './read-records.ts';

const longestReason = 500;

/** What the log keeps of an item that was finished incomplete. */
export interface Unfinished {
  /** What was missing, in words. */
  readonly missing: string;
  readonly reason: string;
}

/**
 * Refuses to make an item a spike where it stands in a done column and has no outcome: it would be finished by hand. An
 * outcome from when it was a spike before counts.
 */
export function checkBecomesSpike(board: Board, act: Act, id: ItemId): void {
  const item = readItem(board, id) ?? refuse('notFound', 'This item is not on the board.');
  if (foldBox(readBoxLog(needItem(board, id)), act.at).outcome === null)
    checkNewSpike(board, item.place.column, readKey(board, id));
}

/** The same for one that is about to be made. */
export function checkNewSpike(board: Board, column: ColumnId | null, name = 'A new spike'): void {
  const done = readColumns(board).find(({ id, done: isDone }) => isDone && id === column);
  if (done)
    refuse(
      'notAllowed',
      `${name} would be finished without an outcome in ${done.name}. Choose another column first.`,
    );
}

/** Checks that this item may be finished now. Null when it is complete; refuses without a reason when it is not. */
export function checkFinishing(board: Board, act: Act, id: ItemId, reason: string): Unfinished | null {
  const item = readItem(board, id) ?? refuse('notFound', 'This item is not on the board.');
  const members = readMembers(board);
  const isEngineer = (member: Act['by']) => hasRole(members, member, 'engineer');
  const missing = listOf(missingForComplete(item, { isEngineer, now: act.at }));
  if (missing === '') return null;
  const key = readKey(board, id);
  if (item.kind === 'spike') {
    refuse('notAllowed', `${key} has no outcome yet. Record what you found out or decided, or drop it.`);
  }
  const words = reason.trim().replace(/\s+/g, ' ');
  if (words === '')
    refuse('incomplete', `${key} is not complete: it needs ${missing}. Say why to finish it all the same.`);
  if (words.length > longestReason) refuse('invalid', `A reason has at most ${longestReason} characters.`);
  return { missing, reason: words };
}
