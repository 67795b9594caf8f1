import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { boardDatabase } from '../../../client/storage/log-record.ts';
import { DurableStore } from '../../../client/storage/durable-store.ts';
import { set, setMany, get, entries } from 'idb-keyval';
import { forgetBoard } from '../../../client/storage/forget-board.ts';
import { faultOf } from '../../../client/storage/storage-state.ts';
import { newBoardId, openBoard, original, startBoard, storedKeys, type OpenBoard } from './boards.ts';

afterEach(() => vi.restoreAllMocks());

const state = (board: OpenBoard) => board.log.state;
const until = (board: OpenBoard, status: string) =>
  vi.waitFor(() => expect(state(board).status).toBe(status), { timeout: 15_000, interval: 20 });

/** Replaces the browser's indexedDB until the test is over. */
function replaceIndexedDB(get: () => unknown): () => void {
  const real = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB');
  Object.defineProperty(globalThis, 'indexedDB', { configurable: true, get });
  const restore = () => {
    if (real) Object.defineProperty(globalThis, 'indexedDB', real);
    else Reflect.deleteProperty(globalThis, 'indexedDB');
  };
  onTestFinished(restore);
  return restore;
}

/** Every put fails at commit, as on a full disk, until told otherwise. */
function failPuts(name: string): { restore: () => void } {
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('told to fail', name);
  });
  return { restore: () => put.mockRestore() };
}

describe('storage that is not there', () => {
  test('no IndexedDB: the board works in memory and says so', async () => {
    replaceIndexedDB(() => undefined);
    const board = startBoard();
    await board.log.loaded;
    board.edit('i1', 'typed');
    expect(await board.log.flush()).toBe(false);
    expect(state(board)).toMatchObject({ status: 'unavailable', reason: 'missing' });
    expect([...board.log.unsaved()]).toEqual(['i1']);
  });

  test.each(['reading the property throws', 'opening throws'])('%s: the same', async (how) => {
    const refuse = (): never => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    replaceIndexedDB(how === 'opening throws' ? () => ({ open: refuse }) : refuse);
    const board = startBoard();
    await board.log.loaded;
    expect(state(board)).toMatchObject({ status: 'unavailable', reason: 'blocked' });
  });

  test('when it comes back, what was stored and what was typed are both there', async () => {
    const first = await openBoard();
    first.edit('i1', 'stored');
    await first.log.close();
    const restore = replaceIndexedDB(() => undefined);
    const second = startBoard(first.id);
    await second.log.loaded;
    second.edit('i2', 'typed meanwhile');
    expect(state(second).status).toBe('unavailable');
    restore();
    await until(second, 'ok');
    expect(second.read('i1')).toBe('stored');
    await second.log.close();
    const third = await openBoard(first.id);
    expect([third.read('i1'), third.read('i2')]).toEqual(['stored', 'typed meanwhile']);
  });

  test('an open that never answers: loading ends, and a late answer keeps no handle', async () => {
    const id = newBoardId();
    const holder = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(boardDatabase(id));
      request.addEventListener('upgradeneeded', () => request.result.createObjectStore('log'));
      request.addEventListener('success', () => resolve(request.result));
    });
    // An older page that does not let go: the delete waits for it, and every open waits for the delete.
    expect(await forgetBoard(id, 50)).toBe('blocked');
    const board = startBoard(id, { openMs: 200 });
    await board.log.loaded;
    expect(state(board)).toMatchObject({ status: 'unavailable', reason: 'noAnswer' });
    board.edit('i1', 'typed');
    holder.close();
    await until(board, 'ok');
    expect(await board.log.flush()).toBe(true);
    await board.log.close();
    expect(await forgetBoard(id, 3_000)).toBe('forgotten');
  });
});

test('a forgotten board leaves no choice behind on this device, and takes none of another', async () => {
  const [id, other] = [newBoardId(), newBoardId()];
  for (const board of [id, other]) localStorage.setItem(`groundwork:plan-met:${board}`, '[]');
  expect(await forgetBoard(id)).toBe('forgotten');
  expect(Object.keys(localStorage).filter((key) => key.includes('plan-met'))).toEqual([
    `groundwork:plan-met:${other}`,
  ]);
  localStorage.removeItem(`groundwork:plan-met:${other}`);
});

