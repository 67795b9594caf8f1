import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { limits, messageType, syncType, writeSync } from '../../../shared/protocol.ts';
import { updatesOf, type RawClient } from './raw-client.ts';
import { connect, join, TryBoard, tryRelay, eventually } from './try-relay.ts';

/** Numbers in [0, 1) that are the same in each run. */
function randomFrom(seed: string): () => number {
  let block = createHash('sha256').update(seed).digest();
  let at = 0;
  return () => {
    if (at + 4 > block.length) {
      block = createHash('sha256').update(block).digest();
      at = 0;
    }
    at += 4;
    return block.readUInt32BE(at - 4) / 2 ** 32;
  };
}

function realUpdates(): Uint8Array[] {
  const updates: Uint8Array[] = [];
  const doc = new Y.Doc();
  doc.clientID = 5;
  doc.on('update', (update: Uint8Array) => updates.push(update));
  doc.getText('t').insert(0, 'hello');
  doc.getMap('m').set('nested', new Y.Map([['a', [1, 'two', { three: true }]]]));
  doc.getText('t').format(0, 3, { bold: true });
  doc.getText('t').delete(1, 2);
  doc.getArray('l').push([new Uint8Array([1, 2, 3]), null, 1.5]);
  doc.getXmlFragment('x').push([new Y.XmlElement('p')]);
  return [...updates, Y.encodeStateAsUpdate(doc)];
}

async function stillWorks(witness: RawClient, other: RawClient): Promise<void> {
  const before = witness.acked;
  const key = `after ${before}`;
  witness.sendUpdate(updatesOf(key).next().value);
  await witness.until(() => witness.acked > before, 'an acknowledgement');
  other.sendStep1();
  await other.until(() => other.document().getMap('test').get(key) === 1, 'the edit of the witness');
}

const varUint = (n: number): number[] => (n < 128 ? [n] : [(n & 127) | 128, ...varUint(Math.floor(n / 128))]);

function presenceOf(count: number): Uint8Array {
  const states = Array.from({ length: count }, (_, i) => [...varUint(i), 1, 1, 0x31]).flat();
  const inner = [...varUint(count), ...states];
  return Uint8Array.of(messageType.awareness, ...varUint(inner.length), ...inner);
}

const frames = process.env['LONG'] ? 10_000 : 500;

describe('frames that are not what they should be', () => {
  const update = [...updatesOf('a').next().value];
  const cases: [string, Uint8Array][] = [
    ['an empty frame', new Uint8Array()],
    ['an unknown sync message', Uint8Array.of(0, 3, 0)],
    ['a sync message without a payload', Uint8Array.of(0, 2)],
    ['an update of random bytes', writeSync(syncType.update, Uint8Array.of(9, 9, 9, 200, 255, 1))],
    ['an empty update payload', writeSync(syncType.update, new Uint8Array())],
    ['a byte after the message', Uint8Array.of(0, 2, ...varUint(update.length), ...update, 0)],
    ['two messages in one frame', Uint8Array.of(0, 2, ...varUint(update.length), ...update, 1, 1, 0)],
    ['a length beyond the frame', Uint8Array.of(0, 2, ...varUint(update.length + 5), ...update)],
    ['a length of 2^53', Uint8Array.of(0, 2, 255, 255, 255, 255, 255, 255, 255, 15, 1)],
    ['a varUint without an end', Uint8Array.of(0, 2, 255, 255, 255)],
    ['a step 1 that is no state vector', writeSync(syncType.step1, Uint8Array.of(5, 1))],
    [
      'an update with a count bomb',
      writeSync(syncType.update, Uint8Array.of(255, 255, 255, 255, 15, 1, 1, 0)),
    ],
    ['presence that claims more states than it has', Uint8Array.of(1, 2, 3, 1)],
    ['presence with a forged length', Uint8Array.of(1, 4, 1, 5, 1, 100)],
    ['a presence count of a million', Uint8Array.of(1, 3, 192, 132, 61)],
    ['a presence frame of more states than a room holds', presenceOf(2001)],
    ['a time question with a byte too many', new Uint8Array(10).fill(124, 0, 1)],
    ['a time question without a time', Uint8Array.of(124, 1)],
    ['a presence question with more in it', Uint8Array.of(3, 1)],
  ];

  test.each(cases)('%s closes that socket with 4400 and no other', async (_name, frame) => {
    const { server, store } = await tryRelay();
    const board = new TryBoard();
    const witness = await join(server, board);
    const offender = await join(server, board);
    offender.send(frame);
    const { code, reason } = await offender.closed;
    expect(code).toBe(4400);
    expect(reason).toContain('Reload the page');
    expect(await store.rows(board.id)).toEqual([]);
    await stillWorks(witness, await join(server, board));
  });

  test('a text frame too', async () => {
    const { server } = await tryRelay();
    const board = new TryBoard();
    const witness = await join(server, board);
    const offender = await join(server, board);
    offender.ws.send('hello');
    expect(await offender.closed).toMatchObject({ code: 4400 });
    await stillWorks(witness, await join(server, board));
  });

  test('an unknown message of a newer client is passed over', async () => {
    const { server } = await tryRelay();
    const client = await join(server, new TryBoard());
    client.send(Uint8Array.of(125, 1, 2, 3));
    client.send(Uint8Array.of(messageType.auth, 0));
    await client.settled();
    expect(client.isOpen).toBe(true);
  });

  test('an update that decodes but would break while it is applied leaves nothing of itself behind', async () => {
    const { server, store } = await tryRelay();
    const board = new TryBoard();
    const witness = await join(server, board);
    const offender = await join(server, board);
    const honest = updatesOf('a').next().value;
    // Its structs are sound, but it ends with a deletion of length 0, over which Yjs stumbles after taking them.
    offender.sendUpdate(Uint8Array.of(...honest.subarray(0, -1), 1, 99, 1, 0, 0));
    expect(await offender.closed).toMatchObject({ code: 4400 });
    witness.sendUpdate(honest);
    await witness.until(() => witness.acked === 1, 'the acknowledgement');
    expect((await store.rows(board.id)).map(({ bytes }) => bytes)).toEqual([honest]);
  });

  test('a change larger than the relay takes is refused in a sentence, for good', async () => {
    const { server, store } = await tryRelay();
    const board = new TryBoard();
    const client = await join(server, board);
    const doc = new Y.Doc();
    doc.getText('t').insert(0, 'x'.repeat(limits.updateBytes));
    client.sendUpdate(Y.encodeStateAsUpdate(doc));
    const { code, reason } = await client.closed;
    expect(code).toBe(4413);
    expect(reason).toContain('1 MiB');
    expect(client.statuses().at(-1)?.code).toBe(5);
    expect(await store.rows(board.id)).toEqual([]);
  });

  test('a frame larger than the socket takes ends that socket alone', async () => {
    const { server } = await tryRelay();
    const board = new TryBoard();
    const witness = await join(server, board);
    const offender = await join(server, board);
    offender.send(new Uint8Array(limits.frameBytes + 1));
    expect(await offender.closed).toMatchObject({ code: 1009 });
    const { port } = server;
    const figures = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    expect(figures).toContain('groundwork_sockets_closed_total{code="1009"} 1\n');
    expect(figures).toContain('groundwork_sockets_closed_total{code="0"} 0\n');
    await stillWorks(witness, await join(server, board));
  });
});

