// The one writer of the process. It takes what all rooms have waiting, writes it in one transaction, waits for the
// disk, and only then lets the rooms relay and acknowledge. It keeps its own time: a lone edit is a batch of one,
// and under load batches grow by themselves. It does not know what a row means.

import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import type { BoardId } from '../../shared/ids.ts';
import type { RelayMetrics } from '../metrics.ts';
import type { Store, StoredRow } from '../store/store.ts';

/** Something received, in the order in which it came. Without a row it added nothing, and waits for those before it. */
export interface Waiting {
  readonly row: StoredRow | undefined;
}

export interface WriterRoom {
  readonly board: BoardId;
  /** What is not yet on disk, oldest first. It stays in the list until `stored`. */
  readonly waiting: readonly Waiting[];
  /** The first `count` of the list are on disk now. */
  stored(count: number): void;
}

export interface WriterOptions {
  readonly slowStoreMs: number;
  /** Bytes waiting above which `onPressure(true)` is called. */
  readonly waitingBytes: number;
  /** The store does not answer or fails (true), or works again (false). */
  readonly onTrouble: (trouble: boolean, error?: unknown) => void;
  readonly onPressure: (pressed: boolean) => void;
  readonly metrics: RelayMetrics;
}

const firstRetryMs = 100;
const lastRetryMs = 1000;

export class Writer {
  readonly #store: Store;
  readonly #options: WriterOptions;
  readonly #rooms = new Set<WriterRoom>();
  #running: Promise<void> | undefined;
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
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
  }

  /** Resolves when nothing is waiting any more, or after so many milliseconds; writes nothing from then on. */
  async drain(patienceMs: number): Promise<void> {
    const patience = new AbortController();
    const late = wait(patienceMs, undefined, { signal: patience.signal }).catch(() => undefined);
    await Promise.race([this.#running, late]);
    patience.abort();
    this.#stopped = true;
  }

  async #run(): Promise<void> {
    let retryMs = firstRetryMs;
    while (this.#rooms.size > 0 && !this.#stopped) {
      await turn();
      const batch = [...this.#rooms].map((room) => ({ room, entries: [...room.waiting] }));
      try {
        await this.#write(batch);
      } catch (error) {
        this.#setTrouble(true, error);
        await wait(retryMs);
        retryMs = Math.min(lastRetryMs, retryMs * 2);
        continue;
      }
      retryMs = firstRetryMs;
      this.#setTrouble(false);
      for (const { room, entries } of batch) {
        this.#count(-entries.reduce((sum, { row }) => sum + (row?.bytes.length ?? 0), 0));
        room.stored(entries.length);
        if (room.waiting.length === 0) this.#rooms.delete(room);
      }
    }
  }

  async #write(batch: readonly { room: WriterRoom; entries: readonly Waiting[] }[]): Promise<void> {
    const changes = batch.flatMap(({ room, entries }) => {
      const rows = entries.flatMap(({ row }) => row ?? []);
      return rows.length > 0 ? [{ board: room.board, rows }] : [];
    });
    if (changes.length === 0) return;
    const slow = setTimeout(() => this.#setTrouble(true), this.#options.slowStoreMs);
    try {
      await this.#store.append(changes);
    } finally {
      clearTimeout(slow);
    }
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