describe('a write that fails', () => {
  test('full: the reason is told, nothing typed is dropped, and exactly it is written when there is room', async () => {
    const board = await openBoard();
    board.edit('i0', 'x'.repeat(10_000));
    await board.log.flush();
    const full = failPuts('QuotaExceededError');
    board.edit('i1', 1);
    board.edit('i2', 2);
    await until(board, 'unwritable');
    expect(state(board)).toMatchObject({ reason: 'full', sentence: expect.stringContaining('no room') });
    board.edit('i3', 3);
    expect(await board.log.flush()).toBe(false);
    full.restore();
    const puts = vi.spyOn(IDBObjectStore.prototype, 'put');
    await until(board, 'ok');
    expect(board.states.map(({ status }) => status)).toEqual(['ok', 'unwritable', 'ok']);
    const sizes = puts.mock.calls.map(([value]) => (value as { b?: Uint8Array }).b?.length ?? 0);
    expect(Math.max(...sizes.slice(-2))).toBeLessThan(1_000);
    const again = await openBoard(board.id);
    expect([0, 1, 2, 3].map((i) => again.read(`i${i}`))).toEqual(['x'.repeat(10_000), 1, 2, 3]);
    expect([...again.log.unsaved()].sort()).toEqual(['i0', 'i1', 'i2', 'i3']);
  });

  test('full: folding the log makes room, the snapshot before included', async () => {
    const board = await openBoard();
    for (let i = 0; i < 3; i += 1) {
      board.edit(`i${i}`, i);
      await board.log.fold();
    }
    board.edit('i3', 3);
    await board.log.flush();
    expect(await storedKeys(board.id, 'snap')).toHaveLength(2);
    const put = original(IDBObjectStore.prototype, 'put');
    let folded = false;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
      const name = (key as unknown[])[0];
      folded ||= name === 'snap';
      if (name === 'u' && !folded) throw new DOMException('full', 'QuotaExceededError');
      return put.call(this, value, key);
    });
    board.edit('i4', 4);
    await until(board, 'unwritable');
    await until(board, 'ok');
    expect(await storedKeys(board.id, 'snap')).toHaveLength(1);
    const again = await openBoard(board.id);
    expect([0, 1, 2, 3, 4].map((i) => again.read(`i${i}`))).toEqual([0, 1, 2, 3, 4]);
  });

  test('any other fault: the next write holds the whole board', async () => {
    const board = await openBoard();
    board.edit('i1', 'before');
    await board.log.flush();
    const broken = failPuts('UnknownError');
    board.edit('i2', 'during');
    await until(board, 'unwritable');
    expect(state(board)).toMatchObject({ reason: 'broken' });
    broken.restore();
    const puts = vi.spyOn(IDBObjectStore.prototype, 'put');
    await until(board, 'ok');
    const [bytes] = puts.mock.calls.map(([value]) => (value as { b?: Uint8Array }).b).filter(Boolean);
    expect(new TextDecoder().decode(bytes)).toContain('before');
  });

  test('the state follows the last real write, not a smaller one that would fit', async () => {
    const board = await openBoard();
    board.edit('i0', 0);
    await board.log.flush();
    const put = original(IDBObjectStore.prototype, 'put');
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      value: { b?: Uint8Array },
      key,
    ) {
      if ((value.b?.length ?? 0) > 1_000) throw new DOMException('full', 'QuotaExceededError');
      return put.call(this, value, key);
    });
    board.edit('i1', 'x'.repeat(5_000));
    await until(board, 'unwritable');
    board.edit('i2', 'small');
    board.log.confirm(board.log.cover());
    expect(await board.log.flush()).toBe(false);
    expect(state(board).status).toBe('unwritable');
    full.mockRestore();
    await until(board, 'ok');
  });

  test('a handle that went stale without a word is replaced once', async () => {
    const board = await openBoard();
    board.edit('i1', 1);
    await board.log.flush();
    const transaction = original(IDBDatabase.prototype, 'transaction');
    let thrown = 0;
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...args) {
      if (thrown === 0) {
        thrown += 1;
        throw new DOMException('The database connection is closing.', 'InvalidStateError');
      }
      return transaction.apply(this, args);
    });
    board.edit('i2', 2);
    expect(await board.log.flush()).toBe(true);
    expect(thrown).toBe(1);
    expect(board.states).toEqual([{ status: 'ok' }]);
    const again = await openBoard(board.id);
    expect([again.read('i1'), again.read('i2')]).toEqual([1, 2]);
  });

  test('a store wiped behind a stale handle gets the whole board, not the last edit alone', async () => {
    const board = await openBoard();
    board.edit('i1', 1);
    await board.log.flush();
    const transaction = original(IDBDatabase.prototype, 'transaction');
    let thrown = 0;
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...args) {
      if (thrown > 0) return transaction.apply(this, args);
      thrown += 1;
      this.close();
      indexedDB.deleteDatabase(boardDatabase(board.id)); // done before the next open is answered
      throw new DOMException('The database connection is closing.', 'InvalidStateError');
    });
    board.edit('i2', 2);
    expect(await board.log.flush()).toBe(true);
    expect(thrown).toBe(1);
    const again = await openBoard(board.id);
    expect([again.read('i1'), again.read('i2')]).toEqual([1, 2]);
    expect([...again.log.unsaved()].sort()).toEqual(['i1', 'i2']);
  });

  test('a store replaced behind a stale handle gets the whole board, not the last edit alone', async () => {
    const board = await openBoard();
    board.edit('i1', 1);
    await board.log.flush();
    await forgetBoard(board.id);
    const other = await openBoard(board.id);
    other.edit('i9', 'another life of this database');
    await other.log.flush();
    board.edit('i2', 2);
    expect(await board.log.flush()).toBe(true);
    const again = await openBoard(board.id);
    expect([again.read('i1'), again.read('i2'), again.read('i9')]).toEqual([
      1,
      2,
      'another life of this database',
    ]);
    expect(await storedKeys(board.id, 'meta')).toHaveLength(1);
  });
});

