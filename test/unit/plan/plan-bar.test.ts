// The bar of a sprint's plan, worked out by hand: cut by kind, in hours or points, what was converted, what is over.

import { expect, test } from 'vitest';
import { planBar } from '../../../shared/plan-bar.ts';

const load = { hours: { story: 64, bug: 0, task: 32, spike: 20 }, converted: true };

test('is cut by kind from what users see to the groundwork, and says what was converted', () => {
  const bar = planBar(load, 120, 4, 'hours');
  expect(bar).toMatchObject({ unit: 'hours', planned: 116, capacity: 120, over: 0, converted: true });
  expect(bar.parts).toEqual([
    { kind: 'story', figure: 64, converted: true, share: 64 / 116 },
    { kind: 'task', figure: 32, converted: true, share: 32 / 116 },
    { kind: 'spike', figure: 20, converted: false, share: 20 / 116 },
  ]);
});

test('in points converts the capacity and the hours of spikes, and nothing else', () => {
  const bar = planBar(load, 84, 4, 'points');
  expect(bar).toMatchObject({ unit: 'points', planned: 29, capacity: 21, over: 8 });
  expect(bar.parts.map(({ figure, converted }) => [figure, converted])).toEqual([
    [16, false],
    [8, false],
    [5, true],
  ]);
});

test('has no capacity where nobody gave one, and stays in hours where the rate is 0', () => {
  expect(planBar(load, 0, 4, 'hours')).toMatchObject({ capacity: null, over: 0 });
  const boxes = { hours: { story: 0, bug: 0, task: 0, spike: 20 }, converted: false };
  expect(planBar(boxes, 40, 0, 'points')).toMatchObject({ unit: 'hours', planned: 20, capacity: 40 });
});
