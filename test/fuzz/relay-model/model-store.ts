// A disk that outlives the process, and the store of one process on it: nothing is written before the run says so,
// writes fail when it says so, and what was not written is gone with the process.

import { MemoryStore } from '../../memory-store.ts';
import type { Change, Snapshot, StoredRoom, VersionMark } from '../../../server/store/store.ts';
import type { BoardId } from '../../../shared/ids.ts';

export class Disk {
  /** Told anew whenever anything is written. */
  version = 0;
  cells = new Map<string, Uint8Array>();

  copy(): Map<string, Uint8Array> {
    return new Map(this.cells);
  }
}

/** `unsure`: it fails although it reached the disk. */
export type Outcome = 'done' | 'failed' | 'unsure';

interface Write {
  readonly kind: 'append' | 'fold';
  readonly run: () => Promise<void>;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

export class ModelStore extends MemoryStore {
  failingLoads = false;
  protected readonly disk: Disk;
  #waiting: Write[] = [];

  constructor(disk: Disk) {
    super(disk.cells);
    this.disk = disk;
  }

  get waits(): Write['kind'] | undefined {
    return this.#waiting[0]?.kind;
  }

  override load(board: BoardId): Promise<StoredRoom> {
    return this.failingLoads ? Promise.reject(new Error('the disk cannot be read')) : super.load(board);
  }

  override append(changes: readonly Change[]): Promise<void> {
    return this.#later('append', () => this.writeRows(changes));
  }

  override replace(board: BoardId, snapshot: Snapshot, base: number): Promise<void> {
    return this.#later('fold', () => this.writeFold(board, snapshot, base));
  }

  override setAside(board: BoardId, sequences: readonly number[]): Promise<void> {
    return this.#later('fold', () => super.setAside(board, sequences));
  }

  override putVersion(
    board: BoardId,
    mark: VersionMark,
    bytes: Uint8Array,
    drop: readonly number[],
  ): Promise<void> {
    return this.#later('fold', () => super.putVersion(board, mark, bytes, drop));
  }

  /** Ends the write that has waited longest. */
  async write(outcome: Outcome): Promise<void> {
    const write = this.#waiting.shift();
    if (!write) return;
    try {
      if (outcome !== 'failed') {
        this.disk.version += 1;
        await write.run();
      }
      if (outcome === 'done') write.resolve();
      else write.reject(new Error('the disk does not answer'));
    } catch (error) {
      write.reject(error as Error);
    }
  }

  /** The process is gone. The write under way may have reached the disk or not; nobody is told. */
  async crash(written: boolean): Promise<void> {
    const [first] = this.#waiting;
    this.#waiting = [];
    if (!first || !written) return;
    this.disk.version += 1;
    await first.run().catch(() => undefined);
  }

  protected writeRows(changes: readonly Change[]): Promise<void> {
    return super.append(changes);
  }

  protected writeFold(board: BoardId, snapshot: Snapshot, base: number): Promise<void> {
    return super.replace(board, snapshot, base);
  }

  #later(kind: Write['kind'], run: () => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ kind, run, resolve, reject });
    });
  }
}
