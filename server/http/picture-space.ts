// How much the pictures of a board may take, on the disk and in memory: what lies there already, what is being written,
// and how many are on their way at once.

import type { BoardId } from '../../shared/ids.ts';
import type { RelayLimits } from '../relay/limits.ts';
import type { StoreWatch } from '../store-watch.ts';
import type { Store } from '../store/store.ts';

/** Counted at least, as the disk does, so that a board cannot have millions of tiny ones. */
const leastCounted = 4096;

const counted = (bytes: number): number => Math.max(leastCounted, bytes);

export class PictureSpace {
  readonly #store: Store;
  readonly #watch: StoreWatch;
  readonly #limits: RelayLimits;
  /** Bytes of each board that was asked for, those being written included. */
  readonly #taken = new Map<BoardId, number>();
  readonly #writing = new Map<string, Promise<boolean>>();
  readonly #under = new Map<BoardId, number>();
  #underAll = 0;

  constructor(store: Store, watch: StoreWatch, limits: RelayLimits) {
    this.#store = store;
    this.#watch = watch;
    this.#limits = limits;
  }

  /** Lets one more picture be on its way, and gives what ends that; undefined when enough are. */
  enter(board: BoardId): (() => void) | undefined {
    const under = this.#under.get(board) ?? 0;
    if (under >= this.#limits.boardPicturesAtOnce || this.#underAll >= this.#limits.picturesAtOnce)
      return undefined;
    this.#under.set(board, under + 1);
    this.#underAll += 1;
    return () => {
      this.#underAll -= 1;
      const left = (this.#under.get(board) ?? 0) - 1;
      if (left > 0) this.#under.set(board, left);
      else this.#under.delete(board);
    };
  }

  hasRoom(board: BoardId, bytes: number): boolean {
    return this.#takenBy(board) + counted(bytes) <= this.#limits.boardPictureBytes;
  }

  /** True when it is on disk; false when the board is full. Rejects when it may not be on disk. */
  async keep(board: BoardId, hash: string, bytes: Uint8Array): Promise<boolean> {
    const name = `${board} ${hash}`;
    // Two tabs of one browser bring the same picture at the same moment; it counts once.
    const same = this.#writing.get(name);
    if (same) return same;
    const writing = this.#write(board, hash, bytes).finally(() => this.#writing.delete(name));
    this.#writing.set(name, writing);
    return writing;
  }

  async #write(board: BoardId, hash: string, bytes: Uint8Array): Promise<boolean> {
    if (this.#store.pictures(board).has(hash)) return true;
    if (!this.hasRoom(board, bytes.length)) return false;
    const size = counted(bytes.length);
    this.#taken.set(board, this.#takenBy(board) + size);
    try {
      await this.#watch.write(this.#store.putPicture(board, hash, bytes));
      return true;
    } catch (error) {
      this.#taken.set(board, this.#takenBy(board) - size);
      throw error;
    }
  }

  #takenBy(board: BoardId): number {
    const known = this.#taken.get(board);
    if (known !== undefined) return known;
    let sum = 0;
    for (const bytes of this.#store.pictures(board).values()) sum += counted(bytes);
    this.#taken.set(board, sum);
    return sum;
  }
}
