// The key of an item, read from the document: for sentences of mutations, which know no store.

import { itemKey } from '../item-key.ts';
import type { ItemId } from '../ids.ts';
import { itemKeys, yItem, type Board } from './document.ts';
import { readSettings } from './read-records.ts';
import { asNumber } from './values.ts';

/** The number of an item as readers see it. */
export function readNumber(board: Board, id: ItemId): number {
  return Math.max(0, Math.trunc(asNumber(yItem(board, id)?.get(itemKeys.number)) ?? 0));
}

/** All items that have this number: more than one where two were made offline. */
export function itemsWithNumber(board: Board, number: number): readonly ItemId[] {
  return ([...board.items.keys()] as ItemId[]).filter(
    (id) => yItem(board, id) !== undefined && readNumber(board, id) === number,
  );
}

/** "GW-57", with a letter where two items share the number. */
export function readKey(board: Board, id: ItemId): string {
  const number = readNumber(board, id);
  return itemKey(readSettings(board).keyPrefix, { id, number }, itemsWithNumber(board, number));
}