test(`${frames.toLocaleString('en')} random and bent frames: each ends at most its own socket, the board stays whole and can be loaded`, async () => {
  const random = randomFrom('frames');
  const { server, store } = await tryRelay();
  const board = new TryBoard();
  const witness = await join(server, board);
  const real = realUpdates();
  const closed = new Map<number, number>();
  const offend = async (frame: Uint8Array) => {
    const offender = await join(server, board);
    offender.send(frame);
    await offender.settled();
    const code = offender.isOpen ? 0 : (await offender.closed).code;
    closed.set(code, (closed.get(code) ?? 0) + 1);
    await offender.end();
  };
  for (let round = 0; round < frames / 10; round += 1) {
    const bent = Array.from({ length: 10 }, () => {
      if (random() < 0.3) return Uint8Array.from({ length: Math.floor(random() * 60) }, () => random() * 256);
      const update = real[Math.floor(random() * real.length)] ?? new Uint8Array();
      const type =
        [syncType.step1, syncType.step2, syncType.update][Math.floor(random() * 3)] ?? syncType.update;
      const frame = writeSync(type, type === syncType.step1 ? Uint8Array.of(0) : update);
      const flips = 1 + Math.floor(random() * 3);
      // The first two bytes stay, so that most of them reach Yjs.
      for (let i = 0; i < flips; i += 1) {
        const at = 2 + Math.floor(random() * (frame.length - 2));
        frame[at] = (frame[at] ?? 0) ^ (1 << Math.floor(random() * 8));
      }
      return frame;
    });
    // Each frame alone, so that one that closes does not hide the next.
    await Promise.all(bent.map((frame) => offend(frame)));
  }
  await stillWorks(witness, await join(server, board));
  const rows = await store.rows(board.id);
  console.log(
    `${frames} frames: ${[...closed].map(([code, n]) => `${n} × ${code || 'open'}`).join(', ')}; ${rows.length} rows`,
  );
  expect([...closed.keys()].every((code) => [0, 4400, 4500, 4503].includes(code))).toBe(true);
  const again = await tryRelay({ store });
  const reader = await join(again.server, board);
  reader.sendStep1();
  await reader.until(() => reader.document().getMap('test').size > 0, 'the edits of the witness');
}, 600_000);

