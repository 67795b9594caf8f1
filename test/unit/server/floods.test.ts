// What one session asks for again and again: it is answered, and costs the relay and the others next to nothing.

import * as encoding from 'lib0/encoding';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { Answers } from '../../../server/relay/answers.ts';
import { BoardLog } from '../../../server/relay/board-log.ts';
import { Gate } from '../../../server/relay/gate.ts';
import { endings } from '../../../server/relay/limits.ts';
import { messageType, syncType, writeSync } from '../../../shared/protocol.ts';
import { uint, update } from './hand-made-updates.ts';
import { updatesOf, type RawClient } from './raw-client.ts';
import { eventually, join, TryBoard, tryRelay } from './try-relay.ts';

/** A state vector of one client that nobody has seen. */
function strangeVector(client: number): Uint8Array {
  const out = encoding.createEncoder();
  for (const n of [1, client, 1]) encoding.writeVarUint(out, n);
  return encoding.toUint8Array(out);
}

/** A board of about so many bytes, folded or not. */
async function write(client: RawClient, bytes: number): Promise<void> {
  const doc = new Y.Doc();
  doc.on('update', (update: Uint8Array) => client.sendUpdate(update));
  for (let left = bytes; left > 0; left -= 500_000)
    doc.getMap('test').set(`${left}`, 'x'.repeat(Math.min(left, 500_000)));
  await client.until(() => client.acked === client.sent, 'all acknowledgements');
}

const figure = async (url: string, name: string) => {
  const text = await (await fetch(`${url}/metrics`)).text();
  return [...text.matchAll(new RegExp(`^${name}(?:{[^}]*})? (\\S+)$`, 'gm'))].reduce(
    (sum, [, value]) => sum + Number(value),
    0,
  );
};

describe('who asks thousands of times what they lack', () => {
  test('and reads nothing is not made an answer for each, and others get theirs', async () => {
    const { server } = await tryRelay();
    const board = new TryBoard();
    const writer = await join(server, board);
    await write(writer, 3_000_000);
    const asking = await join(server, board);
    asking.ws.pause();
    for (let i = 0; i < 3000; i += 1) asking.sendStep1();
    const other = await join(server, board);
    other.sendStep1();
    await other.until(() => other.document().getMap('test').size === 6, 'the board');
    expect(await figure(server.url, 'groundwork_joins_total')).toBeLessThan(20);
  });

  test('and goes away is not answered any more', async () => {
    const { server } = await tryRelay();
    const board = new TryBoard();
    const writer = await join(server, board);
    await write(writer, 200_000);
    const asking = await join(server, board);
    for (let i = 0; i < 2000; i += 1) asking.sendStep1(strangeVector(i + 1));
    await asking.settled();
    await asking.end();
    expect(await figure(server.url, 'groundwork_joins_total')).toBeLessThan(100);
  });

  test('is answered what they asked last', async () => {
    const { server } = await tryRelay();
    const board = new TryBoard();
    const writer = await join(server, board);
    await write(writer, 1000);
    const asking = await join(server, board);
    const whole = writer.frames.length;
    expect(whole).toBeGreaterThan(0);
    for (let i = 0; i < 50; i += 1) asking.sendStep1(strangeVector(i + 1));
    asking.sendStep1();
    await asking.until(() => asking.document().getMap('test').size === 1, 'the board');
    await asking.settled();
    await eventually(() => asking.payloads(syncType.step2).length).toBeGreaterThan(1);
  });

  test('with more than a vector may take is told, for good', async () => {
    const { server } = await tryRelay({ limits: { vectorBytes: 100 } });
    const board = new TryBoard();
    const client = await join(server, board);
    client.send(writeSync(syncType.step1, new Uint8Array(101)));
    expect(await client.closed).toMatchObject({ code: 4413 });
    // A page believes the sentence of the status: the close reason is too short for some.
    expect(client.statuses().at(-1)?.text).toBe(endings.vectorBytes.sentence);
  });
});

