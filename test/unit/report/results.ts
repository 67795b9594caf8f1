// Results of sprints in short words, for tests of the report.

import type { ItemId, SprintId } from '../../../shared/ids.ts';
import type { SprintResult } from '../../../shared/report/sprint-results.ts';

interface Words {
  readonly story?: number;
  readonly bug?: number;
  readonly task?: number;
  readonly spike?: number;
  readonly points?: number;
  /** How many tasks and spikes the hours are of, and items without a size. */
  readonly tasks?: number;
  readonly spikes?: number;
  readonly unsized?: number;
  readonly name?: string;
}

/** The nth sprint: finished hours by kind, and feature points. */
export function result(
  n: number,
  { story = 0, bug = 0, task = 0, spike = 0, points = 0, ...more }: Words,
): SprintResult {
  const totalHours = story + bug + task + spike;
  const ids = (kind: string, count: number) =>
    Array.from({ length: count }, (_, i) => `i${kind}${n}x${i}` as ItemId);
  const unsized = ids('unsized', more.unsized ?? 0);
  return {
    sprint: `s${n}` as SprintId,
    name: more.name ?? `Sprint ${n}`,
    startedAt: n * 100,
    endedAt: n * 100 + 90,
    capacityHours: 160,
    hours: { story, bug, task, spike },
    items: {
      story: [...ids('story', Number(story > 0)), ...unsized],
      bug: ids('bug', Number(bug > 0)),
      task: ids('task', more.tasks ?? Number(task > 0)),
      spike: ids('spike', more.spikes ?? Number(spike > 0)),
    },
    totalHours,
    featurePoints: points,
    technicalShare: totalHours > 0 ? (task + spike) / totalHours : null,
    unsized,
    unfinished: [],
  };
}
