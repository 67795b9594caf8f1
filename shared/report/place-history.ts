// Where an item stood over time, read from the moves in its own log: one entry for each stay in a column. What came to the
// board without any move has stood where it stands since it was made; what an import put into a column stands there since
// the import, and how long it had stood at the source nobody knows.

import { entriesOf, fieldAt } from '../field-history.ts';
import type { ColumnId, SprintId } from '../ids.ts';
import type { Item } from '../item.ts';
import { onceFor } from '../once-for.ts';

export interface Stay {
  /** Null: in no column. */
  readonly column: ColumnId | null;
  /** Milliseconds since 1970. */
  readonly from: number;
  /** Null: still. */
  readonly to: number | null;
  /** It came with an import: it may have stood in such a column at the source before. */
  readonly imported: boolean;
}

const partOf = (place: unknown, part: 0 | 1): string | null => {
  const id: unknown = Array.isArray(place) ? place[part] : null;
  return typeof id === 'string' ? id : null;
};
const columnOf = (place: unknown) => partOf(place, 0) as ColumnId | null;

/** Its stays, the earliest first, none before it was made; the last one is where it stands. */
export const staysOf = onceFor((item: Item): readonly Stay[] => {
  const moves = entriesOf(item, 'place');
  const [first] = moves;
  let stay = {
    column: first ? columnOf(first.from) : item.place.column,
    from: item.createdAt,
    imported: false,
  };
  const stays: Stay[] = [];
  for (const [n, move] of moves.entries()) {
    // Of two moves made apart the register has one: where it stands now is that, not what the later entry says.
    const column = n === moves.length - 1 ? item.place.column : columnOf(move.to);
    if (column === stay.column) continue;
    // A clock that was wrong when it moved puts no stay before the one that it ends.
    const at = Math.max(stay.from, move.at);
    stays.push({ ...stay, to: at });
    stay = { column, from: at, imported: !Array.isArray(move.from) };
  }
  return [...stays, { ...stay, to: null }];
});

/** The column in which it stood then; undefined: it was not there yet. */
export function columnAt(item: Item, then: number): ColumnId | null | undefined {
  if (then < item.createdAt) return undefined;
  return staysOf(item).find(({ to }) => to === null || to > then)?.column;
}

/** In which sprint it stood then, by its moves. */
export const sprintAt = (item: Item, then: number): SprintId | null =>
  partOf(fieldAt(item, 'place', then, [item.place.column, item.place.sprint]), 1) as SprintId | null;

const sprintsOf = onceFor((item: Item): ReadonlySet<string | null> => {
  const moves = entriesOf(item, 'place').flatMap(({ from, to }) => [partOf(from, 1), partOf(to, 1)]);
  return new Set([item.place.sprint, ...moves]);
});

/** True where it stands in the sprint or did once: the others need not be asked day by day. */
export const wasInSprint = (item: Item, sprint: SprintId): boolean => sprintsOf(item).has(sprint);
