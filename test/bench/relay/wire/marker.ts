// A mark in what is written, found again by its bytes: `@@:`, who wrote it (2 digits) and the how-manieth it is (5), in
// base 36. So an update is recognised on arrival without being decoded, also inside of what a relay merged.

const base = 36;
const writerDigits = 2;
const sequenceDigits = 5;
const markerLength = 3 + writerDigits + sequenceDigits;
const at = '@'.charCodeAt(0);
const colon = ':'.charCodeAt(0);
const start = Buffer.from('@@:');
/** Bytes from which the built-in search is worth its call. */
const longBytes = 200;

const digits = new Int8Array(256).fill(-1);
for (let digit = 0; digit < base; digit += 1) digits[digit.toString(base).charCodeAt(0)] = digit;

export function marker(writer: number, sequence: number): string {
  const digitsOf = (value: number, length: number) => value.toString(base).padStart(length, '0');
  return `@@:${digitsOf(writer, writerDigits)}${digitsOf(sequence, sequenceDigits)}`;
}

export type FoundMarker = (writer: number, sequence: number) => void;

/** Every marker that lies whole in the bytes from `from` to `end`. */
export function scanMarkers(bytes: Buffer, from: number, end: number, found: FoundMarker): void {
  const last = end - markerLength;
  for (let i = next(bytes, from, end); i >= 0 && i <= last; i = next(bytes, i + markerLength, end))
    found(read(bytes, i + 3, writerDigits), read(bytes, i + 3 + writerDigits, sequenceDigits));
}

/** Where the next one begins, or -1. */
function next(bytes: Buffer, from: number, end: number): number {
  if (end - from > longBytes) {
    const found = bytes.subarray(from, end).indexOf(start);
    return found < 0 ? -1 : from + found;
  }
  for (let i = from; i < end - 2; i += 1)
    if (bytes[i] === at && bytes[i + 1] === at && bytes[i + 2] === colon) return i;
  return -1;
}

function read(bytes: Buffer, from: number, length: number): number {
  let value = 0;
  for (let i = from; i < from + length; i += 1) value = value * base + (digits[bytes[i] as number] as number);
  return value;
}
