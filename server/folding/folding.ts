// What a room asks of the one who folds: heavy work on the bytes of a whole board, done elsewhere than in the turn of
// the event loop that serves people.

import type { StoredRow } from '../store/store.ts';

export interface FoldInput {
  readonly snapshot: Uint8Array | undefined;
  readonly rows: readonly StoredRow[];
}

export interface Folded {
  /** One update that holds all of the input but its broken rows. */
  readonly bytes: Uint8Array;
  /** What the bytes hold, as HeldContent writes it. */
  readonly summary: Uint8Array;
  /** Sequences of rows that Yjs cannot read or apply: left out. */
  readonly broken: readonly number[];
}

export interface Folding {
  /** Rejects when the result does not hold its inputs when it is read back, and when the snapshot itself is broken. */
  fold(input: FoldInput): Promise<Folded>;
  /** What a document with this state vector lacks of the updates, deletions included. */
  difference(updates: readonly Uint8Array[], vector: Uint8Array): Promise<Uint8Array>;
  /** What is under way or waits is rejected, and so is whatever is asked later. */
  stop(): Promise<void>;
}

export const foldingStopped = (): Error => new Error('the relay is stopping');
