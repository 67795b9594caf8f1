// The browser's own copy of one board: loads it into the document, keeps every change of the document at once, and
// remembers which items wait for the relay. It knows the Y.Doc but not what is in it, and nothing of the network.

import { promisifyRequest } from 'idb-keyval';
import type * as Y from 'yjs';
import type { BoardId, Random } from '../../shared/ids.ts';
import { changedAnything } from '../changed-anything.ts';
import { foldLog } from './fold-log.ts';
import { DurableStore } from './durable-store.ts';
import { applyRows, checkRows, readRows, type Row } from './log-reader.ts';
import { badKey, boardDatabase, randomName } from './log-record.ts';
import { LogWriter } from './log-writer.ts';
import { faultState, type StorageState } from './storage-state.ts';
import { UnsavedItems, type CoverToken } from './unsaved-items.ts';

export interface BoardLogOptions {
  readonly boardId: BoardId;
  readonly doc: Y.Doc;
  readonly random: Random;
  /** The items that a transaction touched. */
  readonly itemsIn: (transaction: Y.Transaction) => readonly string[];
  /** True when a change with this origin was made here: not received from the relay or from another tab. */
  readonly isOwn: (origin: unknown) => boolean;
  readonly onState: (state: StorageState) => void;
  /** Milliseconds; see DurableStore. */
  readonly openMs?: number;
  readonly answerMs?: number;
  readonly folding?: FoldingLimits;
}

/** What the last reading found. Nothing of it is destroyed: damaged records are set aside, newer ones left alone. */
export interface LoadReport {
  readonly records: number;
  /** Damaged records, those of earlier readings included. */
  readonly damaged: number;
  readonly newer: number;
  readonly unreadable: number;
  /** Changes are stored that build on others which are not: they show when the relay has filled the gap. */
  readonly gap: boolean;
}

const nothingRead: LoadReport = { records: 0, damaged: 0, newer: 0, unreadable: 0, gap: false };

/** When the log is folded into a snapshot. */
export interface FoldingLimits {
  /** Past either it is folded in a quiet moment: it takes the whole board through the processor, and keys would wait. */
  readonly records: number;
  readonly bytes: number;
  /** So long nothing has been written, here or by others. */
  readonly quietMs: number;
  /** Past so many times as much it waits for no quiet: a long log takes long to read. */
  readonly patience: number;
}

export const foldingLimits: FoldingLimits = {
  records: 200,
  bytes: 1024 * 1024,
  quietMs: 5000,
  patience: 10,
};

export class BoardLog {
  readonly session: string;
  /** Settles when the first reading is over, also when it failed. */
  readonly loaded: Promise<void>;
  /** The origin of what the log itself puts into the document. */
  readonly origin: unknown = { from: 'storage' };
  readonly #options: BoardLogOptions;
  readonly #store: DurableStore;
  readonly #unsaved: UnsavedItems;
  readonly #writer: LogWriter;
  readonly #listeners = new Set<() => void>();
  readonly #seen = new Set<string>();
  readonly #left = new AbortController();
  #listens = false;
  #state: StorageState = { status: 'loading' };
  #report = nothingRead;
  #records = 0;
  #bytes = 0;
  #folding: Promise<boolean> | undefined;
  #quiet: ReturnType<typeof setTimeout> | undefined;

