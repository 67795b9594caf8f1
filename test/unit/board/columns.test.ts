// Columns: added where one stands, never all archived at once, and back in one step.

import { expect, test } from 'vitest';
import { BoardStore } from '../../../client/store/board-store.ts';
import { History } from '../../../client/store/history.ts';
import { addColumn, archiveColumn, moveColumn } from '../../../shared/board/mutate-column.ts';
import { addItem } from '../../../shared/board/mutate-item.ts';
import { readColumns } from '../../../shared/board/read-records.ts';
import { cellTopic } from '../../../client/store/board-store.ts';
import type { ColumnId } from '../../../shared/ids.ts';
import { exchange, replicaOf, testBoard, type TestBoard } from '../../board-kit.ts';

const [todo, doing, review, done] = ['cTodo', 'cDoing', 'cReview', 'cDone'] as ColumnId[] as [
  ColumnId,
  ColumnId,
  ColumnId,
  ColumnId,
];
const names = (on: TestBoard) => readColumns(on.board).map(({ name }) => name);

test('a column is added behind another, at the front, or behind all, and undone as one step', () => {
  const on = testBoard();
  const history = new History(on.board, () => on.act());
  addColumn(on.board, on.act(), 'Blocked', doing);
  addColumn(on.board, on.act(), 'Ideas', null);
  addColumn(on.board, on.act(), 'Live');
  expect(names(on)).toEqual(['Ideas', 'To do', 'In progress', 'Blocked', 'Review', 'Done', 'Live']);
  for (let i = 0; i < 3; i += 1) expect(history.undo()).toMatchObject({ replaced: 0 });
  expect(names(on)).toEqual(['To do', 'In progress', 'Review', 'Done']);
  expect(() => addColumn(on.board, on.act(), 'X', 'cNowhere' as ColumnId)).toThrow(/not on the board/);
});

test('a column goes behind another or to the front', () => {
  const on = testBoard();
  moveColumn(on.board, on.act(), review, null);
  moveColumn(on.board, on.act(), todo, done);
  expect(names(on)).toEqual(['Review', 'In progress', 'Done', 'To do']);
});

test('two people apart archive the last two columns: the first is shown all the same, with the cards of both', () => {
  const on = testBoard(1);
  for (const column of [review, done]) archiveColumn(on.board, on.act(), column, true);
  const cards = [todo, doing].map((column) =>
    addItem(on.board, on.act(), { kind: 'bug', title: 'A', place: { column } }),
  );
  const other = replicaOf(on, 2);
  archiveColumn(on.board, on.act(), todo, true);
  archiveColumn(other.board, other.act(), doing, true);
  exchange(on.board, other.board);
  for (const one of [on, other]) {
    expect(
      readColumns(one.board)
        .filter(({ archived }) => !archived)
        .map(({ id }) => id),
    ).toEqual([todo]);
    const store = new BoardStore(one.board.doc);
    expect(store.list(cellTopic('product', todo))).toEqual(cards);
    store.close();
  }
  expect(() => archiveColumn(on.board, on.act(), todo, true)).toThrow(/at least one column/);
  archiveColumn(on.board, on.act(), doing, false);
  // What was archived shows as such again once another column stands.
  expect(
    readColumns(on.board)
      .filter(({ archived }) => !archived)
      .map(({ id }) => id),
  ).toEqual([doing]);
});
