// Which pictures the items of a board name, archived ones too: these are sent and fetched. It is kept up to date item by
// item, and knows no bytes.

import type * as Y from 'yjs';
import { itemsIn } from '../../shared/board/document.ts';
import type { ItemId } from '../../shared/ids.ts';
import type { BoardStore } from './board-store.ts';

export class WantedPictures {
  readonly #store: BoardStore;
  readonly #onChange: () => void;
  readonly #named = new Map<ItemId, readonly string[]>();
  readonly #items = new Map<string, Set<ItemId>>();

  /** Made after the store, so that the store has read what changed when this looks at it. */
  constructor(store: BoardStore, onChange: () => void) {
    this.#store = store;
    this.#onChange = onChange;
    for (const { id } of store.items()) this.#read(id);
    store.board.doc.on('afterTransaction', this.#onTransaction);
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
    this.#store.board.doc.off('afterTransaction', this.#onTransaction);
  }

  readonly #onTransaction = (transaction: Y.Transaction): void => {
    const changed = itemsIn(this.#store.board, transaction).map((id) => this.#read(id));
    if (changed.includes(true)) this.#onChange();
  };

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
