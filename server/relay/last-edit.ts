// When a board was last edited, to the minute as far as the store is concerned: told with each row it would cost as
// much as the row, and the day is what it is for.

import type { VersionKeeper } from './version-keeper.ts';

const storedEachMs = 60_000;

export class LastEdit {
  readonly #versions: VersionKeeper;
  #at: number | undefined;
  #offered: number | undefined;
  #stored: number | undefined;

  /** `at`: what the store knows, in milliseconds since 1970. */
  constructor(versions: VersionKeeper, at: number | undefined) {
    this.#versions = versions;
    this.#at = this.#offered = this.#stored = at;
  }

  /** Returns when the edit before was, if that was on an earlier day. */
  edited(now: number): number | undefined {
    const before = this.#at;
    this.#at = now;
    return before !== undefined && this.#versions.isLaterDay(before, now) ? before : undefined;
  }

  /** For the store; undefined when it knows it well enough. */
  get news(): number | undefined {
    if (this.#at === undefined) return undefined;
    const stored = this.#stored ?? 0;
    if (this.#at - stored < storedEachMs && !this.#versions.isLaterDay(stored, this.#at)) return undefined;
    return (this.#offered = this.#at);
  }

  /** What was told last is on disk. */
  newsStored(): void {
    this.#stored = this.#offered;
  }
}
