// The store of one process and one data folder, on LMDB. Every value carries a checksum; a write counts as done
// when it is flushed to disk, not before.

import { open, type Database } from 'lmdb';
import type { BoardId } from '../../shared/ids.ts';
import { nameOf, seal, unseal } from './cell.ts';
import { binary, committed, openOptions } from './lmdb.ts';
import {
  readEdited,
  readLinks,
  readMark,
  readRow,
  readTickets,
  writeEdited,
  writeLinks,
  writeMark,
  writeRow,
  writeTickets,
} from './records.ts';
import {
  DamagedError,
  FencedError,
  type Change,
  type LinkRecord,
  type Snapshot,
  type Store,
  type StoredRoom,
  type StoredRow,
  type TicketRecord,
  type VersionMark,
} from './store.ts';

/** A board and a sequence. */
type RowKey = [BoardId, number];
type PictureKey = [BoardId, string];

const allOf = (board: BoardId) => ({ start: [board, 0], end: [board, Number.MAX_SAFE_INTEGER] });
/** A hash is of small hex letters. */
const allPicturesOf = (board: BoardId) => ({ start: [board, ''], end: [board, 'g'] });

/** No board's: shorter than an id. */
const probeKey = 'probe' as BoardId;

/** The store's folder inside the data folder. */
export const boardsFolder = 'boards';

export class LmdbStore implements Store {
  readonly #root;
  readonly #links: Database<Buffer, BoardId>;
  readonly #tickets: Database<Buffer, BoardId>;
  readonly #snapshots: Database<Buffer, BoardId>;
  readonly #summaries: Database<Buffer, BoardId>;
  readonly #editedAt: Database<Buffer, BoardId>;
  readonly #rows: Database<Buffer, RowKey>;
  readonly #aside: Database<Buffer, RowKey>;
  readonly #versions: Database<Buffer, RowKey>;
  /** The mark of each version that is whole, so that a list of them reads no versions. */
  readonly #versionMarks: Database<Buffer, RowKey>;
  readonly #pictures: Database<Buffer, PictureKey>;
  /** The length of each picture that is whole, so that a list of them reads no pictures. */
  readonly #pictureSizes: Database<Buffer, PictureKey>;

