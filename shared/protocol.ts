// The wire between a board and the relay: stock y-websocket messages (0 sync, 1 awareness, 3 query awareness), one
// message in each binary frame, and four more for clients that offered the subprotocol `groundwork.v1`. This file
// knows bytes, not items.

import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** First varUint of a frame. */
export const messageType = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  /** relay → client: what of this connection is on disk. */
  saved: 120,
  /** relay → client: something the person should know. */
  status: 121,
  /** relay → client: which client id belongs to which session's access. */
  who: 123,
  /** client → relay and back: the relay's time. */
  time: 124,
} as const;

/** Second varUint of a sync frame. */
export const syncType = { step1: 0, step2: 1, update: 2 } as const;

export const statusCode = {
  good: 0,
  notSaving: 1,
  readOnly: 2,
  nearlyFull: 3,
  goingAway: 4,
  refused: 5,
} as const;
export type StatusCode = (typeof statusCode)[keyof typeof statusCode];

/** Subprotocols a client may ask for; the relay answers with the first that it knows, never with the secret. */
export const ownProtocol = 'groundwork.v1';
export const stockProtocol = 'yjs';

/** Close codes. All 44xx and 1009 are final: the client stops and says why. After all others it tries again. */
export const closeCode = {
  /** Sent by the socket itself for a frame that it does not even read: sending it again cannot help. */
  frameTooLarge: 1009,
  malformed: 4400,
  refused: 4403,
  noBoard: 4404,
  tooLarge: 4413,
  fault: 4500,
  busy: 4503,
} as const;

export const limits = {
  /** Bytes of one frame that the socket takes at all. */
  frameBytes: 16 * 1024 * 1024,
  /** Bytes of one update frame. */
  updateBytes: 1024 * 1024,
  /** Bytes of one sync step 2, which may carry a day's offline work or an import. */
  step2Bytes: 8 * 1024 * 1024,
  /** Bytes of one presence state. */
  presenceBytes: 4096,
  /** Presence states in one frame. */
  presenceStates: 4,
  /** Milliseconds between two signs of life from the relay. */
  heartbeatMs: 10_000,
} as const;

/** True for a frame whose durable acknowledgement the relay counts: sync step 2 and update. */
export function carriesUpdate(frame: Uint8Array): boolean {
  return frame[0] === messageType.sync && (frame[1] === syncType.step2 || frame[1] === syncType.update);
}

export interface Saved {
  /** The first `acked` update-bearing frames of this connection are on disk. */
  readonly acked: number;
  /** This connection has been sent the room up to this sequence number. */
  readonly sequence: number;
  /** Changes when the room's sequence was started anew. */
  readonly epoch: number;
}

export function writeSaved(saved: Saved): Uint8Array {
  const out = encoding.createEncoder();
  encoding.writeVarUint(out, messageType.saved);
  encoding.writeVarUint(out, saved.acked);
  encoding.writeVarUint(out, saved.sequence);
  encoding.writeVarUint(out, saved.epoch);
  return encoding.toUint8Array(out);
}

/** Reads what follows the message type. */
export function readSaved(decoder: decoding.Decoder): Saved {
  return {
    acked: decoding.readVarUint(decoder),
    sequence: decoding.readVarUint(decoder),
    epoch: decoding.readVarUint(decoder),
  };
}

export interface Status {
  /** One of statusCode; a newer relay may send others. */
  readonly code: number;
  /** One sentence for the person. */
  readonly text: string;
}

export function writeStatus(code: StatusCode, text: string): Uint8Array {
  const out = encoding.createEncoder();
  encoding.writeVarUint(out, messageType.status);
  encoding.writeVarUint(out, code);
  encoding.writeVarString(out, text);
  return encoding.toUint8Array(out);
}

export function readStatus(decoder: decoding.Decoder): Status {
  return { code: decoding.readVarUint(decoder), text: decoding.readVarString(decoder) };
}

/** Which access the session that owns a client id was opened with. */
export type Who = ReadonlyMap<number, 'edit' | 'view'>;

export function writeWho(who: Who): Uint8Array {
  const out = encoding.createEncoder();
  encoding.writeVarUint(out, messageType.who);
  encoding.writeVarUint(out, who.size);
  for (const [clientId, access] of who) {
    encoding.writeVarUint(out, clientId);
    encoding.writeVarString(out, access);
  }
  return encoding.toUint8Array(out);
}

export function readWho(decoder: decoding.Decoder): Who {
  const who = new Map<number, 'edit' | 'view'>();
  const count = decoding.readVarUint(decoder);
  for (let i = 0; i < count; i += 1) {
    const clientId = decoding.readVarUint(decoder);
    who.set(clientId, decoding.readVarString(decoder) === 'edit' ? 'edit' : 'view');
  }
  return who;
}

/** Milliseconds since 1970, each on the clock of the side that names it. */
export interface TimeAnswer {
  /** What the client sent: its own clock when it asked. */
  readonly t0: number;
  /** The relay's clock when the question came. */
  readonly t1: number;
  /** The relay's clock when the answer left. */
  readonly t2: number;
}

export function writeTimeQuestion(t0: number): Uint8Array {
  const out = encoding.createEncoder();
  encoding.writeVarUint(out, messageType.time);
  encoding.writeFloat64(out, t0);
  return encoding.toUint8Array(out);
}

export function readTimeQuestion(decoder: decoding.Decoder): number {
  return decoding.readFloat64(decoder);
}

export function writeTimeAnswer(answer: TimeAnswer): Uint8Array {
  const out = encoding.createEncoder();
  encoding.writeVarUint(out, messageType.time);
  encoding.writeFloat64(out, answer.t0);
  encoding.writeFloat64(out, answer.t1);
  encoding.writeFloat64(out, answer.t2);
  return encoding.toUint8Array(out);
}

export function readTimeAnswer(decoder: decoding.Decoder): TimeAnswer {
  return {
    t0: decoding.readFloat64(decoder),
    t1: decoding.readFloat64(decoder),
    t2: decoding.readFloat64(decoder),
  };
}

/** An awareness message without states: does nothing on a client but tells it that the relay is alive. */
export const emptyAwareness: Uint8Array = Uint8Array.of(messageType.awareness, 1, 0);
/** The empty sync step 2: "you have all I know", and what makes a stock client say that it is synced. */
export const emptyStep2: Uint8Array = Uint8Array.of(messageType.sync, syncType.step2, 2, 0, 0);

/** A sync frame around a payload (a state vector for step 1, an update for step 2 and update). */
export function writeSync(type: (typeof syncType)[keyof typeof syncType], payload: Uint8Array): Uint8Array {
  const out = encoding.createEncoder();
  encoding.writeVarUint(out, messageType.sync);
  encoding.writeVarUint(out, type);
  encoding.writeVarUint8Array(out, payload);
  return encoding.toUint8Array(out);
}

/** The stock protocol's way to say no: [2, 0, reason]. */
export function writePermissionDenied(reason: string): Uint8Array {
  const out = encoding.createEncoder();
  encoding.writeVarUint(out, messageType.auth);
  encoding.writeVarUint(out, 0);
  encoding.writeVarString(out, reason);
  return encoding.toUint8Array(out);
}
