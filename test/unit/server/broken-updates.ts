// The collection of updates that decode and yet are not sound: test/fixtures/documents/broken-updates.txt says how
// it came to be.

import { readFileSync } from 'node:fs';
import * as Y from 'yjs';

export interface OddUpdate {
  readonly why: string;
  /** So many of the honest updates were there before. */
  readonly after: number;
  readonly update: Uint8Array;
}

const lines = readFileSync(
  new URL('../../fixtures/documents/broken-updates.txt', import.meta.url),
  'utf8',
).split('\n');

function linesOf(kind: string): OddUpdate[] {
  return lines.flatMap((line) => {
    const [found, after, why = '', base64 = ''] = line.split('\t');
    return found === kind
      ? [{ why, after: Number(after), update: new Uint8Array(Buffer.from(base64, 'base64')) }]
      : [];
  });
}

/** What two clients really made, in order. */
export const honestUpdates: readonly Uint8Array[] = linesOf('honest').map(({ update }) => update);
/** No document takes these, or not what they say they hold. */
export const brokenUpdates: readonly OddUpdate[] = linesOf('broken');
/** Documents take these, and throw at what comes after. */
export const spoilingUpdates: readonly OddUpdate[] = linesOf('spoils');

/** A document with the honest updates that the odd one was found with. */
export function documentBefore({ after }: OddUpdate): Y.Doc {
  const doc = new Y.Doc();
  for (const update of honestUpdates.slice(0, after)) Y.applyUpdate(doc, update);
  return doc;
}
