// Boards for the storage tests: a document with its log, and a look into the database behind it.

import { onTestFinished } from 'vitest';
import * as Y from 'yjs';
import { BoardLog, type BoardLogOptions } from '../../../client/storage/board-log.ts';
import { boardDatabase } from '../../../client/storage/log-record.ts';
import type { StorageState } from '../../../client/storage/storage-state.ts';
import { parseBoardId, type BoardId } from '../../../shared/ids.ts';
import { toBase64url } from '../../../shared/links.ts';

export interface OpenBoard {
  readonly id: BoardId;
  readonly doc: Y.Doc;
  readonly log: BoardLog;
  readonly states: StorageState[];
  /** What a person does: one item, one field, one transaction. */
  edit(item: string, value: unknown): void;
  read(item: string): unknown;
}

/** Stands for a change that came from the relay. */
export const relay = { from: 'relay' };

export function newBoardId(): BoardId {
  const id = parseBoardId(toBase64url(crypto.getRandomValues(new Uint8Array(32))));
  if (!id) throw new Error('not a board id');
  return id;
}

export function itemsIn(transaction: Y.Transaction): string[] {
  const items: unknown = transaction.doc.getMap('items');
  const found = new Set<string>();
  for (const [type, keys] of transaction.changed) {
    if (type === items) for (const key of keys) if (key !== null) found.add(key);
  }
  return [...found];
}

/** Opens a board and closes it when the test is over. */
export async function openBoard(
  id = newBoardId(),
  options: Partial<BoardLogOptions> = {},
): Promise<OpenBoard> {
  const board = startBoard(id, options);
  await board.log.flush();
  return board;
}

export function startBoard(id = newBoardId(), options: Partial<BoardLogOptions> = {}): OpenBoard {
  const doc = new Y.Doc();
  const states: StorageState[] = [];
  const log = new BoardLog({
    boardId: id,
    doc,
    random: Math.random,
    itemsIn,
    isOwn: (origin) => origin !== relay,
    onState: (state) => states.push(state),
    ...options,
  });
  onTestFinished(async () => {
    await log.close();
  });
  const items = doc.getMap('items');
  return {
    id,
    doc,
    log,
    states,
    edit: (item, value) => doc.transact(() => items.set(item, value), 'a person'),
    read: (item) => items.get(item),
  };
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('no answer')));
  });
}

/** A second hand in the same database, as a damaged disk or another version would be. */
export async function inDatabase<T>(id: BoardId, use: (log: IDBObjectStore) => Promise<T>): Promise<T> {
  const db = await answer(indexedDB.open(boardDatabase(id)));
  try {
    return await use(db.transaction('log', 'readwrite').objectStore('log'));
  } finally {
    db.close();
  }
}

export type StoredRow = readonly [key: readonly unknown[], value: unknown];

export function storedRows(id: BoardId): Promise<StoredRow[]> {
  return inDatabase(id, async (log) => {
    const keys = answer(log.getAllKeys());
    const values = answer<unknown[]>(log.getAll());
    const found = await values;
    return (await keys).map((key, i) => [key as unknown[], found[i]]);
  });
}

export async function storedKeys(id: BoardId, name: string): Promise<(readonly unknown[])[]> {
  const rows = await storedRows(id);
  return rows.map(([key]) => key).filter((key) => key[0] === name);
}

export function put(id: BoardId, key: unknown, value: unknown): Promise<unknown> {
  return inDatabase(id, (log) => answer(log.put(value, key as IDBValidKey)));
}

export function remove(id: BoardId, key: unknown): Promise<unknown> {
  return inDatabase(id, (log) => answer(log.delete(key as IDBValidKey)));
}

/** A method as the browser made it, to be called by what a test puts in its place. */
export function original<Owner extends object, Name extends keyof Owner>(
  owner: Owner,
  name: Name,
): Owner[Name] {
  return Reflect.get(owner, name) as Owner[Name];
}
