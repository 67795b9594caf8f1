// Updates that can be read and yet break Yjs when they are applied. Made by hand: an item that stands on one of the same
// writer that comes after it. Whoever made it is a broken page, or somebody who wishes harm.

import * as encoding from 'lib0/encoding';

/** An update of this writer: a text `good` in the text `t`, then the bad one. */
export function brokenUpdate(client: number, good = 'good'): Uint8Array {
  const out = encoding.createEncoder();
  const write = (...numbers: readonly number[]) => {
    for (const number of numbers) encoding.writeVarUint(out, number);
  };
  // One writer with two structs, from clock 0 on.
  write(1, 2, client, 0);
  // A string whose parent is named, without neighbours.
  write(4, 1);
  encoding.writeVarString(out, 't');
  encoding.writeVarString(out, good);
  // A string to the right of one of its own that is not there yet.
  encoding.writeUint8(out, 4 | 128);
  write(client, good.length + 5);
  encoding.writeVarString(out, 'bad');
  // Nothing is deleted.
  write(0);
  return encoding.toUint8Array(out);
}
