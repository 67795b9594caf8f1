// What must outlive the relay: the bytes of each board's room, its pictures, the counters of its links, and its
// join tickets. A store keeps bytes; what they mean is Yjs's business and stands in room.ts.

import type { BoardId } from '../../shared/ids.ts';

/** One update as it was received. Sequence numbers of a room count from 1 and never repeat within an epoch. */
export interface StoredRow {
  readonly sequence: number;
  readonly bytes: Uint8Array;
}

/** All that the relay knows about a board's links: no secret, and only the newest numbers. */
export interface LinkRecord {
  /** Changes when the room's sequence was started anew. */
  readonly epoch: number;
  /** The highest edit link number shown so far. */
  readonly n: number;
  /** The highest view link number that goes with n. */
  readonly m: number;
  /** `keptHash` of view secret m. */
  readonly view: string;
}

/** A join ticket that has not ended, as far as the relay knows it. */
export interface TicketRecord {
  /** `ticketHash` of it. */
  readonly hash: string;
  /** The edit link that it was made by, and ends with. */
  readonly n: number;
  /** When it ends, in milliseconds since 1970. */
  readonly until: number;
}

export interface StoredRoom {
  /** Holds all rows up to and including its sequence. */
  readonly snapshot: StoredRow | undefined;
  /** The rows after the snapshot, in order. */
  readonly rows: readonly StoredRow[];
  /** The highest sequence ever given out, damaged rows included. */
  readonly head: number;
  /** Sequences of rows found damaged: set aside, not in `rows`, never deleted. */
  readonly damaged: readonly number[];
}

/** What is to be written for one board. */
export interface Change {
  readonly board: BoardId;
  readonly links?: LinkRecord;
  /** All of the board's tickets, in the place of those before. */
  readonly tickets?: readonly TicketRecord[];
  readonly rows: readonly StoredRow[];
}

export interface Store {
  boards(): readonly BoardId[];

  /** The board's links, or undefined when the board is not known. Throws when the record is damaged. */
  links(board: BoardId): LinkRecord | undefined;

  /** The board's tickets, in the order in which they were appended. Throws when the record is damaged. */
  tickets(board: BoardId): readonly TicketRecord[];

  /** Rejects when the snapshot is damaged: a room without it would look emptied. */
  load(board: BoardId): Promise<StoredRoom>;

  /** Resolves when all changes are on disk; rejects when none of them is certain to be. Repeating it is harmless. */
  append(changes: readonly Change[]): Promise<void>;

  /** Puts a snapshot in place of all rows up to its sequence, in one transaction. Resolves when that is on disk. */
  replace(board: BoardId, snapshot: StoredRow): Promise<void>;

  /** The pictures of a board, in no order: how many bytes each has, by its hash. */
  pictures(board: BoardId): ReadonlyMap<string, number>;

  /** Undefined also when it is damaged; then it is no longer listed, so that whoever has it brings it again. */
  picture(board: BoardId, hash: string): Promise<Uint8Array | undefined>;

  /** Resolves when it is on disk. Repeating it is harmless. */
  putPicture(board: BoardId, hash: string, bytes: Uint8Array): Promise<void>;

  close(): Promise<void>;
}

export class DamagedError extends Error {
  override name = 'DamagedError';
}

const text = new TextEncoder();

export function writeLinks(links: LinkRecord): Uint8Array {
  return text.encode(JSON.stringify([links.epoch, links.n, links.m, links.view]));
}

export function readLinks(bytes: Uint8Array): LinkRecord {
  const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
  if (!Array.isArray(value)) throw new DamagedError('a link record is not a list');
  const [epoch, n, m, view]: unknown[] = value;
  if (typeof epoch !== 'number' || typeof n !== 'number' || typeof m !== 'number' || typeof view !== 'string')
    throw new DamagedError('a link record has other fields than it should');
  return { epoch, n, m, view };
}

export function writeTickets(tickets: readonly TicketRecord[]): Uint8Array {
  return text.encode(JSON.stringify(tickets.map(({ hash, n, until }) => [hash, n, until])));
}

export function readTickets(bytes: Uint8Array): readonly TicketRecord[] {
  const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
  if (!Array.isArray(value)) throw new DamagedError('a record of tickets is not a list');
  return value.map((entry: unknown) => {
    const [hash, n, until]: unknown[] = Array.isArray(entry) ? entry : [];
    if (typeof hash !== 'string' || typeof n !== 'number' || typeof until !== 'number')
      throw new DamagedError('a ticket has other fields than it should');
    return { hash, n, until };
  });
}

/** A snapshot's sequence and bytes as one value. */
export function writeSnapshot(snapshot: StoredRow): Uint8Array {
  const bytes = new Uint8Array(8 + snapshot.bytes.length);
  new DataView(bytes.buffer).setFloat64(0, snapshot.sequence);
  bytes.set(snapshot.bytes, 8);
  return bytes;
}

export function readSnapshot(bytes: Uint8Array): StoredRow {
  return { sequence: new DataView(bytes.buffer, bytes.byteOffset).getFloat64(0), bytes: bytes.slice(8) };
}
