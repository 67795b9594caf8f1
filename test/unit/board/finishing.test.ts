// Finishing: what a move into a done column asks, what the log keeps of it, and what merges and undo may do all the same.

import { describe, expect, test } from 'vitest';
import { History } from '../../../client/store/history.ts';
import { Refusal } from '../../../shared/board/edit.ts';
import { closeBox } from '../../../shared/board/mutate-box.ts';
import { markColumnDone } from '../../../shared/board/mutate-column.ts';
import { addItem, changeKind } from '../../../shared/board/mutate-item.ts';
import { addLine, tickLine } from '../../../shared/board/mutate-line.ts';
import { moveItem } from '../../../shared/board/mutate-place.ts';
import { typeText } from '../../../shared/board/mutate-text.ts';
import { readItem } from '../../../shared/board/read-item.ts';
import { readColumns } from '../../../shared/board/read-records.ts';
import { finishedSince, isFinished, unfinishedBecause } from '../../../shared/finished.ts';
import type { ColumnId, ItemId } from '../../../shared/ids.ts';
import type { Kind } from '../../../shared/kind.ts';
import { exchange, person, replicaOf, testBoard, type TestBoard } from '../../board-kit.ts';

const todo = 'cTodo' as ColumnId;
const review = 'cReview' as ColumnId;
const done = 'cDone' as ColumnId;

const add = (on: TestBoard, kind: Kind, lines: readonly boolean[] = []): ItemId => {
  const id = addItem(on.board, on.act(), { kind, title: kind, place: { column: todo } });
  for (const [i, ticked] of lines.entries()) {
    const line = addLine(on.board, on.act(), id, `Line ${i}`);
    if (ticked) tickLine(on.board, on.act(), id, line, true);
  }
  return id;
};

