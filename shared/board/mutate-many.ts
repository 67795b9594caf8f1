// One change made to several items: one transaction and one step for undo, and what is refused for one item stops none
// of the others.

import type { ItemId } from '../ids.ts';
import type { Board } from './document.ts';
import { checkWritable, Refusal, together, type Act } from './edit.ts';

export interface Many {
  readonly done: readonly ItemId[];
  readonly refused: readonly { readonly id: ItemId; readonly sentence: string }[];
}

/** Makes the change for each item in the order given. Refuses as a whole only where nothing may be written at all. */
export function onEach(
  board: Board,
  act: Act,
  ids: readonly ItemId[],
  change: (board: Board, act: Act, id: ItemId) => void,
): Many {
  checkWritable(board);
  const done: ItemId[] = [];
  const refused: { id: ItemId; sentence: string }[] = [];
  together(board, () => {
    for (const id of new Set(ids)) {
      try {
        change(board, act, id);
        done.push(id);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        refused.push({ id, sentence: error.message });
      }
    }
  });
  return { done, refused };
}
