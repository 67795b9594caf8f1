// A backup as a file: a first line that says what it is and of when, every value of the store as it lies there, and a
// SHA-256 of all that. A file that was cut short or bent is known for it before anybody believes a byte of it; a copy
// of LMDB's own file could not be looked at, since opening one that was cut short ends the process.

import { createHash, type Hash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import type { CellKey } from './cell.ts';

export interface StoredCell {
  /** Of which kind it is: the name of the store's table. */
  readonly table: string;
  readonly key: CellKey;
  readonly value: Uint8Array;
}

/** The message is a sentence without its subject, the file. */
export class UnreadableBackup extends Error {
  override readonly name = 'UnreadableBackup';
}

const firstLine = /^groundwork backup (\d+) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\n/;
const version = 1;
const longestFirstLine = 64;
const longestKey = 1024;
const hashBytes = 32;
const partBytes = 1024 * 1024;

const noBackup = 'is no backup of Groundwork';
const bent = 'is damaged or was cut short';

/** Writes one cell after another; what is written is a backup only after `end`. */
export class BackupWriter {
  readonly #file: FileHandle;
  readonly #hash: Hash = createHash('sha256');
  #parts: Uint8Array[] = [];
  #waiting = 0;

  constructor(file: FileHandle, at: Date) {
    this.#file = file;
    this.#put(Buffer.from(`groundwork backup ${version} ${at.toISOString()}\n`));
  }

  async add({ table, key, value }: StoredCell): Promise<void> {
    const name = Buffer.from(table);
    const keyText = Buffer.from(JSON.stringify(key));
    const head = Buffer.alloc(1 + name.length + 2 + keyText.length + 4);
    head.writeUInt8(name.length, 0);
    head.set(name, 1);
    head.writeUInt16BE(keyText.length, 1 + name.length);
    head.set(keyText, 3 + name.length);
    head.writeUInt32BE(value.length, 3 + name.length + keyText.length);
    this.#put(head);
    this.#put(value);
    if (this.#waiting >= partBytes) await this.#write();
  }

  /** Resolves when all of it is on disk. */
  async end(): Promise<void> {
    this.#put(Buffer.of(0));
    this.#parts.push(this.#hash.digest());
    await this.#write();
    await this.#file.sync();
  }

  #put(bytes: Uint8Array): void {
    this.#hash.update(bytes);
    this.#parts.push(bytes);
    this.#waiting += bytes.length;
  }

  async #write(): Promise<void> {
    await this.#file.writeFile(Buffer.concat(this.#parts));
    this.#parts = [];
    this.#waiting = 0;
  }
}

/** The cells of a backup. Throws UnreadableBackup, at the latest after the last: believe nothing before the end. */
export async function* readBackup(path: string): AsyncGenerator<StoredCell, Date> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    return yield* cellsOf(new Reader(file, size));
  } finally {
    await file.close();
  }
}

async function* cellsOf(reader: Reader): AsyncGenerator<StoredCell, Date> {
  const at = await readFirstLine(reader);
  for (;;) {
    const nameLength = (await reader.take(1)).readUInt8(0);
    if (nameLength === 0) break;
    const table = (await reader.take(nameLength)).toString();
    const keyLength = (await reader.take(2)).readUInt16BE(0);
    if (keyLength > longestKey) throw new UnreadableBackup(bent);
    const key = readKey((await reader.take(keyLength)).toString());
    const valueLength = (await reader.take(4)).readUInt32BE(0);
    yield { table, key, value: await reader.take(valueLength) };
  }
  const digest = reader.digest();
  const written = await reader.take(hashBytes);
  if (!written.equals(digest) || !reader.atEnd) throw new UnreadableBackup(bent);
  return at;
}

async function readFirstLine(reader: Reader): Promise<Date> {
  const [line, number, at] = firstLine.exec((await reader.peek(longestFirstLine)).toString('latin1')) ?? [];
  if (line === undefined || at === undefined) throw new UnreadableBackup(noBackup);
  if (Number(number) !== version) throw new UnreadableBackup('was made by another version of Groundwork');
  await reader.take(line.length);
  return new Date(at);
}

function readKey(text: string): CellKey {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UnreadableBackup(bent);
  }
  if (typeof value === 'string' && value !== '') return value;
  if (!Array.isArray(value) || value.length !== 2) throw new UnreadableBackup(bent);
  const [board, own]: unknown[] = value;
  if (typeof board !== 'string' || (typeof own !== 'string' && typeof own !== 'number'))
    throw new UnreadableBackup(bent);
  return [board, own];
}

/** Takes bytes from a file in order, and hashes what was taken. */
class Reader {
  readonly #file: FileHandle;
  readonly #size: number;
  readonly #hash: Hash = createHash('sha256');
  #held: Buffer = Buffer.alloc(0);
  #read = 0;
  #taken = 0;

  constructor(file: FileHandle, size: number) {
    this.#file = file;
    this.#size = size;
  }

  get atEnd(): boolean {
    return this.#taken === this.#size;
  }

  digest(): Buffer {
    return this.#hash.copy().digest();
  }

  async take(count: number): Promise<Buffer> {
    // A length that was bent must not make room for itself.
    if (count > this.#size - this.#taken) throw new UnreadableBackup(bent);
    await this.#hold(count);
    if (this.#held.length < count) throw new UnreadableBackup(bent);
    const bytes = Buffer.from(this.#held.subarray(0, count));
    this.#held = this.#held.subarray(count);
    this.#taken += count;
    this.#hash.update(bytes);
    return bytes;
  }

  /** As many of the next bytes as there are. */
  async peek(count: number): Promise<Buffer> {
    await this.#hold(count);
    return this.#held.subarray(0, count);
  }

  async #hold(count: number): Promise<void> {
    while (this.#held.length < count) {
      const wanted = Math.min(Math.max(partBytes, count - this.#held.length), this.#size - this.#read);
      if (wanted <= 0) return;
      const part = Buffer.allocUnsafe(wanted);
      const { bytesRead } = await this.#file.read(part, 0, wanted, this.#read);
      if (bytesRead === 0) return;
      this.#read += bytesRead;
      this.#held = Buffer.concat([this.#held, part.subarray(0, bytesRead)]);
    }
  }
}
