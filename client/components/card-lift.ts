// Moving cards by keyboard: picked up, carried over the lists with the arrows, dropped or let go. Nothing is written
// before the drop; only the place where they would go is shown and spoken.

import type { ItemId } from '../../shared/ids.ts';
import type { Drop } from './events.ts';
import type { GwCell } from './gw-cell.ts';

/** A list that cards are carried over. */
type CardList = Pick<GwCell, 'ids' | 'name' | 'mark' | 'place' | 'showMark'>;

export class CardLift {
  /** All that is carried, in the order in which it will stand. */
  readonly items: readonly ItemId[];
  /** The one that was picked up; others of a selection come along. */
  readonly item: ItemId;
  readonly #cells: readonly CardList[];
  readonly #lifted: readonly HTMLElement[];
  #cell: CardList;
  #index: number;

  /** `cells`: the lists of the card's lane, from left to right. `lifted`: the cards of all items that are shown. */
  constructor(
    item: ItemId,
    items: readonly ItemId[],
    { cells, from, lifted }: { cells: readonly CardList[]; from: CardList; lifted: readonly HTMLElement[] },
  ) {
    this.item = item;
    this.items = items;
    this.#cells = cells;
    this.#lifted = lifted;
    this.#cell = from;
    const own = from.ids.indexOf(item);
    this.#index = from.ids.slice(0, own).filter((id) => !items.includes(id)).length;
    for (const card of lifted) card.toggleAttribute('lifted', true);
    this.#show();
  }

  /** Where they would stand now. */
  get drop(): Drop {
    return this.#cell.place(this.#index, this.items);
  }

  /** "In progress, place 2 of 5" */
  get words(): string {
    return `${this.#cell.name}, place ${this.#index + 1} of ${this.#rest.length + 1}`;
  }

  /** Carries them on; true when the key was one that carries. */
  carry(key: string): boolean {
    const sideways = { ArrowLeft: -1, ArrowRight: 1 }[key];
    const along = { ArrowUp: -1, ArrowDown: 1, Home: -Infinity, End: Infinity }[key];
    if (sideways === undefined && along === undefined) return false;
    this.#cell.mark = null;
    if (sideways !== undefined) {
      this.#cell = this.#cells[this.#cells.indexOf(this.#cell) + sideways] ?? this.#cell;
    }
    this.#index = Math.max(0, Math.min(this.#index + (along ?? 0), this.#rest.length));
    this.#show();
    return true;
  }

  /** Takes all marks away. */
  end(): void {
    this.#cell.mark = null;
    for (const card of this.#lifted) card.toggleAttribute('lifted', false);
  }

  /** The other cards of the list. */
  get #rest(): readonly ItemId[] {
    return this.#cell.ids.filter((id) => !this.items.includes(id));
  }

  #show(): void {
    const before = this.#rest[this.#index - 1];
    this.#cell.mark = before === undefined ? 0 : this.#cell.ids.indexOf(before) + 1;
    void this.#cell.showMark();
  }
}
