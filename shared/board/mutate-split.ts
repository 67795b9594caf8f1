// Splitting an item in two: the second stands right behind the first, with the lines that were given to it.
//
// Both halves are unsized afterwards. The agreed size was that of the whole: kept by the first it would count work that
// left it, divided by a rule it would be a size that nobody agreed to. The log keeps what the whole was sized.
//
// A line that goes leaves its words here, marked with where it went and what it said. Whoever typed in it or ticked it
// without knowing of the split sees it here still (see readLines in read-item.ts); no word is out of sight.

import { isFinished } from '../finished.ts';
import type { ItemId, LineId } from '../ids.ts';
import type { KnownItem, Line } from '../item.ts';
import type { TextField } from '../kind.ts';
import { itemKeys, type Board } from './document.ts';
import { edit, refuse, type Act } from './edit.ts';
import { longestTitle, needKnown, writeNewItem } from './mutate-item.ts';
import { writeLines } from './mutate-line.ts';
import { placeBehind } from './place-behind.ts';
import { readColumns } from './read-records.ts';

export interface Split {
  /** Of the second item. */
  readonly title: string;
  /** Lines of the checklist that go to the second item. */
  readonly lines: readonly LineId[];
  /** Words that the second item begins with, too; the first keeps all of its own. */
  readonly words?: readonly TextField[];
}

/** What both halves of a split and a copy have of the item they came from, beside its words: `map` keys and values. */
export function sharedFields(item: KnownItem): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const label of item.labels) fields[itemKeys.label + label] = true;
  if (item.epic !== null) fields[itemKeys.epic] = item.epic;
  if (item.kind === 'task') fields[itemKeys.gain] = item.gain;
  if (item.kind === 'bug') fields[itemKeys.backlog] = item.backlog;
  if (item.kind === 'spike') {
    if (item.output !== null) fields[itemKeys.output] = item.output;
    fields[itemKeys.people] = item.people;
  }
  return fields;
}

function linesToMove(item: KnownItem, ids: readonly LineId[]): readonly Line[] {
  const wanted = new Set(ids);
  const found = item.lines.filter(({ id }) => wanted.has(id));
  if (found.length < wanted.size)
    refuse('notFound', 'A line that was to go with it is no longer on the item. Look again, then split it.');
  return found;
}

/** Splits an item; gives the id of the second. One step: undoing it archives the second and brings the lines back. */
export function splitItem(board: Board, act: Act, id: ItemId, { title, lines, words = [] }: Split): ItemId {
  const item = needKnown(board, id);
  const name = title.trim();
  if (name === '') refuse('invalid', 'The second item needs a title.');
  if (name.length > longestTitle) refuse('invalid', `A title has at most ${longestTitle} characters.`);
  if (item.archived) refuse('notAllowed', 'This item is archived. Bring it back before you split it.');
  const moved = linesToMove(item, lines);
  const taken = words.flatMap((field) => {
    const text = item.texts[field] ?? '';
    return field === 'title' || text === '' ? [] : [[field, text] as const];
  });
  const columns = readColumns(board);
  return edit(board, act, (change) => {
    const second = writeNewItem(board, change, act, {
      kind: item.kind,
      title: name,
      texts: Object.fromEntries(taken),
      // What is split off a finished item is what was not done, so it goes back to the backlog.
      stored: placeBehind(board, act, id, isFinished(item, columns) ? 'backlog' : 'same'),
      fields: { ...sharedFields(item), [itemKeys.cameFrom]: { item: id, how: 'split' } },
    });
    const made = writeLines(board, change, act, second, moved);
    for (const [at, { id: line, text, done }] of moved.entries()) {
      const mark = { item: second, line: made[at], text, done };
      change.setItem(id, itemKeys.lineMoved + line, mark, { from: null, to: null });
    }
    change.setItem(id, itemKeys.points, undefined);
    change.setItem(id, itemKeys.underHalfDay, undefined);
    change.log(id, 'split', null, second);
    return second;
  });
}
