// Reads one frame of a socket. Everything is checked against the end of the frame, and what it gives are windows on
// it: who keeps any of it copies it.

import { messageType, syncType } from '../../shared/protocol.ts';
import { ByteReader } from './byte-reader.ts';
import { MalformedError } from './malformed.ts';

export type Frame =
  | { readonly type: 'step1'; readonly vector: Uint8Array }
  | { readonly type: 'step2'; readonly update: Uint8Array }
  | { readonly type: 'update'; readonly update: Uint8Array }
  | { readonly type: 'presence'; readonly states: readonly PresenceState[] }
  | { readonly type: 'askPresence' }
  | { readonly type: 'time'; readonly t0: number }
  /** A message of a newer client, or one that only the relay sends: no harm, no use. */
  | { readonly type: 'unknown' };

export interface PresenceState {
  readonly clientId: number;
  readonly clock: number;
  /** JSON as its owner wrote it; not read here. */
  readonly state: Uint8Array;
}

/** A stock client sends back what it was sent, so a full room's presence comes in one frame. */
const mostStates = 2000;

/** Throws MalformedError when the frame is not exactly one well-formed message. */
export function readFrame(frame: Uint8Array): Frame {
  const reader = new ByteReader(frame);
  switch (reader.uint()) {
    case messageType.sync:
      return readSync(reader);
    case messageType.awareness:
      return { type: 'presence', states: readPresence(readRest(reader)) };
    case messageType.queryAwareness:
      reader.end();
      return { type: 'askPresence' };
    case messageType.time: {
      const t0 = reader.float64();
      reader.end();
      return { type: 'time', t0 };
    }
    default:
      return { type: 'unknown' };
  }
}

function readSync(reader: ByteReader): Frame {
  const type = reader.uint();
  const payload = readRest(reader);
  switch (type) {
    case syncType.step1:
      return { type: 'step1', vector: payload };
    case syncType.step2:
      return { type: 'step2', update: payload };
    case syncType.update:
      return { type: 'update', update: payload };
    default:
      throw new MalformedError('no such sync message');
  }
}

function readPresence(bytes: Uint8Array): PresenceState[] {
  const reader = new ByteReader(bytes);
  const count = reader.uint();
  if (count > mostStates) throw new MalformedError('more presence states than a room can hold');
  const states: PresenceState[] = [];
  for (let i = 0; i < count; i += 1)
    states.push({ clientId: reader.uint(), clock: reader.uint(), state: reader.window() });
  reader.end();
  return states;
}

/** The bytes with their length before them, which must be all that is left. */
function readRest(reader: ByteReader): Uint8Array {
  const bytes = reader.window();
  reader.end();
  return bytes;
}
