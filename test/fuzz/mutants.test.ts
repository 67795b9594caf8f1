// The checks of the fuzz see each of these mistakes within a few seeds; if one stops being seen, the fuzz is blind there.

import { describe, expect, test } from 'vitest';
import { mutants } from './mutants.ts';
import { rules } from './rules.ts';
import { runSeed } from './run.ts';

const mostSeeds = 60;

describe('S3 the fuzz goes red over', () => {
  test.each(mutants)('$name', ({ wrong, caughtBy, theme }) => {
    const other = new Set<string>();
    for (let seed = 1; seed <= mostSeeds; seed += 1) {
      const found = runSeed(seed, { ...rules, ...wrong }, theme).wrong;
      if (found.some((sentence) => caughtBy.test(sentence))) return;
      for (const sentence of found) other.add(sentence);
    }
    expect.fail(
      `not caught in ${mostSeeds} seeds; seen instead: ${[...other].slice(0, 5).join('\n') || 'nothing'}`,
    );
  });
});
