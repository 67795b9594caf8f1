// The pictures of an open board until there are any: what keeps and sends them is loaded when an item names one, when
// somebody adds one, or when one waits here from earlier. Until then nothing of them is unknown.

import { promisifyRequest } from 'idb-keyval';
import type { BoardId, ItemId } from '../shared/ids.ts';
import type { Link } from '../shared/links.ts';
import type { Pictures, PicturesOptions } from './pictures.ts';
import { PictureRefusal, type BoardPictures, type PreparedPicture } from './session.ts';
import { DurableStore } from './storage/durable-store.ts';
import { boardDatabase, dueRange } from './storage/log-record.ts';
import { WantedPictures } from './store/wanted-pictures.ts';
import type { PictureFacts } from './sync/sync-status.ts';

const none: ReadonlySet<string> = new Set();
const notLoaded =
  'A part of the page that pictures need could not be loaded. Reload the page when you are online.';

export class LatePictures implements BoardPictures {
  readonly #options: Omit<PicturesOptions, 'wanted'>;
  readonly #wanted: WantedPictures;
  readonly #listeners = new Set<() => void>();
  #link: Link;
  #loading: Promise<Pictures> | undefined;
  #loaded: Pictures | undefined;
  #trouble = '';
  #closed = false;

  constructor(options: Omit<PicturesOptions, 'wanted'>) {
    this.#options = options;
    this.#link = options.link;
    this.#wanted = new WantedPictures(options.store, () => this.#look());
  }

  async prepare(file: Blob, item?: ItemId): Promise<PreparedPicture> {
    return (await this.#load()).prepare(file, item);
  }

  url(hash: string): Promise<string | undefined> {
    return this.#load().then(
      (pictures) => pictures.url(hash),
      () => undefined,
    );
  }

  file(hash: string): Promise<Blob | undefined> {
    return this.#load().then(
      (pictures) => pictures.file(hash),
      () => undefined,
    );
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The connection came or went, or changed. */
  connectionMoved(): void {
    if (this.#loaded) this.#loaded.connectionMoved();
    else if (this.#options.connected()) this.#look();
  }

  useLink(link: Link): void {
    this.#link = link;
    this.#loaded?.useLink(link);
  }

  get facts(): PictureFacts {
    if (this.#loaded) return this.#loaded.facts;
    const checked = this.#wanted.size === 0;
    return { waiting: none, inTab: none, checked, missing: 0, trouble: this.#trouble };
  }

  /** To be called when the board was read: what no item names any more, as after an undo, waits for nothing. */
  async dropIdleMarks(): Promise<void> {
    if (await anyWaits(this.#link.board)) await this.#load().then((pictures) => pictures.dropIdleMarks());
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#listeners.clear();
    this.#wanted.close();
    const pictures = await this.#loading?.catch(() => undefined);
    await pictures?.close();
  }

  #look(): void {
    if (this.#loaded) this.#loaded.look();
    else if (this.#wanted.size > 0 && !this.#closed) void this.#load().catch(() => undefined);
  }

  /** Rejects with a PictureRefusal when the page cannot reach its relay. */
  #load(): Promise<Pictures> {
    this.#loading ??= import('./pictures.ts').then(
      (part) => {
        const made = new part.Pictures({ ...this.#options, link: this.#link, wanted: this.#wanted });
        made.subscribe(() => {
          for (const listener of Array.from(this.#listeners)) listener();
        });
        this.#loaded = made;
        this.#trouble = '';
        if (!this.#closed) this.#options.onChange();
        return made;
      },
      () => {
        this.#loading = undefined;
        this.#trouble = notLoaded;
        if (!this.#closed) this.#options.onChange();
        throw new PictureRefusal(notLoaded);
      },
    );
    return this.#loading;
  }
}

/** True when a picture waits in this browser for the relay, whether an item names it or not. */
async function anyWaits(board: BoardId): Promise<boolean> {
  const store = new DurableStore({ name: boardDatabase(board) });
  try {
    return (await store.run('readonly', (log) => promisifyRequest(log.count(dueRange())))) > 0;
  } catch {
    return false; // the log tells the trouble of the browser's storage
  } finally {
    store.close();
  }
}