test('who asks thousands of times who is here, is not sent it each time', async () => {
  const { server } = await tryRelay({ limits: { unsentBytes: 10_000 } });
  const board = new TryBoard();
  const other = await join(server, board);
  const state = JSON.stringify('x'.repeat(3000));
  const inner = encoding.createEncoder();
  encoding.writeVarUint(inner, 1);
  encoding.writeVarUint(inner, 7);
  encoding.writeVarUint(inner, 1);
  encoding.writeVarString(inner, state);
  const shown = encoding.createEncoder();
  encoding.writeVarUint(shown, messageType.awareness);
  encoding.writeVarUint8Array(shown, encoding.toUint8Array(inner));
  other.send(encoding.toUint8Array(shown));
  await other.settled();
  const asking = await join(server, board);
  const before = asking.count('1');
  for (let i = 0; i < 5000; i += 1) asking.send(Uint8Array.of(messageType.queryAwareness));
  await asking.settled();
  expect(asking.count('1') - before).toBeGreaterThan(0);
  expect(asking.count('1') - before).toBeLessThan(500);
});

test('differences that nobody asks for any more are let go of, and those of too many questions', async () => {
  let now = 0;
  const made: number[] = [];
  const answers = new Answers({
    folding: {
      fold: () => Promise.reject(new Error('not asked')),
      difference: () => Promise.resolve(Uint8Array.of(0, made.push(0))),
      stop: () => Promise.resolve(),
    },
    board: new TryBoard().id,
    gate: new Gate(4),
    limits: { largeAnswerBytes: 0, inlineDifferenceBytes: 0, differenceMs: 5000, differences: 4 } as never,
    timing: { now: () => now } as never,
    metrics: { answered: () => undefined } as never,
  });
  const doc = new Y.Doc();
  doc.getMap('test').set('a', 1);
  const log = new BoardLog({ sequence: 1, bytes: Y.encodeStateAsUpdate(doc) });
  const ask = (client = 9) =>
    new Promise<void>((resolve, reject) => {
      const give = () => {
        resolve();
        return Promise.resolve();
      };
      const bytes = strangeVector(client);
      answers.find(
        log,
        { vector: new Map([[client, 1]]), bytes },
        undefined,
        () => 1,
        () => true,
        give,
        reject,
      );
    });
  await ask();
  await ask();
  expect(made).toHaveLength(1);
  now = 6000;
  answers.sweep();
  await ask();
  expect(made).toHaveLength(2);
  for (const client of [1, 2, 3, 4]) await ask(client);
  expect(made).toHaveLength(6);
  await ask(4);
  expect(made).toHaveLength(6);
  await ask(9);
  expect(made).toHaveLength(7);
});

test('whoever reads what they asked for is not given up, however many there are', async () => {
  const { server } = await tryRelay({ limits: { unreadBytes: 30_000 } });
  const board = new TryBoard();
  const writer = await join(server, board);
  // Small rows are copied together for each who asks.
  const doc = new Y.Doc();
  doc.on('update', (update: Uint8Array) => writer.sendUpdate(update));
  for (let i = 0; i < 10; i += 1) doc.getMap('test').set(`${i}`, 'x'.repeat(1000));
  await writer.until(() => writer.acked === writer.sent, 'all acknowledgements');
  const readers: RawClient[] = [];
  for (let i = 1; i <= 10; i += 1) {
    const client = await join(server, board);
    client.send(writeSync(syncType.step1, strangeVector(i)));
    await client.settled();
    readers.push(client);
  }
  expect(readers.filter(({ isOpen }) => !isOpen)).toEqual([]);
});

test('a full board still says of an edit that it has that it is saved', async () => {
  const { server } = await tryRelay({ limits: { boardBytes: 1000 } });
  const board = new TryBoard();
  const client = await join(server, board);
  const doc = new Y.Doc();
  doc.getMap('test').set('a', 'x'.repeat(900));
  const update = Y.encodeStateAsUpdate(doc);
  client.sendUpdate(update);
  client.sendUpdate(update);
  await client.until(() => client.acked === 2 || !client.isOpen, 'both acknowledgements');
  expect(client.isOpen).toBe(true);
});

