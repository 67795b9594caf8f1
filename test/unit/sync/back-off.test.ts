import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { longestWait, retryDelay } from '../../../client/sync/back-off.ts';

/** A source of chance for each tab, all from one seed. */
function tabsOf(seed: number, count: number): (() => number)[] {
  let state = seed | 0;
  const draw = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return Array.from({ length: count }, () => draw);
}

/** The largest number of these moments that lie within one span. */
function mostWithin(span: number, moments: readonly number[]): number {
  const sorted = moments.toSorted((a, b) => a - b);
  let from = 0;
  let most = 0;
  for (const [i, at] of sorted.entries()) {
    while (at - (sorted[from] ?? 0) >= span) from += 1;
    most = Math.max(most, i - from + 1);
  }
  return most;
}

describe('coming back', () => {
  test('S156 a thousand tabs cut at one moment do not come back in the same half second', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const tabs = tabsOf(seed, 1000).map((random) => ({ random, longest: longestWait(random) }));
        const at = tabs.map(() => 0);
        for (let failures = 0; failures < 8; failures += 1) {
          for (const [i, { random, longest }] of tabs.entries())
            at[i] = (at[i] ?? 0) + retryDelay(failures, longest, random);
          // The first try is spread over 1.3 s, all later ones over more.
          expect(mostWithin(500, at)).toBeLessThan(460);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('whatever chance says, no wait is shorter than 0.2 s or longer than 15 s', () => {
    fc.assert(
      fc.property(
        fc.nat(40),
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        (failures, one, other) => {
          const wait = retryDelay(
            failures,
            longestWait(() => one),
            () => other,
          );
          expect(wait).toBeGreaterThanOrEqual(200);
          expect(wait).toBeLessThanOrEqual(15_000);
        },
      ),
    );
  });
});
