// What others changed, as it arrives: the first change at once; those that follow on its heels wait a moment and are
// taken together, in one transaction. When thirty people type, each letter alone would have the page read, store, lay
// out and paint everything again, and a slow machine falls behind for good.

import type { After } from './after.ts';

/** A screen that shows others' letters twenty times a second shows them at once. */
const gatherMs = 50;

export class GatheredUpdates {
  readonly #apply: (updates: readonly Uint8Array[]) => void;
  readonly #after: After;
  readonly #isHidden: () => boolean;
  #waiting: Uint8Array[] = [];
  #resting = false;
  #cancelRest = () => {};

  constructor(apply: (updates: readonly Uint8Array[]) => void, after: After, isHidden: () => boolean) {
    this.#apply = apply;
    this.#after = after;
    this.#isHidden = isHidden;
  }

  take(update: Uint8Array): void {
    this.#waiting.push(update);
    // A page that nobody sees lays out nothing, and its timers may come a minute late: after the bell of a vote.
    if (!this.#resting || this.#isHidden()) this.flush();
  }

  /** Takes in at once what waits. */
  flush(): void {
    const updates = this.#waiting;
    if (updates.length === 0) return;
    this.#waiting = [];
    this.#cancelRest();
    this.#resting = true;
    this.#cancelRest = this.#after(gatherMs, () => {
      this.#resting = false;
      this.flush();
    });
    this.#apply(updates);
  }

  /** Nothing is taken in any more. */
  end(): void {
    this.#waiting = [];
    this.#cancelRest();
  }
}
