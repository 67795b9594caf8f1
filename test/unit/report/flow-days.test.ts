// Which days the cumulative flow is drawn for, also where the clocks change, and what it counts on thousands of items.

import { describe, expect, test } from 'vitest';
import { defaultColumns, type Sprint } from '../../../shared/records.ts';
import { cameFinished, finishedBefore, flowOf, standingAt } from '../../../shared/report/flow.ts';
import { flowDays } from '../../../shared/report/flow-days.ts';
import { staysOf } from '../../../shared/report/place-history.ts';
import { instantThere } from '../../../shared/working-day.ts';
import { monday, seeded } from '../../board-kit.ts';
import { dayMs, madeItem, type At } from '../../made-item.ts';

const vienna = 'Europe/Vienna';
const there = (date: string, time = '10:00') => instantThere(date, time, vienna);
const sprint = (startedAt: number) => ({ started: { at: startedAt } }) as unknown as Sprint;

describe('the days', () => {
  test('go from the eve of the day on which a sprint began until tonight', () => {
    const sprints = ['2026-11-09', '2026-11-23'].map((date) => sprint(there(date)));
    const { begins, eve, days, weekly } = flowDays(sprints, [], there('2026-11-26'), vienna);
    expect([begins, eve.date, days[0]?.date, days.at(-1)?.date, days.length, weekly]).toEqual([
      '2026-11-09',
      '2026-11-08',
      '2026-11-09',
      '2026-11-26',
      18,
      false,
    ]);
    expect(days.at(-1)?.end).toBe(there('2026-11-27', '00:00') - 1);
  });

  test('end at midnight there, also where the clocks change', () => {
    const sprints = ['2026-10-19', '2026-10-26'].map((date) => sprint(there(date)));
    const { eve, days } = flowDays(sprints, [], there('2026-10-27'), vienna);
    const hours = [eve, ...days]
      .slice(1)
      .map(({ end }, i) => (end - ([eve, ...days][i]?.end ?? 0)) / 3_600_000);
    // The clocks went back on Sunday, 25 October.
    expect(hours).toEqual([24, 24, 24, 24, 24, 24, 25, 24, 24]);
  });

  test('hold as many sprints as ninety days do', () => {
    const sprints = Array.from({ length: 12 }, (_, i) => sprint(there('2026-11-23') - i * 14 * dayMs));
    const { begins, days, weekly } = flowDays(sprints, [], there('2026-11-26'), vienna);
    expect([begins, days.length, weekly]).toEqual(['2026-08-31', 88, false]);
  });

  test('of long sprints are whole weeks, from the sprint before the last on', () => {
    const sprints = ['2026-04-01', '2026-07-01', '2026-10-14'].map((date) => sprint(there(date)));
    const { begins, eve, days, weekly } = flowDays(sprints, [], there('2026-11-26'), vienna);
    expect(weekly).toBe(true);
    // 1 July 2026 is a Wednesday.
    expect([eve.date, begins, days[0]?.date, days.at(-2)?.date, days.at(-1)?.date]).toEqual([
      '2026-06-28',
      '2026-06-29',
      '2026-07-05',
      '2026-11-22',
      '2026-11-26',
    ]);
  });

  test('are a year of weeks at most', () => {
    const sprints = ['2021-01-04', '2022-01-04'].map((date) => sprint(there(date)));
    expect(flowDays(sprints, [], there('2026-11-26'), vienna).days.length).toBeLessThanOrEqual(54);
  });

  test('without sprints begin when the first item came into a column, ninety days back at most', () => {
    const now = there('2026-11-26');
    const of = (...made: Parameters<typeof madeItem>) => flowDays([], [madeItem(...made)], now, vienna);
    expect(of({ createdAt: there('2026-11-20') }).begins).toBe('2026-11-20');
    expect(
      of({ createdAt: there('2026-11-10'), in: 'none', moves: [[there('2026-11-25'), 'todo']] }).begins,
    ).toBe('2026-11-25');
    const long = of({ createdAt: there('2015-06-17') });
    expect([long.begins, long.days.length, long.weekly]).toEqual(['2026-08-29', 90, false]);
    expect(flowDays([], [], now, vienna).days.map(({ date }) => date)).toEqual(['2026-11-26']);
  });

  test('are days whatever a hostile document says of times', () => {
    for (const at of [Number.NaN, -1, 8.7e15, Infinity, 0]) {
      const { days } = flowDays(
        [sprint(at), sprint(at)],
        [madeItem({ createdAt: at })],
        there('2026-11-26'),
        vienna,
      );
      expect(days.length).toBeLessThanOrEqual(90);
      expect(days.at(-1)?.date).toBe('2026-11-26');
    }
  });
});

