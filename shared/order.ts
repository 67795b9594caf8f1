// Order is a key on each item; ties are broken by id. How keys are made stands in order-keys.ts.

export interface Ranked {
  readonly id: string;
  readonly rank: string;
}

/** Compares by key, then by id. Plain code-unit order: a locale would differ between two people. */
export function compareRanked(a: Ranked, b: Ranked): number {
  if (a.rank !== b.rank) return a.rank < b.rank ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
