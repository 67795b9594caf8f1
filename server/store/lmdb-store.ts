// The store of one process and one data folder, on LMDB. Every value carries a checksum; a write counts as done
// when it is flushed to disk, not before.

import { setImmediate as turn } from 'node:timers/promises';
import { open, type Database } from 'lmdb';
import type { BoardId } from '../../shared/ids.ts';
import { seal, unseal } from './cell.ts';
import {
  DamagedError,
  readLinks,
  readSnapshot,
  readTickets,
  writeLinks,
  writeSnapshot,
  writeTickets,
  type Change,
  type LinkRecord,
  type Store,
  type StoredRoom,
  type StoredRow,
  type TicketRecord,
} from './store.ts';

type RowKey = [BoardId, number];
type PictureKey = [BoardId, string];

const binary = { encoding: 'binary' } as const;
const pictureName = (board: BoardId, hash: string) => `picture ${board} ${hash}`;
const pictureSizeName = (board: BoardId, hash: string) => `pictureSize ${board} ${hash}`;
const rowName = (board: BoardId, sequence: number) => `row ${board} ${sequence}`;
const allOf = (board: BoardId) => ({ start: [board, 0], end: [board, Number.MAX_SAFE_INTEGER] });
/** A hash is of small hex letters. */
const allPicturesOf = (board: BoardId) => ({ start: [board, ''], end: [board, 'g'] });

export class LmdbStore implements Store {
  readonly #root;
  readonly #links: Database<Buffer, BoardId>;
  readonly #tickets: Database<Buffer, BoardId>;
  readonly #snapshots: Database<Buffer, BoardId>;
  readonly #rows: Database<Buffer, RowKey>;
  readonly #aside: Database<Buffer, RowKey>;
  readonly #pictures: Database<Buffer, PictureKey>;
  /** The length of each picture that is whole, so that a list of them reads no pictures. */
  readonly #pictureSizes: Database<Buffer, PictureKey>;

