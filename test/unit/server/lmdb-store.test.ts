import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { open } from 'lmdb';
import { LmdbStore } from '../../../server/store/lmdb-store.ts';
import { storeContract } from '../../contracts/store-contract.ts';

storeContract('LmdbStore', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'groundwork-store-'));
  return {
    open: async () => {
      await Promise.resolve();
      return new LmdbStore(folder);
    },
    damage: async (value, board, name) => {
      const root = open<Buffer>({ path: folder, encoding: 'binary', overlappingSync: false });
      const values = root.openDB<Buffer>(value, { encoding: 'binary' });
      const key = name === undefined ? board : [board, name];
      const cell = Buffer.from(values.get(key) ?? []);
      if (cell.length === 0) throw new Error('there is nothing to damage');
      cell[cell.length - 1] = (cell.at(-1) ?? 0) ^ 1;
      await values.put(key, cell);
      await root.close();
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
});
