// How lists, shares and beginnings of sentences are said, the same everywhere.

/** "a, b and c". */
export const listOf = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

export const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

/** Whole percent. What is not all is at most 99, and what is not nothing at least 1. */
export function percentOf(share: number): number {
  if (share <= 0) return 0;
  return share >= 1 ? Math.round(share * 100) : Math.min(99, Math.max(1, Math.round(share * 100)));
}

/** "48 %" */
export const percent = (share: number): string => `${percentOf(share)} %`;
