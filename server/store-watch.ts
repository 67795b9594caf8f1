// Whether the store takes the writes of those who write beside the writer of edits: whoever creates a board, shows a newer
// link, makes a join ticket or brings a picture. Nobody waits for it for ever, and all are told the truth.

export interface StoreWatchOptions {
  /** Milliseconds after which a write counts as not answered. */
  readonly slowMs: number;
  /** Milliseconds after which whoever asked for it is told so. */
  readonly patienceMs: number;
  /** A small write that leaves nothing behind. */
  readonly probe: () => Promise<void>;
}

/** What a write has told holds for so many milliseconds: a failure is tried again then, a success when somebody asks. */
const holdsMs = 1000;

export class StoreWatch {
  readonly #options: StoreWatchOptions;
  #late = 0;
  #failed = false;
  #workedAt = -Infinity;
  #probing: Promise<void> | undefined;
  #again: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(options: StoreWatchOptions) {
    this.#options = options;
  }

  /** True while a write is not answered, and from one that has failed until one succeeds. */
  get trouble(): boolean {
    return this.#late > 0 || this.#failed;
  }

  /** Resolves when `trouble` tells how it is now, also where nobody has written for long: then the store is tried. */
  async look(): Promise<void> {
    if (this.trouble || this.#stopped || performance.now() - this.#workedAt < holdsMs) return;
    // Begun first: where it is late, that is known before this is over.
    const probe = this.#probe();
    let late: NodeJS.Timeout | undefined;
    const slow = new Promise<void>((resolve) => {
      late = setTimeout(resolve, this.#options.slowMs);
    });
    await Promise.race([probe, slow]);
    clearTimeout(late);
  }

  /** Somebody else's write has succeeded. */
  works(): void {
    this.#failed = false;
    this.#workedAt = performance.now();
  }

  /** No probe is made any more. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#again);
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
      this.#failed = true;
      this.#probeLater();
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

  /** One at a time. */
  #probe(): Promise<void> {
    this.#probing ??= this.write(this.#options.probe())
      .catch(() => undefined)
      .finally(() => {
        this.#probing = undefined;
      });
    return this.#probing;
  }

  /** Whether it works again is found out without waiting for somebody who writes. */
  #probeLater(): void {
    if (this.#stopped) return;
    this.#again ??= setTimeout(() => {
      this.#again = undefined;
      if (this.#failed) void this.#probe();
    }, holdsMs);
  }
}
