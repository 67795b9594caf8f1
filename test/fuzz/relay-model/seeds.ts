// Seeds that once failed, kept for ever and run first. A seed makes the same run only as long as steps are drawn in the
// same way, so each fault also has a small test of its own.

export interface KeptSeed {
  readonly seed: number;
  /** What went wrong. */
  readonly why: string;
}

export const keptSeeds: readonly KeptSeed[] = [];
