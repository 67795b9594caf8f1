// The bar of a sprint's plan, on cases worked by hand and for any load.

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { planBar } from '../../../shared/plan-bar.ts';

const load = (story: number, bug: number, task: number, spike: number) => ({
  hours: { story, bug, task, spike },
  converted: story + bug + task > 0,
});

test('in hours: points × rate carry an ≈, hours of spikes do not; kinds of which nothing is planned are left out', () => {
  // 20 + 8 + 12 = 40 of 32 hours.
  expect(planBar(load(20, 0, 8, 12), 32, 4, 'hours')).toEqual({
    unit: 'hours',
    parts: [
      { kind: 'story', figure: 20, converted: true, share: 0.5 },
      { kind: 'task', figure: 8, converted: true, share: 0.2 },
      { kind: 'spike', figure: 12, converted: false, share: 0.3 },
    ],
    planned: 40,
    converted: true,
    capacity: 32,
    over: 8,
  });
});

test('in points it is the other way round', () => {
  // At four hours: 5, 2 and 3 points of 20.
  expect(planBar(load(20, 0, 8, 12), 80, 4, 'points')).toMatchObject({
    parts: [
      { kind: 'story', figure: 5, converted: false },
      { kind: 'task', figure: 2, converted: false },
      { kind: 'spike', figure: 3, converted: true },
    ],
    planned: 10,
    capacity: 20,
    over: 0,
  });
  expect(planBar(load(20, 4, 0, 0), 80, 4, 'points').converted).toBe(false);
});

test('of nothing has no parts, and without a capacity nothing is over it', () => {
  expect(planBar(load(0, 0, 0, 0), 0, 4, 'hours')).toEqual({
    unit: 'hours',
    parts: [],
    planned: 0,
    converted: false,
    capacity: null,
    over: 0,
  });
  expect(planBar(load(20, 0, 0, 0), 0, 4, 'hours')).toMatchObject({ planned: 20, capacity: null, over: 0 });
});

test('its shares are all of what is planned, in either unit, and over and capacity come to it', () => {
  const hours = fc.oneof(
    fc.constant(0),
    fc.nat(4000).map((quarters) => quarters / 4),
  );
  const rates = fc.integer({ min: 1, max: 400 }).map((tenths) => tenths / 10);
  fc.assert(
    fc.property(fc.tuple(hours, hours, hours, hours), hours, rates, (each, capacity, rate) => {
      const [inHours, inPoints] = (['hours', 'points'] as const).map((unit) =>
        planBar(load(...each), capacity, rate, unit),
      ) as [ReturnType<typeof planBar>, ReturnType<typeof planBar>];
      for (const bar of [inHours, inPoints]) {
        const sum = (of: 'share' | 'figure') => bar.parts.reduce((total, part) => total + part[of], 0);
        expect(sum('share')).toBeCloseTo(bar.parts.length > 0 ? 1 : 0);
        expect(sum('figure')).toBeCloseTo(bar.planned);
        for (const { share } of bar.parts) expect(share > 0 && share <= 1).toBe(true);
        if (bar.capacity === null) expect([capacity, bar.over]).toEqual([0, 0]);
        else expect(Math.max(bar.planned, bar.capacity)).toBeCloseTo(bar.capacity + bar.over);
      }
      expect(inHours.planned).toBe(each.reduce((total, one) => total + one, 0));
      expect(inPoints.planned * rate).toBeCloseTo(inHours.planned);
    }),
  );
});
