// Brings the pictures of one board to the relay and from it, while there is a connection: it asks which the relay has,
// sends those it lacks, fetches those that are missing here, and tries again, later each time, until nothing is left.
// What comes counts only if its hash is right. It knows hashes and bytes, no items.

import type { Random } from '../../shared/ids.ts';
import { authProtocol, type Link } from '../../shared/links.ts';
import { after as afterTime, type After } from './after.ts';
import { retryDelay } from './back-off.ts';
import { accessOf } from './connection.ts';
import { onWake as onPageWake, type OnWake } from './page-life.ts';
import { fetchPicture, listPictures, PictureFailure, sendPicture, type Ask } from './picture-requests.ts';

/** What this browser holds; implemented by client/storage. */
export interface PictureShelf {
  has(hash: string): boolean;
  isDue(hash: string): boolean;
  read(hash: string): Promise<Uint8Array | undefined>;
  keep(hash: string, bytes: Uint8Array): Promise<void>;
  setDue(hash: string, items: readonly string[] | undefined): Promise<void>;
}

/** What the board names; implemented by client/store. */
export interface PictureNames {
  readonly hashes: Iterable<string>;
  itemsOf(hash: string): readonly string[];
}

export interface PictureSyncOptions {
  /** `https://host`, without a path. */
  readonly origin: string;
  readonly link: Link;
  readonly shelf: PictureShelf;
  readonly names: PictureNames;
  /** True while the board itself is joined to the relay. */
  readonly connected: () => boolean;
  /** What the getters say has changed. */
  readonly onChange: () => void;
  readonly random: Random;
  readonly after?: After;
  readonly onWake?: OnWake;
  readonly request?: Ask['request'];
}

/** The longest wait between two tries. */
const longestWaitMs = 60_000;
const damagedHere =
  'A picture on this device is damaged and cannot be sent. Add it again, or take it off the item.';

export class PictureSync {
  readonly #options: PictureSyncOptions;
  readonly #after: After;
  readonly #stopWake: () => void;
  #link: Link;
  /** Ends with the connection. */
  #connection: AbortController | undefined;
  /** What the relay said on this connection that it has. */
  #relayHas: Set<string> | undefined;
  /** What the relay will not take, however often it is tried on this connection, and why. */
  readonly #refused = new Map<string, string>();
  /** Pictures that were asked for and that no item names. */
  readonly #asked = new Set<string>();
  #trouble = '';
  #failures = 0;
  #running: Promise<void> | undefined;
  #again = false;
  #cancelRetry = () => {};

  constructor(options: PictureSyncOptions) {
    this.#options = options;
    this.#link = options.link;
    this.#after = options.after ?? afterTime;
    this.#stopWake = (options.onWake ?? onPageWake)(() => this.wake());
  }

  /** The relay said on this connection which of the pictures held here it has; or none is held. */
  get checked(): boolean {
    return this.#relayHas !== undefined || !this.#names.some((hash) => this.#options.shelf.has(hash));
  }

  /** Why the last try did not work, or '' while all goes well. */
  get trouble(): string {
    const refused = this.#names.find((hash) => this.#refused.has(hash));
    return this.#trouble || (refused === undefined ? '' : (this.#refused.get(refused) ?? ''));
  }

  /** Looks at once what is to be done: a picture was named, or the network may be back. */
  wake(): void {
    if (!this.#connection) return;
    this.#again = true;
    this.#cancelRetry();
    this.#running ??= this.#run(this.#connection.signal).finally(() => {
      this.#running = undefined;
      // Asked for while the last round ended, perhaps with another connection.
      if (this.#again) this.wake();
    });
  }

