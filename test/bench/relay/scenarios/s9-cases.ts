// S9's eighteen kinds of bad input. Each is made ready before the clock runs: making 20,000 documents takes the generator
// longer than the server takes to refuse them.

import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import type { Client } from '../generator/client.ts';
import type { Stage } from '../generator/stage.ts';
import { Writer } from '../generator/writer.ts';
import { clientFrame, opcode } from '../wire/client-frame.ts';
import type { PresenceEntry } from '../wire/dialect.ts';

type Attack = () => void | Promise<void>;

export interface Case {
  readonly name: string;
  /** It leaves by itself, or another socket does it, so that there is nobody to be closed. */
  readonly leaves?: true;
  /** Makes it ready; what is returned sends it. */
  readonly prepare: (stage: Stage, attacker: Client) => Attack;
}

const mib = 1024 * 1024;

const range = (length: number) => Array.from({ length }, (_, i) => i);

/** Whole frames, sent at once. */
function frames(name: string, make: (stage: Stage, document: string) => readonly Buffer[]): Case {
  return {
    name,
    prepare: (stage, { socket, room }) => {
      const ready = make(stage, room.name).map((payload) => clientFrame(payload));
      return () => {
        for (const frame of ready) socket.sendFrame(frame);
      };
    },
  };
}

/** Two changes after one another, of which only the second is sent. */
function withoutItsPast(at: number): Uint8Array {
  const doc = new Y.Doc();
  let update: Uint8Array = new Uint8Array();
  doc.on('update', (made: Uint8Array) => {
    update = made;
  });
  const map = doc.getMap('cards');
  map.set('first', at);
  map.set('second', 'x'.repeat(50));
  return update;
}

const goodUpdate = (): Uint8Array => new Writer(1).next();

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at % copy.length] = (copy[at % copy.length] as number) ^ (1 << (at % 8));
  return copy;
}

const ghost = (at: number): PresenceEntry => [
  1000 + at,
  1,
  { user: { name: `ghost ${at}`, color: '#ff0000' }, cursor: { x: at, y: at } },
];

export const cases: readonly Case[] = [
  frames('random bytes × 2,000', ({ dialect }, document) =>
    range(2000).map((i) => dialect.bytes(document, randomBytes(1 + ((i * 7) % 600)))),
  ),
  frames('random bytes without a document × 200', () => range(200).map((i) => randomBytes(1 + i))),
  {
    name: 'an empty frame and a text frame',
    prepare:
      (_, { socket }) =>
      () => {
        socket.sendFrame(clientFrame(Buffer.alloc(0)));
        socket.sendFrame(clientFrame(Buffer.from('hello'), opcode.text));
      },
  },
  {
    name: 'half a frame, then the end',
    leaves: true,
    prepare:
      (_, { socket }) =>
      () => {
        socket.write(clientFrame(randomBytes(1000)).subarray(0, 300));
        socket.end();
      },
  },
  {
    name: 'an unknown opcode with reserved bits',
    prepare:
      (_, { socket }) =>
      () => {
        const frame = clientFrame(randomBytes(20));
        frame[0] = 0xff;
        socket.write(frame);
      },
  },
  frames('an update cut off at each byte', ({ dialect }, document) => {
    const message = dialect.update(document, goodUpdate());
    return range(message.length - 1).map((i) => message.subarray(0, i + 1));
  }),
  frames('a length beyond the frame × 100', ({ dialect }, document) =>
    range(100).map(() => dialect.bytes(document, Buffer.from([0, 2, 255, 255, 255, 255, 15, 1, 2, 3]))),
  ),
  frames('updates of random bytes × 500', ({ dialect }, document) =>
    range(500).map((i) => dialect.update(document, randomBytes(10 + (i % 300)))),
  ),
  frames('state vectors of random bytes × 200', ({ dialect }, document) =>
    range(200).map((i) => dialect.step1(document, randomBytes(10 + (i % 60)))),
  ),
  frames('good updates with a bit flipped × 2,000', ({ dialect }, document) =>
    range(2000).map((i) => dialect.update(document, flipped(goodUpdate(), i))),
  ),
  {
    name: 'updates without their past × 20,000',
    prepare: ({ dialect }, { socket, room }) => {
      const ready = range(20_000).map((i) => clientFrame(dialect.update(room.name, withoutItsPast(i))));
      return async () => {
        for (const [i, frame] of ready.entries()) {
          socket.sendFrame(frame);
          if (i % 500 === 499) await pause(5);
        }
      };
    },
  },
  frames('unknown types of message', ({ dialect }, document) =>
    [3, 5, 6, 9, 42, 100, 127]
      .map((type) => [type, 1, 2, 3])
      .concat([[255, 255, 3, 1]])
      .map((bytes) => dialect.bytes(document, Buffer.from(bytes))),
  ),
  frames('10,000 presence states', ({ dialect }, document) => [
    dialect.presence(document, range(10_000).map(ghost)),
  ]),
  frames('presence that is no JSON', ({ dialect }, document) => [
    dialect.bytes(document, Buffer.from([1, 6, 1, 5, 1, 2, 123, 34])),
  ]),
  frames('a presence state of 8 MB', ({ dialect }, document) => [
    dialect.presence(document, [[77, 1, { x: 'y'.repeat(8e6) }]]),
  ]),
  {
    name: 'a room name of 12 kB',
    leaves: true,
    prepare: (stage) => () => {
      const { socket } = stage.client(stage.rooms.strange('n'.repeat(12_000)));
      setTimeout(() => socket.destroy(), 1000);
    },
  },
  frames('an update of 64 MiB of random bytes', ({ dialect }, document) => [
    dialect.update(document, randomBytes(64 * mib)),
  ]),
  frames('a frame of 200 MiB', ({ dialect }, document) => [dialect.bytes(document, Buffer.alloc(200 * mib))]),
];
