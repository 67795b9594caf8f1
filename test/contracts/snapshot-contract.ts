// What every store of the relay must do with snapshots, what takes their place, rows set aside and dated versions.

import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { FencedError, type StoredRow } from '../../server/store/store.ts';
import { board, links, row, storeDesk, type StoreUnderTest } from './store-under-test.ts';

export function snapshotContract(name: string, make: () => Promise<StoreUnderTest>): void {
  describe(`${name} keeps the contract of snapshots and versions`, () => {
    const desk = storeDesk(make);

    test('a snapshot takes the place of the rows up to it and of no other', async () => {
      await desk.store.append([{ board: board(1), rows: [row(1, 1), row(2, 2), row(3, 3), row(4, 4)] }]);
      await desk.store.replace(board(1), row(3, 33), 0);
      await desk.again();
      const room = await desk.store.load(board(1));
      expect(room.snapshot).toEqual(row(3, 33));
      expect(room.rows).toEqual([row(4, 4)]);
      expect(room.head).toBe(4);
      await desk.store.replace(board(1), row(4, 44), 3);
      expect(await desk.store.load(board(1))).toEqual({
        snapshot: row(4, 44),
        rows: [],
        head: 4,
        damaged: [],
        editedAt: undefined,
      });
    });

    test('R40 a fold of a snapshot that is there no more changes nothing, nor does one that is not newer', async () => {
      const rows = [1, 2, 3, 4, 5].map((n) => row(n, n));
      await desk.store.append([{ board: board(1), rows }]);
      await desk.store.replace(board(1), { ...row(2, 22), summary: Uint8Array.of(2) }, 0);
      const before = await desk.store.load(board(1));
      const fenced = async (snapshot: StoredRow, base: number) => {
        await expect(desk.store.replace(board(1), snapshot, base)).rejects.toThrow(FencedError);
        expect(await desk.store.load(board(1))).toEqual(before);
      };
      await fenced(row(4, 99), 0);
      await fenced(row(4, 99), 1);
      await fenced(row(4, 99), 3);
      await fenced(row(2, 99), 2);
      await fenced(row(1, 99), 2);
      await desk.again();
      expect(await desk.store.load(board(1))).toEqual(before);
      await desk.store.replace(board(1), row(4, 44), 2);
      expect(await desk.store.load(board(1))).toMatchObject({ snapshot: row(4, 44), rows: [row(5, 5)] });
    });

    test('R40 of two folds of the same rows one is taken, and the other changes nothing', async () => {
      await desk.store.append([{ board: board(1), rows: [row(1, 1), row(2, 2), row(3, 3)] }]);
      const both = [desk.store.replace(board(1), row(2, 22), 0), desk.store.replace(board(1), row(3, 33), 0)];
      const outcomes = await Promise.allSettled(both);
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
      await desk.again();
      const { snapshot, rows: left } = await desk.store.load(board(1));
      expect(snapshot).toEqual(row(2, 22));
      expect(left).toEqual([row(3, 3)]);
    });

    test('R40 a replace that is repeated is fenced, and what it did stays', async () => {
      await desk.store.append([{ board: board(1), rows: [row(1, 1), row(2, 2)] }]);
      await desk.store.replace(board(1), row(1, 11), 0);
      await expect(desk.store.replace(board(1), row(1, 11), 0)).rejects.toThrow(FencedError);
      expect(await desk.store.load(board(1))).toMatchObject({ snapshot: row(1, 11), rows: [row(2, 2)] });
    });

    test('rows that come while a snapshot is put stay, in whatever order they are asked for', async () => {
      await desk.store.append([{ board: board(1), rows: [row(1, 1), row(2, 2)] }]);
      await Promise.all([
        desk.store.append([{ board: board(1), rows: [row(3, 3)] }]),
        desk.store.replace(board(1), row(2, 22), 0),
        desk.store.append([{ board: board(1), rows: [row(4, 4)], at: 5 }]),
      ]);
      await desk.again();
      expect(await desk.store.load(board(1))).toEqual({
        snapshot: row(2, 22),
        rows: [row(3, 3), row(4, 4)],
        head: 4,
        damaged: [],
        editedAt: 5,
      });
    });

    test('a damaged snapshot is not replaced', async () => {
      await desk.store.append([{ board: board(1), rows: [row(1, 1), row(2, 2)] }]);
      await desk.store.replace(board(1), row(1, 1), 0);
      await desk.damage('snapshot', board(1));
      await expect(desk.store.replace(board(1), row(2, 2), 1)).rejects.toThrow(/damaged/);
      await expect(desk.store.replace(board(1), row(2, 2), 0)).rejects.toThrow(/damaged/);
      expect(await desk.closed(() => desk.under.cell('row', board(1), 2))).toBeDefined();
    });

    test('a summary comes back with its snapshot and never with another', async () => {
      const summary = Uint8Array.of(7, 7, 7);
      await desk.store.append([{ board: board(1), rows: [row(1, 1), row(2, 2)] }]);
      await desk.store.replace(board(1), { ...row(1, 11), summary }, 0);
      await desk.again();
      expect((await desk.store.load(board(1))).snapshot).toEqual({ ...row(1, 11), summary });
      const old = await desk.closed(() => desk.under.cell('summary', board(1)));
      await desk.store.replace(board(1), row(2, 22), 1);
      expect((await desk.store.load(board(1))).snapshot).toEqual(row(2, 22));
      expect(await desk.closed(() => desk.under.cell('summary', board(1)))).toBeUndefined();
      await desk.closed(() => desk.under.putCell(old ?? new Uint8Array(), 'summary', board(1)));
      expect((await desk.store.load(board(1))).snapshot).toEqual(row(2, 22));
    });

    test('an empty summary is a summary, a damaged one is none, and the board is served', async () => {
      await desk.store.append([{ board: board(1), rows: [row(1, 1), row(2, 2)] }]);
      await desk.store.replace(board(1), { ...row(1, 11), summary: new Uint8Array() }, 0);
      expect((await desk.store.load(board(1))).snapshot?.summary).toEqual(new Uint8Array());
      await desk.damage('summary', board(1));
      expect(await desk.store.load(board(1))).toMatchObject({ snapshot: row(1, 11), rows: [row(2, 2)] });
      expect((await desk.store.load(board(1))).snapshot?.summary).toBeUndefined();
      await desk.closed(() => desk.under.putCell(Uint8Array.of(1), 'summary', board(1)));
      expect((await desk.store.load(board(1))).snapshot).toEqual(row(1, 11));
      const summary = Uint8Array.of(1);
      await desk.store.replace(board(1), { ...row(2, 22), summary }, 1);
      expect((await desk.store.load(board(1))).snapshot).toEqual({ ...row(2, 22), summary });
    });

    test('knows when the last row came, as far as it was told, and a damaged time is none', async () => {
      await desk.store.append([{ board: board(1), rows: [row(1, 1)], at: 1_700_000_000_000.5 }]);
      await desk.store.append([{ board: board(2), rows: [row(1, 1)] }]);
      await desk.again();
      expect((await desk.store.load(board(1))).editedAt).toBe(1_700_000_000_000.5);
      expect((await desk.store.load(board(2))).editedAt).toBeUndefined();
      await desk.store.append([{ board: board(1), links, rows: [] }]);
      expect((await desk.store.load(board(1))).editedAt).toBe(1_700_000_000_000.5);
      await desk.store.append([{ board: board(1), rows: [row(2, 2)], at: 1_700_000_000_001 }]);
      await desk.store.replace(board(1), row(2, 2), 0);
      expect((await desk.store.load(board(1))).editedAt).toBe(1_700_000_000_001);
      await desk.damage('editedAt', board(1));
      expect((await desk.store.load(board(1))).editedAt).toBeUndefined();
      expect((await desk.store.load(board(1))).snapshot).toEqual(row(2, 2));
    });

    test('R156 knows which version is due until it is told that none is, and reads what knew of none', async () => {
      const due = { sequence: 2, at: 1_700_000_000_000.5 };
      await desk.store.append([{ board: board(1), rows: [row(1, 1)], at: 5, due }]);
      await desk.again();
      expect(await desk.store.load(board(1))).toMatchObject({ editedAt: 5, due });
      await desk.store.append([{ board: board(1), rows: [row(2, 1)] }]);
      await desk.store.replace(board(1), row(2, 2), 0);
      expect(await desk.store.load(board(1))).toMatchObject({ editedAt: 5, due });
      const told = await desk.closed(() => desk.under.cell('editedAt', board(1)));
      await desk.store.append([{ board: board(1), rows: [row(3, 1)], at: 6 }]);
      expect(await desk.store.load(board(1))).toMatchObject({ editedAt: 6, due: undefined });
      // As relays wrote it that told of no version.
      const time = await desk.closed(() => desk.under.cell('editedAt', board(1)));
      expect(time).toHaveLength(4 + 8);
      expect(told?.subarray(4, 12)).toEqual(Uint8Array.of(64, 20, 0, 0, 0, 0, 0, 0));
    });

    test('rows that are set aside are in no room and no snapshot, and their bytes stay', async () => {
      await desk.store.append([{ board: board(1), rows: [row(1, 1), row(2, 2, 22), row(3, 3), row(4, 4)] }]);
      const cell = await desk.closed(() => desk.under.cell('row', board(1), 2));
      await desk.store.setAside(board(1), [2, 4]);
      await desk.store.setAside(board(1), [2, 9]);
      await desk.again();
      expect(await desk.store.load(board(1))).toMatchObject({
        rows: [row(1, 1), row(3, 3)],
        damaged: [2, 4],
        head: 4,
      });
      await desk.store.replace(board(1), row(3, 33), 0);
      expect(await desk.store.load(board(1))).toMatchObject({ rows: [], damaged: [2, 4], head: 4 });
      expect(await desk.closed(() => desk.under.cell('row', board(1), 2))).toBeUndefined();
      expect(await desk.closed(() => desk.under.cell('aside', board(1), 2))).toEqual(cell);
    });

    test('R41 dated versions come back as they were put, oldest first, of each board its own', async () => {
      const mark = (sequence: number, size = 2) => ({ sequence, at: sequence * 1000 + 0.5, size });
      const large = Uint8Array.from({ length: 3_000_000 }, (_, i) => (i * 7) & 255);
      await desk.store.putVersion(board(1), mark(300), Uint8Array.of(3, 3), []);
      await desk.store.putVersion(board(1), mark(20, large.length), large, []);
      await desk.store.putVersion(board(2), mark(20), Uint8Array.of(4, 4), []);
      await desk.store.putVersion(board(1), mark(300), Uint8Array.of(3, 3), []);
      await desk.again();
      expect(desk.store.versions(board(1))).toEqual([mark(20, large.length), mark(300)]);
      expect(desk.store.versions(board(2))).toEqual([mark(20)]);
      expect(desk.store.versions(board(3))).toEqual([]);
      expect(await desk.store.version(board(1), 300)).toEqual(Uint8Array.of(3, 3));
      expect(Buffer.compare((await desk.store.version(board(1), 20)) ?? new Uint8Array(), large)).toBe(0);
      expect(await desk.store.version(board(2), 300)).toBeUndefined();
      expect(desk.store.boards()).toEqual([]);
    });

    test('R41 putting a version deletes those that are dropped, and no row', async () => {
      const mark = (sequence: number) => ({ sequence, at: sequence, size: 1 });
      await desk.store.append([{ board: board(1), rows: [row(1, 1), row(2, 2)] }]);
      for (const n of [1, 2, 3]) await desk.store.putVersion(board(1), mark(n), Uint8Array.of(n), []);
      await desk.store.putVersion(board(2), mark(1), Uint8Array.of(1), []);
      await desk.store.putVersion(board(1), mark(4), Uint8Array.of(4), [1, 3, 9]);
      await desk.again();
      expect(desk.store.versions(board(1))).toEqual([mark(2), mark(4)]);
      expect(await desk.store.version(board(1), 1)).toBeUndefined();
      expect(await desk.store.version(board(1), 4)).toEqual(Uint8Array.of(4));
      expect(desk.store.versions(board(2))).toEqual([mark(1)]);
      expect((await desk.store.load(board(1))).rows).toHaveLength(2);
      expect(await desk.closed(() => desk.under.cell('version', board(1), 1))).toBeUndefined();
    });

    test('a damaged version or mark is not given out, and can be dropped', async () => {
      const mark = (sequence: number) => ({ sequence, at: sequence, size: 1 });
      for (const n of [1, 2]) await desk.store.putVersion(board(1), mark(n), Uint8Array.of(n), []);
      await desk.damage('version', board(1), 1);
      expect(await desk.store.version(board(1), 1)).toBeUndefined();
      expect(await desk.store.version(board(1), 2)).toEqual(Uint8Array.of(2));
      await desk.damage('versionMark', board(1), 2);
      expect(desk.store.versions(board(1))).toEqual([mark(1)]);
      await desk.store.putVersion(board(1), mark(3), Uint8Array.of(3), [1, 2]);
      expect(desk.store.versions(board(1))).toEqual([mark(3)]);
    });

    test('R42 a board that was written before there were summaries, times and versions opens and goes on', async () => {
      const value = (name: string, bytes: Uint8Array) => {
        const cell = new Uint8Array(4 + bytes.length);
        new DataView(cell.buffer).setUint32(0, crc32(bytes, crc32(name)));
        cell.set(bytes, 4);
        return cell;
      };
      const snapshot = new Uint8Array([64, 16, 0, 0, 0, 0, 0, 0, 44]);
      const json = (...list: unknown[]) => new TextEncoder().encode(JSON.stringify(list));
      const id = board(1);
      await desk.closed(async () => {
        await desk.under.putCell(value(`links ${id}`, json(7, 1, 2, 'hash')), 'links', id);
        await desk.under.putCell(value(`tickets ${id}`, json(['a', 1, 9])), 'tickets', id);
        await desk.under.putCell(value(`snapshot ${id}`, snapshot), 'snapshot', id);
        await desk.under.putCell(value(`row ${id} 5`, Uint8Array.of(5)), 'row', id, 5);
      });
      expect(await desk.store.load(id)).toEqual({
        snapshot: row(4, 44),
        rows: [row(5, 5)],
        head: 5,
        damaged: [],
        editedAt: undefined,
      });
      expect(desk.store.links(id)).toEqual(links);
      expect(desk.store.tickets(id)).toEqual([{ hash: 'a', n: 1, until: 9 }]);
      expect(desk.store.versions(id)).toEqual([]);
      await desk.store.append([{ board: id, rows: [row(6, 6)], at: 3 }]);
      await desk.store.replace(id, { ...row(5, 55), summary: Uint8Array.of(1) }, 4);
      expect(await desk.store.load(id)).toMatchObject({
        snapshot: { ...row(5, 55), summary: Uint8Array.of(1) },
        rows: [row(6, 6)],
        editedAt: 3,
      });
    });

    test('a snapshot of several megabytes comes back whole', async () => {
      const bytes = Uint8Array.from({ length: 3_000_000 }, (_, i) => (i * 7) & 255);
      await desk.store.append([{ board: board(1), rows: [row(1, 1)] }]);
      await desk.store.replace(board(1), { sequence: 1, bytes }, 0);
      await desk.again();
      expect(
        Buffer.compare((await desk.store.load(board(1))).snapshot?.bytes ?? new Uint8Array(), bytes),
      ).toBe(0);
    });

    test('a room whose snapshot is damaged is not served at all, and its rows stay', async () => {
      await desk.store.append([{ board: board(1), rows: [row(1, 1), row(2, 2)] }]);
      await desk.store.replace(board(1), row(1, 1), 0);
      await desk.damage('snapshot', board(1));
      await expect(desk.store.load(board(1))).rejects.toThrow(/damaged/);
      await expect(desk.store.load(board(1))).rejects.toThrow(/damaged/);
    });
  });
}
