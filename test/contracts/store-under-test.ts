// A store that a contract looks at: opened again and again on the same data, whose values can be damaged in between.

import { afterEach, beforeEach } from 'vitest';
import { newBoardSecrets } from '../../shared/links.ts';
import type { BoardId } from '../../shared/ids.ts';
import type { LinkRecord, Store, StoredRow } from '../../server/store/store.ts';

export interface StoreUnderTest {
  /** Opens the same data, a second time too. The one before is closed. */
  open(): Promise<Store>;
  /** A stored value while the store is closed, as it lies there; `name` is a row's sequence or a picture's hash. */
  cell(value: string, board: BoardId, name?: number | string): Promise<Uint8Array | undefined>;
  putCell(cell: Uint8Array, value: string, board: BoardId, name?: number | string): Promise<void>;
  remove(): Promise<void>;
}

export const board = (n: number): BoardId => newBoardSecrets(new Uint8Array(32).fill(n)).board;
export const links: LinkRecord = { epoch: 7, n: 1, m: 2, view: 'hash' };
export const row = (sequence: number, ...bytes: number[]): StoredRow => ({
  sequence,
  bytes: Uint8Array.from(bytes),
});
export const sequences = (rows: readonly StoredRow[]) => rows.map(({ sequence }) => sequence);

export interface Desk {
  /** The one that is open now. */
  readonly store: Store;
  readonly under: StoreUnderTest;
  /** Closes the store, works on its cells, and opens it again. */
  closed<T>(work: () => Promise<T>): Promise<T>;
  again(): Promise<void>;
  /** Flips a bit of a value. */
  damage(...name: Parameters<StoreUnderTest['cell']>): Promise<void>;
}

/** For the tests of the `describe` that calls it: a fresh store before each. */
export function storeDesk(make: () => Promise<StoreUnderTest>): Desk {
  let under: StoreUnderTest;
  let store: Store;
  const closed = async <T>(work: () => Promise<T>): Promise<T> => {
    await store.close();
    try {
      return await work();
    } finally {
      store = await under.open();
    }
  };
  beforeEach(async () => {
    under = await make();
    store = await under.open();
  });
  afterEach(async () => {
    await store.close();
    await under.remove();
  });
  return {
    get store() {
      return store;
    },
    get under() {
      return under;
    },
    closed,
    again: () => closed(() => Promise.resolve()),
    damage: (...name) =>
      closed(async () => {
        const cell = Uint8Array.from((await under.cell(...name)) ?? []);
        if (cell.length === 0) throw new Error('there is nothing to damage');
        cell[cell.length - 1] = (cell.at(-1) ?? 0) ^ 1;
        await under.putCell(cell, ...name);
      }),
  };
}
