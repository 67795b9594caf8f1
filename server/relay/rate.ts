// A bucket of tokens that fills at a steady rate. It may be overdrawn; how long to wait until it is not is the
// answer. Its clock is handed in.

export class Bucket {
  readonly #perSecond: number;
  readonly #most: number;
  #tokens: number;
  #at: number;

  constructor(perSecond: number, most: number, now: number) {
    this.#perSecond = perSecond;
    this.#most = most;
    this.#tokens = most;
    this.#at = now;
  }

  /** Takes tokens and returns the milliseconds until the bucket is no longer overdrawn: 0 when it is not. */
  take(tokens: number, now: number): number {
    this.#fill(now);
    this.#tokens -= tokens;
    return this.#tokens >= 0 ? 0 : (-this.#tokens * 1000) / this.#perSecond;
  }

  /** Takes one token only if there is one. */
  tryTake(now: number): boolean {
    this.#fill(now);
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }

  /** True when nothing is missing, so that the bucket can be forgotten. */
  full(now: number): boolean {
    this.#fill(now);
    return this.#tokens >= this.#most;
  }

  #fill(now: number): void {
    this.#tokens = Math.min(this.#most, this.#tokens + ((now - this.#at) / 1000) * this.#perSecond);
    this.#at = now;
  }
}
