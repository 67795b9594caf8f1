// One change to several items: one step for undo, one transaction, and a refusal that stops none of the others.

import { expect, test } from 'vitest';
import { History } from '../../../client/store/history.ts';
import { refuse, setReadOnly } from '../../../shared/board/edit.ts';
import { addItem, setLabel, sizeItem } from '../../../shared/board/mutate-item.ts';
import { onEach } from '../../../shared/board/mutate-many.ts';
import { moveItem } from '../../../shared/board/mutate-place.ts';
import { readItem } from '../../../shared/board/read-item.ts';
import type { ColumnId, ItemId } from '../../../shared/ids.ts';
import { testBoard } from '../../board-kit.ts';

const done = 'cDone' as ColumnId;

function three() {
  const on = testBoard();
  const kinds = ['bug', 'story', 'bug'] as const;
  const ids = kinds.map((kind) => addItem(on.board, on.act(), { kind, title: kind }));
  return { on, ids };
}

test('those that may are changed, those that may not are named, in one transaction', () => {
  const { on, ids } = three();
  let transactions = 0;
  on.board.doc.on('afterTransaction', (transaction) => {
    if (transaction.changed.size > 0) transactions += 1;
  });
  const many = onEach(on.board, on.act(), ids, (board, act, id) =>
    moveItem(board, act, id, { column: done }),
  );
  expect(many.done).toEqual([ids[0], ids[2]]);
  expect(many.refused).toEqual([{ id: ids[1], sentence: expect.stringMatching(/^GW-2 is not complete/) }]);
  expect(transactions).toBe(1);
  expect(ids.map((id) => readItem(on.board, id)?.place.column)).toEqual([done, null, done]);
});

test('undo takes all of it back at once', () => {
  const { on, ids } = three();
  const history = new History(on.board, () => on.act());
  onEach(on.board, on.act(), ids, (board, act, id) => {
    setLabel(board, act, id, 'risk', true);
    sizeItem(board, act, id, 3);
  });
  expect(history.undo()).toMatchObject({ back: 6, replaced: 0 });
  expect(ids.map((id) => readItem(on.board, id))).toMatchObject([
    { labels: [], points: null },
    { labels: [], points: null },
    { labels: [], points: null },
  ]);
  expect(history.canUndo).toBe(false);
});

test('an item named twice is changed once; one that is not there is refused in a sentence', () => {
  const { on, ids } = three();
  const gone = 'iNotHere' as ItemId;
  const seen: ItemId[] = [];
  const many = onEach(on.board, on.act(), [...ids, ids[0] as ItemId, gone], (board, act, id) => {
    setLabel(board, act, id, 'risk', true);
    seen.push(id);
  });
  expect(seen).toEqual(ids);
  expect(many.refused.map(({ id }) => id)).toEqual([gone]);
});

test('where nothing may be written it refuses as a whole, and a fault is no refusal', () => {
  const { on, ids } = three();
  const fault = () => {
    throw new TypeError('a fault');
  };
  expect(() => onEach(on.board, on.act(), ids, fault)).toThrow('a fault');
  expect(onEach(on.board, on.act(), ids, () => refuse('notAllowed', 'No.')).done).toEqual([]);
  setReadOnly(on.board, true);
  expect(() => onEach(on.board, on.act(), ids, fault)).toThrow(/view link/);
});
