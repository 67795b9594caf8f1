import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { statusCode, stockProtocol, syncType, writeSync } from '../../../shared/protocol.ts';
import { updatesOf, type RawClient } from './raw-client.ts';
import { connect, join, TryBoard, tryRelay, eventually } from './try-relay.ts';

const codes = (client: RawClient) => client.statuses().map(({ code }) => code);

describe('an acknowledgement', () => {
  test('comes only after the write is on disk, and so does the relaying', async () => {
    const { server, store } = await tryRelay();
    const board = new TryBoard();
    const a = await join(server, board);
    const b = await join(server, board);
    const release = store.holdWrites();
    a.sendUpdate(updatesOf('a').next().value);
    await a.settled();
    await eventually(() => store.appends.length).toBe(2);
    await b.settled();
    expect(a.acked).toBe(0);
    expect(b.count('0.2')).toBe(0);
    release();
    await a.until(() => a.acked === 1, 'the acknowledgement');
    await b.until(() => b.count('0.2') === 1, 'the update');
  });

  test('of what adds nothing waits for all that was received before it, from others too', async () => {
    const { server, store } = await tryRelay();
    const board = new TryBoard();
    const a = await join(server, board);
    const b = await join(server, board);
    const release = store.holdWrites();
    const update = updatesOf('a').next().value;
    a.sendUpdate(update);
    await a.settled();
    b.send(writeSync(syncType.step2, update));
    await b.settled();
    expect(b.acked).toBe(0);
    release();
    await b.until(() => b.acked === 1, 'the acknowledgement');
    expect(await store.rows(board.id)).toHaveLength(1);
  });

  test('is cumulative, never goes back, and covers no frame that is not yet written', async () => {
    const { server, store } = await tryRelay();
    const board = new TryBoard();
    const a = await join(server, board);
    const updates = updatesOf('a');
    const releaseFirst = store.holdWrites();
    a.sendUpdate(updates.next().value);
    await a.settled();
    await eventually(() => store.appends.length).toBe(2);
    for (let i = 0; i < 9; i += 1) a.sendUpdate(updates.next().value);
    await a.settled();
    releaseFirst();
    const releaseSecond = store.holdWrites();
    await a.until(() => a.acked === 1, 'the first acknowledgement');
    await eventually(() => store.appends.length).toBe(3);
    await a.settled();
    expect(a.acked).toBe(1);
    releaseSecond();
    await a.until(() => a.acked === 10, 'the second acknowledgement');
    const acked = a.saved().map((saved) => saved.acked);
    expect(acked).toEqual([...acked].sort((x, y) => x - y));
  });

  test('of one board is written together with those of others', async () => {
    const { server, store } = await tryRelay();
    const boards = Array.from({ length: 3 }, () => new TryBoard());
    const clients = await Promise.all(boards.map((board) => join(server, board)));
    const release = store.holdWrites();
    clients[0]?.sendUpdate(updatesOf('0').next().value);
    await clients[0]?.settled();
    const before = store.appends.length;
    for (const client of clients)
      for (const [i] of [0, 1].entries()) client.sendUpdate(updatesOf(`k${i}`).next().value);
    await Promise.all(clients.map((client) => client.settled()));
    release();
    await Promise.all(clients.map((client) => client.until(() => client.acked >= 2, 'the acknowledgement')));
    expect(store.appends.length).toBeLessThanOrEqual(before + 1);
    expect(store.appends.at(-1)?.map(({ rows }) => rows.length)).toEqual([2, 2, 2]);
  });

  test('is not sent to a stock client, which gets a sign of life it understands', async () => {
    const { server } = await tryRelay();
    const board = new TryBoard();
    const stock = connect(server, board, board.edit(), stockProtocol);
    await stock.open();
    stock.sendUpdate(updatesOf('a').next().value);
    await stock.settled();
    expect(stock.ws.protocol).toBe(stockProtocol);
    expect(stock.count('120')).toBe(0);
  });
});

