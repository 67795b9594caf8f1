// Pictures in this browser: kept over reloads, believed only by their hash, beside a board's log and never in its way,
// and where the browser stores nothing still in the tab, which says so.

import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { forgetBoard } from '../../../client/storage/forget-board.ts';
import { HeldPictures } from '../../../client/storage/pictures.ts';
import { waitingItems } from '../../../client/storage/waiting-items.ts';
import type { BoardId } from '../../../shared/ids.ts';
import { hashOfPicture } from '../../../shared/picture.ts';
import { newBoardId, openBoard, original, put, storedRows } from './boards.ts';

afterEach(() => vi.restoreAllMocks());

const picture = (first: number): Uint8Array => {
  const bytes = crypto.getRandomValues(new Uint8Array(4000));
  bytes[0] = first;
  return bytes;
};

async function shelf(boardId: BoardId = newBoardId(), retryMs = 50): Promise<HeldPictures> {
  const held = new HeldPictures({ boardId, onChange: () => {}, retryMs });
  onTestFinished(() => held.close());
  await held.loaded;
  return held;
}

/** Puts of so many bytes fail as on a full disk, until told otherwise; small ones still fit. */
function fullDisk(): { restore: () => void } {
  const put = original(IDBObjectStore.prototype, 'put');
  const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    value: unknown,
    key,
  ) {
    if (value instanceof Uint8Array) throw new DOMException('told to fail', 'QuotaExceededError');
    return put.call(this, value, key);
  });
  return { restore: () => spy.mockRestore() };
}

test('a picture and its mark survive a reload; confirmed, the mark goes and the picture stays', async () => {
  const id = newBoardId();
  const [ours, theirs] = [picture(1), picture(2)];
  const first = await shelf(id);
  await first.keep(hashOfPicture(ours), ours, ['iOne']);
  await first.keep(hashOfPicture(theirs), theirs);
  expect(first.onlyInTab.size).toBe(0);
  await first.close();

  const second = await shelf(id);
  expect([second.size, second.has(hashOfPicture(ours)), second.has('0'.repeat(64))]).toEqual([
    2,
    true,
    false,
  ]);
  expect([second.isDue(hashOfPicture(ours)), second.isDue(hashOfPicture(theirs))]).toEqual([true, false]);
  expect(await second.read(hashOfPicture(ours))).toEqual(ours);
  await second.setDue(hashOfPicture(ours), undefined);
  await second.close();

  const third = await shelf(id);
  expect(third.isDue(hashOfPicture(ours))).toBe(false);
  expect(await third.read(hashOfPicture(ours))).toEqual(ours);
  // The relay has lost it.
  await third.setDue(hashOfPicture(ours), ['iOne']);
  await third.close();
  expect((await shelf(id)).isDue(hashOfPicture(ours))).toBe(true);
});

test('a mark that waits for nothing is dropped, also for the next reload', async () => {
  const id = newBoardId();
  const [one, two] = [picture(1), picture(2)];
  const first = await shelf(id);
  await first.keep(hashOfPicture(one), one, ['iOne']);
  await first.keep(hashOfPicture(two), two, ['iTwo']);
  await first.dropMarks((hash) => hash === hashOfPicture(one));
  await first.close();
  const second = await shelf(id);
  expect([one, two].map((bytes) => second.isDue(hashOfPicture(bytes)))).toEqual([false, true]);
});

test('another tab finds what was stored after it had looked, with its mark', async () => {
  const id = newBoardId();
  const bytes = picture(1);
  const [writer, reader] = [await shelf(id), await shelf(id)];
  await writer.keep(hashOfPicture(bytes), bytes, ['iOne']);
  expect(reader.has(hashOfPicture(bytes))).toBe(false);
  await reader.lookAgain();
  expect([reader.has(hashOfPicture(bytes)), reader.isDue(hashOfPicture(bytes))]).toEqual([true, true]);
  expect(await reader.read(hashOfPicture(bytes))).toEqual(bytes);
});

