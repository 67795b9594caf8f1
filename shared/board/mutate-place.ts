// Where an item stands: column, sprint and its two ranks are one register, so that a move is one write.

import { isDone } from '../finished.ts';
import { type ColumnId, type ItemId, type SprintId } from '../ids.ts';
import { compareRanked, type Ranked } from '../order.ts';
import { keysAt } from '../order-keys.ts';
import { isReplacedUnseen, itemKeys, type Board } from './document.ts';
import { edit, needItem, refuse, type Act } from './edit.ts';
import { checkFinishing } from './finishing.ts';
import { readPlace } from './read-item.ts';
import { readColumns, readSprints } from './read-records.ts';

/** What to change of a place. Left out: stays. `after` and `before` name the new neighbours in the list shown. */
export interface Target {
  readonly column?: ColumnId | null;
  readonly sprint?: SprintId | null;
  /** Which order the neighbours are of; the board's unless said. */
  readonly list?: 'board' | 'backlog';
  readonly after?: ItemId | null;
  readonly before?: ItemId | null;
}

export type StoredPlace = readonly [ColumnId | null, SprintId | null, string, string];

function ranks(board: Board, list: 'board' | 'backlog', without?: ItemId): Ranked[] {
  const found: Ranked[] = [];
  for (const [key, item] of board.items.entries()) {
    if (key === without || typeof item?.get !== 'function') continue;
    const place = readPlace(item.get(itemKeys.place));
    found.push({ id: key, rank: list === 'board' ? place.boardRank : place.backlogRank });
  }
  return found.sort(compareRanked);
}

/**
 * Where among the sorted ranks the neighbours point: behind the one, else before the other. All items share one order
 * for each list, so hidden ones in between do not matter; without neighbours it is the end.
 */
function indexAt(sorted: readonly Ranked[], target: Target): number {
  const at = (id: ItemId | null | undefined) => (id ? sorted.findIndex((entry) => entry.id === id) : -1);
  const after = at(target.after);
  if (after >= 0) return after + 1;
  const before = at(target.before);
  if (before >= 0) return before;
  return target.after === null ? 0 : sorted.length;
}

/** The ranks of a run of items between two neighbours of a list. */
function ranksBetween(
  board: Board,
  act: Act,
  list: 'board' | 'backlog',
  target: Target,
  { without, count = 1 }: { readonly without?: ItemId; readonly count?: number } = {},
): readonly string[] {
  const sorted = ranks(board, list, without);
  const keys = sorted.map(({ rank }) => rank);
  return keysAt(keys, indexAt(sorted, target), count, act.random);
}

/** The places of new items that go to one place, in their order: at the end of both orders unless it has neighbours. */
export function newPlaces(board: Board, act: Act, target: Target, count: number): readonly StoredPlace[] {
  const list = target.list ?? 'board';
  const other = { ...(target.column !== undefined && { column: target.column }) };
  const run = (order: 'board' | 'backlog') =>
    ranksBetween(board, act, order, list === order ? target : other, { count });
  const backlogRanks = run('backlog');
  const boardRanks = run('board');
  return backlogRanks.map((rank, index) => [
    target.column ?? null,
    target.sprint ?? null,
    rank,
    boardRanks[index] as string,
  ]);
}

/** The place of one new item. */
export const newPlace = (board: Board, act: Act, target: Target): StoredPlace =>
  newPlaces(board, act, target, 1)[0] as StoredPlace;

/**
 * Moves an item: one register. The log keeps column and sprint; where in a list it stands is no history. Two people
 * who move one item at once leave it in one place, on every screen the same. A move that finishes an incomplete item
 * asks for `reason`, which the log keeps as its entry 'unfinished' (from: what was missing, to: the reason).
 */
export function moveItem(board: Board, act: Act, id: ItemId, target: Target, reason = ''): void {
  const item = needItem(board, id);
  // The register is written whole, so what cannot be read yet would be lost.
  if (isReplacedUnseen(board, item, itemKeys.place))
    refuse('notAllowed', 'The place of this item has not arrived yet. Try again in a moment.');
  const place = readPlace(item.get(itemKeys.place));
  const columns = readColumns(board);
  if (target.column && !columns.some(({ id: column }) => column === target.column)) {
    refuse('notFound', 'This column is not on the board.');
  }
  if (target.sprint && !readSprints(board).some(({ id: sprint }) => sprint === target.sprint)) {
    refuse('notFound', 'This sprint is not on the board.');
  }
  if (target.after === id || target.before === id) refuse('invalid', 'An item cannot stand beside itself.');
  const named = target.after !== undefined || target.before !== undefined;
  const list = target.list ?? 'board';
  const rank =
    named || target.column !== undefined
      ? (ranksBetween(board, act, list, target, { without: id })[0] as string)
      : null;
  const column = target.column === undefined ? place.column : target.column;
  const sprint = target.sprint === undefined ? place.sprint : target.sprint;
  const next: StoredPlace = [
    column,
    sprint,
    list === 'backlog' && rank !== null ? rank : place.backlogRank,
    list === 'board' && rank !== null ? rank : place.boardRank,
  ];
  const finishes = isDone(column, columns) && !isDone(place.column, columns);
  const unfinished = finishes ? checkFinishing(board, act, id, reason) : null;
  edit(board, act, (change) => {
    change.setItem(id, itemKeys.place, next, { from: [place.column, place.sprint], to: [column, sprint] });
    if (unfinished) change.log(id, 'unfinished', unfinished.missing, unfinished.reason);
  });
}
