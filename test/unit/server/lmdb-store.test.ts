import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { open, type Database } from 'lmdb';
import { LmdbStore } from '../../../server/store/lmdb-store.ts';
import type { BoardId } from '../../../shared/ids.ts';
import { snapshotContract } from '../../contracts/snapshot-contract.ts';
import { storeContract } from '../../contracts/store-contract.ts';
import type { StoreUnderTest } from '../../contracts/store-under-test.ts';

async function make(): Promise<StoreUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'groundwork-store-'));
  const values = async <T>(value: string, use: (values: Database<Buffer>) => T | Promise<T>) => {
    const root = open<Buffer>({ path: folder, encoding: 'binary', overlappingSync: false, maxDbs: 16 });
    try {
      return await use(root.openDB<Buffer>(value, { encoding: 'binary' }));
    } finally {
      await root.close();
    }
  };
  const keyOf = (board: BoardId, name?: number | string) => (name === undefined ? board : [board, name]);
  return {
    open: async () => {
      await Promise.resolve();
      return new LmdbStore(folder);
    },
    cell: (value, board, name) =>
      values(value, (found) => {
        const cell = found.get(keyOf(board, name));
        return cell && Uint8Array.from(cell);
      }),
    putCell: (cell, value, board, name) =>
      values(value, async (found) => void (await found.put(keyOf(board, name), Buffer.from(cell)))),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

storeContract('LmdbStore', make);
snapshotContract('LmdbStore', make);
