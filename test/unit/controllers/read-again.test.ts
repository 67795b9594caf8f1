// Reading the whole board again: once for many changes, and the seldomer the longer it takes.

import { expect, test } from 'vitest';
import { ReadAgain } from '../../../client/controllers/read-again.ts';
import type { BoardStore } from '../../../client/store/board-store.ts';

test('C76 many changes are one reading, and what takes long to read is read seldom', async () => {
  let now = 0;
  let readings = 0;
  const rests: number[] = [];
  let change = (): void => {};
  const store = {
    follow: (listener: () => void) => {
      change = listener;
      return () => undefined;
    },
  } as unknown as BoardStore;
  const host = {
    isConnected: true,
    updateComplete: Promise.resolve(true),
    addController: () => undefined,
    removeController: () => undefined,
    requestUpdate: () => undefined,
  };
  const reader = new ReadAgain(
    host,
    () => store,
    () => {
      readings += 1;
      now += 40;
    },
    {
      running: () => now,
      rest: (ms) => {
        rests.push(ms);
        now += Math.max(0, ms);
        return Promise.resolve();
      },
      quiet: () => Promise.resolve(),
    },
  );
  reader.hostConnected();
  for (let n = 0; n < 20; n += 1) change();
  await expect.poll(() => readings).toBe(1);
  change();
  change();
  await expect.poll(() => readings).toBe(2);
  // 40 ms of reading, then nine times as long of rest.
  expect(rests).toEqual([0, 360]);
  // A long time later there is nothing to wait for.
  now += 10_000;
  change();
  await expect.poll(() => readings).toBe(3);
  expect(rests.at(-1)).toBeLessThan(0);
});
