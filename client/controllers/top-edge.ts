// What stands at the top edge of something that scrolls, by name, and bringing what has that name there: so that a screen
// of another size can show what somebody looks at. Never pixels.

import { wantsNoMotion } from './motion.ts';

/** The view that is shown, as one follows somebody through it. */
export interface EdgedView {
  /** The item or part at its top edge; null where it has none. */
  readonly topRow: string | null;
  /** Brings it there, without the focus; passed over where it is not shown here. */
  showRow(row: string): void;
  /** What is chosen in it, a sprint for example; null: it says nothing of that. */
  readonly tab?: string | null;
  showTab?(tab: string): void;
  /** Told that this tab follows whoever leads, where the view says so. */
  following?: boolean;
}

/** The name of the very beginning: what stands above the first row is seen too. */
export const beginning = 'top';

/** So much of a row still counts as standing at the edge, in pixels. */
const least = 24;

/** Where the top edge of a scroller is, below what sticks to it. */
export function edgeOf(scroller: Element): number {
  const sticking = Number.parseFloat(getComputedStyle(scroller).scrollPaddingBlockStart);
  return scroller.getBoundingClientRect().top + (Number.isNaN(sticking) ? 0 : sticking);
}

export const isAtBeginning = (scroller: Element): boolean => scroller.scrollTop < least;

/** The first of these elements, one below the other, that is not scrolled away above the edge. */
export function firstBelow<One extends Element>(elements: readonly One[], edge: number): One | undefined {
  let [from, to] = [0, elements.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    const { bottom } = (elements[middle] as One).getBoundingClientRect();
    if (bottom > edge + least) to = middle;
    else from = middle + 1;
  }
  return elements[from];
}

/** Of several lists beside each other the element that stands highest at the edge; of two the one further left. */
export function highestBelow<One extends Element>(
  lists: readonly (readonly One[])[],
  edge: number,
): One | undefined {
  const first = lists.flatMap((list) => firstBelow(list, edge) ?? []);
  const top = (one: One) => one.getBoundingClientRect().top;
  return first.reduce<One | undefined>(
    (best, one) => (best === undefined || top(one) < top(best) - 1 ? one : best),
    undefined,
  );
}

const behavior = (): ScrollBehavior => (wantsNoMotion() ? 'instant' : 'smooth');

export function bringToTop(element: Element): void {
  element.scrollIntoView({ block: 'start', inline: 'nearest', behavior: behavior() });
}

export function scrollToBeginning(scroller: Element): void {
  scroller.scrollTo({ top: 0, behavior: behavior() });
}
