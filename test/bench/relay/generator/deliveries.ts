// Who has seen which of whose updates, and how long each took. A later one implies those before it: relays merge, and
// presence replaces.

import { Histogram } from '../machine/histogram.ts';

export class Deliveries {
  readonly latencies = new Histogram();
  readonly #writers: number;
  readonly #seen: Int32Array;
  readonly #sentAt: number[][];
  #count = 0;
  /** Only what was sent from here on is timed. */
  #from = Infinity;

  constructor(clients: number, writers: number) {
    this.#writers = writers;
    this.#seen = new Int32Array(clients * writers).fill(-1);
    this.#sentAt = Array.from({ length: writers }, () => []);
  }

  get count(): number {
    return this.#count;
  }

  /** Begins a measurement: forgets the times so far. */
  time(): void {
    this.latencies.clear();
    this.#from = performance.now();
  }

  /** Notes that the writer is about to send; the number of what it sends. */
  send(writer: number): number {
    return (this.#sentAt[writer] as number[]).push(performance.now()) - 1;
  }

  sentBy(writer: number): number {
    return this.#sentAt[writer]?.length ?? 0;
  }

  /** What the writer sent has been seen by the client up to this one. */
  see(client: number, writer: number, sequence: number): void {
    const sentAt = this.#sentAt[writer];
    if (!sentAt || sequence >= sentAt.length) return;
    const cell = client * this.#writers + writer;
    const last = this.#seen[cell] as number;
    if (sequence <= last) return;
    const now = performance.now();
    for (let i = last + 1; i <= sequence; i += 1) {
      this.#count += 1;
      const at = sentAt[i] as number;
      if (at >= this.#from) this.latencies.add(now - at);
    }
    this.#seen[cell] = sequence;
  }
}
