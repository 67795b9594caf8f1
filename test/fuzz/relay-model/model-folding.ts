// The worker that folds: does the real work when the run says so, or fails at it.

import { difference } from '../../../server/folding/difference.ts';
import { fold } from '../../../server/folding/fold.ts';
import type { FoldInput, Folded, Folding } from '../../../server/folding/folding.ts';

type Job = (fails: boolean) => void;

export class ModelFolding implements Folding {
  readonly #jobs: Job[] = [];

  get waits(): boolean {
    return this.#jobs.length > 0;
  }

  fold(input: FoldInput): Promise<Folded> {
    return this.#later(() => fold(input));
  }

  difference(updates: readonly Uint8Array[], vector: Uint8Array): Promise<Uint8Array> {
    return this.#later(() => difference(updates, vector));
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }

  work(fails: boolean): void {
    this.#jobs.shift()?.(fails);
  }

  #later<Result>(work: () => Result): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#jobs.push((fails) => {
        if (fails) return reject(new Error('the worker ended'));
        try {
          resolve(work());
        } catch (error) {
          reject(error);
        }
      });
    });
  }
}
