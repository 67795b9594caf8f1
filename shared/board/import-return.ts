// Items of a file that are archived on the board alone: by hand, or because their import was undone. They can be brought
// back.

import type { PlannedItem } from '../import/plan.ts';
import type { ItemId } from '../ids.ts';
import type { Item } from '../item.ts';
import { itemKeys, yItem, type Board } from './document.ts';
import type { Edit } from './edit.ts';
import { placeOf } from './import-items.ts';
import type { ImportNames } from './import-names.ts';
import { readItem, readPlace } from './read-item.ts';
import { readColumns } from './read-records.ts';

export interface Returning {
  readonly item: Item;
  readonly planned: PlannedItem;
  /** Its column is gone from the board. */
  readonly homeless: boolean;
}

/** The item, where it is archived here and not at the source. */
export function returning(board: Board, planned: PlannedItem, id: ItemId): Returning | undefined {
  const item = planned.archived ? undefined : readItem(board, id);
  if (!item?.archived || item.movedTo) return undefined;
  const { column } = item.place;
  return {
    item,
    planned,
    homeless: column !== null && readColumns(board).every((one) => one.id !== column),
  };
}

export function bringBack(
  board: Board,
  change: Edit,
  { item, planned, homeless }: Returning,
  names: ImportNames,
  rank: string,
): void {
  change.setItem(item.id, itemKeys.archived, undefined);
  if (!homeless) return;
  const { column = null } = placeOf(planned, names);
  const { sprint, backlogRank } = readPlace(yItem(board, item.id)?.get(itemKeys.place));
  change.setItem(item.id, itemKeys.place, [column, sprint, backlogRank, rank], {
    from: [null, sprint],
    to: [column, sprint],
  });
}
