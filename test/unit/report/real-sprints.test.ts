// The figures of three real sprints, played from the file onto a board, against those that a script of its own counted from
// the file alone (the last state before each moment of every issue, summed; no line of the product).

import { describe, expect, test } from 'vitest';
import { allocationOf, signedOf } from '../../../shared/allocation.ts';
import { itemsOfSprint } from '../../../shared/board/items-of-sprint.ts';
import { signOff } from '../../../shared/board/mutate-sign-off.ts';
import { readItem } from '../../../shared/board/read-item.ts';
import { readColumns, readSignOffs, readSprints } from '../../../shared/board/read-records.ts';
import type { Sprint } from '../../../shared/records.ts';
import type { Kind } from '../../../shared/kind.ts';
import { measuredRate } from '../../../shared/measured-rate.ts';
import { allocationRecords } from '../../../shared/report/allocation-record.ts';
import { burnUp } from '../../../shared/report/burn-up.ts';
import { cycleTimes, percentile } from '../../../shared/report/cycle-time.ts';
import { dayEnds } from '../../../shared/report/day-ends.ts';
import { flowOf } from '../../../shared/report/flow.ts';
import { sprintResults } from '../../../shared/report/sprint-results.ts';
import { mericoBoard } from '../../merico-board.ts';

const zone = 'Asia/Shanghai';
// Signed when it was started, as a product owner would; no issue had an estimate then.
const played = mericoBoard(({ on, productOwner, sprints }, act, sprint) => {
  if (sprint === 7) signOff(on.board, { ...act, by: productOwner }, sprints[7]);
});
const { board } = played.on;
const items = [...played.items.values()].flatMap((id) => readItem(board, id) ?? []);
const columns = readColumns(board);
const sprints = readSprints(board);
const seven = sprints.find(({ id }) => id === played.sprints[7]) as Sprint;
const keyOf = (id: string) => [...played.items].find(([, one]) => one === id)?.[0];

describe('what the sprints finished', () => {
  const results = sprintResults(sprints);

  test('is counted by kind, and what was left too', () => {
    expect(items.length).toBe(32);
    expect(results.map(({ name }) => name)).toEqual(['EE Sprint 7', 'EE Sprint 8', 'EE Sprint 9']);
    const [first, second, third] = results;
    // 3 stories without points; 17 tasks with 176,400 s; the bug without an estimate.
    expect(first?.hours).toEqual({ story: 0, task: 49, spike: 0, bug: 0 });
    expect([first?.items.story.length, first?.items.task.length, first?.items.bug.length]).toEqual([
      3, 17, 1,
    ]);
    expect(first?.unfinished.map(keyOf).sort()).toEqual(['EE-10', 'EE-2', 'EE-3', 'EE-4', 'EE-8', 'EE-9']);
    expect([first?.featurePoints, first?.technicalShare, first?.unsized.length]).toEqual([0, 1, 11]);
    expect([second?.totalHours, second?.technicalShare]).toEqual([0, null]);
    expect([third?.totalHours, third?.items.task.map(keyOf)]).toEqual([6, ['EE-17']]);
  });

  test('over the capacity of its days gives the measured rate', () => {
    // 12 to 26 June 2020 are 11 working days; 6 people × 6 h × 0.7 = 277.2 h for 12.25 points; 13 to 27 July for 1.5.
    expect(seven.started?.capacityHours).toBeCloseTo(277.2);
    const measured = measuredRate(sprints, (id) => readItem(board, id));
    expect(measured?.from.map(({ points }) => points)).toEqual([1.5, 12.25]);
    expect(measured?.rate).toBeCloseTo((277.2 / 1.5 + 277.2 / 12.25) / 2);
  });
});

