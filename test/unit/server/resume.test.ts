// A page that was connected before, over a real socket: what it says in its address, and what it is sent for that.

import { expect, test } from 'vitest';
import { ownProtocol, syncType } from '../../../shared/protocol.ts';
import type { RunningServer } from '../../../server/server.ts';
import { RawClient, updatesOf } from './raw-client.ts';
import { join, TryBoard, tryRelay } from './try-relay.ts';

interface Place {
  readonly sequence: number;
  readonly epoch: number;
}

/** A board with so many edits, and where the relay says that its writer is. */
async function written(server: RunningServer, board: TryBoard, edits: number) {
  const writer = await join(server, board);
  writer.sendStep1();
  const updates = updatesOf('a');
  const write = async (count: number) => {
    for (let i = 0; i < count; i += 1) writer.sendUpdate(updates.next().value);
    await writer.until(() => writer.acked === writer.sent, 'the acknowledgements');
  };
  await write(edits);
  return { writer, write, place: writer.saved().at(-1) as Place };
}

/** Asks as a page does that has nothing, so that all it gets is what the relay believes it to lack. */
async function comeBack(server: RunningServer, board: TryBoard, query: string): Promise<RawClient> {
  const url = `ws://127.0.0.1:${server.port}/sync/${board.id}${query}`;
  const client = await new RawClient(url, [ownProtocol, board.edit()]).open();
  client.sendStep1();
  await client.until(() => client.count('0.1') === 1, 'the answer');
  return client;
}

const valuesIn = (client: RawClient) =>
  [...client.payloads(syncType.update), ...client.payloads(syncType.step2)].filter(({ length }) => length > 2)
    .length;

async function joins(server: RunningServer, how: string): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return Number(new RegExp(`^groundwork_joins_total\\{answer="${how}"\\} (\\d+)$`, 'm').exec(text)?.[1]);
}

test('S158 a page that comes back is sent what came after its place, and nothing of what it has', async () => {
  const { server } = await tryRelay();
  const board = new TryBoard();
  const { write, place } = await written(server, board, 20);
  const at = `?since=${place.sequence}&epoch=${place.epoch}`;
  const nothing = await comeBack(server, board, at);
  expect([place.sequence, valuesIn(nothing)]).toEqual([20, 0]);
  await write(3);
  const some = await comeBack(server, board, at);
  expect([valuesIn(some), await joins(server, 'resumed')]).toEqual([3, 2]);
  // Whoever asks a second time on one connection is answered as anybody.
  some.sendStep1();
  await some.until(() => some.count('0.1') === 2, 'the second answer');
  expect(some.document().getMap('test').get('a')).toBe(23);
  await Promise.all([nothing.end(), some.end()]);
});

test.each([
  ['of another epoch', ({ sequence, epoch }: Place) => `?since=${sequence}&epoch=${epoch + 1}`],
  ['that the relay has not reached', ({ epoch }: Place) => `?since=900&epoch=${epoch}`],
  ['that is no number', ({ epoch }: Place) => `?since=-1&epoch=${epoch}`],
  ['without an epoch', ({ sequence }: Place) => `?since=${sequence}`],
])('S158 a place %s counts for nothing: the whole board is sent', async (_, query) => {
  const { server } = await tryRelay();
  const board = new TryBoard();
  const { place } = await written(server, board, 5);
  const back = await comeBack(server, board, query(place));
  expect(back.document().getMap('test').get('a')).toBe(5);
  expect([await joins(server, 'resumed'), valuesIn(back)]).toEqual([0, 5]);
  await back.end();
});

test('S158 whose rows were folded and let go of is sent the whole board', async () => {
  const { server, store } = await tryRelay({ limits: { pastBytes: 0, foldRows: 4 } });
  const board = new TryBoard();
  const { write, place } = await written(server, board, 2);
  await write(10);
  await expect.poll(() => store.replaced.length, { timeout: 20_000 }).toBeGreaterThan(0);
  const back = await comeBack(server, board, `?since=${place.sequence}&epoch=${place.epoch}`);
  expect(back.document().getMap('test').get('a')).toBe(12);
  expect(await joins(server, 'resumed')).toBe(0);
  await back.end();
});
