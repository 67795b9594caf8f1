// A value as it lies in the store: its checksum, then its bytes. The checksum covers the key as well, so that a
// value that turns up under another key is as damaged as one with a flipped bit.

import { crc32 } from 'node:zlib';

/** A board, or a board and what is the board's own: a sequence or a hash. */
export type CellKey = string | readonly [string, number | string];

/** The name under which a value has its checksum. */
export const nameOf = (table: string, key: CellKey) =>
  [table, ...(typeof key === 'string' ? [key] : key)].join(' ');

const checksumBytes = 4;

const checksum = (key: string, bytes: Uint8Array) => crc32(bytes, crc32(key));

export function seal(key: string, bytes: Uint8Array): Buffer {
  const cell = Buffer.allocUnsafeSlow(checksumBytes + bytes.length);
  cell.writeUInt32BE(checksum(key, bytes), 0);
  cell.set(bytes, checksumBytes);
  return cell;
}

/** A copy of the bytes in the cell, or undefined when they are not what was written. */
export function unseal(key: string, cell: Uint8Array): Uint8Array | undefined {
  if (cell.length < checksumBytes) return undefined;
  const bytes = new Uint8Array(cell.subarray(checksumBytes));
  const written = new DataView(cell.buffer, cell.byteOffset).getUint32(0);
  return written === checksum(key, bytes) ? bytes : undefined;
}
