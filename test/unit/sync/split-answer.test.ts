import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { splitUpdate } from '../../../client/sync/split-answer.ts';

/** Three people who edit one document and now and then have what the others wrote: their work stands on one another's. */
function workOf(script: readonly number[]): Y.Doc[] {
  const docs = [1, 2, 3].map((client) => {
    const doc = new Y.Doc();
    doc.clientID = client * 1000;
    return doc;
  });
  for (const [i, draw] of script.entries()) {
    const doc = docs[draw % 3] as Y.Doc;
    const text = doc.getText('t');
    const map = doc.getMap<Y.Map<unknown>>('m');
    const at = draw % (text.length + 1);
    switch (Math.floor(draw / 3) % 6) {
      case 0:
      case 1:
        text.insert(at, `word ${i} `);
        break;
      case 2:
        text.delete(at, Math.min(3, text.length - at));
        break;
      case 3:
        map.set(`k${draw % 5}`, new Y.Map([['x', i]]));
        break;
      case 4:
        map.get(`k${draw % 5}`)?.set('y', new Y.Text('inside'));
        break;
      case 5:
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(docs[(draw + 1) % 3] as Y.Doc));
    }
  }
  return docs;
}

const whole = (doc: Y.Doc) => ({ t: doc.getText('t').toJSON(), m: doc.getMap('m').toJSON() });

describe('an answer in parts', () => {
  test('S153 each part stands on those before it, and together they are the whole', () => {
    let parts = 0;
    fc.assert(
      fc.property(
        fc.array(fc.nat(10_000), { minLength: 5, maxLength: 150 }),
        fc.integer({ min: 1, max: 400 }),
        fc.boolean(),
        (script, most, fromScratch) => {
          const docs = workOf(script);
          const [mine, first] = [new Y.Doc(), docs[0] as Y.Doc];
          for (const doc of docs) Y.applyUpdate(mine, Y.encodeStateAsUpdate(doc));
          const relay = new Y.Doc();
          if (!fromScratch) Y.applyUpdate(relay, Y.encodeStateAsUpdate(first));
          const update = Y.encodeStateAsUpdate(mine, Y.encodeStateVector(relay));
          const split = splitUpdate(update, most);
          parts += split.length;
          for (const part of split) {
            Y.applyUpdate(relay, part);
            expect(relay.store.pendingStructs).toBe(null);
          }
          expect(whole(relay)).toEqual(whole(mine));
          expect(Y.encodeStateVector(relay)).toEqual(Y.encodeStateVector(mine));
          expect(Y.encodeStateAsUpdate(relay)).toEqual(Y.encodeStateAsUpdate(mine));
          // And so they are for who merges them without a document.
          const other = new Y.Doc();
          if (!fromScratch) Y.applyUpdate(other, Y.encodeStateAsUpdate(first));
          Y.applyUpdate(other, Y.mergeUpdates(split));
          expect(whole(other)).toEqual(whole(mine));
        },
      ),
      { numRuns: 400, seed: 3 },
    );
    expect(parts).toBeGreaterThan(1000);
  });

  test('no part is larger than asked for, but for what is one piece', () => {
    const doc = new Y.Doc();
    for (let i = 0; i < 300; i += 1) doc.getMap('m').set(`k${i}`, 'x'.repeat(i % 100));
    doc.getText('t').insert(0, 'y'.repeat(5000));
    const split = splitUpdate(Y.encodeStateAsUpdate(doc), 2000);
    expect(split.length).toBeGreaterThan(10);
    expect(split.filter(({ length }) => length > 2020)).toHaveLength(1);
  });

  test('what stands on itself does not hold it up', () => {
    // Two writers whose first items wait for each other's.
    const update = Uint8Array.of(2, 1, 2, 0, 0x84, 1, 0, 1, 97, 1, 1, 0, 0x84, 2, 0, 1, 98, 0);
    expect(Y.decodeUpdate(update).structs).toHaveLength(2);
    expect(Y.decodeUpdate(Y.mergeUpdates(splitUpdate(update, 1))).structs).toHaveLength(2);
  });
});
