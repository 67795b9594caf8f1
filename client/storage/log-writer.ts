// Writes a board's log: every change at once, one write under way at a time, what queues up meanwhile merged into
// one. It finds out when the store was wiped or replaced and then writes the whole document first, and it never
// drops a change that is not stored. What waits for the relay goes into the same transaction.

import { promisifyRequest } from 'idb-keyval';
import * as Y from 'yjs';
import type { DurableStore } from './durable-store.ts';
import { readStoredMeta } from './log-reader.ts';
import { metaKey, pack, schema, updateKey, type Meta } from './log-record.ts';
import { faultOf } from './storage-state.ts';
import type { UnsavedItems } from './unsaved-items.ts';

export interface LogWriterOptions {
  readonly store: DurableStore;
  readonly doc: Y.Doc;
  readonly board: string;
  readonly session: string;
  /** The name of a new database, in case this tab is the one that makes it. */
  readonly gen: string;
  readonly unsaved: UnsavedItems;
  /** Called before the first write, and again after it failed. */
  readonly load: () => Promise<void>;
  readonly onStored: (bytes: number) => void;
  readonly onFailed: (error: unknown) => void;
  /** Makes room on a full device. */
  readonly onFull: () => Promise<unknown>;
}

const firstRetryMs = 500;
const lastRetryMs = 10_000;

/** The store was opened anew between the check and the write. */
class Reopened extends Error {}

export class LogWriter {
  readonly #options: LogWriterOptions;
  #queue: Uint8Array[] = [];
  #n = 0;
  #loaded = false;
  /** The next write holds the whole document, because the store may miss what it builds on. */
  #base = false;
  /** The store is known to have lost what this tab wrote: not only the next change must bring it back. */
  #lost = false;
  /** The queue holds everything since the document was empty, so it is the whole document. */
  #queueIsAll = false;
  #suspect = false;
  /** The opening of the store in which it was seen to be the one that was read. */
  #checked = -1;
  #gen: string | undefined;
  #newMeta: Meta | undefined;
  #draining: Promise<boolean> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #retryMs = firstRetryMs;
  #leaving = false;
  #closed = false;

  constructor(options: LogWriterOptions) {
    this.#options = options;
  }