  constructor(options: BoardLogOptions) {
    const { boardId, doc, random } = options;
    this.#options = options;
    this.session = randomName(random);
    const { openMs = 4_000, answerMs = 10_000 } = options;
    this.#store = new DurableStore({
      name: boardDatabase(boardId),
      openMs,
      answerMs,
      onLost: (why) => why === 'closed' && this.#writer.storeClosed(),
    });
    this.#unsaved = new UnsavedItems(this.session, () => this.#listeners.forEach((listener) => listener()));
    let settle = () => {};
    this.loaded = new Promise((resolve) => {
      settle = resolve;
    });
    this.#writer = new LogWriter({
      store: this.#store,
      doc,
      board: boardId,
      session: this.session,
      gen: randomName(random),
      unsaved: this.#unsaved,
      load: () =>
        this.#load().finally(() => {
          this.#listen();
          // In a task of its own: whoever waits draws the board, and reading a large one has taken long enough.
          setTimeout(settle);
        }),
      onStored: (bytes) => this.#stored(bytes),
      onFailed: (error) => this.#failed(error),
      onFull: () => this.fold({ sparing: true }),
    });
    doc.on('afterTransaction', this.#count);
    this.#watchPage();
    this.#writer.writeSoon();
  }

  get state(): StorageState {
    return this.#state;
  }

  get report(): LoadReport {
    return this.#report;
  }

  /** Items that the relay has not confirmed: changed here, in tabs long closed, in other tabs up to the last reading. */
  unsaved(): ReadonlySet<string> {
    return this.#unsaved.all();
  }

  /** Those of this tab alone, which is what it should tell the others. */
  ownUnsaved(): ReadonlySet<string> {
    return this.#unsaved.own();
  }

  /** True while anything is unconfirmed, also a change of the board itself, which touches no item. */
  get waiting(): boolean {
    return this.#unsaved.waiting;
  }

  onUnsaved(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A mark of all that the document holds now. Take it when a frame is sent that carries it. */
  cover(): CoverToken {
    return this.#unsaved.cover();
  }

  /** The relay has on disk what was sent when the token was taken: exactly that waits no more. */
  confirm(token: CoverToken): void {
    this.#unsaved.confirm(token);
    if (this.#unsaved.due) this.#writer.writeSoon();
  }

  /** True when all that the document holds is stored; tries at once, also while a retry is waiting. */
  async flush(): Promise<boolean> {
    await this.loaded;
    return this.#writer.write();
  }

  /**
   * Takes in what other tabs have stored since. Call it when one of them closed: what waited there is then held by
   * this document, so the next token covers it.
   */
  async catchUp(): Promise<void> {
    await this.loaded;
    if (this.#state.status !== 'unavailable') await this.#read(true).catch((error) => this.#failed(error));
  }

  /** Folds the log into one snapshot. False when there was nothing to do or another tab is at it. */
  fold({ sparing = false } = {}): Promise<boolean> {
    this.#folding ??= foldLog({
      store: this.#store,
      // The name stays: a tab of an earlier version takes the same lock.
      lock: `gw:${this.#options.boardId}:compact`,
      session: this.session,
      gc: this.#options.doc.gc,
      sparing,
    }).finally(() => {
      this.#folding = undefined;
    });
    return this.#folding;
  }

  /** Stores what is due and lets go of the database. False when something could not be stored. */
  async close(): Promise<boolean> {
    await this.#folding?.catch(() => false);
    const stored = await this.flush();
    this.#options.doc.off('afterTransaction', this.#count);
    this.#options.doc.off('update', this.#append);
    this.#left.abort();
    clearTimeout(this.#quiet);
    this.#writer.close();
    this.#store.close();
    return stored;
  }

  /** Yjs tells of a transaction before it tells of its update, so a frame sent with the update is counted as covering it. */
  readonly #count = (transaction: Y.Transaction): void => {
    if (transaction.origin === this.origin || !changedAnything(transaction)) return;
    if (!this.#listens) this.#writer.missed();
    if (this.#options.isOwn(transaction.origin)) this.#unsaved.changed(this.#options.itemsIn(transaction));
  };

  /** Not before the log was read: while nobody listens, Yjs need not write out again what is read. */
  #listen(): void {
    if (this.#left.signal.aborted) return;
    this.#listens = true;
    this.#options.doc.on('update', this.#append);
  }

  readonly #append = (update: Uint8Array, origin: unknown): void => {
    if (origin !== this.origin) this.#writer.add(update);
  };

  async #load(): Promise<void> {
    try {
      await this.#read(false);
    } catch (error) {
      this.#setState(faultState('unavailable', error));
      throw error;
    }
    this.#setState({ status: 'ok' });
  }

  async #read(again: boolean): Promise<void> {
    const { rows, aside, opens } = await readRows(this.#store);
    const checked = checkRows(rows);
    const fresh = checked.good.filter((row) => !this.#seen.has(JSON.stringify(row.key)));
    const refused = applyRows(this.#options.doc, fresh, this.origin);
    for (const { key } of fresh) this.#seen.add(JSON.stringify(key));
    const sameStore = !again || this.#writer.isChecked(opens);
    // Damaged records do not count here: nobody could ever send them, so the report tells of them instead.
    this.#unsaved.read(checked.unsaved, { sameStore, held: checked.newer + checked.unreadable === 0 });
    if (!again) this.#writer.adopt(checked.meta, opens);

    const updates = checked.good.filter((row) => row.type === 'update');
    this.#records = updates.length;
    this.#bytes = updates.reduce((sum, row) => sum + row.bytes.length, 0);
    const damaged = [...checked.damaged, ...refused];
    if (damaged.length > 0) await this.#setAside(damaged, opens).catch(() => undefined);
    this.#report = {
      records: checked.good.length - refused.length,
      damaged: damaged.length + aside,
      newer: checked.newer,
      unreadable: checked.unreadable,
      gap: this.#options.doc.store.pendingStructs !== null,
    };
    this.#foldWhenQuiet();
  }

  /** Moves damaged records out of the way, whole, for somebody to look at. */
  async #setAside(damaged: readonly Row[], opens: number): Promise<void> {
    await this.#store.run('readwrite', (log) => {
      if (this.#store.opens !== opens) throw new DOMException('The store was opened anew.', 'AbortError');
      for (const { key, value } of damaged) {
        log.put({ value }, badKey(key));
        log.delete(key);
      }
      return promisifyRequest(log.transaction);
    });
  }

  #stored(bytes: number): void {
    this.#records += 1;
    this.#bytes += bytes;
    this.#setState({ status: 'ok' });
    this.#foldWhenQuiet();
  }

  #failed(error: unknown): void {
    if (this.#state.status === 'unavailable') this.#setState(faultState('unavailable', error));
    else this.#setState(faultState('unwritable', error));
  }

  #setState(state: StorageState): void {
    const before = this.#state;
    const same = before.status === state.status;
    if (same && (!('reason' in before) || !('reason' in state) || before.reason === state.reason)) return;
    this.#state = state;
    this.#options.onState(state);
  }

  #foldWhenQuiet(): void {
    const { records, bytes, quietMs, patience } = this.#options.folding ?? foldingLimits;
    const over = Math.max(this.#records / records, this.#bytes / bytes);
    if (over <= 1 || this.#left.signal.aborted) return;
    clearTimeout(this.#quiet);
    if (over > patience) this.#foldWhenIdle();
    else this.#quiet = setTimeout(() => this.#foldWhenIdle(), quietMs);
  }

  #foldWhenIdle(): void {
    const run = () => {
      // A failed fold changes nothing; the next change past the limit tries again.
      if (!this.#left.signal.aborted) this.fold().catch(() => false);
    };
    this.#records = this.#bytes = 0;
    if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: 5_000 });
    else setTimeout(run, 1_000);
  }

  #watchPage(): void {
    const { signal } = this.#left;
    addEventListener('pagehide', () => this.#writer.leaving(true), { signal });
    addEventListener('pageshow', () => this.#writer.leaving(false), { signal });
    document.addEventListener(
      'visibilitychange',
      () => document.visibilityState === 'hidden' && this.#writer.sweep(),
      { signal },
    );
  }
}
