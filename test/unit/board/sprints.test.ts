// Sprints: what may be changed, items planned for one as one step, two people at it offline, what is offered next.

import { describe, expect, test } from 'vitest';
import { BoardStore, cellTopic, plannableTopic, sprintTopic } from '../../../client/store/board-store.ts';
import { History } from '../../../client/store/history.ts';
import { onStep, Refusal } from '../../../shared/board/edit.ts';
import { addColumn, archiveColumn, markColumnDone } from '../../../shared/board/mutate-column.ts';
import { setRate } from '../../../shared/board/mutate-capacity.ts';
import { addItem, sizeItem } from '../../../shared/board/mutate-item.ts';
import { moveItem } from '../../../shared/board/mutate-place.ts';
import {
  addSprint,
  archiveSprint,
  endAndMoveOn,
  endSprint,
  planItems,
  renameSprint,
  setSprintDates,
  setSprintGoal,
  startSprint,
} from '../../../shared/board/mutate-sprint.ts';
import { readItem } from '../../../shared/board/read-item.ts';
import { readSprints } from '../../../shared/board/read-records.ts';
import type { ColumnId, ItemId, SprintId } from '../../../shared/ids.ts';
import { nextName, nextSprint, openSprints } from '../../../shared/sprints.ts';
import { exchange, monday, replicaOf, testBoard, type TestBoard } from '../../board-kit.ts';

const todo = 'cTodo' as ColumnId;
const doing = 'cDoing' as ColumnId;
const done = 'cDone' as ColumnId;

function planned(name = 'Sprint 4') {
  const on = testBoard();
  const sprint = addSprint(on.board, on.act(), { name, start: '2026-11-23', end: '2026-12-04' });
  const ids = ['a', 'b', 'c', 'd'].map((title) =>
    addItem(on.board, on.act(), { kind: 'story', title, place: { column: null } }),
  ) as [ItemId, ItemId, ItemId, ItemId];
  return { on, sprint, ids };
}

const placeOf = ({ board }: TestBoard, id: ItemId) => readItem(board, id)?.place;
const sprintOf = ({ board }: TestBoard, id: SprintId) => readSprints(board).find((one) => one.id === id);
const titles = (store: BoardStore, list: readonly ItemId[]) =>
  list.map((id) => store.item(id)?.texts.title).join('');

