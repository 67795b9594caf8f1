// Work that an ended sprint finished and that is open again: told from the record, which stays, and from where it stands.

import { describe, expect, test } from 'vitest';
import { addItem, archiveItem } from '../../../shared/board/mutate-item.ts';
import { moveItem } from '../../../shared/board/mutate-place.ts';
import { addSprint, endSprint, planItems, startSprint } from '../../../shared/board/mutate-sprint.ts';
import { readColumns, readSprints } from '../../../shared/board/read-records.ts';
import { readItem } from '../../../shared/board/read-item.ts';
import { finishedSince } from '../../../shared/finished.ts';
import type { ColumnId, ItemId, SprintId } from '../../../shared/ids.ts';
import { openAgain, reopenedSentence, reopenedSince } from '../../../shared/reopened.ts';
import { testBoard } from '../../board-kit.ts';

const doing = 'cDoing' as ColumnId;
const done = 'cDone' as ColumnId;

function board() {
  const on = testBoard();
  const add = (title: string) => addItem(on.board, on.act(), { kind: 'bug', title });
  const begin = (name: string, ids: readonly ItemId[]): SprintId => {
    const id = addSprint(on.board, on.act(), { name, start: null, end: null });
    planItems(on.board, on.act(), ids, id);
    startSprint(on.board, on.act(), id);
    return id;
  };
  const move = (id: ItemId, column: ColumnId) => moveItem(on.board, on.act(), id, { column });
  const end = (id: SprintId) => endSprint(on.board, on.act(), id);
  const item = (id: ItemId) => readItem(on.board, id);
  const record = (id: SprintId) => readSprints(on.board).find((one) => one.id === id)!;
  const since = (id: ItemId) =>
    reopenedSince(item(id)!, readSprints(on.board), readColumns(on.board)).map(({ name }) => name);
  const again = (id: SprintId) => openAgain(record(id), item, readColumns(on.board));
  return { on, add, begin, move, end, item, record, since, again };
}

describe('an item that is reopened after its sprint has ended', () => {
  test('is finished no more, while the record of the sprint stays and names it', () => {
    const { on, add, begin, move, end, item, record, since, again } = board();
    const [a, b, c] = [add('A'), add('B'), add('C')];
    const one = begin('Sprint 1', [a, b, c]);
    move(a, done);
    move(b, done);
    end(one);
    expect([since(a), since(b), since(c)]).toEqual([[], [], []]);
    expect(again(one)).toEqual([]);
    const before = record(one).ended;
    move(a, doing);
    expect(finishedSince(item(a)!, readColumns(on.board))).toBeNull();
    expect(record(one).ended).toEqual(before);
    expect(since(a)).toEqual(['Sprint 1']);
    // Never finished: not reopened. Still finished: neither.
    expect([since(b), since(c)]).toEqual([[], []]);
    expect(again(one)).toEqual([a]);
  });

  test('is told of every sprint that finished it, the earliest end first, and of none once it is finished again', () => {
    const { on, add, begin, move, end, item, record, since, again } = board();
    const a = add('A');
    // Sprints are read in the order of their names, which is not that of their ends.
    const first = begin('Sprint 9', [a]);
    move(a, done);
    end(first);
    move(a, doing);
    const next = begin('Sprint 1', [a]);
    move(a, done);
    expect(since(a)).toEqual([]);
    expect(again(first)).toEqual([]);
    end(next);
    move(a, doing);
    expect(since(a)).toEqual(['Sprint 9', 'Sprint 1']);
    expect([again(first), again(next)]).toEqual([[a], [a]]);
    // Neither by the order in which they come nor by their ids.
    const [early, late] = [
      { ...record(first), id: 's9' as SprintId },
      { ...record(next), id: 's1' as SprintId },
    ];
    const named = reopenedSince(item(a)!, [late, early], readColumns(on.board));
    expect(named.map(({ id }) => id)).toEqual(['s9', 's1']);
  });

  test('is not made of what goes on: a sprint that has not ended has no record', () => {
    const { add, begin, move, since, again } = board();
    const a = add('A');
    const one = begin('Sprint 1', [a]);
    move(a, done);
    move(a, doing);
    expect(since(a)).toEqual([]);
    expect(again(one)).toEqual([]);
  });

  test('counts in the report in the order of the record; what is archived or not on the board does not', () => {
    const { on, add, begin, move, end, item, record, again } = board();
    const ids = [add('A'), add('B'), add('C')];
    const one = begin('Sprint 1', ids);
    for (const id of ids) move(id, done);
    end(one);
    for (const id of ids.toReversed()) move(id, doing);
    const order = record(one).ended?.items.map(({ id }) => id) ?? [];
    expect(again(one)).toEqual(order);
    const gone = (id: ItemId) => (id === ids[1] ? undefined : item(id));
    expect(openAgain(record(one), gone, readColumns(on.board))).toEqual(order.filter((id) => id !== ids[1]));
    archiveItem(on.board, on.act(), ids[0]!);
    expect(again(one)).toEqual(order.filter((id) => id !== ids[0]));
  });
});

test('the sentence names the sprints and says that their records stay', () => {
  expect(reopenedSentence([])).toBe('');
  expect(reopenedSentence([{ name: 'Sprint 1' }])).toBe(
    'Finished in Sprint 1, reopened since; the sprint’s record stays.',
  );
  expect(reopenedSentence([{ name: 'Sprint 1' }, { name: 'Sprint 2' }])).toBe(
    'Finished in Sprint 1 and Sprint 2, reopened since; the sprints’ records stay.',
  );
});
