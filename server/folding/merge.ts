// Puts updates together without one quadratic step: Yjs sorts all that waits at each update it applies, copies the
// clocks of all clients at each, and sorts all readers at each struct it merges.

import * as Y from 'yjs';
import type { StoredRow } from '../store/store.ts';

/** So many at once: more make the sorting dear, fewer make more levels (yjs#710). */
const width = 16;

/** One update with the content of all; as it was when there is only one. The smaller ones are merged first. */
export function mergeAll(updates: readonly Uint8Array[]): Uint8Array {
  let level = [...updates].sort((a, b) => a.length - b.length);
  while (level.length > width) {
    const next: Uint8Array[] = [];
    // The last of the level are the largest: they wait for the next one, where little is left to merge with them.
    const large = level.splice(-1);
    for (let i = 0; i < level.length; i += width) next.push(Y.mergeUpdates(level.slice(i, i + width)));
    level = [...next, ...large];
  }
  return Y.mergeUpdates(level);
}

/** A document of an update and rows, which the caller destroys. Throws when Yjs cannot apply one of them. */
export function documentOf(base: Uint8Array | undefined, rows: readonly StoredRow[] = []): Y.Doc {
  const doc = new Y.Doc();
  if (base) Y.applyUpdate(doc, base);
  if (rows.length > 0) Y.applyUpdate(doc, mergeAll(rows.map(({ bytes }) => bytes)));
  return doc;
}
