import { describe, expect, test } from 'vitest';
import { BoardStore } from '../../../client/store/board-store.ts';
import { History } from '../../../client/store/history.ts';
import { SharedText } from '../../../client/store/shared-text.ts';
import { addItem, setLabel, sizeItem } from '../../../shared/board/mutate-item.ts';
import { addLine } from '../../../shared/board/mutate-line.ts';
import { moveItem } from '../../../shared/board/mutate-place.ts';
import type { TextChange } from '../../../shared/text-change.ts';
import type { ColumnId, ItemId } from '../../../shared/ids.ts';
import { exchange, replicaOf, testBoard } from '../../board-kit.ts';

const doing = 'cDoing' as ColumnId;

function desk(on = testBoard()) {
  const store = new BoardStore(on.board.doc);
  const act = () => on.act();
  const history = new History(store.board, act);
  const write = (item: ItemId, field: 'title' | 'want', heard: TextChange[][] = []) =>
    new SharedText(store, history, act, { item, field }, (changes) => heard.push([...changes]));
  return { on, store, act, history, write, board: store.board };
}

describe('undo', () => {
  test('a field goes back with an entry of its own in the log, and forward again', () => {
    const { board, act, history, store } = desk();
    const id = addItem(board, act(), { kind: 'story', title: 'A' });
    sizeItem(board, act(), id, 3);
    sizeItem(board, act(), id, 8);
    expect(history.undo()).toMatchObject({ back: 1, replaced: 0 });
    expect(store.item(id)).toMatchObject({ points: 3 });
    expect(store.item(id)?.log.at(-1)).toMatchObject({ field: 'points', from: 8, to: 3 });
    history.redo();
    expect(store.item(id)).toMatchObject({ points: 8 });
  });

  test('what somebody changed since stays theirs, and undo says so', () => {
    const mine = desk(testBoard(1));
    const id = addItem(mine.board, mine.act(), { kind: 'story', title: 'A' });
    const theirs = replicaOf(mine.on, 2);
    moveItem(mine.board, mine.act(), id, { column: doing });
    exchange(mine.board, theirs.board);
    moveItem(theirs.board, theirs.act(), id, { column: 'cDone' as ColumnId }, 'done elsewhere');
    exchange(mine.board, theirs.board);
    expect(mine.history.undo()).toMatchObject({ back: 0, replaced: 1 });
    expect(mine.store.item(id)?.place.column).toBe('cDone');
  });

  test('never undoes what others did', () => {
    const mine = desk(testBoard(1));
    const id = addItem(mine.board, mine.act(), { kind: 'story', title: 'A' });
    const theirs = replicaOf(mine.on, 2);
    setLabel(theirs.board, theirs.act(), id, 'theirs', true);
    exchange(mine.board, theirs.board);
    mine.history.undo();
    expect(mine.store.item(id)?.labels).toEqual(['theirs']);
    expect(mine.store.item(id)?.archived).not.toBeNull();
  });

  test('undoing a new item archives it, so that nothing others wrote in it goes', () => {
    const { board, act, history, store } = desk();
    const id = addItem(board, act(), { kind: 'story', title: 'A' });
    history.undo();
    expect(store.item(id)?.archived).not.toBeNull();
    history.redo();
    expect(store.item(id)?.archived).toBeNull();
  });

  test('a new line comes off again, its words stay in the document', () => {
    const { board, act, history, store } = desk();
    const id = addItem(board, act(), { kind: 'task', title: 'A' });
    addLine(board, act(), id, 'words');
    history.undo();
    expect(store.item(id)?.lines).toEqual([]);
    history.redo();
    expect(store.item(id)?.lines.map(({ text }) => text)).toEqual(['words']);
  });

  test('a new change forgets what could be redone', () => {
    const { board, act, history } = desk();
    const id = addItem(board, act(), { kind: 'story', title: 'A' });
    sizeItem(board, act(), id, 3);
    history.undo();
    expect(history.canRedo).toBe(true);
    setLabel(board, act(), id, 'x', true);
    expect(history.canRedo).toBe(false);
  });
});

