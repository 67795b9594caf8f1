import { describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { crc32 } from '../../../client/storage/crc32.ts';
import { pack } from '../../../client/storage/log-record.ts';
import {
  newBoardId,
  openBoard,
  original,
  put,
  remove,
  storedKeys,
  storedRows,
  type OpenBoard,
  type StoredRow,
} from './boards.ts';

/** A board of `count` items, one record each, closed again. */
async function boardOf(count: number): Promise<{ board: OpenBoard; records: StoredRow[] }> {
  const board = await openBoard();
  for (let i = 0; i < count; i += 1) {
    board.edit(`i${i}`, `value ${i}`);
    await board.log.flush();
  }
  board.log.confirm(board.log.cover());
  await board.log.close();
  const rows = await storedRows(board.id);
  return { board, records: rows.filter(([key]) => key[0] === 'u') };
}

const at = (records: StoredRow[], index: number): StoredRow => {
  const record = records[index];
  if (!record) throw new Error(`no record ${index}`);
  return record;
};
const bytesOf = (record: StoredRow) => (record[1] as { b: Uint8Array }).b;
const readable = (board: OpenBoard) => board.doc.getMap('items').size;

describe('a damaged log', () => {
  test('a flipped byte: that record is set aside whole, the rest is read, the relay heals it', async () => {
    const { board, records } = await boardOf(20);
    const [key, value] = at(records, 9);
    const flipped = bytesOf(at(records, 9)).slice();
    // Inside the text: Yjs alone would read "valte 9" and say nothing.
    const letter = String.fromCharCode(...flipped).indexOf('value') + 3;
    flipped[letter] = (flipped[letter] ?? 0) ^ 1;
    const stored = { ...(value as object), b: flipped };
    await put(board.id, key, stored);

    const again = await openBoard(board.id);
    expect(again.log.report).toEqual({ records: 19, damaged: 1, newer: 0, unreadable: 0, gap: true });
    expect(readable(again)).toBe(9);
    expect(await storedKeys(board.id, 'u')).not.toContainEqual(key);
    const rows = await storedRows(board.id);
    expect(rows.find(([at]) => at[0] === 'bad')).toEqual([['bad', ...key], { value: stored }]);

    Y.applyUpdate(again.doc, Y.encodeStateAsUpdate(board.doc, Y.encodeStateVector(again.doc)), 'relay');
    expect(readable(again)).toBe(20);
    await again.log.close();
    const third = await openBoard(board.id);
    expect(readable(third)).toBe(20);
    expect(third.log.report).toMatchObject({ damaged: 1, gap: false });
  });

  test('every single flipped byte is noticed', async () => {
    const { records } = await boardOf(1);
    const bytes = bytesOf(at(records, 0));
    const sum = crc32(bytes);
    for (let i = 0; i < bytes.length; i += 1) {
      const flipped = bytes.slice();
      flipped[i] = (flipped[i] ?? 0) ^ 0x10;
      expect(crc32(flipped)).not.toBe(sum);
    }
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926); // the check value of the standard
  });

  test('a truncated record, also one with the right sum over wrong bytes, spoils no other', async () => {
    const { board, records } = await boardOf(6);
    const [key, value] = at(records, 4);
    await put(board.id, key, { ...(value as object), b: bytesOf(at(records, 4)).slice(0, 8) });
    await put(board.id, at(records, 5)[0], pack(bytesOf(at(records, 5)).slice(0, 8)));
    await put(board.id, ['u', 'x', 1], 'not a record at all');
    const again = await openBoard(board.id);
    expect(again.log.report).toMatchObject({ records: 4, damaged: 3 });
    expect(readable(again)).toBe(4);
    expect(await storedKeys(board.id, 'bad')).toHaveLength(3);
  });

  test('a missing middle record: what builds on it is kept, and survives folding and the way out', async () => {
    const { board, records } = await boardOf(20);
    const missing = bytesOf(at(records, 9));
    await remove(board.id, at(records, 9)[0]);
    const again = await openBoard(board.id);
    expect(again.log.report).toMatchObject({ records: 19, gap: true });
    expect(readable(again)).toBe(9);
    expect(await again.log.fold()).toBe(true);
    await again.log.close();

    const third = await openBoard(board.id);
    expect(readable(third)).toBe(9);
    Y.applyUpdate(third.doc, missing, 'relay');
    expect(readable(third)).toBe(20);
  });

  test('a record of a newer version is neither read nor folded nor destroyed', async () => {
    const { board } = await boardOf(3);
    const newer = { v: 2, zipped: new Uint8Array([1, 2, 3]) };
    await put(board.id, ['u', 'someoneNewer', 1], newer);
    await put(board.id, ['picture', 'hash'], 'of a later version');
    await put(board.id, ['unsaved', 'someoneNewer', 1], { items: ['i7'] });
    const again = await openBoard(board.id);
    expect(again.log.report).toMatchObject({ records: 3, damaged: 0, newer: 2 });
    again.edit('i9', 'still writable');
    expect(await again.log.flush()).toBe(true);
    expect(await again.log.fold()).toBe(false);
    again.log.confirm(again.log.cover());
    expect([...again.log.unsaved()]).toEqual(['i7']); // this version cannot send it, so it still waits
    await again.log.flush();
    const rows = await storedRows(board.id);
    expect(rows).toContainEqual([['u', 'someoneNewer', 1], newer]);
    expect(rows).toContainEqual([['unsaved', 'someoneNewer', 1], { items: ['i7'] }]);
    expect(rows).toContainEqual([['picture', 'hash'], 'of a later version']);
  });

  test('a value that the browser does not give out costs only itself, and stays', async () => {
    const { board, records } = await boardOf(4);
    const lost = JSON.stringify(at(records, 3)[0]);
    const fault = (): IDBRequest<unknown> => {
      throw new DOMException('Data lost due to missing file.', 'NotReadableError');
    };
    const getAll = vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(fault as never);
    const get = original(IDBObjectStore.prototype, 'get');
    const one = vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (
      this: IDBObjectStore,
      key,
    ) {
      return JSON.stringify(key) === lost ? fault() : get.call(this, key);
    });
    const again = await openBoard(board.id);
    getAll.mockRestore();
    one.mockRestore();
    expect(again.states).toEqual([{ status: 'ok' }]);
    expect(again.log.report).toMatchObject({ records: 3, damaged: 0, unreadable: 1 });
    expect(readable(again)).toBe(3);
    expect((await storedKeys(board.id, 'u')).map((key) => JSON.stringify(key))).toContain(lost);
  });
});

test('ten bytes of a 20 MB buffer are stored as ten bytes', async () => {
  const id = newBoardId();
  await openBoard(id);
  const view = new Uint8Array(20_000_000).subarray(1_000, 1_010);
  await put(id, ['u', 'session', 1], pack(view));
  const row = at(await storedRows(id), 0);
  expect(bytesOf(row).buffer.byteLength).toBe(10);
});

test('a clock that steps back a day changes nothing', async () => {
  const now = vi.spyOn(Date, 'now');
  const id = newBoardId();
  const noon = 1_795_000_000_000;
  for (const [session, day] of [0, -1, 1].entries()) {
    now.mockReturnValue(noon + day * 86_400_000);
    const board = await openBoard(id);
    expect(readable(board)).toBe(session);
    board.edit(`i${session}`, day);
    board.edit('title', `session ${session}`);
    if (session === 1) expect(await board.log.fold().catch(() => false)).toBe(true);
    board.doc.getMap('items').delete('title');
    await board.log.close();
  }
  now.mockRestore();
  const last = await openBoard(id);
  expect([0, 1, 2].map((i) => last.read(`i${i}`))).toEqual([0, -1, 1]);
  expect(last.read('title')).toBeUndefined();
});
