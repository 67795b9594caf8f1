import { MemoryStore } from '../../memory-store.ts';
import type { BoardId } from '../../../shared/ids.ts';
import { snapshotContract } from '../../contracts/snapshot-contract.ts';
import { storeContract } from '../../contracts/store-contract.ts';
import type { StoreUnderTest } from '../../contracts/store-under-test.ts';

async function make(): Promise<StoreUnderTest> {
  const cells = new Map<string, Uint8Array>();
  const keyOf = (value: string, board: BoardId, name?: number | string) =>
    [value === 'aside' ? 'aside row' : value, board, ...(name === undefined ? [] : [name])].join(' ');
  await Promise.resolve();
  return {
    open: async () => {
      await Promise.resolve();
      return new MemoryStore(cells);
    },
    cell: async (...name) => {
      await Promise.resolve();
      const cell = cells.get(keyOf(...name));
      return cell && Uint8Array.from(cell);
    },
    putCell: async (cell, ...name) => {
      await Promise.resolve();
      cells.set(keyOf(...name), cell);
    },
    remove: async () => {
      cells.clear();
      await Promise.resolve();
    },
  };
}

storeContract('MemoryStore', make);
snapshotContract('MemoryStore', make);