  add(update: Uint8Array): void {
    this.#queue.push(update);
    if (!this.#leaving) this.writeSoon();
    // All that one listener changes goes into one transaction: of several in a row the browser may start only some.
    else if (this.#queue.length === 1) queueMicrotask(() => this.sweep());
  }

  /** The document was changed without a word to `add`. */
  missed(): void {
    this.#base = this.#lost = true;
    this.#queueIsAll = false;
  }

  /** The store was read: what its meta record says, and in which opening. */
  adopt(meta: Meta | undefined, opens: number): void {
    const { gen, board, doc } = this.#options;
    const known = this.#gen !== undefined;
    this.#newMeta = meta ? undefined : { schema, gen, board };
    // An empty or another database holds the work of other tabs at most, never all of ours.
    if (!meta || (known && this.#gen !== meta.gen)) {
      this.#base = true;
      this.#lost ||= known;
      this.#queueIsAll = !known && isEmpty(doc);
    }
    this.#gen = meta?.gen ?? gen;
    this.#checked = opens;
  }

  /** Starts a write unless one is under way or waits for its retry. */
  writeSoon(): void {
    if (this.#retry === undefined) void this.write();
  }

  /** Writes all that is due. True when all of it is stored. */
  write(): Promise<boolean> {
    this.#draining ??= this.#drain().finally(() => {
      this.#draining = undefined;
      // Something may have come in after the loop looked last.
      if ((this.#due || this.#suspect) && !this.#closed) this.writeSoon();
    });
    return this.#draining;
  }

  /** The page may be gone in a moment: everything that is not stored goes out now, next to a write under way. */
  sweep(): void {
    const { store } = this.#options;
    if (!this.#due || !store.isOpen || this.#closed) return;
    // Too late to look whether the store is still the same: then the whole document is written.
    if (this.#checked !== store.opens) this.#base = true;
    void this.#append(store.opens).catch((error: unknown) => this.#failed(error));
  }

  /** True when this opening of the store was seen to be the one that was read. */
  isChecked(opens: number): boolean {
    return this.#checked === opens;
  }

  leaving(now: boolean): void {
    this.#leaving = now;
    if (now) this.sweep();
    else if (this.#due) this.writeSoon();
  }

  /** The database was closed by the browser, most often because its data was cleared. */
  storeClosed(): void {
    this.#suspect = true;
    if (this.#loaded) this.writeSoon();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#retry);
  }

  get #due(): boolean {
    return this.#lost || this.#queue.length > 0 || this.#options.unsaved.due;
  }

  async #drain(): Promise<boolean> {
    clearTimeout(this.#retry);
    this.#retry = undefined;
    const { store, load } = this.#options;
    while (!this.#closed) {
      try {
        if (!this.#loaded) await load();
        this.#loaded = true;
        if (!this.#due && !this.#suspect) return true;
        if (!store.isOpen || this.#checked !== store.opens) await this.#check();
        this.#suspect = false;
        if (this.#due) await this.#append(this.#checked);
      } catch (error) {
        if (error instanceof Reopened) continue;
        this.#failed(error);
        return false;
      }
    }
    return !this.#due;
  }

  async #check(): Promise<void> {
    const { meta, opens } = await readStoredMeta(this.#options.store);
    if (opens !== this.#checked) this.adopt(meta, opens);
  }

  async #append(opens: number): Promise<void> {
    const { store, doc, session, unsaved } = this.#options;
    const base = this.#base;
    const whole = base && !(this.#queueIsAll && doc.store.pendingStructs === null);
    this.#queueIsAll = false;
    const meta = base ? this.#newMeta : undefined;
    const queue = this.#queue;
    this.#queue = [];
    const draft = unsaved.draft(base);
    this.#n += 1;
    const key = updateKey(session, this.#n);
    try {
      const bytes = whole ? Y.encodeStateAsUpdate(doc) : queue.length > 0 ? Y.mergeUpdates(queue) : undefined;
      await store.run(
        'readwrite',
        (log) => {
          if (store.opens !== opens) throw new Reopened();
          if (meta) log.put(meta, metaKey);
          if (bytes) log.put(pack(bytes), key);
          for (const { key, value } of draft.put) log.put(value, key);
          for (const key of draft.remove) log.delete(key);
          return promisifyRequest(log.transaction);
        },
        // A page that goes away has no time for the disk.
        { durability: base && !this.#leaving ? 'strict' : 'relaxed' },
      );
      if (base) this.#base = this.#lost = false;
      if (meta && meta === this.#newMeta) this.#newMeta = undefined;
      unsaved.written(draft);
      this.#retryMs = firstRetryMs;
      this.#options.onStored(bytes?.length ?? 0);
    } catch (error) {
      this.#queue = [...queue, ...this.#queue];
      unsaved.failed(draft);
      throw error;
    }
  }

  #failed(error: unknown): void {
    if (error instanceof Reopened) {
      this.writeSoon();
      return;
    }
    this.#options.onFailed(error);
    const full = faultOf(error) === 'full';
    // A full device refuses the whole of a write, so the queue still says exactly what is missing, and it is
    // smaller than the document. After any other fault nobody knows what was kept.
    if (!full && this.#loaded) this.#base = true;
    if (this.#closed || this.#retry !== undefined) return;
    this.#retry = setTimeout(() => void this.#again(full), this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, lastRetryMs);
  }

  async #again(full: boolean): Promise<void> {
    if (full) await this.#options.onFull().catch(() => undefined);
    await this.write();
  }
}

const isEmpty = ({ store }: Y.Doc): boolean => store.clients.size === 0 && store.pendingStructs === null;
