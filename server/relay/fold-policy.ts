// When an open board's rows are folded into a new snapshot, and what happens when that fails: nothing that anybody
// notices. The work itself is done elsewhere; the store's fence refuses a fold of what is not the newest any more.

import type { Folding } from '../folding/folding.ts';
import { why, type Log } from '../log.ts';
import type { RelayMetrics } from '../metrics.ts';
import type { BoardId } from '../../shared/ids.ts';
import type { Snapshot, Store, VersionDue } from '../store/store.ts';
import type { RelayLimits } from './limits.ts';
import type { Timing } from './timing.ts';

export interface FoldOptions {
  readonly board: BoardId;
  readonly store: Store;
  readonly folding: Folding;
  readonly limits: RelayLimits;
  readonly timing: Timing;
  readonly metrics: RelayMetrics;
  readonly log: Log;
  /** What stands after the snapshot, and the last sequence that is on disk. */
  readonly tail: () => Tail;
  /** The store has a new snapshot. `lost`: rows are not in it, because no document takes them or they were damaged. */
  readonly onFolded: (snapshot: Snapshot, lost: boolean) => void;
  /** A version that was due is in this snapshot. */
  readonly onVersion: (due: VersionDue, snapshot: Snapshot) => Promise<void>;
}

export interface Tail {
  readonly rows: number;
  readonly bytes: number;
  readonly durable: number;
}

export class FoldPolicy {
  readonly #options: FoldOptions;
  #running: Promise<void> | undefined;
  #stopped = false;
  #failures = 0;
  #foldedAt: number;
  /** Rows that have to be there before the next try. */
  #rowsWanted: number;
  #due: VersionDue | undefined;

  constructor(options: FoldOptions) {
    this.#options = options;
    this.#rowsWanted = options.limits.foldRows;
    this.#foldedAt = options.timing.now();
  }

  /** The version that is not on disk yet. */
  get due(): VersionDue | undefined {
    return this.#due;
  }

  /** Resolves when no fold is under way; none begins any more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  /** Later rows stay out of the next fold, so that it is the state of then. */
  versionDue(due: VersionDue): void {
    this.#due ??= due;
  }

  /** Folds if it is time for it: to be called when rows have reached the disk, and now and then. */
  look(): void {
    const { limits, timing, tail } = this.#options;
    const { rows, bytes, durable } = tail();
    const versionReady = this.#due !== undefined && this.#due.sequence <= durable;
    const many = rows > limits.foldRowsAtOnce || bytes > limits.foldBytes || versionReady;
    const rested = timing.now() - this.#foldedAt >= limits.foldEachMs;
    if ((many && this.#failures === 0) || (rows > this.#rowsWanted && rested)) void this.fold();
  }

  /** One at a time. Never rejects. */
  fold(): Promise<void> {
    if (this.#stopped || this.#failures >= this.#options.limits.foldFailures) return Promise.resolve();
    this.#running ??= this.#foldOnce();
    return this.#running;
  }

  async #foldOnce(): Promise<void> {
    const folded = await this.#tryFold();
    this.#running = undefined;
    // In a flood, more than enough has come meanwhile.
    if (folded) this.look();
  }

  /** True when there is a new snapshot. */
  async #tryFold(): Promise<boolean> {
    const { limits, log, board, metrics, timing } = this.#options;
    const started = timing.now();
    try {
      const folded = await this.#fold();
      this.#failures = 0;
      this.#foldedAt = timing.now();
      this.#rowsWanted = limits.foldRows;
      metrics.folded(timing.now() - started, false);
      return folded;
    } catch (error) {
      if (this.#stopped) return false;
      this.#failures += 1;
      // Each try waits for twice as many rows as the one before.
      this.#rowsWanted = this.#options.tail().rows + limits.foldRows * 2 ** (this.#failures - 1);
      metrics.folded(timing.now() - started, true);
      const given = this.#failures >= limits.foldFailures;
      log('error', given ? 'the board is no longer folded' : 'the board keeps its rows', {
        board,
        why: why(error),
      });
      return false;
    }
  }

  async #fold(): Promise<boolean> {
    const { board, store, folding, log, onFolded, onVersion } = this.#options;
    const due = this.#due;
    const { snapshot, rows: all, damaged } = await store.load(board);
    const rows = due ? all.filter(({ sequence }) => sequence <= due.sequence) : all;
    const last = rows.at(-1);
    let newest = snapshot;
    if (last) {
      const { bytes, summary, broken } = await folding.fold({ snapshot: snapshot?.bytes, rows });
      newest = { sequence: last.sequence, bytes, summary };
      // Set aside first: once the snapshot is there, the rows that it covers are gone.
      if (broken.length > 0) {
        log('error', 'rows that cannot be applied were set aside', { board, rows: broken.join(' ') });
        await store.setAside(board, broken);
      }
      const base = snapshot?.sequence ?? 0;
      await store.replace(board, newest, base);
      // What was damaged since the room was loaded is still held there, and on no disk any more.
      onFolded(newest, broken.length > 0 || damaged.some((sequence) => sequence > base));
    }
    if (due) {
      // Due until it is on the disk: where the store does not take it, the next try puts it.
      if (newest && newest.sequence <= due.sequence) await onVersion(due, newest);
      this.#due = undefined;
    }
    return last !== undefined;
  }
}
