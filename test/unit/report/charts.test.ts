// What the figures of flow and cycle time say and tabulate, without their drawing: on boards with a history, with an
// import, with one item and with none.

import { describe, expect, test } from 'vitest';
import { burnUpFigure } from '../../../client/components/report/burn-up-chart.ts';
import { cycleFigure } from '../../../client/components/report/cycle-chart.ts';
import { flowFigure } from '../../../client/components/report/flow-chart.ts';
import { shareTile } from '../../../client/components/report/tile-words.ts';
import { labelPlaces } from '../../../client/components/report/label-places.ts';
import { linesOf, widthOf } from '../../../client/components/report/axis.ts';
import type { Figure } from '../../../client/components/report/figure.ts';
import type { SprintId } from '../../../shared/ids.ts';
import type { Item } from '../../../shared/item.ts';
import type { Sprint } from '../../../shared/records.ts';
import { monday } from '../../board-kit.ts';
import { dayMs, madeItem } from '../../made-item.ts';
import { result } from './results.ts';
import { manyItems, sprintsBefore, storeOf } from '../../many-items.ts';

const flow = (items: readonly Item[], sprints = sprintsBefore(0)) =>
  flowFigure(storeOf(items, { sprints }), monday);
const cycles = (items: readonly Item[]) => cycleFigure(storeOf(items), monday);
const words = ({ table }: Figure) => table.rows.map((row) => row.map((one) => one.words));
const ago = (days: number) => monday - days * dayMs;
const went = (begun: number, finished: number, kind: 'story' | 'bug' = 'story') =>
  madeItem({
    kind,
    createdAt: ago(begun + 1),
    moves: [
      [ago(begun), 'doing'],
      [ago(finished), 'done'],
    ],
  });
const imported = (at: 'todo' | 'doing' | 'done', moves: Parameters<typeof madeItem>[0]['moves'] = []) =>
  madeItem({ createdAt: 1_434_565_015_000, in: at, imported: ago(3), moves });

describe('the share of technical work', () => {
  test('is never told as all or as none of what was finished where it is not', () => {
    const [all, none] = [result(1, { task: 399, story: 1 }), result(2, { task: 1, story: 399 })];
    expect(shareTile([all], []).figure).toBe('99 %');
    expect(shareTile([all, none], []).figure).toBe('99 → 1 %');
  });
});

describe('the burn-up', () => {
  test('C78 of a sprint that nobody ended for ten years is that of its last year', () => {
    const sprint = {
      ...(sprintsBefore(1)[0] as Sprint),
      id: 's1' as SprintId,
      started: { at: ago(3650), by: null, rate: 4, capacityHours: 80, withoutSignOff: false },
      ended: null,
      end: '9999-12-31',
    };
    const { table, draw } = burnUpFigure(sprint, storeOf([went(20, 2)]), monday);
    expect(table.rows.length).toBe(368);
    expect([table.rows[0]?.[0]?.words, table.rows.at(-1)?.[0]?.words]).toEqual(['22 Nov 2025', '23 Nov']);
    expect(draw?.(720).height).toBeGreaterThan(0);
  });
});