/** Thousands of items that wander about the board for ninety days. */
function wandering(amount: number) {
  const random = seeded(5);
  const start = monday - 90 * dayMs;
  const steps: readonly At[] = ['todo', 'doing', 'review', 'done', 'doing', 'none'];
  return Array.from({ length: amount }, () => {
    let at = start + random() * 80 * dayMs;
    const moves = steps.slice(0, Math.floor(random() * 6)).map((to): readonly [number, At] => {
      at += random() * 9 * dayMs;
      return [at, to];
    });
    return madeItem({
      createdAt: at - 90 * dayMs * random(),
      in: 'none',
      moves,
      ...(random() < 0.1 && { archivedAt: at + dayMs }),
    });
  });
}

describe('the flow', () => {
  const ends = Array.from({ length: 90 }, (_, i) => monday - (89 - i) * dayMs);

  test('counts each item where it stood, whatever way it went', () => {
    const items = wandering(300);
    const flow = flowOf(items, defaultColumns, ends);
    for (const [day, at] of ends.entries()) {
      const there = items.filter((item) => !(item.archived && item.archived.at <= at));
      const places = there.flatMap((item) => {
        const stay = staysOf(item).find(({ from, to }) => from <= at && (to === null || to > at));
        return stay ? [stay.column] : [];
      });
      expect(flow[day]?.waiting).toBe(places.filter((column) => column === null).length);
      expect(flow[day]?.counts).toEqual(
        defaultColumns.map(({ id }) => places.filter((column) => column === id).length),
      );
      const standing = standingAt(items, defaultColumns, at);
      expect(standing.map((ids) => ids.length)).toEqual([...(flow[day]?.counts ?? []), flow[day]?.waiting]);
    }
  });

  test('of 5,000 items over 90 days is counted in the blink of an eye', () => {
    const items = wandering(5000);
    const times = Array.from({ length: 5 }, () => {
      const from = performance.now();
      flowOf(items, defaultColumns, ends);
      return performance.now() - from;
    });
    // The quickest of five: what else goes on in the machine is not measured.
    expect(Math.min(...times)).toBeLessThan(50);
  });

  test('an item that came back from the archive was away in between', () => {
    const gone = { by: null, at: monday - 5 * dayMs };
    const entry = (at: number, from: unknown, to: unknown) => ({
      at,
      by: null,
      field: 'archived',
      from,
      to,
      position: null,
    });
    const item = madeItem({ createdAt: monday - 9 * dayMs });
    const back = { ...item, log: [entry(gone.at, null, gone), entry(monday - 2 * dayMs, gone, null)] };
    const days = [9, 6, 5, 3, 2, 0].map((n) => monday - n * dayMs);
    expect(flowOf([back], defaultColumns, days).map(({ counts }) => counts[0])).toEqual([1, 1, 0, 0, 1, 1]);
  });

  test('knows what was finished long ago, and what came finished', () => {
    const before = monday - 5 * dayMs;
    const done = (at: number, ...more: (readonly [number, At])[]) =>
      madeItem({ createdAt: monday - 9 * dayMs, moves: [[at, 'done'], ...more] });
    const isBefore = (item: ReturnType<typeof madeItem>) => finishedBefore(item, defaultColumns, before);
    expect(isBefore(done(before - dayMs))).toBe(true);
    expect(isBefore(done(before + dayMs))).toBe(false);
    expect(isBefore(done(before - dayMs, [before + dayMs, 'doing'], [before + 2 * dayMs, 'done']))).toBe(
      false,
    );
    expect(isBefore(done(before - dayMs, [before + dayMs, 'doing']))).toBe(false);
    const imported = madeItem({ createdAt: 1, in: 'done', imported: before });
    expect([imported, done(before)].map((item) => cameFinished(item, defaultColumns))).toEqual([true, false]);
  });
});
