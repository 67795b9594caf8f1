// The text format that Prometheus and its kin read, and the three kinds of figures in it. Our own hundred lines:
// prom-client is at an end, its successor asks for a newer Node than the relay does, and both bring packages thirty
// times their size for a summary and a trace that nobody here needs.

/** What `GET /metrics` is sent as. */
export const expositionType = 'text/plain; version=0.0.4; charset=utf-8';

/** Something counted or measured, under one name. */
export interface Figure {
  /** The lines of it, each with its end. */
  lines(): string;
}

/** Values of one label beyond which all others are counted together, so that no mistake fills memory. */
const mostValues = 64;

const head = (name: string, type: string, help: string) =>
  `# HELP ${name} ${help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}\n# TYPE ${name} ${type}\n`;

const quoted = (value: string | number) =>
  `"${String(value).replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"')}"`;

/** It only grows. */
export class Counter implements Figure {
  readonly #head: string;
  readonly #name: string;
  #value = 0;

  constructor(name: string, help: string) {
    this.#name = name;
    this.#head = head(name, 'counter', help);
  }

  add(by = 1): void {
    this.#value += by;
  }

  lines(): string {
    return `${this.#head}${this.#name} ${this.#value}\n`;
  }
}

/** A counter for each value of one label. */
export class CounterBy implements Figure {
  readonly #head: string;
  readonly #start: string;
  readonly #values = new Map<string | number, number>();

  /** `known` values are there from the start, at 0: a rise from nothing is not seen by who computes rates. */
  constructor(name: string, help: string, label: string, known: readonly (string | number)[]) {
    this.#head = head(name, 'counter', help);
    this.#start = `${name}{${label}=`;
    for (const value of known) this.#values.set(value, 0);
  }

  add(value: string | number): void {
    const key = this.#values.has(value) || this.#values.size < mostValues ? value : 'other';
    this.#values.set(key, (this.#values.get(key) ?? 0) + 1);
  }

  lines(): string {
    return [...this.#values].reduce(
      (text, [value, count]) => `${text}${this.#start}${quoted(value)}} ${count}\n`,
      this.#head,
    );
  }
}

/** How many were at most so large, for each of the bounds. */
export class Histogram implements Figure {
  readonly #head: string;
  readonly #name: string;
  readonly #bounds: readonly number[];
  /** Those between a bound and the one before it; the last are above all. */
  readonly #counts: Float64Array;
  #sum = 0;

  constructor(name: string, help: string, bounds: readonly number[]) {
    this.#name = name;
    this.#head = head(name, 'histogram', help);
    this.#bounds = bounds;
    this.#counts = new Float64Array(bounds.length + 1);
  }

  observe(value: number): void {
    let at = 0;
    while (at < this.#bounds.length && value > (this.#bounds[at] ?? 0)) at += 1;
    this.#counts[at] = (this.#counts[at] ?? 0) + 1;
    this.#sum += value;
  }

  lines(): string {
    let text = this.#head;
    let count = 0;
    for (const [at, bound] of [...this.#bounds, '+Inf'].entries()) {
      count += this.#counts[at] ?? 0;
      text += `${this.#name}_bucket{le="${bound}"} ${count}\n`;
    }
    return `${text}${this.#name}_sum ${this.#sum}\n${this.#name}_count ${count}\n`;
  }
}

/** What is so now, asked when somebody reads it. */
export const gauge = (name: string, help: string, read: () => number): Figure => ({
  lines: () => `${head(name, 'gauge', help)}${name} ${read()}\n`,
});

/** What somebody else counts, and only grows. */
export const reading = (name: string, help: string, read: () => number): Figure => ({
  lines: () => `${head(name, 'counter', help)}${name} ${read()}\n`,
});
