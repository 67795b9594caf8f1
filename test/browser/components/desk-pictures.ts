// The pictures of a desk: prepared as in the product, kept in memory, and none comes before a test lets it arrive.

import { readPictureFile } from '../../../client/picture-file.ts';
import type { BoardPictures, PreparedPicture } from '../../../client/session.ts';
import { hashOfPicture, pictureTypeOf } from '../../../shared/picture.ts';

export class DeskPictures implements BoardPictures {
  readonly #held = new Map<string, Uint8Array>();
  readonly #urls = new Map<string, string>();
  readonly #listeners = new Set<() => void>();

  async prepare(file: Blob): Promise<PreparedPicture> {
    const { bytes, type, width, height } = await readPictureFile(file);
    const hash = hashOfPicture(bytes);
    this.#held.set(hash, bytes);
    return { hash, type, width, height, bytes: bytes.length };
  }

  async file(hash: string): Promise<Blob | undefined> {
    await Promise.resolve();
    const bytes = this.#held.get(hash) as Uint8Array<ArrayBuffer> | undefined;
    return bytes && new Blob([bytes], { type: pictureTypeOf(bytes) ?? '' });
  }

  async url(hash: string): Promise<string | undefined> {
    const picture = await this.file(hash);
    if (!picture) return undefined;
    const url = this.#urls.get(hash) ?? URL.createObjectURL(picture);
    this.#urls.set(hash, url);
    return url;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The picture comes from the relay. */
  arrive(bytes: Uint8Array): void {
    this.#held.set(hashOfPicture(bytes), bytes);
    for (const listener of Array.from(this.#listeners)) listener();
  }

  close(): void {
    for (const url of this.#urls.values()) URL.revokeObjectURL(url);
  }
}
