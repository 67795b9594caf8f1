// The checks of the model see each of these mistakes within its 300 seeds; if one stops being seen, the model is blind
// there.

import { afterEach, describe, expect, test, vi } from 'vitest';
import { mutants } from './mutants.ts';
import { runModel } from './run.ts';

const mostSeeds = 300;

afterEach(() => {
  vi.restoreAllMocks();
});

describe('R153 the relay model goes red over a relay that', () => {
  test.each(mutants)('$name', async ({ parts, setUp, caughtBy }) => {
    setUp?.();
    const other = new Set<string>();
    for (let seed = 1; seed <= mostSeeds; seed += 1) {
      const { wrong } = await runModel(seed, parts);
      if (wrong.some((sentence) => caughtBy.test(sentence))) return;
      for (const sentence of wrong) other.add(sentence);
    }
    expect.fail(
      `not caught in ${mostSeeds} seeds; seen instead: ${[...other].slice(0, 5).join('\n') || 'nothing'}`,
    );
  });
});
