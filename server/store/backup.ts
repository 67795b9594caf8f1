// Takes a data folder's boards as they are at one moment, also while a relay writes them, and puts such cells into a
// folder of their own. Every value is looked at on the way: a damaged one is carried along, since it may be all that
// is left, and said.

import { randomInt } from 'node:crypto';
import { open, type Database } from 'lmdb';
import type { StoredCell } from './backup-file.ts';
import { nameOf, seal, unseal } from './cell.ts';
import { binary, committed, openOptions } from './lmdb.ts';
import { readLinks, writeLinks } from './records.ts';

/** All that a store has. */
export const tables: readonly string[] =
  'links tickets snapshot summary editedAt row aside version versionMark picture pictureSize'.split(' ');

/** Bytes written in one transaction. */
const batchBytes = 8 * 1024 * 1024;

type Table = Database<Buffer, string | [string, number | string]>;

/** Of rows set aside nobody expects more. */
export function isDamaged({ table, key, value }: StoredCell): boolean {
  return table !== 'aside' && !unseal(nameOf(table, key), value);
}

/** All cells of one moment. The folder may belong to a relay that runs. */
export function* cellsAt(folder: string): Generator<StoredCell> {
  const root = open<Buffer, string>({ path: folder, readOnly: true, ...openOptions });
  try {
    const opened = tables.flatMap((table) => {
      // A folder of an earlier version lacks some.
      const cells: Table | undefined = root.openDB(table, binary);
      return cells ? { table, cells } : [];
    });
    // All tables are of one file, so a transaction of one is of all.
    const transaction = opened[0]?.cells.useReadTransaction();
    if (!transaction) return;
    try {
      for (const { table, cells } of opened)
        for (const { key, value } of cells.getRange({ transaction }))
          yield { table, key, value: new Uint8Array(value) };
    } finally {
      transaction.done();
    }
  } finally {
    void root.close();
  }
}

/** Whether anything lies there. */
export function holdsCells(folder: string): boolean {
  for (const cell of cellsAt(folder)) return cell.table !== '';
  return false;
}

/** Fills a new folder and resolves when all of it is on disk. */
export class FolderWriter {
  readonly #root;
  readonly #tables: ReadonlyMap<string, Table>;
  #batch: StoredCell[] = [];
  #bytes = 0;

  constructor(folder: string) {
    this.#root = open<Buffer, string>({ path: folder, ...openOptions });
    this.#tables = new Map(tables.map((table) => [table, this.#root.openDB(table, binary)]));
  }

  async add(cell: StoredCell): Promise<void> {
    this.#batch.push(cell);
    this.#bytes += cell.value.length;
    if (this.#bytes >= batchBytes || this.#batch.length >= 10_000) await this.#write();
  }

  /** Closed and on disk; after a failure only closed. */
  async end(): Promise<void> {
    try {
      await this.#write();
    } finally {
      await this.#root.close();
    }
  }

  async #write(): Promise<void> {
    const batch = this.#batch;
    this.#batch = [];
    this.#bytes = 0;
    if (batch.length === 0) return;
    await committed(
      this.#root.batch(() => {
        for (const { table, key, value } of batch)
          void this.#tables.get(table)?.put(typeof key === 'string' ? key : [...key], Buffer.from(value));
      }),
    );
  }
}

/**
 * The same links with another epoch. Sequences go on from where the backup was, so what a client remembers of its
 * place is true no more; the new epoch tells it so. Damaged links stay as they are.
 */
export function withNewEpoch(cell: StoredCell): StoredCell {
  if (cell.table !== 'links' || typeof cell.key !== 'string') return cell;
  const name = nameOf(cell.table, cell.key);
  const bytes = unseal(name, cell.value);
  if (!bytes) return cell;
  const links = readLinks(bytes);
  let epoch = links.epoch;
  while (epoch === links.epoch) epoch = randomInt(1, 2 ** 32);
  return { ...cell, value: seal(name, writeLinks({ ...links, epoch })) };
}
