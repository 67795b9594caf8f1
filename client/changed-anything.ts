// Whether a transaction of a Y.Doc changed the document: the test that Yjs itself makes before it emits an update. Asked
// of the transaction it costs nothing, while an update is written out for whoever listens for one.

import type * as Y from 'yjs';

export function changedAnything(transaction: Y.Transaction): boolean {
  if (transaction.deleteSet.clients.size > 0) return true;
  for (const [client, clock] of transaction.afterState) {
    if (transaction.beforeState.get(client) !== clock) return true;
  }
  return false;
}
