import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextCard } from '../../../client/components/keys.ts';
import {
  listBeyond,
  standsThere,
  type HandLane,
  type HandList,
} from '../../../client/controllers/hand-list.ts';
import type { ItemId } from '../../../shared/ids.ts';

const ids = (letters: string) => [...letters] as ItemId[];
const lane = (...lists: readonly string[]): HandLane => ({
  name: '',
  lists: lists.map((letters) => ({ ids: ids(letters) }) as unknown as HandList),
});

describe('standsThere', () => {
  test('where taking out and putting in gives the same list', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...'abcdefgh')),
        fc.nat(8),
        fc.nat(8),
        (list, from, index) => {
          const moving = list.slice(from, from + 2);
          const rest = list.filter((id) => !moving.includes(id));
          const at = Math.min(index, rest.length);
          const next = [...rest.slice(0, at), ...moving, ...rest.slice(at)];
          expect(standsThere(ids(list.join('')), at, ids(moving.join('')))).toBe(
            next.join('') === list.join(''),
          );
        },
      ),
    );
  });

  test('never where one comes from elsewhere', () => {
    expect(standsThere(ids('ABC'), 0, ids('X'))).toBe(false);
    expect(standsThere(ids('ABC'), 1, ids('BX'))).toBe(false);
  });
});

describe('walking', () => {
  // The lane in the middle is folded.
  const lanes = [lane('ABC', 'X', ''), lane(), lane('', 'YZ', 'W')];
  const walk = (from: string, key: string) => {
    const list = lanes.flatMap(({ lists }) => lists).find((one) => one.ids.includes(from as ItemId));
    return list && nextCard(lanes, { list, item: from as ItemId }, key)?.item;
  };

  test('goes along a list, and from its end into the next lane that is not folded', () => {
    expect(walk('A', 'ArrowDown')).toBe('B');
    expect(walk('X', 'ArrowDown')).toBe('Y');
    expect(walk('Y', 'ArrowUp')).toBe('X');
    expect(walk('B', 'Home')).toBe('A');
    expect(walk('B', 'End')).toBe('C');
    expect(walk('A', 'ArrowUp')).toBeUndefined();
  });

  test('goes aside over empty lists, at the same height where it can', () => {
    expect(walk('C', 'ArrowRight')).toBe('X');
    expect(walk('X', 'ArrowLeft')).toBe('A');
    expect(walk('Y', 'ArrowLeft')).toBeUndefined();
    expect(walk('Z', 'ArrowRight')).toBe('W');
  });

  test('a list without one under it has the last of the next lane', () => {
    const short = [lane('A', 'B', 'C'), lane('D')];
    expect(listBeyond(short, { lane: 0, across: 2 }, 1)?.ids).toEqual(['D']);
    expect(listBeyond(short, { lane: 1, across: 0 }, 1)).toBeUndefined();
  });
});
