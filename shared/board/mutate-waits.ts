// What an item waits for.

import type { ItemId } from '../ids.ts';
import { chainOfWaits, circleSentence, type BlockedByOf } from '../waits.ts';
import { itemKeys, yItem, type Board } from './document.ts';
import { edit, needItem, refuse, type Act, type Edit } from './edit.ts';
import { readArchived, readBlockedBy } from './read-item.ts';
import { readKey } from './read-key.ts';

/** True when the item is on the board and not archived: only such items wait and are waited for. */
const waits = (board: Board, id: ItemId): boolean => {
  const item = yItem(board, id);
  return item !== undefined && readArchived(item.get(itemKeys.archived)) === null;
};

/** What each item on the board waits for: one that is archived for nothing. */
export const blockedByOn =
  (board: Board): BlockedByOf =>
  (id) => {
    const item = yItem(board, id);
    if (!item || !waits(board, id)) return [];
    return readBlockedBy(item).filter((other) => waits(board, other));
  };

/**
 * Lets an item wait for another, or no longer. A wait that would close a circle is refused by name. Two people offline
 * may still close one between them; then every item in it says so (see waits.ts).
 */
export function setBlockedBy(board: Board, act: Act, id: ItemId, other: ItemId, there: boolean): void {
  const item = needItem(board, id);
  if (id === other) refuse('invalid', 'An item cannot wait for itself.');
  if (there && !yItem(board, other)) refuse('notFound', 'The item it is to wait for is not on the board.');
  if (there && item.get(itemKeys.blockedBy + other) !== true) {
    const chain = chainOfWaits(other, id, blockedByOn(board));
    if (chain)
      refuse(
        'invalid',
        circleSentence(chain, (one) => readKey(board, one)),
      );
  }
  edit(board, act, (change) => change.setItem(id, itemKeys.blockedBy + other, there ? true : undefined));
}

/**
 * One item takes over what another waits for, and what waits for that one, inside a transaction that is under way and
 * that archives the other. A wait that would close a circle is left out.
 */
export function inheritWaits(board: Board, change: Edit, from: ItemId, to: ItemId): void {
  const blockedByOf = blockedByOn(board);
  const add = (id: ItemId, other: ItemId) => {
    if (id !== other && chainOfWaits(other, id, blockedByOf) === null)
      change.setItem(id, itemKeys.blockedBy + other, true);
  };
  const waiting = ([...board.items.keys()] as ItemId[]).filter((id) => blockedByOf(id).includes(from));
  for (const other of blockedByOf(from)) add(to, other);
  for (const id of waiting) add(id, to);
}
