// One IndexedDB database with one object store, as a store function for idb-keyval (all of it but `update`): the
// handle stays open and every write is committed at once, so that a write begun while the page goes away is kept; a
// callback that throws keeps nothing; nothing waits for ever. It knows no keys and no boards.

import { promisifyRequest, type UseStore } from 'idb-keyval';

export interface DurableStoreOptions {
  readonly name: string;
  /** Milliseconds that opening may take. */
  readonly openMs?: number;
  /** Milliseconds that one transaction may take. */
  readonly answerMs?: number;
  /** The database was closed from outside: `closed` by the browser (often a wipe), or given up for a delete. */
  readonly onLost?: (why: 'closed' | 'versionchange') => void;
}

export interface TransactionOptions {
  /** strict: on disk before it counts as done (a power cut). relaxed: handed to the system (a killed browser). */
  readonly durability?: 'relaxed' | 'strict';
  /** False where a request is made from the answer to another; such a write is not safe while the page goes away. */
  readonly commitAtOnce?: boolean;
}

const objectStore = 'log';

const isNamed = (error: unknown, name: string) => error instanceof DOMException && error.name === name;
const noAnswer = () => new DOMException('The storage of the browser does not answer.', 'TimeoutError');

function factory(): IDBFactory {
  // Reading the property may itself throw where a setting blocks storage.
  const found: IDBFactory | undefined = globalThis.indexedDB;
  if (!found) throw new DOMException('This browser has no IndexedDB.', 'NotSupportedError');
  return found;
}

export class DurableStore {
  readonly #options: DurableStoreOptions;
  #db: IDBDatabase | undefined;
  #opening: Promise<IDBDatabase> | undefined;
  #opens = 0;
  #closed = false;

  constructor(options: DurableStoreOptions) {
    this.#options = options;
  }

  /** How often the database was opened: when it has grown, what was known of the content holds no more. */
  get opens(): number {
    return this.#opens;
  }

  get isOpen(): boolean {
    return this.#db !== undefined;
  }

  /** For the functions of idb-keyval. */
  readonly use: UseStore = (mode, callback) => this.run(mode, callback);

  /**
   * Runs the callback in one transaction. A write is committed when the callback returns, so requests made later
   * fail. While the database is open the transaction is made before this returns, which a closing page relies on.
   */
  async run<T>(
    mode: IDBTransactionMode,
    callback: (store: IDBObjectStore) => T | PromiseLike<T>,
    options: TransactionOptions = {},
  ): Promise<T> {
    for (let attempt = 0; ; attempt += 1) {
      const db = this.#db ?? (await this.#open());
      try {
        return await this.#transact(db, mode, callback, options);
      } catch (error) {
        // The browser may close a handle without a word (a page that slept); once more with a new one.
        if (attempt > 0 || !isNamed(error, 'InvalidStateError') || this.#closed) throw error;
        this.#drop(db);
      }
    }
  }

  /** Reads a value and writes what `next` makes of it, with no other write between; undefined deletes it. */
  change(key: IDBValidKey, next: (stored: unknown) => unknown): Promise<void> {
    const readThenWrite = (store: IDBObjectStore): Promise<void> => {
      const request: IDBRequest<unknown> = store.get(key);
      request.addEventListener('success', () => {
        const value = next(request.result);
        if (value === undefined) store.delete(key);
        else store.put(value, key);
      });
      return promisifyRequest(store.transaction);
    };
    return this.run('readwrite', readThenWrite, { commitAtOnce: false });
  }

  close(): void {
    this.#closed = true;
    this.#drop(this.#db);
  }

  #transact<T>(
    db: IDBDatabase,
    mode: IDBTransactionMode,
    callback: (store: IDBObjectStore) => T | PromiseLike<T>,
    { durability = 'relaxed', commitAtOnce = true }: TransactionOptions,
  ): Promise<T> {
    const transaction = db.transaction(objectStore, mode, { durability });
    let result: T | PromiseLike<T>;
    try {
      result = callback(transaction.objectStore(objectStore));
    } catch (error) {
      transaction.abort();
      throw error;
    }
    if (mode === 'readwrite' && commitAtOnce) transaction.commit();
    return this.#answered(db, transaction, result);
  }

  async #answered<T>(db: IDBDatabase, transaction: IDBTransaction, result: T | PromiseLike<T>): Promise<T> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        this.#drop(db);
        try {
          transaction.abort();
        } catch {
          // Already committing: it may still be stored, which does no harm, since every write may be repeated.
        }
        reject(noAnswer());
      }, this.#options.answerMs ?? 10_000);
    });
    try {
      return await Promise.race([result, late]);
    } catch (error) {
      // An abort from outside leaves the transaction without an error.
      throw error ?? new DOMException('The browser gave up the transaction.', 'AbortError');
    } finally {
      clearTimeout(timer);
    }
  }

  #open(): Promise<IDBDatabase> {
    this.#opening ??= this.#request().finally(() => {
      this.#opening = undefined;
    });
    return this.#opening;
  }

  #request(): Promise<IDBDatabase> {
    return new Promise((resolve, reject) => {
      if (this.#closed) throw new DOMException('This store was closed.', 'InvalidStateError');
      const request = factory().open(this.#options.name);
      let given = false;
      const timer = setTimeout(() => {
        given = true;
        reject(noAnswer());
      }, this.#options.openMs ?? 4_000);
      request.addEventListener('upgradeneeded', () => request.result.createObjectStore(objectStore));
      request.addEventListener('error', () => {
        clearTimeout(timer);
        reject(request.error ?? new DOMException('The storage did not open.', 'UnknownError'));
      });
      request.addEventListener('success', () => {
        clearTimeout(timer);
        const db = request.result;
        // An answer that comes too late must not keep a handle that blocks others.
        if (given || this.#closed) db.close();
        if (given) return;
        if (this.#closed) return reject(new DOMException('This store was closed.', 'InvalidStateError'));
        this.#adopt(db);
        resolve(db);
      });
    });
  }

  #adopt(db: IDBDatabase): void {
    this.#db = db;
    this.#opens += 1;
    const lost = (why: 'closed' | 'versionchange') => {
      const current = this.#db === db;
      this.#drop(db);
      if (current) this.#options.onLost?.(why);
    };
    db.addEventListener('close', () => lost('closed'));
    db.addEventListener('versionchange', () => lost('versionchange'));
  }

  #drop(db: IDBDatabase | undefined): void {
    if (this.#db === db) this.#db = undefined;
    db?.close();
  }
}
