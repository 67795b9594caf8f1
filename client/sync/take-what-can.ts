// What to do with updates that can be read and yet break Yjs when they are applied: everything in them that can be
// taken in is, and the rest is left out. It comes from a broken or hostile page; the relay, which knows bytes and no
// items, may hand it on. Loaded when it happens.

import * as Y from 'yjs';

/** As often as one change may stand on others that were taken in before it. */
const mostRounds = 8;

const leftOut =
  'A change of somebody else cannot be read by this page, so it is not shown. All else is here, and nothing of yours is lost.';

/**
 * Takes these updates into the document as far as that is possible. `waited` is what it had put aside before, in Yjs's
 * second format: that may have been the bad one, and is lost when it breaks. Gives what to tell the person where
 * something had to be left out, else ''.
 */
export function takeWhatCan(
  doc: Y.Doc,
  came: readonly Uint8Array[],
  waited: Uint8Array | undefined,
  origin: unknown,
): string {
  const updates = waited ? [...came, Y.convertUpdateFormatV2ToV1(waited)] : came;
  for (let round = 0; round < mostRounds; round += 1) {
    const before = contentOf(doc);
    if (updates.map((update) => takeParts(doc, update, origin)).every(Boolean)) return '';
    // What failed because something before it was missing goes in when that has come.
    if (contentOf(doc) === before) break;
  }
  return leftOut;
}

/** By halves of the writers in it, so that one bad change among those of thousands is found in a few steps. */
function takeParts(doc: Y.Doc, update: Uint8Array, origin: unknown): boolean {
  if (takes(doc, update, origin)) return true;
  const all = [...new Set(Y.decodeUpdate(update).structs.map(({ id }) => id.client))];
  const take = (clients: readonly number[]): boolean => {
    if (takes(doc, partOf(update, all, new Set(clients)), origin)) return true;
    if (clients.length < 2) return false;
    const middle = clients.length >> 1;
    const halves = [clients.slice(0, middle), clients.slice(middle)];
    return halves.map(take).every(Boolean);
  };
  return take(all);
}

/** What these writers of it wrote: to Yjs, the difference to a document that has all of the others. */
function partOf(update: Uint8Array, all: readonly number[], clients: ReadonlySet<number>): Uint8Array {
  const others = all.filter((client) => !clients.has(client));
  return Y.diffUpdate(
    update,
    Y.encodeStateVector(new Map(others.map((client) => [client, Number.MAX_SAFE_INTEGER]))),
  );
}

function takes(doc: Y.Doc, update: Uint8Array, origin: unknown): boolean {
  for (const isLast of [false, true]) {
    try {
      Y.applyUpdate(doc, update, origin);
      return true;
    } catch {
      // What is in is not taken in again: somebody who listens failed the first time.
      if (isLast) return false;
    }
  }
  return false;
}

const contentOf = (doc: Y.Doc): string => Y.encodeStateVector(doc).join();
