// The burn-up of a sprint, from the logs of its items: how much stood in it at the end of each day, and how much of that was
// finished then, in hours by the one arithmetic and in points.

import { wasArchived } from '../field-history.ts';
import { isDone } from '../finished.ts';
import type { ItemId, SprintId } from '../ids.ts';
import type { Item } from '../item.ts';
import type { Column } from '../records.ts';
import { hoursAt, pointsAt } from '../size-history.ts';
import { columnAt, sprintAt } from './place-history.ts';

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
      if (item.createdAt > at || sprintAt(item, at) !== sprint || wasArchived(item, at)) continue;
      const [hours, points] = [hoursAt(item, at, rate), pointsAt(item, at)];
      sum.scopeHours += hours;
      sum.scopePoints += points;
      if (!isDone(columnAt(item, at) ?? null, columns)) continue;
      sum.doneHours += hours;
      sum.donePoints += points;
      done.push(item.id);
    }
    return { at, ...sum, done };
  });
}
