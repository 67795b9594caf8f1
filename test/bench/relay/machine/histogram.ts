// Latencies by the hundred thousand, in slots of a twentieth of a millisecond; and the median of a few figures.

const perMs = 20;
const slots = 10_000 * perMs + 1;

export class Histogram {
  readonly #counts = new Uint32Array(slots);
  #count = 0;
  #max = 0;

  get count(): number {
    return this.#count;
  }

  get max(): number {
    return this.#max;
  }

  add(ms: number): void {
    const slot = Math.min(slots - 1, Math.max(0, Math.floor(ms * perMs)));
    this.#counts[slot] = (this.#counts[slot] ?? 0) + 1;
    this.#count += 1;
    if (ms > this.#max) this.#max = ms;
  }

  /** The middle of the slot in which this share is reached; NaN when nothing was added. */
  quantile(share: number): number {
    if (this.#count === 0) return Number.NaN;
    let left = Math.ceil(this.#count * share);
    for (let slot = 0; slot < slots; slot += 1) {
      left -= this.#counts[slot] ?? 0;
      if (left <= 0) return (slot + 0.5) / perMs;
    }
    return this.#max;
  }

  clear(): void {
    this.#counts.fill(0);
    this.#count = 0;
    this.#max = 0;
  }
}

/** NaN of none. */
export function median(samples: readonly number[]): number {
  const sorted = samples.filter((sample) => !Number.isNaN(sample)).sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
