// Collects, while a file is read, what stays behind and what somebody should know. It decides nothing.

import type { Left } from './plan.ts';

/** How many examples a warning names before it only counts. */
const shownExamples = 3;

const maxExampleLength = 60;

export class Tally {
  readonly #left = new Map<string, { what: string; why: string; count: number }>();
  readonly #warnings = new Map<
    string,
    { text: (examples: string, count: number) => string; seen: string[] }
  >();

  /** Counts something that is in the file and does not come onto the board. */
  leave(what: string, why: string, count = 1): void {
    if (count <= 0) return;
    const key = `${what}\0${why}`;
    const entry = this.#left.get(key);
    if (entry) entry.count += count;
    else this.#left.set(key, { what, why, count });
  }

  /** A warning said once. */
  warn(text: string): void {
    this.#warnings.set(text, { text: () => text, seen: [] });
  }

  /** A warning that gathers examples under one name and is said once, with the first few and their number. */
  gather(name: string, example: string, text: (examples: string, count: number) => string): void {
    const entry = this.#warnings.get(name) ?? { text, seen: [] };
    entry.seen.push(shorten(example));
    this.#warnings.set(name, entry);
  }

  left(): readonly Left[] {
    return [...this.#left.values()];
  }

  warnings(): readonly string[] {
    return [...this.#warnings.values()].map(({ text, seen }) => {
      const shown = [...new Set(seen)].slice(0, shownExamples).join(', ');
      return text(seen.length > shownExamples ? `${shown}, …` : shown, seen.length);
    });
  }
}

function shorten(text: string): string {
  if (text.length <= maxExampleLength) return text;
  // A cut may halve a character beyond 16 bits; the half is dropped.
  return `${text.slice(0, maxExampleLength - 1).replace(/\p{Surrogate}$/u, '')}…`;
}

/** "1 card", "2 cards". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
