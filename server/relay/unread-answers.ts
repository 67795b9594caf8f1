// What of answers waits in memory because it was not read yet, over all rooms. Most is shared by all who are sent it;
// who asks for what nobody else asks for, and does not read it, could fill the memory, one socket after the other.

import type { ReadyFrame } from './ready-frame.ts';

export class UnreadAnswers<R> {
  readonly #mostBytes: number;
  readonly #onTooMuch: (reader: R) => void;
  /** By memory that waits, who it waits for. */
  readonly #readers = new Map<ArrayBufferLike, Set<R>>();
  /** Who was sent first, first. */
  readonly #held = new Map<R, Set<ArrayBufferLike>>();
  #bytes = 0;

  /** Above `mostBytes` the reader that alone holds most of it is given up; it then has to leave by `read`. */
  constructor(mostBytes: number, onTooMuch: (reader: R) => void) {
    this.#mostBytes = mostBytes;
    this.#onTooMuch = onTooMuch;
  }

  /** Bytes that wait. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The reader was sent these, and much of it has not left; `read` is called when it has, or the reader is gone. */
  sent(reader: R, frames: ReadyFrame): void {
    let held = this.#held.get(reader);
    if (!held) this.#held.set(reader, (held = new Set()));
    for (const { buffer } of frames) {
      held.add(buffer);
      const readers = this.#readers.get(buffer);
      if (readers) readers.add(reader);
      else {
        this.#readers.set(buffer, new Set([reader]));
        this.#bytes += buffer.byteLength;
      }
    }
    while (this.#bytes > this.#mostBytes && this.#held.size > 1) {
      const greediest = this.#greediest();
      this.read(greediest);
      this.#onTooMuch(greediest);
    }
  }

  /** Nothing of it waits any more. */
  read(reader: R): void {
    for (const buffer of this.#held.get(reader) ?? []) {
      const readers = this.#readers.get(buffer);
      readers?.delete(reader);
      if (readers?.size !== 0) continue;
      this.#readers.delete(buffer);
      this.#bytes -= buffer.byteLength;
    }
    this.#held.delete(reader);
  }

  /** The one for whom alone most bytes wait; of several the one that was sent them first. */
  #greediest(): R {
    let most = -1;
    let greediest: R | undefined;
    for (const [reader, held] of this.#held) {
      let bytes = 0;
      for (const buffer of held) if (this.#readers.get(buffer)?.size === 1) bytes += buffer.byteLength;
      if (bytes > most) [most, greediest] = [bytes, reader];
    }
    return greediest as R;
  }
}
