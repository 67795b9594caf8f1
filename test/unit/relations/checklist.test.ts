import { describe, expect, test } from 'vitest';
import { History } from '../../../client/store/history.ts';
import { moveOntoChecklist } from '../../../shared/board/mutate-checklist.ts';
import {
  addItem,
  archiveItem,
  renumberItem,
  restoreItem,
  setUnderHalfDay,
  sizeItem,
} from '../../../shared/board/mutate-item.ts';
import { setBlockedBy } from '../../../shared/board/mutate-waits.ts';
import { readItem } from '../../../shared/board/read-item.ts';
import { readKey } from '../../../shared/board/read-key.ts';
import type { ItemId } from '../../../shared/ids.ts';
import type { Task } from '../../../shared/item.ts';
import type { Kind } from '../../../shared/kind.ts';
import { blockedByIn, circleThrough } from '../../../shared/waits.ts';
import { exchange, person, replicaOf, testBoard } from '../../board-kit.ts';
import { sentence } from './sentence.ts';

function board() {
  const on = testBoard();
  const ann = person(on, 'Ann', 'engineer');
  const maya = person(on, 'Maya', 'productOwner');
  const add = (title: string, kind: Kind = 'task') => addItem(on.board, on.act(ann), { kind, title });
  const read = (id: ItemId) => readItem(on.board, id) as Task;
  return { on, ann, maya, add, read };
}

describe('the half-day rule', () => {
  test('engineers mark a task as under half a day; its points go, and setting points takes the mark away', () => {
    const { on, ann, maya, add, read } = board();
    const id = add('Add the linter');
    sizeItem(on.board, on.act(ann), id, 1);
    expect(sentence(() => setUnderHalfDay(on.board, on.act(maya), id, true))).toMatch(/^Engineers size/);
    setUnderHalfDay(on.board, on.act(ann), id, true);
    expect(read(id)).toMatchObject({ underHalfDay: true, points: null });
    sizeItem(on.board, on.act(ann), id, 2);
    expect(read(id)).toMatchObject({ underHalfDay: false, points: 2 });
    sizeItem(on.board, on.act(ann), id, null);
    expect(read(id)).toMatchObject({ underHalfDay: false, points: null });
    const story = add('Pay', 'story');
    expect(sentence(() => setUnderHalfDay(on.board, on.act(ann), story, true))).toBe(
      'Only a task can be under half a day.',
    );
  });

  test('the mark and its points are one step for undo', () => {
    const { on, ann, add, read } = board();
    const id = add('Add the linter');
    sizeItem(on.board, on.act(ann), id, 3);
    const history = new History(on.board, () => on.act(ann));
    setUnderHalfDay(on.board, on.act(ann), id, true);
    history.undo();
    expect(read(id)).toMatchObject({ underHalfDay: false, points: 3 });
    expect(history.canUndo).toBe(false);
    history.close();
  });

  test('of a size and the mark given at once the size holds, on both screens', () => {
    const { on, ann, add } = board();
    const id = add('Add the linter');
    const other = replicaOf(on, 2);
    sizeItem(on.board, on.act(ann), id, 5);
    setUnderHalfDay(other.board, other.act(ann), id, true);
    exchange(on.board, other.board);
    for (const { board: one } of [on, other])
      expect(readItem(one, id)).toMatchObject({ points: 5, underHalfDay: false });
  });
});

