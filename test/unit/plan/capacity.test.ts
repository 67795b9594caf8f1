// Capacity by the formula, on a case worked by hand, and what may be said of it.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { capacityOf, workingDays } from '../../../shared/capacity.ts';
import {
  setDaysOff,
  setFocusFactor,
  setHoursInSprint,
  setRate,
  takeLastFigures,
} from '../../../shared/board/mutate-capacity.ts';
import { onStep } from '../../../shared/board/edit.ts';
import { mergeMembers, setHoursADay, setLeft, setWorksOnItems } from '../../../shared/board/mutate-member.ts';
import { addSprint, startSprint } from '../../../shared/board/mutate-sprint.ts';
import { readCapacity, readMembers, readSprints } from '../../../shared/board/read-records.ts';
import type { SprintId } from '../../../shared/ids.ts';
import { exchange, person, replicaOf, testBoard, type TestBoard } from '../../board-kit.ts';

describe('working days', () => {
  test('are Mondays to Fridays, the first and the last day among them', () => {
    expect(workingDays('2026-11-23', '2026-12-04')).toBe(10);
    expect(workingDays('2026-11-23', '2026-11-23')).toBe(1);
    expect(workingDays('2026-11-28', '2026-11-29')).toBe(0);
    expect(workingDays('2026-11-27', '2026-11-30')).toBe(2);
    expect(workingDays(null, '2026-11-30')).toBe(0);
    expect(workingDays('2026-11-30', '2026-11-27')).toBe(0);
  });

  test('are five a week, whatever the day it begins on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 50 }), (first, weeks) => {
        const date = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
        expect(workingDays(date(first), date(first + 7 * weeks - 1))).toBe(5 * weeks);
      }),
    );
  });
});

function team() {
  const on = testBoard();
  const [asha, jon, maya] = [
    person(on, 'Asha', 'engineer'),
    person(on, 'Jon', 'engineer'),
    person(on, 'Maya', 'productOwner'),
  ];
  setWorksOnItems(on.board, on.act(), maya, false);
  setHoursADay(on.board, on.act(), jon, 5);
  const sprint = addSprint(on.board, on.act(), { name: 'Sprint 1', start: '2026-11-23', end: '2026-12-04' });
  return { on, sprint, asha, jon, maya };
}

const capacity = ({ board }: TestBoard, id: SprintId) => {
  const sprint = readSprints(board).find((one) => one.id === id);
  if (!sprint) throw new Error('no sprint');
  return capacityOf(sprint, readMembers(board), readCapacity(board));
};

