// An item that moves to another board: taken in there, and archived here once the other board's relay has it on disk.
// Taking in is repeatable: an item that has arrived is found by where it came from, and gets what was changed since.

import * as Y from 'yjs';
import { parseId, type BoardId, type ItemId } from '../ids.ts';
import { itemKeys, yItem, type Board } from './document.ts';
import { edit, needItem, refuse, type Act } from './edit.ts';
import { stopOpenRuns } from './mutate-box.ts';
import { writeNewItem } from './mutate-item.ts';
import { parseParcel } from './pack-item.ts';
import { bringUpToDate, fingerprints, putWords } from './parcel-late.ts';
import { ParcelNames } from './parcel-names.ts';
import { readItem } from './read-item.ts';
import { asList } from './values.ts';

export interface Arrival {
  readonly board: BoardId;
  readonly item: ItemId;
}

const sourceOf = ({ board, item }: Arrival) => `${board}/${item}`;

/** The item of this board that came from there; of two that were brought at the same time the one with the lower id. */
export function arrivedItem(board: Board, from: Arrival): ItemId | undefined {
  const found = ([...board.items.keys()] as ItemId[]).filter(
    (id) => yItem(board, id)?.get(itemKeys.arrivedFrom) === sourceOf(from),
  );
  return found.sort()[0];
}

/**
 * Takes the item into this board, or finds the one that was taken in before and brings it up to what it has become.
 * Members, column and epic are those of the same name; number, sprint and what it waits for stay behind.
 */
export function unpackItem(board: Board, act: Act, parcel: unknown, from: Arrival): ItemId {
  const parsed = parseParcel(parcel) ?? refuse('invalid', 'This is no item that a board can take in.');
  const there = arrivedItem(board, from);
  if (there !== undefined) {
    bringUpToDate(board, act, there, parsed);
    return there;
  }
  return edit(board, act, (change) => {
    const names = new ParcelNames(board, change, act, parsed);
    const [column] = asList(parsed.fields[itemKeys.place]);
    const id = writeNewItem(board, change, act, {
      kind: parsed.kind,
      title: '',
      place: { column: names.column(column) },
      fields: { [itemKeys.arrivedFrom]: sourceOf(from) },
    });
    const item = needItem(board, id);
    for (const [key, words] of Object.entries(parsed.texts)) putWords(item, key, words);
    for (const [key, value] of Object.entries(parsed.fields)) {
      const field = key === itemKeys.place ? undefined : names.field(key, value);
      if (field) item.set(...field);
    }
    item.set(itemKeys.arrivedWords, fingerprints(parsed));
    const log = item.get(itemKeys.log);
    const entries = parsed.log.flatMap((entry) => {
      const own = names.logEntry(entry);
      return own ? [own] : [];
    });
    if (log instanceof Y.Array && entries.length > 0) log.push(entries);
    change.log(id, itemKeys.arrivedFrom, parsed.comesFrom, sourceOf(from));
    return id;
  });
}

/** Archives an item that has arrived on another board, with a mark of where it is. Stands outside undo. */
export function archiveMoved(board: Board, act: Act, id: ItemId, to: Arrival): void {
  const item = readItem(board, id) ?? refuse('notFound', 'This item is not on the board.');
  if (parseId('item', to.item) === undefined) refuse('invalid', 'This is no place where an item can be.');
  const { movedTo } = item;
  if (item.archived && movedTo?.board === to.board && movedTo.item === to.item) return;
  edit(board, act, (change) => {
    if (item.kind === 'spike') stopOpenRuns(change, act, item);
    change.addToItem(id, itemKeys.movedTo, { board: to.board, item: to.item });
    change.log(id, itemKeys.movedTo, null, { board: to.board, item: to.item });
    if (!item.archived) change.addToItem(id, itemKeys.archived, { by: act.by, at: act.at });
  });
}
