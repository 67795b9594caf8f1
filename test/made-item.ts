// Items for tests of the report in one line: where they stood, by moves in their logs.

import type { ColumnId, ItemId } from '../shared/ids.ts';
import type { Item, LogEntry } from '../shared/item.ts';
import type { Kind } from '../shared/kind.ts';

export const dayMs = 86_400_000;

const columns = { todo: 'cTodo', doing: 'cDoing', review: 'cReview', done: 'cDone', none: null } as const;
export type At = keyof typeof columns;

const place = (at: At) => [columns[at], null];

export interface Made {
  readonly kind?: Kind;
  readonly createdAt: number;
  /** In which column it was made; it came from another tool there, if `imported`. */
  readonly in?: At;
  /** When an import put it there. */
  readonly imported?: number;
  readonly moves?: readonly (readonly [at: number, to: At])[];
  readonly archivedAt?: number;
}

let made = 0;

export function madeItem({
  kind = 'story',
  createdAt,
  in: first = 'todo',
  imported,
  moves = [],
  archivedAt,
}: Made): Item {
  made += 1;
  const entry = (at: number, from: unknown, to: unknown): LogEntry => ({
    at,
    by: null,
    field: 'place',
    from,
    to,
    position: null,
  });
  const log: LogEntry[] = imported === undefined ? [] : [entry(imported, null, place(first))];
  let at = first;
  for (const [when, to] of moves) {
    log.push(entry(when, place(at), place(to)));
    at = to;
  }
  return {
    id: `i${made}` as ItemId,
    kind,
    createdAt,
    sourceKey: imported === undefined ? '' : `X-${made}`,
    archived: archivedAt === undefined ? null : { by: null, at: archivedAt },
    place: { column: columns[at] as ColumnId | null, sprint: null, boardRank: 'a0', backlogRank: 'a0' },
    log,
  } as unknown as Item;
}
