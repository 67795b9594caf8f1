// What must outlive the relay: the bytes of each board's room, its dated versions, its pictures, the counters of its
// links, and its join tickets. A store keeps bytes; what they mean is not its business.

import type { BoardId } from '../../shared/ids.ts';

/** One update as it was received. Sequence numbers of a room count from 1 and never repeat within an epoch. */
export interface StoredRow {
  readonly sequence: number;
  readonly bytes: Uint8Array;
}

/** Many rows made one: what the rows up to and including its sequence hold. */
export interface Snapshot extends StoredRow {
  /** What its bytes hold, in the words of whoever folded them: opaque here. Absent: it has to be found again. */
  readonly summary?: Uint8Array;
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
  readonly snapshot: Snapshot | undefined;
  /** The rows after the snapshot, in order. */
  readonly rows: readonly StoredRow[];
  /** The highest sequence ever given out, damaged rows included. */
  readonly head: number;
  /** Sequences of rows that were set aside, damaged or such as no document takes: not in `rows`, never deleted. */
  readonly damaged: readonly number[];
  /** When the last row came, in milliseconds since 1970, as far as it is known. */
  readonly editedAt: number | undefined;
  /** A version that is to be made of it, if it was not made already. */
  readonly due: VersionDue | undefined;
}

/** The state of a day's end: everything up to this row, which came at this time (milliseconds since 1970). */
export interface VersionDue {
  readonly sequence: number;
  readonly at: number;
}

/** A state of the board that is kept: the one after the last edit of a day. */
export interface VersionMark {
  /** The last row in it. */
  readonly sequence: number;
  /** When that row came, in milliseconds since 1970. */
  readonly at: number;
  /** How many bytes it takes. */
  readonly size: number;
}

/** What is to be written for one board. */
export interface Change {
  readonly board: BoardId;
  readonly links?: LinkRecord;
  /** All of the board's tickets, in the place of those before. */
  readonly tickets?: readonly TicketRecord[];
  readonly rows: readonly StoredRow[];
  /** When the last of the rows came, in milliseconds since 1970; with it the version that is due, or that none is. */
  readonly at?: number;
  readonly due?: VersionDue | undefined;
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

  /**
   * Puts a snapshot in place of all rows up to its sequence, in one transaction, and resolves when that is on disk.
   * `base` is the sequence of the snapshot that it was folded from, 0 for none. Rejects with FencedError, nothing
   * changed, when the stored one is not that one any more, or not older than the new one. So a repeated replace
   * whose first try did reach the disk is fenced: load and see.
   */
  replace(board: BoardId, snapshot: Snapshot, base: number): Promise<void>;

  /** Takes rows that no document takes out of the board, keeps their bytes, and names them in `damaged` from then on. */
  setAside(board: BoardId, sequences: readonly number[]): Promise<void>;

  /** The dated versions of a board, oldest first. */
  versions(board: BoardId): readonly VersionMark[];

  /** The bytes of a version as they were put, or undefined when there is none, or a damaged one. */
  version(board: BoardId, sequence: number): Promise<Uint8Array | undefined>;

  /** Puts a version and deletes those of the sequences in `drop`, in one transaction. Repeating it is harmless. */
  putVersion(board: BoardId, mark: VersionMark, bytes: Uint8Array, drop: readonly number[]): Promise<void>;

  /** The pictures of a board, in no order: how many bytes each has, by its hash. */
  pictures(board: BoardId): ReadonlyMap<string, number>;

  /** Undefined also when it is damaged; then it is no longer listed, so that whoever has it brings it again. */
  picture(board: BoardId, hash: string): Promise<Uint8Array | undefined>;

  /** Resolves when it is on disk. Repeating it is harmless. */
  putPicture(board: BoardId, hash: string, bytes: Uint8Array): Promise<void>;

  /** Writes something and takes it away in one transaction, and resolves as `append` does: whether it can write. */
  probe(): Promise<void>;

  close(): Promise<void>;
}

export class DamagedError extends Error {
  override name = 'DamagedError';
}

/** A fold that came too late: the snapshot that it was to take the place of is there no more. */
export class FencedError extends Error {
  override name = 'FencedError';
}