describe('moving a task onto a checklist', () => {
  test('its title becomes a line, it is archived and says where it went; undo is one step', () => {
    const { on, ann, add, read } = board();
    const id = add('Add the linter');
    const target = add('Configure the pipeline');
    const history = new History(on.board, () => on.act(ann));
    moveOntoChecklist(on.board, on.act(ann), id, target);
    expect(read(target).lines).toMatchObject([{ text: 'Add the linter', done: false }]);
    expect(read(id)).toMatchObject({ archived: { by: ann }, movedTo: { board: null, item: target } });
    history.undo();
    expect(read(target).lines).toEqual([]);
    expect(read(id)).toMatchObject({ archived: null, movedTo: null });
    expect(history.canUndo).toBe(false);
    history.redo();
    expect(read(target).lines.length).toBe(1);
    expect(read(id).archived).not.toBeNull();
    history.close();
  });

  test('of a story it becomes a criterion; the other backlog is allowed; wrong targets are refused', () => {
    const { on, ann, add, read } = board();
    const id = add('Add the linter');
    const story = add('Pay', 'story');
    const gone = add('Gone');
    archiveItem(on.board, on.act(ann), gone);
    const move = (from: ItemId, to: ItemId) =>
      sentence(() => moveOntoChecklist(on.board, on.act(ann), from, to));
    expect(move(id, id)).toBe('An item cannot stand on its own checklist.');
    expect(move(id, gone)).toBe('GW-3 is archived. Bring it back, or choose another item.');
    expect(move(gone, id)).toBe('This task is archived. Bring it back first.');
    expect(move(story, id)).toBe('Only a task becomes a line of another item.');
    expect(move(id, 'iNowhere' as ItemId)).toBe('This item is not on the board.');
    expect(read(id).archived).toBeNull();
    expect(move(id, story)).toBe('no refusal');
    expect(read(story).lines.length).toBe(1);
  });

  test('what waits for it waits for the other item now, and that one for what it waited for; undo parts them', () => {
    const { on, ann, add, read } = board();
    const [small, target, after, before] = ['Small', 'Target', 'After', 'Before'].map((title) =>
      add(title),
    ) as [ItemId, ItemId, ItemId, ItemId];
    setBlockedBy(on.board, on.act(), after, small, true);
    setBlockedBy(on.board, on.act(), small, before, true);
    setBlockedBy(on.board, on.act(), target, small, true);
    const history = new History(on.board, () => on.act(ann));
    moveOntoChecklist(on.board, on.act(ann), small, target);
    const of = blockedByIn((id) => readItem(on.board, id));
    expect(of(target)).toEqual([before]);
    expect(of(after)).toEqual([target]);
    history.undo();
    expect(read(target).blockedBy).toEqual([small]);
    expect(read(after).blockedBy).toEqual([small]);
    history.close();
  });

  test('a wait that would go in a circle is not taken over', () => {
    const { on, ann, add } = board();
    const [small, target, between] = ['Small', 'Target', 'Between'].map((title) => add(title)) as [
      ItemId,
      ItemId,
      ItemId,
    ];
    setBlockedBy(on.board, on.act(), small, between, true);
    setBlockedBy(on.board, on.act(), between, target, true);
    moveOntoChecklist(on.board, on.act(ann), small, target);
    const of = blockedByIn((id) => readItem(on.board, id));
    expect(of(target)).toEqual([]);
    expect(circleThrough(between, of)).toBeNull();
  });

  test('the other item is archived meanwhile: both are in the archive, and each comes back', () => {
    const { on, ann, add } = board();
    const id = add('Add the linter');
    const target = add('Configure the pipeline');
    const other = replicaOf(on, 2);
    moveOntoChecklist(on.board, on.act(ann), id, target);
    archiveItem(other.board, other.act(ann), target);
    exchange(on.board, other.board);
    expect(readItem(on.board, target)).toMatchObject({ lines: [{ text: 'Add the linter' }] });
    restoreItem(on.board, on.act(ann), id);
    expect(readItem(on.board, id)).toMatchObject({ archived: null, movedTo: null });
  });

  test('two people move it onto two items: both have the line', () => {
    const { on, ann, add } = board();
    const id = add('Add the linter');
    const [one, two] = [add('One'), add('Two')];
    const other = replicaOf(on, 2);
    moveOntoChecklist(on.board, on.act(ann), id, one);
    moveOntoChecklist(other.board, other.act(ann), id, two);
    exchange(on.board, other.board);
    for (const target of [one, two])
      expect(readItem(on.board, target)?.lines.map(({ text }) => text)).toEqual(['Add the linter']);
  });
});

describe('renumbering', () => {
  test('an item that shares its number gets the next free one; one that does not is refused', () => {
    const { on, ann, add } = board();
    const other = replicaOf(on, 2);
    const here = add('Here');
    const there = addItem(other.board, other.act(ann), { kind: 'task', title: 'There' });
    exchange(on.board, other.board);
    expect(readKey(on.board, here)).toMatch(/^GW-1[a-z]$/);
    renumberItem(on.board, on.act(ann), there);
    expect([readKey(on.board, here), readKey(on.board, there)]).toEqual(['GW-1', 'GW-2']);
    expect(readItem(on.board, there)?.log).toMatchObject([{ field: 'number', from: 1, to: 2, by: ann }]);
    expect(sentence(() => renumberItem(on.board, on.act(ann), there))).toBe(
      'No other item is called GW-2, so it keeps its number.',
    );
  });

  test('two people who renumber both at once meet again, and one press more parts them', () => {
    const { on, ann, add } = board();
    const other = replicaOf(on, 2);
    const here = add('Here');
    const there = addItem(other.board, other.act(ann), { kind: 'task', title: 'There' });
    exchange(on.board, other.board);
    renumberItem(on.board, on.act(ann), here);
    renumberItem(other.board, other.act(ann), there);
    exchange(on.board, other.board);
    expect(readKey(on.board, here)).toMatch(/^GW-2[a-z]$/);
    renumberItem(on.board, on.act(ann), here);
    expect([readKey(on.board, here), readKey(on.board, there)]).toEqual(['GW-3', 'GW-2']);
  });
});
