// The only check between a socket and everybody's document: what it lets through must not make Yjs stumble, and what
// Yjs writes itself must pass.

import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { MalformedError } from '../../../server/relay/malformed.ts';
import { readContent, receivedBounds, type UpdateContent } from '../../../server/relay/update-content.ts';
import { item, uint, update } from './hand-made-updates.ts';

/** Every kind of content that Yjs 13.6 knows, from clients with short and long ids. */
function realUpdates(): Uint8Array[] {
  const updates: Uint8Array[] = [];
  for (const client of [5, 300, 70_000]) {
    const doc = new Y.Doc();
    doc.clientID = client;
    if (updates.length > 0) Y.applyUpdate(doc, Y.mergeUpdates(updates));
    doc.on('update', (update: Uint8Array) => updates.push(update));
    const text = doc.getText('text');
    text.insert(0, 'hello wörld 😀');
    doc.getMap('map').set('nested', new Y.Map([['a', [1, 'two', { three: true }]]]));
    doc.getMap('map').set('nested', -7);
    text.format(0, 3, { bold: true });
    text.delete(1, 2);
    text.insertEmbed(2, { a: 1 });
    const list = doc.getArray<unknown>('list');
    list.insert(0, [new Uint8Array([1, 2, 3]), null, 1.5, 2 ** 40, [1, [undefined, 10n ** 15n]]]);
    list.delete(1, 2);
    list.push([new Y.Text('abc'), new Y.Array(), new Y.XmlText('q')]);
    doc.getXmlFragment('xml').push([new Y.XmlElement('p'), new Y.XmlText('t')]);
    updates.push(Y.encodeStateAsUpdate(doc));
  }
  return updates;
}

/** A linear congruential generator: the same draws for the same seed. */
const drawsOf = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state % below;
  };
};

function bent(update: Uint8Array, draw: (below: number) => number): Uint8Array {
  const bytes = Uint8Array.from(update);
  for (let changes = 1 + draw(3); changes > 0; changes -= 1) {
    const at = draw(bytes.length);
    bytes[at] = draw(2) === 0 ? draw(256) : (bytes[at] ?? 0) ^ (1 << draw(8));
  }
  return draw(8) === 0 ? bytes.subarray(0, draw(bytes.length)) : bytes;
}

function contentOf(update: Uint8Array): UpdateContent | undefined {
  try {
    return readContent(update);
  } catch (error) {
    if (error instanceof MalformedError) return undefined;
    throw error;
  }
}

/** What Yjs itself reads in it, in the words of UpdateContent. */
function asYjsReads(update: Uint8Array): Pick<UpdateContent, 'structs' | 'deletes'> {
  const { structs, ds } = Y.decodeUpdate(update);
  const runs = structs
    .filter((struct) => !(struct instanceof Y.Skip))
    .map(({ id, length }) => ({ client: id.client, clock: id.clock, len: length }));
  const joined: { client: number; clock: number; len: number }[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last?.client === run.client && last.clock + last.len === run.clock) last.len += run.len;
    else joined.push(run);
  }
  const deletes = [...ds.clients].flatMap(([client, items]) =>
    items.map(({ clock, len }) => ({ client, clock, len })),
  );
  return { structs: joined, deletes };
}

const rounds = process.env['LONG'] ? 200_000 : 4000;

describe('what an update brings', () => {
  test('is what Yjs reads in it, for every kind of content', () => {
    const updates = realUpdates();
    const merged = Y.mergeUpdates(updates.filter((_, i) => i % 3 > 0));
    for (const update of [...updates, merged]) expect(readContent(update)).toMatchObject(asYjsReads(update));
  });

  test('of a bent one: whatever passes is taken by Yjs, and read by it in the same way', () => {
    const seed = randomBytes(4).readUInt32BE() >>> 1;
    const draw = drawsOf(seed);
    const real = realUpdates();
    const filled = Y.mergeUpdates(real);
    let passed = 0;
    for (let round = 0; round < rounds; round += 1) {
      const update = bent(real[draw(real.length)] as Uint8Array, draw);
      const content = contentOf(update);
      if (!content) continue;
      passed += 1;
      const what = `seed ${seed}, round ${round}: ${Buffer.from(update).toString('base64')}`;
      expect(content, what).toMatchObject(asYjsReads(update));
      for (const base of [undefined, filled]) {
        const doc = new Y.Doc();
        if (base) Y.applyUpdate(doc, base);
        expect(() => Y.applyUpdate(doc, update), what).not.toThrow();
      }
    }
    expect(passed).toBeGreaterThan(rounds / 20);
  }, 600_000);

  test('may be any bytes at all: it is read, or it is malformed', () => {
    for (let round = 0; round < rounds; round += 1) contentOf(randomBytes(round % 200));
  }, 600_000);

  test('on what of others it stands: the highest clock of each', () => {
    const [first, second] = [new Y.Doc(), new Y.Doc()];
    first.clientID = 1;
    second.clientID = 2;
    first.getText('t').insert(0, 'abcd');
    Y.applyUpdate(second, Y.encodeStateAsUpdate(first));
    let update = new Uint8Array();
    second.on('update', (bytes: Uint8Array) => (update = new Uint8Array(bytes)));
    second.getText('t').insert(2, 'x');
    expect([...readContent(update).standsOn]).toEqual([[1, 2]]);
  });
});

describe('an update that would take long to look at', () => {
  const runs = (count: number, clockOf: (i: number) => number) => [
    1,
    7,
    ...uint(count),
    ...Array.from({ length: count }, (_, i) => [...uint(clockOf(i)), 1]).flat(),
  ];
  test.each([
    [
      'of too many clients',
      () => update(Array.from({ length: 100_001 }, (_, client) => ({ client, structs: [[0, 1]] }))),
    ],
    ['of too many clients whose content it deletes', () => update([], [...uint(100_001)])],
    [
      'of many deletions out of order',
      () =>
        update(
          [],
          runs(20_000, (i) => 20_000 - i),
        ),
    ],
    [
      'of millions of values of an old kind',
      () => {
        const values = new Uint8Array(2 * 1_000_001);
        for (let i = 0; i < values.length; i += 2) values.set([1, 0x31], i);
        const [head, end] = [
          update([{ client: 5, structs: [item(2, uint(1_000_001))] }]).subarray(0, -1),
          Uint8Array.of(0),
        ];
        return Buffer.concat([head, values, end]);
      },
    ],
  ])('%s is not taken from a socket', (_name, make) => {
    expect(() => readContent(make(), receivedBounds)).toThrow(MalformedError);
  });

  test('is taken where it is no more than a board may hold, and in order', () => {
    const rising = update(
      [],
      runs(20_000, (i) => i * 2),
    );
    expect(readContent(rising, receivedBounds).deletes).toHaveLength(20_000);
    expect(
      readContent(
        update(
          [],
          runs(20_000, (i) => 20_000 - i),
        ),
      ).deletes,
    ).toHaveLength(20_000);
  });
});
