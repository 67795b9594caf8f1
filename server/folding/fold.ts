// Folds a snapshot and the rows after it into one new snapshot, through a document that forgets what is deleted, and
// believes the result only after reading it back: it must hold every struct and every deletion of its inputs, also
// what still waits for something missing.

import * as Y from 'yjs';
import { HeldContent } from '../relay/held-content.ts';
import { readContent } from '../relay/update-content.ts';
import type { StoredRow } from '../store/store.ts';
import { applicableRows } from './applicable-rows.ts';
import type { FoldInput, Folded } from './folding.ts';
import { documentOf } from './merge.ts';

/** Throws when the result does not hold all of its inputs, or the snapshot itself is broken: then the rows must stay. */
export function fold({ snapshot, rows }: FoldInput): Folded {
  const { bytes, kept } = throughDocument(snapshot, rows.filter(isReadable));
  const lost = firstNotHeld(bytes, [...(snapshot ? [snapshot] : []), ...kept.map((row) => row.bytes)]);
  if (lost !== undefined) throw new Error(`the new snapshot does not hold input ${lost}`);
  const found = new Set(kept);
  const broken = rows.filter((row) => !found.has(row)).map(({ sequence }) => sequence);
  return { bytes, summary: HeldContent.of(bytes).write(), broken };
}

/** A function of its own, so that its document is gone when the result is read back: never two of them at once. */
function throughDocument(snapshot: Uint8Array | undefined, rows: readonly StoredRow[]) {
  let kept = rows;
  let doc;
  try {
    doc = documentOf(snapshot, kept);
  } catch {
    kept = applicableRows(snapshot, kept);
    doc = documentOf(snapshot, kept);
  }
  const bytes = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return { bytes, kept };
}

/** The index of the first input that whoever reads the folded update does not hold wholly, if there is one. */
export function firstNotHeld(folded: Uint8Array, inputs: readonly Uint8Array[]): number | undefined {
  const held = HeldContent.of(readBack(folded));
  const index = inputs.findIndex((input) => held.effectOf(readContent(input)) !== 'nothing');
  return index < 0 ? undefined : index;
}

function readBack(update: Uint8Array): Uint8Array {
  const doc = documentOf(update);
  const bytes = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return bytes;
}

/** By the relay and by Yjs: rows of an older relay may be older than one of its checks. */
function isReadable({ bytes }: StoredRow): boolean {
  try {
    readContent(bytes);
    Y.decodeUpdate(bytes);
    return true;
  } catch {
    return false;
  }
}
