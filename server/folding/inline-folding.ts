// Folds in the thread that asks, one after the other: for tests, and where the worker's file is not beside.

import { setImmediate as turn } from 'node:timers/promises';
import { difference } from './difference.ts';
import { fold } from './fold.ts';
import { foldingStopped, type FoldInput, type Folded, type Folding } from './folding.ts';

export class InlineFolding implements Folding {
  #stopped = false;

  fold(input: FoldInput): Promise<Folded> {
    return this.#next(() => fold(input));
  }

  difference(updates: readonly Uint8Array[], vector: Uint8Array): Promise<Uint8Array> {
    return this.#next(() => difference(updates, vector));
  }

  stop(): Promise<void> {
    this.#stopped = true;
    return Promise.resolve();
  }

  async #next<Result>(work: () => Result): Promise<Result> {
    await turn();
    if (this.#stopped) throw foldingStopped();
    return work();
  }
}
