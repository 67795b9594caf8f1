// Scrolls what lies under a drag when it comes near an edge: lists that scroll by themselves as well as the view around
// them, each axis by the innermost that still can.

import { scrollSpeed, type Box } from './drop-places.ts';
import type { Point } from './press.ts';
import type { Scroller } from './scrollers.ts';

/** Milliseconds from the first moment at an edge until full speed, so that a mere passing scrolls little. */
const rampMs = 350;
/** A frame that took longer moves no farther. */
const longestFrameMs = 50;
/** Pixels towards an edge that say that somebody means it. */
const armedAfter = 12;

/** A scroller as it is seen in the window. */
export interface SeenScroller {
  readonly scroller: Scroller;
  readonly box: Box;
}

interface Axis {
  readonly name: 'x' | 'y';
  readonly scrolls: 'across' | 'along';
  readonly edges: (box: Box) => readonly [number, number];
  /** How far it has scrolled, and how far it can. */
  readonly range: (element: Element) => readonly [number, number];
}

const axes: readonly Axis[] = [
  {
    name: 'x',
    scrolls: 'across',
    edges: ({ left, right }) => [left, right],
    range: (one) => [one.scrollLeft, one.scrollWidth - one.clientWidth],
  },
  {
    name: 'y',
    scrolls: 'along',
    edges: ({ top, bottom }) => [top, bottom],
    range: (one) => [one.scrollTop, one.scrollHeight - one.clientHeight],
  },
];

export class AutoScroll {
  readonly #start: Point;
  /** What is picked up at an edge scrolls only once it has been moved that way, or away from it. */
  readonly #armed = { x: false, y: false };
  /** Parts of pixels that were not scrolled yet. */
  readonly #rest = { x: 0, y: 0 };
  #since: number | undefined;
  #last = 0;

  constructor(start: Point) {
    this.#start = start;
  }

  /** One frame at this time; true while it scrolls and wants another one. */
  frame(now: number, at: Point, scrollers: readonly SeenScroller[]): boolean {
    const passed = Math.min(now - this.#last, longestFrameMs);
    this.#last = now;
    const moves = axes.flatMap((axis) => this.#find(at, axis, scrollers) ?? []);
    if (moves.length === 0) {
      this.#since = undefined;
      return false;
    }
    this.#since ??= now;
    const share = (Math.min(1, (now - this.#since) / rampMs) * passed) / 1000;
    for (const { element, speed, axis } of moves) this.#scroll(element, axis, speed * share);
    return true;
  }

  #find(at: Point, axis: Axis, scrollers: readonly SeenScroller[]) {
    const { name } = axis;
    let isInMiddle = true;
    for (const { scroller, box } of scrollers) {
      const speed = scroller[axis.scrolls] ? scrollSpeed(at[name], ...axis.edges(box)) : 0;
      if (speed === 0) continue;
      isInMiddle = false;
      this.#armed[name] ||= Math.sign(speed) * (at[name] - this.#start[name]) > armedAfter;
      if (!this.#armed[name]) continue;
      const { element } = scroller;
      const [done, most] = axis.range(element);
      if (speed < 0 ? done > 0 : done < most - 1) return { element, speed, axis };
    }
    this.#armed[name] ||= isInMiddle;
    return undefined;
  }

  #scroll(element: Element, { name }: Axis, by: number): void {
    const wanted = this.#rest[name] + by;
    const whole = Math.trunc(wanted);
    this.#rest[name] = wanted - whole;
    if (whole !== 0) element.scrollBy({ [name === 'x' ? 'left' : 'top']: whole, behavior: 'instant' });
  }
}
