// What the report reads from a board, each figure by its function in shared/report.

import { isFinished } from '../../../shared/finished.ts';
import { allocationRecords, type AllocationRecord } from '../../../shared/report/allocation-record.ts';
import { answerOf, type Answer } from '../../../shared/report/answer.ts';
import { forecast } from '../../../shared/report/forecast.ts';
import { groundwork, type Bought } from '../../../shared/report/groundwork.ts';
import { spikeRecords, type SpikeRecord } from '../../../shared/report/spike-record.ts';
import { sprintResults, type SprintResult } from '../../../shared/report/sprint-results.ts';
import type { Item } from '../../../shared/item.ts';
import { nextName, openSprints } from '../../../shared/sprints.ts';
import type { BoardStore } from '../../store/board-store.ts';
import type { Ahead } from './velocity-chart.ts';

export interface ReportReading {
  /** Of the sprints that have ended, the earliest first. */
  readonly results: readonly SprintResult[];
  readonly answer: Answer;
  readonly ahead: readonly Ahead[];
  readonly bought: readonly Bought[];
  readonly spikes: readonly SpikeRecord[];
  readonly allocations: readonly AllocationRecord[];
}

/** How many sprints ahead are foretold. */
const sprintsAhead = 2;

/** The next sprints by name: those that are planned or under way, then what they would be called. */
function aheadOf(store: BoardStore, results: readonly SprintResult[]): readonly Ahead[] {
  const ranges = forecast(
    results.map(({ featurePoints }) => featurePoints),
    sprintsAhead,
  );
  const open = openSprints(store.sprints);
  let name = results.at(-1)?.name ?? '';
  return ranges.map((range, i) => {
    const sprint = open[i];
    name = sprint?.name ?? nextName(name);
    return { ...range, name, rate: sprint?.started?.rate ?? sprint?.rate ?? store.settings.rate };
  });
}

/** `now`: milliseconds since 1970. */
export function readReport(store: BoardStore, now: number): ReportReading {
  const results = sprintResults(store.sprints);
  const { columns } = store;
  const finished = (item: Item) => isFinished(item, columns);
  const bought = groundwork(results, (id) => store.item(id), now);
  const next = openSprints(store.sprints)[0]?.name;
  const finishedItems = [...store.items()].filter((item) => item.archived === null && finished(item));
  return {
    results,
    answer: answerOf(results, {
      bought,
      ...(next !== undefined && { next }),
      finishedItems: finishedItems.length,
    }),
    ahead: aheadOf(store, results),
    bought,
    spikes: spikeRecords(store.items(), finished, now),
    allocations: allocationRecords(store.sprints, store.signOffs),
  };
}