describe('a sprint', () => {
  test('C73 that is over or was taken away cannot be started, and nothing is written', () => {
    const { on, sprint, ids } = planned();
    planItems(on.board, on.act(), ids, sprint);
    on.board.flat.sprints.set(`${sprint}/ended:x`, { at: monday, by: null, items: [] });
    let writes = 0;
    on.board.doc.on('update', () => (writes += 1));
    expect(() => startSprint(on.board, on.act(), sprint)).toThrow('Sprint 4 has already been ended.');
    const other = addSprint(on.board, on.act(), { name: 'Sprint 5', start: null, end: null });
    archiveSprint(on.board, on.act(), other);
    expect(() => startSprint(on.board, on.act(), other)).toThrow('Sprint 5 was taken away.');
    expect(writes).toBe(2);
  });

  test('is renamed, given days and a goal; what makes no sense is refused in a sentence', () => {
    const { on, sprint } = planned();
    renameSprint(on.board, on.act(), sprint, '  Login ');
    setSprintDates(on.board, on.act(), sprint, { start: '2026-11-30', end: null });
    setSprintGoal(on.board, on.act(), sprint, 'Pay in\ntwo taps');
    expect(sprintOf(on, sprint)).toMatchObject({
      name: 'Login',
      start: '2026-11-30',
      end: null,
      goal: 'Pay in two taps',
    });
    expect(() => renameSprint(on.board, on.act(), sprint, ' ')).toThrow('A sprint needs a name.');
    const wrong = { start: '2026-12-04', end: '2026-11-30' };
    expect(() => setSprintDates(on.board, on.act(), sprint, wrong)).toThrow(Refusal);
    expect(() => setSprintGoal(on.board, on.act(), sprint, 'x'.repeat(501))).toThrow(Refusal);
    expect(() => renameSprint(on.board, on.act(), 'sNone' as SprintId, 'x')).toThrow(Refusal);
  });

  test('keeps both people’s words in its goal, written apart', () => {
    const { on, sprint } = planned();
    setSprintGoal(on.board, on.act(), sprint, 'a shopper can pay');
    const other = replicaOf(on, 2);
    setSprintGoal(on.board, on.act(), sprint, 'a shopper can log in once and pay');
    setSprintGoal(other.board, other.act(), sprint, 'a shopper can pay in two taps');
    exchange(on.board, other.board);
    expect(sprintOf(on, sprint)?.goal).toBe('a shopper can log in once and pay in two taps');
    expect(sprintOf(other, sprint)?.goal).toBe(sprintOf(on, sprint)?.goal);
  });

  test('its goal goes back with undo, as words', () => {
    const { on, sprint } = planned();
    const history = new History(on.board, () => on.act());
    setSprintGoal(on.board, on.act(), sprint, 'pay in two taps');
    history.undo();
    expect(sprintOf(on, sprint)?.goal).toBe('');
    history.redo();
    expect(sprintOf(on, sprint)?.goal).toBe('pay in two taps');
  });

  test('taken away, its items are in their backlogs again, and undo brings all of it back', () => {
    const { on, sprint, ids } = planned();
    const store = new BoardStore(on.board.doc);
    const history = new History(on.board, () => on.act());
    planItems(on.board, on.act(), [ids[0], ids[1]], sprint);
    expect(titles(store, store.list(plannableTopic('product')))).toBe('cd');
    archiveSprint(on.board, on.act(), sprint);
    expect(titles(store, store.list(plannableTopic('product')))).toBe('abcd');
    expect(openSprints(store.sprints)).toEqual([]);
    history.undo();
    expect(titles(store, store.list(plannableTopic('product')))).toBe('cd');
    expect(titles(store, store.list(sprintTopic(sprint, 'product')))).toBe('ab');
  });

  test('one that was taken away here and started there goes on', () => {
    const { on, sprint } = planned();
    const other = replicaOf(on, 2);
    archiveSprint(on.board, on.act(), sprint);
    startSprint(other.board, other.act(), sprint);
    exchange(on.board, other.board);
    expect(sprintOf(on, sprint)).toMatchObject({ archived: false });
    expect(() => archiveSprint(on.board, on.act(), sprint)).toThrow('has been started');
  });

  test("started, its items that stood in no column come to the first one, in the backlog's order, outside undo", () => {
    const { on, sprint, ids } = planned();
    const [a, b, c, d] = ids;
    const store = new BoardStore(on.board.doc);
    const history = new History(on.board, () => on.act());
    moveItem(on.board, on.act(), d, { column: doing });
    planItems(on.board, on.act(), [c, a, d], sprint);
    startSprint(on.board, on.act(), sprint);
    expect(titles(store, store.list(cellTopic('product', todo)))).toBe('ac');
    expect(placeOf(on, d)).toMatchObject({ column: doing, sprint });
    expect(placeOf(on, b)).toMatchObject({ column: null, sprint: null });
    history.undo();
    expect(sprintOf(on, sprint)?.started).not.toBeNull();
  });

  test('ended, it keeps what was in it as it was, and what is unfinished can be planned again', () => {
    const { on, sprint, ids } = planned();
    const [a, b, c] = ids;
    const store = new BoardStore(on.board.doc);
    expect(() => endSprint(on.board, on.act(), sprint)).toThrow('has not been started yet');
    sizeItem(on.board, on.act(), a, 5);
    sizeItem(on.board, on.act(), b, 3);
    planItems(on.board, on.act(), [a, b, c], sprint);
    setRate(on.board, on.act(), sprint, 6);
    startSprint(on.board, on.act(), sprint);
    moveItem(on.board, on.act(), a, { column: done }, 'shown to the team');
    endSprint(on.board, on.act(), sprint);
    sizeItem(on.board, on.act(), a, 8);
    expect(sprintOf(on, sprint)?.ended?.items).toEqual([
      { id: a, kind: 'story', points: 5, hours: 30, finished: true },
      { id: b, kind: 'story', points: 3, hours: 18, finished: false },
      { id: c, kind: 'story', points: null, hours: 0, finished: false },
    ]);
    expect(openSprints(store.sprints)).toEqual([]);
    expect(titles(store, store.list(plannableTopic('product')))).toBe('bcd');
    expect(() => endSprint(on.board, on.act(), sprint)).toThrow('has already been ended');
  });

  test('ended by two people apart: the earlier end stands', () => {
    const { on, sprint, ids } = planned();
    planItems(on.board, on.act(), [ids[0]], sprint);
    startSprint(on.board, on.act(), sprint);
    const other = replicaOf(on, 2);
    const [early, late] = [on.act(), on.act()];
    endSprint(other.board, late, sprint);
    endSprint(on.board, early, sprint);
    exchange(on.board, other.board);
    expect(sprintOf(on, sprint)?.ended?.at).toBe(early.at);
    expect(sprintOf(other, sprint)).toEqual(sprintOf(on, sprint));
  });

  test('undoing its making takes it away', () => {
    const on = testBoard();
    const history = new History(on.board, () => on.act());
    addSprint(on.board, on.act(), { name: 'Sprint 1', start: null, end: null });
    history.undo();
    expect(openSprints(readSprints(on.board))).toEqual([]);
  });
});

