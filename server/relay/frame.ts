// Reads one frame of a socket. Everything is checked against the end of the frame, and what it gives are windows on
// it: who keeps any of it copies it.

import * as decoding from 'lib0/decoding';
import { messageType, readTimeQuestion, syncType } from '../../shared/protocol.ts';
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

/** Throws when the frame is not exactly one well-formed message. */
export function readFrame(frame: Uint8Array): Frame {
  const decoder = decoding.createDecoder(frame);
  const type = decoding.readVarUint(decoder);
  switch (type) {
    case messageType.sync:
      return readSync(decoder);
    case messageType.awareness:
      return { type: 'presence', states: readPresence(readRest(decoder)) };
    case messageType.queryAwareness:
      readEnd(decoder);
      return { type: 'askPresence' };
    case messageType.time:
      if (frame.length - decoder.pos !== 8) throw new MalformedError('a time question has eight bytes');
      return { type: 'time', t0: readTimeQuestion(decoder) };
    default:
      return { type: 'unknown' };
  }
}

function readSync(decoder: decoding.Decoder): Frame {
  const type = decoding.readVarUint(decoder);
  const payload = readRest(decoder);
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
  const decoder = decoding.createDecoder(bytes);
  const count = decoding.readVarUint(decoder);
  if (count > mostStates) throw new MalformedError('more presence states than a room can hold');
  const states: PresenceState[] = [];
  for (let i = 0; i < count; i += 1) {
    const clientId = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    states.push({ clientId, clock, state: readWindow(decoder) });
  }
  readEnd(decoder);
  return states;
}

/** The bytes with their length before them, which must be all that is left. */
function readRest(decoder: decoding.Decoder): Uint8Array {
  const bytes = readWindow(decoder);
  readEnd(decoder);
  return bytes;
}

function readWindow(decoder: decoding.Decoder): Uint8Array {
  const length = decoding.readVarUint(decoder);
  const end = decoder.pos + length;
  if (end > decoder.arr.length) throw new MalformedError('a length reaches beyond the frame');
  const bytes = decoder.arr.subarray(decoder.pos, end);
  decoder.pos = end;
  return bytes;
}

function readEnd(decoder: decoding.Decoder): void {
  if (decoder.pos !== decoder.arr.length) throw new MalformedError('bytes after the message');
}
