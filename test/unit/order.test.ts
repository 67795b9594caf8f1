import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareRanked } from '../../shared/order.ts';
import { isOrderKey, keyAt, keysAt } from '../../shared/order-keys.ts';
import { seeded } from '../board-kit.ts';

const seed = fc.integer();
const junk = fc.oneof(
  fc.constantFrom('', 'a', 'a0', 'a00', 'zz', 'A0', '0', 'a0 ', 'Z1', '__proto__', '😀', 'a'.repeat(500)),
  fc.string(),
);

/** Keys as a board comes by them: each put at any place among those before. */
const grownKeys = fc.tuple(seed, fc.array(fc.nat(), { maxLength: 40 })).map(([from, places]) => {
  const random = seeded(from);
  const keys: string[] = [];
  for (const place of places) {
    const index = place % (keys.length + 1);
    keys.splice(index, 0, keyAt(keys, index, random));
  }
  return keys;
});

const isRising = (keys: readonly string[]) =>
  keys.every((key, i) => i === 0 || (keys[i - 1] as string) < key);

describe('order keys', () => {
  test('O1 a key put anywhere stands there: what grows by it is sorted, and no two are the same', () => {
    fc.assert(
      fc.property(grownKeys, (keys) => {
        expect(isRising(keys)).toBe(true);
        expect(keys.every(isOrderKey)).toBe(true);
      }),
    );
  });

  test('O2 a run of keys is sorted, distinct and inside its neighbours', () => {
    fc.assert(
      fc.property(grownKeys, fc.nat(), fc.integer({ min: 0, max: 30 }), seed, (keys, place, count, from) => {
        const index = place % (keys.length + 1);
        const made = keysAt(keys, index, count, seeded(from));
        expect(made).toHaveLength(count);
        expect(isRising([...keys.slice(0, index), ...made, ...keys.slice(index)])).toBe(true);
      }),
    );
  });

  test('O3 among equal keys and junk it still makes valid keys, behind the last valid one before', () => {
    const mixed = fc.array(fc.oneof(junk, fc.constantFrom('a0', 'a1', 'a1', 'a2V')), { maxLength: 20 });
    fc.assert(
      fc.property(mixed, fc.nat(), seed, (keys, place, from) => {
        const sorted = keys.toSorted((a, b) => (a < b ? -1 : Number(a > b)));
        const index = place % (sorted.length + 1);
        const made = keyAt(sorted, index, seeded(from));
        expect(isOrderKey(made)).toBe(true);
        const before = sorted.slice(0, index).findLast(isOrderKey);
        if (before !== undefined) expect(before < made).toBe(true);
        const after = sorted.slice(index).find((key) => isOrderKey(key) && key > (before ?? ''));
        if (after !== undefined) expect(made < after).toBe(true);
      }),
    );
  });

  test('O4 two people who drop into one gap make different keys, and something still fits between', () => {
    const keys = ['a0', 'a1'];
    const made = Array.from({ length: 500 }, (_, person) => keyAt(keys, 1, seeded(person))).sort();
    expect(isRising(made)).toBe(true);
    for (let i = 1; i < made.length; i += 1) {
      const between = keyAt(made, i, seeded(i));
      expect((made[i - 1] as string) < between && between < (made[i] as string)).toBe(true);
    }
  });

  test('O5 a thousand drops into the same gap stay in it', () => {
    const random = seeded(1);
    const keys = ['a0', 'a1'];
    for (let i = 0; i < 1000; i += 1) keys.splice(1, 0, keyAt(keys, 1, random));
    expect(isRising(keys)).toBe(true);
    expect(keys.every(isOrderKey)).toBe(true);
  });

  test('O6 comparing is a total order: by key in plain code units, then by id', () => {
    const ranked = fc.record({ id: fc.string(), rank: junk });
    fc.assert(
      fc.property(ranked, ranked, ranked, (a, b, c) => {
        expect(Math.sign(compareRanked(a, b))).toBe(-Math.sign(compareRanked(b, a)) + 0);
        if (compareRanked(a, b) <= 0 && compareRanked(b, c) <= 0)
          expect(compareRanked(a, c)).toBeLessThanOrEqual(0);
        if (compareRanked(a, b) === 0) expect([a.rank, a.id]).toEqual([b.rank, b.id]);
      }),
    );
    expect(compareRanked({ id: 'i1', rank: 'Z' }, { id: 'i0', rank: 'a' })).toBe(-1);
  });
});
