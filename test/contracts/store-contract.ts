// What every store of the relay must do with rows, links, tickets and pictures, whatever it is made of. Each store's
// test file calls this with a way to open it, to open it again, and to reach its cells.

import { describe, expect, test } from 'vitest';
import type { BoardId } from '../../shared/ids.ts';
import { board, links, row, sequences, storeDesk, type StoreUnderTest } from './store-under-test.ts';

export function storeContract(name: string, make: () => Promise<StoreUnderTest>): void {
  describe(`${name} keeps the contract of a store`, () => {
    const desk = storeDesk(make);

    test('knows nothing at first', async () => {
      expect(desk.store.boards()).toEqual([]);
      expect(desk.store.links(board(1))).toBeUndefined();
      expect(await desk.store.load(board(1))).toEqual({
        snapshot: undefined,
        rows: [],
        head: 0,
        damaged: [],
        editedAt: undefined,
      });
      expect(desk.store.versions(board(1))).toEqual([]);
      expect(await desk.store.version(board(1), 1)).toBeUndefined();
    });

    test('gives back what was appended, in order of sequence, also after it is opened again', async () => {
      await desk.store.append([{ board: board(1), links, rows: [row(1, 0), row(2, 255, 1)] }]);
      await desk.store.append([
        { board: board(1), rows: Array.from({ length: 300 }, (_, i) => row(i + 3, i & 255)) },
      ]);
      await desk.again();
      const room = await desk.store.load(board(1));
      expect(sequences(room.rows)).toEqual(Array.from({ length: 302 }, (_, i) => i + 1));
      expect(room.rows[1]).toEqual(row(2, 255, 1));
      expect(room.head).toBe(302);
      expect(desk.store.links(board(1))).toEqual(links);
      expect(desk.store.boards()).toEqual([board(1)]);
    });

    test('O219 a probe leaves nothing behind', async () => {
      await desk.store.append([{ board: board(1), links, rows: [row(1, 1)], at: 5 }]);
      const before = await desk.store.load(board(1));
      await desk.store.probe();
      await desk.again();
      expect(desk.store.boards()).toEqual([board(1)]);
      expect(await desk.store.load(board(1))).toEqual(before);
      expect(await desk.closed(() => desk.under.cell('editedAt', 'probe' as BoardId))).toBeUndefined();
    });

    test('keeps boards apart', async () => {
      await desk.store.append([
        { board: board(1), links, rows: [row(1, 1)] },
        { board: board(2), links: { ...links, n: 5 }, rows: [row(1, 2), row(2, 3)] },
      ]);
      await desk.store.replace(board(2), row(2, 9), 0);
      expect((await desk.store.load(board(1))).rows).toEqual([row(1, 1)]);
      expect(desk.store.links(board(2))?.n).toBe(5);
      expect([...desk.store.boards()].sort()).toEqual([board(1), board(2)].sort());
    });

    test('appending the same again changes nothing', async () => {
      const changes = [{ board: board(1), links, rows: [row(1, 1), row(2, 2)] }];
      await desk.store.append(changes);
      await desk.store.append(changes);
      expect((await desk.store.load(board(1))).rows).toEqual([row(1, 1), row(2, 2)]);
    });

    test('bytes given to it may be changed by their owner once it has answered', async () => {
      const bytes = Uint8Array.of(1, 2, 3);
      await desk.store.append([{ board: board(1), rows: [{ sequence: 1, bytes }] }]);
      bytes.fill(0);
      const first = await desk.store.load(board(1));
      first.rows[0]?.bytes.fill(9);
      expect((await desk.store.load(board(1))).rows).toEqual([row(1, 1, 2, 3)]);
    });

    test('a damaged row is set aside, reported, never served, and outlives a snapshot', async () => {
      await desk.store.append([{ board: board(1), rows: [row(1, 1), row(2, 2), row(3, 3)] }]);
      await desk.damage('row', board(1), 2);
      for (let i = 0; i < 2; i += 1) {
        const room = await desk.store.load(board(1));
        expect(room.rows).toEqual([row(1, 1), row(3, 3)]);
        expect(room.damaged).toEqual([2]);
      }
      await desk.store.replace(board(1), row(3, 9), 0);
      await desk.again();
      expect((await desk.store.load(board(1))).damaged).toEqual([2]);
    });

    test('the sequence of a damaged last row is not given out again', async () => {
      await desk.store.append([{ board: board(1), rows: [row(1, 1), row(2, 2)] }]);
      await desk.damage('row', board(1), 2);
      expect((await desk.store.load(board(1))).head).toBe(2);
      expect((await desk.store.load(board(1))).head).toBe(2);
    });

    test('gives back each picture of a board as it was put, also after it is opened again', async () => {
      const [first, second] = ['0'.repeat(64), 'f'.repeat(64)];
      const large = Uint8Array.from({ length: 2 * 1024 * 1024 }, (_, i) => (i * 7) & 255);
      await desk.store.putPicture(board(1), first, large);
      await desk.store.putPicture(board(1), second, Uint8Array.of(1, 2));
      await desk.store.putPicture(board(2), second, Uint8Array.of(3));
      await desk.store.putPicture(board(1), second, Uint8Array.of(1, 2));
      await desk.again();
      expect(Buffer.compare((await desk.store.picture(board(1), first)) ?? new Uint8Array(), large)).toBe(0);
      expect(await desk.store.picture(board(1), second)).toEqual(Uint8Array.of(1, 2));
      expect(await desk.store.picture(board(2), second)).toEqual(Uint8Array.of(3));
      expect(await desk.store.picture(board(2), first)).toBeUndefined();
      expect(desk.store.pictures(board(1))).toEqual(
        new Map([
          [first, large.length],
          [second, 2],
        ]),
      );
      expect(desk.store.pictures(board(2))).toEqual(new Map([[second, 1]]));
      expect(desk.store.pictures(board(3))).toEqual(new Map());
      expect(desk.store.boards()).toEqual([]);
    });

    test('a damaged picture is neither given out nor listed, and can be put again', async () => {
      const hash = 'a'.repeat(64);
      await desk.store.putPicture(board(1), hash, Uint8Array.of(1, 2, 3));
      await desk.damage('picture', board(1), hash);
      expect(await desk.store.picture(board(1), hash)).toBeUndefined();
      expect(desk.store.pictures(board(1))).toEqual(new Map());
      await desk.store.putPicture(board(1), hash, Uint8Array.of(1, 2, 3));
      await desk.again();
      expect(await desk.store.picture(board(1), hash)).toEqual(Uint8Array.of(1, 2, 3));
      expect(desk.store.pictures(board(1))).toEqual(new Map([[hash, 3]]));
    });

    test('R15 tickets come back as they were appended, also after it is opened again, and go as a whole', async () => {
      const ticket = (hash: string, until: number) => ({ hash, n: 3, until });
      expect(desk.store.tickets(board(1))).toEqual([]);
      await desk.store.append([{ board: board(1), links, tickets: [ticket('a', 1)], rows: [row(1, 1)] }]);
      await desk.store.append([{ board: board(1), tickets: [ticket('b', 2), ticket('a', 1.5)], rows: [] }]);
      await desk.store.append([{ board: board(2), tickets: [ticket('c', 3)], rows: [] }]);
      await desk.store.append([{ board: board(1), rows: [row(2, 2)] }]);
      await desk.again();
      expect(desk.store.tickets(board(1))).toEqual([ticket('b', 2), ticket('a', 1.5)]);
      expect(desk.store.tickets(board(2))).toEqual([ticket('c', 3)]);
      expect(desk.store.boards()).toEqual([board(1)]);
      await desk.store.append([{ board: board(1), tickets: [], rows: [] }]);
      await desk.again();
      expect(desk.store.tickets(board(1))).toEqual([]);
      expect(desk.store.tickets(board(2))).toHaveLength(1);
      expect((await desk.store.load(board(1))).rows).toHaveLength(2);
    });

    test('damaged tickets are not given out, and can be put in place anew', async () => {
      const tickets = [{ hash: 'a', n: 0, until: 1 }];
      await desk.store.append([{ board: board(1), tickets, rows: [] }]);
      await desk.damage('tickets', board(1));
      expect(() => desk.store.tickets(board(1))).toThrow(/damaged/);
      await desk.store.append([{ board: board(1), tickets, rows: [] }]);
      expect(desk.store.tickets(board(1))).toEqual(tickets);
    });

    test('damaged links are not taken for an unknown board', async () => {
      await desk.store.append([{ board: board(1), links, rows: [] }]);
      await desk.damage('links', board(1));
      expect(() => desk.store.links(board(1))).toThrow(/damaged/);
    });
  });
}
