// Finds cards and lists on the page, whatever elements stand between them. It knows tags and two properties: the id that
// a card shows (`item`) and the key of a list's column (`column`).

/** How a board looks from outside. */
export interface Look {
  /** The element that holds all lists. */
  readonly view: string;
  readonly list: string;
  readonly card: string;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Elements of this tag under a root, through open shadow roots, but not inside of one another. */
function* under(root: ParentNode, tag: string): Generator<HTMLElement> {
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    if (element.localName === tag) yield element;
    else if (element.shadowRoot) yield* under(element.shadowRoot, tag);
  }
}

const first = (elements: Iterable<HTMLElement>): HTMLElement | undefined => {
  for (const element of elements) return element;
  return undefined;
};

const isOn = ({ bottom, right, top, left, height }: DOMRect): boolean =>
  height > 0 && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;

const isBelow = ({ top }: DOMRect): boolean => top >= innerHeight;

const isWhole = ({ bottom, top, height }: DOMRect): boolean =>
  height > 0 && top >= 0 && bottom <= innerHeight;

const hasWords = (card: HTMLElement): boolean => (card.shadowRoot ?? card).textContent?.trim() !== '';

export const itemOf = (card: HTMLElement): string | undefined =>
  (card as HTMLElement & { readonly item?: string }).item;

const columnOf = (list: HTMLElement): string | undefined =>
  (list as HTMLElement & { readonly column?: string }).column;

export class Cards {
  readonly #look: Look;
  #view: HTMLElement | undefined;

  constructor(look: Look) {
    this.#look = look;
  }

  get #root(): ParentNode | undefined {
    if (!this.#view?.isConnected) this.#view = first(under(document, this.#look.view));
    return this.#view?.shadowRoot ?? undefined;
  }

  *all(): Generator<HTMLElement> {
    if (this.#root) yield* under(this.#root, this.#look.card);
  }

  /** The lists of one column, one in each lane. */
  lists(column: string): readonly HTMLElement[] {
    if (!this.#root) return [];
    return [...under(this.#root, this.#look.list)].filter((list) => columnOf(list) === column);
  }

  *within(list: HTMLElement): Generator<HTMLElement> {
    if (list.shadowRoot) yield* under(list.shadowRoot, this.#look.card);
  }

  find(item: string): HTMLElement | undefined {
    for (const card of this.all()) if (itemOf(card) === item) return card;
    return undefined;
  }

  /** How many cards with words touch the window. In a list they stand one below the other: the first below is the last. */
  shown(): number {
    let cards = 0;
    for (const list of this.#root ? under(this.#root, this.#look.list) : []) {
      for (const card of this.within(list)) {
        const box = card.getBoundingClientRect();
        if (isBelow(box)) break;
        if (isOn(box) && hasWords(card)) cards += 1;
      }
    }
    return cards;
  }

  /** The items of a column whose cards are wholly in the window, from the top. */
  inSight(column: string): string[] {
    const items: string[] = [];
    for (const list of this.lists(column)) {
      for (const card of this.within(list)) {
        const item = itemOf(card);
        if (item !== undefined && isWhole(card.getBoundingClientRect())) items.push(item);
      }
    }
    return items;
  }

  boxOf(item: string): Box | undefined {
    return this.find(item)?.getBoundingClientRect().toJSON() as Box | undefined;
  }

  boxOfList(column: string): Box | undefined {
    return this.lists(column)[0]?.getBoundingClientRect().toJSON() as Box | undefined;
  }

  /** Tells whether this item's card says these words; the card is looked for again only when it is another one. */
  saying(item: string, words: string): () => boolean {
    let card: HTMLElement | undefined;
    return () => {
      if (!card?.isConnected || itemOf(card) !== item) card = this.find(item);
      return (card?.shadowRoot ?? card)?.textContent?.includes(words) ?? false;
    };
  }

  /** Tells whether this item's card stands in this column. */
  standing(item: string, column: string): () => boolean {
    let lists: readonly HTMLElement[] = [];
    return () => {
      if (lists.length === 0 || lists.some((list) => !list.isConnected)) lists = this.lists(column);
      for (const list of lists) for (const card of this.within(list)) if (itemOf(card) === item) return true;
      return false;
    };
  }
}
