// Messages made ready for the network once, however many sockets they go to: the head of a WebSocket frame (RFC 6455,
// 5.2: final, binary, not masked, as a server sends it) and the message behind it.

import type { syncType } from '../../shared/protocol.ts';
import { messageType } from '../../shared/protocol.ts';

/** Bytes that follow one another on the wire; a long message is not copied to stand behind its head. */
export type ReadyFrame = readonly Buffer[];

/** Up to here one piece costs less than several. */
export const joinedBytes = 16 * 1024;

export function readyFrame(message: Uint8Array): ReadyFrame {
  return join(headOf(message.length), message);
}

type SyncType = (typeof syncType)[keyof typeof syncType];

/** A sync message around an update or a state vector. */
export function readySync(type: SyncType, payload: Uint8Array): ReadyFrame {
  const length = varUint(payload.length);
  const message = 2 + length.length;
  return join([...headOf(message + payload.length), messageType.sync, type, ...length], payload);
}

export const bytesOf = (frame: ReadyFrame): number => frame.reduce((sum, piece) => sum + piece.length, 0);

/** All of them one after the other, in few pieces: short ones are copied together, long ones stay shared. */
export function joined(frames: readonly ReadyFrame[]): ReadyFrame {
  const pieces: Buffer[] = [];
  let short: Buffer[] = [];
  let bytes = 0;
  const close = () => {
    if (short.length > 0)
      pieces.push(short.length === 1 ? (short[0] as Buffer) : Buffer.concat(short, bytes));
    short = [];
    bytes = 0;
  };
  for (const frame of frames)
    for (const piece of frame) {
      if (bytes + piece.length > joinedBytes) close();
      if (piece.length > joinedBytes) pieces.push(piece);
      else {
        short.push(piece);
        bytes += piece.length;
      }
    }
  close();
  return pieces;
}

function join(head: readonly number[], payload: Uint8Array): ReadyFrame {
  if (payload.length > joinedBytes)
    return [Buffer.from(head), Buffer.from(payload.buffer, payload.byteOffset, payload.length)];
  const frame = Buffer.allocUnsafe(head.length + payload.length);
  for (const [i, byte] of head.entries()) frame[i] = byte;
  frame.set(payload, head.length);
  return [frame];
}

function headOf(length: number): number[] {
  if (length < 126) return [0x82, length];
  if (length < 65_536) return [0x82, 126, length >> 8, length & 0xff];
  // A message has less than 4 GiB.
  return [0x82, 127, 0, 0, 0, 0, length >>> 24, (length >> 16) & 0xff, (length >> 8) & 0xff, length & 0xff];
}

function varUint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 0x80);
  return [...bytes, rest];
}