describe('planning items', () => {
  test('puts several into a sprint as one step and in their order, and takes them back', () => {
    const { on, sprint, ids } = planned();
    const [a, b, c, d] = ids;
    const store = new BoardStore(on.board.doc);
    let steps = 0;
    onStep(on.board, () => (steps += 1));
    planItems(on.board, on.act(), [c, a], sprint);
    expect(steps).toBe(1);
    // Without neighbours the order of the backlog stays.
    expect(titles(store, store.list(sprintTopic(sprint, 'product')))).toBe('ac');
    planItems(on.board, on.act(), [d, b], sprint, { after: a, before: c });
    expect(titles(store, store.list(sprintTopic(sprint, 'product')))).toBe('adbc');
    planItems(on.board, on.act(), [d, b], null);
    expect(titles(store, store.list(plannableTopic('product')))).toBe('db');
    planItems(on.board, on.act(), [b], null, { before: d });
    expect(titles(store, store.list(plannableTopic('product')))).toBe('bd');
  });

  test('in a sprint under way what stood in no column comes to the first; taken out it stays in its column', () => {
    const { on, sprint, ids } = planned();
    const [a, b, c] = ids;
    moveItem(on.board, on.act(), b, { column: doing });
    planItems(on.board, on.act(), [c], sprint);
    expect(placeOf(on, c)?.column).toBe(null);
    startSprint(on.board, on.act(), sprint);
    planItems(on.board, on.act(), [a, b], sprint);
    expect(placeOf(on, a)).toMatchObject({ column: todo, sprint });
    expect(placeOf(on, b)).toMatchObject({ column: doing, sprint });
    planItems(on.board, on.act(), [a], null);
    expect(placeOf(on, a)).toMatchObject({ column: todo, sprint: null });
  });

  test('the first column is one that is shown and where work is not finished', () => {
    const { on, sprint, ids } = planned();
    startSprint(on.board, on.act(), sprint);
    archiveColumn(on.board, on.act(), todo, true);
    markColumnDone(on.board, on.act(), doing, true);
    planItems(on.board, on.act(), [ids[0]], sprint);
    expect(placeOf(on, ids[0])?.column).toBe('cReview');
    const fresh = addColumn(on.board, on.act(), 'Ready', null);
    planItems(on.board, on.act(), [ids[1]], sprint);
    expect([fresh, 'cReview']).toContain(placeOf(on, ids[1])?.column);
  });

  test('is all or nothing', () => {
    const { on, sprint, ids } = planned();
    const before = placeOf(on, ids[0]);
    expect(() => planItems(on.board, on.act(), [ids[0], 'iNone' as ItemId], sprint)).toThrow(Refusal);
    expect(() => planItems(on.board, on.act(), [ids[0]], sprint, { after: ids[0] })).toThrow(Refusal);
    archiveSprint(on.board, on.act(), sprint);
    expect(() => planItems(on.board, on.act(), [ids[0]], sprint)).toThrow('Choose another sprint');
    expect(placeOf(on, ids[0])).toEqual(before);
  });

  test('two people plan apart: every item is in one place, the same on both', () => {
    const { on, sprint, ids } = planned();
    const other = replicaOf(on, 2);
    const next = addSprint(other.board, other.act(), { name: 'Sprint 5', start: null, end: null });
    planItems(on.board, on.act(), [ids[0], ids[1]], sprint, { after: ids[3] });
    planItems(other.board, other.act(), [ids[1], ids[2]], next, { after: ids[3] });
    exchange(on.board, other.board);
    for (const id of ids) expect(placeOf(on, id)).toEqual(placeOf(other, id));
    expect(placeOf(on, ids[0])?.sprint).toBe(sprint);
    expect(placeOf(on, ids[2])?.sprint).toBe(next);
    expect([sprint, next]).toContain(placeOf(on, ids[1])?.sprint);
  });

  test('one moves an item on the board while another plans it, apart: one of the two places holds, whole', () => {
    const { on, sprint, ids } = planned();
    const other = replicaOf(on, 2);
    planItems(on.board, on.act(), [ids[0]], sprint);
    const here = placeOf(on, ids[0]);
    moveItem(other.board, other.act(), ids[0], { column: doing });
    const there = placeOf(other, ids[0]);
    exchange(on.board, other.board);
    expect([here, there]).toContainEqual(placeOf(on, ids[0]));
    expect(placeOf(other, ids[0])).toEqual(placeOf(on, ids[0]));
  });
});

