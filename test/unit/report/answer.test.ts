// The answer of the report on made-up histories of every shape, and the forecast on cases worked by hand.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, trendOf } from '../../../shared/report/answer.ts';
import { forecast } from '../../../shared/report/forecast.ts';
import { result } from './results.ts';

const said = (...results: Parameters<typeof answerOf>[0]) => {
  const { headline, sentences } = answerOf(results);
  return [headline, ...sentences].join(' ');
};

describe('the answer', () => {
  test('of a team that laid its ground first: rising', () => {
    expect(
      said(
        result(1, { story: 20, bug: 4, task: 56, spike: 32, points: 5 }),
        result(2, { story: 36, bug: 8, task: 48, spike: 28, points: 9 }),
        result(3, { story: 64, bug: 12, task: 36, spike: 24, points: 16 }),
        result(4, { story: 80, bug: 12, task: 32, spike: 24, points: 20 }),
      ),
    ).toBe(
      'Feature velocity is rising: 5 → 20 points a sprint ' +
        'Early sprints went to groundwork: 79 % of what Sprint 1 finished, by hours, and 38 % in Sprint 4. ' +
        'The team finishes 112–148 hours of work a sprint; what changes is where they go. ' +
        'At this pace the next sprint brings 24–27 points of features.',
    );
  });

  test('falling, with more technical work lately', () => {
    expect(
      said(
        result(1, { story: 80, task: 20, points: 20 }),
        result(2, { story: 60, task: 40, points: 15 }),
        result(3, { story: 40, task: 60, points: 10 }),
      ),
    ).toBe(
      'Feature velocity is falling: 20 → 10 points a sprint ' +
        'Technical work took more lately: 20 % of what Sprint 1 finished, by hours, and 60 % in Sprint 3. ' +
        'The team finishes 100 hours of work a sprint; what changes is where they go. ' +
        'At this pace the next sprint brings 5 points of features.',
    );
  });

  test('flat: neither a single point nor a tenth is a change', () => {
    const even = (points: number, n: number) => result(n, { story: points * 4, task: 40, points });
    expect(said(even(10, 1), even(11, 2), even(10, 3))).toContain(
      'Feature velocity is steady: 10–11 points a sprint',
    );
    expect(said(even(10, 1), even(10, 2))).toBe(
      'Feature velocity is steady: 10 points a sprint ' +
        'Technical work takes about the same all along: 50 % of the finished hours in Sprint 1, 50 % in Sprint 2. ' +
        'The team finishes 80 hours of work a sprint; what changes is where they go.',
    );
  });

  test('of one sprint says what it brought and foretells nothing', () => {
    expect(said(result(1, { story: 4, task: 36, points: 1 }))).toBe(
      'Sprint 1 brought 1 point of features 90 % of what Sprint 1 finished, by hours, was technical work.',
    );
  });

  test('of none says how there will be one', () => {
    expect(said()).toBe(
      'No sprint has ended yet, so there is no velocity to show End a sprint in Plan, and what it finished stands here.',
    );
  });

  test('of sprints in which nothing was finished claims nothing', () => {
    expect(said(result(1, {}), result(2, {}))).toBe(
      'Feature velocity is steady: 0 points a sprint Nothing was finished in them.',
    );
  });

  test('whatever happened, says no figure that is none', () => {
    const hours = fc.record({
      story: fc.nat(200),
      bug: fc.nat(50),
      task: fc.nat(200),
      spike: fc.nat(100),
      points: fc.nat(60),
    });
    fc.assert(
      fc.property(fc.array(hours, { maxLength: 12 }), (all) => {
        const words = said(...all.map((one, n) => result(n + 1, one)));
        expect(words).not.toMatch(/NaN|undefined|Infinity|-\d/);
      }),
    );
  });
});

describe('the trend', () => {
  test('compares the means of both halves', () => {
    expect(trendOf([5, 9, 16, 20])).toBe('rising');
    // One good sprint at the end of a long decline is no rise.
    expect(trendOf([20, 18, 8, 6, 4, 10])).toBe('falling');
    expect(trendOf([3, 4])).toBe('flat');
    expect(trendOf([3, 5])).toBe('rising');
    expect(trendOf([4])).toBe('one');
    expect(trendOf([])).toBe('none');
  });
});

describe('the forecast', () => {
  test('goes on along the median slope, as wide as the sprints have lain off it', () => {
    expect(forecast([10, 10, 10], 2)).toEqual([
      { low: 10, high: 10 },
      { low: 10, high: 10 },
    ]);
    // Slopes 4, 5, 6 and between them; the line lies off by less than one point.
    expect(forecast([5, 9, 16, 20], 2)).toEqual([
      { low: 24, high: 27 },
      { low: 30, high: 32 },
    ]);
    // One odd sprint does not turn the line, but widens the range.
    expect(forecast([10, 10, 40, 10, 10], 1)).toEqual([{ low: 0, high: 40 }]);
  });

  test('never falls below nothing, and is silent with fewer than three sprints', () => {
    expect(forecast([20, 10, 0], 2)[1]).toEqual({ low: 0, high: 0 });
    expect(forecast([5, 9], 1)).toEqual([]);
  });

  test('looks back six sprints', () => {
    expect(forecast([90, 80, 70, 10, 10, 10, 10, 10, 10], 1)).toEqual([{ low: 10, high: 10 }]);
  });
});
