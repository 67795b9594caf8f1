// Columns of the board. The default ones exist in code until somebody edits one; then only the edited field is stored.

import { newId, type ColumnId } from '../ids.ts';
import { keyAt, keysAt } from '../order-keys.ts';
import type { Column } from '../records.ts';
import type { Board } from './document.ts';
import { edit, refuse, type Act, type Edit } from './edit.ts';
import { readColumns } from './read-records.ts';

const longestName = 80;

function cleanName(name: string): string {
  const clean = name.trim();
  if (clean === '') refuse('invalid', 'A column needs a name.');
  if (clean.length > longestName) refuse('invalid', `A column's name has at most ${longestName} characters.`);
  return clean;
}

function needColumn(board: Board, id: ColumnId): Column {
  return (
    readColumns(board).find((column) => column.id === id) ??
    refuse('notFound', 'This column is not on the board.')
  );
}

function rankBehind(others: readonly Column[], after: ColumnId | null, act: Act): string {
  const index = after === null ? 0 : others.findIndex((column) => column.id === after) + 1;
  if (after !== null && index === 0)
    refuse('notFound', 'The column it is to stand behind is not on the board.');
  const ranks = others.map((column) => column.rank);
  return keyAt(ranks, index, act.random);
}

export interface NewColumn {
  readonly name: string;
  readonly done: boolean;
  readonly archived: boolean;
  /** Its order key; behind the others where it is left out. */
  readonly rank?: string;
}

/** Writes columns inside a transaction that is under way. */
export function writeColumns(board: Board, change: Edit, act: Act, made: readonly NewColumn[]): ColumnId[] {
  const ranks = readColumns(board).map(({ rank }) => rank);
  const keys = keysAt(ranks, ranks.length, made.length, act.random);
  return made.map(({ name, done, archived, rank }, i) => {
    const id = newId('column', act.random);
    change.set('columns', `${id}/name`, name);
    change.set('columns', `${id}/rank`, rank ?? keys[i]);
    if (done) change.set('columns', `${id}/done`, true);
    if (archived) change.set('columns', `${id}/archived`, true);
    return id;
  });
}

/** Adds a column behind another, or at the front (`after` null); behind all others where it is left out. */
export function addColumn(board: Board, act: Act, name: string, after?: ColumnId | null): ColumnId {
  const clean = cleanName(name);
  const rank = after === undefined ? {} : { rank: rankBehind(readColumns(board), after, act) };
  return edit(board, act, (change) => {
    const [id] = writeColumns(board, change, act, [{ name: clean, done: false, archived: false, ...rank }]);
    return id as ColumnId;
  });
}

export function renameColumn(board: Board, act: Act, id: ColumnId, name: string): void {
  needColumn(board, id);
  const clean = cleanName(name);
  edit(board, act, (change) => change.set('columns', `${id}/name`, clean));
}

/** Moves a column behind another, or to the front (`after` null). */
export function moveColumn(board: Board, act: Act, id: ColumnId, after: ColumnId | null): void {
  needColumn(board, id);
  const others = readColumns(board).filter((column) => column.id !== id);
  const rank = rankBehind(others, after, act);
  edit(board, act, (change) => change.set('columns', `${id}/rank`, rank));
}

/** A soft limit of cards; null takes it away. */
export function limitColumn(board: Board, act: Act, id: ColumnId, limit: number | null): void {
  needColumn(board, id);
  if (limit !== null && !(Number.isInteger(limit) && limit >= 1 && limit <= 999)) {
    refuse('invalid', 'A limit is a whole number from 1 to 999.');
  }
  edit(board, act, (change) => change.set('columns', `${id}/limit`, limit));
}

/** Marks a column done: items in it are finished. Its position means nothing. */
export function markColumnDone(board: Board, act: Act, id: ColumnId, done: boolean): void {
  needColumn(board, id);
  edit(board, act, (change) => change.set('columns', `${id}/done`, done));
}

/** Archives a column, or brings it back; its cards meanwhile show in the first column, marked. */
export function archiveColumn(board: Board, act: Act, id: ColumnId, archived: boolean): void {
  needColumn(board, id);
  const left = readColumns(board).filter((column) => !column.archived && column.id !== id);
  if (archived && left.length === 0) refuse('notAllowed', 'A board keeps at least one column.');
  edit(board, act, (change) => change.set('columns', `${id}/archived`, archived));
}
