// A store that forgets everything with the process: for tests, and as the plainest reading of the contract.
// Its cells can be handed in, so that a test can open them a second time, or damage them.

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

const linksKey = (board: BoardId) => `links ${board}`;
const ticketsKey = (board: BoardId) => `tickets ${board}`;
const snapshotKey = (board: BoardId) => `snapshot ${board}`;
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
    const found = this.#read(snapshotKey(board), `the snapshot of board ${board} is damaged`);
    const snapshot = found && readSnapshot(found);
    const rows: StoredRow[] = [];
    for (const key of this.#keys(`row ${board} `)) {
      const bytes = unseal(key, this.#cells.get(key) ?? new Uint8Array());
      if (bytes) rows.push({ sequence: sequenceOf(key), bytes });
      else this.#setAside(key);
    }
    rows.sort((a, b) => a.sequence - b.sequence);
    const damaged = this.#keys(`aside row ${board} `).map(sequenceOf);
    const head = Math.max(0, snapshot?.sequence ?? 0, rows.at(-1)?.sequence ?? 0, ...damaged);
    return { snapshot, rows, head, damaged };
  }

  async append(changes: readonly Change[]): Promise<void> {
    for (const { board, links, tickets, rows } of changes) {
      if (links) this.#write(linksKey(board), writeLinks(links));
      if (tickets?.length === 0) this.#cells.delete(ticketsKey(board));
      else if (tickets) this.#write(ticketsKey(board), writeTickets(tickets));
      for (const row of rows) this.#write(rowKey(board, row.sequence), row.bytes);
    }
    await Promise.resolve();
  }

  async replace(board: BoardId, snapshot: StoredRow): Promise<void> {
    this.#write(snapshotKey(board), writeSnapshot(snapshot));
    for (const key of this.#keys(`row ${board} `))
      if (sequenceOf(key) <= snapshot.sequence) this.#cells.delete(key);
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

  async close(): Promise<void> {
    await Promise.resolve();
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

  #write(key: string, bytes: Uint8Array): void {
    this.#cells.set(key, seal(key, bytes));
  }

  #setAside(key: string): void {
    this.#cells.set(`aside ${key}`, this.#cells.get(key) ?? new Uint8Array());
    this.#cells.delete(key);
  }
}
