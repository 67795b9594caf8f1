// Which items are selected, and which one is open beside the view: this person's alone, gone with the page. One for each
// open board, shared by its views; a card asks for its own item only, so that selecting one wakes no other.

import type { ItemId } from '../../shared/ids.ts';
import type { BoardStore } from '../store/board-store.ts';

/** An item, or the whole selection. */
export type SelectionTopic = ItemId | 'all';

export class Selection {
  readonly #store: BoardStore;
  readonly #listeners = new Map<SelectionTopic, Set<() => void>>();
  #ids: ReadonlySet<ItemId> = new Set();
  #opened: ItemId | null = null;
  /** Where a stretch begins that Shift selects, where it has been led to, and what it brought. */
  #anchor: ItemId | null = null;
  #head: ItemId | null = null;
  #stretch: ReadonlySet<ItemId> = new Set();

  constructor(store: BoardStore) {
    this.#store = store;
  }

  /** What is selected and still on the board, in the order in which it was selected. */
  get ids(): readonly ItemId[] {
    return [...this.#ids].filter((id) => {
      const item = this.#store.item(id);
      return item && !item.archived;
    });
  }

  has(id: ItemId): boolean {
    return this.#ids.has(id);
  }

  /** What is meant when something is done to this item: the whole selection where it belongs to it. */
  meantBy(id: ItemId): readonly ItemId[] {
    return this.has(id) ? this.ids : [id];
  }

  /** The item that is open beside the view. */
  get opened(): ItemId | null {
    return this.#opened;
  }

  set opened(item: ItemId | null) {
    if (item === this.#opened) return;
    const both = [this.#opened, item];
    this.#opened = item;
    this.#tell(both.filter((id) => id !== null));
  }

  toggle(id: ItemId): void {
    const next = new Set(this.#ids);
    if (!next.delete(id)) next.add(id);
    this.#begin(id);
    this.#become(next);
  }

  /**
   * Selects the stretch from the item last selected to this one, as `list` has them; with another list, just this. Led
   * back again, a stretch gives up what it had brought, and nothing else.
   */
  extendTo(id: ItemId, list: readonly ItemId[]): void {
    const from = this.#anchor === null ? -1 : list.indexOf(this.#anchor);
    const to = list.indexOf(id);
    if (from < 0 || to < 0) {
      this.#begin(id);
      this.#become(new Set([...this.#ids, id]));
      return;
    }
    const kept = new Set([...this.#ids].filter((one) => !this.#stretch.has(one)));
    const stretch = list.slice(Math.min(from, to), Math.max(from, to) + 1);
    this.#head = id;
    this.#stretch = new Set(stretch.filter((one) => !kept.has(one)));
    this.#become(new Set([...kept, ...stretch]));
  }

  /** The same by keyboard: from the item that has the focus to the next one. */
  extendFrom(from: ItemId, to: ItemId, list: readonly ItemId[]): void {
    if (this.#head !== from) {
      this.#begin(from);
      if (!this.has(from)) this.#stretch = new Set([from]);
    }
    this.extendTo(to, list);
  }

  select(ids: readonly ItemId[]): void {
    this.#begin(ids.at(-1) ?? null);
    this.#become(new Set(ids));
  }

  clear(): void {
    this.select([]);
  }

  subscribe(topic: SelectionTopic, listener: () => void): () => void {
    const set = this.#listeners.get(topic) ?? new Set();
    this.#listeners.set(topic, set.add(listener));
    return () => {
      set.delete(listener);
      if (set.size === 0) this.#listeners.delete(topic);
    };
  }

  #begin(anchor: ItemId | null): void {
    this.#anchor = anchor;
    this.#head = anchor;
    this.#stretch = new Set();
  }

  #become(next: ReadonlySet<ItemId>): void {
    const changed = [...this.#ids, ...next].filter((id) => this.#ids.has(id) !== next.has(id));
    this.#ids = next;
    if (changed.length > 0) this.#tell([...new Set(changed), 'all']);
  }

  #tell(topics: readonly SelectionTopic[]): void {
    for (const topic of topics)
      for (const listener of Array.from(this.#listeners.get(topic) ?? [])) listener();
  }
}