describe('ending a sprint and moving on what is left, in one press', () => {
  test('where it cannot go there, the sprint does not end and nothing moves', () => {
    const { on, sprint, ids } = planned();
    const next = addSprint(on.board, on.act(), { name: 'Sprint 5', start: null, end: null });
    planItems(on.board, on.act(), ids.slice(0, 2), sprint);
    startSprint(on.board, on.act(), sprint);
    archiveSprint(on.board, on.act(), next);
    const say = 'Sprint 5 is over or was taken away. Choose another sprint.';
    expect(() => endAndMoveOn(on.board, on.act(), sprint, next)).toThrow(say);
    expect(() => endAndMoveOn(on.board, on.act(), sprint, sprint)).toThrow('to another sprint');
    expect(sprintOf(on, sprint)?.ended).toBeNull();
    expect(placeOf(on, ids[0])?.sprint).toBe(sprint);
  });

  test('what is finished stays in its record, the rest goes on', () => {
    const { on, sprint, ids } = planned();
    const next = addSprint(on.board, on.act(), { name: 'Sprint 5', start: null, end: null });
    planItems(on.board, on.act(), ids.slice(0, 2), sprint);
    startSprint(on.board, on.act(), sprint);
    moveItem(on.board, on.act(), ids[0], { column: done }, 'as agreed');
    expect(endAndMoveOn(on.board, on.act(), sprint, next)).toEqual([ids[1]]);
    expect(sprintOf(on, sprint)?.ended?.items.map(({ id, finished }) => [id, finished])).toEqual([
      [ids[0], true],
      [ids[1], false],
    ]);
    expect([placeOf(on, ids[0])?.sprint, placeOf(on, ids[1])?.sprint]).toEqual([sprint, next]);
  });
});

describe('the next sprint that is offered', () => {
  const sprint = (name: string, start: string | null, end: string | null) => {
    const on = testBoard();
    addSprint(on.board, on.act(), { name, start, end });
    return readSprints(on.board);
  };

  test('counts on and begins on the working day after the last one, for two weeks', () => {
    expect(nextSprint(sprint('Sprint 3', '2026-11-09', '2026-11-20'), '2026-11-18')).toEqual({
      name: 'Sprint 4',
      start: '2026-11-23',
      end: '2026-12-04',
    });
    // One that ends on a Wednesday is followed on the Thursday, up to the Wednesday after next.
    expect(nextSprint(sprint('Sprint 3', '2026-11-05', '2026-11-18'), '2026-11-18')).toMatchObject({
      start: '2026-11-19',
      end: '2026-12-02',
    });
  });

  test('begins on a Monday where nothing came before it, or that is over', () => {
    expect(nextSprint([], '2026-11-23')).toEqual({
      name: 'Sprint 1',
      start: '2026-11-23',
      end: '2026-12-04',
    });
    expect(nextSprint([], '2026-11-24').start).toBe('2026-11-30');
    expect(nextSprint([], '2026-11-22').start).toBe('2026-11-23');
    expect(nextSprint(sprint('Sprint 3', '2026-01-05', '2026-01-16'), '2026-11-23').start).toBe('2026-11-23');
  });

  test('has a name that no other has', () => {
    const made = ['Sprint 5', 'Sprint 6', 'Sprint 4'].flatMap((name) =>
      sprint(name, '2026-11-09', '2026-11-20'),
    );
    expect(nextSprint(made, '2026-11-18').name).toBe('Sprint 7');
  });

  test.each([
    ['Sprint 9', 'Sprint 10'],
    ['2026-07', '2026-08'],
    ['Iteration 12 (login)', 'Iteration 13 (login)'],
    ['Launch', 'Launch 2'],
  ])('%s is followed by %s', (name, next) => {
    expect(nextName(name)).toBe(next);
  });
});