describe('a store in trouble', () => {
  test('that fails: nobody is told saved, all are told why, and all that was received is written when it heals', async () => {
    const { server, store, log } = await tryRelay();
    const board = new TryBoard();
    const a = await join(server, board);
    const b = await join(server, board);
    store.failing = new Error('the disk is full');
    const started = Date.now();
    const updates = updatesOf('a');
    for (let i = 0; i < 5; i += 1) a.sendUpdate(updates.next().value);
    await Promise.all([a, b].map((client) => client.until(() => codes(client).includes(1), 'status 1')));
    expect(Date.now() - started).toBeLessThan(2000);
    const probes = async () =>
      (await Promise.all(['readyz', 'healthz'].map((path) => fetch(`${server.url}/${path}`)))).map(
        ({ status }) => status,
      );
    // No restart empties a disk, so the process counts as alive.
    expect(await probes()).toEqual([503, 200]);
    const late = await join(server, board);
    expect(codes(late)).toEqual([statusCode.notSaving]);
    await a.settled();
    expect(a.acked).toBe(0);
    // People go on seeing each other, with the word that nothing is saved.
    await b.until(() => b.count('0.2') === 5, 'the edits, relayed early');
    store.failing = undefined;
    await a.until(() => a.acked === 5 && codes(a).at(-1) === statusCode.good, 'the acknowledgement');
    await b.until(() => b.count('0.2') === 5, 'the updates');
    expect((await store.rows(board.id)).map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5]);
    expect(log.join('\n')).toContain('the disk is full');
    expect(await probes()).toEqual([200, 200]);
  });

  test('that does not answer is the same', async () => {
    const { server, store } = await tryRelay({ limits: { slowStoreMs: 50 } });
    const board = new TryBoard();
    const a = await join(server, board);
    const release = store.holdWrites();
    a.sendUpdate(updatesOf('a').next().value);
    await a.until(() => codes(a).includes(statusCode.notSaving), 'status 1');
    expect(a.acked).toBe(0);
    release();
    await a.until(() => a.acked === 1 && codes(a).at(-1) === statusCode.good, 'the acknowledgement');
  });

  test('whose writers have left still writes what was received', async () => {
    const { server, store } = await tryRelay();
    const board = new TryBoard();
    const a = await join(server, board);
    store.failing = new Error('the disk is full');
    a.sendUpdate(updatesOf('a').next().value);
    await a.until(() => codes(a).includes(1), 'status 1');
    await a.end();
    const b = await join(server, board);
    b.sendUpdate(updatesOf('b').next().value);
    store.failing = undefined;
    await b.until(() => b.acked === 1, 'the acknowledgement');
    expect((await store.rows(board.id)).map(({ sequence }) => sequence)).toEqual([1, 2]);
  });

  test('stops the reading of all sockets when too much waits, and loses nothing', async () => {
    const { server, store } = await tryRelay({ limits: { waitingBytes: 200_000 } });
    const board = new TryBoard();
    const a = await join(server, board);
    const b = await join(server, new TryBoard());
    const release = store.holdWrites();
    const doc = new Y.Doc();
    doc.on('update', (update: Uint8Array) => a.sendUpdate(update));
    for (let i = 0; i < 30; i += 1) doc.getArray('list').push(['x'.repeat(50_000)]);
    const waiting = async () =>
      ((await (await fetch(`${server.url}/healthz`)).json()) as { waitingBytes: number }).waitingBytes;
    await eventually(waiting).toBeGreaterThan(200_000);
    const answers = b.count('124');
    const asked = b.settled();
    const most = Math.max(...(await Promise.all(Array.from({ length: 20 }, waiting))));
    expect(most).toBeLessThan(600_000);
    expect(b.count('124')).toBe(answers);
    release();
    await asked;
    await a.until(() => a.acked === 30, 'the acknowledgement');
    a.sendStep1();
    await a.until(() => a.document().getArray('list').length === 30, 'the whole list');
  });
});

describe('a relay that stops', () => {
  test('finishes what is being written, acknowledges it, says so, and closes with 4503', async () => {
    const { server, store } = await tryRelay();
    const board = new TryBoard();
    const a = await join(server, board);
    const release = store.holdWrites();
    a.sendUpdate(updatesOf('a').next().value);
    await a.settled();
    const closing = server.close();
    await a.until(() => codes(a).includes(statusCode.goingAway), 'status 4');
    expect(a.isOpen).toBe(true);
    release();
    expect(await a.closed).toMatchObject({ code: 4503 });
    expect(a.acked).toBe(1);
    await closing;
    await expect(fetch(server.url)).rejects.toThrow();
  });

  test('does not wait for ever for a store that does not write, and acknowledges nothing then', async () => {
    const { server, store } = await tryRelay({ limits: { drainMs: 50 } });
    const board = new TryBoard();
    const a = await join(server, board);
    store.failing = new Error('the disk is full');
    a.sendUpdate(updatesOf('a').next().value);
    await a.settled();
    await server.close();
    expect(await a.closed).toMatchObject({ code: 4503 });
    expect(a.acked).toBe(0);
  });
});
