// A backup as a file: what was put in comes out, and whatever happened to the file on its way, nothing else does.

import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  BackupWriter,
  readBackup,
  UnreadableBackup,
  type StoredCell,
} from '../../../server/store/backup-file.ts';

const at = new Date('2026-03-01T17:30:00.123Z');
const cell = (table: string, key: StoredCell['key'], ...bytes: number[]): StoredCell => ({
  table,
  key,
  value: Uint8Array.from(bytes),
});
const some = [
  cell('links', 'b', 1, 2, 3),
  cell('row', ['b', 1]),
  cell('row', ['b', 2 ** 40], 255),
  cell('picture', ['b', 'f00'], ...Buffer.from('groundwork backup 1')),
];

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'groundwork-backup-'));
  file = join(folder, 'backup');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function write(cells: readonly StoredCell[]): Promise<Buffer> {
  const handle = await open(file, 'w');
  const writer = new BackupWriter(handle, at);
  for (const one of cells) await writer.add(one);
  await writer.end();
  await handle.close();
  return readFile(file);
}

async function read(bytes?: Uint8Array): Promise<{ cells: StoredCell[]; at: Date }> {
  if (bytes) await writeFile(file, bytes);
  const cells: StoredCell[] = [];
  const reading = readBackup(file);
  for (;;) {
    const next = await reading.next();
    if (next.done) return { cells, at: next.value };
    cells.push({ ...next.value, value: Uint8Array.from(next.value.value) });
  }
}

describe('a backup file', () => {
  test('gives back what was put into it, and when', async () => {
    await write(some);
    expect(await read()).toEqual({ cells: some, at });
    await write([]);
    expect(await read()).toEqual({ cells: [], at });
  });

  test('gives back any cells, also large ones', async () => {
    const key = fc.oneof(
      fc.string({ minLength: 1, maxLength: 60 }),
      fc.tuple(fc.string(), fc.oneof(fc.nat(), fc.string())),
    );
    const cells = fc.array(
      fc.record({
        table: fc.string({ minLength: 1, maxLength: 12 }),
        key,
        value: fc.oneof(
          fc.uint8Array(),
          fc.nat(3_000_000).map((length) => new Uint8Array(length).fill(length & 255)),
        ),
      }),
      { maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(cells, async (given) => {
        await write(given);
        const { cells: got } = await read();
        expect(got.map((one) => [one.table, one.key, one.value.length])).toEqual(
          given.map((one) => [one.table, one.key, one.value.length]),
        );
        got.forEach(({ value }, i) => expect(Buffer.compare(value, given[i]?.value ?? value)).toBe(0));
      }),
      { numRuns: 30 },
    );
  });

  test('R46 that was cut short, went on too long, or has one bit wrong is never believed', async () => {
    const whole = await write(some);
    for (let length = 0; length < whole.length; length += 1)
      await expect(read(whole.subarray(0, length)), `cut to ${length}`).rejects.toThrow(UnreadableBackup);
    for (let at = 0; at < whole.length; at += 1) {
      const bent = Buffer.from(whole);
      bent[at] = (bent[at] ?? 0) ^ (1 << (at & 7));
      await expect(read(bent), `a bit of byte ${at}`).rejects.toThrow(UnreadableBackup);
    }
    await expect(read(Buffer.concat([whole, Buffer.of(0)]))).rejects.toThrow(UnreadableBackup);
    expect((await read(whole)).cells).toEqual(some);
  });

  test('that is something else says so', async () => {
    for (const text of ['', '\n', 'groundwork', '{"board": []}', 'PK\x03\x04', 'x'.repeat(5000)])
      await expect(read(Buffer.from(text))).rejects.toThrow('is no backup of Groundwork');
    const [head = '', ...rest] = (await write(some)).toString('latin1').split('\n');
    const later = [head.replace(' 1 ', ' 2 '), ...rest].join('\n');
    await expect(read(Buffer.from(later, 'latin1'))).rejects.toThrow(
      'was made by another version of Groundwork',
    );
  });
});