describe('cumulative flow', () => {
  test('has a row for each day, the newest first, whose cells open what stands there', () => {
    const [a, b] = [went(2, 1), madeItem({ createdAt: ago(1) })];
    const figure = flow([a, b]);
    expect(figure.table.head).toEqual(['Day', 'Backlog', 'To do', 'In progress', 'Done']);
    expect(words(figure)).toEqual([
      ['Today', '0', '1', '0', '1'],
      ['22 Nov', '0', '1', '0', '1'],
      ['21 Nov', '0', '0', '1', '0'],
      ['20 Nov', '0', '1', '0', '0'],
    ]);
    const [today, before] = figure.table.rows;
    expect(today?.map(({ mark }) => (mark === undefined ? null : figure.marks[mark]?.items))).toEqual([
      null,
      null,
      [b.id],
      null,
      [a.id],
    ]);
    expect(before?.every(({ mark }) => mark === undefined)).toBe(true);
    expect(figure.summary).toBe('Since 20 Nov 1 item was finished. Today 1 item stands in To do.');
  });

  test('a backlog of a thousand is counted, not drawn', () => {
    const backlog = Array.from({ length: 1000 }, () => madeItem({ createdAt: ago(200), in: 'none' }));
    const figure = flow([...backlog, went(3, 2)]);
    expect(figure.summary).toContain('Not drawn: 1,000 items that stand in no column.');
    expect(words(figure)[0]).toEqual(['Today', '1,000', '0', '0', '1']);
    expect(figure.marks.at(-1)?.items.length).toBe(1000);
  });

  test('what was finished before its first day, or when it came, is left out and said', () => {
    const figure = flow([went(60, 50), imported('done'), went(20, 2), imported('todo')], sprintsBefore(3));
    expect(figure.summary).toBe(
      'Since 26 Oct 1 item was finished. Today 1 item stands in To do. Not drawn: 2 items that were finished before 26 Oct, or when they came to the board.',
    );
    expect(words(figure)[0]).toEqual(['Today', '0', '1', '0', '1']);
  });

  test('an import without moves stands where it came since it came, not since it was made', () => {
    const figure = flow([imported('todo'), imported('doing')]);
    expect(words(figure)).toEqual(
      [0, 1, 2, 3].map((days) => [days === 0 ? 'Today' : `${23 - days} Nov`, '0', '1', '1']),
    );
    expect(figure.draw).not.toBeNull();
  });

  test('finished work that was archived stays finished, other work is gone', () => {
    const done = { ...went(3, 2), archived: { by: null, at: ago(1) } };
    const open = madeItem({ createdAt: ago(3), archivedAt: ago(1) });
    const figure = flow([done, open]);
    expect(words(figure)[0]).toEqual(['Today', '0', '0', '0', '1']);
  });

  test('of a board without items is a sentence', () => {
    const figure = flow([]);
    expect([figure.draw, figure.summary]).toEqual([
      null,
      'Nothing stands in a column yet. Move items across the Board, and how they flow stands here.',
    ]);
  });

  test('5,000 items are read in a moment', () => {
    const store = storeOf(manyItems(4000), { sprints: sprintsBefore(9) });
    const times = Array.from({ length: 4 }, () => {
      const from = performance.now();
      flowFigure(store, monday).draw?.(700);
      cycleFigure(store, monday).draw?.(700);
      return performance.now() - from;
    });
    expect(Math.min(...times)).toBeLessThan(200);
  });
});

describe('cycle times', () => {
  test('are said in words, by kind', () => {
    const figure = cycles([...[1, 2, 2, 3, 3, 4, 9].map((days) => went(days, 1)), went(4, 2, 'bug')]);
    expect(figure.summary).toBe(
      '85 % of 7 stories were done within 4 days, half within 3; the one bug took 3 days.',
    );
    expect(words(figure)).toEqual([
      ['Stories', '7', '3 days', '4 days', '9 days'],
      ['Bugs', '1', '3 days', '3 days', '3 days'],
    ]);
    expect(figure.method).toContain('in the last 180 days');
    expect(figure.method).toContain('first leaves To do');
  });

  test('of few items hold for all of them', () => {
    expect(cycles([went(3, 1), went(6, 1)]).summary).toBe(
      'All 2 stories were done within 6 days, half within 3.',
    );
  });

  test('every finished item stands behind one bubble of its kind', () => {
    const figure = cycles(manyItems(400));
    for (const [i, [, items]] of figure.table.rows.entries()) {
      const name = figure.table.rows[i]?.[0]?.words ?? '';
      const bubbles = figure.marks.filter((mark) =>
        new RegExp(`^${name}, (\\d|longer)[^:]*days?[^:]*: [\\d,]+ items?$`).test(mark.words),
      );
      const ids = bubbles.flatMap((bubble) => bubble.items);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length).toBe(items?.value);
    }
  });

  test('what an import brought finished or begun is left out, and how many is said', () => {
    const figure = cycles([imported('done'), imported('doing', [[ago(1), 'done']]), went(3, 1)]);
    expect(figure.summary).toBe(
      'The one story took 3 days. 2 items came finished or already begun, as by an import, and are left out: nothing says when the work began.',
    );
    expect(words(figure)[0]?.slice(0, 2)).toEqual(['Stories', '1']);
  });

  test('of a board on which nothing is finished are a sentence', () => {
    const figure = cycles([madeItem({ createdAt: ago(1) })]);
    expect(figure.draw).toBeNull();
    expect(figure.summary).toBe(
      'No item has gone from begun to finished in the last 180 days. Once one has, how long it took stands here.',
    );
  });
});

describe('labels', () => {
  test('stand as near as they can, none over another', () => {
    const room = { gap: 16, first: 30, last: 330 };
    expect(labelPlaces([100, 200], room)).toEqual([100, 200]);
    expect(labelPlaces([104, 100, 102], room)).toEqual([132, 100, 116]);
    expect(labelPlaces([329, 330], room)).toEqual([314, 330]);
    expect(labelPlaces([], room)).toEqual([]);
  });

  test('long words stand in lines', () => {
    const lines = linesOf('one two three four five six seven', 80);
    expect(lines.join(' ')).toBe('one two three four five six seven');
    expect(lines.every((line) => widthOf(line) < 90)).toBe(true);
    expect(linesOf('', 80)).toEqual([]);
  });
});
