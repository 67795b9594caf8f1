// Who put an item where it stands now, and what that was, in words. Reads records, changes nothing.

import type { MemberId } from '../../shared/ids.ts';
import { type Item, backlogOf } from '../../shared/item.ts';
import type { BoardStore } from '../store/board-store.ts';
import type { MovedItem } from '../store/moved-item.ts';
import { backlogNames, noColumnName } from './item-words.ts';

const lastBy = (item: Item, ...fields: readonly string[]): MemberId | null =>
  item.log.findLast(({ field }) => fields.includes(field))?.by ?? null;

/** Null: nobody knows. Undefined: the log does not tell, since its order within a list is no history of an item. */
export function moverOf({ before, after }: MovedItem): MemberId | null | undefined {
  if (before.archived === null && after.archived !== null) return after.archived.by;
  if (before.archived !== null && after.archived === null) return lastBy(after, 'archived');
  if (backlogOf(before) !== backlogOf(after)) return lastBy(after, 'kind', 'backlog');
  const { column, sprint } = after.place;
  if (column === before.place.column && sprint === before.place.sprint) return undefined;
  const isThis = (to: unknown) => Array.isArray(to) && to[0] === column && to[1] === sprint;
  const entry = after.log.findLast(({ field, to }) => field === 'place' && isThis(to));
  return entry ? entry.by : lastBy(after, 'place');
}

/** "moved GW-41 to Review", "archived GW-41" */
export function movedWords(store: BoardStore, { before, after }: MovedItem): string {
  const key = store.keyOf(after);
  if (after.archived !== null) return `archived ${key}`;
  if (before.archived !== null) return `brought ${key} back`;
  const [from, to] = [before.place, after.place];
  if (backlogOf(before) !== backlogOf(after))
    return `moved ${key} to the ${backlogNames[backlogOf(after)].toLowerCase()}`;
  const column = store.columns.find(({ id }) => id === to.column)?.name ?? noColumnName(store);
  if (from.column !== to.column) return `moved ${key} to ${column}`;
  const sprint = store.sprints.find(({ id }) => id === to.sprint)?.name;
  if (from.sprint === to.sprint) return `moved ${key}`;
  return sprint === undefined ? `took ${key} out of the sprint` : `moved ${key} to ${sprint}`;
}
