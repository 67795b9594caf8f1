import { describe, expect, onTestFinished, test, vi } from 'vitest';
import * as Y from 'yjs';
import { foldingLimits } from '../../../client/storage/board-log.ts';
import { forgetBoard } from '../../../client/storage/forget-board.ts';
import {
  newBoardId,
  openBoard,
  relay,
  startBoard,
  storedKeys,
  storedRows,
  type OpenBoard,
} from './boards.ts';

const sameDocument = (a: Y.Doc, b: Y.Doc) => {
  expect(Y.encodeStateAsUpdate(a)).toEqual(Y.encodeStateAsUpdate(b));
};

describe('the log of a board', () => {
  test('keeps what a person did and what came from the relay, in order of nothing', async () => {
    const first = await openBoard();
    first.edit('i1', 'mine');
    const other = new Y.Doc();
    other.getMap('items').set('i2', 'theirs');
    Y.applyUpdate(first.doc, Y.encodeStateAsUpdate(other), relay);
    expect(await first.log.flush()).toBe(true);

    const second = await openBoard(first.id);
    expect([second.read('i1'), second.read('i2')]).toEqual(['mine', 'theirs']);
    sameDocument(first.doc, second.doc);
    expect(second.log.report).toEqual({ records: 2, damaged: 0, newer: 0, unreadable: 0, gap: false });
    expect(second.states).toEqual([{ status: 'ok' }]);
  });

  test('names its database once, with the first edit', async () => {
    const first = await openBoard();
    first.edit('i1', 1);
    await first.log.flush();
    const named = async () => (await storedRows(first.id)).filter(([key]) => key[0] === 'meta');
    const before = await named();
    expect(before).toEqual([[['meta'], { schema: 1, gen: expect.any(String), board: first.id }]]);
    const second = await openBoard(first.id);
    second.edit('i2', 2);
    await second.log.flush();
    expect(await named()).toEqual(before);
  });

  test('writes nothing when a board is only opened and read', async () => {
    const first = await openBoard();
    await first.log.flush();
    expect(await storedRows(first.id)).toEqual([]);
    first.edit('i1', 1);
    await first.log.close();
    const before = await storedRows(first.id);
    const second = await openBoard(first.id);
    await second.log.close();
    expect(await storedRows(first.id)).toEqual(before);
  });

  test('stores an edit without waiting for anything, and merges what comes while a write is under way', async () => {
    const board = await openBoard();
    for (let i = 0; i < 300; i += 1) board.edit(`i${i}`, i);
    await board.log.flush();
    const written = await storedKeys(board.id, 'u');
    expect(written).toHaveLength(2);
    const again = await openBoard(board.id);
    expect(again.doc.getMap('items').size).toBe(300);
  });

  test('keeps what was typed before the log was read', async () => {
    const first = await openBoard();
    first.edit('i1', 'old');
    await first.log.close();
    const second = startBoard(first.id);
    second.edit('i2', 'early');
    await second.log.loaded;
    expect(second.read('i1')).toBe('old');
    await second.log.close();
    const third = await openBoard(first.id);
    expect([third.read('i1'), third.read('i2')]).toEqual(['old', 'early']);
  });

  test('keeps what was typed before a new log was there, and what comes then', async () => {
    const first = startBoard();
    first.edit('i1', 'early');
    await first.log.loaded;
    first.edit('i2', 'later');
    await first.log.close();
    const second = await openBoard(first.id);
    expect([second.read('i1'), second.read('i2')]).toEqual(['early', 'later']);
  });

  test('keeps what another tab or the relay brings before the log was read', async () => {
    const first = startBoard();
    const other = new Y.Doc();
    other.getMap('items').set('i1', 'theirs');
    Y.applyUpdate(first.doc, Y.encodeStateAsUpdate(other), relay);
    await first.log.close();
    expect((await openBoard(first.id)).read('i1')).toBe('theirs');
  });

  test('writes nothing out for itself while the log is read', async () => {
    const first = await openBoard();
    first.edit('i1', 1);
    await first.log.close();
    const second = startBoard(first.id);
    expect(second.doc._observers.has('update')).toBe(false);
    await second.log.loaded;
    expect(second.read('i1')).toBe(1);
    expect(second.doc._observers.has('update')).toBe(true);
  });

  test('gives the document one transaction for the whole log', async () => {
    const first = await openBoard();
    for (let i = 0; i < 20; i += 1) {
      first.edit(`i${i}`, i);
      await first.log.flush();
    }
    const second = startBoard(first.id);
    let transactions = 0;
    second.doc.on('afterTransaction', () => (transactions += 1));
    await second.log.loaded;
    expect(second.log.report.records).toBe(20);
    expect(transactions).toBe(1);
  });

  test('stores while the page goes away, also what is typed in its last moment', async () => {
    const board = await openBoard();
    board.edit('i0', 0);
    await board.log.flush();
    const puts = vi.spyOn(IDBObjectStore.prototype, 'put');
    board.edit('i1', 1); // its write is under way
    board.edit('i2', 2); // waits for it
    const before = puts.mock.calls.length;
    dispatchEvent(new PageTransitionEvent('pagehide'));
    expect(puts.mock.calls.length).toBeGreaterThan(before);
    const swept = puts.mock.calls.length;
    board.edit('i3', 3);
    await Promise.resolve();
    expect(puts.mock.calls.length).toBeGreaterThan(swept);
    puts.mockRestore();
    dispatchEvent(new PageTransitionEvent('pageshow'));
    expect(await board.log.flush()).toBe(true);
    const again = await openBoard(board.id);
    expect([1, 2, 3].map((i) => again.read(`i${i}`))).toEqual([1, 2, 3]);
  });
});

