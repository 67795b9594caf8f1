// The bounds that work on a board can meet, in one place, so that a test can set small ones: how much, and where a session ends for it,
// with which close code and which sentence for the person. Those that clients must know as well stand in
// shared/protocol.ts. README has the same table for people.

import { closeCode, limits } from '../../shared/protocol.ts';

const kib = 1024;
const mib = 1024 * kib;

export const relayLimits = {
  frameBytes: limits.frameBytes,
  updateBytes: limits.updateBytes,
  step2Bytes: limits.step2Bytes,
  /** Bytes of the state vector that a page asks with. */
  vectorBytes: mib,
  /** Frames of one socket: a flood is read slower, never dropped, so an honest script only has to wait. */
  framesPerSecond: 1000,
  frameBurst: 10_000,
  bytesPerSecond: 4 * mib,
  byteBurst: 32 * mib,
  /** Bytes waiting to be sent to one socket above which it gets nothing new, but what it lacks when it has read. */
  unsentBytes: mib,
  /** Milliseconds that such a socket may take nothing at all. */
  stalledMs: 30_000,
  socketsPerRoom: 1000,
  sockets: 20_000,
  /** Bytes of a board at which people are warned, and at which nothing new is taken. */
  boardWarnBytes: 16 * mib,
  /** Page lives that have written on a board, at which people are warned: each letter costs Yjs a look at all of them. */
  boardWarnSessions: 7000,
  /** Page lives at which no new one is taken: the relay looks through all of them for whoever comes. */
  boardSessions: 100_000,
  boardBytes: 32 * mib,
  /** Stretches of what is deleted; a board that is full of real work has far fewer. */
  boardDeletions: 4_000_000,
  /** Bytes received and not yet on disk, over all rooms; above it no socket is read. */
  waitingBytes: 64 * mib,
  /** Bytes of messages that have only half arrived, over all sockets; looked at every second. */
  unfinishedBytes: 128 * mib,
  /** Bytes of updates in one room that stand on something the relay does not have. */
  gapBytes: 64 * kib,
  /** The same for what a page brings in one piece when it comes. */
  gapStep2Bytes: mib,
  /** Such updates in one room; each costs every page of the board a sorting of all that waits. */
  gapsPerSecond: 20,
  gapBurst: 200,
  /** Answers of more bytes, and those from the worker, go to so many at once; a slow one frees its place after a while. */
  largeAnswerBytes: mib,
  largeAnswers: 4,
  largeAnswerMs: 2000,
  /** Bytes of a board above which a difference is made beside the event loop, and how long one is kept. */
  inlineDifferenceBytes: 256 * kib,
  differenceMs: 5000,
  /** Differences of one board that are kept so long. */
  differences: 4,
  /** Bytes of answers that were sent and not yet read, over all sockets; what several wait for counts once. */
  unreadBytes: 128 * mib,
  /** Bytes of rows that stay in memory after they were folded, for who comes back or was slow. */
  pastBytes: mib,
  /** As many more are kept for a slow reader; whoever lacks more than that comes anew. */
  behindBytes: 6 * mib,
  /** Bytes that the pictures of one board may take. */
  boardPictureBytes: 200 * mib,
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
  /**
   * Rows after the snapshot at which a room is folded, but not sooner after the fold before than foldEachMs; rows and
   * bytes at which it is folded at once; rows when its last session leaves.
   */
  foldRows: 500,
  foldEachMs: 30_000,
  foldRowsAtOnce: 5000,
  foldBytes: mib,
  foldRowsOnUnload: 20,
  /** Failures in a row after which a board is no longer folded and goes on with its rows alone. */
  foldFailures: 3,
  /** Milliseconds that a room stays open after its last session. */
  unloadMs: 5000,
  /** Least milliseconds between two writes to the store; a lone edit waits for none. */
  writeEachMs: 4,
  /** Milliseconds after which edits are relayed although they are not yet on disk, and a store counts as not saving. */
  lateStoreMs: 50,
  slowStoreMs: 1000,
  heartbeatMs: limits.heartbeatMs,
  /** Milliseconds between pings; a socket that missed one is gone at the next. */
  pingMs: 25_000,
  /** Milliseconds in which a socket answers when somebody else shows its presence as theirs. */
  doubtMs: 3000,
  /** Milliseconds between two looks whether one of a room's pages holds what the relay lacks. */
  selfCheckMs: 30_000,
  /** Milliseconds without news after which a presence is taken away; looked at seven times as often. */
  presenceMs: 30_000,
  /** Bytes of one presence; a page that shows more of itself than that is not one of ours. */
  presenceBytes: limits.presenceBytes,
  /** Least milliseconds between two presence frames of a room. */
  presenceGapMs: 15,
  /** Milliseconds that a stopping relay waits for its writer. */
  drainMs: 5000,
} as const;

