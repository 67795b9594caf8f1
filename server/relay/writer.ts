// The one writer of the process. It takes what all rooms have waiting, writes it in one transaction, waits for the
// disk, and only then lets the rooms relay and acknowledge. It keeps its own time: a lone edit is a batch of one,
// and under load batches grow by themselves. When the disk is late people go on seeing each other, but nothing is
// acknowledged for it. It does not know what a row means.

import type { BoardId } from '../../shared/ids.ts';
import type { RelayMetrics } from '../metrics.ts';
import type { Change, Store, StoredRow } from '../store/store.ts';
import { waitFor, type Timing } from './timing.ts';

/** Something received, in the order in which it came. Without a row it added nothing, and waits for those before it. */
export interface Waiting {
  readonly row: StoredRow | undefined;
}

export interface WriterRoom {
  readonly board: BoardId;
  /** What is not yet on disk, oldest first. It stays in the list until `stored`. */
  readonly waiting: readonly Waiting[];
  /** When the last of them came, and the version that is due; undefined when the store knows it well enough. */
  readonly edited: Pick<Change, 'at' | 'due'> | undefined;
  /** The first `count` of the list are on disk now. */
  stored(count: number): void;
  /** The store is late: what waits is relayed all the same, and not acknowledged. */
  relayEarly(): void;
}

export interface WriterOptions {
  readonly timing: Timing;
  readonly metrics: RelayMetrics;
  /** Least milliseconds from the beginning of one write to that of the next: a flush costs as much for one row as for many. */
  readonly writeEachMs: number;
  readonly lateStoreMs: number;
  readonly slowStoreMs: number;
  /** Bytes waiting above which `onPressure(true)` is called. */
  readonly waitingBytes: number;
  /** The store does not answer or fails (true), or works again (false). */
  readonly onTrouble: (trouble: boolean, error?: unknown) => void;
  readonly onPressure: (pressed: boolean) => void;
}

const firstRetryMs = 100;
const lastRetryMs = 1000;

export class Writer {
  readonly #store: Store;
  readonly #options: WriterOptions;
  readonly #rooms = new Set<WriterRoom>();
  #running: Promise<void> | undefined;
  #cancelLate: (() => void) | undefined;
  /** When the last write began. */
  #began = -Infinity;
  #retryMs = firstRetryMs;
  #bytes = 0;
  #pressed = false;
  #trouble = false;
  #stopped = false;

  constructor(store: Store, options: WriterOptions) {
    this.#store = store;
    this.#options = options;
  }

  /** True while the store fails or does not answer. */
  get trouble(): boolean {
    return this.#trouble;
  }

  /** Bytes received and not yet on disk. */
  get waitingBytes(): number {
    return this.#bytes;
  }

  /** The room has put an entry of so many bytes at the end of its list. */
  wake(room: WriterRoom, bytes: number): void {
    this.#rooms.add(room);
    this.#count(bytes);
    if (!this.#stopped) this.#running ??= this.#run();
  }

  /** Resolves when nothing is waiting any more, or after so many milliseconds; writes nothing from then on. */
  async drain(patienceMs: number): Promise<void> {
    let cancel: (() => void) | undefined;
    const late = new Promise<void>((resolve) => {
      cancel = this.#options.timing.after(patienceMs, resolve);
    });
    await Promise.race([this.#idle(), late]);
    cancel?.();
    this.#stopped = true;
    this.#cancelLate?.();
  }

  async #idle(): Promise<void> {
    while (this.#running && !this.#stopped) await this.#running;
  }

  /** It counts as running until its last step and not a microtask longer: whoever wakes it then begins anew. */
  async #run(): Promise<void> {
    try {
      while (this.#rooms.size > 0 && !this.#stopped) await this.#writeNext();
    } finally {
      this.#running = undefined;
    }
  }

  async #writeNext(): Promise<void> {
    const { timing, writeEachMs, metrics } = this.#options;
    await timing.turn();
    const early = this.#began + writeEachMs - timing.now();
    if (early > 0) await waitFor(timing, early);
    if (this.#stopped) return;
    this.#began = timing.now();
    const batch = [...this.#rooms].map((room) => ({ room, entries: [...room.waiting] }));
    this.#watchLate();
    try {
      await this.#write(batch);
    } catch (error) {
      metrics.commitFailed();
      this.#setTrouble(true, error);
      await waitFor(timing, this.#retryMs);
      this.#retryMs = Math.min(lastRetryMs, this.#retryMs * 2);
      return;
    }
    this.#cancelLate?.();
    this.#cancelLate = undefined;
    this.#retryMs = firstRetryMs;
    this.#setTrouble(false);
    for (const { room, entries } of batch) {
      this.#count(-entries.reduce((sum, { row }) => sum + (row?.bytes.length ?? 0), 0));
      room.stored(entries.length);
      if (room.waiting.length === 0) this.#rooms.delete(room);
    }
  }

  async #write(batch: readonly { room: WriterRoom; entries: readonly Waiting[] }[]): Promise<void> {
    const changes = batch.flatMap(({ room, entries }) => {
      const rows = entries.flatMap(({ row }) => row ?? []);
      return rows.length > 0 ? [{ board: room.board, rows, ...room.edited }] : [];
    });
    if (changes.length === 0) return;
    const { timing, slowStoreMs, metrics } = this.#options;
    const started = timing.now();
    const cancelSlow = timing.after(slowStoreMs, () => this.#setTrouble(true));
    try {
      await this.#store.append(changes);
    } finally {
      cancelSlow();
    }
    metrics.committed(
      changes.reduce((sum, { rows }) => sum + rows.length, 0),
      timing.now() - started,
    );
  }

  /** From a while after a write has begun until one is done, over all its tries. */
  #watchLate(): void {
    this.#cancelLate ??= this.#options.timing.after(this.#options.lateStoreMs, () => {
      this.#cancelLate = undefined;
      for (const room of this.#rooms) room.relayEarly();
      this.#watchLate();
    });
  }

  #setTrouble(trouble: boolean, error?: unknown): void {
    if (trouble === this.#trouble) return;
    this.#trouble = trouble;
    this.#options.onTrouble(trouble, error);
  }

  #count(bytes: number): void {
    this.#bytes += bytes;
    const pressed = this.#bytes > this.#options.waitingBytes / (this.#pressed ? 2 : 1);
    if (pressed === this.#pressed) return;
    this.#pressed = pressed;
    this.#options.onPressure(pressed);
  }
}
