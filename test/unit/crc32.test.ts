// The sum that every stored record carries: what older versions stored must still be right.

import { expect, test } from 'vitest';
import { crc32 } from '../../client/storage/crc32.ts';
import { seeded } from '../board-kit.ts';

/** As the standard has it, bit by bit. */
function slowCrc32(bytes: Uint8Array): number {
  let sum = -1;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
}

test('the sum is that of the standard for bytes of every length, also of a part of a larger buffer', () => {
  const random = seeded(7);
  const all = Uint8Array.from({ length: 5000 }, () => Math.floor(random() * 256));
  const lengths = [...Array(12).keys(), 1020, 1021, 1023, 1024, 1025, 1029, 2048, 4999];
  for (const from of [0, 1, 3]) {
    for (const length of lengths) {
      const part = all.subarray(from, from + length);
      expect(crc32(part), `${length} bytes from ${from}`).toBe(slowCrc32(part));
    }
  }
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
});
