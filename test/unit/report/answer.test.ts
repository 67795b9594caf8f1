// The answer of the report on made-up histories of every shape, and the forecast on cases worked by hand.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ItemId, SprintId } from '../../../shared/ids.ts';
import { answerOf, trendOf } from '../../../shared/report/answer.ts';
import { forecast, leastSprints } from '../../../shared/report/forecast.ts';
import type { Bought } from '../../../shared/report/groundwork.ts';
import { result } from './results.ts';

const said = (...results: Parameters<typeof answerOf>[0]) => {
  const { headline, sentences } = answerOf(results);
  return [headline, ...sentences].join(' ');
};

/** Sprints of a hundred hours in all, of which these points took four each and technical work the rest. */
const fixed = (...velocities: readonly number[]) =>
  velocities.map((points, n) => result(n + 1, { story: 4 * points, task: 100 - 4 * points, points }));

describe('the answer', () => {
  const early = [
    result(1, { story: 20, bug: 4, task: 56, spike: 32, points: 5, tasks: 2, spikes: 3 }),
    result(2, { story: 36, bug: 8, task: 48, spike: 28, points: 9 }),
    result(3, { story: 64, bug: 12, task: 36, spike: 24, points: 16 }),
    result(4, { story: 80, bug: 12, task: 32, spike: 24, points: 20 }),
  ];

  test('of a team that laid its ground first: rising', () => {
    // (56 + 32) ÷ 112 = 78.6 %, (48 + 28) ÷ 120 = 63 %: two early sprints of which most was technical.
    expect(said(...early)).toBe(
      'Feature velocity is rising: 5 → 20 points a sprint ' +
        'Early sprints went mostly to groundwork: 79 % of what Sprint 1 finished, by hours, paid for 2 tasks and 3 spikes; ' +
        'it was 38 % in Sprint 4. ' +
        'The team finishes 112 to 148 hours a sprint; what changed is where they go. ' +
        'At this pace the next sprint brings 24–27 points of features.',
    );
  });

  test('names what the first sprint paid for, and the sprint that comes next', () => {
    const [one, two, three] = early[0]?.items.spike ?? [];
    const bought = (item: ItemId | undefined, what: Bought['what']): Bought[] =>
      item ? [{ item, kind: 'spike', sprint: 's1' as SprintId, words: '', what }] : [];
    const paid = (...all: readonly (readonly Bought[])[]) =>
      answerOf(early, { bought: all.flat(), next: 'Sprint 5' }).sentences[0];
    expect(paid(bought(one, 'decision'), bought(two, 'decision'), bought(three, 'decision'))).toContain(
      'paid for 2 tasks and 3 decisions;',
    );
    expect(paid(bought(one, 'decision'), bought(two, 'knowledge'), bought(three, 'dropped'))).toContain(
      'paid for 2 tasks, 1 decision, what 1 spike found out and 1 other spike;',
    );
    expect(answerOf(early, { next: 'Sprint 5' }).sentences.at(-1)).toBe(
      'At this pace Sprint 5 brings 24–27 points of features.',
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
        'Technical work takes more than at first: 20 % of what Sprint 1 finished, by hours, and 60 % in Sprint 3. ' +
        'The team finishes 100 hours a sprint; what changed is where they go. ' +
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
        'Technical work takes about the same all along: 50 % of the finished hours. ' +
        'The team finishes 80 hours a sprint.',
    );
  });

  test('of one sprint says what it brought and foretells nothing', () => {
    expect(said(result(1, { story: 4, task: 36, points: 1 }))).toBe(
      'Sprint 1 brought 1 point of features 90 % of what Sprint 1 finished, by hours, paid for 1 task.',
    );
    expect(said(result(1, { task: 36, spike: 4, tasks: 3 }))).toBe(
      'Sprint 1 brought no points of features All of what Sprint 1 finished, by hours, paid for 3 tasks and 1 spike.',
    );
  });

  test('of none says how there will be one, and that what an import brought is not lost', () => {
    expect(said()).toBe(
      'No sprint has ended yet, so there is no velocity to show End a sprint in Plan, and what it finished stands here.',
    );
    expect(answerOf([], { finishedItems: 14 }).sentences[1]).toBe(
      '14 items are finished already. What stands in a sprint counts when that sprint ends.',
    );
  });

  test('of sprints in which nothing was finished claims nothing', () => {
    expect(said(result(1, {}), result(2, {}))).toBe(
      'No points of features in 2 sprints so far Nothing was finished in them.',
    );
    expect(said(result(1, {}))).toBe('Sprint 1 brought no points of features Nothing was finished in it.');
    // Sprint 2 of three finished something: 4 of 24 hours.
    expect(said(result(1, {}), result(2, { story: 20, task: 4, points: 5 }), result(3, {}))).toContain(
      'Only Sprint 2 finished work with a size: 17 % of it, by hours, was technical.',
    );
  });

  test('of an import whose items have no size says so, and not that nothing was finished', () => {
    expect(said(result(1, { unsized: 7 }), result(2, { unsized: 3 }))).toBe(
      'No points of features in 2 sprints so far What was finished had no size, so there are no hours to compare.',
    );
    expect(
      said(result(1, { story: 8, points: 2, unsized: 1 }), result(2, { story: 8, points: 2 })),
    ).toContain('1 finished item had no size, so no figure here counts it.');
  });

  test('of sprints without feature points says that there were none', () => {
    expect(said(result(1, { bug: 10, task: 30 }), result(2, { bug: 30, task: 4 }))).toBe(
      'No points of features in 2 sprints so far ' +
        'Sprint 1 went mostly to groundwork: 75 % of what it finished, by hours, paid for 1 task; it was 12 % in Sprint 2. ' +
        'The team finishes 34 to 40 hours a sprint; what changed is where they go.',
    );
    expect(said(result(1, { task: 30 }), result(2, { spike: 20 }))).toContain(
      'All of the finished hours were technical work.',
    );
  });

  test('a collapse after a rise is no rise', () => {
    expect(said(...fixed(5, 9, 16, 3))).toBe(
      'Feature velocity varies: 3–16 points a sprint ' +
        'Technical work goes up and down: 36–88 % of the finished hours. ' +
        'The team finishes 100 hours a sprint; what changed is where they go. ' +
        'If it goes on like this, the next sprint brings 4–21 points of features.',
    );
  });

  test('one wild outlier makes no trend, and nothing steady', () => {
    expect(answerOf(fixed(10, 10, 23, 10, 10)).headline).toBe(
      'Feature velocity varies: 10–23 points a sprint',
    );
    expect(answerOf(fixed(10, 10, 2, 10, 10)).headline).toBe('Feature velocity varies: 2–10 points a sprint');
  });

  test('a step back at the end of a rise is named', () => {
    const { headline, sentences } = answerOf(fixed(5, 9, 16, 20, 12));
    expect(headline).toBe('Feature velocity is rising: 5 → 12 points a sprint');
    expect(sentences[0]).toBe('Sprint 5 brought less than the sprint before it: 12 points after 20.');
  });

  test('a rise that turned long ago is none', () => {
    expect(trendOf([5, 9, 16, 20, 24, 28, 25, 22, 19])).toBe('uneven');
  });

  test('says fractions of T-shirt sizes with one place, and one point as one', () => {
    expect(answerOf(fixed(0.5, 1.5, 2.25, 3)).headline).toBe(
      'Feature velocity is rising: 0.5 → 3 points a sprint',
    );
    expect(answerOf(fixed(0.5, 1)).headline).toBe('Feature velocity is steady: 0.5–1 point a sprint');
    expect(answerOf(fixed(4, 1)).headline).toBe('Feature velocity is falling: 4 → 1 point a sprint');
  });

  test('says names of sprints so that no words in them break the sentence', () => {
    const two = (one: string, other: string) =>
      answerOf([
        result(1, { name: one, story: 4, task: 40, points: 1 }),
        result(2, { name: other, story: 80, points: 20 }),
      ]).sentences[0];
    expect(two('the first\nhalf\u202e.', 'PI 3.2')).toContain('“the first half .” went mostly');
    expect(two('the first\nhalf\u202e.', 'PI 3.2')).toContain('0 % in PI 3.2.');
    expect(two('Sprint', 'Sprint')).toContain('The first sprint went mostly');
    expect(two('Sprint', 'Sprint')).toContain('0 % in the latest sprint.');
    expect(two('A', `S${'x'.repeat(199)}`)).toContain(`“S${'x'.repeat(38)}…”`);
  });
});

