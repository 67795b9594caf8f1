// Undo is mine alone, and it is a change like any other: a field that I set goes back to what it was, with its own
// entry in the log, but only while it still holds what I put there. What somebody changed since stays theirs.

import * as Y from 'yjs';
import { itemKeys, yItem, type Board } from './document.ts';
import { edit, type Act, type Change, type Edit, type Step } from './edit.ts';
import { smallestChange } from '../text-change.ts';
import { readPlace } from './read-item.ts';
import { asFields, asText, sameValue } from './values.ts';

export interface Undone {
  /** Fields that went back. */
  readonly back: number;
  /** Fields that somebody changed since and that therefore stay. */
  readonly replaced: number;
  /** What went back, or forth again, each from what it was before to what it is now. */
  readonly changes: readonly Change[];
}

interface Turned extends Undone {
  /** What went back: the only part of the step that may be done again. */
  readonly step: Step;
}

function current(board: Board, { place, key, words }: Change): unknown {
  const held = 'root' in place ? board.flat[place.root].get(key) : yItem(board, place.item)?.get(key);
  // oxlint-disable-next-line typescript/no-base-to-string -- Y.Text has its own toString
  return words && held instanceof Y.Text ? held.toString() : held;
}

function put(board: Board, act: Act, to: Edit, change: Change, value: unknown): void {
  if ('root' in change.place) {
    if (change.words) {
      const splice = smallestChange(asText(current(board, change)), asText(value));
      if (splice) to.setWords(change.place.root, change.key, asText(value), splice);
    } else to.set(change.place.root, change.key, value);
    return;
  }
  const { item } = change.place;
  if (change.words) {
    const splice = smallestChange(asText(current(board, change)), asText(value));
    if (splice) to.setItemWords(item, change.key, asText(value), splice);
    return;
  }
  if (change.key === itemKeys.place) {
    const from = readPlace(yItem(board, item)?.get(change.key));
    const next = readPlace(value);
    to.setItem(item, change.key, value, { from: [from.column, from.sprint], to: [next.column, next.sprint] });
    return;
  }
  const archives = change.key === itemKeys.archived && value !== undefined;
  // Whoever made the step: this person, perhaps under the name picked before.
  to.setItem(item, change.key, archives ? { ...asFields(value), at: act.at } : value);
}

function turn(board: Board, act: Act, changes: readonly Change[], backwards: boolean): Turned {
  const expected = (change: Change) => (backwards ? change.to : change.from);
  const possible = changes.filter((change) => {
    if ('item' in change.place && !yItem(board, change.place.item)) return false;
    const now = current(board, change);
    return sameValue(now, expected(change)) || isSameArchiving(change, now, expected(change));
  });
  if (possible.length > 0) {
    edit(board, act, (to) => {
      for (const change of possible) put(board, act, to, change, backwards ? change.from : change.to);
    });
  }
  return {
    back: possible.length,
    replaced: changes.length - possible.length,
    changes: backwards
      ? possible.map((change) => ({ ...change, from: change.to, to: change.from }))
      : possible,
    step: { changes: backwards ? possible.toReversed() : possible },
  };
}

/**
 * The mark of an archived item says when, so one that undo or redo wrote differs from the one remembered; it is the same
 * as long as the same person wrote it.
 */
function isSameArchiving(change: Change, now: unknown, then: unknown): boolean {
  if (!('item' in change.place) || change.key !== itemKeys.archived) return false;
  const [is, was] = [asFields(now), asFields(then)];
  return 'by' in is && 'by' in was && is['by'] === was['by'];
}

/** Takes a step back. Its own step is not reported to the history: the caller keeps both stacks. */
export const undoStep = (board: Board, act: Act, step: Step): Turned =>
  turn(board, act, step.changes.toReversed(), true);

export const redoStep = (board: Board, act: Act, step: Step): Turned => turn(board, act, step.changes, false);
