// Moving a card by keyboard: picked up, carried over the lists with the arrows, dropped or let go. Nothing is written
// before the drop; only the place where it would go is shown and spoken.

import type { ItemId } from '../../shared/ids.ts';
import type { Drop } from './events.ts';
import type { GwCell } from './gw-cell.ts';

export class CardLift {
  readonly item: ItemId;
  readonly #cells: readonly GwCell[];
  readonly #from: GwCell;
  #cell: GwCell;
  #index: number;

  /** `cells`: the lists of the card's lane, from left to right. */
  constructor(item: ItemId, cells: readonly GwCell[], from: GwCell) {
    this.item = item;
    this.#cells = cells;
    this.#from = from;
    this.#cell = from;
    this.#index = from.ids.indexOf(item);
    from.card(item)?.toggleAttribute('lifted', true);
    this.#show();
  }

  /** Where it would stand now. */
  get drop(): Drop {
    return this.#cell.place(this.#index, this.item);
  }

  /** "In progress, place 2 of 5" */
  get words(): string {
    return `${this.#cell.name}, place ${this.#index + 1} of ${this.#room + 1}`;
  }

  /** Carries it on; true when the key was one that carries. */
  carry(key: string): boolean {
    const sideways = { ArrowLeft: -1, ArrowRight: 1 }[key];
    const along = { ArrowUp: -1, ArrowDown: 1, Home: -Infinity, End: Infinity }[key];
    if (sideways === undefined && along === undefined) return false;
    this.#cell.mark = null;
    if (sideways !== undefined) {
      this.#cell = this.#cells[this.#cells.indexOf(this.#cell) + sideways] ?? this.#cell;
    }
    this.#index = Math.max(0, Math.min(this.#index + (along ?? 0), this.#room));
    this.#show();
    return true;
  }

  /** Takes all marks away. */
  end(): void {
    this.#cell.mark = null;
    this.#from.card(this.item)?.toggleAttribute('lifted', false);
  }

  /** How many other cards stand in the list. */
  get #room(): number {
    return this.#cell.ids.filter((id) => id !== this.item).length;
  }

  #show(): void {
    const own = this.#cell.ids.indexOf(this.item);
    this.#cell.mark = own >= 0 && this.#index > own ? this.#index + 1 : this.#index;
    void this.#cell.showMark();
  }
}
