// Reads a board's log: all rows in one transaction, each one checked, the good ones given to a document. What is
// damaged or of a later version is counted and left where it is. It writes nothing.

import { promisifyRequest } from 'idb-keyval';
import * as Y from 'yjs';
import type { DurableStore } from './durable-store.ts';
import { badRange, liveRange, metaKey, readKey, readMeta, schema, unpack, type Meta } from './log-record.ts';

export interface Row {
  readonly key: IDBValidKey;
  readonly value: unknown;
}

export interface Rows {
  readonly rows: readonly Row[];
  /** How many damaged records earlier readings set aside. */
  readonly aside: number;
  /** Which opening of the store they come from; see DurableStore.opens. */
  readonly opens: number;
}

export interface CheckedRow extends Row {
  readonly type: 'update' | 'snapshot';
  readonly n: number;
  readonly session: string;
  readonly bytes: Uint8Array;
}

export interface CheckedRows {
  readonly meta: Meta | undefined;
  readonly good: readonly CheckedRow[];
  readonly damaged: readonly Row[];
  readonly unsaved: readonly Row[];
  /** Records that only a later version can read. */
  readonly newer: number;
  /** Records that the browser did not give out. */
  readonly unreadable: number;
}

/** Stands for a value that the browser itself could not read; such a record is left alone. */
const unreadableValue = Symbol('unreadable');

export async function readRows(store: DurableStore): Promise<Rows> {
  try {
    return await store.run('readonly', async (log) => {
      const opens = store.opens;
      const [keys, values, aside] = await Promise.all([
        promisifyRequest(log.getAllKeys(liveRange())),
        promisifyRequest<unknown[]>(log.getAll(liveRange())),
        promisifyRequest(log.count(badRange())),
      ]);
      return { rows: keys.map((key, i) => ({ key, value: values[i] })), aside, opens };
    });
  } catch (error) {
    const one = await readOneByOne(store).catch(() => undefined);
    if (!one) throw error;
    return one;
  }
}

/** One value whose file is gone fails the whole ranged read, and ends its transaction; alone, the others still come. */
async function readOneByOne(store: DurableStore): Promise<Rows> {
  const { keys, aside, opens } = await store.run('readonly', async (log) => {
    const opens = store.opens;
    const [keys, aside] = await Promise.all([
      promisifyRequest(log.getAllKeys(liveRange())),
      promisifyRequest(log.count(badRange())),
    ]);
    return { keys, aside, opens };
  });
  const rows: Row[] = [];
  for (const key of keys) {
    const read = store.run('readonly', (log) => promisifyRequest<unknown>(log.get(key)));
    rows.push({ key, value: await read.catch(() => unreadableValue) });
  }
  // Every value failing is a fault of the store, not of the values.
  if (rows.length > 0 && rows.every((row) => row.value === unreadableValue))
    throw new Error('nothing can be read');
  return { rows, aside, opens };
}

/** The meta record alone, to see whether the store is still the one that was read. */
export function readStoredMeta(store: DurableStore): Promise<{ meta: Meta | undefined; opens: number }> {
  return store.run('readonly', async (log) => {
    const opens = store.opens;
    return { meta: readMeta(await promisifyRequest<unknown>(log.get(metaKey))), opens };
  });
}

export function checkRows(rows: readonly Row[]): CheckedRows {
  const good: CheckedRow[] = [];
  const damaged: Row[] = [];
  const unsaved: Row[] = [];
  let meta: Meta | undefined;
  let newer = 0;
  let unreadable = 0;
  for (const row of rows) {
    const key = readKey(row.key);
    if (row.value === unreadableValue) unreadable += 1;
    else if (key.type === 'meta') meta = readMeta(row.value);
    else if (key.type === 'unsaved') unsaved.push(row);
    else if (key.type === 'other') newer += 1;
    else {
      const bytes = unpack(row.value);
      if (bytes === 'newer') newer += 1;
      else if (bytes === 'damaged') damaged.push(row);
      else good.push({ ...row, type: key.type, n: key.n, session: key.session, bytes });
    }
  }
  if (meta && meta.schema > schema) newer += 1;
  return { meta, good, damaged, unsaved, newer, unreadable };
}

/** Applies the records in one transaction and returns those that Yjs could not read: a right sum over wrong bytes. */
export function applyRows(doc: Y.Doc, rows: readonly CheckedRow[], origin: unknown): readonly Row[] {
  const refused: Row[] = [];
  if (rows.length === 0) return refused;
  const apply = (row: CheckedRow) => {
    try {
      Y.applyUpdate(doc, row.bytes, origin);
    } catch {
      refused.push(row);
    }
  };
  Y.transact(doc, () => rows.forEach(apply), origin, false);
  return refused;
}
