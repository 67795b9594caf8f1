// The place right behind another item, in the order of the board and of the backlog at once: for what is made from it.

import type { ItemId } from '../ids.ts';
import type { Board } from './document.ts';
import { needItem, type Act } from './edit.ts';
import { itemKeys } from './document.ts';
import { newPlace, type StoredPlace } from './mutate-place.ts';
import { readPlace } from './read-item.ts';

/** Right behind an item: with its column and sprint, or in its backlog alone. */
export function placeBehind(board: Board, act: Act, id: ItemId, where: 'same' | 'backlog'): StoredPlace {
  const { column, sprint } = readPlace(needItem(board, id).get(itemKeys.place));
  const [, , backlogRank] = newPlace(board, act, { list: 'backlog', after: id });
  const [, , , boardRank] = newPlace(board, act, { list: 'board', after: id });
  return where === 'same' ? [column, sprint, backlogRank, boardRank] : [null, null, backlogRank, boardRank];
}
