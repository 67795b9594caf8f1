import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { HeldContent } from '../../../server/relay/held-content.ts';
import { readContent, type UpdateContent } from '../../../server/relay/update-content.ts';
import { withSeenCalls } from './seen-calls.ts';

interface Step {
  readonly who: number;
  readonly what: number;
  readonly at: number;
  readonly hears: boolean;
}

const step: fc.Arbitrary<Step> = fc.record({
  who: fc.nat(2),
  what: fc.nat(6),
  at: fc.nat(20),
  hears: fc.boolean(),
});

/** What three people wrote, update by update, each hearing of the others now and then. */
function history(steps: readonly Step[]): Uint8Array[] {
  const updates: Uint8Array[] = [];
  const docs = [1, 2, 3].map((client) => {
    const doc = new Y.Doc();
    doc.clientID = client;
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'heard') updates.push(update);
    });
    return doc;
  });
  for (const { who, what, at, hears } of steps) {
    const doc = docs[who] as Y.Doc;
    if (hears) for (const update of updates.slice()) Y.applyUpdate(doc, update, 'heard');
    const text = doc.getText('text');
    const map = doc.getMap<unknown>('map');
    const list = doc.getArray<unknown>('list');
    doc.transact(() => {
      if (what === 0) text.insert(Math.min(at, text.length), 'a😀ü'.slice(0, 1 + (at % 4)));
      else if (what === 1 && text.length > 0) text.delete(at % text.length, 1);
      else if (what === 2) map.set(`k${at % 3}`, { deep: [at, null, 'x', true, 1.5] });
      else if (what === 3) map.delete(`k${at % 3}`);
      else if (what === 4) list.insert(at % (list.length + 1), [at, new Uint8Array([at])]);
      else if (what === 5 && list.length > 1) list.delete(at % (list.length - 1), 2);
      else map.set('nested', new Y.Map([['t', new Y.Text('ab')]]));
    });
  }
  return updates;
}

const vectorOf = (doc: Y.Doc) => Y.decodeStateVector(Y.encodeStateVector(doc));
const sorted = (map: ReadonlyMap<number, number>) => [...map].sort(([a], [b]) => a - b);
const deletesOf = (update: Uint8Array) =>
  [...Y.decodeUpdate(update).ds.clients]
    .map(([client, items]) => [client, items.map(({ clock, len }) => [clock, len])] as const)
    .sort(([a], [b]) => a - b);

describe('what a board holds', () => {
  test('in whatever order updates come, once or again, the end is what a document would say', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.infiniteStream(fc.nat()), (steps, draw) => {
        const updates = history(steps);
        const order = updates
          .flatMap((update) => [update, ...((draw.next().value ?? 0) % 3 === 0 ? [update] : [])])
          .map((update) => ({ update, key: draw.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key);
        const held = new HeldContent();
        const doc = new Y.Doc();
        for (const { update } of order) {
          const content = readContent(update);
          const effect = held.effectOf(content);
          held.add(content);
          Y.applyUpdate(doc, update);
          expect(held.effectOf(content)).toBe('nothing');
          if (effect === 'new' && !held.incomplete) expect(doc.store.pendingStructs).toBeNull();
          // Never more than is there: what a vector claims is never sent again.
          for (const [client, clock] of vectorOf(doc))
            expect(held.vector.get(client) ?? 0).toBeGreaterThanOrEqual(clock);
        }
        expect(held.incomplete).toBe(false);
        expect(sorted(Y.decodeStateVector(held.stateVector()))).toEqual(sorted(vectorOf(doc)));
        // A document also deletes what loses against another value of its key, without any update that says so.
        const whole = HeldContent.of(Y.encodeStateAsUpdate(doc));
        expect(whole.effectOf(readContent(held.deletes()))).toBe('nothing');
        expect(deletesOf(whole.deletes())).toEqual(deletesOf(Y.encodeStateAsUpdate(doc)));
        expect(sorted(HeldContent.read(held.write()).vector)).toEqual(sorted(held.vector));
        expect(HeldContent.read(held.write()).write()).toEqual(held.write());
      }),
      { numRuns: 300 },
    );
  });

  test('an update is said to bring nothing only when a document that has the others takes nothing from it', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 2, maxLength: 30 }), fc.nat(), (steps, pick) => {
        const updates = history(steps);
        fc.pre(updates.length > 1);
        const left = pick % updates.length;
        const held = new HeldContent();
        const doc = new Y.Doc();
        updates.forEach((update, i) => {
          if (i === left) return;
          held.add(readContent(update));
          Y.applyUpdate(doc, update);
        });
        const before = Y.snapshot(doc);
        const wasWaiting = doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
        const last = updates[left] as Uint8Array;
        const effect = held.effectOf(readContent(last));
        Y.applyUpdate(doc, last);
        const changed = !Y.equalSnapshots(before, Y.snapshot(doc)) || wasWaiting;
        if (effect === 'nothing') expect(changed).toBe(false);
        else expect(held.effectOf(readContent(last))).toBe(effect);
      }),
      { numRuns: 200 },
    );
  });

  test('a hole is not claimed, what waits beyond it is not asked for twice, and both are one when it is filled', () => {
    const updates: Uint8Array[] = [];
    const doc = new Y.Doc();
    doc.clientID = 7;
    doc.on('update', (update: Uint8Array) => updates.push(update));
    for (const word of ['a', 'b', 'c', 'd']) doc.getArray('list').push([word]);
    const [a, b, c, d] = updates.map((update) => readContent(update)) as [never, never, never, never];
    const held = new HeldContent();
    held.add(a);
    expect(held.effectOf(c)).toBe('gap');
    held.add(c);
    expect([...held.vector]).toEqual([[7, 1]]);
    expect([...held.reach()]).toEqual([[7, 3]]);
    expect(held.effectOf(c)).toBe('nothing');
    expect(held.effectOf(d)).toBe('gap');
    expect(held.incomplete).toBe(true);
    const again = HeldContent.read(held.write());
    again.add(b);
    held.add(b);
    expect([...held.vector]).toEqual([[7, 3]]);
    expect([...again.vector]).toEqual([[7, 3]]);
    expect(held.incomplete).toBe(false);
  });
});

