// CRC-32 (the one of zip and PNG). Yjs applies more than half of all flipped bytes without an error, so every
// stored record carries this sum.
//
// A large board is megabytes, read and summed at each start, by code that the browser has not compiled yet. So four bytes
// are taken in one step, and in short runs, since a function is compiled sooner when it is called often.

const runLength = 1024;

/** Four tables: what a byte does to the sum when none, one, two or three bytes of its step come after it. */
const tables = new Int32Array(4 * 256);
for (let byte = 0; byte < 256; byte += 1) {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  tables[byte] = value;
}
for (let at = 256; at < tables.length; at += 1) {
  const value = tables[at - 256] as number;
  tables[at] = (value >>> 8) ^ (tables[value & 255] as number);
}

/** Goes on with a sum over the bytes from `at` to before `end`, whose number is a multiple of four. */
function runOn(sum: number, bytes: Uint8Array, at: number, end: number): number {
  let now = sum;
  for (let i = at; i < end; i += 4) {
    now ^=
      (bytes[i] as number) |
      ((bytes[i + 1] as number) << 8) |
      ((bytes[i + 2] as number) << 16) |
      ((bytes[i + 3] as number) << 24);
    now =
      (tables[768 + (now & 255)] as number) ^
      (tables[512 + ((now >>> 8) & 255)] as number) ^
      (tables[256 + ((now >>> 16) & 255)] as number) ^
      (tables[now >>> 24] as number);
  }
  return now;
}

export function crc32(bytes: Uint8Array): number {
  const whole = bytes.length - (bytes.length % 4);
  let sum = -1;
  for (let at = 0; at < whole; at += runLength) sum = runOn(sum, bytes, at, Math.min(at + runLength, whole));
  for (let at = whole; at < bytes.length; at += 1)
    sum = (tables[(sum ^ (bytes[at] as number)) & 255] as number) ^ (sum >>> 8);
  return ~sum >>> 0;
}