test('page lives beyond the limit are refused, those that have written before go on', async () => {
  const { server } = await tryRelay({ limits: { boardSessions: 2 } });
  const board = new TryBoard();
  const [a, b, c] = [await join(server, board), await join(server, board), await join(server, board)];
  const [ofA, ofB, ofC] = [updatesOf('a'), updatesOf('b'), updatesOf('c')];
  a.sendUpdate(ofA.next().value);
  b.sendUpdate(ofB.next().value);
  await a.until(() => a.acked === 1, 'the acknowledgement');
  await b.until(() => b.acked === 1, 'the acknowledgement');
  c.sendUpdate(ofC.next().value);
  expect(await c.closed).toMatchObject({ code: 4413 });
  a.sendUpdate(ofA.next().value);
  await a.until(() => a.acked === 2, 'the acknowledgement');
});

test('whoever answers with what waits for somebody else’s past is heard, however often', async () => {
  const { server, store } = await tryRelay({
    limits: { gapStep2Bytes: 5000, gapBurst: 2, gapsPerSecond: 1 },
  });
  const board = new TryBoard();
  const hostile = await join(server, board);
  const other = new Y.Doc();
  const lost: Uint8Array[] = [];
  other.on('update', (update: Uint8Array) => lost.push(update));
  other.getArray('l').push(['first']);
  other.getMap('m').set('a', 1);
  const stands = new Y.Doc();
  for (const update of lost) Y.applyUpdate(stands, update);
  stands.getArray('l').push(['second']);
  stands.getArray('l').delete(0);
  hostile.sendUpdate(Y.encodeStateAsUpdate(stands, Y.encodeStateVector(other)));
  await hostile.until(() => hostile.acked === 1, 'the acknowledgement');
  for (let i = 0; i < 6; i += 1) {
    const client = await join(server, board);
    client.sendStep1();
    await client.until(() => client.payloads(syncType.step2).length === 1, 'the board');
    const doc = client.document();
    doc.getMap('test').set(`${i}`, 'x'.repeat(2000));
    const vector = client.payloads(syncType.step1)[0] as Uint8Array;
    client.send(writeSync(syncType.step2, Y.encodeStateAsUpdate(doc, vector)));
    await client.until(() => client.acked === 1 || !client.isOpen, 'the acknowledgement');
    expect(client.isOpen).toBe(true);
    await client.end();
  }
  hostile.sendUpdate(Y.encodeStateAsUpdate(other));
  await hostile.until(() => hostile.acked === 2, 'the acknowledgement');
  const { snapshot, rows } = await store.load(board.id);
  const doc = new Y.Doc();
  for (const { bytes } of [...(snapshot ? [snapshot] : []), ...rows]) Y.applyUpdate(doc, bytes);
  expect([doc.getArray('l').toJSON(), doc.getMap('test').size]).toEqual([['second'], 6]);
});

test('a crowd at one board does not keep who opens another waiting', () => {
  const gate = new Gate(2);
  const [crowded, other] = [new TryBoard().id, new TryBoard().id];
  const came: string[] = [];
  for (let i = 0; i < 50; i += 1) gate.enter(crowded, () => came.push('crowd'));
  gate.enter(other, () => came.push('other'));
  expect(came).toEqual(['crowd', 'crowd']);
  gate.leave();
  gate.leave();
  expect(came).toContain('other');
  for (let i = 0; i < 49; i += 1) gate.leave();
  expect(came).toHaveLength(51);
  gate.enter(other, () => came.push('late'));
  expect(came).toHaveLength(52);
});

test('deletions that cost nothing but memory are bounded', async () => {
  const { server } = await tryRelay({ limits: { boardDeletions: 100 } });
  const client = await join(server, new TryBoard());
  const runs = (from: number) => Array.from({ length: 60 }, (_, i) => [...uint(from + i * 2), 1]).flat();
  // One struct that claims a million clocks, all gone already, and then every second of them deleted.
  client.sendUpdate(update([{ client: 7, structs: [[0, ...uint(1_000_000)]] }]));
  client.sendUpdate(update([], [1, 7, 60, ...runs(0)]));
  await client.until(() => client.acked === 2, 'the acknowledgements');
  client.sendUpdate(update([], [1, 7, 60, ...runs(1000)]));
  expect(await client.closed).toMatchObject({ code: 4413 });
});
