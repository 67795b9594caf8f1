// What is said of items that were just added: where they stand, and why they are not seen there, if they are not.

import type { ItemId } from '../../shared/ids.ts';
import { backlogOf } from '../../shared/item.ts';
import type { Kind } from '../../shared/kind.ts';
import { activeSprint } from '../../shared/sprints.ts';
import type { BoardLists } from '../store/board-lists.ts';
import type { BoardStore } from '../store/board-store.ts';
import { viewInAddress } from './address.ts';
import { undoSentence } from './commands/command-words.ts';
import { backlogNames } from './item-words.ts';
import { itemsWords } from './pasted-offer.ts';

/** Of items of one kind that were added to one place; '' where they are gone again. */
export function addedWords(
  ids: readonly ItemId[],
  kind: Kind,
  store: BoardStore,
  lists: BoardLists | undefined,
): string {
  const [item] = ids.flatMap((id) => store.item(id) ?? []);
  if (!item) return '';
  const column = store.columns.find(({ id }) => id === item.place.column);
  const place = column?.name ?? `the ${backlogNames[backlogOf(item)].toLowerCase()}`;
  const added =
    ids.length === 1
      ? `${store.keyOf(item)} added to ${place}.`
      : `${itemsWords(ids.length, kind)} added to ${place}. ${undoSentence(ids.length, 'takes', 'off again')}`;
  // Only the Board leaves out what has a column.
  const unseen = column && lists && viewInAddress() === 'board' ? unseenWords(ids, store, lists) : '';
  return [added, unseen].filter(Boolean).join(' ');
}

function unseenWords(ids: readonly ItemId[], store: BoardStore, lists: BoardLists): string {
  const hidden = ids.filter((id) => lists.whyUnseen(id) === 'filter').length;
  const them = ids.length === 1 ? 'it' : hidden === ids.length ? 'them' : `${hidden} of them`;
  if (hidden > 0) return `The filter hides ${them} until you press Show all.`;
  if (!ids.some((id) => lists.whyUnseen(id) === 'sprint')) return '';
  const sprint = activeSprint(store.sprints)?.name ?? 'the sprint under way';
  return `The Board shows ${sprint}, and ${ids.length === 1 ? 'it is' : 'they are'} not in it.`;
}
