// What every store of the relay must do, whatever it is made of. Each store's test file calls this with a way to
// open it, to open it again, and to damage one of its values.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newBoardSecrets } from '../../shared/links.ts';
import type { BoardId } from '../../shared/ids.ts';
import type { LinkRecord, Store, StoredRow } from '../../server/store/store.ts';

export interface StoreUnderTest {
  /** Opens the same data, a second time too. The one before is closed. */
  open(): Promise<Store>;
  /** Flips a bit in a stored value while the store is closed; `name` is a row's sequence or a picture's hash. */
  damage(
    value: 'row' | 'snapshot' | 'links' | 'tickets' | 'picture',
    board: BoardId,
    name?: number | string,
  ): Promise<void>;
  remove(): Promise<void>;
}

export const board = (n: number): BoardId => newBoardSecrets(new Uint8Array(32).fill(n)).board;
const links: LinkRecord = { epoch: 7, n: 1, m: 2, view: 'hash' };
const row = (sequence: number, ...bytes: number[]): StoredRow => ({
  sequence,
  bytes: Uint8Array.from(bytes),
});
const sequences = (rows: readonly StoredRow[]) => rows.map(({ sequence }) => sequence);

export function storeContract(name: string, make: () => Promise<StoreUnderTest>): void {
  describe(`${name} keeps the contract of a store`, () => {
    let under: StoreUnderTest;
    let store: Store;
    const again = async () => {
      await store.close();
      store = await under.open();
    };
    const damaged = async (...args: Parameters<StoreUnderTest['damage']>) => {
      await store.close();
      await under.damage(...args);
      store = await under.open();
    };

    beforeEach(async () => {
      under = await make();
      store = await under.open();
    });
    afterEach(async () => {
      await store.close();
      await under.remove();
    });

    test('knows nothing at first', async () => {
      expect(store.boards()).toEqual([]);
      expect(store.links(board(1))).toBeUndefined();
      expect(await store.load(board(1))).toEqual({ snapshot: undefined, rows: [], head: 0, damaged: [] });
    });

    test('gives back what was appended, in order of sequence, also after it is opened again', async () => {
      await store.append([{ board: board(1), links, rows: [row(1, 0), row(2, 255, 1)] }]);
      await store.append([
        { board: board(1), rows: Array.from({ length: 300 }, (_, i) => row(i + 3, i & 255)) },
      ]);
      await again();
      const room = await store.load(board(1));
      expect(sequences(room.rows)).toEqual(Array.from({ length: 302 }, (_, i) => i + 1));
      expect(room.rows[1]).toEqual(row(2, 255, 1));
      expect(room.head).toBe(302);
      expect(store.links(board(1))).toEqual(links);
      expect(store.boards()).toEqual([board(1)]);
    });

    test('keeps boards apart', async () => {
      await store.append([
        { board: board(1), links, rows: [row(1, 1)] },
        { board: board(2), links: { ...links, n: 5 }, rows: [row(1, 2), row(2, 3)] },
      ]);
      await store.replace(board(2), row(2, 9));
      expect((await store.load(board(1))).rows).toEqual([row(1, 1)]);
      expect(store.links(board(2))?.n).toBe(5);
      expect([...store.boards()].sort()).toEqual([board(1), board(2)].sort());
    });

    test('appending the same again changes nothing', async () => {
      const changes = [{ board: board(1), links, rows: [row(1, 1), row(2, 2)] }];
      await store.append(changes);
      await store.append(changes);
      expect((await store.load(board(1))).rows).toEqual([row(1, 1), row(2, 2)]);
    });

    test('bytes given to it may be changed by their owner once it has answered', async () => {
      const bytes = Uint8Array.of(1, 2, 3);
      await store.append([{ board: board(1), rows: [{ sequence: 1, bytes }] }]);
      bytes.fill(0);
      const first = await store.load(board(1));
      first.rows[0]?.bytes.fill(9);
      expect((await store.load(board(1))).rows).toEqual([row(1, 1, 2, 3)]);
    });

    test('a snapshot takes the place of the rows up to it and of no other', async () => {
      await store.append([{ board: board(1), rows: [row(1, 1), row(2, 2), row(3, 3), row(4, 4)] }]);
      await store.replace(board(1), row(3, 33));
      await again();
      const room = await store.load(board(1));
      expect(room.snapshot).toEqual(row(3, 33));
      expect(room.rows).toEqual([row(4, 4)]);
      expect(room.head).toBe(4);
      await store.replace(board(1), row(4, 44));
      expect(await store.load(board(1))).toEqual({ snapshot: row(4, 44), rows: [], head: 4, damaged: [] });
    });

    test('a snapshot of several megabytes comes back whole', async () => {
      const bytes = Uint8Array.from({ length: 3_000_000 }, (_, i) => (i * 7) & 255);
      await store.append([{ board: board(1), rows: [row(1, 1)] }]);
      await store.replace(board(1), { sequence: 1, bytes });
      await again();
      expect(Buffer.compare((await store.load(board(1))).snapshot?.bytes ?? new Uint8Array(), bytes)).toBe(0);
    });

    test('a damaged row is set aside, reported, never served, and outlives a snapshot', async () => {
      await store.append([{ board: board(1), rows: [row(1, 1), row(2, 2), row(3, 3)] }]);
      await damaged('row', board(1), 2);
      for (let i = 0; i < 2; i += 1) {
        const room = await store.load(board(1));
        expect(room.rows).toEqual([row(1, 1), row(3, 3)]);
        expect(room.damaged).toEqual([2]);
      }
      await store.replace(board(1), row(3, 9));
      await again();
      expect((await store.load(board(1))).damaged).toEqual([2]);
    });

    test('the sequence of a damaged last row is not given out again', async () => {
      await store.append([{ board: board(1), rows: [row(1, 1), row(2, 2)] }]);
      await damaged('row', board(1), 2);
      expect((await store.load(board(1))).head).toBe(2);
      expect((await store.load(board(1))).head).toBe(2);
    });

    test('a room whose snapshot is damaged is not served at all, and its rows stay', async () => {
      await store.append([{ board: board(1), rows: [row(1, 1), row(2, 2)] }]);
      await store.replace(board(1), row(1, 1));
      await damaged('snapshot', board(1));
      await expect(store.load(board(1))).rejects.toThrow(/damaged/);
      await expect(store.load(board(1))).rejects.toThrow(/damaged/);
    });

    test('gives back each picture of a board as it was put, also after it is opened again', async () => {
      const [first, second] = ['0'.repeat(64), 'f'.repeat(64)];
      const large = Uint8Array.from({ length: 2 * 1024 * 1024 }, (_, i) => (i * 7) & 255);
      await store.putPicture(board(1), first, large);
      await store.putPicture(board(1), second, Uint8Array.of(1, 2));
      await store.putPicture(board(2), second, Uint8Array.of(3));
      await store.putPicture(board(1), second, Uint8Array.of(1, 2));
      await again();
      expect(Buffer.compare((await store.picture(board(1), first)) ?? new Uint8Array(), large)).toBe(0);
      expect(await store.picture(board(1), second)).toEqual(Uint8Array.of(1, 2));
      expect(await store.picture(board(2), second)).toEqual(Uint8Array.of(3));
      expect(await store.picture(board(2), first)).toBeUndefined();
      expect(store.pictures(board(1))).toEqual(
        new Map([
          [first, large.length],
          [second, 2],
        ]),
      );
      expect(store.pictures(board(2))).toEqual(new Map([[second, 1]]));
      expect(store.pictures(board(3))).toEqual(new Map());
      expect(store.boards()).toEqual([]);
    });

    test('a damaged picture is neither given out nor listed, and can be put again', async () => {
      const hash = 'a'.repeat(64);
      await store.putPicture(board(1), hash, Uint8Array.of(1, 2, 3));
      await damaged('picture', board(1), hash);
      expect(await store.picture(board(1), hash)).toBeUndefined();
      expect(store.pictures(board(1))).toEqual(new Map());
      await store.putPicture(board(1), hash, Uint8Array.of(1, 2, 3));
      await again();
      expect(await store.picture(board(1), hash)).toEqual(Uint8Array.of(1, 2, 3));
      expect(store.pictures(board(1))).toEqual(new Map([[hash, 3]]));
    });

    test('R15 tickets come back as they were appended, also after it is opened again, and go as a whole', async () => {
      const ticket = (hash: string, until: number) => ({ hash, n: 3, until });
      expect(store.tickets(board(1))).toEqual([]);
      await store.append([{ board: board(1), links, tickets: [ticket('a', 1)], rows: [row(1, 1)] }]);
      await store.append([{ board: board(1), tickets: [ticket('b', 2), ticket('a', 1.5)], rows: [] }]);
      await store.append([{ board: board(2), tickets: [ticket('c', 3)], rows: [] }]);
      await store.append([{ board: board(1), rows: [row(2, 2)] }]);
      await again();
      expect(store.tickets(board(1))).toEqual([ticket('b', 2), ticket('a', 1.5)]);
      expect(store.tickets(board(2))).toEqual([ticket('c', 3)]);
      expect(store.boards()).toEqual([board(1)]);
      await store.append([{ board: board(1), tickets: [], rows: [] }]);
      await again();
      expect(store.tickets(board(1))).toEqual([]);
      expect(store.tickets(board(2))).toHaveLength(1);
      expect((await store.load(board(1))).rows).toHaveLength(2);
    });

    test('damaged tickets are not given out, and can be put in place anew', async () => {
      const tickets = [{ hash: 'a', n: 0, until: 1 }];
      await store.append([{ board: board(1), tickets, rows: [] }]);
      await damaged('tickets', board(1));
      expect(() => store.tickets(board(1))).toThrow(/damaged/);
      await store.append([{ board: board(1), tickets, rows: [] }]);
      expect(store.tickets(board(1))).toEqual(tickets);
    });

    test('damaged links are not taken for an unknown board', async () => {
      await store.append([{ board: board(1), links, rows: [] }]);
      await damaged('links', board(1));
      expect(() => store.links(board(1))).toThrow(/damaged/);
    });
  });
}
