// Finds out which rows of a board Yjs can apply, once it has stumbled over them. Halves are tried, so that a broken
// row among many costs a few documents and not one for each row.

import * as Y from 'yjs';
import { readContent } from '../relay/update-content.ts';
import type { StoredRow } from '../store/store.ts';
import { documentOf } from './merge.ts';

/** Documents that are built in search of broken rows; a board with more of them gets no fold. */
const mostTries = 300;

/** All but the broken of the rows, in order of sequence. Throws when the snapshot is broken. */
export function applicableRows(
  snapshot: Uint8Array | undefined,
  rows: readonly StoredRow[],
): readonly StoredRow[] {
  const search = new Search(snapshot);
  search.take(rows);
  return search.kept.sort((a, b) => a.sequence - b.sequence);
}

class Search {
  kept: StoredRow[] = [];
  readonly #snapshot: Uint8Array | undefined;
  readonly #blamed = new Set<StoredRow>();
  #tries = 0;

  constructor(snapshot: Uint8Array | undefined) {
    this.#snapshot = snapshot;
    if (!this.#applies([])) throw new Error('the snapshot cannot be applied');
  }

  take(rows: readonly StoredRow[]): void {
    const [first] = rows;
    if (!first) return;
    if (this.#applies([...this.kept, ...rows])) this.kept.push(...rows);
    else if (rows.length === 1) this.#blame(first);
    else {
      const middle = rows.length >> 1;
      this.take(rows.slice(0, middle));
      this.take(rows.slice(middle));
    }
  }

  /** What cannot be applied may be what has waited for this row: then the row is kept, and the fault is with those. */
  #blame(row: StoredRow): void {
    if (this.#blamed.has(row)) return;
    this.#blamed.add(row);
    const waiting = this.#waiting();
    const others = this.kept.filter((one) => !waiting.has(one));
    if (waiting.size > 0 && this.#applies([...others, row])) {
      this.kept = [...others, row];
      this.take([...waiting]);
    } else if (this.#snapshot && this.#applies([...others, row], withoutWaiting(this.#snapshot)))
      throw new Error('the snapshot holds something that cannot be applied');
  }

  /** Those of the kept rows of which something waits for what is missing. */
  #waiting(): ReadonlySet<StoredRow> {
    const doc = documentOf(this.#snapshot, this.kept);
    const vector = Y.decodeStateVector(Y.encodeStateVector(doc));
    doc.destroy();
    const waits = ({ bytes }: StoredRow) =>
      readContent(bytes).structs.some(({ client, clock, len }) => clock + len > (vector.get(client) ?? 0));
    return new Set(this.kept.filter(waits));
  }

  #applies(rows: readonly StoredRow[], snapshot = this.#snapshot): boolean {
    if ((this.#tries += 1) > mostTries) throw new Error('too many rows cannot be applied');
    try {
      documentOf(snapshot, rows).destroy();
      return true;
    } catch {
      return false;
    }
  }
}

/** What of the update stands on something that it does not hold is left out. */
function withoutWaiting(update: Uint8Array): Uint8Array {
  const doc = documentOf(update);
  doc.store.pendingStructs = null;
  doc.store.pendingDs = null;
  const rest = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return rest;
}
