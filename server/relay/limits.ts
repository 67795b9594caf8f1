// The relay's bounds, all in one place, so that a test can set small ones. Those that clients must know as well
// stand in shared/protocol.ts.

import { limits } from '../../shared/protocol.ts';

export const relayLimits = {
  /** Frames of one socket: a flood is read slower, never dropped, so an honest script only has to wait. */
  framesPerSecond: 1000,
  frameBurst: 10_000,
  bytesPerSecond: 4 * 1024 * 1024,
  byteBurst: 32 * 1024 * 1024,
  /** Bytes waiting to be sent to one socket beyond its last sync answer; above it the socket is closed and resyncs. */
  unsentBytes: 8 * 1024 * 1024,
  /** Bytes waiting to be sent above which a socket gets no presence. */
  presenceUnsentBytes: 1024 * 1024,
  socketsPerRoom: 1000,
  sockets: 20_000,
  /** Bytes of a board at which people are warned, and at which nothing new is taken. */
  boardWarnBytes: 16 * 1024 * 1024,
  boardBytes: 32 * 1024 * 1024,
  /** Bytes received and not yet on disk, over all rooms; above it no socket is read. */
  waitingBytes: 64 * 1024 * 1024,
  /** Bytes of updates in one room that stand on something the relay does not have. */
  gapBytes: 64 * 1024,
  /** Such updates in one room; each costs Yjs a sorting of all that waits. */
  gapsPerSecond: 20,
  gapBurst: 200,
  /** Bytes that the pictures of one board may take. */
  boardPictureBytes: 200 * 1024 * 1024,
  /** Pictures on their way at once, in and out: each stands in memory meanwhile. Of one board, and of all. */
  boardPicturesAtOnce: 8,
  picturesAtOnce: 64,
  /** Dated versions of a board: how many days' and weeks' ends, and what they may take together. */
  versionDays: 14,
  versionWeeks: 12,
  versionBytes: 64 * 1024 * 1024,
  /** Versions on their way out at once: each stands in memory meanwhile. */
  versionsAtOnce: 8,
  /** Boards that one address may create in an hour. */
  boardsPerHour: 20,
  /** Join tickets that may be made of one board in an hour. */
  ticketsPerHour: 60,
  /** Rows and bytes after the snapshot at which a room is compacted; rows when its last session leaves. */
  compactRows: 500,
  compactBytes: 1024 * 1024,
  compactRowsOnUnload: 20,
  /** Milliseconds that a room stays open after its last session. */
  unloadMs: 5000,
  /** Milliseconds after which an unanswered store counts as not saving. */
  slowStoreMs: 1000,
  heartbeatMs: limits.heartbeatMs,
  /** Milliseconds between pings; a socket that missed one is gone at the next. */
  pingMs: 25_000,
  /** Milliseconds without news after which a presence is taken away. */
  presenceMs: 35_000,
  /** Least milliseconds between two presence frames of a room. */
  presenceGapMs: 50,
  /** Milliseconds that a stopping relay waits for its writer. */
  drainMs: 5000,
} as const;

export type RelayLimits = { readonly [Name in keyof typeof relayLimits]: number };
