// Whole hostile clients, each with what becomes of it. Meanwhile two people edit the same board and two another one:
// not one of their edits may be late for good, and whoever comes after finds the board whole.

import { randomBytes } from 'node:crypto';
import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { messageType, ownProtocol, syncType, writeSync } from '../../../shared/protocol.ts';
import { honestUpdates } from './broken-updates.ts';
import { uint } from './hand-made-updates.ts';
import { RawClient, updatesOf } from './raw-client.ts';
import { connect, eventually, join, TryBoard, tryRelay } from './try-relay.ts';

interface Attack {
  readonly name: string;
  /** Close codes of which one must come; `open` where nothing is done to anybody and it may stay. */
  readonly ends: readonly (number | 'open')[];
  readonly attack: (offender: RawClient) => void | Promise<void>;
}

const mib = 1024 * 1024;
const oneUpdate = updatesOf('one').next().value;
const many = (count: number, frame: (i: number) => Uint8Array) => (offender: RawClient) => {
  for (let i = 0; i < count; i += 1) offender.send(frame(i));
};
const random = (length: number) => new Uint8Array(randomBytes(length));
const flipped = (bytes: Uint8Array, i: number) => {
  const copy = new Uint8Array(bytes);
  const at = i % copy.length;
  copy[at] = (copy[at] ?? 0) ^ (1 << (i % 8));
  return copy;
};

function presence(states: readonly (readonly [id: number, clock: number, state: string])[]): Uint8Array {
  const inner = encoding.createEncoder();
  encoding.writeVarUint(inner, states.length);
  for (const [id, clock, state] of states) {
    encoding.writeVarUint(inner, id);
    encoding.writeVarUint(inner, clock);
    encoding.writeVarString(inner, state);
  }
  const out = encoding.createEncoder();
  encoding.writeVarUint(out, messageType.awareness);
  encoding.writeVarUint8Array(out, encoding.toUint8Array(inner));
  return encoding.toUint8Array(out);
}

/** The head of a masked frame of the client, which says what is to come. */
function frameHead(opcode: number, length: number): Buffer {
  const head = Buffer.alloc(14);
  head[0] = opcode;
  head[1] = 0x80 | 127;
  head.writeBigUInt64BE(BigInt(length), 2);
  return head;
}

/** An update that stands on one which the relay never gets. */
function withoutPast(i: number): Uint8Array {
  const doc = new Y.Doc();
  let latest = new Uint8Array();
  doc.on('update', (update: Uint8Array) => {
    latest = new Uint8Array(update);
  });
  doc.getMap('z').set('a', i);
  doc.getMap('z').set('b', 'x'.repeat(50));
  return latest;
}

const truncated = writeSync(syncType.update, oneUpdate);

const attacks: readonly Attack[] = [
  {
    name: '2,000 frames of random bytes',
    ends: [4400],
    attack: many(2000, (i) => random(1 + ((i * 7) % 600))),
  },
  {
    name: '200 frames of random bytes, short to long',
    ends: [4400],
    attack: many(200, (i) => random(1 + i)),
  },
  { name: 'an empty frame', ends: [4400], attack: (offender) => offender.send(new Uint8Array()) },
  { name: 'a text frame', ends: [4400], attack: (offender) => offender.ws.send('hello') },
  {
    name: 'a frame that stops halfway, and the end of the connection',
    ends: [1006],
    attack: ({ socket }) => {
      socket.write(frameHead(0x82, 1000));
      socket.end(random(300));
    },
  },
  {
    name: 'an opcode and bits that there are not',
    ends: [1002],
    attack: ({ socket }) => {
      socket.write(frameHead(0xff, 20));
    },
  },
  {
    name: 'an update sent again and again, each time cut one byte later',
    ends: [4400],
    attack: many(truncated.length - 1, (i) => truncated.subarray(0, i + 1)),
  },
  {
    name: 'a length beyond the frame',
    ends: [4400],
    attack: many(100, () => Uint8Array.of(0, 2, 255, 255, 255, 255, 15, 1, 2, 3)),
  },
  {
    name: '500 updates of random bytes',
    ends: [4400],
    attack: many(500, (i) => writeSync(syncType.update, random(10 + (i % 300)))),
  },
  {
    name: '200 state vectors of random bytes',
    ends: [4400],
    attack: many(200, (i) => writeSync(syncType.step1, Uint8Array.from([200, ...random(10 + (i % 60))]))),
  },
  {
    name: '2,000 real updates with a bit flipped in each',
    ends: [4400],
    attack: many(2000, (i) =>
      writeSync(syncType.update, flipped(honestUpdates[i % honestUpdates.length] ?? oneUpdate, i)),
    ),
  },
  {
    name: '20,000 updates whose past is missing',
    ends: [4503],
    attack: many(20_000, (i) => writeSync(syncType.update, withoutPast(i))),
  },
  {
    name: 'messages of types that there are not',
    ends: ['open'],
    attack: (offender) => {
      for (const type of [5, 6, 9, 42, 100, 127]) offender.send(Uint8Array.of(type, 1, 2, 3));
      offender.send(Uint8Array.of(255, 255, 3, 1));
    },
  },
  {
    name: '10,000 presences of one client',
    ends: [4400],
    attack: (offender) =>
      offender.send(presence(Array.from({ length: 10_000 }, (_, i) => [1000 + i, 1, '{"name":"ghost"}']))),
  },
  {
    name: 'presence that is no JSON',
    ends: [4400],
    attack: (offender) => offender.send(Uint8Array.of(1, 6, 1, 5, 1, 2, 123, 34)),
  },
  {
    name: 'a presence of 8 MB',
    ends: [4413],
    attack: (offender) => offender.send(presence([[77, 1, JSON.stringify('y'.repeat(8e6))]])),
  },
  {
    name: 'a frame of 17 MB',
    ends: [1009, 1006],
    attack: (offender) => offender.send(writeSync(syncType.update, random(17 * 1024 * 1024))),
  },
  {
    name: 'the head of a frame of 64 MB',
    ends: [1009],
    attack: ({ socket }) => {
      socket.write(frameHead(0x82, 64 * 1024 * 1024));
    },
  },
  {
    name: 'the head of a frame of 2^62 bytes',
    ends: [1009],
    attack: ({ socket }) => {
      socket.write(frameHead(0x82, 2 ** 62));
    },
  },
  {
    name: 'control frames larger than any may be',
    ends: [1002],
    attack: ({ socket }) => {
      socket.write(frameHead(0x89, 70_000));
    },
  },
  {
    name: '5,000 pings at once',
    ends: ['open', 1006],
    attack: ({ ws }) => {
      for (let i = 0; i < 5000; i += 1) ws.ping();
    },
  },
  {
    name: '3,000 questions for the whole board',
    ends: ['open'],
    attack: many(3000, () => writeSync(syncType.step1, Uint8Array.of(0))),
  },
  {
    name: 'a state vector of 100,000 clients',
    ends: ['open', 4400, 4413],
    attack: (offender) => {
      const vector = [...uint(100_000)];
      for (let i = 0; i < 100_000; i += 1) vector.push(...uint(i), 1);
      offender.send(writeSync(syncType.step1, Uint8Array.from(vector)));
    },
  },
];

