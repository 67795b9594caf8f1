// Keeps the state of each day's end as a dated version. It is made when the next day's first edit comes: until then
// the board itself is that state.

import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { BoardId } from '../../shared/ids.ts';
import type { Snapshot, Store } from '../store/store.ts';
import type { VersionDue } from './fold-policy.ts';

const compress = promisify(gzip);

export class VersionKeeper {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** In the relay's own time zone; both in milliseconds since 1970. */
  isLaterDay(before: number, now: number): boolean {
    return now > before && new Date(before).toDateString() !== new Date(now).toDateString();
  }

  async keep(board: BoardId, { sequence, at }: VersionDue, snapshot: Snapshot): Promise<void> {
    const bytes = await compress(snapshot.bytes);
    const mark = { sequence, at, size: bytes.length };
    await this.#store.putVersion(board, mark, bytes, []);
  }
}
