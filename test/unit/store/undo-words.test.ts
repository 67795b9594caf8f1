// What undo and redo say: what is as it was again, by name.

import { describe, expect, test } from 'vitest';
import { undoneWords } from '../../../client/components/undo-words.ts';
import { BoardStore } from '../../../client/store/board-store.ts';
import { History } from '../../../client/store/history.ts';
import { SharedText } from '../../../client/store/shared-text.ts';
import { together } from '../../../shared/board/edit.ts';
import { addColumn, renameColumn } from '../../../shared/board/mutate-column.ts';
import { addEpic, renameEpic } from '../../../shared/board/mutate-epic.ts';
import { addItem, archiveItem, changeKind, setLabel, sizeItem } from '../../../shared/board/mutate-item.ts';
import { onEach } from '../../../shared/board/mutate-many.ts';
import { moveItem } from '../../../shared/board/mutate-place.ts';
import { setFocusFactor } from '../../../shared/board/mutate-capacity.ts';
import { addSprint, setSprintDates, setSprintGoal } from '../../../shared/board/mutate-sprint.ts';
import { changeSetting } from '../../../shared/board/mutate-settings.ts';
import type { ColumnId } from '../../../shared/ids.ts';
import { exchange, replicaOf, testBoard } from '../../board-kit.ts';

const todo = 'cTodo' as ColumnId;
const doing = 'cDoing' as ColumnId;

function desk() {
  const on = testBoard();
  const store = new BoardStore(on.board.doc);
  const act = () => on.act();
  const history = new History(store.board, act);
  const add = (title: string) =>
    addItem(store.board, act(), { kind: 'story', title, place: { column: todo } });
  return {
    on,
    store,
    board: store.board,
    act,
    history,
    add,
    undo: () => undoneWords(history.undo(), true, store),
    redo: () => undoneWords(history.redo(), false, store),
  };
}

describe('undo says', () => {
  test('what an item is again, and redo what it is', () => {
    const { board, act, add, undo, redo } = desk();
    const id = add('A');
    changeKind(board, act(), id, 'task');
    expect(undo()).toBe('Undone: GW-1 is a story again.');
    expect(redo()).toBe('Done again: GW-1 is a task.');
    moveItem(board, act(), id, { column: doing });
    expect(undo()).toBe('Undone: GW-1 is in To do again.');
    expect(redo()).toBe('Done again: GW-1 is in In progress.');
    archiveItem(board, act(), id);
    expect(undo()).toBe('Undone: GW-1 is back.');
  });

  test('what of a sprint went back', () => {
    const { board, act, undo } = desk();
    const sprint = addSprint(board, act(), { name: 'Sprint One', start: null, end: null });
    setSprintGoal(board, act(), sprint, 'pay');
    expect(undo()).toBe('Undone: the goal of Sprint One.');
    setSprintDates(board, act(), sprint, { start: '2026-11-23', end: '2026-12-04' });
    expect(undo()).toBe('Undone: the days of Sprint One.');
    setFocusFactor(board, act(), sprint, 0.5);
    expect(undo()).toBe('Undone: the focus factor of Sprint One.');
    expect(undo()).toBe('Undone: the sprint Sprint One.');
  });

  test('that a new item is in the archive, also with what it was given', () => {
    const { board, act, undo, redo } = desk();
    together(board, () => {
      const id = addItem(board, act(), { kind: 'story', title: 'A' });
      setLabel(board, act(), id, 'risk', true);
    });
    expect(undo()).toBe('Undone: GW-1 is in the archive.');
    expect(redo()).toBe('Done again: GW-1 is back.');
  });

  test('what of an item, or of how many', () => {
    const { board, act, add, undo } = desk();
    const ids = ['A', 'B', 'C'].map(add);
    sizeItem(board, act(), ids[0]!, 5);
    expect(undo()).toBe('Undone: the size of GW-1.');
    onEach(board, act(), ids, (on, by, id) => setLabel(on, by, id, 'risk', true));
    expect(undo()).toBe('Undone: the label risk of 3 items.');
    onEach(board, act(), ids, (on, by, id) => moveItem(on, by, id, { column: doing }));
    expect(undo()).toBe('Undone: 3 items are in To do again.');
    onEach(board, act(), ids, (on, by, id) => changeKind(on, by, id, 'bug'));
    expect(undo()).toBe('Undone: 3 items are stories again.');
    moveItem(board, act(), ids[2]!, { column: todo, before: ids[0]! });
    expect(undo()).toBe('Undone: the place of GW-3.');
  });

  test('whose words they were', () => {
    const { store, act, history, add, undo } = desk();
    const item = add('A');
    const title = new SharedText(store, history, act, { item, field: 'title' }, () => {});
    title.edit([{ at: 1, remove: 0, insert: ' shop' }]);
    expect(undo()).toBe('Undone: the title of GW-1.');
  });

  test('which column, epic or setting', () => {
    const { board, act, undo, redo } = desk();
    const column = addColumn(board, act(), 'Check');
    expect(undo()).toBe('Undone: the column Check.');
    expect(redo()).toBe('Done again: the column Check.');
    renameColumn(board, act(), column, 'Review');
    expect(undo()).toBe('Undone: the column Check.');
    const epic = addEpic(board, act(), 'Foundations');
    renameEpic(board, act(), epic, 'Ground');
    expect(undo()).toBe('Undone: the epic Foundations.');
    changeSetting(board, act(), 'rate', 6);
    expect(undo()).toBe('Undone: a setting of the board.');
  });

  test('what stays, and that there was nothing', () => {
    const mine = desk();
    expect(mine.undo()).toBe('There is nothing of yours to undo.');
    expect(mine.redo()).toBe('There is nothing to redo.');
    const [a, b] = [mine.add('A'), mine.add('B')];
    onEach(mine.board, mine.act(), [a, b], (on, by, id) => sizeItem(on, by, id, 3));
    const theirs = replicaOf(mine.on, 2);
    sizeItem(theirs.board, theirs.act(), b, 8);
    exchange(mine.board, theirs.board);
    expect(mine.undo()).toBe('Undone: the size of GW-1. What somebody changed since stays.');
  });
});