test.each(attacks)('$name', async ({ ends, attack }) => {
  const { server } = await tryRelay();
  const [board, otherBoard] = [new TryBoard(), new TryBoard()];
  const pairs = [
    { writer: await join(server, board), reader: await join(server, board) },
    { writer: await join(server, otherBoard), reader: await join(server, otherBoard) },
  ];
  const offender = await join(server, board);
  const edits = pairs.map(() => updatesOf('edits'));
  const edit = (times: number) => {
    for (let i = 0; i < times; i += 1)
      for (const [pair, { writer }] of pairs.entries()) {
        const update = edits[pair]?.next().value;
        if (update) writer.sendUpdate(update);
      }
  };
  edit(10);
  await attack(offender);
  edit(20);
  for (const { writer, reader } of pairs) {
    await writer.until(() => writer.acked === 30, 'all acknowledgements');
    const doc = reader.liveDocument();
    await eventually(() => doc.getMap('test').get('edits')).toBe(30);
  }
  if (!ends.includes('open')) expect(ends).toContain((await offender.closed).code);
  else {
    await offender.settled();
    if (!offender.isOpen) expect(ends).toContain((await offender.closed).code);
  }
  for (const { writer, reader } of pairs) expect([writer.isOpen, reader.isOpen]).toEqual([true, true]);
  // Nobody was told of a person who is none.
  for (const { reader } of pairs)
    expect(reader.frames.filter(([type]) => type === messageType.awareness)).toEqual([]);
  const newcomer = await join(server, board);
  newcomer.sendStep1();
  await newcomer.until(() => newcomer.document().getMap('test').get('edits') === 30, 'the whole board');
});

test('an address of 12,000 characters is no board, and ends nothing', async () => {
  const { server } = await tryRelay();
  const witness = await join(server, new TryBoard());
  const board = new TryBoard();
  const url = `ws://127.0.0.1:${server.port}/sync/${'n'.repeat(12_000)}`;
  const lost = new RawClient(url, [ownProtocol, board.edit()]);
  expect(await lost.closed).toMatchObject({ code: 4404 });
  await witness.settled();
  expect(witness.isOpen).toBe(true);
});

test('an honest message in many fragments is one message', async () => {
  const { server } = await tryRelay();
  const board = new TryBoard();
  const reader = await join(server, board);
  const writer = connect(server, board, board.edit());
  await writer.open();
  const frame = writeSync(syncType.update, oneUpdate);
  for (const [i, byte] of frame.entries())
    writer.ws.send(Uint8Array.of(byte), { binary: true, fin: i === frame.length - 1 });
  await writer.until(() => writer.acked === 1, 'the acknowledgement');
  await reader.until(() => reader.payloads(syncType.update).length === 1, 'the update');
  expect(reader.payloads(syncType.update)).toEqual([oneUpdate]);
});

test('S160 messages that are never finished do not fill the memory: those with the most are closed, to come again', async () => {
  const { server } = await tryRelay({ limits: { unfinishedBytes: 4 * mib } });
  const board = new TryBoard();
  const [writer, reader] = [await join(server, board), await join(server, board)];
  const short = await join(server, board);
  const offenders = await Promise.all(Array.from({ length: 6 }, () => join(server, board)));
  short.socket.write(frameHead(0x82, 1000));
  short.socket.write(random(500));
  for (const { socket } of offenders) {
    socket.write(frameHead(0x82, 3 * mib));
    socket.write(random(2 * mib));
  }
  // At most two of these are within the bound.
  await eventually(() => offenders.filter(({ isOpen }) => !isOpen).length).toBeGreaterThanOrEqual(4);
  for (const offender of offenders)
    if (!offender.isOpen)
      expect(await offender.closed).toEqual({
        code: 4503,
        reason: 'The relay is being sent more at once than it can hold. It is tried again.',
      });
  expect([short.isOpen, writer.isOpen, reader.isOpen]).toEqual([true, true, true]);
  // A half message never counts against what comes whole.
  const update = updatesOf('edits').next().value;
  writer.sendUpdate(update);
  await writer.until(() => writer.acked === 1, 'the acknowledgement');
  await eventually(() => reader.liveDocument().getMap('test').get('edits')).toBe(1);
});
