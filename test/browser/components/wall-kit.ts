// Boards for a wall: a sprint under way with work in its columns, and single items of every kind with little and with much.

import { addComment } from '../../../shared/board/mutate-comment.ts';
import { addColumn, limitColumn } from '../../../shared/board/mutate-column.ts';
import { addItem, setAssignee, setField, sizeItem } from '../../../shared/board/mutate-item.ts';
import { addLine, tickLine } from '../../../shared/board/mutate-line.ts';
import { moveItem } from '../../../shared/board/mutate-place.ts';
import { addSprint, planItems, setSprintGoal, startSprint } from '../../../shared/board/mutate-sprint.ts';
import { typeText } from '../../../shared/board/mutate-text.ts';
import type { ColumnId, ItemId, SprintId } from '../../../shared/ids.ts';
import { kindNames, type Kind, type TextField } from '../../../shared/kind.ts';
import type { Desk } from './desk.ts';
import { littlePlan, long } from './projector-kit.ts';
import { fillSample } from './sample-board.ts';

export const todo = 'cTodo' as ColumnId;
export const doing = 'cDoing' as ColumnId;
export const done = 'cDone' as ColumnId;

/** The board of the picture with its sprint under way: most in the first column, one thing in progress, one finished. */
export function littleWall(on: Desk) {
  const plan = littlePlan(on);
  const { board } = on.store;
  const there = [...on.store.items()].filter(({ place }) => place.sprint === plan.sprint);
  startSprint(board, on.act(plan.maya), plan.sprint);
  for (const { id } of there) moveItem(board, on.act(plan.jon), id, { column: todo });
  moveItem(board, on.act(plan.jon), plan.find('Pay with a saved card'), { column: doing });
  moveItem(board, on.act(plan.jon), plan.find('Total is off'), { column: done }, 'agreed');
  limitColumn(board, on.act(plan.jon), doing, 2);
  return plan;
}

/** The sample board, with a sprint under way that all of its columns stand in. */
export function sampleWall(on: Desk) {
  const sample = fillSample(on);
  const { board } = on.store;
  const sprint = addSprint(board, on.act(sample.people.maya), {
    name: 'Sprint 4',
    start: '2026-11-23',
    end: '2026-12-04',
  });
  setSprintGoal(board, on.act(sample.people.maya), sprint, 'a shopper can log in once and pay in two taps.');
  const standing = [...on.store.items()].filter(({ place, archived }) => place.column !== null && !archived);
  planItems(
    board,
    on.act(sample.people.maya),
    standing.map(({ id }) => id),
    sprint,
  );
  startSprint(board, on.act(sample.people.maya), sprint);
  return { ...sample, sprint };
}

/** Twelve columns with long names and limits, two hundred cards with long names, and a sprint with a long name and goal. */
export function muchWall(on: Desk): SprintId {
  const { board } = on.store;
  const columns = [todo, doing, 'cReview' as ColumnId, done];
  for (let i = 0; i < 8; i += 1) columns.push(addColumn(board, on.act(), `${i} ${long}`.slice(0, 80).trim()));
  for (const column of columns) limitColumn(board, on.act(), column, 3);
  const sprint = addSprint(board, on.act(), {
    name: long.slice(0, 190),
    start: '2026-11-23',
    end: '2026-12-04',
  });
  setSprintGoal(board, on.act(), sprint, long);
  const items = Array.from({ length: 200 }, (_, i) => {
    const kind = kindNames[i % kindNames.length] ?? 'story';
    const column = columns[i % columns.length] ?? todo;
    const id = addItem(board, on.act(), {
      kind,
      title: `${i} ${long}`.slice(0, 200),
      place: { column: column === done ? todo : column },
    });
    if (column === done) moveItem(board, on.act(), id, { column: done }, 'agreed');
    if (kind !== 'spike') sizeItem(board, on.act(), id, 13);
    return id;
  });
  planItems(board, on.act(), items, sprint);
  startSprint(board, on.act(), sprint);
  return sprint;
}

export function write(on: Desk, item: ItemId, field: TextField, insert: string): void {
  const remove = on.store.item(item)?.texts[field]?.length ?? 0;
  typeText(on.store.board, on.act(), { item, field }, [{ at: 0, remove, insert }]);
}

interface Much {
  readonly title?: string;
  readonly soThat?: string;
  /** Words of the lines of its checklist; the first third is done. */
  readonly lines?: readonly string[];
}

/** An item with somebody on it and a comment, neither of which a room is to read. */
export function wallItem(on: Desk, kind: Kind, { title = '', soThat = '', lines = [] }: Much = {}): ItemId {
  const { board } = on.store;
  const id = addItem(board, on.act(), { kind, title: title === '' ? 'x' : title, place: { column: todo } });
  if (title === '') write(on, id, 'title', '');
  if (soThat !== '') write(on, id, kind === 'bug' ? 'happens' : 'soThat', soThat);
  if (kind === 'spike') setField(board, on.act(), id, { field: 'output', value: 'decision' });
  lines.forEach((text, i) => {
    const line = addLine(board, on.act(), id, text);
    if (i * 3 < lines.length) tickLine(board, on.act(), id, line, true);
  });
  const { me } = on.session;
  if (me !== null) setAssignee(board, on.act(), id, me, true);
  addComment(board, on.act(), id, 'A word that stays in the item');
  return id;
}
