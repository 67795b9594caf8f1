// A store that forgets everything with the process: for tests, and as the plainest reading of the contract.
// Its cells can be handed in, so that a test can open them a second time, or damage them.

import type { BoardId } from '../shared/ids.ts';
import { seal, unseal } from '../server/store/cell.ts';
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
} from '../server/store/records.ts';
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
} from '../server/store/store.ts';

const linksKey = (board: BoardId) => `links ${board}`;
const ticketsKey = (board: BoardId) => `tickets ${board}`;
const snapshotKey = (board: BoardId) => `snapshot ${board}`;
const summaryKey = (board: BoardId) => `summary ${board}`;
const editedKey = (board: BoardId) => `editedAt ${board}`;
const versionKey = (board: BoardId, sequence: number) => `version ${board} ${sequence}`;
const markKey = (board: BoardId, sequence: number) => `versionMark ${board} ${sequence}`;
const rowKey = (board: BoardId, sequence: number) => `row ${board} ${sequence}`;
const pictureKey = (board: BoardId, hash: string) => `picture ${board} ${hash}`;
const sequenceOf = (key: string) => Number(key.slice(key.lastIndexOf(' ') + 1));

export class MemoryStore implements Store {
  readonly #cells: Map<string, Uint8Array>;

  constructor(cells = new Map<string, Uint8Array>()) {
    this.#cells = cells;
  }

