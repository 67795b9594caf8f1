// The messages of the stock y-websocket protocol, and the one peer that puts something before them: Hocuspocus names the
// document in each message and wants to be greeted first. A plain broadcaster understands nothing and answers nothing.

import * as encoding from 'lib0/encoding';
import { messageType, syncType } from '../../../../shared/protocol.ts';

export type DialectName = 'plain' | 'stock' | 'hocuspocus';

/** [client id, clock, state] */
export type PresenceEntry = readonly [number, number, unknown];

const emptyVector = Uint8Array.of(0);
const emptyUpdate = Uint8Array.of(0, 0);
const token = 2;

export class Dialect {
  readonly name: DialectName;

  constructor(name: DialectName) {
    this.name = name;
  }

  /** What must be said first, if anything. */
  greeting(document: string): Buffer | undefined {
    if (this.name !== 'hocuspocus') return undefined;
    return this.#message(document, (out) => {
      encoding.writeVarUint(out, token);
      encoding.writeVarUint(out, 0);
      encoding.writeVarString(out, '');
    });
  }

  step1(document: string, vector: Uint8Array = emptyVector): Buffer {
    return this.#sync(document, syncType.step1, vector);
  }

  step2(document: string, update: Uint8Array = emptyUpdate): Buffer {
    return this.#sync(document, syncType.step2, update);
  }

  update(document: string, update: Uint8Array): Buffer {
    return this.#sync(document, syncType.update, update);
  }

  presence(document: string, entries: readonly PresenceEntry[]): Buffer {
    const states = encoding.createEncoder();
    encoding.writeVarUint(states, entries.length);
    for (const [clientId, clock, state] of entries) {
      encoding.writeVarUint(states, clientId);
      encoding.writeVarUint(states, clock);
      encoding.writeVarString(states, JSON.stringify(state));
    }
    return this.#message(document, (out) => {
      encoding.writeVarUint(out, messageType.awareness);
      encoding.writeVarUint8Array(out, encoding.toUint8Array(states));
    });
  }

  /** Bytes that are no message. */
  bytes(document: string, bytes: Uint8Array): Buffer {
    return this.#message(document, (out) => encoding.writeUint8Array(out, bytes));
  }

  /** Where the message's type stands in these bytes. */
  typeAt(bytes: Buffer, start: number): number {
    if (this.name !== 'hocuspocus') return start;
    const [length, after] = readVarUint(bytes, start);
    return after + length;
  }

  #sync(document: string, type: number, payload: Uint8Array): Buffer {
    return this.#message(document, (out) => {
      encoding.writeVarUint(out, messageType.sync);
      encoding.writeVarUint(out, type);
      encoding.writeVarUint8Array(out, payload);
    });
  }

  #message(document: string, write: (out: encoding.Encoder) => void): Buffer {
    const out = encoding.createEncoder();
    if (this.name === 'hocuspocus') encoding.writeVarString(out, document);
    write(out);
    return Buffer.from(encoding.toUint8Array(out));
  }
}

/** The number, and where what follows it begins. */
export function readVarUint(bytes: Buffer, start: number): readonly [number, number] {
  let value = 0;
  let factor = 1;
  let at = start;
  for (;;) {
    const byte = bytes[at] ?? 0;
    at += 1;
    value += (byte & 127) * factor;
    factor *= 128;
    if (byte < 128) return [value, at];
  }
}
