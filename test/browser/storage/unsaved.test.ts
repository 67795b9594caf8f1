import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { newBoardId, openBoard, relay, storedKeys, type OpenBoard } from './boards.ts';

const waiting = (board: OpenBoard) => [...board.log.unsaved()].sort();

test('counts items, not changes, and only those changed here', async () => {
  const board = await openBoard();
  board.edit('i1', 1);
  board.edit('i1', 2);
  board.edit('i2', 1);
  board.doc.transact(() => board.doc.getMap('items').set('i3', 'theirs'), relay);
  expect(waiting(board)).toEqual(['i1', 'i2']);
  board.doc.transact(() => {}, 'a person'); // changes nothing
  board.log.confirm(board.log.cover());
  expect(board.log.waiting).toBe(false);
  board.doc.transact(() => {}, 'a person');
  expect(board.log.waiting).toBe(false);
});

test('a change that touches no item waits all the same', async () => {
  const board = await openBoard();
  board.doc.transact(() => board.doc.getMap('board').set('name', 'Nebula'), 'a person');
  expect([waiting(board), board.log.waiting]).toEqual([[], true]);
  await board.log.close();
  const again = await openBoard(board.id);
  expect(again.log.waiting).toBe(true);
});

test('a token covers what was there when it was taken, and nothing later', async () => {
  const board = await openBoard();
  board.edit('i1', 1);
  board.edit('i2', 1);
  const token = board.log.cover();
  await board.log.flush();
  board.edit('i2', 2);
  board.edit('i3', 1);
  board.log.confirm(token);
  expect(waiting(board)).toEqual(['i2', 'i3']);
  expect(await board.log.flush()).toBe(true);
  const again = await openBoard(board.id);
  expect(waiting(again)).toEqual(['i2', 'i3']);
  board.log.confirm(token);
  expect(waiting(board)).toEqual(['i2', 'i3']);
});

test('a frame that leaves with the update itself covers that very change', async () => {
  const board = await openBoard();
  let token = board.log.cover();
  board.doc.on('update', () => (token = board.log.cover()));
  board.edit('i1', 1);
  board.log.confirm(token);
  expect(board.log.waiting).toBe(false);
  expect(await board.log.flush()).toBe(true);
  expect(await storedKeys(board.id, 'unsaved')).toEqual([]);
});

test('survives reloads, and the first acknowledgement after one drops exactly that', async () => {
  const first = await openBoard();
  first.edit('i1', 1);
  await first.log.close();
  const second = await openBoard(first.id);
  second.edit('i2', 1);
  await second.log.close();
  const third = await openBoard(first.id);
  expect(waiting(third)).toEqual(['i1', 'i2']);
  const token = third.log.cover();
  third.edit('i3', 1);
  third.log.confirm(token);
  expect(waiting(third)).toEqual(['i3']);
  await third.log.close();
  const fourth = await openBoard(first.id);
  expect(waiting(fourth)).toEqual(['i3']);
});

test('never drops what another tab changed after this one had read', async () => {
  const id = newBoardId();
  const writer = await openBoard(id);
  writer.edit('i1', 1);
  await writer.log.flush();
  const reader = await openBoard(id);
  expect(waiting(reader)).toEqual(['i1']);
  writer.edit('i1', 'again');
  await writer.log.flush();
  reader.log.confirm(reader.log.cover());
  expect(await reader.log.flush()).toBe(true);
  expect(await storedKeys(id, 'unsaved')).toHaveLength(1);
  const third = await openBoard(id);
  expect(waiting(third)).toEqual(['i1']);
});

test('catching up takes over what another tab left behind, and forgets what it had confirmed', async () => {
  const id = newBoardId();
  const writer = await openBoard(id);
  writer.edit('i1', 1);
  await writer.log.flush();
  const reader = await openBoard(id);
  reader.edit('i2', 1);
  const told = vi.fn<() => void>();
  reader.log.onUnsaved(told);
  const token = writer.log.cover();
  writer.edit('i3', 1);
  writer.log.confirm(token);
  await writer.log.close();
  expect(waiting(reader)).toEqual(['i1', 'i2']);

  const early = reader.log.cover();
  await reader.log.catchUp();
  expect(told).toHaveBeenCalled();
  expect(waiting(reader)).toEqual(['i2', 'i3']);
  expect(reader.read('i3')).toBe(1);
  reader.log.confirm(early); // taken before the document held i3
  expect(waiting(reader)).toEqual(['i3']);
  expect([...reader.log.ownUnsaved()]).toEqual([]);
  reader.log.confirm(reader.log.cover());
  expect([waiting(reader), reader.log.waiting]).toEqual([[], false]);
  await reader.log.flush();
  expect(await storedKeys(id, 'unsaved')).toEqual([]);
});

test('typing on in one item keeps one record, a thousand items in turn do not rewrite each other', async () => {
  const board = await openBoard();
  for (let i = 0; i < 30; i += 1) {
    board.edit('i1', i);
    await board.log.flush();
  }
  expect(await storedKeys(board.id, 'unsaved')).toHaveLength(1);
  const items = Array.from({ length: 30 }, (_, i) => `i${i}`);
  for (const item of items) {
    board.edit(item, 'x');
    await board.log.flush();
  }
  expect(waiting(board)).toEqual(items.sort());
  board.log.confirm(board.log.cover());
  await board.log.flush();
  expect(await storedKeys(board.id, 'unsaved')).toEqual([]);
});

test('a write that failed counts again, and an acknowledgement meanwhile is not forgotten', async () => {
  const board = await openBoard();
  board.edit('i1', 1);
  await board.log.flush();
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  board.edit('i2', 1);
  expect(await board.log.flush()).toBe(false);
  const token = board.log.cover();
  board.edit('i3', 1);
  expect(await board.log.flush()).toBe(false);
  board.log.confirm(token);
  expect(waiting(board)).toEqual(['i3']);
  put.mockRestore();
  expect(await board.log.flush()).toBe(true);
  const again = await openBoard(board.id);
  expect(waiting(again)).toEqual(['i3']);
  expect(Y.encodeStateAsUpdate(again.doc)).toEqual(Y.encodeStateAsUpdate(board.doc));
});
