// What goes to the worker and comes back. Many small updates travel as one buffer, which is handed over and not
// copied again; it is a copy of its own, since a buffer that was handed over is gone for whoever still reads it.

import type { FoldInput, Folded } from './folding.ts';

export interface Packed {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly lengths: readonly number[];
}

export type Job =
  | { readonly kind: 'fold'; readonly updates: Packed; readonly sequences: readonly (number | undefined)[] }
  | { readonly kind: 'difference'; readonly updates: Packed; readonly vector: Uint8Array };

export type Answer =
  { readonly folded: Folded } | { readonly difference: Uint8Array } | { readonly error: string };

export function pack(updates: readonly Uint8Array[]): Packed {
  const lengths = updates.map(({ length }) => length);
  const bytes = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
  let position = 0;
  for (const update of updates) {
    bytes.set(update, position);
    position += update.length;
  }
  return { bytes, lengths };
}

/** Windows on the one buffer. */
export function unpack({ bytes, lengths }: Packed): Uint8Array[] {
  let position = 0;
  return lengths.map((length) => bytes.subarray(position, (position += length)));
}

/** A snapshot has no sequence in it. */
export const foldJob = ({ snapshot, rows }: FoldInput): Job => ({
  kind: 'fold',
  updates: pack([...(snapshot ? [snapshot] : []), ...rows.map(({ bytes }) => bytes)]),
  sequences: [...(snapshot ? [undefined] : []), ...rows.map(({ sequence }) => sequence)],
});

export function foldInput(
  updates: readonly Uint8Array[],
  sequences: readonly (number | undefined)[],
): FoldInput {
  const all = updates.map((bytes, i) => ({ sequence: sequences[i], bytes }));
  return {
    snapshot: all.find(({ sequence }) => sequence === undefined)?.bytes,
    rows: all.flatMap(({ sequence, bytes }) => (sequence === undefined ? [] : [{ sequence, bytes }])),
  };
}
