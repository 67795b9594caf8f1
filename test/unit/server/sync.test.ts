import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { statusCode, syncType, writeSync } from '../../../shared/protocol.ts';
import { updatesOf } from './raw-client.ts';
import {
  connect,
  docUntil,
  join,
  stockClient,
  synced,
  TestStore,
  TryBoard,
  tryRelay,
  eventually,
} from './try-relay.ts';

describe('stock clients', () => {
  test('two of them sync through the relay, both ways, deletions too', async () => {
    const { server } = await tryRelay();
    const board = new TryBoard();
    const a = stockClient(server, board);
    await synced(a.provider);
    a.doc.getText('t').insert(0, 'hello world');
    a.doc.getText('t').delete(0, 6);
    const b = stockClient(server, board);
    await synced(b.provider);
    await docUntil(b.doc, () => b.doc.getText('t').toJSON() === 'world');
    b.doc.getText('t').insert(5, '!');
    await docUntil(a.doc, () => a.doc.getText('t').toJSON() === 'world!');
  });

  test('what was done offline arrives when a client comes back, and its deletions', async () => {
    const { server } = await tryRelay();
    const board = new TryBoard();
    const a = stockClient(server, board);
    const b = stockClient(server, board);
    await Promise.all([synced(a.provider), synced(b.provider)]);
    a.doc.getMap('m').set('x', 1);
    await docUntil(b.doc, () => b.doc.getMap('m').get('x') === 1);
    a.provider.disconnect();
    a.doc.getMap('m').delete('x');
    a.doc.getMap('m').set('y', 2);
    a.provider.connect();
    await docUntil(b.doc, () => b.doc.getMap('m').get('y') === 2 && !b.doc.getMap('m').has('x'));
  });

  test('the first sync holds the whole board, however long the load takes', async () => {
    const { server, store } = await tryRelay();
    const board = new TryBoard();
    const a = stockClient(server, board);
    await synced(a.provider);
    for (let i = 0; i < 50; i += 1) a.doc.getMap('m').set(`k${i}`, i);
    const watcher = await join(server, board);
    watcher.sendStep1();
    await watcher.until(() => watcher.document().getMap('m').size === 50, 'all 50 keys');
    a.provider.destroy();
    await watcher.end();
    const again = await tryRelay({ store });
    const open = store.holdLoads();
    const late = Array.from({ length: 5 }, () => stockClient(again.server, board));
    const sizes = Promise.all(
      late.map(async ({ doc, provider }) => {
        await synced(provider);
        return doc.getMap('m').size;
      }),
    );
    const raw = connect(again.server, board, board.edit());
    await raw.open();
    expect(raw.frames).toEqual([]);
    open();
    expect(await sizes).toEqual([50, 50, 50, 50, 50]);
  });
});

describe('what is relayed and stored', () => {
  test('others get exactly the bytes that were received, the sender gets no echo', async () => {
    const { server, store } = await tryRelay();
    const board = new TryBoard();
    const a = await join(server, board);
    const b = await join(server, board);
    const updates = updatesOf('a');
    const sent = [updates.next().value, updates.next().value, updates.next().value];
    for (const update of sent) a.sendUpdate(update);
    await b.until(() => b.count('0.2') === 3, 'three updates');
    await a.until(() => a.acked === 3, 'the acknowledgement');
    expect(b.payloads(syncType.update)).toEqual(sent);
    expect(a.count('0.2')).toBe(0);
    expect((await store.rows(board.id)).map(({ bytes }) => bytes)).toEqual(sent);
  });

  test('what adds nothing is acknowledged but not stored again', async () => {
    const { server, store } = await tryRelay();
    const board = new TryBoard();
    const a = await join(server, board);
    const update = updatesOf('a').next().value;
    a.sendUpdate(update);
    a.sendUpdate(update);
    a.send(writeSync(syncType.step2, update));
    await a.until(() => a.acked === 3, 'three acknowledgements');
    expect(await store.rows(board.id)).toHaveLength(1);
  });

  test('an update whose past is missing is stored, and its sender is asked for the past', async () => {
    const { server, store } = await tryRelay();
    const board = new TryBoard();
    const a = await join(server, board);
    const updates = updatesOf('a');
    const first = updates.next().value;
    const second = updates.next().value;
    const asked = a.count('0.0');
    a.sendUpdate(second);
    await a.until(() => a.count('0.0') === asked + 1 && a.acked === 1, 'a question for the past');
    a.send(writeSync(syncType.step2, first));
    await a.until(() => a.acked === 2, 'the acknowledgement');
    expect(await store.rows(board.id)).toHaveLength(2);
    a.sendStep1();
    await a.until(() => a.document().getMap('test').get('a') === 2, 'the whole board');
  });

  test('a room nobody is in is unloaded and comes back whole, with its sequence going on', async () => {
    const { server, store } = await tryRelay();
    const board = new TryBoard();
    const updates = updatesOf('a');
    for (let round = 1; round <= 3; round += 1) {
      const a = await join(server, board);
      a.sendStep1();
      a.sendUpdate(updates.next().value);
      await a.until(() => a.acked === 1, 'the acknowledgement');
      expect(a.saved().at(-1)?.sequence).toBe(round);
      await a.end();
      await eventually(async () => health(server.port)).toMatchObject({ rooms: 0 });
    }
    expect((await store.rows(board.id)).map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
  });

  test('a failed load closes with 4503 and never shows an empty board; the next to come tries again', async () => {
    const store = new TestStore();
    const first = await tryRelay({ store });
    const board = new TryBoard();
    const a = await join(first.server, board);
    a.sendUpdate(updatesOf('a').next().value);
    await a.until(() => a.acked === 1, 'the acknowledgement');
    const { server } = await tryRelay({ store });
    store.failingLoad = new Error('the disk is gone');
    const b = connect(server, board, board.edit());
    expect(await b.closed).toMatchObject({
      code: 4503,
      reason: expect.stringContaining('cannot read') as string,
    });
    expect(b.frames).toEqual([]);
    store.failingLoad = undefined;
    const c = await join(server, board);
    c.sendStep1();
    await c.until(() => c.document().getMap('test').get('a') === 1, 'the board');
  });

  test('a board near its limit warns, a full one takes only what deletes, and loses nothing', async () => {
    const { server, store } = await tryRelay({
      limits: { boardWarnBytes: 1000, boardBytes: 2000, foldRowsOnUnload: 1000 },
    });
    const board = new TryBoard();
    const a = await join(server, board);
    const doc = new Y.Doc();
    doc.on('update', (update: Uint8Array) => a.sendUpdate(update));
    doc.getText('t').insert(0, 'x'.repeat(1200));
    await a.until(() => a.statuses().some(({ code }) => code === statusCode.nearlyFull), 'a warning');
    doc.getText('t').delete(0, 100);
    await a.until(() => a.acked === 2, 'the deletion');
    doc.getText('t').insert(0, 'y'.repeat(1200));
    expect(await a.closed).toMatchObject({ code: 4413 });
    expect(a.statuses().at(-1)).toMatchObject({ code: statusCode.refused });
    expect(a.acked).toBe(2);
    expect(await store.rows(board.id)).toHaveLength(2);
  });
});

async function health(port: number): Promise<unknown> {
  return (await fetch(`http://127.0.0.1:${port}/healthz`)).json();
}
