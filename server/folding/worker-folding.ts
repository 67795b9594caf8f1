// Folds in a worker, so that the turn of people's edits never waits for it, and makes differences in another: who comes
// back to one board must not wait until another board, which may be large or broken, is folded.

import { existsSync } from 'node:fs';
import { totalmem } from 'node:os';
import type { FoldInput, Folded, Folding } from './folding.ts';
import { InlineFolding } from './inline-folding.ts';
import { JobWorker, type JobWorkerOptions } from './job-worker.ts';
import { foldJob, pack } from './job.ts';

/** For both workers; the one of differences may take half of the memory. */
export type WorkerFoldingOptions = Omit<JobWorkerOptions, 'name'>;

const mib = 1024 * 1024;
/**
 * A board as large as the relay takes (30 MB, 95,000 items) takes 700 MiB and ten seconds to fold. A difference is made
 * on the bytes and takes next to nothing, but for deletions: four million stretches, more than a board may have, take 270.
 */
const most = { memory: 1024, jobMs: 60_000, idleMs: 15_000 };

/** Both together never more than half of what the machine or its container has: the relay is worth more than a fold. */
function memoryHere(): number {
  // Without a bound it is 0, or some number beyond all memory.
  const bound = process.constrainedMemory() || Infinity;
  return Math.min(most.memory, Math.floor(Math.min(totalmem(), bound) / 3 / mib));
}

/** In workers where their built file is beside; sources that run as they are fold in their own thread. */
export function startFolding(): Folding {
  const file = new URL('./fold-worker.js', import.meta.url);
  return existsSync(file) ? new WorkerFolding({ ...most, memory: memoryHere(), file }) : new InlineFolding();
}

export class WorkerFolding implements Folding {
  readonly #folds: JobWorker;
  readonly #differences: JobWorker;

  constructor(options: WorkerFoldingOptions) {
    this.#folds = new JobWorker({ ...options, name: 'fold' });
    this.#differences = new JobWorker({ ...options, name: 'difference', memory: options.memory / 2 });
  }

  async fold(input: FoldInput): Promise<Folded> {
    const answer = await this.#folds.do(() => foldJob(input));
    if (!('folded' in answer)) throw new Error('the worker answered something else');
    return answer.folded;
  }

  async difference(updates: readonly Uint8Array[], vector: Uint8Array): Promise<Uint8Array> {
    const answer = await this.#differences.do(() => ({
      kind: 'difference',
      updates: pack(updates),
      vector,
    }));
    if (!('difference' in answer)) throw new Error('the worker answered something else');
    return answer.difference;
  }

  async stop(): Promise<void> {
    await Promise.all([this.#folds.stop(), this.#differences.stop()]);
  }
}
