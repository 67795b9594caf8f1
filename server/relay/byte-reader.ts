// Reads what lib0 writes, out of bytes that may be anything: every length is checked against the end, and every
// failure is a MalformedError. It allocates nothing but the numbers it returns.

import { isUtf8 } from 'node:buffer';
import { MalformedError } from './malformed.ts';

/** Values of Any may hold values; a board's hold three or four levels. */
const mostLevels = 64;

export class ByteReader {
  readonly bytes: Uint8Array;
  position = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get ended(): boolean {
    return this.position === this.bytes.length;
  }

  byte(): number {
    const value = this.bytes[this.position];
    if (value === undefined) throw new MalformedError('bytes are missing');
    this.position += 1;
    return value;
  }

  uint(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (value > Number.MAX_SAFE_INTEGER) throw new MalformedError('a number is too large');
      if (byte < 0x80) return value;
    }
  }

  float64(): number {
    const start = this.#skipped(8);
    return new DataView(this.bytes.buffer, this.bytes.byteOffset + start, 8).getFloat64(0);
  }

  /** A window on the bytes, as long as the number before it says. */
  window(): Uint8Array {
    const start = this.#skipped(this.uint());
    return this.bytes.subarray(start, this.position);
  }

  skip(length: number): void {
    this.#skipped(length);
  }

  /** Passes over a string and returns its length as JavaScript counts it. */
  skipString(): number {
    const length = this.uint();
    const start = this.#skipped(length);
    const { bytes } = this;
    let units = 0;
    let ascii = true;
    for (let i = start; i < this.position; i += 1) {
      const byte = bytes[i] as number;
      if (byte >= 0x80) ascii = false;
      // A character begins at each byte that does not continue one; those of four bytes are two units.
      if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1;
    }
    if (!ascii && !isUtf8(bytes.subarray(start, this.position)))
      throw new MalformedError('a text is not UTF-8');
    return units;
  }

  string(): string {
    const start = this.position;
    this.skipString();
    const end = this.position;
    this.position = start;
    const length = this.uint();
    this.position = end;
    return text.decode(this.bytes.subarray(end - length, end));
  }

  skipJson(): void {
    const json = this.string();
    try {
      JSON.parse(json);
    } catch {
      throw new MalformedError('a value is not JSON');
    }
  }

  /** Passes over one value of lib0's Any. */
  skipAny(level = 0): void {
    if (level > mostLevels) throw new MalformedError('a value holds too many levels');
    switch (this.byte()) {
      case 127: // undefined
      case 126: // null
      case 121: // false
      case 120: // true
        return;
      case 125:
        return this.#skipInt();
      case 124:
        return this.skip(4);
      case 123:
      case 122:
        return this.skip(8);
      case 119:
        this.skipString();
        return;
      case 118:
        for (let left = this.uint(); left > 0; left -= 1) {
          this.skipString();
          this.skipAny(level + 1);
        }
        return;
      case 117:
        for (let left = this.uint(); left > 0; left -= 1) this.skipAny(level + 1);
        return;
      case 116:
        this.skip(this.uint());
        return;
      default:
        throw new MalformedError('no such kind of value');
    }
  }

  /** Throws unless everything was read. */
  end(): void {
    if (!this.ended) throw new MalformedError('bytes after the end');
  }

  #skipInt(): void {
    let value = 0;
    let byte = this.byte();
    value = byte & 0x3f;
    for (let factor = 64; byte >= 0x80; factor *= 128) {
      byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (value > Number.MAX_SAFE_INTEGER) throw new MalformedError('a number is too large');
    }
  }

  #skipped(length: number): number {
    const start = this.position;
    if (length > this.bytes.length - start) throw new MalformedError('a length reaches beyond the end');
    this.position = start + length;
    return start;
  }
}

const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
