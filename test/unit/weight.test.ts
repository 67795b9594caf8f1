// What items weigh: points, hours by the one arithmetic, how many are ready.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreeToBox, proposeBox } from '../../shared/board/mutate-box.ts';
import { addItem, setField, sizeItem } from '../../shared/board/mutate-item.ts';
import { readItem } from '../../shared/board/read-item.ts';
import type { ItemId } from '../../shared/ids.ts';
import type { Item } from '../../shared/item.ts';
import { isReadyFor, hoursOf, pointsOf, weigh } from '../../shared/weight.ts';
import { monday, person, testBoard } from '../board-kit.ts';

const context = { isEngineer: () => true, now: monday };

function boardOf() {
  const on = testBoard();
  const jon = person(on, 'Jon', 'engineer');
  const asha = person(on, 'Asha', 'engineer');
  const item = (id: ItemId) => readItem(on.board, id) as Item;
  const add = (kind: 'story' | 'task' | 'bug', points: number | null) => {
    const id = addItem(on.board, on.act(jon), { kind, title: kind });
    if (points !== null) sizeItem(on.board, on.act(jon), id, points);
    return item(id);
  };
  const spike = (hours: number, people: number, agreed: boolean) => {
    const id = addItem(on.board, on.act(jon), { kind: 'spike', title: 'spike' });
    setField(on.board, on.act(jon), id, { field: 'people', value: people });
    proposeBox(on.board, on.act(null), id, hours);
    if (agreed) for (const member of [jon, asha]) agreeToBox(on.board, on.act(member), id);
    return item(id);
  };
  return { add, spike };
}

describe('weight', () => {
  test('points weigh by the rate, a spike its agreed hours times its people, nothing else weighs', () => {
    const { add, spike } = boardOf();
    expect(hoursOf(add('story', 5), 4)).toBe(20);
    expect(hoursOf(add('story', null), 4)).toBe(0);
    expect(hoursOf(spike(8, 1, true), 4)).toBe(8);
    expect(hoursOf(spike(8, 2, true), 4)).toBe(16);
    expect(hoursOf(spike(8, 2, false), 4)).toBe(0);
    expect(pointsOf(spike(8, 2, true))).toBe(0);
  });

  test('a list weighs the sum of its items, and converts only points', () => {
    const { add, spike } = boardOf();
    const box = spike(8, 2, true);
    expect(weigh([add('story', 5), add('bug', 2), box], 4, context)).toEqual({
      items: 3,
      ready: 0,
      points: 7,
      boxHours: 16,
      hours: 44,
      converted: true,
    });
    expect(weigh([box], 4, context)).toMatchObject({ hours: 16, converted: false });
    expect(weigh([], 4, context)).toMatchObject({ items: 0, ready: 0, hours: 0 });
  });

  test('whatever the order and the rate, it is the sum of what each one weighs', () => {
    const { add, spike } = boardOf();
    const pool = [add('story', 3), add('task', 5), add('bug', null), spike(8, 1, true), spike(4, 3, true)];
    fc.assert(
      fc.property(fc.shuffledSubarray(pool), fc.integer({ min: 1, max: 12 }), (items, rate) => {
        const sum = items.reduce((hours, item) => hours + hoursOf(item, rate), 0);
        expect(weigh(items, rate, context).hours).toBeCloseTo(sum, 9);
      }),
    );
  });

  test('readiness is worked out once for each item and team, and anew for another team', () => {
    const { add } = boardOf();
    const item = add('task', 3);
    let asked = 0;
    const isEngineer = () => {
      asked += 1;
      return true;
    };
    const team = { isEngineer, now: monday };
    isReadyFor(item, team);
    const once = asked;
    isReadyFor(item, team);
    expect(asked).toBe(once);
    isReadyFor(item, { isEngineer, now: monday });
    expect(asked).toBeGreaterThan(once);
  });
});
