// Results of sprints in short words, for tests of the report.

import type { ItemId, SprintId } from '../../../shared/ids.ts';
import type { SprintResult } from '../../../shared/report/sprint-results.ts';

interface Words {
  readonly story?: number;
  readonly bug?: number;
  readonly task?: number;
  readonly spike?: number;
  readonly points?: number;
}

/** The nth sprint: finished hours by kind, and feature points. */
export function result(
  n: number,
  { story = 0, bug = 0, task = 0, spike = 0, points = 0 }: Words,
): SprintResult {
  const totalHours = story + bug + task + spike;
  const none: readonly ItemId[] = [];
  return {
    sprint: `s${n}` as SprintId,
    name: `Sprint ${n}`,
    startedAt: n * 100,
    endedAt: n * 100 + 90,
    capacityHours: 160,
    hours: { story, bug, task, spike },
    items: { story: none, bug: none, task: none, spike: none },
    totalHours,
    featurePoints: points,
    technicalShare: totalHours > 0 ? (task + spike) / totalHours : null,
    unfinished: [],
  };
}
