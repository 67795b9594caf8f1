// What somebody chose in the palette last: commands, kept in this browser, and items of a board, kept for this tab. A
// choice that cannot be kept or read is no loss.

import { asList } from '../../shared/board/values.ts';
import { parseId, type BoardId, type ItemId } from '../../shared/ids.ts';

const most = 6;
const commandsPlace = 'groundwork:recent-commands';
const itemsPlace = (board: BoardId) => `groundwork:recent-items:${board}`;

function read(storage: () => Storage, place: string): readonly string[] {
  try {
    const stored: unknown = JSON.parse(storage().getItem(place) ?? '[]');
    return asList(stored)
      .filter((one) => typeof one === 'string')
      .slice(0, most);
  } catch {
    return []; // storage may be forbidden, and anything may stand in it
  }
}

function put(storage: () => Storage, place: string, one: string): void {
  try {
    const next = [one, ...read(storage, place).filter((other) => other !== one)].slice(0, most);
    storage().setItem(place, JSON.stringify(next));
  } catch {
    // see read
  }
}

const [forGood, forTab] = [() => localStorage, () => sessionStorage];

/** Ids of commands, the last one first; whether they still exist is for the reader to see. */
export const recentCommands = (): readonly string[] => read(forGood, commandsPlace);
export const keepCommand = (id: string): void => put(forGood, commandsPlace, id);

export const recentItems = (board: BoardId): readonly ItemId[] =>
  read(forTab, itemsPlace(board)).flatMap((id) => parseId('item', id) ?? []);
export const keepItem = (board: BoardId, item: ItemId): void => put(forTab, itemsPlace(board), item);
