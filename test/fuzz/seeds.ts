// Seeds that once failed, kept for ever and run first. A seed makes the same run only as long as the operations are
// drawn in the same way, so each fault also has a small test of its own in test/unit/board/properties.test.ts.

import type { Theme } from './operations.ts';

export interface KeptSeed {
  readonly seed: number;
  readonly theme?: Theme;
  /** What went wrong. */
  readonly why: string;
}

export const keptSeeds: readonly KeptSeed[] = [
  {
    seed: 18,
    theme: 'words',
    why: 'two people began one empty field apart; an editor that showed one text typed into the other',
  },
  {
    seed: 508,
    why: 'a move made while the last move had only half arrived wrote column, sprint and rank as if never set',
  },
  {
    seed: 399,
    why: 'the same after a reload: the copy had kept that the old places were gone, and not the new ones that waited',
  },
  {
    seed: 1192,
    why: 'the ledger itself: a label put on, taken off and put on in one step counted as never taken off',
  },
];
