// Lines of an item's checklist: its definition of done, or a story's acceptance criteria.

import * as Y from 'yjs';
import { newId, type ItemId, type LineId } from '../ids.ts';
import { keysAt } from '../order-keys.ts';
import { itemKeys, type Board, type YItem } from './document.ts';
import { edit, needItem, refuse, type Act, type Edit } from './edit.ts';
import { readItem } from './read-item.ts';

function needLine(board: Board, item: ItemId, line: LineId): YItem {
  const found = needItem(board, item);
  if (!(found.get(itemKeys.line + line) instanceof Y.Text))
    refuse('notFound', 'This line is no longer on the item.');
  return found;
}

export interface NewLine {
  readonly text: string;
  readonly done: boolean;
}

/** Writes lines at the end of an item's checklist, inside a transaction that is under way. */
export function writeLines(
  board: Board,
  change: Edit,
  act: Act,
  item: ItemId,
  lines: readonly NewLine[],
): LineId[] {
  const map = needItem(board, item);
  const ranks = (readItem(board, item)?.lines ?? []).map(({ rank }) => rank);
  const keys = keysAt(ranks, ranks.length, lines.length, act.random);
  return lines.map(({ text, done }, i) => {
    const id = newId('line', act.random);
    map.set(itemKeys.line + id, new Y.Text(text));
    map.set(itemKeys.lineRank + id, keys[i]);
    if (done) map.set(itemKeys.lineDone + id, true);
    change.addedLine(item, id);
    return id;
  });
}

/** Adds a line at the end; an empty one is where somebody begins to type. */
export function addLine(board: Board, act: Act, item: ItemId, text = ''): LineId {
  needItem(board, item);
  return edit(board, act, (change) => {
    const [id] = writeLines(board, change, act, item, [{ text, done: false }]);
    return id as LineId;
  });
}

/**
 * Begins a line with its first word: a line that nobody has typed into is not on the board. It stands behind another, or
 * at the end (also where that other is gone by now: its words are not refused for it). No step of its own for undo:
 * with its words taken back it is empty, and counts for nothing.
 */
export function beginLine(board: Board, act: Act, item: ItemId, line: LineId, behind: LineId | null): Y.Text {
  const map = needItem(board, item);
  const lines = readItem(board, item)?.lines ?? [];
  const at = lines.findIndex(({ id }) => id === behind) + 1;
  const ranks = lines.map(({ rank }) => rank);
  const [rank] = keysAt(ranks, at === 0 ? ranks.length : at, 1, act.random);
  return edit(board, act, () => {
    const text = new Y.Text();
    map.set(itemKeys.line + line, text);
    map.set(itemKeys.lineRank + line, rank);
    return text;
  });
}

export function tickLine(board: Board, act: Act, item: ItemId, line: LineId, done: boolean): void {
  needLine(board, item, line);
  edit(board, act, (change) => change.setItem(item, itemKeys.lineDone + line, done ? true : undefined));
}

/** Takes a line off the checklist. Its words stay in the document, so that undo brings them back. */
export function removeLine(board: Board, act: Act, item: ItemId, line: LineId): void {
  needLine(board, item, line);
  edit(board, act, (change) => change.setItem(item, itemKeys.lineGone + line, true));
}

/** Moves a line behind another, or to the top (`after` null). */
export function moveLine(board: Board, act: Act, item: ItemId, line: LineId, after: LineId | null): void {
  needLine(board, item, line);
  const others = (readItem(board, item)?.lines ?? []).filter(({ id }) => id !== line);
  const index = after === null ? 0 : others.findIndex(({ id }) => id === after) + 1;
  if (after !== null && index === 0)
    refuse('notFound', 'The line it is to stand behind is no longer on the item.');
  const [key] = keysAt(
    others.map(({ rank }) => rank),
    index,
    1,
    act.random,
  );
  // Where a line stands is no history, so nothing is logged.
  edit(board, act, (change) => change.setItem(item, itemKeys.lineRank + line, key, { from: null, to: null }));
}