describe('capacity', () => {
  test('is Σ (working days − days off) × own hours × focus factor, over those who work on items', () => {
    const { on, sprint, asha, jon } = team();
    // (10 × 6 + 10 × 5) × 0.7
    expect(capacity(on, sprint).hours).toBeCloseTo(77);
    setDaysOff(on.board, on.act(), sprint, asha, 2.5);
    setHoursInSprint(on.board, on.act(), sprint, jon, 3);
    setFocusFactor(on.board, on.act(), sprint, 0.8);
    // (7.5 × 6 + 10 × 3) × 0.8
    expect(capacity(on, sprint)).toMatchObject({
      workingDays: 10,
      focusFactor: 0.8,
      hours: 60,
      shares: [
        { member: asha, daysOff: 2.5, hoursADay: 6, ownHours: false, hours: 45 },
        { member: jon, daysOff: 0, hoursADay: 3, ownHours: true, hours: 30 },
      ],
    });
    setHoursInSprint(on.board, on.act(), sprint, jon, null);
    expect(capacity(on, sprint).hours).toBeCloseTo((45 + 50) * 0.8);
  });

  test('leaves out who left the team, and counts two entries of one person once', () => {
    const { on, sprint, asha, jon } = team();
    setDaysOff(on.board, on.act(), sprint, jon, 4);
    mergeMembers(on.board, on.act(), jon, asha);
    // What was said of the entry that was merged away holds for the person.
    expect(capacity(on, sprint).shares).toMatchObject([{ member: asha, daysOff: 4, hours: 36 }]);
    setLeft(on.board, on.act(), asha, true);
    expect(capacity(on, sprint).hours).toBe(0);
  });

  test('C72 of two entries of one person each figure is the later entry’s where that says one, and can be taken back', () => {
    const { on, sprint, asha, jon } = team();
    setDaysOff(on.board, on.act(), sprint, jon, 4);
    setHoursInSprint(on.board, on.act(), sprint, jon, 2);
    mergeMembers(on.board, on.act(), jon, asha);
    const share = () => capacity(on, sprint).shares[0];
    setHoursInSprint(on.board, on.act(), sprint, asha, 3);
    expect(share()).toMatchObject({ daysOff: 4, hoursADay: 3 });
    setDaysOff(on.board, on.act(), sprint, asha, 0);
    expect(share()).toMatchObject({ daysOff: 0, hoursADay: 3 });
    setHoursInSprint(on.board, on.act(), sprint, asha, null);
    expect(share()).toMatchObject({ daysOff: 0, hoursADay: 6 });
  });

  test('days off and hours said by two people apart both hold', () => {
    const { on, sprint, asha } = team();
    const other = replicaOf(on, 2);
    setDaysOff(on.board, on.act(), sprint, asha, 1);
    setHoursInSprint(other.board, other.act(), sprint, asha, 4);
    exchange(on.board, other.board);
    expect(capacity(on, sprint).shares[0]).toMatchObject({ daysOff: 1, hoursADay: 4, hours: 36 });
    expect(capacity(other, sprint)).toEqual(capacity(on, sprint));
  });

  test('what makes no sense is refused in a sentence', () => {
    const { on, sprint, asha } = team();
    expect(() => setDaysOff(on.board, on.act(), sprint, asha, 11)).toThrow('The sprint has 10 working days.');
    expect(() => setDaysOff(on.board, on.act(), sprint, asha, 0.3)).toThrow('whole and half days');
    expect(() => setHoursInSprint(on.board, on.act(), sprint, asha, 25)).toThrow('A day has 0 to 24 hours.');
    expect(() => setFocusFactor(on.board, on.act(), sprint, 0)).toThrow('above 0');
    expect(() => setRate(on.board, on.act(), sprint, 0)).toThrow('0.1 to 1000');
    const dayless = addSprint(on.board, on.act(), { name: 'Later', start: null, end: null });
    expect(() => setDaysOff(on.board, on.act(), dayless, asha, 1)).toThrow('Give the sprint its days first.');
  });

  test('of the sprint before is offered, but for its days off', () => {
    const { on, sprint, asha, jon } = team();
    expect(takeLastFigures(on.board, on.act(), sprint)).toBe(false);
    setDaysOff(on.board, on.act(), sprint, asha, 3);
    setHoursInSprint(on.board, on.act(), sprint, jon, 3);
    setFocusFactor(on.board, on.act(), sprint, 0.5);
    setRate(on.board, on.act(), sprint, 6);
    startSprint(on.board, on.act(), sprint);
    const dates = { start: '2026-12-07', end: '2026-12-18' };
    const next = addSprint(on.board, on.act(), { name: 'Sprint 2', ...dates });
    expect(capacity(on, next).hours).toBeCloseTo(77);
    let steps = 0;
    onStep(on.board, () => (steps += 1));
    expect(takeLastFigures(on.board, on.act(), next)).toBe(true);
    expect(steps).toBe(1);
    // (10 × 6 + 10 × 3) × 0.5
    expect(capacity(on, next).hours).toBe(45);
    expect(readSprints(on.board).find(({ id }) => id === next)?.rate).toBe(6);
  });

  test('is frozen by the start', () => {
    const { on, sprint, asha } = team();
    startSprint(on.board, on.act(), sprint);
    const started = () => readSprints(on.board).find(({ id }) => id === sprint)?.started;
    expect(started()?.capacityHours).toBeCloseTo(77);
    setHoursADay(on.board, on.act(), asha, 1);
    expect(started()?.capacityHours).toBeCloseTo(77);
    expect(() => setDaysOff(on.board, on.act(), sprint, asha, 1)).toThrow('stay as they were');
    expect(() => setRate(on.board, on.act(), sprint, 5)).toThrow('Sprint 1 has been started');
  });
});
