// How many items of a board that is not open wait for the relay, themselves or one of their pictures, read straight from its database: the Home screen
// says so before anybody lets the copy go.

import { promisifyRequest } from 'idb-keyval';
import type { BoardId } from '../../shared/ids.ts';
import { DurableStore } from './durable-store.ts';
import { boardDatabase, dueRange, readItems } from './log-record.ts';

/** The number of changes outside items counts as one. Zero where nothing can be read. */
export async function waitingItems(boardId: BoardId): Promise<number> {
  const store = new DurableStore({ name: boardDatabase(boardId), openMs: 2_000 });
  try {
    const range = IDBKeyRange.bound(['unsaved'], ['unsaved', []]);
    const rows = await store.run('readonly', (log) =>
      Promise.all([
        promisifyRequest<unknown[]>(log.getAll(range)),
        promisifyRequest<unknown[]>(log.getAll(dueRange())),
      ]),
    );
    return new Set(rows.flat().flatMap((row) => readItems(row))).size;
  } catch {
    return 0; // the browser's storage tells its own trouble when the board is opened
  } finally {
    store.close();
  }
}
