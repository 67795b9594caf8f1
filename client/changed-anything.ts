// Whether a transaction of a Y.Doc changed the document: the test that Yjs itself makes before it emits an update. Asked
// of the transaction it costs nothing, while an update is written out for whoever listens for one.

import type * as Y from 'yjs';

/** Several ask it of one transaction, and a board of years has thousands of past writing sessions to look through. */
const answers = new WeakMap<Y.Transaction, boolean>();

export function changedAnything(transaction: Y.Transaction): boolean {
  const known = answers.get(transaction);
  if (known !== undefined) return known;
  const answer = look(transaction);
  answers.set(transaction, answer);
  return answer;
}

function look({ deleteSet, beforeState, afterState, doc }: Y.Transaction): boolean {
  // What is changed most is changed here.
  if (deleteSet.clients.size > 0 || afterState.get(doc.clientID) !== beforeState.get(doc.clientID))
    return true;
  for (const [client, clock] of afterState) {
    if (beforeState.get(client) !== clock) return true;
  }
  return false;
}
