// Finished is derived: an item is finished while it stands in a column marked done, since it came there. What the log
// says of its moves is all that is asked.

import { entriesOf } from './field-history.ts';
import type { ColumnId } from './ids.ts';
import type { Item } from './item.ts';
import { onceFor } from './once-for.ts';
import type { Column } from './records.ts';

const columnIn = (place: unknown): unknown => (Array.isArray(place) ? (place as unknown[])[0] : undefined);

/** Since when the item stands in its column (milliseconds since 1970): its last move to another, or its making. */
export function inColumnSince(item: Item): number {
  const moved = item.log.findLast(
    ({ field, from, to }) =>
      field === 'place' && columnIn(from) !== columnIn(to) && columnIn(to) === item.place.column,
  );
  return moved?.at ?? item.createdAt;
}

const doneOf = onceFor(
  (columns: readonly Column[]): ReadonlySet<ColumnId> =>
    new Set(columns.flatMap(({ id, done }) => (done ? id : []))),
);

export const isDone = (column: ColumnId | null, columns: readonly Column[]): boolean =>
  column !== null && doneOf(columns).has(column);

/** The reason given when it was finished incomplete and what was missing then, or null. */
export function unfinishedBecause(item: Item): { readonly missing: string; readonly reason: string } | null {
  const entry = item.log.findLast(({ field }) => field === 'unfinished');
  return entry && typeof entry.from === 'string' && typeof entry.to === 'string'
    ? { missing: entry.from, reason: entry.to }
    : null;
}

export function isFinished(item: Item, columns: readonly Column[]): boolean {
  return isDone(item.place.column, columns);
}

/**
 * Since when it is finished: a move from one done column to another does not count. Null while it is not. Two moves made
 * apart meet in one log that is not in the order of time, and where the item stands is what its register says.
 */
export const finishedSince = (item: Item, columns: readonly Column[]): number | null =>
  sinceBy(columns)(item);

const sinceBy = onceFor((columns: readonly Column[]) => onceFor((item: Item) => lastFinish(item, columns)));

function lastFinish(item: Item, columns: readonly Column[]): number | null {
  if (!isFinished(item, columns)) return null;
  const done = (place: unknown) => isDone(columnIn(place) as ColumnId | null, columns);
  const moves = entriesOf(item, 'place');
  let since = moves[0] && !done(moves[0].from) ? null : item.createdAt;
  for (const [n, { at, to }] of moves.entries()) {
    const stands = n === moves.length - 1 || done(to);
    since = stands ? (since ?? at) : null;
  }
  return since;
}
