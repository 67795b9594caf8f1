// What commands say of what is meant, and how undo is called in a sentence.

import type { ItemId } from '../../../shared/ids.ts';
import type { Item } from '../../../shared/item.ts';
import type { BoardStore } from '../../store/board-store.ts';
import { count } from '../item-words.ts';
import type { Where } from './command.ts';
import { shownKeys } from './key-names.ts';

/** "GW-41", "3 items". */
export function nameOfItems(store: BoardStore, ids: readonly ItemId[]): string {
  const [only] = ids;
  const item = ids.length === 1 && only ? store.item(only) : undefined;
  return item ? store.keyOf(item) : count(ids.length, 'item', 'items');
}

/** "Ctrl+Z brings it back." */
export const undoSentence = (amount: number, verb = 'brings', back = 'back'): string =>
  `${shownKeys('Mod+Z')} ${verb} ${amount === 1 ? 'it' : 'them'} ${back}.`;

export const itemsMeant = ({ session, items }: Where): readonly Item[] =>
  items.flatMap((id) => session.store.item(id) ?? []);

export const nameMeant = ({ session, items }: Where): string => nameOfItems(session.store, items);