  /** The connection of the board changed somehow. */
  connectionMoved(): void {
    const connected = this.#options.connected();
    if (!connected) this.#end();
    if (!connected || this.#connection) return;
    this.#connection = new AbortController();
    this.wake();
  }

  /** Tries to get a picture now. Settles when it is here, or is not to be had at the moment. */
  async ask(hash: string): Promise<void> {
    if (!this.#options.shelf.has(hash) && !this.#names.includes(hash)) {
      this.#asked.add(hash);
      this.wake();
    }
    // What an item names is being asked for anyway.
    await this.#running;
  }

  useLink(link: Link): void {
    this.#link = link;
    this.#end();
    this.connectionMoved();
  }

  stop(): void {
    this.#stopWake();
    this.#end();
  }

  get #names(): string[] {
    return [...this.#options.names.hashes];
  }

  #end(): void {
    this.#cancelRetry();
    this.#connection?.abort();
    this.#connection = undefined;
    this.#relayHas = undefined;
    this.#refused.clear();
    this.#failures = 0;
    this.#trouble = '';
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (this.#again && !signal.aborted) {
      this.#again = false;
      const done = await this.#round(signal).catch((error: unknown) => this.#failed(error));
      if (signal.aborted) break;
      this.#options.onChange();
      if (done) this.#failures = 0;
      else if (!this.#again) this.#retryLater();
    }
  }

  #retryLater(): void {
    const ms = retryDelay(this.#failures, longestWaitMs, this.#options.random);
    this.#failures += 1;
    this.#cancelRetry = this.#after(ms, () => this.wake());
  }

  /** True when nothing is left to do. */
  async #round(signal: AbortSignal): Promise<boolean> {
    const { shelf } = this.#options;
    const asked = [...this.#asked];
    this.#asked.clear();
    const missing = () => [...this.#names, ...asked].filter((hash) => !shelf.has(hash));
    if (!this.checked || missing().some((hash) => !this.#relayHas?.has(hash))) {
      const listed = await listPictures(this.#ask(signal));
      if (signal.aborted) return false;
      this.#relayHas = listed;
      this.#trouble = '';
      await this.#compare();
      this.#options.onChange();
    }
    const done = await Promise.all([this.#sendAll(signal), this.#fetchAll(missing(), signal)]);
    return done.every(Boolean) && this.#names.every((hash) => shelf.has(hash));
  }

  /** Marks what the relay has lost, so that whoever holds it refills it; and what it has, also from another tab. */
  async #compare(): Promise<void> {
    const { shelf, names } = this.#options;
    for (const hash of this.#names.filter((one) => shelf.has(one))) {
      if (this.#relayHas?.has(hash)) await shelf.setDue(hash, undefined);
      else if (!shelf.isDue(hash) && this.#maySend) await shelf.setDue(hash, names.itemsOf(hash));
    }
  }

  get #maySend(): boolean {
    return accessOf(this.#link) === 'edit';
  }

  /** True when nothing waits that could be tried again. */
  async #sendAll(signal: AbortSignal): Promise<boolean> {
    const { shelf } = this.#options;
    let failed: unknown;
    const tried = new Set<string>();
    const next = () =>
      this.#names.find(
        (hash) => shelf.has(hash) && shelf.isDue(hash) && !this.#refused.has(hash) && !tried.has(hash),
      );
    for (let hash = next(); hash !== undefined && this.#maySend && !signal.aborted; hash = next()) {
      tried.add(hash);
      try {
        const bytes = await shelf.read(hash);
        if (!bytes) throw new PictureFailure(damagedHere, true);
        await sendPicture(this.#ask(signal), hash, bytes);
        if (signal.aborted) return false;
        this.#relayHas?.add(hash);
        await shelf.setDue(hash, undefined);
      } catch (error) {
        if (error instanceof PictureFailure && error.final) this.#refused.set(hash, error.message);
        else failed ??= error;
      }
      this.#options.onChange();
    }
    if (tried.size > 0) this.#trouble = '';
    if (failed !== undefined && !signal.aborted) this.#failed(failed);
    return failed === undefined;
  }

  async #fetchAll(missing: readonly string[], signal: AbortSignal): Promise<boolean> {
    const { shelf } = this.#options;
    let whole = true;
    for (const hash of missing.filter((one) => this.#relayHas?.has(one))) {
      if (signal.aborted) return false;
      const bytes = await fetchPicture(this.#ask(signal), hash).catch(() => undefined);
      if (bytes) await shelf.keep(hash, bytes);
      // Not there after all, or not whole: the next list tells.
      else this.#relayHas?.delete(hash);
      whole &&= bytes !== undefined;
    }
    return whole;
  }

  #failed(error: unknown): false {
    this.#trouble =
      error instanceof PictureFailure ? error.message : 'The relay does not answer. It is tried again.';
    return false;
  }

  #ask(signal: AbortSignal): Ask {
    const { origin, request } = this.#options;
    const link = this.#link;
    return {
      address: `${origin}/api/boards/${link.board}/pictures`,
      authorization: `Groundwork ${authProtocol(link)}`,
      signal,
      after: this.#after,
      request: request ?? ((address, init) => fetch(address, init)),
    };
  }
}
