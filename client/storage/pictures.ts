// The pictures of one board in this browser: their bytes by hash, and which of them the relay has not confirmed. They
// lie in the board's database, beside its log, whose reader does not see these keys. What the browser cannot store is
// held in memory and tried again. What is read back counts only if its hash is right.
//
//   ['held', hash]   the bytes
//   ['due', hash]    {items}   not confirmed by the relay; for which items it waits

import { promisifyRequest } from 'idb-keyval';
import type { BoardId } from '../../shared/ids.ts';
import { hashOfPicture, isPictureHash } from '../../shared/picture.ts';
import { DurableStore } from './durable-store.ts';
import { boardDatabase, dueRange } from './log-record.ts';
import { faultState } from './storage-state.ts';

export interface HeldPicturesOptions {
  readonly boardId: BoardId;
  /** What the getters say has changed. */
  readonly onChange: () => void;
  readonly openMs?: number;
  /** Milliseconds until what could not be stored is tried again. */
  readonly retryMs?: number;
}

const heldKey = (hash: string) => ['held', hash];
const dueKey = (hash: string) => ['due', hash];
const heldRange = () => IDBKeyRange.bound(['held'], ['held', []]);

/** The hashes in keys of either sort; whatever else stands there is left alone. */
const hashesIn = (keys: readonly IDBValidKey[]): string[] =>
  keys.flatMap((key) => (Array.isArray(key) && key.length === 2 && isPictureHash(key[1]) ? [key[1]] : []));

export class HeldPictures {
  /** Settles when it is known what is held, also when nothing can be read. */
  readonly loaded: Promise<void>;
  readonly #store: DurableStore;
  readonly #onChange: () => void;
  readonly #retryMs: number;
  readonly #held = new Set<string>();
  /** By hash: the items for which it waits. */
  readonly #due = new Map<string, readonly string[]>();
  /** What the browser did not store. */
  readonly #memory = new Map<string, Uint8Array>();
  #fault: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor({ boardId, onChange, openMs = 4_000, retryMs = 5_000 }: HeldPicturesOptions) {
    this.#store = new DurableStore({ name: boardDatabase(boardId), openMs });
    this.#onChange = onChange;
    this.#retryMs = retryMs;
    this.loaded = this.lookAgain();
  }

  has(hash: string): boolean {
    return this.#held.has(hash) || this.#memory.has(hash);
  }

  /** How many are held. */
  get size(): number {
    let size = this.#held.size;
    for (const hash of this.#memory.keys()) if (!this.#held.has(hash)) size += 1;
    return size;
  }

  /** True while the relay has not confirmed it. */
  isDue(hash: string): boolean {
    return this.#due.has(hash);
  }

  /** Pictures that are in the memory of this tab alone. */
  get onlyInTab(): ReadonlySet<string> {
    return new Set(this.#memory.keys());
  }

  /** Why the browser did not store the last one, in a sentence. */
  get fault(): string | undefined {
    return this.#fault;
  }

  /** Reads which pictures there are: another tab may have stored some. */
  async lookAgain(): Promise<void> {
    try {
      const [held, due] = await this.#store.run('readonly', (log) =>
        Promise.all([
          promisifyRequest(log.getAllKeys(heldRange())),
          promisifyRequest(log.getAllKeys(dueRange())),
        ]),
      );
      for (const hash of hashesIn(held)) {
        if (this.#held.has(hash)) continue;
        this.#held.add(hash);
        // A mark that another tab takes away later stays here until the relay tells this tab, too.
        if (hashesIn(due).includes(hash)) this.#due.set(hash, []);
      }
    } catch {
      // Nothing can be read: then nothing is held, and the log of the board says what is wrong.
    }
    this.#onChange();
  }

  /**
   * Keeps a picture; with `items` it waits for the relay on behalf of these. Settles when it is stored, or in memory
   * where the browser does not store it.
   */
  async keep(hash: string, bytes: Uint8Array, items?: readonly string[]): Promise<void> {
    this.#memory.set(hash, bytes);
    if (items) this.#due.set(hash, items);
    await this.#storeMemory();
  }

  /** Its bytes, or undefined when it is not here, or not what was kept. */
  async read(hash: string): Promise<Uint8Array | undefined> {
    const held = this.#memory.get(hash);
    if (held) return held;
    const stored = await this.#store
      .run('readonly', (log) => promisifyRequest<unknown>(log.get(heldKey(hash))))
      .catch(() => undefined);
    if (stored instanceof Uint8Array && hashOfPicture(stored) === hash) {
      this.#held.add(hash);
      return stored;
    }
    // What waits is still missed, so that nobody calls it saved; the rest can be had from the relay again.
    if (!this.#due.has(hash) && this.#held.delete(hash)) this.#onChange();
    return undefined;
  }

  /** The relay has it on its disk (no items), or has lost it. */
  async setDue(hash: string, items: readonly string[] | undefined): Promise<void> {
    if (items) this.#due.set(hash, items);
    else if (!this.#due.delete(hash)) return;
    this.#onChange();
    // A mark too many costs one more question to the relay; one too few is found with the next connection.
    await this.#store
      .run('readwrite', (log) => {
        if (items) log.put({ items }, dueKey(hash));
        else log.delete(dueKey(hash));
        return promisifyRequest(log.transaction);
      })
      .catch(() => undefined);
  }

  /** Takes the marks of these away, which wait for nothing. */
  async dropMarks(idle: (hash: string) => boolean): Promise<void> {
    for (const hash of Array.from(this.#due.keys()).filter(idle)) await this.setDue(hash, undefined);
  }

  /** Tries once more to store what is in memory, and lets go of the database. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.loaded;
    await this.#storeMemory();
    this.#store.close();
  }

  async #storeMemory(): Promise<void> {
    for (const [hash, bytes] of Array.from(this.#memory)) {
      try {
        await this.#store.run('readwrite', (log) => {
          const items = this.#due.get(hash);
          log.put(bytes, heldKey(hash));
          if (items) log.put({ items }, dueKey(hash));
          return promisifyRequest(log.transaction);
        });
        this.#held.add(hash);
        this.#memory.delete(hash);
        this.#fault = undefined;
      } catch (error) {
        const state = faultState('unwritable', error);
        this.#fault = 'sentence' in state ? state.sentence : undefined;
        break;
      }
    }
    this.#onChange();
    clearTimeout(this.#timer);
    if (this.#memory.size > 0 && !this.#closed)
      this.#timer = setTimeout(() => void this.#storeMemory(), this.#retryMs);
  }
}
