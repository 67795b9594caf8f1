// Where a pointer would drop, and how fast the page scrolls under it, from what was measured. Pure.

import type { Point } from './press.ts';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What of a box is seen through another. */
export const within = (a: Box, b: Box): Box => ({
  left: Math.max(a.left, b.left),
  top: Math.max(a.top, b.top),
  right: Math.min(a.right, b.right),
  bottom: Math.min(a.bottom, b.bottom),
});

export const isEmpty = ({ left, top, right, bottom }: Box): boolean => right <= left || bottom <= top;

const beyond = (value: number, from: number, to: number): number => Math.max(from - value, value - to, 0);

export const contains = (box: Box, { x, y }: Point): boolean =>
  beyond(x, box.left, box.right) === 0 && beyond(y, box.top, box.bottom) === 0;

/** The box under the point, else the nearest: heads, gaps and what lies below a list mean that list. */
export function nearestBox(boxes: readonly Box[], { x, y }: Point): number | undefined {
  let best: number | undefined;
  let least = Infinity;
  for (const [index, box] of boxes.entries()) {
    if (isEmpty(box)) continue;
    // Who is beside a column wants the one whose head or foot is above or below sooner than one farther aside.
    const far = 3 * beyond(x, box.left, box.right) + beyond(y, box.top, box.bottom);
    if (far < least) [best, least] = [index, far];
  }
  return best;
}

/** How many of these heights, from top to bottom, are above this one. */
export function countAbove(heights: readonly number[], y: number): number {
  let [low, high] = [0, heights.length];
  while (low < high) {
    const at = Math.floor((low + high) / 2);
    if ((heights[at] as number) < y) low = at + 1;
    else high = at;
  }
  return low;
}

/** As wide as the edge that scrolls; narrow scrollers have narrower ones. */
const edgeWidth = 56;
const mostOfScroller = 0.2;
/** Pixels a second at the very edge and beyond it; less where so much would fly past in a moment, as on a phone. */
const fastest = 1300;
const fastestOfScroller = 1.4;

/** Pixels a second along one axis for a pointer between two edges: nothing in the middle, faster the nearer. */
export function scrollSpeed(at: number, from: number, to: number): number {
  const width = Math.min(edgeWidth, (to - from) * mostOfScroller);
  if (width <= 0) return 0;
  const near = (distance: number) => Math.min(1, Math.max(0, (width - distance) / width));
  const back = near(at - from);
  const forth = near(to - at);
  return (forth * forth - back * back) * Math.min(fastest, (to - from) * fastestOfScroller);
}
