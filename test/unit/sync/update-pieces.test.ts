// An update cut into pieces is the same update, and no piece waits for one that comes later.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { piecesOf } from '../../../client/sync/update-pieces.ts';
import { Team } from '../../bench/year/team.ts';

function applied(pieces: readonly Uint8Array[], onto: Y.Doc): Y.Doc {
  for (const piece of pieces) {
    Y.applyUpdate(onto, piece);
    expect(onto.store.pendingStructs).toBeNull();
    expect(onto.store.pendingDs).toBeNull();
  }
  return onto;
}

const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
};

/** Several write into one text and one map at once, and sometimes hear of each other. */
const story = fc.array(
  fc.record({ who: fc.nat(3), at: fc.nat(1000), remove: fc.nat(6), hears: fc.boolean(), key: fc.nat(5) }),
  { minLength: 5, maxLength: 60 },
);

function told(
  steps: readonly { who: number; at: number; remove: number; hears: boolean; key: number }[],
): Y.Doc[] {
  const docs = [5, 1, 9, 3].map((id) => Object.assign(new Y.Doc(), { clientID: id }));
  for (const { who, at, remove, hears, key } of steps) {
    const doc = docs[who] as Y.Doc;
    if (hears) for (const other of docs) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    const text = doc.getText('t');
    const from = text.length === 0 ? 0 : at % text.length;
    text.delete(from, Math.min(remove, text.length - from));
    text.insert(from, `${who}${at}`);
    const inner = new Y.Map();
    doc.getMap('m').set(`k${key}`, inner);
    inner.set('words', new Y.Text('abc'));
  }
  return docs;
}

describe('an update in pieces', () => {
  test('B211 is the same update, and no piece waits for a later one', () => {
    fc.assert(
      fc.property(story, fc.integer({ min: 1, max: 200 }), (steps, most) => {
        const docs = told(steps);
        const whole = new Y.Doc();
        for (const doc of docs) Y.applyUpdate(whole, Y.encodeStateAsUpdate(doc));
        const all = Y.encodeStateAsUpdate(whole);
        const back = applied(piecesOf(all, most), new Y.Doc());
        expect(Y.encodeStateAsUpdate(back)).toEqual(Y.encodeStateAsUpdate(copyOf(whole)));
        // What one of them lacks, in pieces, onto what that one has.
        const one = copyOf(docs[0] as Y.Doc);
        const rest = Y.encodeStateAsUpdate(whole, Y.encodeStateVector(one));
        applied(piecesOf(rest, most), one);
        expect(one.getText('t').toJSON()).toBe(whole.getText('t').toJSON());
        expect(one.getMap('m').toJSON()).toEqual(whole.getMap('m').toJSON());
        expect(Y.encodeStateVector(one).length).toBe(Y.encodeStateVector(whole).length);
      }),
      { numRuns: 150 },
    );
  });

  test('holds for a team’s days at a board, and each piece is about as large as was asked', () => {
    const team = new Team({ people: 6, lives: 3, edits: 200 });
    for (let day = 0; day < 3; day += 1) team.workingDay();
    const all = Y.encodeStateAsUpdate(team.board.doc);
    const pieces = piecesOf(all, 16 * 1024);
    expect(pieces.length).toBeGreaterThan(all.length / 1024 / 20);
    expect(Math.max(...pieces.slice(0, -1).map(({ length }) => length))).toBeLessThan(20 * 1024);
    expect(Y.encodeStateAsUpdate(applied(pieces, new Y.Doc()))).toEqual(
      Y.encodeStateAsUpdate(copyOf(team.board.doc)),
    );
  });

  test('what waits here for something missing waits on the other side, too, and nothing of it is lost', () => {
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    for (const word of ['one ', 'two ', 'three ']) doc.getText('t').insert(0, word);
    const gappy = new Y.Doc();
    for (const update of [updates[0], updates[2]]) Y.applyUpdate(gappy, update as Uint8Array);
    const other = new Y.Doc();
    for (const piece of piecesOf(Y.encodeStateAsUpdate(gappy), 1)) Y.applyUpdate(other, piece);
    expect(other.store.pendingStructs).not.toBeNull();
    Y.applyUpdate(other, updates[1] as Uint8Array);
    expect(other.getText('t').toJSON()).toBe('three two one ');
  });
});
