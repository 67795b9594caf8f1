// Keeps the state of each day's end as a dated version. It is made when the next day's first edit comes: until then
// the board itself is that state.

import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { BoardId } from '../../shared/ids.ts';
import type { Snapshot, Store, VersionDue } from '../store/store.ts';
import { localDay, versionsToDrop, type VersionLimits } from '../store/version-rule.ts';

const compress = promisify(gzip);

export class VersionKeeper {
  readonly #store: Store;
  readonly #limits: VersionLimits;

  constructor(store: Store, limits: VersionLimits) {
    this.#store = store;
    this.#limits = limits;
  }

  /** In the relay's own time zone; both in milliseconds since 1970. */
  isLaterDay(before: number, now: number): boolean {
    return localDay(now) > localDay(before);
  }

  /** Whether it is kept already: that it is due is taken off the disk by a later edit only. */
  has(board: BoardId, due: VersionDue): boolean {
    return this.#store.versions(board).some(({ sequence }) => sequence === due.sequence);
  }

  async keep(board: BoardId, { sequence, at }: VersionDue, { bytes }: Snapshot): Promise<void> {
    const version = await compress(bytes);
    const mark = { sequence, at, size: version.length };
    const others = this.#store.versions(board).filter((known) => known.sequence !== sequence);
    await this.#store.putVersion(board, mark, version, versionsToDrop([...others, mark], this.#limits));
  }
}
