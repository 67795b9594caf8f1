// Items added at a place, one or a whole list: where they stand, what they get, one step, refusals.

import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../shared/board/edit.ts';
import { addItems, mostAtOnce, type NewItems } from '../../../shared/board/mutate-add.ts';
import { addColumn, archiveColumn } from '../../../shared/board/mutate-column.ts';
import { addEpic } from '../../../shared/board/mutate-epic.ts';
import { addItem } from '../../../shared/board/mutate-item.ts';
import { addSprint, archiveSprint, startSprint } from '../../../shared/board/mutate-sprint.ts';
import { readItem } from '../../../shared/board/read-item.ts';
import type { ColumnId, EpicId, ItemId, MemberId, SprintId } from '../../../shared/ids.ts';
import { compareRanked } from '../../../shared/order.ts';
import { History } from '../../../client/store/history.ts';
import { person, testBoard, type TestBoard } from '../../board-kit.ts';

const todo = 'cTodo' as ColumnId;

const titles = (words: string) => words.split(' ').map((title) => ({ title }));

/** The titles of all items, by one of the two orders. */
function order({ board }: TestBoard, rank: 'boardRank' | 'backlogRank' = 'boardRank'): string {
  return [...board.items.keys()]
    .flatMap((id) => readItem(board, id as ItemId) ?? [])
    .filter(({ archived }) => !archived)
    .map((item) => ({ id: item.id, rank: item.place[rank], title: item.texts.title }))
    .sort(compareRanked)
    .map(({ title }) => title)
    .join(' ');
}

const item = ({ board }: TestBoard, id: ItemId | undefined) => (id ? readItem(board, id) : undefined);

const refusal = (on: TestBoard, made: NewItems): string => {
  try {
    addItems(on.board, on.act(), made);
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
  return '';
};

describe('adding items', () => {
  it('puts a run of them where it is said, in the order given, in both orders', () => {
    const on = testBoard();
    const add = (title: string) =>
      addItem(on.board, on.act(), { kind: 'story', title, place: { column: todo } });
    const [a, , c] = ['A', 'B', 'C'].map(add);
    addItems(on.board, on.act(), {
      kind: 'story',
      place: { column: todo, after: a ?? null },
      items: titles('x y z'),
    });
    expect(order(on)).toBe('A x y z B C');
    expect(order(on, 'backlogRank')).toBe('A B C x y z');
    addItems(on.board, on.act(), { kind: 'story', place: { before: a ?? null }, items: titles('top') });
    expect(order(on)).toBe('top A x y z B C');
    addItems(on.board, on.act(), {
      kind: 'story',
      place: { list: 'backlog', before: c ?? null },
      items: titles('p q'),
    });
    expect(order(on, 'backlogRank')).toBe('A B p q C x y z top');
  });

  it('numbers them on, and gives all of them what the place gives, and each what it names', () => {
    const on = testBoard();
    const maya = person(on, 'Maya');
    const epic = addEpic(on.board, on.act(), 'Foundations');
    const ids = addItems(on.board, on.act(maya), {
      kind: 'bug',
      backlog: 'technical',
      epic,
      items: [
        { title: ' One ', labels: ['risk'] },
        { title: 'Two', assignees: [maya] },
      ],
    });
    expect(ids.map((id) => item(on, id))).toMatchObject([
      { number: 1, texts: { title: 'One' }, kind: 'bug', backlog: 'technical', epic, labels: ['risk'] },
      { number: 2, texts: { title: 'Two' }, assignees: [maya], epic, createdBy: maya },
    ]);
  });

  it('is one step: undoing it archives all, doing it again brings all back', () => {
    const on = testBoard();
    const history = new History(on.board, () => on.act());
    addItems(on.board, on.act(), { kind: 'task', items: titles('a b c') });
    history.undo();
    expect(order(on)).toBe('');
    history.redo();
    expect(order(on)).toBe('a b c');
  });

  it('in a sprint that goes on comes to the first column, in a planned one to none', () => {
    const on = testBoard();
    const sprint = addSprint(on.board, on.act(), { name: 'One', start: null, end: null });
    const place = { sprint, list: 'backlog' } as const;
    const [planned] = addItems(on.board, on.act(), { kind: 'task', place, items: titles('planned') });
    expect(item(on, planned)?.place).toMatchObject({ column: null, sprint });
    startSprint(on.board, on.act(), sprint);
    const [started] = addItems(on.board, on.act(), { kind: 'task', place, items: titles('started') });
    expect(item(on, started)?.place).toMatchObject({ column: todo, sprint });
  });

  it('refuses in a sentence, and then adds none of them', () => {
    const on = testBoard();
    const gone = addSprint(on.board, on.act(), { name: 'Gone', start: null, end: null });
    archiveSprint(on.board, on.act(), gone);
    const column = addColumn(on.board, on.act(), 'New', null);
    archiveColumn(on.board, on.act(), column, true);
    const with_ = (made: Partial<NewItems>): string =>
      refusal(on, { kind: 'story', items: titles('fine'), ...made });
    expect(with_({ items: [] })).toBe('An item needs a title.');
    expect(with_({ items: [{ title: 'a' }, { title: '  ' }] })).toBe('An item needs a title.');
    expect(with_({ items: [{ title: 'x'.repeat(501) }] })).toBe('A title has at most 500 characters.');
    expect(with_({ items: [{ title: 'a' }, { title: `long ${'x'.repeat(500)}` }] })).toContain('“long xxx');
    expect(with_({ items: Array.from({ length: mostAtOnce + 1 }, () => ({ title: 'a' })) })).toBe(
      'At most 200 items are added at once.',
    );
    expect(with_({ place: { column: 'cNowhere' as ColumnId } })).toBe('This column is not on the board.');
    expect(with_({ place: { sprint: 'sNowhere' as SprintId } })).toBe('This sprint is not on the board.');
    expect(with_({ place: { sprint: gone } })).toContain('Gone is over or was taken away');
    expect(with_({ epic: 'eNowhere' as EpicId })).toBe('This epic is not on the board.');
    expect(with_({ items: [{ title: 'a', assignees: ['mNobody' as MemberId] }] })).toBe(
      'This member is not on the board.',
    );
    expect(with_({ items: [{ title: 'a', labels: [' '] }] })).toBe('A label has 1 to 100 characters.');
    expect(with_({ kind: 'spike', place: { column: 'cDone' as ColumnId } })).not.toBe('');
    expect(on.board.items.size).toBe(0);
  });

  it('makes no order key twice, however many go between the same two', () => {
    const on = testBoard();
    const [a] = addItems(on.board, on.act(), { kind: 'story', items: titles('A B') });
    for (let round = 0; round < 5; round += 1)
      addItems(on.board, on.act(), {
        kind: 'story',
        place: { after: a ?? null },
        items: Array.from({ length: mostAtOnce }, (_, index) => ({ title: `${round}-${index}` })),
      });
    const ranks = [...on.board.items.keys()].map((id) => item(on, id as ItemId)?.place.boardRank);
    expect(new Set(ranks).size).toBe(2 + 5 * mostAtOnce);
    expect(order(on).split(' ').slice(0, 4)).toEqual(['A', '4-0', '4-1', '4-2']);
  });
});
