// Flow, cycle times and burn-up, read from the logs of a board that was played through the mutations, against figures
// counted by hand.

import { describe, expect, test } from 'vitest';
import { archiveItem, addItem, sizeItem } from '../../../shared/board/mutate-item.ts';
import { moveItem } from '../../../shared/board/mutate-place.ts';
import { addSprint, planItems, startSprint } from '../../../shared/board/mutate-sprint.ts';
import { readItem } from '../../../shared/board/read-item.ts';
import { readColumns } from '../../../shared/board/read-records.ts';
import type { ColumnId, ItemId } from '../../../shared/ids.ts';
import type { Item } from '../../../shared/item.ts';
import { burnUp } from '../../../shared/report/burn-up.ts';
import { cycleTimeOf, percentile } from '../../../shared/report/cycle-time.ts';
import { flowOf } from '../../../shared/report/flow.ts';
import { columnAt } from '../../../shared/report/place-history.ts';
import { monday, testBoard } from '../../board-kit.ts';

const day = 86_400_000;
const [todo, doing, review, done] = ['cTodo', 'cDoing', 'cReview', 'cDone'] as [
  ColumnId,
  ColumnId,
  ColumnId,
  ColumnId,
];
/** The end of the nth day, 0 for Monday. */
const endOf = (n: number) => monday + n * day + 10 * 3_600_000;

function played() {
  const on = testBoard();
  const act = (n: number) => ({ ...on.act(), at: monday + n * day });
  const add = (n: number, title: string, column: ColumnId | null, points: number | null = null): ItemId => {
    const id = addItem(on.board, act(n), { kind: 'story', title, place: { column } });
    if (points !== null) sizeItem(on.board, act(n), id, points);
    return id;
  };
  const move = (n: number, id: ItemId, column: ColumnId | null) =>
    moveItem(on.board, act(n), id, { column }, 'because');
  const items = (): Item[] =>
    ([...on.board.items.keys()] as ItemId[]).flatMap((id) => readItem(on.board, id) ?? []);
  const item = (id: ItemId) => readItem(on.board, id) as Item;
  const columns = () => readColumns(on.board);
  return { on, act, add, move, items, item, columns };
}

describe('cumulative flow', () => {
  test('counts each item where it stood at the end of each day', () => {
    const { add, move, items, columns, on, act } = played();
    const [a, b, c] = [add(0, 'A', todo), add(0, 'B', null), add(1, 'C', todo)];
    move(1, a, doing);
    move(2, a, done);
    move(2, b, todo);
    move(3, a, review);
    archiveItem(on.board, act(3), c);
    const days = flowOf(items(), columns(), [0, 1, 2, 3].map(endOf));
    expect(days.map(({ waiting, counts }) => [waiting, ...counts])).toEqual([
      [1, 1, 0, 0, 0],
      [1, 1, 1, 0, 0],
      [0, 2, 0, 0, 1],
      [0, 1, 0, 1, 0],
    ]);
  });

  test('of what came without moves is where it stands, since it was made', () => {
    const { add, items, columns } = played();
    add(2, 'A', doing);
    const days = flowOf(items(), columns(), [1, 2].map(endOf));
    expect(days.map(({ counts }) => counts)).toEqual([
      [0, 0, 0, 0],
      [0, 1, 0, 0],
    ]);
  });

  test('says where an item stood at a moment', () => {
    const { add, move, item } = played();
    const a = add(1, 'A', null);
    move(2, a, doing);
    expect([0, 1, 2].map((n) => columnAt(item(a), endOf(n)))).toEqual([undefined, null, doing]);
  });
});

describe('cycle time', () => {
  const days = (play: (board: ReturnType<typeof played>) => ItemId) => {
    const board = played();
    return cycleTimeOf(board.item(play(board)), board.columns(), 'UTC')?.days;
  };

  test('runs from the first column behind the first one to done, both days counted', () => {
    const found = days(({ add, move }) => {
      const a = add(0, 'A', todo);
      move(3, a, doing);
      move(4, a, todo);
      move(5, a, doing);
      move(6, a, done);
      return a;
    });
    expect(found).toBe(4);
  });

  test('of what went straight to done runs from when it came to the board', () => {
    const found = days(({ add, move }) => {
      const a = add(0, 'A', null);
      move(2, a, todo);
      move(4, a, done);
      return a;
    });
    expect(found).toBe(3);
    expect(days(({ add }) => add(0, 'A', done))).toBe(1);
  });

  test('is not there while the item is not finished, also where it was before', () => {
    const found = days(({ add, move }) => {
      const a = add(0, 'A', todo);
      move(1, a, done);
      move(2, a, doing);
      return a;
    });
    expect(found).toBeUndefined();
  });

  test('percentiles are by the nearest rank', () => {
    const figures = [15, 20, 35, 40, 50];
    expect([0.05, 0.3, 0.4, 0.5, 1].map((share) => percentile(figures, share))).toEqual([15, 20, 20, 35, 50]);
    expect(percentile([], 0.5)).toBeNaN();
  });
});

describe('burn-up', () => {
  test('has what stood in the sprint, and what of it was finished, as it was sized then', () => {
    const { on, act, add, move, items, columns } = played();
    const sprint = addSprint(on.board, act(0), { name: 'One', start: '2026-11-23', end: '2026-12-04' });
    const [a, b, c] = [add(0, 'A', todo, 3), add(0, 'B', todo, 5), add(0, 'C', todo, 8)];
    planItems(on.board, act(0), [a, b], sprint);
    startSprint(on.board, act(0), sprint);
    move(1, a, done);
    planItems(on.board, act(2), [c], sprint);
    sizeItem(on.board, act(2), b, 13);
    move(3, b, done);
    move(3, a, doing);
    planItems(on.board, act(4), [c], null);
    const days = burnUp(sprint, items(), columns(), { rate: 4, ends: [0, 1, 2, 3, 4].map(endOf) });
    expect(days.map(({ scopePoints, donePoints }) => [scopePoints, donePoints])).toEqual([
      [8, 0],
      [8, 3],
      [24, 3],
      [24, 13],
      [16, 13],
    ]);
    expect(days[1]).toMatchObject({ scopeHours: 32, doneHours: 12 });
  });
});
