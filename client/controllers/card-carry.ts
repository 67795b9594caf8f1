// Carrying cards by keyboard: over the lists of all lanes with the arrows. Nothing is written; only the place where they
// would go is shown and told in words.

import type { ItemId } from '../../shared/ids.ts';
import { findList, listBeyond, sameIds, standsThere, type HandLane, type HandList } from './hand-list.ts';

export class CardCarry {
  /** All that is carried, in the order in which it will stand. */
  readonly items: readonly ItemId[];
  /** The one that was picked up; others of a selection come along. */
  readonly item: ItemId;
  readonly #lanes: () => readonly HandLane[];
  readonly #from: HandList;
  #list: HandList;
  /** They go behind this one; undefined: to the beginning. Others may change the list meanwhile. */
  #behind: ItemId | undefined;
  #lane: string;
  #shown: readonly ItemId[] = [];
  #frame = 0;

  /** `from`: the list that the item was picked up in. */
  constructor(
    item: ItemId,
    items: readonly ItemId[],
    { lanes, from }: { readonly lanes: () => readonly HandLane[]; readonly from: HandList },
  ) {
    this.item = item;
    this.items = items;
    this.#lanes = lanes;
    this.#from = from;
    this.#list = from;
    this.#behind = from.ids.slice(0, from.ids.indexOf(item)).findLast((id) => !items.includes(id));
    this.#lane = this.#laneName;
    this.#show();
    this.#follow();
  }

  /** Where they would go now. */
  get list(): HandList {
    return this.#list;
  }

  /** Before the how manyth of the others there. */
  get index(): number {
    return this.#behind === undefined ? 0 : this.#rest.indexOf(this.#behind) + 1;
  }

  /** They were not carried anywhere. */
  get stays(): boolean {
    return this.#list === this.#from && standsThere(this.#list.ids, this.index, this.items);
  }

  /** "In progress, place 2 of 5", with the lane before it when that is another one than last time. */
  get words(): string {
    const lane = this.#laneName;
    const inLane = lane === this.#lane ? '' : `${lane}, `;
    this.#lane = lane;
    return `${inLane}${this.#list.name}, place ${this.index + 1} of ${this.#rest.length + 1}`;
  }

  /** Carries them on; true when the key was one that carries. */
  carry(key: string): boolean {
    const to = {
      ArrowLeft: () => this.#aside(-1),
      ArrowRight: () => this.#aside(1),
      ArrowUp: () => this.#along(-1),
      ArrowDown: () => this.#along(1),
      Home: () => this.#put(this.#list, 0),
      End: () => this.#put(this.#list, Infinity),
    }[key];
    to?.();
    return to !== undefined;
  }

  /** Takes the mark away. */
  end(): void {
    cancelAnimationFrame(this.#frame);
    this.#leave();
  }

  get #at() {
    return findList(this.#lanes(), (list) => list === this.#list);
  }

  get #laneName(): string {
    return this.#lanes()[this.#at?.lane ?? -1]?.name ?? '';
  }

  /** The other cards of the list. */
  get #rest(): readonly ItemId[] {
    return this.#list.ids.filter((id) => !this.items.includes(id));
  }

  #aside(step: 1 | -1): void {
    const at = this.#at;
    const beside = at && this.#lanes()[at.lane]?.lists[at.across + step];
    this.#put(beside ?? this.#list, this.index);
  }

  /** Past the end of a list into the list of the next lane. */
  #along(step: 1 | -1): void {
    const to = this.index + step;
    const at = this.#at;
    const isOver = to < 0 || to > this.#rest.length;
    const beyond = isOver && at ? listBeyond(this.#lanes(), at, step) : undefined;
    if (beyond) this.#put(beyond, step > 0 ? 0 : Infinity);
    else this.#put(this.#list, to);
  }

  #put(list: HandList, index: number): void {
    if (list !== this.#list) this.#leave();
    this.#list = list;
    const rest = this.#rest;
    this.#behind = rest[Math.min(index, rest.length) - 1];
    this.#show();
  }

  #leave(): void {
    this.#list.mark = null;
    this.#list.toggleAttribute('over', false);
  }

  #show(): void {
    const { ids } = this.#list;
    this.#shown = ids;
    const at = this.#behind === undefined ? -1 : ids.indexOf(this.#behind);
    this.#list.mark = at + 1;
    this.#list.toggleAttribute('over', true);
    const beside = ids[at] ?? ids[0];
    const list = this.#list;
    void (beside === undefined ? Promise.resolve() : list.reveal(beside)).then(() => list.showMark());
  }

  /** What others change in the list moves the mark along. */
  #follow(): void {
    this.#frame = requestAnimationFrame(() => {
      if (!sameIds(this.#shown, this.#list.ids)) this.#show();
      this.#follow();
    });
  }
}