describe('floods', () => {
  test('one socket is slowed down, not cut, and nothing of it is lost', async () => {
    const { server } = await tryRelay({ limits: { framesPerSecond: 500, frameBurst: 50 } });
    const board = new TryBoard();
    const flooder = await join(server, board);
    const updates = updatesOf('a');
    const started = Date.now();
    for (let i = 0; i < 300; i += 1) flooder.sendUpdate(updates.next().value);
    await flooder.until(() => flooder.acked === 300, 'all acknowledgements');
    // The socket may hand over what it had already read; what comes after that waits for the bucket to fill.
    flooder.sendUpdate(updates.next().value);
    await flooder.until(() => flooder.acked === 301, 'the acknowledgement of what came after');
    expect(Date.now() - started).toBeGreaterThan(400);
  });

  test.each([
    ['many bytes', { gapBytes: 500, gapBurst: 10_000 }],
    ['many in a short time', { gapsPerSecond: 1, gapBurst: 20 }],
  ])('of updates whose past is missing, %s: that socket is closed, others go on', async (_name, limits) => {
    const { server, store } = await tryRelay({ limits });
    const board = new TryBoard();
    const witness = await join(server, board);
    const flooder = await join(server, board);
    const updates = updatesOf('a');
    const first = updates.next().value;
    for (let i = 0; i < 500; i += 1) flooder.sendUpdate(updates.next().value);
    expect(await flooder.closed).toMatchObject({ code: 4503 });
    // What was taken is on disk when the next edit is: its own row does not count.
    await stillWorks(witness, await join(server, board));
    const rows = (await store.rows(board.id)).length - 1;
    expect(rows).toBeLessThan(499);
    // The past comes after all: everything that was taken is there.
    witness.sendUpdate(first);
    const reader = await join(server, board);
    reader.sendStep1();
    await reader.until(() => reader.document().getMap('test').get('a') === rows + 1, 'all that was taken');
  });

  test('S168 what waits for its past counts on when the room was opened anew', async () => {
    const { server } = await tryRelay({ limits: { gapStep2Bytes: 10_000, unloadMs: 0 } });
    const board = new TryBoard();
    const rooms = async () =>
      /^groundwork_rooms (\d+)$/m.exec(await (await fetch(`${server.url}/metrics`)).text())?.[1];
    const bring = async () => {
      const client = await join(server, board);
      const doc = new Y.Doc();
      let latest = new Uint8Array();
      doc.on('update', (update: Uint8Array) => (latest = new Uint8Array(update)));
      doc.getText('t').insert(0, 'a');
      doc.getText('t').insert(1, 'x'.repeat(6000));
      client.send(writeSync(syncType.step2, latest));
      return client;
    };
    const first = await bring();
    await first.until(() => first.acked === 1, 'the acknowledgement');
    await first.end();
    await eventually(rooms).toBe('0');
    expect(await (await bring()).closed).toMatchObject({ code: 4503 });
  });

  test('a socket that does not read is closed when it takes nothing for too long; the others go on', async () => {
    const limits = { unsentBytes: 100_000, stalledMs: 300, presenceMs: 700, pastBytes: 1_000_000 };
    const { server } = await tryRelay({ limits });
    const board = new TryBoard();
    const writer = await join(server, board);
    const deaf = await join(server, board);
    deaf.sendStep1();
    await deaf.settled();
    deaf.ws.pause();
    const doc = new Y.Doc();
    doc.on('update', (update: Uint8Array) => writer.sendUpdate(update));
    const health = async () =>
      ((await (await fetch(`${server.url}/healthz`)).json()) as { sessions: number }).sessions;
    await eventually(async () => {
      if (doc.getArray('l').length < 100)
        for (let i = 0; i < 10; i += 1) doc.getArray('l').push(['x'.repeat(200_000)]);
      await writer.settled();
      return health();
    }).toBe(1);
    expect(await closedAs(deaf)).toMatchObject({ code: 4503 });
    const late = connect(server, board, board.edit());
    await late.open();
    late.sendStep1();
    await late.until(() => late.document().getArray('l').length === doc.getArray('l').length, 'the list');
  });

  test('a socket that reads on after a while has missed nothing, and nobody waited for it', async () => {
    const { server } = await tryRelay({ limits: { unsentBytes: 100_000 } });
    const board = new TryBoard();
    const writer = await join(server, board);
    const slow = await join(server, board);
    const other = await join(server, board);
    for (const reader of [slow, other]) reader.sendStep1();
    await slow.settled();
    slow.ws.pause();
    const updates: Uint8Array[] = [];
    const doc = new Y.Doc();
    doc.on('update', (update: Uint8Array) => updates.push(update));
    for (let i = 0; i < 60; i += 1) doc.getArray('l').push(['x'.repeat(200_000)]);
    for (const update of updates) writer.sendUpdate(update);
    await other.until(() => other.payloads(syncType.update).length === 60, 'everything, at the other');
    slow.ws.resume();
    await slow.until(() => slow.payloads(syncType.update).length === 60, 'everything, at the slow one');
    expect(slow.document().getArray('l').length).toBe(60);
    expect(slow.isOpen).toBe(true);
  });
});

/** Lets a socket that did not read hear how it was closed. */
function closedAs(client: RawClient): RawClient['closed'] {
  client.ws.resume();
  return client.closed;
}
