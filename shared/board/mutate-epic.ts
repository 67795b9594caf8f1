// Epics: adding, naming, describing, ordering, archiving them, and joining two into one.

import * as Y from 'yjs';
import { newId, type EpicId, type ItemId } from '../ids.ts';
import { keyAt, keysAt } from '../order-keys.ts';
import type { Epic } from '../records.ts';
import { itemKeys, yItem, type Board } from './document.ts';
import { edit, refuse, type Act, type Edit } from './edit.ts';
import { longestText } from './mutate-text.ts';
import { smallestChange } from '../text-change.ts';
import { readEpics } from './read-records.ts';

const longestName = 200;

function cleanName(name: string): string {
  const clean = name.trim().replace(/\s+/g, ' ');
  if (clean === '') refuse('invalid', 'An epic needs a name.');
  if (clean.length > longestName) refuse('invalid', `A name has at most ${longestName} characters.`);
  return clean;
}

function needEpic(board: Board, id: EpicId): Epic {
  return (
    readEpics(board).find((epic) => epic.id === id) ?? refuse('notFound', 'This epic is not on the board.')
  );
}

export interface NewEpic {
  readonly name: string;
  readonly description: string;
  readonly sourceKey: string;
}

/** Writes epics behind the others, inside a transaction that is under way. Undoing it archives them. */
export function writeEpics(board: Board, change: Edit, act: Act, made: readonly NewEpic[]): EpicId[] {
  const ranks = readEpics(board).map(({ rank }) => rank);
  const keys = keysAt(ranks, ranks.length, made.length, act.random);
  return made.map((epic, i) => {
    const id = newId('epic', act.random);
    change.record('epics', `${id}/name`, new Y.Text(epic.name));
    change.record('epics', `${id}/description`, new Y.Text(epic.description));
    change.record('epics', `${id}/rank`, keys[i]);
    if (epic.sourceKey !== '') change.record('epics', `${id}/sourceKey`, epic.sourceKey);
    change.addedRecord('epics', id);
    return id;
  });
}

export function addEpic(board: Board, act: Act, name: string): EpicId {
  const clean = cleanName(name);
  return edit(board, act, (change) => {
    const [id] = writeEpics(board, change, act, [{ name: clean, description: '', sourceKey: '' }]);
    return id as EpicId;
  });
}

/** Changes a name as words that others may be changing too, by the smallest change. */
export function renameEpic(board: Board, act: Act, id: EpicId, name: string): void {
  const epic = needEpic(board, id);
  const clean = cleanName(name);
  const splice = smallestChange(epic.name, clean);
  if (splice) edit(board, act, (change) => change.setWords('epics', `${id}/name`, clean, splice));
}

export function describeEpic(board: Board, act: Act, id: EpicId, description: string): void {
  const epic = needEpic(board, id);
  if (description.length > longestText) {
    const most = longestText.toLocaleString('en');
    refuse('invalid', `This text may have ${most} characters.`);
  }
  const splice = smallestChange(epic.description, description);
  if (splice)
    edit(board, act, (change) => change.setWords('epics', `${id}/description`, description, splice));
}

/** Moves an epic behind another, or to the top (`after` null). */
export function moveEpic(board: Board, act: Act, id: EpicId, after: EpicId | null): void {
  needEpic(board, id);
  const others = readEpics(board).filter((epic) => epic.id !== id);
  const index = after === null ? 0 : others.findIndex((epic) => epic.id === after) + 1;
  if (after !== null && index === 0)
    refuse('notFound', 'The epic it is to stand behind is not on the board.');
  const rank = keyAt(
    others.map((epic) => epic.rank),
    index,
    act.random,
  );
  edit(board, act, (change) => change.set('epics', `${id}/rank`, rank));
}

/** Archives an epic, or brings it back. Its items keep it, and stay where they are. */
export function archiveEpic(board: Board, act: Act, id: EpicId, archived: boolean): void {
  needEpic(board, id);
  edit(board, act, (change) => change.set('epics', `${id}/archived`, archived ? true : undefined));
}

/**
 * Joins two epics: the items of one go to the other, archived ones too, and the emptied one is archived with its words.
 * One step. An item that somebody offline puts into the emptied one later shows there, and it can be joined again.
 */
export function mergeEpics(board: Board, act: Act, from: EpicId, into: EpicId): void {
  needEpic(board, from);
  if (from === into) refuse('invalid', 'These two are one epic.');
  if (needEpic(board, into).archived)
    refuse('notAllowed', 'This epic is archived. Bring it back before you put items into it.');
  const items = ([...board.items.keys()] as ItemId[]).filter(
    (id) => yItem(board, id)?.get(itemKeys.epic) === from,
  );
  edit(board, act, (change) => {
    for (const id of items) change.setItem(id, itemKeys.epic, into);
    change.set('epics', `${from}/archived`, true);
  });
}
