// How a relay stops: everybody is sent away, nothing that was acknowledged is lost, and it ends before it is killed.

import type { Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { statusCode } from '../../../shared/protocol.ts';
import { updatesOf, type RawClient } from './raw-client.ts';
import { join, TestStore, TryBoard, tryRelay } from './try-relay.ts';

/** By then a container is killed. */
const killedMs = 10_000;

const stopReading = (client: RawClient) =>
  (client.ws as unknown as { readonly _socket: Socket })._socket.pause();

class HangingStore extends TestStore {
  override close(): Promise<void> {
    return new Promise(() => undefined);
  }
}

describe('a relay that stops', () => {
  test('saves and acknowledges what many sent at the last moment, and sends them away spread out, in no order', async () => {
    const { server, store } = await tryRelay();
    const boards = Array.from({ length: 20 }, () => new TryBoard());
    const clients = await Promise.all(
      Array.from({ length: 200 }, (_, i) => join(server, boards[i % boards.length] as TryBoard)),
    );
    const went: number[] = [];
    const at: number[] = [];
    for (const [i, client] of clients.entries())
      client.ws.on('close', () => {
        went.push(i);
        at.push(performance.now());
      });
    const release = store.holdWrites();
    for (const [i, client] of clients.entries()) client.sendUpdate(updatesOf(`k${i}`).next().value);
    await Promise.all(clients.map((client) => client.settled()));
    const closing = server.close();
    release();
    const closed = await Promise.all(clients.map((client) => client.closed));
    await closing;
    expect(new Set(closed.map(({ code }) => code))).toEqual(new Set([4503]));
    expect(closed[0]?.reason).toMatch(/stopping.*stays on this device/);
    expect(clients.every((client) => client.acked === 1)).toBe(true);
    expect(clients.every((client) => client.statuses().at(-1)?.code === statusCode.goingAway)).toBe(true);
    let rows = 0;
    for (const { id } of boards) rows += (await store.rows(id)).length;
    expect(rows).toBe(200);
    expect((at.at(-1) ?? 0) - (at[0] ?? 0)).toBeGreaterThan(1000);
    const inOrder = went.filter((client, i) => i > 0 && client > (went[i - 1] ?? 0)).length;
    expect(inOrder).toBeLessThan(150);
  });

  test('lets few go at once', async () => {
    const { server } = await tryRelay();
    const board = new TryBoard();
    const clients = await Promise.all(Array.from({ length: 20 }, () => join(server, board)));
    const started = performance.now();
    await server.close();
    expect(performance.now() - started).toBeLessThan(1000);
    for (const client of clients) expect(await client.closed).toMatchObject({ code: 4503 });
  });

  test('cuts off who does not read, and does not wait for them', async () => {
    const { server } = await tryRelay();
    const board = new TryBoard();
    const [a, b] = [await join(server, board), await join(server, board)];
    stopReading(a);
    const started = performance.now();
    await server.close();
    // A second for taking leave, and no more.
    expect(performance.now() - started).toBeLessThan(1900);
    expect(await b.closed).toMatchObject({ code: 4503 });
    await expect(fetch(server.url)).rejects.toThrow();
  });

  test('ends within the ten seconds that it is given, though the store hangs and nobody reads', async () => {
    const store = new HangingStore();
    const { server, log } = await tryRelay({ store });
    const board = new TryBoard();
    const clients = await Promise.all(Array.from({ length: 60 }, () => join(server, board)));
    store.holdWrites();
    for (const [i, client] of clients.entries()) client.sendUpdate(updatesOf(`k${i}`).next().value);
    await Promise.all(clients.map((client) => client.settled()));
    for (const client of clients.slice(0, 30)) stopReading(client);
    const started = performance.now();
    await server.close();
    expect(performance.now() - started).toBeLessThan(killedMs - 1000);
    for (const client of clients) expect(client.acked).toBe(0);
    expect(log.at(-1)).toMatch(/^the relay has stopped waitingBytes=[1-9]/);
  });
});
