// The pictures of an open board, put together: what its items name, what this browser holds, what the relay has; and
// what of that is to be said in the header.

import { readPictureFile } from './picture-file.ts';
import type { ItemId, Random } from '../shared/ids.ts';
import type { Link } from '../shared/links.ts';
import { hashOfPicture, pictureTypeOf } from '../shared/picture.ts';
import { PictureRefusal, type BoardPictures, type PreparedPicture } from './session.ts';
import { HeldPictures } from './storage/pictures.ts';
import type { BoardStore } from './store/board-store.ts';
import type { WantedPictures } from './store/wanted-pictures.ts';
import { PictureSync } from './sync/pictures.ts';
import type { PictureFacts } from './sync/sync-status.ts';

export interface PicturesOptions {
  readonly store: BoardStore;
  /** Which pictures the items name; when that changes, `look` is called. */
  readonly wanted: WantedPictures;
  readonly link: Link;
  readonly origin: string;
  readonly random: Random;
  /** True while the board itself is joined to the relay. */
  readonly connected: () => boolean;
  /** What `facts` says has changed. */
  readonly onChange: () => void;
}

export class Pictures implements BoardPictures {
  readonly #wanted: WantedPictures;
  readonly #held: HeldPictures;
  readonly #sync: PictureSync;
  readonly #onChange: () => void;
  readonly #listeners = new Set<() => void>();
  readonly #urls = new Map<string, Promise<string | undefined>>();
  /** Named pictures that were looked for in this browser. */
  readonly #lookedFor = new Set<string>();
  #looking: Promise<void>;
  #size = 0;
  #closed = false;

  constructor({ wanted, link, origin, random, connected, onChange }: PicturesOptions) {
    this.#onChange = onChange;
    this.#held = new HeldPictures({ boardId: link.board, onChange: () => this.#changed() });
    this.#wanted = wanted;
    this.#sync = new PictureSync({
      origin,
      link,
      shelf: this.#held,
      names: this.#wanted,
      connected,
      onChange: () => this.#changed(),
      random,
    });
    this.#looking = this.#held.loaded;
    void this.#looking.then(() => this.look());
  }

  async prepare(file: Blob, item?: ItemId): Promise<PreparedPicture> {
    const { bytes, type, width, height } = await readPictureFile(file);
    if (this.#closed)
      throw new PictureRefusal('This board is closed. Open it again and add the picture there.');
    const hash = hashOfPicture(bytes);
    await this.#held.keep(hash, bytes, item === undefined ? [] : [item]);
    this.#lookedFor.add(hash);
    return { hash, type, width, height, bytes: bytes.length };
  }

  url(hash: string): Promise<string | undefined> {
    const known = this.#urls.get(hash);
    if (known) return known;
    const made = this.#makeUrl(hash).then((url) => {
      // It may come later; then it is asked for again.
      if (url === undefined) this.#urls.delete(hash);
      return url;
    });
    this.#urls.set(hash, made);
    return made;
  }

  async file(hash: string): Promise<Blob | undefined> {
    let bytes = await this.#held.read(hash);
    if (!bytes) {
      await this.#sync.ask(hash);
      bytes = await this.#held.read(hash);
    }
    const type = bytes && pictureTypeOf(bytes);
    return bytes && type && new Blob([bytes as Uint8Array<ArrayBuffer>], { type });
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The connection came or went, or changed. */
  connectionMoved(): void {
    this.#sync.connectionMoved();
  }

  useLink(link: Link): void {
    this.#sync.useLink(link);
  }

  get facts(): PictureFacts {
    const named = [...this.#wanted.hashes];
    const waiting = new Set(named.filter((hash) => this.#held.has(hash) && this.#held.isDue(hash)));
    const onlyInTab = this.#held.onlyInTab;
    return {
      waiting,
      inTab: new Set(named.filter((hash) => onlyInTab.has(hash))),
      checked: named.every((hash) => this.#lookedFor.has(hash)) && this.#sync.checked,
      missing: named.filter((hash) => !this.#held.has(hash)).length,
      trouble: this.#sync.trouble,
      ...(this.#held.fault !== undefined && { fault: this.#held.fault }),
    };
  }

  /** To be called when the board was read: what no item names any more, as after an undo, waits for nothing. */
  dropIdleMarks(): void {
    void this.#held.loaded.then(() => this.#held.dropMarks((hash) => !this.#wanted.has(hash)));
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#listeners.clear();
    this.#sync.stop();
    for (const made of this.#urls.values())
      void made.then((url) => url !== undefined && URL.revokeObjectURL(url));
    await this.#held.close();
  }

  /** What is named anew may have been stored by another tab; what was not, the relay is asked for. */
  look(): void {
    const unknown = [...this.#wanted.hashes].filter((hash) => !this.#lookedFor.has(hash));
    if (unknown.every((hash) => this.#held.has(hash))) this.#found(unknown);
    else {
      const looking = this.#looking.then(() => this.#held.lookAgain());
      this.#looking = looking;
      void looking.then(() => this.#found(unknown));
    }
  }

  #found(hashes: readonly string[]): void {
    if (this.#closed) return;
    for (const hash of hashes) this.#lookedFor.add(hash);
    this.#sync.wake();
    this.#changed();
  }

  async #makeUrl(hash: string): Promise<string | undefined> {
    const picture = await this.file(hash);
    return picture && !this.#closed ? URL.createObjectURL(picture) : undefined;
  }

  #changed(): void {
    if (this.#closed) return;
    this.#onChange();
    const { size } = this.#held;
    if (size === this.#size) return;
    this.#size = size;
    for (const listener of Array.from(this.#listeners)) listener();
  }
}
