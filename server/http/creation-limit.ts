// How much may be made in an hour: boards that one address brings to the relay, whether by creating or by refilling it,
// and join tickets of one board. Who has made none for an hour is forgotten, so the list stays as short as that.

import { Bucket } from '../relay/rate.ts';

const hourSeconds = 3600;
const mostMakers = 10_000;

export class CreationLimit {
  readonly #perHour: number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(perHour: number) {
    this.#perHour = perHour;
  }

  /** `maker` is an address, or a board. */
  tryTake(maker: string): boolean {
    const now = performance.now();
    if (this.#buckets.size >= mostMakers) this.#forget(now);
    let bucket = this.#buckets.get(maker);
    if (!bucket) {
      bucket = new Bucket(this.#perHour / hourSeconds, this.#perHour, now);
      this.#buckets.set(maker, bucket);
    }
    return bucket.tryTake(now);
  }

  /** What was taken came to nothing. */
  giveBack(maker: string): void {
    this.#buckets.get(maker)?.take(-1, performance.now());
  }

  #forget(now: number): void {
    for (const [maker, bucket] of this.#buckets) if (bucket.full(now)) this.#buckets.delete(maker);
  }
}