  boards(): readonly BoardId[] {
    return [...this.#cells.keys()]
      .filter((key) => key.startsWith('links '))
      .map((key) => key.slice(6) as BoardId);
  }

  links(board: BoardId): LinkRecord | undefined {
    const bytes = this.#read(linksKey(board), `the links of board ${board} are damaged`);
    return bytes && readLinks(bytes);
  }

  tickets(board: BoardId): readonly TicketRecord[] {
    const bytes = this.#read(ticketsKey(board), `the tickets of board ${board} are damaged`);
    return bytes ? readTickets(bytes) : [];
  }

  async load(board: BoardId): Promise<StoredRoom> {
    await Promise.resolve();
    const snapshot = this.#snapshot(board);
    const rows: StoredRow[] = [];
    for (const key of this.#keys(`row ${board} `)) {
      const bytes = unseal(key, this.#cells.get(key) ?? new Uint8Array());
      if (bytes) rows.push({ sequence: sequenceOf(key), bytes });
      else this.#setAside(key);
    }
    rows.sort((a, b) => a.sequence - b.sequence);
    const damaged = this.#keys(`aside row ${board} `).map(sequenceOf);
    const head = Math.max(0, snapshot?.sequence ?? 0, rows.at(-1)?.sequence ?? 0, ...damaged);
    const edited = this.#whole(editedKey(board));
    return { snapshot, rows, head, damaged, ...readEdited(edited) };
  }

  async append(changes: readonly Change[]): Promise<void> {
    for (const { board, links, tickets, rows, at, due } of changes) {
      if (links) this.#write(linksKey(board), writeLinks(links));
      if (tickets?.length === 0) this.#cells.delete(ticketsKey(board));
      else if (tickets) this.#write(ticketsKey(board), writeTickets(tickets));
      for (const row of rows) this.#write(rowKey(board, row.sequence), row.bytes);
      if (at !== undefined) this.#write(editedKey(board), writeEdited(at, due));
    }
    await Promise.resolve();
  }

  async replace(board: BoardId, snapshot: Snapshot, base: number): Promise<void> {
    await Promise.resolve();
    const { sequence, summary } = snapshot;
    const stored = this.#snapshot(board)?.sequence ?? 0;
    if (stored !== base) throw new FencedError(`the snapshot is of row ${stored}, not of ${base} any more`);
    if (stored >= sequence) throw new FencedError(`row ${sequence} is in the snapshot already`);
    this.#write(snapshotKey(board), writeRow(snapshot));
    if (summary) this.#write(summaryKey(board), writeRow({ sequence, bytes: summary }));
    else this.#cells.delete(summaryKey(board));
    for (const key of this.#keys(`row ${board} `)) if (sequenceOf(key) <= sequence) this.#cells.delete(key);
  }

  async setAside(board: BoardId, sequences: readonly number[]): Promise<void> {
    await Promise.resolve();
    for (const sequence of sequences) this.#setAside(rowKey(board, sequence));
  }

  versions(board: BoardId): readonly VersionMark[] {
    const marks = this.#keys(`versionMark ${board} `).flatMap((key) => {
      const mark = this.#whole(key);
      return mark ? readMark(sequenceOf(key), mark) : [];
    });
    return marks.sort((a, b) => a.sequence - b.sequence);
  }

  async version(board: BoardId, sequence: number): Promise<Uint8Array | undefined> {
    await Promise.resolve();
    return this.#whole(versionKey(board, sequence));
  }

  async putVersion(
    board: BoardId,
    mark: VersionMark,
    bytes: Uint8Array,
    drop: readonly number[],
  ): Promise<void> {
    for (const sequence of drop) {
      this.#cells.delete(versionKey(board, sequence));
      this.#cells.delete(markKey(board, sequence));
    }
    this.#write(versionKey(board, mark.sequence), bytes);
    this.#write(markKey(board, mark.sequence), writeMark(mark));
    await Promise.resolve();
  }

  pictures(board: BoardId): ReadonlyMap<string, number> {
    const prefix = pictureKey(board, '');
    const read = (key: string) => unseal(key, this.#cells.get(key) ?? new Uint8Array())?.length ?? 0;
    return new Map(this.#keys(prefix).map((key) => [key.slice(prefix.length), read(key)]));
  }

  async picture(board: BoardId, hash: string): Promise<Uint8Array | undefined> {
    await Promise.resolve();
    const key = pictureKey(board, hash);
    const cell = this.#cells.get(key);
    const bytes = cell && unseal(key, cell);
    if (cell && !bytes) this.#setAside(key);
    return bytes;
  }

  async putPicture(board: BoardId, hash: string, bytes: Uint8Array): Promise<void> {
    this.#write(pictureKey(board, hash), bytes);
    await Promise.resolve();
  }

  async probe(): Promise<void> {
    await Promise.resolve();
  }

  async close(): Promise<void> {
    await Promise.resolve();
  }

  /** A damaged or foreign summary is none: whoever needs one finds it again from the snapshot. */
  #snapshot(board: BoardId): Snapshot | undefined {
    const found = this.#read(snapshotKey(board), `the snapshot of board ${board} is damaged`);
    if (!found) return undefined;
    const snapshot = readRow(found);
    const bytes = this.#whole(summaryKey(board));
    const summary = bytes && bytes.length >= 8 ? readRow(bytes) : undefined;
    return summary?.sequence === snapshot.sequence ? { ...snapshot, summary: summary.bytes } : snapshot;
  }

  #keys(prefix: string): string[] {
    return [...this.#cells.keys()].filter((key) => key.startsWith(prefix));
  }

  #read(key: string, whenDamaged: string): Uint8Array | undefined {
    const cell = this.#cells.get(key);
    if (!cell) return undefined;
    const bytes = unseal(key, cell);
    if (!bytes) throw new DamagedError(whenDamaged);
    return bytes;
  }

  /** Undefined also when it is damaged. */
  #whole(key: string): Uint8Array | undefined {
    const cell = this.#cells.get(key);
    return cell && unseal(key, cell);
  }

  #write(key: string, bytes: Uint8Array): void {
    this.#cells.set(key, seal(key, bytes));
  }

  #setAside(key: string): void {
    const cell = this.#cells.get(key);
    if (cell) this.#cells.set(`aside ${key}`, cell);
    this.#cells.delete(key);
  }
}
