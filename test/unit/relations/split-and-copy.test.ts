import { describe, expect, test } from 'vitest';
import { History } from '../../../client/store/history.ts';
import { agreeToBox, proposeBox } from '../../../shared/board/mutate-box.ts';
import { addComment } from '../../../shared/board/mutate-comment.ts';
import { copyItem } from '../../../shared/board/mutate-copy.ts';
import { addEpic } from '../../../shared/board/mutate-epic.ts';
import {
  addItem,
  archiveItem,
  changeKind,
  setAssignee,
  setField,
  setLabel,
  sizeItem,
} from '../../../shared/board/mutate-item.ts';
import { addLine, tickLine } from '../../../shared/board/mutate-line.ts';
import { moveItem } from '../../../shared/board/mutate-place.ts';
import { splitItem } from '../../../shared/board/mutate-split.ts';
import { typeText } from '../../../shared/board/mutate-text.ts';
import { readItem } from '../../../shared/board/read-item.ts';
import type { ColumnId, ItemId, LineId } from '../../../shared/ids.ts';
import type { Item } from '../../../shared/item.ts';
import type { TextField } from '../../../shared/kind.ts';
import { exchange, person, replicaOf, testBoard, type TestBoard } from '../../board-kit.ts';
import { sentence } from './sentence.ts';

const doing = 'cDoing' as ColumnId;

const write = (on: TestBoard, item: ItemId, field: TextField, insert: string) =>
  typeText(on.board, on.act(), { item, field }, [{ at: 0, remove: 0, insert }]);

const read = (on: TestBoard, id: ItemId): Item => readItem(on.board, id) as Item;
const linesOf = (on: TestBoard, id: ItemId) => read(on, id).lines.map(({ text, done }) => [text, done]);
const orderOf = (on: TestBoard, rank: 'backlogRank' | 'boardRank') =>
  ([...on.board.items.keys()] as ItemId[]).sort((a, b) =>
    read(on, a).place[rank] < read(on, b).place[rank] ? -1 : 1,
  );

/** A story in a column with three lines, the second of them ticked, and one behind it. */
function story() {
  const on = testBoard();
  const ann = person(on, 'Ann', 'engineer');
  const epic = addEpic(on.board, on.act(ann), 'Checkout');
  const make = (title: string) =>
    addItem(on.board, on.act(ann), { kind: 'story', title, place: { column: doing } });
  const id = make('Pay with a saved or a new card');
  const behind = make('See delivery dates');
  write(on, id, 'role', 'returning shopper');
  write(on, id, 'want', 'to pay with a card');
  setField(on.board, on.act(ann), id, { field: 'epic', value: epic });
  setLabel(on.board, on.act(ann), id, 'payment', true);
  sizeItem(on.board, on.act(ann), id, 8);
  const lines = ['Saved card', 'New card', 'A card can be removed'].map((text) =>
    addLine(on.board, on.act(ann), id, text),
  ) as [LineId, LineId, LineId];
  tickLine(on.board, on.act(ann), id, lines[1], true);
  return { on, ann, id, behind, lines, epic };
}

