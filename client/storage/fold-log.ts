// Folds a board's log into one snapshot: reads it, builds a document from what was read, and in one strict
// transaction puts the snapshot under a new key and deletes exactly the keys that were read. The snapshot before is
// kept. Safe when two tabs do it at once, also where the browser has no locks.

import { promisifyRequest } from 'idb-keyval';
import * as Y from 'yjs';
import type { DurableStore } from './durable-store.ts';
import { applyRows, checkRows, readRows, type CheckedRow } from './log-reader.ts';
import { pack, snapshotKey } from './log-record.ts';

export interface FoldLogOptions {
  readonly store: DurableStore;
  readonly lock: string;
  readonly session: string;
  readonly gc: boolean;
  /** Also deletes the snapshot before: when the device is full. */
  readonly sparing: boolean;
}

/** False when there was nothing to fold, another tab is at it, or a later version's records forbid it. */
export async function foldLog(options: FoldLogOptions): Promise<boolean> {
  // Locks exist only in secure contexts; a board opened over plain http does without.
  const locks: LockManager | undefined = globalThis.navigator?.locks;
  if (!locks) return fold(options);
  return locks.request(options.lock, { ifAvailable: true }, (lock) => (lock ? fold(options) : false));
}

async function fold({ store, session, gc, sparing }: FoldLogOptions): Promise<boolean> {
  const { rows, opens } = await readRows(store);
  const { good, newer } = checkRows(rows);
  const kept = sparing ? undefined : lastSnapshot(good);
  const folded = good.filter((row) => row !== kept);
  // With records that this version cannot read, a snapshot might stand for less than it seems to.
  if (newer > 0 || !good.some((row) => row.type === 'update')) return false;

  const doc = new Y.Doc({ gc });
  const refused = new Set(applyRows(doc, good, undefined));
  const bytes = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  const n = Math.max(0, ...good.filter((row) => row.type === 'snapshot').map((row) => row.n)) + 1;

  await store.run(
    'readwrite',
    (log) => {
      if (store.opens !== opens) throw new DOMException('The store was opened anew.', 'AbortError');
      log.put(pack(bytes), snapshotKey(n, session));
      for (const row of folded) if (!refused.has(row)) log.delete(row.key);
      return promisifyRequest(log.transaction);
    },
    { durability: 'strict' },
  );
  return true;
}

function lastSnapshot(rows: readonly CheckedRow[]): CheckedRow | undefined {
  return rows.filter((row) => row.type === 'snapshot').sort((a, b) => b.n - a.n)[0];
}
