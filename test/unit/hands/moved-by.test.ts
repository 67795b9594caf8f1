import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { movedWords, moverOf } from '../../../client/components/moved-by.ts';
import { BoardStore } from '../../../client/store/board-store.ts';
import type { MovedItem } from '../../../client/store/moved-item.ts';
import { addColumn } from '../../../shared/board/mutate-column.ts';
import {
  addItem,
  archiveItem,
  changeKind,
  restoreItem,
  setField,
} from '../../../shared/board/mutate-item.ts';
import { addMember } from '../../../shared/board/mutate-member.ts';
import { moveItem } from '../../../shared/board/mutate-place.ts';
import { addSprint, planItems } from '../../../shared/board/mutate-sprint.ts';
import { typeText } from '../../../shared/board/mutate-text.ts';
import type { ColumnId, MemberId } from '../../../shared/ids.ts';
import { monday, seeded } from '../../board-kit.ts';

const doing = 'cDoing' as ColumnId;

function setUp() {
  const doc = new Y.Doc();
  const store = new BoardStore(doc);
  const { board } = store;
  const random = seeded(7);
  let at = monday;
  const act = (by: MemberId | null = null) => ({ by, at: (at += 1000), random });
  const mira = addMember(board, act(), 'Mira');
  const item = addItem(board, act(), { kind: 'story', title: 'A', place: { column: 'cTodo' as ColumnId } });
  const other = addItem(board, act(), { kind: 'story', title: 'B', place: { column: 'cTodo' as ColumnId } });
  const heard: { readonly moved: readonly MovedItem[]; readonly here: boolean }[] = [];
  store.onMoved((moved, here) => heard.push({ moved, here }));
  const last = () => heard.at(-1)?.moved[0] as MovedItem;
  const told = () => [moverOf(last()), movedWords(store, last())];
  return { doc, store, board, act, mira, item, other, heard, told };
}

describe('what moved', () => {
  test('is told once for each transaction, before anybody who reads is woken', () => {
    const { store, board, act, item, other, heard } = setUp();
    const order: string[] = [];
    store.onMoved(() => order.push('moved'));
    store.subscribe(`item:${item}`, () => order.push('item'));
    moveItem(board, act(), item, { column: doing });
    expect(order).toEqual(['moved', 'item']);
    expect(
      heard.map(({ moved }) => moved.map(({ before, after }) => [before.place.column, after.place.column])),
    ).toEqual([[['cTodo', 'cDoing']]]);
    typeText(board, act(), { item, field: 'title' }, [{ at: 0, remove: 0, insert: 'x' }]);
    setField(board, act(), item, { field: 'due', value: '2026-12-01' });
    expect(heard).toHaveLength(1);
    moveItem(board, act(), item, { column: doing, after: null });
    planItems(board, act(), [item, other], addSprint(board, act(), { name: 'S', start: null, end: null }));
    expect(heard.map(({ moved }) => moved.length)).toEqual([1, 1, 2]);
  });

  test('is told apart: done in this tab, or come from elsewhere', () => {
    const { doc, board, act, item, heard } = setUp();
    const there = new Y.Doc();
    Y.applyUpdate(there, Y.encodeStateAsUpdate(doc));
    const store = new BoardStore(there);
    const remote: boolean[] = [];
    store.onMoved((_, here) => remote.push(here));
    moveItem(board, act(), item, { column: doing });
    Y.applyUpdate(there, Y.encodeStateAsUpdate(doc));
    expect([heard[0]?.here, remote]).toEqual([true, [false]]);
  });

  test('is said in words, with who it was where the log tells', () => {
    const { board, act, mira, item, other, told } = setUp();
    moveItem(board, act(mira), item, { column: doing });
    expect(told()).toEqual([mira, 'moved GW-1 to In progress']);
    moveItem(board, act(mira), item, { column: null });
    expect(told()).toEqual([mira, 'moved GW-1 to Backlog']);
    const sprint = addSprint(board, act(), { name: 'Sprint 3', start: null, end: null });
    planItems(board, act(mira), [item], sprint);
    expect(told()).toEqual([mira, 'moved GW-1 to Sprint 3']);
    planItems(board, act(), [item], null);
    expect(told()).toEqual([null, 'took GW-1 out of the sprint']);
    moveItem(board, act(mira), item, { list: 'backlog', after: other });
    expect(told()).toEqual([undefined, 'moved GW-1']);
    archiveItem(board, act(mira), item);
    expect(told()).toEqual([mira, 'archived GW-1']);
    restoreItem(board, act(mira), item);
    expect(told()).toEqual([mira, 'brought GW-1 back']);
    changeKind(board, act(mira), item, 'task');
    expect(told()).toEqual([mira, 'moved GW-1 to the technical backlog']);
  });

  test('of two who moved it apart it names the one whose place it has', () => {
    const { doc, board, act, mira, item } = setUp();
    const review = addColumn(board, act(), 'Later');
    const there = new Y.Doc();
    Y.applyUpdate(there, Y.encodeStateAsUpdate(doc));
    const store = new BoardStore(there);
    const jon = addMember(store.board, act(), 'Jon');
    moveItem(board, act(mira), item, { column: doing });
    moveItem(store.board, act(jon), item, { column: review });
    const seen: MovedItem[] = [];
    for (const to of [store, new BoardStore(doc)]) to.onMoved((moved) => seen.push(...moved));
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(there));
    Y.applyUpdate(there, Y.encodeStateAsUpdate(doc));
    const [one] = seen;
    expect(seen).toHaveLength(1);
    expect(one && moverOf(one)).toBe(one?.after.place.column === doing ? mira : jon);
  });
});