describe('whatever happened', () => {
  const one = fc.record({
    story: fc.nat(200),
    bug: fc.nat(50),
    task: fc.nat(200),
    spike: fc.nat(100),
    points: fc.oneof(
      fc.nat(60),
      fc.integer({ min: 0, max: 400 }).map((eighths) => eighths / 8),
    ),
    tasks: fc.nat(4),
    spikes: fc.nat(4),
    unsized: fc.nat(3),
    name: fc.oneof(fc.constant('Sprint 1'), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })),
  });
  /** Runs with a direction too, which chance alone rarely makes. */
  const drift = fc
    .tuple(fc.array(fc.integer({ min: -3, max: 9 }), { minLength: 2, maxLength: 12 }), fc.boolean())
    .map(([steps, down]) => {
      let at = 5;
      const all = steps.map((step) => ({ story: 9, points: (at = Math.max(0, at + step)) }));
      return down ? all.toReversed() : all;
    });
  const histories = fc.oneof(fc.array(one, { maxLength: 12 }), drift);
  const answered = (all: readonly Parameters<typeof result>[1][]) => {
    const results = all.map((words, n) => result(n + 1, words));
    return { results, ...answerOf(results) };
  };
  /** Without what people typed. */
  const ours = (words: string) => words.replace(/“[^”]*”/g, 'X');

  test('the headline names figures that bear its word out', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(histories, (all) => {
        const { results, headline, trend } = answered(all);
        seen.add(trend);
        const points = results.map(({ featurePoints }) => featurePoints);
        const [from, to] = [...headline.matchAll(/[\d.]+/g)].map(([figure]) => Number(figure)) as [
          number,
          number,
        ];
        if (headline.includes('rising')) expect(to).toBeGreaterThan(from);
        if (headline.includes('falling')) expect(to).toBeLessThan(from);
        if (/rising|falling/.test(headline)) {
          expect(from).toBeCloseTo(points[0] ?? Number.NaN, 0);
          expect(to).toBeCloseTo(points.at(-1) ?? Number.NaN, 0);
        }
        if (headline.includes('varies')) expect(to).toBeGreaterThan(from);
        if (headline.includes('No points')) expect(points.every((figure) => figure === 0)).toBe(true);
      }),
      { numRuns: 2000 },
    );
    expect([...seen].sort()).toEqual(['falling', 'flat', 'none', 'one', 'rising', 'uneven']);
  });

  test('no sentence has a figure that is none, a range that runs backwards, or a wrong number of things', () => {
    fc.assert(
      fc.property(histories, (all) => {
        const { headline, sentences } = answered(all);
        for (const words of [headline, ...sentences].map(ours)) {
          expect(words).not.toMatch(/NaN|undefined|null|Infinity|[^\d\s]-\d|\s-\d|e[+-]\d/);
          expect(words).not.toMatch(/(?<![\d.])1 (points|hours|tasks|spikes|decisions|items|sprints)/);
          expect(words).not.toMatch(/(?<![–\d.])(?!1 )[\d.]+ (point|hour|task|spike|decision|item)\b/);
          for (const [, low, high] of words.matchAll(/([\d.]+)(?:–| to )([\d.]+)/g))
            expect(Number(low)).toBeLessThan(Number(high));
          for (const [, share] of words.matchAll(/(\d+) %/g)) expect(Number(share)).toBeLessThanOrEqual(100);
        }
        for (const sentence of sentences) expect(sentence).toMatch(/^[\p{Lu}\d“].*\.$/u);
        expect(headline).not.toMatch(/\.$/);
      }),
      { numRuns: 2000 },
    );
  });

  test('its groundwork shares are those of the sprints, and hours between the least and the most', () => {
    fc.assert(
      fc.property(fc.array(one, { minLength: 2, maxLength: 8 }), (all) => {
        const { results, sentences } = answered(
          all.map((words, n) => ({ ...words, name: `Sprint ${n + 1}` })),
        );
        const share = (name: string) => {
          const found = results.find((result) => result.name === name);
          if (!found || found.totalHours === 0) return Number.NaN;
          return (100 * (found.hours.task + found.hours.spike)) / found.totalHours;
        };
        const said = sentences.join(' ');
        for (const [, percent, name = ''] of said.matchAll(/(\d+) % of what (Sprint \d+)/g))
          expect(Math.abs(Number(percent) - share(name))).toBeLessThan(1);
        for (const [, percent, name = ''] of said.matchAll(/(\d+) % in (Sprint \d+)/g))
          expect(Math.abs(Number(percent) - share(name))).toBeLessThan(1);
        const went = /^(Early sprints|Sprint 1) went mostly to groundwork/.exec(sentences[0] ?? '')?.[1];
        if (went !== undefined) expect(share('Sprint 1')).toBeGreaterThan(50);
        if (went === 'Early sprints') expect(share('Sprint 2')).not.toBeLessThanOrEqual(50);
        const [, low, high] = /finishes (\d+)(?: to (\d+))? hours?/.exec(said) ?? [];
        if (low !== undefined)
          for (const { totalHours } of results) {
            expect(totalHours).toBeGreaterThanOrEqual(Number(low));
            expect(totalHours).toBeLessThanOrEqual(Number(high ?? low));
          }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the trend', () => {
  test('compares the means of both halves', () => {
    expect(trendOf([5, 9, 16, 20])).toBe('rising');
    // One good sprint at the end of a long decline is no rise.
    expect(trendOf([20, 18, 8, 6, 4, 10])).toBe('falling');
    expect(trendOf([5, 9, 16, 3])).toBe('uneven');
    expect(trendOf([10, 40, 10])).toBe('uneven');
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
    // Slopes 4, 4, 5, 5.5, 5.5, 7: the median is 5.25. Levels 5, 3.75, 5.5, 4.25: 4.625. The sprints lie off that line by
    // 0.375 and 0.875. Next: 4.625 + 4 × 5.25 = 25.625 ± 0.875, and then 30.875 ± twice as much.
    expect(forecast([5, 9, 16, 20], 2)).toEqual([
      { low: 24, high: 27 },
      { low: 29, high: 33 },
    ]);
    // Slope 2.15, level 0.1, off by 0.45 at most: 6.55 ± 0.45, of which sums of tenths make a little more than 7.
    expect(forecast([0.1, 1.8, 4.4], 1)).toEqual([{ low: 6, high: 7 }]);
    // One odd sprint does not turn the line, but widens the range.
    expect(forecast([10, 10, 40, 10, 10], 1)).toEqual([{ low: 0, high: 40 }]);
  });

  test('never falls below nothing, and is silent with fewer than three sprints', () => {
    expect(forecast([20, 10, 0], 2)[1]).toEqual({ low: 0, high: 0 });
    expect(forecast([5, 9], 1)).toEqual([]);
  });

  test('runs from low to high in whole points, whatever happened', () => {
    const points = fc.integer({ min: 0, max: 8000 }).map((eighths) => eighths / 8);
    fc.assert(
      fc.property(
        fc.array(points, { maxLength: 12 }),
        fc.integer({ min: 0, max: 4 }),
        (velocities, ahead) => {
          const ranges = forecast(velocities, ahead);
          expect(ranges.length).toBe(velocities.length < leastSprints ? 0 : ahead);
          for (const { low, high } of ranges) {
            expect([low, high].map((one) => Number.isSafeInteger(one) && !Object.is(one, -0))).toEqual([
              true,
              true,
            ]);
            expect(low).toBeGreaterThanOrEqual(0);
            expect(high).toBeGreaterThanOrEqual(low);
          }
        },
      ),
    );
  });

  test('looks back six sprints', () => {
    expect(forecast([90, 80, 70, 10, 10, 10, 10, 10, 10], 1)).toEqual([{ low: 10, high: 10 }]);
  });
});
