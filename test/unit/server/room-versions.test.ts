// The end of each day on which somebody worked is kept, by the room itself: looked at over HTTP in versions.test.ts.

import { afterEach, expect, test, vi } from 'vitest';
import { gunzipSync } from 'node:zlib';
import * as Y from 'yjs';
import { updatesOf } from './raw-client.ts';
import { eventually, join, TestStore, TryBoard, tryRelay } from './try-relay.ts';

afterEach(() => {
  vi.useRealTimers();
});

const noon = (day: number) => new Date(2026, 10, day, 12).getTime();

/** Only what says which day it is: the relay's timers go on. */
function itIs(time: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: time });
}

test('the first edit of a later day keeps the state of before, whole and without itself', async () => {
  itIs(noon(2));
  const { server, store } = await tryRelay();
  const board = new TryBoard();
  const a = await join(server, board);
  const updates = updatesOf('a');
  for (let i = 0; i < 3; i += 1) a.sendUpdate(updates.next().value);
  await a.until(() => a.acked === 3, 'the acknowledgements');
  itIs(noon(2) + 3_600_000);
  a.sendUpdate(updates.next().value);
  await a.until(() => a.acked === 4, 'the acknowledgement');
  expect(store.versions(board.id)).toEqual([]);

  itIs(noon(3));
  for (let i = 0; i < 2; i += 1) a.sendUpdate(updates.next().value);
  await a.until(() => a.acked === 6, 'the acknowledgements');
  await eventually(() => store.versions(board.id).length).toBe(1);
  expect(store.versions(board.id)).toMatchObject([{ sequence: 4, at: noon(2) + 3_600_000 }]);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, gunzipSync((await store.version(board.id, 4)) as Uint8Array));
  expect(doc.getMap('test').get('a')).toBe(4);

  a.sendStep1();
  await a.until(() => a.count('0.1') === 1, 'the answer');
  expect(a.document().getMap('test').get('a')).toBe(6);
});

test('a relay that was started anew knows by the store when the last edit was', async () => {
  itIs(noon(2));
  const first = await tryRelay();
  const board = new TryBoard();
  const a = await join(first.server, board);
  const updates = updatesOf('a');
  a.sendUpdate(updates.next().value);
  await a.until(() => a.acked === 1, 'the acknowledgement');
  await first.server.close();

  itIs(noon(9));
  const second = await tryRelay({ store: first.store });
  const b = await join(second.server, board);
  b.sendUpdate(updates.next().value);
  await b.until(() => b.acked === 1, 'the acknowledgement');
  await eventually(() => first.store.versions(board.id).length).toBe(1);
  expect(first.store.versions(board.id)).toMatchObject([{ sequence: 1, at: noon(2) }]);
});

/** What lies on the disk of a relay that was killed when it had written, and before it folded. */
async function killedAfterTheFirstEditOfADay() {
  itIs(noon(2));
  const cells = new Map<string, Uint8Array>();
  const store = new (class extends TestStore {
    override replace(): Promise<void> {
      return Promise.reject(new Error('the process is killed'));
    }
  })(cells);
  const { server } = await tryRelay({ store });
  const board = new TryBoard();
  const a = await join(server, board);
  const updates = updatesOf('a');
  for (let i = 0; i < 3; i += 1) a.sendUpdate(updates.next().value);
  await a.until(() => a.acked === 3, 'the acknowledgements');
  itIs(noon(3));
  a.sendUpdate(updates.next().value);
  await a.until(() => a.acked === 4, 'the acknowledgement');
  return { board, updates, store: new TestStore(new Map(cells)) };
}

test('R157 a version that was due when the relay was killed is made by the next one, of that day alone', async () => {
  const { board, updates, store } = await killedAfterTheFirstEditOfADay();
  const { server } = await tryRelay({ store });
  const b = await join(server, board);
  await eventually(() => store.versions(board.id)).toMatchObject([{ sequence: 3, at: noon(2) }]);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, gunzipSync((await store.version(board.id, 3)) as Uint8Array));
  expect(doc.getMap('test').get('a')).toBe(3);
  b.sendUpdate(updates.next().value);
  await b.until(() => b.acked === 1, 'the acknowledgement');
  b.sendStep1();
  await b.until(() => b.document().getMap('test').get('a') === 5, 'the whole board');

  // The disk says still that it is due. It is not made again, and is in the way of none that is due later.
  expect((await store.load(board.id)).due).toEqual({ sequence: 3, at: noon(2) });
  const put = vi.spyOn(store, 'putVersion');
  await server.close();
  const third = await tryRelay({ store });
  itIs(noon(4));
  const c = await join(third.server, board);
  c.sendUpdate(updates.next().value);
  await c.until(() => c.acked === 1, 'the acknowledgement');
  await eventually(() => put.mock.calls.map(([, { sequence }]) => sequence)).toEqual([5]);
  expect(store.versions(board.id).map(({ sequence, at }) => [sequence, at])).toEqual([
    [3, noon(2)],
    [5, noon(3)],
  ]);
});

test('R52 a version that the store does not take at first is put later, and is still of its day', async () => {
  itIs(noon(2));
  const store = new (class extends TestStore {
    refused = 0;

    override async putVersion(...args: Parameters<TestStore['putVersion']>): Promise<void> {
      if (this.refused === 0) {
        this.refused += 1;
        throw new Error('the disk is full');
      }
      await super.putVersion(...args);
    }
  })();
  const { server, log } = await tryRelay({ store, limits: { foldRows: 2 } });
  const board = new TryBoard();
  const a = await join(server, board);
  const updates = updatesOf('a');
  const write = async (count: number) => {
    for (let i = 0; i < count; i += 1) a.sendUpdate(updates.next().value);
    await a.until(() => a.acked === a.sent, 'the acknowledgements');
  };
  await write(2);
  itIs(noon(3));
  await write(1);
  await eventually(() => store.refused).toBe(1);
  await eventually(() => log.join('\n')).toContain('the disk is full');
  await write(10);
  await eventually(() => store.versions(board.id)).toMatchObject([{ sequence: 2, at: noon(2) }]);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, gunzipSync((await store.version(board.id, 2)) as Uint8Array));
  expect(doc.getMap('test').get('a')).toBe(2);
  await write(4);
  a.sendStep1();
  await a.until(() => a.count('0.1') === 1, 'the answer');
  expect(a.document().getMap('test').get('a')).toBe(17);
});
