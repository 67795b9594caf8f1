// The live Yjs document of an open room: answers what a client lacks, and says of each update whether it adds
// anything. It stores nothing and knows no socket. Bytes are checked by decoding before they touch the document.

import * as Y from 'yjs';
import { MalformedError } from './malformed.ts';

/**
 * What an update did: `nothing` new; `new` content; or `gap`, when part of it stands on something the document
 * does not have and waits for it.
 */
export type Effect = 'nothing' | 'new' | 'gap';

export class LiveDocument {
  readonly #doc = new Y.Doc();
  #changed = false;
  #whole: Uint8Array | undefined;

  constructor() {
    this.#doc.on('update', () => {
      this.#changed = true;
    });
  }

  /** For bytes that were checked before they were stored. Throws when the document must be thrown away. */
  applyAll(updates: readonly Uint8Array[]): void {
    applyAll(this.#doc, updates);
  }

  /** Throws MalformedError with the document untouched, or another error after which it must be thrown away. */
  apply(update: Uint8Array): Effect {
    checkUpdate(update);
    const { pendingStructs, pendingDs } = this.#doc.store;
    this.#changed = false;
    Y.applyUpdate(this.#doc, update);
    const after = this.#doc.store;
    const waitsForMore =
      !sameBytes(pendingStructs?.update, after.pendingStructs?.update) ||
      !sameBytes(pendingDs ?? undefined, after.pendingDs ?? undefined);
    if (!this.#changed && !waitsForMore) return 'nothing';
    this.#whole = undefined;
    return waitsForMore && this.gapBytes > 0 ? 'gap' : 'new';
  }

  /** Bytes of what waits for something missing. */
  get gapBytes(): number {
    const { pendingStructs, pendingDs } = this.#doc.store;
    return (pendingStructs?.update.length ?? 0) + (pendingDs?.length ?? 0);
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.#doc);
  }

  /** All that a document with this state vector lacks, deletions included. Throws MalformedError. */
  missing(vector: Uint8Array): Uint8Array {
    if (readVectorSize(vector) > 0) return Y.encodeStateAsUpdate(this.#doc, vector);
    this.#whole ??= Y.encodeStateAsUpdate(this.#doc);
    return this.#whole;
  }

  destroy(): void {
    this.#doc.destroy();
  }
}

/** Above this, Yjs's sorting of what waits at each further update costs more than merging the rest at once. */
const costlyGapBytes = 2048;

/** Applies updates one by one, and the rest in one piece once much waits for something missing. */
export function applyAll(doc: Y.Doc, updates: readonly Uint8Array[]): void {
  for (const [i, update] of updates.entries()) {
    if ((doc.store.pendingStructs?.update.length ?? 0) > costlyGapBytes)
      return Y.applyUpdate(doc, Y.mergeUpdates(updates.slice(i)));
    Y.applyUpdate(doc, update);
  }
}

/** False for an update that only deletes. Throws MalformedError. */
export function carriesStructs(update: Uint8Array): boolean {
  return checkUpdate(update).structs.length > 0;
}

function checkUpdate(update: Uint8Array): ReturnType<typeof Y.decodeUpdate> {
  try {
    return Y.decodeUpdate(update);
  } catch (error) {
    throw new MalformedError('not an update', { cause: error });
  }
}

function readVectorSize(vector: Uint8Array): number {
  try {
    return Y.decodeStateVector(vector).size;
  } catch (error) {
    throw new MalformedError('not a state vector', { cause: error });
  }
}

function sameBytes(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  if (a === b) return true;
  if (!a || !b || a.length !== b.length) return false;
  return a.every((byte, i) => byte === b[i]);
}
