import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countAbove,
  isEmpty,
  nearestBox,
  scrollSpeed,
  within,
} from '../../../client/controllers/drop-places.ts';

const box = (left: number, top: number, right: number, bottom: number) => ({ left, top, right, bottom });

describe('the list that a pointer means', () => {
  // Two lanes of three columns, a head above each.
  const lists = [0, 1].flatMap((lane) =>
    [0, 1, 2].map((column) => box(column * 110, 50 + lane * 250, column * 110 + 100, 250 + lane * 250)),
  );

  test('is the one under it, or the nearest', () => {
    const at = (x: number, y: number) => nearestBox(lists, { x, y });
    expect(at(150, 100)).toBe(1);
    expect(at(150, 400)).toBe(4);
    expect(at(150, 20)).toBe(1);
    expect(at(150, 270)).toBe(1);
    expect(at(150, 285)).toBe(4);
    expect(at(150, 900)).toBe(4);
    expect(at(104, 100)).toBe(0);
    expect(at(107, 100)).toBe(1);
  });

  test('is rather the one above or below than one aside', () => {
    expect(nearestBox([box(0, 0, 100, 100), box(120, 80, 220, 400)], { x: 90, y: 140 })).toBe(0);
  });

  test('is none that cannot be seen', () => {
    const hidden = within(box(0, 500, 100, 600), box(0, 0, 400, 300));
    expect(isEmpty(hidden)).toBe(true);
    expect(nearestBox([hidden], { x: 50, y: 550 })).toBeUndefined();
    expect(nearestBox([], { x: 0, y: 0 })).toBeUndefined();
  });

  test('contains the point wherever one does', () => {
    const side = fc.integer({ min: 0, max: 400 });
    const boxes = fc.array(
      fc.tuple(side, side, side, side).map(([x, y, w, h]) => box(x, y, x + w + 1, y + h + 1)),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(boxes, side, side, (all, x, y) => {
        const holds = (one: (typeof all)[number]) =>
          x >= one.left && x <= one.right && y >= one.top && y <= one.bottom;
        const found = all[nearestBox(all, { x, y }) ?? -1];
        expect(found).toBeDefined();
        expect(found && holds(found)).toBe(all.some(holds));
      }),
    );
  });
});

test('the place in a list is behind all whose middle is above', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 999 })), fc.integer({ min: 0, max: 999 }), (some, y) => {
      const heights = some.toSorted((a, b) => a - b);
      expect(countAbove(heights, y)).toBe(heights.filter((height) => height < y).length);
    }),
  );
});

describe('scrolling by itself', () => {
  test('does nothing in the middle, and more the nearer the edge, the same both ways', () => {
    expect(scrollSpeed(400, 0, 1000)).toBe(0);
    expect(scrollSpeed(100, 0, 1000)).toBe(0);
    const near = [960, 980, 995, 1000, 1100].map((at) => scrollSpeed(at, 0, 1000));
    expect(near).toEqual(near.toSorted((a, b) => a - b));
    expect(near[0]).toBeGreaterThan(0);
    expect(near[3]).toBe(1300);
    expect(near[4]).toBe(1300);
    expect(scrollSpeed(20, 0, 1000)).toBe(-scrollSpeed(980, 0, 1000));
  });

  test('takes longer than half a second from one end of a phone to the other', () => {
    expect(scrollSpeed(390, 0, 390)).toBeLessThan(390 / 0.5);
    expect(scrollSpeed(390, 0, 390)).toBeGreaterThan(390);
  });

  test('leaves a middle also in a small scroller', () => {
    expect(scrollSpeed(50, 0, 100)).toBe(0);
    expect(scrollSpeed(10, 0, 0)).toBe(0);
  });
});
