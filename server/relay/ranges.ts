// Stretches of clocks of one client: sorted, apart, never touching. Kept as one flat list of starts and ends, which
// for the deletions of a long life is a third of the memory that objects would take.

export class Ranges {
  /** start, end, start, end …; an end is the first clock after its range. */
  #edges: number[] = [];

  get size(): number {
    return this.#edges.length / 2;
  }

  /** Start and end of each range. */
  *[Symbol.iterator](): Generator<readonly [start: number, end: number]> {
    const edges = this.#edges;
    for (let i = 0; i < edges.length; i += 2) yield [edges[i] as number, edges[i + 1] as number];
  }

  holds(start: number, end: number): boolean {
    const edges = this.#edges;
    const i = this.#firstEndAtOrAfter(start + 1);
    return i < edges.length && (edges[i] as number) <= start && end <= (edges[i + 1] as number);
  }

  /** Makes one of all that it touches. False when it was held already. */
  add(start: number, end: number): boolean {
    if (start >= end || this.holds(start, end)) return false;
    const edges = this.#edges;
    const first = this.#firstEndAtOrAfter(start);
    let after = first;
    let from = start;
    let to = end;
    while (after < edges.length && (edges[after] as number) <= end) {
      from = Math.min(from, edges[after] as number);
      to = Math.max(to, edges[after + 1] as number);
      after += 2;
    }
    edges.splice(first, after - first, from, to);
    return true;
  }

  /** The same for many, which come in rising order: one pass, where each alone would move all that stands behind it. */
  addAll(runs: readonly { readonly clock: number; readonly len: number }[]): boolean {
    if (runs.every(({ clock, len }) => this.holds(clock, clock + len))) return false;
    const before = this.#edges;
    const edges: number[] = [];
    const put = (start: number, end: number) => {
      const last = edges.length - 1;
      if (last < 0 || start > (edges[last] as number)) edges.push(start, end);
      else if (end > (edges[last] as number)) edges[last] = end;
    };
    let i = 0;
    for (const { clock, len } of runs) {
      for (; i < before.length && (before[i] as number) <= clock; i += 2)
        put(before[i] as number, before[i + 1] as number);
      put(clock, clock + len);
    }
    for (; i < before.length; i += 2) put(before[i] as number, before[i + 1] as number);
    this.#edges = edges;
    return true;
  }

  /** Takes away the ranges that begin at or before `clock`; returns the highest end among them, or `clock`. */
  takeUpTo(clock: number): number {
    const edges = this.#edges;
    let end = clock;
    let count = 0;
    while (count < edges.length && (edges[count] as number) <= end) {
      end = Math.max(end, edges[count + 1] as number);
      count += 2;
    }
    edges.splice(0, count);
    return end;
  }

  /** Index of the first range whose end is not before `clock`. Most of what comes is at the end. */
  #firstEndAtOrAfter(clock: number): number {
    const edges = this.#edges;
    let low = 0;
    let high = edges.length / 2;
    if (high > 0 && (edges[edges.length - 1] as number) < clock) return edges.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((edges[middle * 2 + 1] as number) < clock) low = middle + 1;
      else high = middle;
    }
    return low * 2;
  }
}
