// When an item stands somewhere else than before.

import { backlogOf, type Item } from '../../shared/item.ts';

/** An item that stands somewhere else by one transaction: another place or backlog, archived or restored. */
export interface MovedItem {
  readonly before: Item;
  readonly after: Item;
}

/** True where both stand at the same place of every list that they are in. */
export const sameRanks = (a: Item | undefined, b: Item | undefined): boolean =>
  a?.place.boardRank === b?.place.boardRank && a?.place.backlogRank === b?.place.backlogRank;

export const sameStand = (a: Item, b: Item): boolean =>
  sameRanks(a, b) &&
  a.place.column === b.place.column &&
  a.place.sprint === b.place.sprint &&
  (a.archived === null) === (b.archived === null) &&
  backlogOf(a) === backlogOf(b);