describe('what a stranger left in the database', () => {
  test('is no picture unless its bytes have its hash', async () => {
    const id = newBoardId();
    const bytes = picture(1);
    const hash = hashOfPicture(bytes);
    await (await shelf(id)).keep(hash, bytes);
    const wrong = [picture(2), 'words', null, { bytes }, new ArrayBuffer(8), Array.from(bytes)];
    for (const value of wrong) {
      await put(id, ['held', hash], value);
      const held = await shelf(id);
      expect(held.has(hash)).toBe(true);
      expect(await held.read(hash)).toBeUndefined();
      // So the relay is asked for it again, and what comes takes its place.
      expect(held.has(hash)).toBe(false);
      await held.keep(hash, bytes);
      expect(await held.read(hash)).toEqual(bytes);
      await held.close();
    }
  });

  test('and waits is still missed, so that nobody calls it saved', async () => {
    const id = newBoardId();
    const bytes = picture(1);
    const hash = hashOfPicture(bytes);
    const first = await shelf(id);
    await first.keep(hash, bytes, ['iOne']);
    await first.close();
    await put(id, ['held', hash], picture(2));
    const held = await shelf(id);
    expect(await held.read(hash)).toBeUndefined();
    expect([held.has(hash), held.isDue(hash)]).toEqual([true, true]);
    await held.keep(hash, bytes, ['iOne']);
    expect(await held.read(hash)).toEqual(bytes);
  });

  test('under other keys is left alone', async () => {
    const id = newBoardId();
    await (await shelf(id)).close();
    const rows = [
      [['held', 'short'], picture(1)],
      [['held', 'A'.repeat(64)], picture(1)],
      [['held', 7], picture(1)],
      [['held', 'a'.repeat(64), 1], picture(1)],
      [['due', 'x'], { items: ['iOne'] }],
      [['due', 'a'.repeat(64)], 'nonsense'],
    ] as const;
    for (const [key, value] of rows) await put(id, key, value);
    const held = await shelf(id);
    expect([held.size, held.isDue('a'.repeat(64))]).toEqual([0, false]);
    expect(await storedRows(id)).toHaveLength(rows.length);
  });
});

describe('a browser that does not store it', () => {
  test('full: the picture is in the tab, which says so and why, and is stored when there is room', async () => {
    const id = newBoardId();
    const bytes = picture(1);
    const hash = hashOfPicture(bytes);
    const held = await shelf(id);
    const full = fullDisk();
    await held.keep(hash, bytes, ['iOne']);
    expect([...held.onlyInTab]).toEqual([hash]);
    expect(held.fault).toContain('no room left on this device');
    expect([held.has(hash), held.isDue(hash), held.size]).toEqual([true, true, 1]);
    expect(await held.read(hash)).toEqual(bytes);
    full.restore();
    await expect.poll(() => held.onlyInTab.size).toBe(0);
    expect(held.fault).toBeUndefined();
    const again = await shelf(id);
    expect(await again.read(hash)).toEqual(bytes);
    expect(again.isDue(hash)).toBe(true);
  });

  test('confirmed meanwhile, it is stored without its mark', async () => {
    const id = newBoardId();
    const bytes = picture(1);
    const held = await shelf(id, 60_000);
    const full = fullDisk();
    await held.keep(hashOfPicture(bytes), bytes, ['iOne']);
    await held.setDue(hashOfPicture(bytes), undefined);
    expect(held.onlyInTab.size).toBe(1);
    full.restore();
    // Leaving the board is the last moment to try.
    await held.close();
    const again = await shelf(id);
    expect(await again.read(hashOfPicture(bytes))).toEqual(bytes);
    expect(again.isDue(hashOfPicture(bytes))).toBe(false);
  });

  test('no IndexedDB: it works, forgetfully', async () => {
    const real = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB');
    Object.defineProperty(globalThis, 'indexedDB', { configurable: true, get: () => undefined });
    onTestFinished(() => {
      if (real) Object.defineProperty(globalThis, 'indexedDB', real);
    });
    const held = await shelf();
    const bytes = picture(1);
    await held.keep(hashOfPicture(bytes), bytes, ['iOne']);
    expect(await held.read(hashOfPicture(bytes))).toEqual(bytes);
    expect([...held.onlyInTab]).toEqual([hashOfPicture(bytes)]);
    await held.setDue(hashOfPicture(bytes), undefined);
    expect(held.isDue(hashOfPicture(bytes))).toBe(false);
  });
});

describe('beside the log of the board', () => {
  test('pictures are not read with the log, not called of a later version, and outlive its folding', async () => {
    const board = await openBoard();
    board.edit('i1', 'typed');
    const held = await shelf(board.id);
    const bytes = picture(1);
    await held.keep(hashOfPicture(bytes), bytes, ['i1']);
    await board.log.flush();
    await board.log.fold();
    await board.log.close();
    const again = await openBoard(board.id);
    expect(again.read('i1')).toBe('typed');
    expect(again.log.report).toMatchObject({ newer: 0, damaged: 0, unreadable: 0 });
    expect(await held.read(hashOfPicture(bytes))).toEqual(bytes);
  });

  test('Home counts an item whose picture waits once, and forgetting the board takes its pictures along', async () => {
    const board = await openBoard();
    board.edit('i1', 'typed');
    await board.log.flush();
    const held = await shelf(board.id);
    const [one, two] = [picture(1), picture(2)];
    await held.keep(hashOfPicture(one), one, ['i1']);
    expect(await waitingItems(board.id)).toBe(1);
    await held.keep(hashOfPicture(two), two, ['i2']);
    expect(await waitingItems(board.id)).toBe(2);
    board.log.confirm(board.log.cover());
    await board.log.close();
    expect(await waitingItems(board.id)).toBe(2);
    await held.setDue(hashOfPicture(one), undefined);
    expect(await waitingItems(board.id)).toBe(1);
    await held.close();
    expect(await forgetBoard(board.id)).toBe('forgotten');
    const after = await shelf(board.id);
    expect(after.size).toBe(0);
  });
});