  constructor(folder: string) {
    // With overlapping sync, LMDB's default here, a failed flush leaves `flushed` waiting for ever; without it the
    // commit itself is the flush, at the same cost (0.5 ms), and a failure is a rejection. Event-turn batches make
    // a second promise that nobody can catch, so a full disk would end the process.
    this.#root = open<Buffer, BoardId>({
      path: folder,
      overlappingSync: false,
      eventTurnBatching: false,
      ...binary,
    });
    this.#links = this.#root.openDB<Buffer, BoardId>('links', binary);
    this.#tickets = this.#root.openDB<Buffer, BoardId>('tickets', binary);
    this.#snapshots = this.#root.openDB<Buffer, BoardId>('snapshot', binary);
    this.#rows = this.#root.openDB<Buffer, RowKey>('row', binary);
    this.#aside = this.#root.openDB<Buffer, RowKey>('aside', binary);
    this.#pictures = this.#root.openDB<Buffer, PictureKey>('picture', binary);
    this.#pictureSizes = this.#root.openDB<Buffer, PictureKey>('pictureSize', binary);
  }

  boards(): readonly BoardId[] {
    return [...this.#links.getKeys()];
  }

  links(board: BoardId): LinkRecord | undefined {
    const bytes = read(`links ${board}`, this.#links.get(board));
    return bytes && readLinks(bytes);
  }

  tickets(board: BoardId): readonly TicketRecord[] {
    const bytes = read(`tickets ${board}`, this.#tickets.get(board));
    return bytes ? readTickets(bytes) : [];
  }

  async load(board: BoardId): Promise<StoredRoom> {
    const found = read(`snapshot ${board}`, this.#snapshots.get(board));
    const snapshot = found && readSnapshot(found);
    const rows: StoredRow[] = [];
    const broken: { key: RowKey; cell: Buffer }[] = [];
    for (const { key, value } of this.#rows.getRange(allOf(board))) {
      const bytes = unseal(rowName(...key), value);
      if (bytes) rows.push({ sequence: key[1], bytes });
      else broken.push({ key, cell: Buffer.from(value) });
    }
    if (broken.length > 0)
      await this.#flush(() => {
        for (const { key, cell } of broken) {
          void this.#aside.put(key, cell);
          void this.#rows.remove(key);
        }
      });
    const damaged = [...this.#aside.getKeys(allOf(board))].map(([, sequence]) => sequence);
    const head = Math.max(0, snapshot?.sequence ?? 0, rows.at(-1)?.sequence ?? 0, ...damaged);
    return { snapshot, rows, head, damaged };
  }

  async append(changes: readonly Change[]): Promise<void> {
    await this.#flush(() => {
      for (const { board, links, tickets, rows } of changes) {
        if (links) void this.#links.put(board, seal(`links ${board}`, writeLinks(links)));
        if (tickets?.length === 0) void this.#tickets.remove(board);
        else if (tickets) void this.#tickets.put(board, seal(`tickets ${board}`, writeTickets(tickets)));
        for (const { sequence, bytes } of rows)
          void this.#rows.put([board, sequence], seal(rowName(board, sequence), bytes));
      }
    });
  }

  async replace(board: BoardId, snapshot: StoredRow): Promise<void> {
    const covered = [...this.#rows.getKeys({ start: [board, 0], end: [board, snapshot.sequence + 1] })];
    await this.#flush(() => {
      void this.#snapshots.put(board, seal(`snapshot ${board}`, writeSnapshot(snapshot)));
      for (const key of covered) void this.#rows.remove(key);
    });
  }

  pictures(board: BoardId): ReadonlyMap<string, number> {
    const sizes = new Map<string, number>();
    for (const { key, value } of this.#pictureSizes.getRange(allPicturesOf(board))) {
      const size = unseal(pictureSizeName(...key), value);
      if (size) sizes.set(key[1], new DataView(size.buffer).getUint32(0));
    }
    return sizes;
  }

  async picture(board: BoardId, hash: string): Promise<Uint8Array | undefined> {
    const key: PictureKey = [board, hash];
    const cell = this.#pictures.get(key);
    const bytes = cell && unseal(pictureName(board, hash), cell);
    if (cell && !bytes) await this.#flush(() => void this.#pictureSizes.remove(key));
    return bytes;
  }

  async putPicture(board: BoardId, hash: string, bytes: Uint8Array): Promise<void> {
    const size = new Uint8Array(4);
    new DataView(size.buffer).setUint32(0, bytes.length);
    await this.#flush(() => {
      void this.#pictures.put([board, hash], seal(pictureName(board, hash), bytes));
      void this.#pictureSizes.put([board, hash], seal(pictureSizeName(board, hash), size));
    });
  }

  async close(): Promise<void> {
    await this.#root.close();
  }

  /** Does the writes in one transaction and resolves when it is on disk. */
  async #flush(writes: () => void): Promise<void> {
    try {
      const committed = await this.#root.batch(writes);
      if (!committed) throw new Error('the store did not take the write');
      await this.#root.flushed;
    } catch (error) {
      throw await causeOf(error);
    }
  }
}

/** A failed commit carries a second rejection with the system's error, which ends the process if nobody takes it. */
async function causeOf(thrown: unknown): Promise<unknown> {
  if (!(thrown instanceof Error && 'commitError' in thrown && thrown.commitError instanceof Promise))
    return thrown;
  const cause = thrown.commitError.catch((error: unknown) => error);
  // It comes in the same turn, or is not known.
  return (await Promise.race([cause, turn()])) ?? thrown;
}

function read(key: string, cell: Buffer | undefined): Uint8Array | undefined {
  if (!cell) return undefined;
  const bytes = unseal(key, cell);
  if (!bytes) throw new DamagedError(`${key} is damaged`);
  return bytes;
}
