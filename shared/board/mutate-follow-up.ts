// What follows from a spike's outcome: a new item made from it, which knows where it came from.

import type { ItemId } from '../ids.ts';
import type { Origin } from '../item.ts';
import type { Kind } from '../kind.ts';
import { itemKeys, type Board } from './document.ts';
import { edit, refuse, type Act } from './edit.ts';
import { longestTitle, writeNewItem } from './mutate-item.ts';
import { readItem } from './read-item.ts';

export interface FollowUp {
  readonly kind: Kind;
  readonly title: string;
}

/** Adds an item that follows from this spike, in the same epic, to the end of its backlog. */
export function addFollowUp(board: Board, act: Act, spike: ItemId, made: FollowUp): ItemId {
  const from = readItem(board, spike) ?? refuse('notFound', 'This item is not on the board.');
  if (from.kind !== 'spike')
    refuse('notAllowed', 'Only what a spike found out has items that follow from it.');
  const title = made.title.trim();
  if (title === '') refuse('invalid', 'An item needs a title.');
  if (title.length > longestTitle) refuse('invalid', `A title has at most ${longestTitle} characters.`);
  const how: Origin = 'outcome';
  const fields = {
    [itemKeys.cameFrom]: { item: spike, how },
    ...(from.epic !== null && { [itemKeys.epic]: from.epic }),
  };
  return edit(board, act, (change) => writeNewItem(board, change, act, { kind: made.kind, title, fields }));
}