describe('the store function', () => {
  const open = (options = {}) => {
    const store = new DurableStore({ name: `test-${newBoardId()}`, ...options });
    onTestFinished(() => store.close());
    return store;
  };

  test('serves idb-keyval', async () => {
    const store = open();
    await set('a', 1, store.use);
    await store.change('a', (value) => Number(value) + 1);
    expect(await get('a', store.use)).toBe(2);
  });

  test('keeps nothing of a write whose second value cannot be stored', async () => {
    const store = open();
    const values: [string, unknown][] = [
      ['a', 1],
      ['b', () => 'a function cannot be cloned'],
    ];
    await expect(setMany(values, store.use)).rejects.toThrow('could not be cloned');
    expect(await entries(store.use)).toEqual([]);
  });

  test('a read without an answer ends', async () => {
    const store = open({ answerMs: 50 });
    await set('a', 1, store.use);
    await expect(store.run('readonly', () => new Promise(() => {}))).rejects.toThrow('does not answer');
    expect(await get('a', store.use)).toBe(1);
  });

  test('lets another page delete the database', async () => {
    const lost: string[] = [];
    const name = `test-${newBoardId()}`;
    const store = open({ name, onLost: (why: string) => lost.push(why) });
    await set('a', 1, store.use);
    await new Promise((resolve) => {
      indexedDB.deleteDatabase(name).addEventListener('success', resolve);
    });
    expect(lost).toEqual(['versionchange']);
    expect(await entries(store.use)).toEqual([]);
  });
});

test('each known fault has its reason', () => {
  const fault = (name: string, message = '') => faultOf(new DOMException(message, name));
  expect(fault('QuotaExceededError')).toBe('full');
  expect(fault('UnknownError', 'Encountered full disk while opening backing store')).toBe('full');
  expect(
    fault(
      'InvalidStateError',
      'A mutation operation was attempted on a database that did not allow mutations.',
    ),
  ).toBe('blocked');
  expect(fault('SecurityError')).toBe('blocked');
  expect(fault('UnknownError', 'Internal error opening backing store for indexedDB.open.')).toBe('broken');
  expect(faultOf('anything')).toBe('broken');
});
