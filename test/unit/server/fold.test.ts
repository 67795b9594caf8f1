import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { difference } from '../../../server/folding/difference.ts';
import { firstNotHeld, fold } from '../../../server/folding/fold.ts';
import { HeldContent } from '../../../server/relay/held-content.ts';
import { readContent } from '../../../server/relay/update-content.ts';
import { drawFrom } from '../../fuzz/draw.ts';
import { contentOf, randomHistory, rowsOf } from './fold-kit.ts';
import { withSeenCalls } from './seen-calls.ts';

/** Half of what came is missing in the middle, so that much waits. */
const withHole = (updates: readonly Uint8Array[]) => [...updates.slice(0, 2), ...updates.slice(4)];

/** What putting updates together costs: how many of them Yjs sorts, each time that it does, and the items it writes. */
function workOf(work: () => void): number {
  let done = 0;
  const sorts = (self: unknown) => (done += (self as unknown[]).length);
  const writes = () => (done += 1);
  withSeenCalls(Array.prototype, 'sort', sorts, () => withSeenCalls(Y.Item.prototype, 'write', writes, work));
  return done;
}

describe('a fold', () => {
  test('R140 of any history, in any order, with holes, in steps, holds all of it and says what it holds', () => {
    for (let seed = 1; seed <= 150; seed += 1) {
      const draw = drawFrom(seed);
      const all = randomHistory(draw);
      const updates = all.filter(() => !draw.chance(0.1));
      if (draw.chance(0.3)) updates.sort(() => draw.random() - 0.5);
      let snapshot: Uint8Array | undefined;
      for (let at = 0; at < updates.length;) {
        const next = at + 1 + draw.below(updates.length);
        const folded = fold({ snapshot, rows: rowsOf(updates.slice(at, next)) });
        expect(folded.broken).toEqual([]);
        expect(folded.summary).toEqual(HeldContent.of(folded.bytes).write());
        snapshot = folded.bytes;
        at = next;
      }
      expect(firstNotHeld(snapshot ?? new Uint8Array([0, 0]), updates), `seed ${seed}`).toBeUndefined();
      expect(contentOf(snapshot ? [snapshot] : []), `seed ${seed}`).toEqual(contentOf(updates));
      // What was missing heals it, whatever waited.
      expect(contentOf([...(snapshot ? [snapshot] : []), ...all]), `seed ${seed}`).toEqual(contentOf(all));
    }
  });

  test('forgets the words of what was deleted', () => {
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    doc.getText('text').insert(0, 'a secret of many letters');
    doc.getText('text').delete(0, 24);
    const { bytes } = fold({ snapshot: undefined, rows: rowsOf(updates) });
    expect(Buffer.from(bytes).includes('secret')).toBe(false);
  });

  test('R141 of thousands of rows that all wait is not quadratic', () => {
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    // Each before the last, so that no two become one.
    for (let i = 0; i < 4001; i += 1) doc.getText('text').insert(0, 'x');
    const waiting = updates.slice(1);
    const work = (rows: number) =>
      workOf(() => fold({ snapshot: undefined, rows: rowsOf(waiting.slice(0, rows)) }));
    const few = work(500);
    expect(few).toBeGreaterThan(500);
    // Eight times as many: eight times as much, where sorting or writing all at each of them would make it sixty.
    expect(work(4000)).toBeLessThan(few * 12);
    const { bytes } = fold({ snapshot: undefined, rows: rowsOf(waiting) });
    expect(contentOf([bytes])).toMatchObject({ text: '' });
    expect(contentOf([bytes, ...updates.slice(0, 1)])).toEqual(contentOf(updates));
  });
});

describe('firstNotHeld', () => {
  test('finds a lost struct, a lost deletion, and a lost part of what waits', () => {
    const updates = randomHistory(drawFrom(3));
    const folded = (some: readonly Uint8Array[]) => fold({ snapshot: undefined, rows: rowsOf(some) }).bytes;
    expect(firstNotHeld(folded(updates), updates)).toBeUndefined();
    for (const some of [updates, withHole(updates)])
      for (const [i, lost] of some.entries()) {
        const others = some.filter((one) => one !== lost);
        const brings = HeldContent.of(folded(others)).effectOf(readContent(lost)) !== 'nothing';
        expect(firstNotHeld(folded(others), some)).toBe(brings ? i : undefined);
      }
  });
});

describe('a difference', () => {
  test('R142 and what a document with that vector has are the whole, in the middle of a gap too', () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const draw = drawFrom(seed);
      const all = randomHistory(draw);
      const updates = all.filter(() => !draw.chance(0.1));
      const at = draw.below(updates.length);
      const snapshot = fold({ snapshot: undefined, rows: rowsOf(updates.slice(0, at)) }).bytes;
      const stored = [snapshot, ...updates.slice(at)];
      // Whoever asks has some of it, in any order, and something of their own.
      const base = new Y.Doc();
      base.clientID = 7;
      base.getMap('map').set('own', 1);
      for (const update of all) if (draw.chance(draw.one([0, 0.5, 0.9]))) Y.applyUpdate(base, update);
      const own = Y.encodeStateAsUpdate(base);
      const lacking = difference(stored, Y.encodeStateVector(base));
      expect(contentOf([own, lacking]), `seed ${seed}`).toEqual(contentOf([own, ...stored]));
    }
  });

  test('to whoever has all is no more than what is deleted', () => {
    const updates = randomHistory(drawFrom(5), 200);
    const { bytes } = fold({ snapshot: undefined, rows: rowsOf(updates) });
    const vector = Y.encodeStateVectorFromUpdate(bytes);
    expect(Y.decodeUpdate(difference([bytes, ...updates.slice(-5)], vector)).structs).toEqual([]);
    expect(difference([], vector)).toEqual(new Uint8Array([0, 0]));
  });

  test('for a vector that is none throws', () => {
    expect(() => difference(randomHistory(drawFrom(5)), new Uint8Array([5, 1]))).toThrow();
  });
});
