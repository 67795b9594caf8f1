// Which items stand in a sprint.

import type { ItemId, SprintId } from '../ids.ts';
import type { Item } from '../item.ts';
import type { Board } from './document.ts';
import { readItem } from './read-item.ts';

/** The items of a sprint, without archived ones. */
export const itemsOfSprint = (board: Board, sprint: SprintId): readonly Item[] =>
  ([...board.items.keys()] as ItemId[]).flatMap((id) => {
    const item = readItem(board, id);
    return item && item.archived === null && item.place.sprint === sprint ? item : [];
  });
