// A copy of a whole board: everything that stands on one goes onto a new one, ids and history too, so that links between
// items hold. It is written anew, as by one person in one sitting: what was deleted or replaced on the old board, and its
// past writing sessions, which every keystroke pays for, do not go along. Pictures lie beside the document and are taken
// along by whoever calls.

import * as Y from 'yjs';
import type { ItemId } from '../ids.ts';
import { flatRoots, hasGaps, itemKeys, type Board, type FlatRoot, type YItem } from './document.ts';
import { checkWritable, edit, mutationOrigin, outsideUndo, refuse, type Act } from './edit.ts';

/** Items of one transaction: what is sent of it stays well below what a relay takes as one update. */
const itemsAtOnce = 50;

/** What is left where it is: nothing, or the archive with what was voted on it. */
export type LeftBehind = 'nothing' | 'archive';

/**
 * Takes what stands on `from` onto an empty board and names that; no undo takes it back. `from` stays as it is. Of an
 * archive that is left behind the item with the highest number comes along, so that no number is given twice.
 */
export function takeOver(
  into: Board,
  act: Act,
  from: Board,
  name: string,
  leave: LeftBehind = 'nothing',
): void {
  checkWritable(into);
  const left = leave === 'archive' ? archiveToLeave(from) : new Set<ItemId>();
  if (isReadable(from)) writeAnew(into, from, left);
  else if (left.size > 0)
    refuse(
      'incomplete',
      'Part of this board cannot be read here, so its archive cannot be told apart. Reload the page, or copy the whole board.',
    );
  else Y.applyUpdate(into.doc, Y.encodeStateAsUpdate(from.doc), mutationOrigin);
  edit(into, act, (change) => change.record('settings', 'name', name));
}

/** False where something waits for its past, or a newer version keeps what this one cannot read: then bytes are copied. */
function isReadable(board: Board): boolean {
  const known = new Set<string>(['items', ...flatRoots]);
  return !hasGaps(board) && [...board.doc.share.keys()].every((root) => known.has(root));
}

function archiveToLeave({ items }: Board): ReadonlySet<ItemId> {
  let [most, last]: [number, string | undefined] = [0, undefined];
  const archived = new Set<ItemId>();
  for (const [id, item] of items) {
    if (!((item as unknown) instanceof Y.Map)) continue;
    const number = Number(item.get(itemKeys.number));
    if (number > most) [most, last] = [number, id];
    if (item.get(itemKeys.archived)) archived.add(id as ItemId);
  }
  archived.delete(last as ItemId);
  return archived;
}

/** Of these roots each key begins with the item that it is about. */
const aboutItems = new Set<FlatRoot>(['rounds', 'votes']);

function writeAnew(into: Board, from: Board, left: ReadonlySet<ItemId>): void {
  const goes = (root: FlatRoot, key: string) =>
    !aboutItems.has(root) || !left.has(key.slice(0, key.indexOf('/')) as ItemId);
  outsideUndo(into, () => {
    for (const root of flatRoots)
      for (const [key, value] of from.flat[root]) if (goes(root, key)) into.flat[root].set(key, anew(value));
  });
  const items = [...from.items].filter(([id]) => !left.has(id as ItemId));
  for (let at = 0; at < items.length; at += itemsAtOnce)
    outsideUndo(into, () => {
      for (const [id, item] of items.slice(at, at + itemsAtOnce)) into.items.set(id, anew(item) as YItem);
    });
}

/** A value, or a shared type with all that stands in it. */
function anew(value: unknown): unknown {
  return value instanceof Y.AbstractType ? (value.clone() as unknown) : value;
}

/** "Copy of Checkout", and "Copy 2 of Checkout" where there is one by that name. */
export function copyName(name: string, taken: readonly string[]): string {
  const [, plain = name] = /^Copy(?: \d+)? of (.+)$/s.exec(name) ?? [];
  const called = (n: number) => `Copy${n > 1 ? ` ${n}` : ''} of ${plain}`.slice(0, 200);
  let n = 1;
  while (taken.includes(called(n)) && n < 1000) n += 1;
  return called(n);
}
