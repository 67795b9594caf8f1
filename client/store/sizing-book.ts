// Rounds and votes by item: read when somebody asks for them, and anew when one of them changed, so that a vote wakes
// those who look at its item and nobody else.

import type * as Y from 'yjs';
import type { Board } from '../../shared/board/document.ts';
import { itemOfSizingKey, readSizing } from '../../shared/board/read-sizing.ts';
import type { ItemId } from '../../shared/ids.ts';
import type { Sizing } from '../../shared/records.ts';

const noSizing: Sizing = Object.freeze({ rounds: Object.freeze([]), votes: Object.freeze([]) });

const roots = ['rounds', 'votes'] as const;

interface Page {
  readonly rounds: Set<string>;
  readonly votes: Set<string>;
  sizing: Sizing | undefined;
}

export class SizingBook {
  readonly #board: Board;
  readonly #pages = new Map<ItemId, Page>();

  constructor(board: Board) {
    this.#board = board;
    for (const root of roots) for (const key of board.flat[root].keys()) this.#file(root, key);
  }

  of(item: ItemId): Sizing {
    const page = this.#pages.get(item);
    if (!page) return noSizing;
    page.sizing ??= readSizing(this.#board, page);
    return page.sizing;
  }

  /** Takes in what a transaction changed; returns the items whose rounds or votes are other ones now. */
  read(transaction: Y.Transaction): ReadonlySet<ItemId> {
    const items = new Set<ItemId>();
    for (const root of roots) {
      const keys: Iterable<string | null> = transaction.changed.get(this.#board.flat[root] as never) ?? [];
      for (const key of keys) {
        const item = key === null ? undefined : this.#file(root, key);
        if (item) items.add(item);
      }
    }
    return items;
  }

  #file(root: (typeof roots)[number], key: string): ItemId | undefined {
    const item = itemOfSizingKey(key);
    if (!item) return undefined;
    const page = this.#pages.get(item) ?? { rounds: new Set(), votes: new Set(), sizing: undefined };
    page[root].add(key);
    page.sizing = undefined;
    this.#pages.set(item, page);
    return item;
  }
}
