// Where the lists of a view and their cards are in the window, measured once and again only when it is asked to forget:
// which of them a pointer means, before which card, and what would scroll there.

import type { LitElement } from 'lit';
import type { ItemId } from '../../shared/ids.ts';
import { lineWidth, type Line } from '../components/gw-drag-layer.ts';
import type { SeenScroller } from './auto-scroll.ts';
import { contains, countAbove, nearestBox, within, type Box } from './drop-places.ts';
import { sameIds, type DropList } from './hand-list.ts';
import type { Point } from './press.ts';
import { scrollersAround, type Scroller } from './scrollers.ts';

export interface Target<List extends DropList> {
  readonly list: List;
  /** Before which of its ids. */
  readonly index: number;
  /** Where its mark lies. */
  readonly line: Line;
}

/** The cards of a list that are rendered, from top to bottom. */
interface Cards {
  readonly ids: readonly ItemId[];
  readonly shown: readonly ItemId[];
  readonly boxes: readonly Box[];
  readonly middles: readonly number[];
}

/** A list as it is seen; its cards only once something is held over it. */
interface Measured<List extends DropList> {
  readonly list: List;
  readonly scrollers: readonly SeenScroller[];
  readonly box: Box;
  cards: Cards | undefined;
}

interface Page<List extends DropList> {
  readonly view: Box;
  readonly lists: readonly Measured<List>[];
  readonly boxes: readonly Box[];
  readonly springs: readonly { readonly element: HTMLElement; readonly box: Box }[];
}

interface Options<List extends DropList> {
  /** The view: a drop outside of it is none. */
  readonly host: LitElement;
  /** The lists that are seen. */
  readonly lists: () => readonly List[];
  /** What is pressed when something is held over it for a moment. */
  readonly springs: () => readonly HTMLElement[];
  /** Something scrolled, which a shadow root tells nobody outside; until `signal`. */
  readonly onScroll: () => void;
  readonly signal: AbortSignal;
}

/** So far beyond its edge a view still scrolls. */
const beyondEdge = 96;

export class DropTargets<List extends DropList> {
  readonly #options: Options<List>;
  readonly #scrollers = new Map<Element, Scroller | null>();
  #page: Page<List> | undefined;

  constructor(options: Options<List>) {
    this.#options = options;
  }

  /** Something moved: what was measured holds no longer. */
  forget(): void {
    this.#page = undefined;
  }

  at(point: Point): Target<List> | undefined {
    const { view } = this.#measured;
    const nearest = contains(view, point) ? this.#nearest(point) : undefined;
    if (!nearest) return undefined;
    const { list, box } = nearest;
    const { ids, shown, boxes, middles } = this.#cardsOf(nearest);
    const seen = (y: number) => Math.min(Math.max(y, box.top), box.bottom);
    const above = countAbove(middles, seen(point.y));
    const [before, next] = [boxes[above - 1], boxes[above]];
    const gap = before && next ? next.top - before.bottom : 8;
    const middle = next ? next.top - gap / 2 : before ? before.bottom + gap / 2 : box.top + gap / 2;
    const [nextId, lastId] = [shown[above], shown.at(-1)];
    const end = lastId === undefined ? 0 : ids.indexOf(lastId) + 1;
    const line = {
      left: box.left,
      top: seen(middle) - lineWidth / 2,
      width: box.right - box.left,
      height: lineWidth,
    };
    return { list, index: nextId === undefined ? end : ids.indexOf(nextId), line };
  }

  /** What scrolls there, innermost first. */
  scrollersAt(point: Point): readonly SeenScroller[] {
    const { left, top, right, bottom } = this.#measured.view;
    const around = {
      left: left - beyondEdge,
      top: top - beyondEdge,
      right: right + beyondEdge,
      bottom: bottom + beyondEdge,
    };
    return contains(around, point) ? (this.#nearest(point)?.scrollers ?? []) : [];
  }

  springAt(point: Point): HTMLElement | undefined {
    return this.#measured.springs.find(({ box }) => contains(box, point))?.element;
  }

  #nearest(point: Point): Measured<List> | undefined {
    const { lists, boxes } = this.#measured;
    return lists[nearestBox(boxes, point) ?? -1];
  }

  get #measured(): Page<List> {
    this.#page ??= this.#measure();
    return this.#page;
  }

  #measure(): Page<List> {
    const { host, springs, onScroll, signal } = this.#options;
    const known = new Map<Element, Box>();
    const boxOf = (element: Element): Box => {
      const box = known.get(element) ?? element.getBoundingClientRect();
      known.set(element, box);
      return box;
    };
    const lists = this.#options.lists().map((list): Measured<List> => {
      const around = scrollersAround(list, this.#scrollers);
      // Of one listener the second time is none.
      for (const { element } of around)
        element.addEventListener('scroll', onScroll, { signal, passive: true });
      const scrollers = around.map((scroller, index) => ({
        scroller,
        box: around
          .slice(index)
          .map(({ element }) => boxOf(element))
          .reduce(within),
      }));
      const [inner] = scrollers;
      const box = inner ? within(boxOf(list), inner.box) : boxOf(list);
      return { list, scrollers, box, cards: undefined };
    });
    return {
      view: boxOf(host),
      lists,
      boxes: lists.map(({ box }) => box),
      springs: springs().map((element) => ({ element, box: boxOf(element) })),
    };
  }

  #cardsOf(measured: Measured<List>): Cards {
    const { list, cards } = measured;
    const { ids } = list;
    if (cards && sameIds(cards.ids, ids)) return cards;
    const shown = list.cards;
    const boxes = shown.map((card) => card.getBoundingClientRect());
    measured.cards = {
      ids,
      shown: shown.map(({ item }) => item),
      boxes,
      middles: boxes.map(({ top, bottom }) => (top + bottom) / 2),
    };
    return measured.cards;
  }
}
