// The burn-up of a sprint, from the logs of its items: how much stood in it at the end of each day, and how much of that was
// finished then, in hours by the one arithmetic and in points.

import { isDone } from '../finished.ts';
import type { ColumnId, ItemId, SprintId } from '../ids.ts';
import type { Item } from '../item.ts';
import type { Column } from '../records.ts';
import { hoursAt, pointsAt } from '../size-history.ts';
import { columnAt } from './place-history.ts';

export interface BurnDay {
  /** The end of the day, milliseconds since 1970. */
  readonly at: number;
  readonly scopeHours: number;
  readonly doneHours: number;
  readonly scopePoints: number;
  readonly donePoints: number;
  /** What stood in it and was finished then. */
  readonly done: readonly ItemId[];
}

const sprintIn = (place: unknown): SprintId | null =>
  Array.isArray(place) && typeof place[1] === 'string' ? (place[1] as SprintId) : null;

/** In which sprint the item stood then, by its moves. */
function sprintAt(item: Item, then: number): SprintId | null {
  const moves = item.log.filter(({ field }) => field === 'place').toSorted((a, b) => a.at - b.at);
  const last = moves.findLast(({ at }) => at <= then);
  if (last) return sprintIn(last.to);
  const next = moves[0];
  return next ? sprintIn(next.from) : item.place.sprint;
}

/** True where the item stands in the sprint or did once, by its moves: the others need not be asked day by day. */
export const wasInSprint = ({ place, log }: Item, sprint: SprintId): boolean =>
  place.sprint === sprint ||
  log.some(
    ({ field, from, to }) => field === 'place' && (sprintIn(from) === sprint || sprintIn(to) === sprint),
  );

/** `rate`: hours for each point. `ends`: the ends of the days that are asked for. */
export function burnUp(
  sprint: SprintId,
  items: readonly Item[],
  columns: readonly Column[],
  { rate, ends }: { readonly rate: number; readonly ends: readonly number[] },
): readonly BurnDay[] {
  return ends.map((at) => {
    const sum = { scopeHours: 0, doneHours: 0, scopePoints: 0, donePoints: 0 };
    const done: ItemId[] = [];
    for (const item of items) {
      const gone = item.archived !== null && item.archived.at <= at;
      if (item.createdAt > at || gone || sprintAt(item, at) !== sprint) continue;
      const [hours, points] = [hoursAt(item, at, rate), pointsAt(item, at)];
      sum.scopeHours += hours;
      sum.scopePoints += points;
      if (!isDone(columnAt(item, at) as ColumnId | null, columns)) continue;
      sum.doneHours += hours;
      sum.donePoints += points;
      done.push(item.id);
    }
    return { at, ...sum, done };
  });
}
