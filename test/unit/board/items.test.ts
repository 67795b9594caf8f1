import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { Refusal, setReadOnly } from '../../../shared/board/edit.ts';
import {
  addItem,
  archiveItem,
  changeKind,
  setAssignee,
  setLabel,
  sizeItem,
} from '../../../shared/board/mutate-item.ts';
import { addLine, removeLine, tickLine } from '../../../shared/board/mutate-line.ts';
import { moveItem } from '../../../shared/board/mutate-place.ts';
import { logTyping, typeText } from '../../../shared/board/mutate-text.ts';
import { smallestChange } from '../../../shared/text-change.ts';
import { newBoardUpdate } from '../../../shared/board/new-board.ts';
import { readItem } from '../../../shared/board/read-item.ts';
import { readColumns, readSettings } from '../../../shared/board/read-records.ts';
import { openBoard } from '../../../shared/board/document.ts';
import type { ColumnId, ItemId } from '../../../shared/ids.ts';
import { exchange, person, replicaOf, testBoard } from '../../board-kit.ts';

const doing = 'cDoing' as ColumnId;
const done = 'cDone' as ColumnId;

function sentence(change: () => unknown): string {
  try {
    change();
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
  return 'no refusal';
}

describe('items', () => {
  test('opening a board writes nothing, and its columns are drawn from code', () => {
    const doc = new Y.Doc();
    const board = openBoard(doc);
    expect(readColumns(board).map(({ name }) => name)).toEqual(['To do', 'In progress', 'Review', 'Done']);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(Uint8Array.of(0, 0));
  });

  test('a new board has its name and nothing else', () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, newBoardUpdate('Checkout platform', 1));
    expect(readSettings(openBoard(doc)).name).toBe('Checkout platform');
    expect(openBoard(doc).items.size).toBe(0);
  });

  test('an item keeps number, title, author; the next gets the next number', () => {
    const on = testBoard();
    const ann = person(on, 'Ann', 'engineer');
    const first = addItem(on.board, on.act(ann), { kind: 'task', title: '  Set up staging ' });
    const second = addItem(on.board, on.act(ann), { kind: 'story', title: 'Pay with a saved card' });
    expect(readItem(on.board, first)).toMatchObject({
      kind: 'task',
      number: 1,
      createdBy: ann,
      texts: { title: 'Set up staging', description: '', soThat: '' },
    });
    expect(readItem(on.board, second)?.number).toBe(2);
  });

  test('every short field leaves one entry in the log; setting the same value leaves none', () => {
    const on = testBoard();
    const ann = person(on, 'Ann', 'engineer');
    const id = addItem(on.board, on.act(ann), { kind: 'story', title: 'A' });
    sizeItem(on.board, on.act(ann), id, 3);
    sizeItem(on.board, on.act(ann), id, 5);
    sizeItem(on.board, on.act(ann), id, 5);
    setLabel(on.board, on.act(ann), id, 'delivery', true);
    moveItem(on.board, on.act(ann), id, { column: doing });
    const log = readItem(on.board, id)?.log.map(({ field, from, to, by }) => [field, from, to, by]);
    expect(log).toEqual([
      ['points', null, 3, ann],
      ['points', 3, 5, ann],
      ['label:delivery', null, true, ann],
      ['place', [null, null], [doing, null], ann],
    ]);
  });

  test('past 200 entries the log keeps only size, place and kind', () => {
    const on = testBoard();
    const id = addItem(on.board, on.act(), { kind: 'story', title: 'A' });
    sizeItem(on.board, on.act(), id, 1);
    for (let i = 0; i < 300; i += 1) setLabel(on.board, on.act(), id, 'x', i % 2 === 0);
    const log = readItem(on.board, id)?.log ?? [];
    expect(log.length).toBeLessThanOrEqual(240);
    expect(log[0]).toMatchObject({ field: 'points', to: 1 });
    expect(log.at(-1)).toMatchObject({ field: 'label:x' });
  });

  test('a change of kind and back loses no word', () => {
    const on = testBoard();
    const id = addItem(on.board, on.act(), { kind: 'story', title: 'Sign in' });
    typeText(on.board, on.act(), { item: id, field: 'role' }, [{ at: 0, remove: 0, insert: 'shopper' }]);
    typeText(on.board, on.act(), { item: id, field: 'soThat' }, [
      { at: 0, remove: 0, insert: 'it is quick' },
    ]);
    changeKind(on.board, on.act(), id, 'spike');
    typeText(on.board, on.act(), { item: id, field: 'question' }, [
      { at: 0, remove: 0, insert: 'Which provider?' },
    ]);
    expect(readItem(on.board, id)?.texts).toMatchObject({ role: 'shopper', soThat: 'it is quick' });
    changeKind(on.board, on.act(), id, 'story');
    expect(readItem(on.board, id)?.texts).toMatchObject({
      role: 'shopper',
      soThat: 'it is quick',
      question: 'Which provider?',
    });
  });

  test('two people change the kind offline and both write the question: both texts are kept', () => {
    const on = testBoard(1);
    const id = addItem(on.board, on.act(), { kind: 'task', title: 'Queues' });
    const other = replicaOf(on, 2);
    for (const [replica, words] of [
      [on, 'Which broker?'],
      [other, 'Do we need one?'],
    ] as const) {
      changeKind(replica.board, replica.act(), id, 'spike');
      typeText(replica.board, replica.act(), { item: id, field: 'question' }, [
        { at: 0, remove: 0, insert: words },
      ]);
    }
    exchange(on.board, other.board);
    const words = readItem(on.board, id)?.texts.question ?? '';
    expect(words).toContain('Which broker?');
    expect(words).toContain('Do we need one?');
    expect(readItem(other.board, id)).toEqual(readItem(on.board, id));
  });

  test('two people type into one title: both keep their words', () => {
    const on = testBoard(1);
    const id = addItem(on.board, on.act(), { kind: 'story', title: 'Pay' });
    const other = replicaOf(on, 2);
    typeText(on.board, on.act(), { item: id, field: 'title' }, [
      { at: 3, remove: 0, insert: ' with a card' },
    ]);
    typeText(other.board, other.act(), { item: id, field: 'title' }, [
      { at: 0, remove: 0, insert: 'Shoppers ' },
    ]);
    exchange(on.board, other.board);
    expect(readItem(on.board, id)?.texts.title).toBe('Shoppers Pay with a card');
    expect(readItem(other.board, id)?.texts.title).toBe('Shoppers Pay with a card');
  });

  test('one card moved to two places at once stands in one, on both', () => {
    const on = testBoard(1);
    const id = addItem(on.board, on.act(), { kind: 'story', title: 'A' });
    const other = replicaOf(on, 2);
    moveItem(on.board, on.act(), id, { column: doing });
    moveItem(other.board, other.act(), id, { column: done }, 'done elsewhere');
    exchange(on.board, other.board);
    const place = readItem(on.board, id)?.place;
    expect(readItem(other.board, id)?.place).toEqual(place);
    expect([doing, done]).toContain(place?.column);
  });

  test('an edit made while somebody archives the item is there when it is restored', () => {
    const on = testBoard(1);
    const id = addItem(on.board, on.act(), { kind: 'story', title: 'A' });
    const other = replicaOf(on, 2);
    archiveItem(on.board, on.act(), id);
    typeText(other.board, other.act(), { item: id, field: 'want' }, [{ at: 0, remove: 0, insert: 'words' }]);
    exchange(on.board, other.board);
    expect(readItem(on.board, id)).toMatchObject({ texts: { want: 'words' }, archived: { by: null } });
  });

  test('a card goes between two others, also where their keys are equal', () => {
    const on = testBoard();
    const [a, b, c] = ['a', 'b', 'c'].map((title) =>
      addItem(on.board, on.act(), { kind: 'story', title, place: { column: doing } }),
    ) as [ItemId, ItemId, ItemId];
    moveItem(on.board, on.act(), c, { column: doing, after: a, before: b });
    const rank = (id: ItemId) => readItem(on.board, id)?.place.boardRank ?? '';
    expect(rank(a) < rank(c) && rank(c) < rank(b)).toBe(true);
    moveItem(on.board, on.act(), b, { column: doing, after: null });
    expect(rank(b) < rank(a)).toBe(true);
  });

  test('lines: added, ticked, taken off without destroying their words', () => {
    const on = testBoard();
    const id = addItem(on.board, on.act(), { kind: 'task', title: 'A' });
    const one = addLine(on.board, on.act(), id, 'Tests run on every push');
    const two = addLine(on.board, on.act(), id, 'The team has seen it');
    tickLine(on.board, on.act(), id, one, true);
    expect(readItem(on.board, id)?.lines.map(({ text, done: ticked }) => [text, ticked])).toEqual([
      ['Tests run on every push', true],
      ['The team has seen it', false],
    ]);
    removeLine(on.board, on.act(), id, two);
    expect(readItem(on.board, id)?.lines).toHaveLength(1);
    expect(on.board.items.get(id)?.get(`line:${two}`)).toBeInstanceOf(Y.Text);
  });

  test('who may size technical work is told in a sentence', () => {
    const on = testBoard();
    const po = person(on, 'Maya', 'productOwner');
    const id = addItem(on.board, on.act(po), { kind: 'task', title: 'A' });
    expect(sentence(() => sizeItem(on.board, on.act(po), id, 3))).toMatch(/Engineers size technical work/);
    const spike = addItem(on.board, on.act(po), { kind: 'spike', title: 'B' });
    expect(sentence(() => sizeItem(on.board, on.act(po), spike, 3))).toMatch(/hours of its time-box/);
  });

  test('a refused change changes nothing', () => {
    const on = testBoard();
    const id = addItem(on.board, on.act(), { kind: 'story', title: 'A' });
    const before = Y.encodeStateAsUpdate(on.board.doc);
    expect(sentence(() => moveItem(on.board, on.act(), id, { column: 'cNowhere' as ColumnId }))).toMatch(
      /column/,
    );
    expect(sentence(() => addItem(on.board, on.act(), { kind: 'story', title: '  ' }))).toMatch(/title/);
    expect(sentence(() => setAssignee(on.board, on.act(), id, 'mNobody' as never, true))).toMatch(/member/);
    setReadOnly(on.board, true);
    expect(sentence(() => archiveItem(on.board, on.act(), id))).toMatch(/view link/);
    expect(Y.encodeStateAsUpdate(on.board.doc)).toEqual(before);
  });

  test('a document that needs a newer version is not written', () => {
    const on = testBoard();
    on.board.flat.meta.set('needs:999', true);
    expect(sentence(() => addItem(on.board, on.act(), { kind: 'story', title: 'A' }))).toMatch(
      /newer version/,
    );
  });

  test('an unknown kind and unknown keys are kept and shown, never changed', () => {
    const on = testBoard();
    const id = addItem(on.board, on.act(), { kind: 'story', title: 'A' });
    on.board.items.get(id)?.set('kind', 'experiment');
    on.board.items.get(id)?.set('future', { x: 1 });
    expect(readItem(on.board, id)).toMatchObject({ kind: 'unknown', unknownKind: 'experiment' });
    expect(sentence(() => changeKind(on.board, on.act(), id, 'task'))).toMatch(/newer version/);
    setLabel(on.board, on.act(), id, 'x', true);
    expect(on.board.items.get(id)?.get('future')).toEqual({ x: 1 });
  });

  test('the smallest change never cuts an emoji in two', () => {
    expect(smallestChange('a😀b', 'a😁b')).toEqual({ at: 1, remove: 2, insert: '😁' });
    expect(smallestChange('same', 'same')).toBeUndefined();
    expect(smallestChange('aa', 'aaa')).toEqual({ at: 2, remove: 0, insert: 'a' });
  });

  test('a burst of typing is one entry', () => {
    const on = testBoard();
    const id = addItem(on.board, on.act(), { kind: 'story', title: 'A' });
    logTyping(on.board, on.act(), { item: id, field: 'want' }, '', 'words');
    logTyping(on.board, on.act(), { item: id, field: 'want' }, '', '');
    expect(readItem(on.board, id)?.log).toHaveLength(1);
  });
});
