// The document of a board that is not open, as this browser keeps it. It only reads, and knows nothing of what is in it.

import * as Y from 'yjs';
import type { BoardId } from '../../shared/ids.ts';
import { boardDatabase } from './log-record.ts';
import { DurableStore } from './durable-store.ts';
import { applyRows, checkRows, readRows } from './log-reader.ts';

/** Undefined where nothing can be read. */
export async function readStoredDocument(boardId: BoardId): Promise<Y.Doc | undefined> {
  const store = new DurableStore({ name: boardDatabase(boardId), openMs: 2_000 });
  try {
    const doc = new Y.Doc();
    applyRows(doc, checkRows((await readRows(store)).rows).good, 'storage');
    return doc;
  } catch {
    return undefined; // the browser's storage tells its own trouble when the board is opened
  } finally {
    store.close();
  }
}
