import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { takeWhatCan } from '../../../client/sync/take-what-can.ts';
import { brokenUpdate } from './broken-update.ts';

/** What somebody wrote into a text of their own, one update for each word. */
function updatesBy(client: number, words: readonly string[]): Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = client;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (const word of words) doc.getText(`of ${client}`).insert(0, word);
  return updates;
}

const textOf = (doc: Y.Doc, client: number) => doc.getText(`of ${client}`).toJSON();

describe('an update that breaks Yjs', () => {
  test('can be read, and throws when it is applied', () => {
    expect(Y.decodeUpdate(brokenUpdate(5)).structs).toHaveLength(2);
    expect(() => Y.applyUpdate(new Y.Doc(), brokenUpdate(5))).toThrow();
  });

  test('S151 whatever lies beside it in one update or in many is taken in, and the document goes on', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 4_294_967_295 }), { minLength: 2, maxLength: 12 }),
        fc.integer({ min: 1, max: 3 }),
        fc.boolean(),
        fc.infiniteStream(fc.nat()),
        (clients, broken, merged, draws) => {
          const bad = clients.slice(0, Math.min(broken, clients.length - 1));
          const good = clients.slice(bad.length);
          const all = [
            ...bad.map((client) => brokenUpdate(client)),
            ...good.flatMap((client) => updatesBy(client, ['c', 'b', 'a'])),
          ];
          const mixed = all
            .map((update) => ({ update, at: draws.next().value as number }))
            .toSorted((a, b) => a.at - b.at)
            .map(({ update }) => update);
          const doc = new Y.Doc();
          const updates = merged ? [Y.mergeUpdates(mixed)] : mixed;
          expect(takeWhatCan(doc, updates, undefined, 'relay')).toMatch(/^A change.*lost\.$/);
          for (const client of good) expect(textOf(doc, client)).toBe('abc');
          // Also what the broken ones wrote before they broke.
          expect(doc.getText('t').toJSON()).toBe('good'.repeat(bad.length));
          doc.getText('t').insert(0, 'and on ');
          const other = new Y.Doc();
          Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
          expect(other.getText('t').toJSON()).toBe(doc.getText('t').toJSON());
        },
      ),
      { numRuns: 300, seed: 8 },
    );
  });

  test('one bad writer among thousands is found in a few steps', () => {
    const good = Array.from({ length: 3000 }, (_, i) => updatesBy(i + 10, ['x'])[0] as Uint8Array);
    const update = Y.mergeUpdates([...good, brokenUpdate(5)]);
    const doc = new Y.Doc();
    let transactions = 0;
    doc.on('afterTransaction', () => (transactions += 1));
    expect(takeWhatCan(doc, [update], undefined, 'relay')).toMatch(/^A change.*lost\.$/);
    expect(
      Array.from({ length: 3000 }, (_, i) => textOf(doc, i + 10)).filter((text) => text !== 'x'),
    ).toEqual([]);
    expect(transactions).toBeLessThan(200);
  });

  test('what waited beside a bad one that waited is taken in as well', () => {
    const [first, ...later] = updatesBy(7, ['c', 'b', 'a']) as [Uint8Array, Uint8Array, Uint8Array];
    const doc = new Y.Doc();
    // Both wait for the first of writer 7.
    const bad = Y.mergeUpdates([brokenUpdate(5)]);
    for (const update of later) Y.applyUpdate(doc, update);
    const waited = doc.store.pendingStructs?.update;
    expect(waited).toBeDefined();
    doc.store.pendingStructs = null;
    expect(takeWhatCan(doc, [bad, first], waited, 'relay')).toMatch(/^A change.*lost\.$/);
    expect(textOf(doc, 7)).toBe('abc');
  });

  test('what is whole is taken in whole, also when somebody who listens fails', () => {
    const doc = new Y.Doc();
    doc.getText('of 3').observe(() => {
      throw new Error('a listener');
    });
    expect(takeWhatCan(doc, updatesBy(3, ['b', 'a']), undefined, 'relay')).toBe('');
    expect(textOf(doc, 3)).toBe('ab');
  });
});
