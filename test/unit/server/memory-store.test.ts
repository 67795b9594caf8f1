import { MemoryStore } from '../../../server/store/memory-store.ts';
import { storeContract } from '../../contracts/store-contract.ts';

storeContract('MemoryStore', async () => {
  const cells = new Map<string, Uint8Array>();
  await Promise.resolve();
  return {
    open: async () => {
      await Promise.resolve();
      return new MemoryStore(cells);
    },
    damage: async (value, board, name) => {
      const cell = cells.get([value, board, ...(name === undefined ? [] : [name])].join(' '));
      if (!cell) throw new Error('there is nothing to damage');
      cell[cell.length - 1] = (cell.at(-1) ?? 0) ^ 1;
      await Promise.resolve();
    },
    remove: async () => {
      cells.clear();
      await Promise.resolve();
    },
  };
});
