// One who stops reading, or reads far too slowly, in a room where much happens. The others must not notice; that one
// has everything in the end, by itself or after it was closed and came back. Nothing is missing without a word.

import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { RunningServer, ServerOptions } from '../../../server/server.ts';
import { syncType } from '../../../shared/protocol.ts';
import type { RawClient } from './raw-client.ts';
import { connect, eventually, join, TryBoard, tryRelay } from './try-relay.ts';

// All of them share one process here, so that those who do read fall behind for moments, too.
const patient = { limits: { behindBytes: 64 * 1024 * 1024 } };
/** It has little patience with one who takes nothing at all. */
const impatient = { limits: { ...patient.limits, heartbeatMs: 1000, stalledMs: 400 } };

interface Busy {
  readonly server: RunningServer;
  readonly board: TryBoard;
  readonly writer: RawClient;
  /** What the writer holds, and all should. */
  readonly doc: Y.Doc;
  readonly others: readonly Y.Doc[];
  readonly slow: RawClient;
  readonly slowDoc: Y.Doc;
}

async function busyRoom(options: ServerOptions = patient): Promise<Busy> {
  const { server } = await tryRelay(options);
  const board = new TryBoard();
  const enter = () => join(server, board);
  const writer = await enter();
  const slow = await enter();
  const watchers = [await enter(), await enter()];
  const doc = new Y.Doc();
  doc.on('update', (update: Uint8Array) => writer.sendUpdate(update));
  const others = watchers.map((watcher) => watcher.liveDocument());
  const slowDoc = slow.liveDocument();
  // The board is not empty before.
  doc.getArray('l').push(['the first']);
  await eventually(() => slowDoc.getArray('l').length).toBe(1);
  return { server, board, writer, doc, others, slow, slowDoc };
}

/** So many kilobytes in so many edits; every fourth also deletes. */
async function write({ doc, writer }: Busy, edits: number, kilobytes: number): Promise<void> {
  const list = doc.getArray('l');
  const started = writer.sent;
  for (let i = 0; i < edits; i += 1) {
    doc.transact(() => {
      list.push([`${list.length}`.padEnd(kilobytes * 1024, 'x')]);
      if (i % 4 === 3) list.delete(Math.floor(list.length / 2), 1);
    });
    if (i % 10 === 9) await writer.until(() => writer.acked >= started + i - 20, 'acknowledgements');
  }
  await writer.until(() => writer.acked === writer.sent, 'all acknowledgements');
}

const contentOf = (doc: Y.Doc) =>
  JSON.stringify([doc.getArray('l').toJSON(), doc.getMap('m').toJSON(), doc.store.pendingStructs]);
const same = (a: Y.Doc, b: Y.Doc) =>
  a.getArray('l').length === b.getArray('l').length && contentOf(a) === contentOf(b);

/** Equal to the writer's board in the end: as it is, or closed with a word and equal after coming back. */
async function endsEqual({ server, board, slow, slowDoc, doc }: Busy): Promise<'caught up' | 'came back'> {
  await eventually(() => !slow.isOpen || same(slowDoc, doc)).toBe(true);
  if (same(slowDoc, doc)) return 'caught up';
  // The word itself may not get through to who reads nothing; a browser then sees 1006, and tries again too.
  expect([4503, 1006]).toContain((await slow.closed).code);
  const again = connect(server, board, board.edit());
  await again.open();
  again.sendStep1(Y.encodeStateVector(slowDoc));
  await again.until(() => again.count('0.1') > 0, 'the answer');
  for (const update of [...again.payloads(syncType.step2), ...again.payloads(syncType.update)])
    Y.applyUpdate(slowDoc, update);
  expect(same(slowDoc, doc)).toBe(true);
  return 'came back';
}

const haveAll = ({ others, doc }: Busy) => others.every((other) => same(other, doc));
const sessions = async ({ server }: Busy) =>
  ((await (await fetch(`${server.url}/healthz`)).json()) as { sessions: number }).sessions;

describe('one who stops reading in a busy room', () => {
  test('for a moment: the others get everything meanwhile, and that one has it all after', async () => {
    const room = await busyRoom();
    room.slow.socket.pause();
    // More than the network keeps for it, so that the relay has to.
    await write(room, 100, 120);
    await eventually(() => haveAll(room)).toBe(true);
    room.slow.socket.resume();
    console.log(`12 MB unread: ${await endsEqual(room)}`);
  });

  test('for long, while a whole board is written: it is closed, the others get everything, and it has it all after', async () => {
    const room = await busyRoom(impatient);
    room.slow.socket.pause();
    await write(room, 100, 200);
    await eventually(() => haveAll(room)).toBe(true);
    await eventually(() => sessions(room)).toBe(3);
    room.slow.socket.resume();
    console.log(`20 MB unread: ${await endsEqual(room)}`);
    expect(haveAll(room)).toBe(true);
  }, 60_000);

  test('and goes on writing: its edits reach the others at once', async () => {
    const room = await busyRoom();
    room.slow.socket.pause();
    await write(room, 100, 100);
    const own = new Y.Doc();
    own.getMap('m').set('from the slow one', 1);
    room.slow.sendUpdate(Y.encodeStateAsUpdate(own));
    await eventually(() =>
      room.others.every((other) => other.getMap('m').get('from the slow one') === 1),
    ).toBe(true);
    Y.applyUpdate(room.doc, Y.encodeStateAsUpdate(own), 'theirs');
    Y.applyUpdate(room.slowDoc, Y.encodeStateAsUpdate(own));
    room.slow.socket.resume();
    await endsEqual(room);
  });
});

test('one who reads drop by drop: the others get everything, and that one has it all in the end', async () => {
  const room = await busyRoom();
  const { socket } = room.slow;
  socket.pause();
  const drops = setInterval(() => {
    socket.once('data', () => socket.pause());
    socket.resume();
  }, 20);
  await write(room, 100, 120);
  await eventually(() => haveAll(room)).toBe(true);
  // The last drops come faster, so that the test ends.
  clearInterval(drops);
  socket.removeAllListeners('pause');
  socket.resume();
  console.log(`12 MB drop by drop: ${await endsEqual(room)}`);
});

test('one who stops reading again and again while others write, and each time has it all after', async () => {
  const room = await busyRoom();
  for (let round = 0; round < 5 && room.slow.isOpen; round += 1) {
    room.slow.socket.pause();
    await write(room, 30, 120);
    room.slow.socket.resume();
    await write(room, 5, 1);
    await eventually(() => !room.slow.isOpen || same(room.slowDoc, room.doc)).toBe(true);
  }
  await eventually(() => haveAll(room)).toBe(true);
  await endsEqual(room);
});

test('one who lacks more than is kept for them is closed with a word, and has it all after coming back', async () => {
  const room = await busyRoom({ limits: { behindBytes: 2_000_000, unsentBytes: 100_000 } });
  room.slow.socket.pause();
  // In steps that those who read can follow.
  for (let round = 0; round < 20; round += 1) {
    await write(room, 10, 60);
    await eventually(() => haveAll(room)).toBe(true);
  }
  room.slow.socket.resume();
  expect(await endsEqual(room)).toBe('came back');
}, 60_000);
