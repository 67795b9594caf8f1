// One change made to each of several items, as one step, and what became of it in a sentence, said aloud and, where
// something was refused, shown.

import type { Board } from '../../shared/board/document.ts';
import type { Act } from '../../shared/board/edit.ts';
import { onEach } from '../../shared/board/mutate-many.ts';
import type { ItemId } from '../../shared/ids.ts';
import type { BoardSession } from '../session.ts';
import type { Changes } from './changes.ts';
import { nameOfItems } from './commands/command-words.ts';
import { manyWords } from './many-words.ts';

export interface EachChange {
  readonly items: readonly ItemId[];
  /** "given the label risk" */
  readonly verb: string;
  readonly change: (board: Board, act: Act, id: ItemId) => void;
  /** What is said after it: the way back. */
  readonly more?: string;
}

/** Settles with true when it was made for all of them. */
export async function changeEach(
  { items, verb, change, more = '' }: EachChange,
  on: {
    readonly session: BoardSession;
    readonly changes: Changes;
    readonly announce: (words: string) => void;
  },
): Promise<boolean> {
  const name = nameOfItems(on.session.store, items);
  const many = await on.changes.make((board, act) => onEach(board, act, items, change));
  if (!many) return false;
  const refused = many.refused.map(({ sentence }) => sentence);
  const words = manyWords(name, verb, { done: many.done.length, all: items.length, refused });
  on.changes.say(refused.length === 0 ? '' : words);
  on.announce(many.done.length === 0 ? words : words + more);
  return refused.length === 0;
}
