import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { Writer, type Waiting, type WriterRoom } from '../../../server/relay/writer.ts';
import type { StoredRow } from '../../../server/store/store.ts';
import { newBoardSecrets } from '../../../shared/links.ts';
import { drawFrom } from '../../fuzz/draw.ts';
import { ModelTiming } from '../../fuzz/relay-model/model-timing.ts';
import { silentMetrics } from '../../silent-metrics.ts';
import { TestStore } from './try-relay.ts';

/** Until all that can follow without the clock has followed. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

function start() {
  const timing = new ModelTiming(drawFrom(1));
  const store = new TestStore();
  const writer = new Writer(store, {
    timing,
    metrics: silentMetrics,
    writeEachMs: 10,
    lateStoreMs: 50,
    slowStoreMs: 1000,
    waitingBytes: 1000,
    onTrouble: () => undefined,
    onPressure: () => undefined,
  });
  const waiting: Waiting[] = [];
  const here = { onStored: (): void => undefined };
  const room: WriterRoom = {
    board: newBoardSecrets(randomBytes(32)).board,
    waiting,
    edited: undefined,
    stored: (count) => {
      waiting.splice(0, count);
      here.onStored();
    },
    relayEarly: () => undefined,
  };
  let sequence = 0;
  const edit = () => {
    const row: StoredRow = { sequence: (sequence += 1), bytes: new Uint8Array([sequence]) };
    waiting.push({ row });
    writer.wake(room, row.bytes.length);
  };
  const turn = async (ms = 0) => {
    timing.endTurn();
    await settled();
    timing.advance(ms);
    await settled();
  };
  const written = () =>
    store.appends.map(([change]) => change?.rows.map((row) => row.sequence).join(' ') ?? '');
  return { writer, edit, turn, written, here };
}

describe('the writer', () => {
  test.each([0, 1, 2, 3])(
    'R159 writes what comes %i microtasks after its last write has ended',
    async (after) => {
      const { writer, edit, turn, written, here } = start();
      here.onStored = () => {
        here.onStored = () => undefined;
        const then = (left: number): void => (left > 0 ? queueMicrotask(() => then(left - 1)) : edit());
        then(after);
      };
      edit();
      await turn();
      await turn(10);
      expect(written()).toEqual(['1', '2']);
      expect(writer.waitingBytes).toBe(0);
    },
  );

  test('R159 drained, it has also written what came as its last write ended', async () => {
    const { writer, edit, turn, written, here } = start();
    here.onStored = () => {
      here.onStored = () => undefined;
      queueMicrotask(edit);
    };
    edit();
    let drained = false;
    const draining = writer.drain(1000).then(() => (drained = true));
    await turn();
    expect([written(), drained]).toEqual([['1'], false]);
    await turn(10);
    await draining;
    expect(written()).toEqual(['1', '2']);
  });

  test('R160 writes nothing once the patience with it has ended, though it had begun to wait', async () => {
    const { writer, edit, turn, written } = start();
    edit();
    await turn();
    edit();
    const draining = writer.drain(5);
    await turn(5);
    await draining;
    edit();
    await turn(100);
    expect(written()).toEqual(['1']);
    expect(writer.waitingBytes).toBe(2);
  });
});