describe('the burn-up of EE Sprint 7', () => {
  const { rate = 0 } = seven.started ?? {};

  test('has each day what stood in it and what was done of it, as it was estimated then', () => {
    const days = burnUp(seven.id, items, columns, { rate, ends: dayEnds('2020-06-12', '2020-06-23', zone) });
    expect(days.map((day) => [day.scopeHours, day.doneHours, day.scopePoints, day.donePoints])).toEqual([
      [91, 0, 22.75, 0],
      [91, 0, 22.75, 0],
      [91, 0, 22.75, 0],
      [91, 8, 22.75, 2],
      [91, 8, 22.75, 2],
      [85, 8, 21.25, 2],
      [85, 34, 21.25, 8.5],
      [85, 49, 21.25, 12.25],
      [85, 49, 21.25, 12.25],
      [85, 49, 21.25, 12.25],
      [85, 49, 21.25, 12.25],
      [85, 57, 21.25, 14.25],
    ]);
  });

  test('is at its end what the end froze', () => {
    const frozen = seven.ended?.items ?? [];
    const sum = (all: typeof frozen) => all.reduce((hours, one) => hours + one.hours, 0);
    const [end] = burnUp(seven.id, items, columns, { rate, ends: [seven.ended?.at ?? 0] });
    expect([end?.scopeHours, end?.doneHours]).toEqual([
      sum(frozen),
      sum(frozen.filter((one) => one.finished)),
    ]);
  });
});

test('cumulative flow has each issue where it stood at the end of each day', () => {
  const days = flowOf(items, columns, dayEnds('2020-06-11', '2020-06-24', zone));
  // Backlog, to do, in progress, review (no status of the file), done.
  expect(days.map(({ waiting, counts }) => [waiting, ...counts])).toEqual([
    [0, 0, 0, 0, 0],
    [0, 28, 1, 0, 1],
    [0, 28, 1, 0, 1],
    [0, 28, 1, 0, 1],
    [0, 21, 1, 0, 8],
    [0, 20, 1, 0, 9],
    [0, 19, 1, 0, 10],
    [0, 12, 0, 0, 18],
    [0, 7, 0, 0, 23],
    [0, 7, 0, 0, 23],
    [0, 7, 0, 0, 23],
    [0, 7, 0, 0, 23],
    [0, 4, 0, 0, 26],
    [0, 4, 0, 0, 26],
  ]);
});

// From the first day in a column behind "to do" to the last finish that held, both counted; straight to done: from the first
// day on the board. The finishes fall on the days of the file's own resolution dates, all 30. Three tasks were closed after
// one in the morning in Shanghai, which in Greenwich is the day before.
test.each([
  { where: zone, longest: 28 },
  { where: 'UTC', longest: 27 },
])('cycle times by kind, with days as they are in $where', ({ where, longest }) => {
  const { times, unknown } = cycleTimes(items, columns, where);
  const days = (kind: Kind) =>
    times.flatMap((one) => (one.kind === kind ? one.days : [])).sort((a, b) => a - b);
  expect(unknown).toEqual([]);
  expect(days('story')).toEqual([1, 5, 6, 7, 8, 12, 12, 12]);
  const most = [1, 4, 4, 4, 4, 4, 4, 7, 7, 7, 7, 7, 7, 7, 8, 8, 8, 8];
  expect(days('task')).toEqual(most.concat(longest, longest, longest));
  expect(days('bug')).toEqual([4]);
  expect([0.5, 0.85].map((share) => percentile(days('task'), share))).toEqual([7, 8]);
});

test('what was signed at its start is outgrown by the estimates that came after it, each named', () => {
  const inIt = itemsOfSprint(board, seven.id);
  // 77 h of tasks stood in it at its end, none of which had an estimate when it began.
  expect(allocationOf(inIt, 4, 277.2).hours).toBe(77);
  const signed = signedOf(seven, inIt, readSignOffs(board));
  expect([signed?.signOff.hours, signed?.hours, signed?.isOutgrown]).toEqual([0, 77, true]);
  expect(signed?.grown.map(({ before, now }) => [before, now])).toEqual(
    [28, 11, 6, 6, 6, 4, 4, 4, 4, 2, 2].map((hours) => [0, hours]),
  );
  const [record, ...others] = allocationRecords(sprints, readSignOffs(board));
  expect([record?.before, record?.signedShare, record?.technicalHours]).toEqual([true, 0, 77]);
  expect(record?.technicalShare).toBeCloseTo(77 / 277.2);
  expect(others.map(({ before, technicalHours }) => [before, technicalHours])).toEqual([
    [false, 0],
    [false, 6],
  ]);
});