describe('a shared text', () => {
  test('typing goes into the document; the listener hears own and others changes', () => {
    const { board, act, write, on } = desk(testBoard(1));
    const id = addItem(board, act(), { kind: 'story', title: 'Pay' });
    const heard: TextChange[][] = [];
    const text = write(id, 'title', heard);
    heard.length = 0;
    text.edit([{ at: 3, remove: 0, insert: ' now' }]);
    const other = desk(replicaOf(on, 2));
    const theirs = other.write(id, 'title');
    theirs.edit([{ at: 0, remove: 0, insert: 'I ' }]);
    exchange(board, other.board);
    expect(text.value).toBe('I Pay now');
    expect(heard).toEqual([[{ at: 3, remove: 0, insert: ' now' }], [{ at: 0, remove: 0, insert: 'I ' }]]);
  });

  test('an anchor moves with the words around it, and a made-up one is none', () => {
    const { board, act, write } = desk();
    const id = addItem(board, act(), { kind: 'story', title: 'Pay now' });
    const text = write(id, 'title');
    const anchor: unknown = JSON.parse(JSON.stringify(text.anchor(4)));
    text.edit([{ at: 0, remove: 0, insert: 'xx' }]);
    expect(text.indexOf(anchor)).toBe(6);
    for (const junk of [null, 7, {}, { type: 1, item: { client: 'x' } }, { tname: 'items' }]) {
      expect(text.indexOf(junk)).toBeNull();
    }
  });

  test('undo inside a text takes back typing only, and only mine', () => {
    const { board, act, write, history, store, on } = desk(testBoard(1));
    const id = addItem(board, act(), { kind: 'story', title: 'Pay' });
    const text = write(id, 'title');
    text.edit([{ at: 3, remove: 0, insert: ' now' }]);
    sizeItem(board, act(), id, 3);
    const other = desk(replicaOf(on, 2));
    other.write(id, 'title').edit([{ at: 0, remove: 0, insert: 'I ' }]);
    exchange(board, other.board);
    text.undo();
    expect(text.value).toBe('I Pay');
    expect(store.item(id)).toMatchObject({ points: 3 });
    text.redo();
    expect(text.value).toBe('I Pay now');
    history.undo();
    history.undo();
    expect(text.value).toBe('I Pay'); // the typing that was redone last, then the size
    expect(store.item(id)).toMatchObject({ points: null });
  });

  test('one burst is one entry in the log: what went out and what came in, others words not', () => {
    const { board, act, write, store, on } = desk(testBoard(1));
    const id = addItem(board, act(), { kind: 'story', title: 'Pay later' });
    const text = write(id, 'title');
    text.edit([{ at: 4, remove: 5, insert: '' }]);
    for (const [i, letter] of [...'nowx'].entries()) text.edit([{ at: 4 + i, remove: 0, insert: letter }]);
    text.edit([{ at: 7, remove: 1, insert: '' }]);
    const other = desk(replicaOf(on, 2));
    other.write(id, 'title').edit([{ at: 0, remove: 0, insert: 'THEIRS ' }]);
    exchange(board, other.board);
    text.close();
    expect(store.item(id)?.log).toMatchObject([{ field: 'title', from: 'later', to: 'now' }]);
  });

  test('a field that an older item lacks is begun by the first key', () => {
    const { board, act, write, store } = desk();
    const id = addItem(board, act(), { kind: 'task', title: 'A' });
    const heard: TextChange[][] = [];
    const text = write(id, 'want', heard);
    expect(text.value).toBe('');
    text.edit([{ at: 0, remove: 0, insert: 'w' }]);
    expect(store.item(id)?.texts.want).toBe('w');
    expect(heard).toEqual([[{ at: 0, remove: 0, insert: 'w' }]]);
  });
});