const refusal = (run: () => unknown): Pick<Refusal, 'code' | 'message'> | null => {
  try {
    run();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
};

const move = (on: TestBoard, id: ItemId, column: ColumnId | null, reason?: string) =>
  refusal(() => moveItem(on.board, on.act(), id, { column }, reason));
const columnOf = (on: TestBoard, id: ItemId) => readItem(on.board, id)?.place.column;
const entries = (on: TestBoard, id: ItemId) =>
  readItem(on.board, id)
    ?.log.filter(({ field }) => field === 'unfinished')
    .map(({ from, to }) => [from, to]);

describe('an incomplete item', () => {
  test.each([
    ['story', [true, false, false], '2 acceptance criteria ticked'],
    ['story', [], 'at least one acceptance criterion, ticked'],
    ['task', [false], 'one line of the definition of done ticked'],
    ['task', [], 'at least one line of the definition of done, ticked'],
    ['bug', [false], 'one line of the definition of done ticked'],
  ] as const)('%s with lines %j needs a reason, which the log keeps', (kind, lines, missing) => {
    const on = testBoard();
    const id = add(on, kind, lines);
    expect(move(on, id, done)).toMatchObject({
      code: 'incomplete',
      message: `GW-1 is not complete: it needs ${missing}. Say why to finish it all the same.`,
    });
    expect(move(on, id, done, ' \n ')?.code).toBe('incomplete');
    expect(columnOf(on, id)).toBe(todo);
    expect(move(on, id, done, '  The rest  goes\nto GW-9 ')).toBeNull();
    expect(columnOf(on, id)).toBe(done);
    expect(entries(on, id)).toEqual([[missing, 'The rest goes to GW-9']]);
    const item = readItem(on.board, id);
    expect(item && unfinishedBecause(item)).toEqual({ missing, reason: 'The rest goes to GW-9' });
  });

  test('moves freely between done columns, within one and out of them, and asks again when it comes back', () => {
    const on = testBoard();
    const id = add(on, 'story', [false]);
    markColumnDone(on.board, on.act(), review, true);
    move(on, id, done, 'late');
    expect(move(on, id, review)).toBeNull();
    expect(refusal(() => moveItem(on.board, on.act(), id, { column: review, after: null }))).toBeNull();
    expect(move(on, id, null)).toBeNull();
    expect(move(on, id, review)?.code).toBe('incomplete');
    expect(entries(on, id)).toHaveLength(1);
  });

  test('a reason is a few words, and one that nobody asked for is not kept', () => {
    const on = testBoard();
    const open = add(on, 'bug', [false]);
    expect(move(on, open, done, 'x'.repeat(501))?.code).toBe('invalid');
    const complete = add(on, 'story', [true]);
    expect(move(on, complete, done, 'why not')).toBeNull();
    expect(entries(on, complete)).toEqual([]);
  });
});

test('a complete item is finished without a question: every line ticked, or a bug without lines', () => {
  const on = testBoard();
  for (const id of [add(on, 'story', [true, true]), add(on, 'task', [true]), add(on, 'bug')]) {
    expect(move(on, id, done)).toBeNull();
    expect(columnOf(on, id)).toBe(done);
  }
});

describe('a spike', () => {
  test('cannot be finished without an outcome, whatever the reason, and can with one', () => {
    const on = testBoard();
    const jon = person(on, 'Jon', 'engineer');
    const id = add(on, 'spike', [false]);
    for (const reason of ['', 'because']) {
      expect(move(on, id, done, reason)).toMatchObject({
        code: 'notAllowed',
        message: 'GW-1 has no outcome yet. Record what you found out or decided, or drop it.',
      });
    }
    typeText(on.board, on.act(jon), { item: id, field: 'outcome' }, [
      { at: 0, remove: 0, insert: 'One provider does both.' },
    ]);
    closeBox(on.board, on.act(jon), id, 'knowledge');
    expect(move(on, id, done)).toBeNull();
    expect(entries(on, id)).toEqual([]);
  });

  test('that came there by a merge stays', () => {
    const on = testBoard(1);
    const id = add(on, 'spike');
    const other = replicaOf(on, 2);
    markColumnDone(on.board, on.act(), review, true);
    move(other, id, review);
    exchange(on.board, other.board);
    const item = readItem(on.board, id);
    expect(item && isFinished(item, readColumns(on.board))).toBe(true);
    expect(columnOf(on, id)).toBe(review);
  });
});

test('an item neither becomes a spike nor begins as one where it would be finished without an outcome', () => {
  const on = testBoard(1);
  const maya = person(on, 'Maya', 'engineer');
  const id = add(on, 'task', [true]);
  move(on, id, done);
  expect(refusal(() => changeKind(on.board, on.act(), id, 'spike'))?.message).toMatch(
    /would be finished without/,
  );
  expect(readItem(on.board, id)?.kind).toBe('task');
  const place = { column: done };
  expect(refusal(() => addItem(on.board, on.act(), { kind: 'spike', title: 'A', place }))?.message).toMatch(
    /would be finished without/,
  );

  const spike = add(on, 'spike');
  closeBox(on.board, on.act(maya), spike, 'dropped', 'nobody asks any more');
  move(on, spike, done);
  changeKind(on.board, on.act(), spike, 'task');
  changeKind(on.board, on.act(), spike, 'spike');
  expect(readItem(on.board, spike)?.kind).toBe('spike');
});

test('two people finish one item, each with a reason: both reasons are kept, and it is finished once', () => {
  const on = testBoard(1);
  const id = add(on, 'task', [false]);
  const other = replicaOf(on, 2);
  move(on, id, done, 'mine');
  move(other, id, done, 'theirs');
  exchange(on.board, other.board);
  expect(
    entries(on, id)
      ?.map(([, to]) => to)
      .sort(),
  ).toEqual(['mine', 'theirs']);
  const item = readItem(other.board, id);
  expect(item && finishedSince(item, readColumns(other.board))).toBeGreaterThan(0);
});

test('undo takes the move back and asks nothing; the reason stays in the log', () => {
  const on = testBoard();
  const history = new History(on.board, () => on.act());
  const id = add(on, 'story', [false]);
  move(on, id, done, 'shipped anyway');
  expect(history.undo()).toMatchObject({ back: 1, replaced: 0 });
  expect(columnOf(on, id)).toBe(todo);
  history.redo();
  expect(columnOf(on, id)).toBe(done);
  expect(entries(on, id)).toHaveLength(1);
});

test('the sentence names the item with its letter where two share a number', () => {
  const on = testBoard(1);
  const other = replicaOf(on, 2);
  const id = add(on, 'story');
  add(other, 'story');
  exchange(on.board, other.board);
  expect(move(on, id, done)?.message).toMatch(/^GW-1[a-z] is not complete/);
});