describe('folding the log', () => {
  test('leaves one snapshot, the one before, and nothing that it does not hold', async () => {
    const board = await openBoard();
    for (let round = 0; round < 3; round += 1) {
      for (let i = 0; i < 5; i += 1) {
        board.edit(`i${round}.${i}`, i);
        await board.log.flush();
      }
      expect(await board.log.fold()).toBe(true);
      expect(await storedKeys(board.id, 'u')).toEqual([]);
    }
    expect(await board.log.fold()).toBe(false);
    expect((await storedKeys(board.id, 'snap')).map((key) => key[1])).toEqual([2, 3]);
    const again = await openBoard(board.id);
    expect(again.doc.getMap('items').size).toBe(15);
    sameDocument(board.doc, again.doc);
  });

  const write = async (board: OpenBoard, records: number) => {
    for (let i = 0; i < records; i += 1) {
      board.edit(`i${i}`, i);
      await board.log.flush();
    }
  };
  const aSnapshot = (board: OpenBoard) =>
    vi.waitFor(async () => expect(await storedKeys(board.id, 'snap')).toHaveLength(1), 10_000);

  test('comes by itself past the limit of records, once nobody writes', async () => {
    const board = await openBoard(undefined, { folding: { ...foldingLimits, quietMs: 50 } });
    await write(board, foldingLimits.records + 1);
    await aSnapshot(board);
    const again = await openBoard(board.id);
    sameDocument(board.doc, again.doc);
  });

  test('waits while somebody writes, but not until the log is long', async () => {
    const folding = { ...foldingLimits, records: 5, patience: 4, quietMs: 600_000 };
    const board = await openBoard(undefined, { folding });
    const idle = vi.spyOn(globalThis, 'requestIdleCallback');
    onTestFinished(() => idle.mockRestore());
    await write(board, 20);
    expect(idle).not.toHaveBeenCalled();
    await write(board, 1);
    expect(idle).toHaveBeenCalledOnce();
    await aSnapshot(board);
  });

  test('comes by itself past the limit of bytes', async () => {
    const board = await openBoard(undefined, { folding: { ...foldingLimits, quietMs: 50 } });
    board.edit('i1', 'x'.repeat(foldingLimits.bytes + 1));
    await aSnapshot(board);
    expect(await storedKeys(board.id, 'u')).toEqual([]);
  });

  test.each(['with locks', 'without locks'])(
    'loses nothing while two tabs write and fold, %s',
    async (how) => {
      const locks = how === 'with locks' ? undefined : vi.spyOn(navigator, 'locks', 'get');
      locks?.mockReturnValue(undefined as unknown as LockManager);
      const id = newBoardId();
      const tabs = await Promise.all([openBoard(id), openBoard(id)]);
      const write = async (tab: number) => {
        const board = tabs[tab];
        if (!board) throw new Error('no tab');
        for (let i = 0; i < 200; i += 1) {
          board.edit(`i${tab}.${i}`, i);
          if (i % 3 === 0) await board.log.flush();
          if (i % 40 === 39) await board.log.fold();
        }
        await board.log.flush();
      };
      await Promise.all([write(0), write(1)]);
      await Promise.all(tabs.map((board) => board.log.fold()));
      locks?.mockRestore();
      const third = await openBoard(id);
      expect(third.doc.getMap('items').size).toBe(400);
      expect(third.log.report).toMatchObject({ damaged: 0, gap: false });
    },
  );
});

describe('forgetting a board', () => {
  test('deletes its database, and an open tab lets go of it', async () => {
    const board = await openBoard();
    board.edit('i1', 1);
    await board.log.flush();
    expect(await forgetBoard(board.id)).toBe('forgotten');
    const names = (await indexedDB.databases()).map((database) => database.name);
    expect(names).not.toContain(`gw1:${board.id}`);
  });

  test('a tab that goes on typing in it stores the whole board again', async () => {
    const board = await openBoard();
    board.edit('i1', 1);
    await board.log.flush();
    await forgetBoard(board.id);
    board.edit('i2', 2);
    expect(await board.log.flush()).toBe(true);
    const again = await openBoard(board.id);
    expect([again.read('i1'), again.read('i2')]).toEqual([1, 2]);
  });
});
