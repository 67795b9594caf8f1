// A page that holds one board open, for a test to drive from outside: the board's id stands in the address.

import * as Y from 'yjs';
import { BoardLog, foldingLimits } from '../../../client/storage/board-log.ts';
import type { StorageState } from '../../../client/storage/storage-state.ts';
import { parseBoardId } from '../../../shared/ids.ts';

const boardId = parseBoardId(new URLSearchParams(location.search).get('board'));
if (!boardId) throw new Error('the address names no board');

const doc = new Y.Doc();
const items = doc.getMap<unknown>('items');
const states: StorageState[] = [];
const log = new BoardLog({
  boardId,
  doc,
  random: Math.random,
  itemsIn: (transaction) =>
    [...(transaction.changed.get(items as never) ?? [])].filter((key) => key !== null),
  isOwn: () => true,
  onState: (state) => states.push(state),
  // It folds while it writes, which a person's page puts off.
  folding: { ...foldingLimits, patience: 1 },
});

function edit(item: string, value: unknown): void {
  items.set(item, value);
}

/** Edits one item after the other for ever, and says each time that it was stored. */
async function typeOn(name: string): Promise<void> {
  for (let i = 0; ; i += 1) {
    edit(`${name}.${i}`, `value ${i}`);
    if (await log.flush()) console.log(`stored ${i}`);
  }
}

const page = {
  log,
  states,
  edit,
  typeOn,
  keys: () => [...items.keys()],
  unsaved: () => [...log.unsaved()].sort(),
};
export type StoragePage = typeof page;

declare global {
  interface Window {
    storagePage?: StoragePage;
  }
}

await log.loaded;
window.storagePage = page;