  constructor(folder: string) {
    this.#root = open<Buffer, BoardId>({ path: folder, ...openOptions });
    this.#links = this.#root.openDB<Buffer, BoardId>('links', binary);
    this.#tickets = this.#root.openDB<Buffer, BoardId>('tickets', binary);
    this.#snapshots = this.#root.openDB<Buffer, BoardId>('snapshot', binary);
    this.#summaries = this.#root.openDB<Buffer, BoardId>('summary', binary);
    this.#editedAt = this.#root.openDB<Buffer, BoardId>('editedAt', binary);
    this.#rows = this.#root.openDB<Buffer, RowKey>('row', binary);
    this.#aside = this.#root.openDB<Buffer, RowKey>('aside', binary);
    this.#versions = this.#root.openDB<Buffer, RowKey>('version', binary);
    this.#versionMarks = this.#root.openDB<Buffer, RowKey>('versionMark', binary);
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
    const snapshot = this.#snapshot(board);
    const rows: StoredRow[] = [];
    const broken: number[] = [];
    for (const { key, value } of this.#rows.getRange(allOf(board))) {
      const bytes = unseal(nameOf('row', key), value);
      if (bytes) rows.push({ sequence: key[1], bytes });
      else broken.push(key[1]);
    }
    const editedCell = this.#editedAt.get(board);
    const edited = editedCell && unseal(`editedAt ${board}`, editedCell);
    if (broken.length > 0) await this.setAside(board, broken);
    const damaged = [...this.#aside.getKeys(allOf(board))].map(([, sequence]) => sequence);
    const head = Math.max(0, snapshot?.sequence ?? 0, rows.at(-1)?.sequence ?? 0, ...damaged);
    return { snapshot, rows, head, damaged, ...readEdited(edited) };
  }

  async append(changes: readonly Change[]): Promise<void> {
    await this.#batch(() => {
      for (const change of changes) this.#append(change);
    });
  }

  #append({ board, links, tickets, rows, at, due }: Change): void {
    if (links) void this.#links.put(board, seal(`links ${board}`, writeLinks(links)));
    if (tickets?.length === 0) void this.#tickets.remove(board);
    else if (tickets) void this.#tickets.put(board, seal(`tickets ${board}`, writeTickets(tickets)));
    for (const { sequence, bytes } of rows)
      void this.#rows.put([board, sequence], seal(nameOf('row', [board, sequence]), bytes));
    if (at !== undefined) void this.#editedAt.put(board, seal(`editedAt ${board}`, writeEdited(at, due)));
  }

  async replace(board: BoardId, snapshot: Snapshot, base: number): Promise<void> {
    const { sequence, summary } = snapshot;
    const cell = seal(`snapshot ${board}`, writeRow(snapshot));
    const summaryCell = summary && seal(`summary ${board}`, writeRow({ sequence, bytes: summary }));
    await this.#transaction(() => {
      const found = read(`snapshot ${board}`, this.#snapshots.get(board));
      const stored = found ? readRow(found).sequence : 0;
      if (stored !== base) throw new FencedError(`the snapshot is of row ${stored}, not of ${base} any more`);
      if (stored >= sequence) throw new FencedError(`row ${sequence} is in the snapshot already`);
      void this.#snapshots.put(board, cell);
      if (summaryCell) void this.#summaries.put(board, summaryCell);
      else void this.#summaries.remove(board);
      const covered = [...this.#rows.getKeys({ start: [board, 0], end: [board, sequence + 1] })];
      for (const key of covered) void this.#rows.remove(key);
    });
  }

  async setAside(board: BoardId, sequences: readonly number[]): Promise<void> {
    await this.#transaction(() => {
      for (const sequence of sequences) {
        const key: RowKey = [board, sequence];
        const cell = this.#rows.get(key);
        if (!cell) continue;
        void this.#aside.put(key, Buffer.from(cell));
        void this.#rows.remove(key);
      }
    });
  }

  versions(board: BoardId): readonly VersionMark[] {
    const marks: VersionMark[] = [];
    for (const { key, value } of this.#versionMarks.getRange(allOf(board))) {
      const mark = unseal(nameOf('versionMark', key), value);
      if (mark) marks.push(readMark(key[1], mark));
    }
    return marks;
  }

  async version(board: BoardId, sequence: number): Promise<Uint8Array | undefined> {
    await Promise.resolve();
    const cell = this.#versions.get([board, sequence]);
    return cell && unseal(nameOf('version', [board, sequence]), cell);
  }

  async putVersion(
    board: BoardId,
    mark: VersionMark,
    bytes: Uint8Array,
    drop: readonly number[],
  ): Promise<void> {
    const key: RowKey = [board, mark.sequence];
    await this.#batch(() => {
      for (const sequence of drop) {
        void this.#versions.remove([board, sequence]);
        void this.#versionMarks.remove([board, sequence]);
      }
      void this.#versions.put(key, seal(nameOf('version', key), bytes));
      void this.#versionMarks.put(key, seal(nameOf('versionMark', key), writeMark(mark)));
    });
  }

  pictures(board: BoardId): ReadonlyMap<string, number> {
    const sizes = new Map<string, number>();
    for (const { key, value } of this.#pictureSizes.getRange(allPicturesOf(board))) {
      const size = unseal(nameOf('pictureSize', key), value);
      if (size) sizes.set(key[1], new DataView(size.buffer).getUint32(0));
    }
    return sizes;
  }

  async picture(board: BoardId, hash: string): Promise<Uint8Array | undefined> {
    const key: PictureKey = [board, hash];
    const cell = this.#pictures.get(key);
    const bytes = cell && unseal(nameOf('picture', [board, hash]), cell);
    if (cell && !bytes) await this.#flush(() => this.#pictureSizes.remove(key));
    return bytes;
  }

  async putPicture(board: BoardId, hash: string, bytes: Uint8Array): Promise<void> {
    const size = new Uint8Array(4);
    new DataView(size.buffer).setUint32(0, bytes.length);
    await this.#batch(() => {
      void this.#pictures.put([board, hash], seal(nameOf('picture', [board, hash]), bytes));
      void this.#pictureSizes.put([board, hash], seal(nameOf('pictureSize', [board, hash]), size));
    });
  }

  async probe(): Promise<void> {
    await this.#batch(() => {
      void this.#editedAt.put(probeKey, Buffer.of(0));
      void this.#editedAt.remove(probeKey);
    });
  }

  async close(): Promise<void> {
    await this.#root.close();
  }

  /** A damaged or foreign summary is none: whoever needs one finds it again from the snapshot. */
  #snapshot(board: BoardId): Snapshot | undefined {
    const found = read(`snapshot ${board}`, this.#snapshots.get(board));
    if (!found) return undefined;
    const snapshot = readRow(found);
    const cell = this.#summaries.get(board);
    const bytes = cell && unseal(`summary ${board}`, cell);
    const summary = bytes && bytes.length >= 8 ? readRow(bytes) : undefined;
    return summary?.sequence === snapshot.sequence ? { ...snapshot, summary: summary.bytes } : snapshot;
  }

  /** Writes in one transaction, and resolves when it is on disk. */
  #batch(work: () => void): Promise<void> {
    return this.#flush(() => this.#root.batch(work));
  }

  /** Reads and writes in one transaction, and resolves when it is on disk. What throws leaves nothing behind. */
  #transaction(work: () => void): Promise<void> {
    return this.#flush(async () => {
      // Only a child transaction is rolled back by what throws in it.
      await this.#root.childTransaction(work);
      return true;
    });
  }

  /** Resolves when what was written is on disk. */
  async #flush(write: () => Promise<boolean>): Promise<void> {
    await committed(write());
    await this.#root.flushed;
  }
}

function read(key: string, cell: Buffer | undefined): Uint8Array | undefined {
  if (!cell) return undefined;
  const bytes = unseal(key, cell);
  if (!bytes) throw new DamagedError(`${key} is damaged`);
  return bytes;
}
