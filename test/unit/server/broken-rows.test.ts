import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { fold } from '../../../server/folding/fold.ts';
import { readContent } from '../../../server/relay/update-content.ts';
import { drawFrom } from '../../fuzz/draw.ts';
import { contentOf, randomHistory, rowsOf } from './fold-kit.ts';

const letters = (text: string) => [text.length, ...Buffer.from(text)];
const inText = (...text: string[]) => [4, 1, ...letters('text'), ...text.flatMap(letters)];
/** Clocks 0 to 2 of this client as something that was thrown away. */
const thrownAway = (client: number) => new Uint8Array([1, 1, client, 0, 0, 3, 0]);
/** Letters of the same client from this clock on: Yjs stumbles when it sets the rest of them beside the former. */
const beside = (client: number, clock = 0) => new Uint8Array([1, 1, client, clock, ...inText('abcdefgh'), 0]);
/** The same, once the other client's first letter is there. */
const besideAfter = (client: number, other: number) =>
  new Uint8Array([1, 1, client, 0, 0x84, other, 0, ...letters('abcdefgh'), 0]);
const letterOf = (client: number) => new Uint8Array([1, 1, client, 0, ...inText('x'), 0]);
const unreadable = new Uint8Array([9, 9, 9]);
const folded = (...updates: Uint8Array[]) => fold({ snapshot: undefined, rows: rowsOf(updates) }).bytes;

test('each row of this file is read well, and Yjs stumbles over some only where others are', () => {
  for (const row of [thrownAway(5), beside(5), besideAfter(5, 6), letterOf(6)]) {
    expect(() => readContent(row)).not.toThrow();
    expect(() => Y.applyUpdate(new Y.Doc(), row)).not.toThrow();
  }
  const doc = new Y.Doc();
  Y.applyUpdate(doc, thrownAway(5));
  expect(() => Y.applyUpdate(doc, beside(5))).toThrow(/undefined/);
});

describe('R143 a broken row', () => {
  test.each([1, 7, 30])('is left out and named, %i of them among 300', (amount) => {
    const draw = drawFrom(amount);
    const updates = randomHistory(draw, 300);
    const clients = Array.from({ length: amount }, (_, i) => i + 10);
    const snapshot = folded(...clients.map(thrownAway));
    const broken = new Set<Uint8Array>(
      clients.map((client) => (draw.chance(0.3) ? unreadable.slice() : beside(client))),
    );
    for (const row of broken) updates.splice(draw.below(updates.length), 0, row);
    const rows = rowsOf(updates);
    const result = fold({ snapshot, rows });
    expect(result.broken).toEqual(
      rows.filter(({ bytes }) => broken.has(bytes)).map(({ sequence }) => sequence),
    );
    const whole = [snapshot, ...updates.filter((row) => !broken.has(row))];
    expect(contentOf([result.bytes])).toEqual(contentOf(whole));
  });

  test('that waited is found, and not the one that it waited for', () => {
    const good = randomHistory(drawFrom(2));
    const snapshot = folded(thrownAway(5));
    const result = fold({ snapshot, rows: rowsOf([...good, besideAfter(5, 6), ...good, letterOf(6)]) });
    expect(result.broken).toEqual([good.length + 1]);
    expect(contentOf([result.bytes])).toEqual(contentOf([snapshot, ...good, letterOf(6)]));
  });

  test('is never the snapshot: then there is no fold, and the rows stay', () => {
    expect(() => fold({ snapshot: unreadable, rows: [] })).toThrow();
    expect(() => fold({ snapshot: folded(beside(5, 1)), rows: rowsOf([thrownAway(5)]) })).toThrow(
      /the snapshot holds/,
    );
  });

  test('of which there are too many costs an end', () => {
    const clients = Array.from({ length: 120 }, (_, i) => i + 1);
    const snapshot = folded(...clients.map(thrownAway));
    const rows = rowsOf(clients.map((client) => beside(client)));
    expect(() => fold({ snapshot, rows })).toThrow(/too many/);
  });
});

test('R144 what the relay takes, Yjs decodes, merges and compares', () => {
  const draw = drawFrom(1);
  let taken = 0;
  for (const update of randomHistory(draw, 100))
    for (let i = 0; i < 60; i += 1) {
      const flipped = update.slice();
      for (let flips = draw.below(3); flips >= 0; flips -= 1)
        flipped[draw.below(flipped.length)] = draw.below(draw.one([8, 256]));
      try {
        readContent(flipped);
      } catch {
        continue;
      }
      taken += 1;
      const bytes = String(flipped);
      expect(() => Y.applyUpdate(new Y.Doc(), flipped), bytes).not.toThrow();
      expect(() => Y.mergeUpdates([flipped, update]), bytes).not.toThrow();
      expect(() => Y.diffUpdate(flipped, new Uint8Array([0])), bytes).not.toThrow();
    }
  expect(taken).toBeGreaterThan(500);
});
