// Cycle times of two real projects: what the board works out of the moves in its logs is what a script of its own counted
// from the file.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cycleTimes, percentile } from '../../../shared/report/cycle-time.ts';
import { defaultColumns } from '../../../shared/records.ts';
import type { ColumnId, ItemId } from '../../../shared/ids.ts';
import type { Item } from '../../../shared/item.ts';

interface Row {
  readonly id: string;
  readonly project: string;
  readonly created_date: string;
  readonly finished_date: string;
}

const file = new URL('../../fixtures/report/cycle-times-two-projects.csv', import.meta.url);
const [, ...lines] = readFileSync(file, 'utf8').trim().split('\n');
const rows = lines.map((line): Row => {
  const [id = '', project = '', , created_date = '', finished_date = ''] = line
    .replaceAll('"', '')
    .split(',');
  return { id, project, created_date, finished_date };
});

/** As such a task would stand on a board: made in the first column, moved to the done one at noon of its last day. */
function itemOf({ id, created_date, finished_date }: Row): Item {
  const [made, finished] = [created_date, finished_date].map((date) => Date.parse(`${date}T12:00:00Z`)) as [
    number,
    number,
  ];
  const place = (column: string) => [column, null, 'a0', 'a0'];
  const log = [
    { at: finished, by: null, field: 'place', from: place('cTodo'), to: place('cDone'), position: null },
  ];
  const at = { column: 'cDone' as ColumnId, sprint: null, boardRank: 'a0', backlogRank: 'a0' };
  return {
    id: id as ItemId,
    kind: 'task',
    createdAt: made,
    place: at,
    archived: null,
    log,
  } as unknown as Item;
}

// Counted from the file alone, by a script of its own: whole days from created to finished, both counted; the figure at the
// place ⌈share × n⌉ of the sorted ones. 1,662 tasks were finished on the day before they were created, which comes of moving
// from one tool to another: they have no cycle time, and how many they are is said.
test.each([
  { project: '0', tasks: 2427, unknown: 1108, percentiles: [5, 10, 20, 73], longest: 1141 },
  { project: '1', tasks: 1696, unknown: 554, percentiles: [6, 10, 20, 56], longest: 613 },
])('project $project: $tasks tasks', ({ project, tasks, unknown, percentiles, longest }) => {
  const items = rows.filter((row) => row.project === project).map(itemOf);
  const found = cycleTimes(items, defaultColumns, 'UTC');
  const days = found.times.map((one) => one.days);
  expect([days.length, found.unknown.length]).toEqual([tasks - unknown, unknown]);
  expect([0.5, 0.7, 0.85, 0.95].map((share) => percentile(days, share))).toEqual(percentiles);
  expect([Math.min(...days), Math.max(...days)]).toEqual([2, longest]);
});