describe('splitting an item', () => {
  test('the second stands right behind, with its lines, label and epic, and both are unsized', () => {
    const { on, ann, id, behind, lines, epic } = story();
    const second = splitItem(on.board, on.act(ann), id, {
      title: ' Pay with a new card ',
      lines: [lines[2], lines[1]],
      words: ['role'],
    });
    expect(read(on, second)).toMatchObject({
      kind: 'story',
      texts: { title: 'Pay with a new card', role: 'returning shopper', want: '' },
      labels: ['payment'],
      epic,
      points: null,
      place: { column: doing },
      cameFrom: { item: id, how: 'split' },
      createdBy: ann,
    });
    expect(linesOf(on, second)).toEqual([
      ['New card', true],
      ['A card can be removed', false],
    ]);
    expect(linesOf(on, id)).toEqual([['Saved card', false]]);
    expect(read(on, id)).toMatchObject({ points: null, texts: { want: 'to pay with a card' } });
    expect(orderOf(on, 'boardRank')).toEqual([id, second, behind]);
    expect(orderOf(on, 'backlogRank')).toEqual([id, second, behind]);
    const log = read(on, id).log.map(({ field, from, to }) => [field, from, to]);
    expect(log.slice(-2)).toEqual([
      ['points', 8, null],
      ['split', null, second],
    ]);
  });

  test('undo is one step: the second is archived, lines and size are back; redo splits again', () => {
    const { on, ann, id, lines } = story();
    const history = new History(on.board, () => on.act(ann));
    const before = read(on, id);
    const second = splitItem(on.board, on.act(ann), id, { title: 'New card', lines: [lines[1]] });
    history.undo();
    expect(read(on, id)).toMatchObject({ lines: before.lines, points: 8 });
    expect(read(on, second).archived).not.toBeNull();
    history.redo();
    expect(linesOf(on, id).map(([text]) => text)).toEqual(['Saved card', 'A card can be removed']);
    expect(read(on, second)).toMatchObject({ archived: null, lines: [{ text: 'New card' }] });
    expect(history.canRedo).toBe(false);
    history.close();
  });

  test('whoever types in a moved line without knowing of the split sees that line still, with every word', () => {
    const { on, id, lines } = story();
    const other = replicaOf(on, 2);
    const second = splitItem(on.board, on.act(), id, { title: 'New card', lines: [lines[1], lines[2]] });
    typeText(other.board, other.act(), { item: id, line: lines[1] }, [
      { at: 8, remove: 0, insert: ', also from abroad' },
    ]);
    exchange(on.board, other.board);
    for (const replica of [on, other]) {
      expect(linesOf(replica, id).map(([text]) => text)).toEqual([
        'Saved card',
        'New card, also from abroad',
      ]);
      expect(linesOf(replica, second).map(([text]) => text)).toEqual(['New card', 'A card can be removed']);
    }
  });

  test('a line that somebody ticks meanwhile stays with its tick, too', () => {
    const { on, id, lines } = story();
    const other = replicaOf(on, 2);
    splitItem(on.board, on.act(), id, { title: 'New card', lines: [lines[2]] });
    tickLine(other.board, other.act(), id, lines[2], true);
    exchange(on.board, other.board);
    expect(linesOf(on, id)).toContainEqual(['A card can be removed', true]);
  });

  test('two people who split the same item give it two seconds, and every word is on one of the three', () => {
    const { on, id, lines } = story();
    const other = replicaOf(on, 2);
    const a = splitItem(on.board, on.act(), id, { title: 'A', lines: [lines[1]] });
    const b = splitItem(other.board, other.act(), id, { title: 'B', lines: [lines[1], lines[2]] });
    exchange(on.board, other.board);
    expect(linesOf(on, id)).toEqual([['Saved card', false]]);
    expect(linesOf(on, a)).toEqual([['New card', true]]);
    expect(linesOf(on, b)).toEqual([
      ['New card', true],
      ['A card can be removed', false],
    ]);
  });

  test('what is split off a finished item was not done, so it stands in the backlog', () => {
    const { on, id, lines } = story();
    moveItem(on.board, on.act(), id, { column: 'cDone' as ColumnId }, 'The rest is for later.');
    const second = splitItem(on.board, on.act(), id, { title: 'The rest', lines: [lines[0]] });
    expect(read(on, second).place).toMatchObject({ column: null, sprint: null });
    expect(orderOf(on, 'backlogRank').indexOf(second)).toBe(orderOf(on, 'backlogRank').indexOf(id) + 1);
  });

  test('the time-box stays with the first spike; a technical bug stays technical', () => {
    const on = testBoard();
    const ann = person(on, 'Ann', 'engineer');
    const spike = addItem(on.board, on.act(ann), { kind: 'spike', title: 'Which?' });
    setField(on.board, on.act(ann), spike, { field: 'output', value: 'decision' });
    proposeBox(on.board, on.act(ann), spike, 4);
    sentence(() => agreeToBox(on.board, on.act(ann), spike));
    const second = splitItem(on.board, on.act(ann), spike, { title: 'And which else?', lines: [] });
    expect(read(on, second)).toMatchObject({ kind: 'spike', output: 'decision', box: [] });
    expect((read(on, spike) as Item & { kind: 'spike' }).box.length).toBeGreaterThan(0);
    const bug = addItem(on.board, on.act(ann), { kind: 'bug', title: 'Flaky' });
    setField(on.board, on.act(ann), bug, { field: 'backlog', value: 'technical' });
    const half = splitItem(on.board, on.act(ann), bug, { title: 'Flaky, too', lines: [] });
    expect(read(on, half)).toMatchObject({ kind: 'bug', backlog: 'technical' });
  });

  test('refusals are sentences and write nothing', () => {
    const { on, id, lines } = story();
    const split = (title: string, given: readonly LineId[] = []) =>
      sentence(() => splitItem(on.board, on.act(), id, { title, lines: given }));
    const size = on.board.items.size;
    expect(split('  ')).toBe('The second item needs a title.');
    expect(split('x'.repeat(501))).toBe('A title has at most 500 characters.');
    expect(split('A', [lines[0], 'lGone' as LineId])).toMatch(/^A line that was to go with it/);
    archiveItem(on.board, on.act(), id);
    expect(split('A')).toBe('This item is archived. Bring it back before you split it.');
    expect(on.board.items.size).toBe(size);
  });
});

describe('copying an item', () => {
  test('words, lines without ticks, label and epic come along; size, people, comments and place do not', () => {
    const { on, ann, id, behind, epic } = story();
    setAssignee(on.board, on.act(ann), id, ann, true);
    addComment(on.board, on.act(ann), id, 'Looks good');
    changeKind(on.board, on.act(ann), id, 'task');
    setField(on.board, on.act(ann), id, { field: 'gain', value: 'product' });
    const copy = copyItem(on.board, on.act(ann), id);
    expect(read(on, copy)).toMatchObject({
      kind: 'task',
      texts: {
        title: 'Pay with a saved or a new card',
        role: 'returning shopper',
        want: 'to pay with a card',
      },
      labels: ['payment'],
      epic,
      gain: 'product',
      points: null,
      assignees: [],
      comments: [],
      place: { column: null, sprint: null },
      cameFrom: { item: id, how: 'copy' },
      log: [],
    });
    expect(linesOf(on, copy)).toEqual([
      ['Saved card', false],
      ['New card', false],
      ['A card can be removed', false],
    ]);
    expect(orderOf(on, 'backlogRank')).toEqual([id, copy, behind]);
  });

  test('a spike is copied without its time-box and what it found out', () => {
    const on = testBoard();
    const ann = person(on, 'Ann', 'engineer');
    const id = addItem(on.board, on.act(ann), { kind: 'spike', title: 'Which broker?' });
    write(on, id, 'question', 'Which one?');
    write(on, id, 'outcome', 'The small one');
    setField(on.board, on.act(ann), id, { field: 'people', value: 2 });
    proposeBox(on.board, on.act(ann), id, 4);
    const copy = read(on, copyItem(on.board, on.act(ann), id));
    expect(copy).toMatchObject({ kind: 'spike', people: 2, box: [], texts: { question: 'Which one?' } });
    expect(copy.texts.outcome ?? '').toBe('');
  });
});
