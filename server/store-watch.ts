// Whether the store takes the writes of those who write beside the writer of edits: whoever creates a board, shows a newer
// link, makes a join ticket or brings a picture. Nobody waits for it for ever, and all are told the truth.

export interface StoreWatchOptions {
  /** Milliseconds after which a write counts as not answered. */
  readonly slowMs: number;
  /** Milliseconds after which whoever asked for it is told so. */
  readonly patienceMs: number;
}

/** A failure says something for so many milliseconds, if nothing is written meanwhile that says otherwise. */
const rememberedMs = 30_000;

export class StoreWatch {
  readonly #options: StoreWatchOptions;
  #late = 0;
  #failedAt = -Infinity;

  constructor(options: StoreWatchOptions) {
    this.#options = options;
  }

  /** True while a write is not answered, and a while after one has failed. */
  get trouble(): boolean {
    return this.#late > 0 || performance.now() - this.#failedAt < rememberedMs;
  }

  /** Somebody else's write has succeeded. */
  works(): void {
    this.#failedAt = -Infinity;
  }

  /** Takes note of how a write goes. */
  async write<T>(work: Promise<T>): Promise<T> {
    let late = 0;
    const slow = setTimeout(() => {
      late = 1;
      this.#late += late;
    }, this.#options.slowMs);
    try {
      const result = await work;
      this.works();
      return result;
    } catch (error) {
      this.#failedAt = performance.now();
      throw error;
    } finally {
      clearTimeout(slow);
      this.#late -= late;
    }
  }

  /** Rejects when it takes too long. It goes on all the same, and may still succeed. */
  async patient<T>(work: Promise<T>): Promise<T> {
    let late: NodeJS.Timeout | undefined;
    const patience = new Promise<never>((_, reject) => {
      late = setTimeout(() => reject(new Error('the store does not answer')), this.#options.patienceMs);
    });
    try {
      return await Promise.race([work, patience]);
    } finally {
      clearTimeout(late);
    }
  }
}