describe('many runs in one update', () => {
  const run = fc.record({ client: fc.nat(2), clock: fc.nat(60), len: fc.integer({ min: 1, max: 4 }) });
  const alone: UpdateContent = { structs: [], deletes: [], standsOn: new Map() };

  test('come to the same as each alone', () => {
    fc.assert(
      fc.property(fc.array(fc.array(run, { maxLength: 40 })), fc.boolean(), (updates, deletes) => {
        const [together, apart] = [new HeldContent(), new HeldContent()];
        for (const runs of updates) {
          // As readContent gives structs: each client's in rising order, apart.
          const structs = [0, 1, 2].flatMap((client) => {
            const own = runs.filter((one) => one.client === client).sort((a, b) => a.clock - b.clock);
            return own.filter(({ clock }, i) => own.slice(0, i).every((one) => one.clock + one.len < clock));
          });
          together.add(deletes ? { ...alone, deletes: runs } : { ...alone, structs });
          for (const one of deletes ? runs : structs)
            apart.add(deletes ? { ...alone, deletes: [one] } : { ...alone, structs: [one] });
        }
        expect(together.write()).toEqual(apart.write());
        expect(together.deletes()).toEqual(apart.deletes());
        expect(together.incomplete).toBe(apart.incomplete);
      }),
    );
  });

  const count = 200_000;
  const each = (make: (i: number) => number) =>
    Array.from({ length: count }, (_, i) => ({ client: 1, clock: make(i), len: 1 }));
  test.each([
    ['deletions that fall', { ...alone, deletes: each((i) => (count - i) * 4) }],
    ['deletions in between', { ...alone, deletes: each((i) => i * 4 + 2) }],
    ['structs in between', { ...alone, structs: each((i) => i * 4 + 2) }],
    ['structs that close each hole', { ...alone, structs: each((i) => i * 4) }],
  ])('cost nothing that grows with their square: %s', (_name, content) => {
    const held = new HeldContent();
    held.add({ ...alone, deletes: each((i) => i * 4), structs: each((i) => i * 4 + 1) });
    // Where each is put among the others by itself, all that stand behind it are moved.
    let moved = 0;
    const moves = (self: unknown, [start]: readonly unknown[]) =>
      (moved += (self as unknown[]).length - (start as number));
    withSeenCalls(Array.prototype, 'splice', moves, () => held.add(content));
    expect(moved).toBeLessThan(10 * count);
  });
});