export type RelayLimits = { readonly [Name in keyof typeof relayLimits]: number };

export interface Ending {
  /** 44xx is final for the page, 45xx is tried again. */
  readonly code: number;
  /** For the person; a close reason has at most 123 bytes. */
  readonly sentence: string;
}

const tooLarge = (bytes: number): Ending => ({
  code: closeCode.tooLarge,
  sentence: `This change is larger than the ${bytes / mib} MiB that the relay takes at once. Export the board to keep it.`,
});

const full: Ending = {
  code: closeCode.tooLarge,
  sentence:
    'This board is as large as the relay takes, so your work stays on this device. Archive what is done; then whoever has the owner link makes a copy without the archive (under Share), and the team goes on there.',
};

/** What ends a session, by the limit that was met. */
export const endings = {
  updateBytes: tooLarge(relayLimits.updateBytes),
  step2Bytes: tooLarge(relayLimits.step2Bytes),
  vectorBytes: {
    code: closeCode.tooLarge,
    sentence: 'This page asks with more than the relay reads at once. Reload the page.',
  },
  behindBytes: {
    code: closeCode.busy,
    sentence: 'This connection is too slow for what happens on the board. It is opened again.',
  },
  stalledMs: {
    code: closeCode.busy,
    sentence: 'This connection is too slow for what happens on the board. It is opened again.',
  },
  socketsPerRoom: {
    code: closeCode.busy,
    sentence: 'Too many people are on this board at once. Try again in a minute.',
  },
  sockets: {
    code: closeCode.busy,
    sentence: 'The relay has as many connections as it takes. Try again in a minute.',
  },
  unfinishedBytes: {
    code: closeCode.busy,
    sentence: 'The relay is being sent more at once than it can hold. It is tried again.',
  },
  boardBytes: full,
  boardDeletions: full,
  boardSessions: {
    code: closeCode.tooLarge,
    sentence:
      'This board has been written on for longer than the relay takes, so your work stays on this device. Whoever has the owner link makes a copy of it (under Share), and the team goes on there.',
  },
  gapBytes: {
    code: closeCode.busy,
    sentence: 'Too much of this page waits for what the relay lacks. It syncs anew.',
  },
  presenceBytes: {
    code: closeCode.tooLarge,
    sentence: 'This page shows more of itself to the others than the relay takes. Reload the page.',
  },
  gapsPerSecond: {
    code: closeCode.busy,
    sentence: 'Too much of this page waits for what the relay lacks. It syncs anew.',
  },
} as const satisfies Partial<Record<keyof RelayLimits, Ending>>;

/** Sentences that end nothing: said while the session goes on. */
export const warnings = {
  boardWarnBytes:
    'This board is nearly as large as the relay takes. Archive what is done; then whoever has the owner link makes a copy without the archive (under Share), and the team goes on there.',
  boardWarnSessions:
    'This board has been written on for so long that typing gets slow. Whoever has the owner link makes a copy of it (under Share), and the team goes on there.',
  slowStoreMs:
    'The relay cannot write to its disk at the moment. Your work stays on this device and is saved as soon as it can.',
} as const satisfies Partial<Record<keyof RelayLimits, string>>;
