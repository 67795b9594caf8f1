// Real story points through the sums: the 284 sizes of the project Jira Software, dealt into 18 sprints of sixteen in the order
// of the file; of five items three are stories, then a task, then a bug, and every seventh is not finished. Expected figures
// were counted so by a script of its own from the file alone.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ItemId, SprintId } from '../../../shared/ids.ts';
import type { Item } from '../../../shared/item.ts';
import type { Kind } from '../../../shared/kind.ts';
import { measuredRate } from '../../../shared/measured-rate.ts';
import { planBar } from '../../../shared/plan-bar.ts';
import type { Sprint } from '../../../shared/records.ts';
import { trendOf } from '../../../shared/report/answer.ts';
import { forecast } from '../../../shared/report/forecast.ts';
import { sprintResults } from '../../../shared/report/sprint-results.ts';
import { sprintLoad } from '../../../shared/sprint-load.ts';

const file = new URL('../../fixtures/report/points-jirasoftware.csv', import.meta.url);
const [, ...lines] = readFileSync(file, 'utf8').trim().split('\n');
const rows = lines
  .map((line) => line.split(','))
  .map(([key = '', points]) => ({ key, points: Number(points) }));
// The project was renamed: what is called GHS-… is there a second time as JSW-….
const sizes = rows.filter(({ key }) => key.startsWith('JSW-')).map(({ points }) => points);
const kindOf = (n: number): Kind => (['story', 'story', 'story', 'task', 'bug'] as const)[n % 5] as Kind;
const perSprint = 16;
const rate = 4;

const sprints = Array.from({ length: Math.ceil(sizes.length / perSprint) }, (_, n): Sprint => {
  const items = sizes
    .map((points, i) => ({
      id: `i${i}` as ItemId,
      kind: kindOf(i),
      points,
      hours: points * rate,
      finished: i % 7 !== 0,
    }))
    .slice(n * perSprint, (n + 1) * perSprint);
  return {
    id: `s${n}` as SprintId,
    name: `Sprint ${n + 1}`,
    goal: '',
    start: null,
    end: null,
    rate,
    focusFactor: 0.7,
    started: { at: n * 100 + 1, by: null, rate, capacityHours: 240, withoutSignOff: false },
    ended: { at: n * 100 + 99, by: null, items },
    archived: false,
  };
});

test('352 sizes are 1,560 points, 284 without those that are there twice 1,228', () => {
  const sum = (all: readonly number[]) => all.reduce((points, one) => points + one, 0);
  expect([rows.length, sum(rows.map(({ points }) => points))]).toEqual([352, 1560]);
  expect([sizes.length, sum(sizes)]).toEqual([284, 1228]);
});

test('feature velocity and hours by kind are those of the file', () => {
  const results = sprintResults(sprints.toReversed());
  expect(results.map(({ featurePoints }) => featurePoints)).toEqual([
    50, 39, 17, 62, 70, 71, 44, 32, 36, 26, 19, 35, 28, 23, 33, 33, 31, 19,
  ]);
  expect(results.map(({ totalHours }) => totalHours)).toEqual([
    336, 280, 144, 348, 496, 416, 264, 200, 248, 152, 132, 208, 176, 176, 196, 212, 212, 124,
  ]);
  expect(results[0]?.hours).toEqual({ story: 200, bug: 40, task: 96, spike: 0 });
  expect(results[4]?.technicalShare).toBeCloseTo(32 / 496);
});

test('their trend, forecast and measured rate', () => {
  const velocities = sprintResults(sprints).map(({ featurePoints }) => featurePoints);
  // First half 46.8 on the average, second 27.4; 50 at first, 19 at last; one point less in each of the last six.
  expect(trendOf(velocities)).toBe('falling');
  // The last six: 28, 23, 33, 33, 31, 19: slope −1, level 31.5, farthest off 7.5. 31.5 − 6 ± 7.5, then 31.5 − 7 ± 15.
  expect(forecast(velocities, 2)).toEqual([
    { low: 18, high: 33 },
    { low: 9, high: 40 },
  ]);
  // The last three finished 31, 53 and 53 points of 240 hours: 7.74, 4.53, 4.53.
  expect(measuredRate(sprints, () => undefined)?.rate).toBeCloseTo(240 / 53);
});

test('the bar of all of them is cut by kind', () => {
  const items = sizes.map((points, i) => ({ id: `i${i}`, kind: kindOf(i), points }) as unknown as Item);
  const bar = planBar(sprintLoad(items, rate), 4000, rate, 'points');
  expect(bar.parts.map(({ kind, figure }) => [kind, figure])).toEqual([
    ['story', 756],
    ['bug', 261],
    ['task', 211],
  ]);
  expect([bar.planned, bar.capacity, bar.over]).toEqual([1228, 1000, 228]);
});
