// What each ended sprint finished, from what its end froze: hours by kind, and feature velocity, which is the points of
// finished stories (product.md, "Report").

import type { ItemId, SprintId } from '../ids.ts';
import { kindNames, type Kind } from '../kind.ts';
import type { Sprint } from '../records.ts';

export interface SprintResult {
  readonly sprint: SprintId;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly endedAt: number;
  readonly capacityHours: number;
  /** Hours of what was finished, at the rate that the start froze. */
  readonly hours: Readonly<Record<Kind, number>>;
  /** The finished items of each kind. */
  readonly items: Readonly<Record<Kind, readonly ItemId[]>>;
  readonly totalHours: number;
  /** Points of finished stories. */
  readonly featurePoints: number;
  /** Hours of finished tasks and spikes ÷ all finished hours, 0 to 1; null where nothing was finished. */
  readonly technicalShare: number | null;
  /** Finished items that had no size, nor agreed hours: they stand in no figure of hours or points. */
  readonly unsized: readonly ItemId[];
  /** Items that stood in it and were not finished. */
  readonly unfinished: readonly ItemId[];
}

export function resultOf(sprint: Sprint): SprintResult | null {
  const { started, ended } = sprint;
  if (!started || !ended) return null;
  const finished = (kind: Kind) => ended.items.filter((item) => item.finished && item.kind === kind);
  const each = <Value>(value: (kind: Kind) => Value) =>
    Object.fromEntries(kindNames.map((kind) => [kind, value(kind)])) as Record<Kind, Value>;
  const hours = each((kind) => finished(kind).reduce((sum, item) => sum + item.hours, 0));
  const totalHours = kindNames.reduce((sum, kind) => sum + hours[kind], 0);
  return {
    sprint: sprint.id,
    name: sprint.name,
    startedAt: started.at,
    endedAt: ended.at,
    capacityHours: started.capacityHours,
    hours,
    items: each((kind) => finished(kind).map(({ id }) => id)),
    totalHours,
    featurePoints: finished('story').reduce((sum, item) => sum + (item.points ?? 0), 0),
    technicalShare: totalHours > 0 ? (hours.task + hours.spike) / totalHours : null,
    unsized: ended.items.flatMap(({ id, finished: done, points, hours: took }) =>
      done && points === null && took === 0 ? id : [],
    ),
    unfinished: ended.items.flatMap((item) => (item.finished ? [] : item.id)),
  };
}

/** Of all sprints that have ended, the earliest end first. */
export const sprintResults = (sprints: readonly Sprint[]): readonly SprintResult[] =>
  sprints
    .flatMap((sprint) => resultOf(sprint) ?? [])
    .sort((a, b) => a.endedAt - b.endedAt || (a.sprint < b.sprint ? -1 : 1));
