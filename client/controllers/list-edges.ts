// The row at the top edge of several lists, some of which scroll each by itself: of those that scrolled last, the highest.

import type { ItemId } from '../../shared/ids.ts';
import { parseId } from '../../shared/ids.ts';
import type { HandList } from './hand-list.ts';
import { scrollersAround, type Scroller } from './scrollers.ts';
import { beginning, bringToTop, edgeOf, highestBelow, isAtBeginning, scrollToBeginning } from './top-edge.ts';

/** Lists that scroll together, and what scrolls them. */
interface Pane {
  readonly scroller: Element;
  readonly lists: readonly HandList[];
}

const beginningOf = (name: string): string => `${beginning} ${name}`;

export class ListEdges {
  readonly #lists: () => readonly HandList[];
  /** How a pane is called; the same on every screen. */
  readonly #nameOf: (scroller: Element) => string;
  readonly #known = new Map<Element, Scroller | null>();
  readonly #tops = new Map<Element, number>();
  #last: Element | undefined;

  constructor(lists: () => readonly HandList[], nameOf: (scroller: Element) => string) {
    this.#lists = lists;
    this.#nameOf = nameOf;
  }

  get topRow(): string | null {
    const panes = this.#panes;
    for (const { scroller } of panes) {
      const { scrollTop } = scroller;
      if ((this.#tops.get(scroller) ?? 0) !== scrollTop) this.#last = scroller;
      this.#tops.set(scroller, scrollTop);
    }
    const pane = panes.find(({ scroller }) => scroller === this.#last);
    if (!pane) return null;
    if (isAtBeginning(pane.scroller)) return beginningOf(this.#nameOf(pane.scroller));
    const cards = pane.lists.map((list) => list.cards);
    return highestBelow(cards, edgeOf(pane.scroller))?.item ?? null;
  }

  /** False where no list that is seen here shows it. */
  showRow(row: string): boolean {
    if (row === this.topRow) return true;
    const begins = this.#panes.find(({ scroller }) => beginningOf(this.#nameOf(scroller)) === row);
    if (begins) {
      this.#last = begins.scroller;
      scrollToBeginning(begins.scroller);
      return true;
    }
    const item = parseId('item', row);
    const list = item && this.#lists().find(({ ids }) => ids.includes(item));
    if (item === undefined || !list) return false;
    void this.#bring(list, item);
    return true;
  }

  async #bring(list: HandList, item: ItemId): Promise<void> {
    const card = await list.reveal(item);
    if (!card) return;
    this.#last = this.#scrollerOf(list);
    bringToTop(card);
  }

  get #panes(): readonly Pane[] {
    const panes = new Map<Element, HandList[]>();
    for (const list of this.#lists()) {
      const scroller = this.#scrollerOf(list);
      if (!scroller) continue;
      panes.set(scroller, [...(panes.get(scroller) ?? []), list]);
    }
    return [...panes].map(([scroller, lists]) => ({ scroller, lists }));
  }

  #scrollerOf(list: HandList): Element | undefined {
    return scrollersAround(list, this.#known).find(({ along }) => along)?.element;
  }
}
