// How many boards one address may bring to the relay in an hour, whether by creating or by refilling it. An address
// whose bucket is full again is forgotten, so the list stays as short as the last hour.

import { Bucket } from './rate.ts';

const hourSeconds = 3600;
const mostAddresses = 10_000;

export class CreationLimit {
  readonly #perHour: number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(perHour: number) {
    this.#perHour = perHour;
  }

  tryTake(address: string): boolean {
    const now = performance.now();
    if (this.#buckets.size >= mostAddresses) this.#forget(now);
    let bucket = this.#buckets.get(address);
    if (!bucket) {
      bucket = new Bucket(this.#perHour / hourSeconds, this.#perHour, now);
      this.#buckets.set(address, bucket);
    }
    return bucket.tryTake(now);
  }

  #forget(now: number): void {
    for (const [address, bucket] of this.#buckets) if (bucket.full(now)) this.#buckets.delete(address);
  }
}
