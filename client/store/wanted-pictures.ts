// Which pictures the items of a board name, archived ones too: these are sent and fetched. It is kept up to date item by
// item, and knows no bytes.

import type { ItemId } from '../../shared/ids.ts';
import type { BoardStore } from './board-store.ts';

export class WantedPictures {
  readonly #store: BoardStore;
  readonly #onChange: () => void;
  readonly #end: () => void;
  readonly #named = new Map<ItemId, readonly string[]>();
  readonly #items = new Map<string, Set<ItemId>>();

  constructor(store: BoardStore, onChange: () => void) {
    this.#store = store;
    this.#onChange = onChange;
    for (const { id } of store.items()) this.#read(id);
    this.#end = store.follow((items) => this.#follow(items));
  }

  get hashes(): Iterable<string> {
    return this.#items.keys();
  }

  get size(): number {
    return this.#items.size;
  }

  has(hash: string): boolean {
    return this.#items.has(hash);
  }

  /** The items that name this picture. */
  itemsOf(hash: string): readonly ItemId[] {
    return [...(this.#items.get(hash) ?? [])];
  }

  close(): void {
    this.#end();
  }

  #follow(items: readonly ItemId[]): void {
    const changed = items.map((id) => this.#read(id));
    if (changed.includes(true)) this.#onChange();
  }

  /** True when the item names others than before. */
  #read(id: ItemId): boolean {
    const before = this.#named.get(id) ?? [];
    const now = (this.#store.item(id)?.pictures ?? []).map(({ hash }) => hash);
    if (now.length === before.length && now.every((hash, i) => hash === before[i])) return false;
    for (const hash of before) {
      const items = this.#items.get(hash);
      if (items?.delete(id) && items.size === 0) this.#items.delete(hash);
    }
    for (const hash of now) this.#items.set(hash, (this.#items.get(hash) ?? new Set()).add(id));
    this.#named.set(id, now);
    return true;
  }
}
