// The steps of axes, how words are cut, and where arrow keys lead.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstFitting, fitting, stepsTo, wholeStepsTo } from '../../../client/components/report/axis.ts';
import { nextMark } from '../../../client/components/report/next-mark.ts';

describe('the steps of an axis', () => {
  test('are round, begin at 0, and reach the largest figure in few', () => {
    expect(stepsTo(148)).toEqual([0, 40, 80, 120, 160]);
    expect(stepsTo(52)).toEqual([0, 20, 40, 60]);
    expect(stepsTo(0)).toEqual([0, 1]);
    expect(stepsTo(Number.NaN)).toEqual([0, 1]);
    expect(wholeStepsTo(2)).toEqual([0, 1, 2]);
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e7, noNaN: true }), (max) => {
        const steps = stepsTo(max);
        expect(steps.length).toBeLessThanOrEqual(6);
        expect(steps.at(-1)).toBeGreaterThanOrEqual(max * (1 - 1e-9));
        expect(steps.at(-2)).toBeLessThan(max);
        expect(wholeStepsTo(max).every(Number.isInteger)).toBe(true);
      }),
    );
  });

  test('words are cut where they have no room, with an ellipsis', () => {
    expect(fitting('Sprint 1', 200)).toBe('Sprint 1');
    expect(fitting('A sprint with a very long name', 80)).toBe('A sprint w…');
    expect(fitting('👩‍👩‍👧', 1)).toContain('…');
  });
});

test('of several wordings the first that fits whole is taken, else as much of the last', () => {
  const wordings = ['24–27 points', '24–27'] as const;
  expect(firstFitting(wordings, 100)).toBe('24–27 points');
  expect(firstFitting(wordings, 60)).toBe('24–27');
  expect(firstFitting(wordings, 20)).toBe('2…');
});

describe('an arrow key', () => {
  const mark = (name: string, x: number, y: number) => ({
    name,
    getBoundingClientRect: () => ({ left: x, right: x + 10, top: y, bottom: y + 10 }),
  });
  const marks = [mark('a1', 0, 0), mark('a2', 0, 50), mark('b1', 100, 8), mark('b2', 100, 48)];
  const from = (name: string, key: string) =>
    nextMark(
      marks,
      marks.find((one) => one.name === name)!,
      key,
    )?.name;

  test('leads to the nearest mark that way, rather ahead than beside', () => {
    expect(from('a1', 'ArrowRight')).toBe('b1');
    expect(from('a2', 'ArrowRight')).toBe('b2');
    expect(from('a1', 'ArrowDown')).toBe('a2');
    expect(from('b2', 'ArrowUp')).toBe('b1');
    expect(from('a1', 'ArrowLeft')).toBeUndefined();
    expect([from('b1', 'Home'), from('a1', 'End'), from('a1', 'x')]).toEqual(['a1', 'b2', undefined]);
  });
});
