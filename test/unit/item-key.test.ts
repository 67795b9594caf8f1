import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId, type ItemId } from '../../shared/ids.ts';
import { findByKey, itemKey, lettersFor } from '../../shared/item-key.ts';
import { seeded } from '../board-kit.ts';

const ids = fc.tuple(fc.integer(), fc.integer({ min: 2, max: 60 })).map(([seed, count]) => {
  const random = seeded(seed);
  return Array.from({ length: count }, () => newId('item', random));
});

describe('keys of items', () => {
  test('B1 letters are distinct, and the same on every screen in whatever order items arrived', () => {
    fc.assert(
      fc.property(ids, fc.integer(), (same, seed) => {
        const letters = lettersFor(same);
        expect(new Set(letters.values()).size).toBe(same.length);
        for (const letter of letters.values()) expect(letter).toMatch(/^[a-hjkmnp-z]\d*$/);
        const random = seeded(seed);
        const shuffled = same.toSorted(() => random() - 0.5);
        const again = lettersFor(shuffled);
        for (const id of same) expect(again.get(id)).toBe(letters.get(id));
      }),
    );
  });

  test('B2 a number that one item has shows no letter', () => {
    const id = 'iOne' as ItemId;
    expect(lettersFor([id]).size).toBe(0);
    expect(itemKey('GW', { id, number: 57 }, [id])).toBe('GW-57');
  });

  test('B3 the bare number finds all who share it, the key with its letter exactly that one', () => {
    fc.assert(
      fc.property(ids, fc.integer({ min: 1, max: 9999 }), (same, number) => {
        const items = same.map((id) => ({ id, number }));
        const other = { id: 'iOther' as ItemId, number: number + 1 };
        const all = [...items, other];
        expect(findByKey(String(number), all)).toEqual(same);
        expect(findByKey(`GW-${number}`, all)).toEqual(same);
        for (const item of items) {
          const key = itemKey('GW', item, same);
          expect(findByKey(key, all)).toEqual([item.id]);
          expect(findByKey(` ${key.replace('GW', 'gw')} `, all)).toEqual([item.id]);
        }
      }),
    );
  });

  test('B4 whatever is typed into the search, finding answers', () => {
    const items = [{ id: 'iOne' as ItemId, number: 1 }];
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const id of findByKey(text, items)) expect(id).toBe('iOne');
      }),
    );
    expect(findByKey('GW-1x', items)).toEqual([]);
    expect(findByKey('1; drop', items)).toEqual([]);
  });
});
