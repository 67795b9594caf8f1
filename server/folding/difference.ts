// What a document lacks of stored updates, found on their bytes: a third of the time that it takes by way of a
// document, and none of its memory.

import * as Y from 'yjs';
import { mergeAll } from './merge.ts';

/** Of an update without content. */
const emptyBytes = 2;

/** `updates` are a snapshot and the rows after it. Deletions are all in it: a state vector says nothing of them. */
export function difference(updates: readonly Uint8Array[], vector: Uint8Array): Uint8Array {
  const [snapshot, ...rows] = updates;
  if (!snapshot) return Y.mergeUpdates([]);
  // Each difference reads the whole vector, so the rows are one update before.
  const whole = rows.length > 0 ? [snapshot, mergeAll(rows)] : [snapshot];
  const lacking = whole
    .map((update) => Y.diffUpdate(update, vector))
    .filter(({ length }) => length > emptyBytes);
  return mergeAll(lacking);
}
