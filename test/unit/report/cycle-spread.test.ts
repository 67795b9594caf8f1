// How cycle times spread by kind: which items are read, the figures to promise by, and the bins of the drawing.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Item } from '../../../shared/item.ts';
import { defaultColumns, type Sprint } from '../../../shared/records.ts';
import { cycleSpreads } from '../../../shared/report/cycle-spread.ts';
import { monday } from '../../board-kit.ts';
import { dayMs, madeItem, type Made } from '../../made-item.ts';

const read = (items: readonly Item[], sprints: readonly Sprint[] = [], now = monday) =>
  cycleSpreads({ items, columns: defaultColumns, sprints, timeZone: 'UTC' }, now);

/** Begun so many days before it was finished; both days count. */
const took = (days: number, more: Partial<Made> = {}, ago = 1): Item => {
  const finished = monday - ago * dayMs;
  const begun = finished - (days - 1) * dayMs - 3_600_000;
  return madeItem({
    createdAt: begun - dayMs,
    moves: [
      [begun, 'doing'],
      [finished, 'done'],
    ],
    ...more,
  });
};

describe('cycle times by kind', () => {
  test('have the days of half and of 85 % of the items, and the longest', () => {
    const { spreads, unknown } = read([
      ...[1, 2, 2, 3, 3, 4, 20].map((days) => took(days)),
      took(5, { kind: 'bug' }),
    ]);
    expect(
      spreads.map(({ kind, items, median, mostly, longest }) => [
        kind,
        items.length,
        median,
        mostly,
        longest,
      ]),
    ).toEqual([
      ['story', 7, 3, 4, 20],
      ['bug', 1, 5, 5, 5],
    ]);
    expect(unknown).toEqual([]);
  });

  test('each item stands in one bin of its kind, the longest first', () => {
    const items = [1, 2, 2, 3, 9].map((days) => took(days));
    const [story] = read(items).spreads;
    expect(story?.bins.map(({ from, to, items: found }) => [from, to, found.length])).toEqual([
      [1, 1, 1],
      [2, 2, 2],
      [3, 3, 1],
      [9, 9, 1],
    ]);
    expect(story?.items[0]).toBe(items[4]?.id);
  });

  test('what took far longer lies beyond the axis, and is not lost', () => {
    const [far, farther] = [took(800), took(1140)];
    const { spreads, top } = read([...Array.from({ length: 20 }, (_, i) => took((i % 6) + 1)), far, farther]);
    expect(top).toBe(12);
    expect(spreads[0]?.bins.at(-1)).toEqual({ from: 13, to: 1140, items: [farther.id, far.id] });
    expect(spreads[0]?.longest).toBe(1140);
  });

  test('long work has bins of more than a day, forty at most', () => {
    const { spreads, top, step } = read(Array.from({ length: 170 }, (_, i) => took(i + 1)));
    expect([step, top]).toEqual([5, 170]);
    expect(spreads[0]?.bins.length).toBe(34);
    expect(spreads[0]?.bins[1]).toMatchObject({ from: 6, to: 10 });
  });

  test('leaves out what came finished or begun with an import, and says which', () => {
    const finished = madeItem({ createdAt: 1, in: 'done', imported: monday - dayMs });
    const begun = madeItem({
      createdAt: 1,
      in: 'doing',
      imported: monday - 9 * dayMs,
      moves: [[monday - dayMs, 'done']],
    });
    const straight = madeItem({
      createdAt: 1,
      in: 'todo',
      imported: monday - 9 * dayMs,
      moves: [[monday - dayMs, 'done']],
    });
    const made = madeItem({ createdAt: monday - dayMs, in: 'done' });
    const whole = took(3, { createdAt: 1, imported: monday - 9 * dayMs });
    const { spreads, unknown } = read([finished, begun, straight, made, whole]);
    expect(unknown).toEqual([finished.id, begun.id, straight.id, made.id]);
    expect(spreads[0]?.items).toEqual([whole.id]);
    expect(spreads[0]?.median).toBe(3);
  });

  test('of the last 180 days, or the last six sprints', () => {
    const items = [took(2, {}, 10), took(2, {}, 100), took(2, {}, 190)];
    expect(read(items).spreads[0]?.items.length).toBe(2);
    const sprints = Array.from({ length: 8 }, (_, i) => ({
      started: { at: monday - i * 14 * dayMs },
    })) as unknown as Sprint[];
    const reading = read(items, sprints);
    expect([reading.sprints, reading.since, reading.spreads[0]?.items.length]).toEqual([
      6,
      monday - 70 * dayMs,
      1,
    ]);
  });

  test('of a board on which nothing was finished are none', () => {
    expect(read([madeItem({ createdAt: monday - dayMs })])).toMatchObject({
      spreads: [],
      unknown: [],
      top: 5,
      step: 1,
    });
  });
});

test('4,000 real tasks are few bins, quickly', () => {
  const file = new URL('../../fixtures/report/cycle-times-two-projects.csv', import.meta.url);
  const [, ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  const items = lines.flatMap((line) => {
    const [, project = '', , made = '', finished = ''] = line.replaceAll('"', '').split(',');
    const days = (Date.parse(finished) - Date.parse(made)) / dayMs + 1;
    return days >= 1 ? [took(days, { kind: project === '0' ? 'task' : 'story' })] : [];
  });
  read(items);
  const from = performance.now();
  const { spreads } = read(items);
  expect(performance.now() - from).toBeLessThan(100);
  expect(spreads.reduce((sum, spread) => sum + spread.items.length, 0)).toBe(items.length);
  for (const { bins, items: all } of spreads) {
    expect(bins.length).toBeLessThanOrEqual(41);
    expect(bins.reduce((sum, bin) => sum + bin.items.length, 0)).toBe(all.length);
  }
  expect(spreads[1]?.longest).toBe(1141);
});
