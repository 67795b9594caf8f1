// A clock turned by hand: nothing in it happens until a test says so.

import type { After } from '../../../client/sync/after.ts';

export class HandClock {
  /** Milliseconds that have passed. */
  time: number;
  #due: { at: number; run: () => void }[] = [];

  constructor(time = 0) {
    this.time = time;
  }

  readonly after: After = (ms, run) => {
    const entry = { at: this.time + ms, run };
    this.#due.push(entry);
    return () => {
      this.#due = this.#due.filter((other) => other !== entry);
    };
  };

  /** Lets time pass and runs what falls due, in order, also what that starts. */
  pass(ms: number): void {
    const end = this.time + ms;
    for (;;) {
      const next = this.#due.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#due = this.#due.filter((other) => other !== next);
      this.time = Math.max(this.time, next.at);
      next.run();
    }
    this.time = end;
  }

  /** Milliseconds until something falls due, or undefined when nothing waits. */
  get next(): number | undefined {
    return this.#due.length === 0 ? undefined : Math.min(...this.#due.map(({ at }) => at)) - this.time;
  }
}
