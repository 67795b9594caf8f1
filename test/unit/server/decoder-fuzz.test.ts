import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { readFrame } from '../../../server/relay/frame.ts';
import { emptyAwareness, emptyStep2, messageType, syncType, writeSync } from '../../../shared/protocol.ts';
import { honestUpdates } from './broken-updates.ts';
import { anyItem, anyNull, item, nested, text, uint, update, type Bytes } from './hand-made-updates.ts';
import { updatesOf } from './raw-client.ts';
import { join, TryBoard, tryRelay } from './try-relay.ts';

const long = process.env['LONG'] !== undefined;
const runs = { seed: 7, numRuns: long ? 500_000 : 20_000 };

const presenceFrame = (inner: Bytes) => Uint8Array.of(messageType.awareness, ...uint(inner.length), ...inner);

const realFrames: readonly Uint8Array[] = [
  ...honestUpdates.map((bytes) => writeSync(syncType.update, bytes)),
  ...honestUpdates.slice(-2).map((bytes) => writeSync(syncType.step2, bytes)),
  writeSync(syncType.step1, Uint8Array.of(0)),
  writeSync(syncType.step1, Uint8Array.from([2, ...uint(2 ** 31), 9, 5, 1])),
  presenceFrame([2, ...uint(7), 1, ...text('{"name":"Ada"}'), ...uint(2 ** 40), 3, ...text('null')]),
  Uint8Array.of(messageType.time, 0, 0, 0, 0, 0, 0, 0, 0),
  Uint8Array.of(messageType.queryAwareness),
  emptyAwareness,
  emptyStep2,
];

/** Reads it as a window on a larger buffer, as it comes from a socket. */
function readWindow(bytes: Uint8Array): void {
  const around = new Uint8Array(bytes.length + 64).fill(0x5a);
  around.set(bytes, 32);
  let frame;
  try {
    frame = readFrame(around.subarray(32, 32 + bytes.length));
  } catch (error) {
    expect(error).toBeInstanceOf(Error);
    return;
  }
  const payload = 'update' in frame ? frame.update : 'vector' in frame ? frame.vector : undefined;
  // All that is read is the end of the frame itself: nothing of what lies beside it.
  if (payload) expect([...payload]).toEqual([...bytes.subarray(bytes.length - payload.length)]);
  if ('states' in frame)
    for (const { state } of frame.states) expect(state.length).toBeLessThanOrEqual(bytes.length);
}

const twentyBytes: Bytes = Array.from({ length: 20 }, () => 0xff);
const bytes = fc.uint8Array({ maxLength: 200 });
/** Numbers as a forger writes them: at the edges of what fits, in too many bytes, without an end. */
const forgedNumber: fc.Arbitrary<Bytes> = fc.oneof(
  fc.constantFrom(0, 1, 127, 128, 2 ** 31, 2 ** 32 - 1, 2 ** 53 - 1).map(uint),
  fc.constantFrom<Bytes>(
    [0x80, 0x80, 0x00],
    [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x1f],
    twentyBytes,
    [0x81],
  ),
);

describe('a frame is read, or refused with an error, whatever it is', { timeout: 600_000 }, () => {
  test('of random bytes', () => {
    fc.assert(fc.property(bytes, readWindow), runs);
  });

  test('cut, flipped, lengthened, or put together of two', () => {
    const bend = fc.record({
      at: fc.nat(),
      how: fc.constantFrom('flip', 'set', 'cut', 'insert', 'copy'),
      value: fc.nat(255),
    });
    const bent = fc
      .tuple(fc.constantFrom(...realFrames), fc.array(bend, { minLength: 1, maxLength: 4 }))
      .map(([frame, bends]) => {
        let bytes = [...frame];
        for (const { at: anywhere, how, value } of bends) {
          const at = anywhere % (bytes.length + 1);
          if (how === 'flip') bytes[at] = (bytes[at] ?? 0) ^ (1 << (value % 8));
          else if (how === 'set') bytes[at] = value;
          else if (how === 'cut') bytes = bytes.slice(0, at);
          else if (how === 'insert') bytes.splice(at, 0, value);
          else bytes.push(...bytes.slice(at));
        }
        return Uint8Array.from(bytes);
      });
    fc.assert(fc.property(bent, readWindow), runs);
  });

  test('with forged numbers at every place where one stands, and lengths in lengths', () => {
    const forged = fc
      .tuple(
        fc.constantFrom(0, 1, 3, 124),
        fc.array(
          fc.oneof(
            forgedNumber,
            bytes.map((some) => [...some]),
          ),
        ),
      )
      .map(([type, parts]) => Uint8Array.from([type, ...parts.flat()]));
    fc.assert(fc.property(forged, readWindow), runs);
    const wrapped = fc.tuple(forgedNumber, forgedNumber, bytes).map(([inner, count, rest]) => {
      const payload = [...count, ...inner, ...rest];
      return presenceFrame(payload);
    });
    fc.assert(fc.property(wrapped, readWindow), runs);
  });
});

const huge = uint(2 ** 53 - 1);
const bombs: [string, Uint8Array][] = [
  ['2^53 clients', Uint8Array.from([...huge, 1, 1, 0])],
  ['2^53 structs of one client', update([{ client: 9, structs: [], count: 2 ** 53 - 1 }])],
  ['2^53 values in one item', update([{ client: 9, structs: [anyItem(anyNull, 2 ** 53 - 1)] }])],
  ['2^32 old JSON values in one item', update([{ client: 9, structs: [item(2, uint(2 ** 32))] }])],
  ['a string of 2^53 bytes', update([{ client: 9, structs: [item(4, [...huge, 97])] }])],
  ['2^53 bytes of binary', update([{ client: 9, structs: [item(3, huge)] }])],
  ['an array of 2^53', update([{ client: 9, structs: [anyItem([117, ...huge])] }])],
  ['an object of 2^53', update([{ client: 9, structs: [anyItem([118, ...huge])] }])],
  ['2^53 clients with deletions', update([], huge)],
  ['2^53 deletions of one client', update([], [1, 9, ...huge])],
  ['arrays nested 100,000 deep', update([{ client: 9, structs: [anyItem(nested(100_000, 'array'))] }])],
  ['objects nested 100,000 deep', update([{ client: 9, structs: [anyItem(nested(100_000, 'object'))] }])],
  ['JSON that is none', update([{ client: 9, structs: [item(5, text('{"a":'))] }])],
  [
    'a format whose value is no JSON',
    update([{ client: 9, structs: [item(6, [...text('bold'), ...text('tru')])] }]),
  ],
  ['a kind of content that there is not', update([{ client: 9, structs: [item(15, [1])] }])],
  ['a type that there is not', update([{ client: 9, structs: [item(7, [99])] }])],
  ['a value of a type that there is not', update([{ client: 9, structs: [anyItem([3])] }])],
  ['a number of twenty bytes', Uint8Array.from(twentyBytes)],
  [
    'a clock beyond all numbers',
    update([
      {
        client: 9,
        structs: [
          [0, ...huge],
          [0, ...huge],
        ],
      },
    ]),
  ],
];

test.each(bombs)(
  'an update that claims %s ends its own socket with 4400, and nobody else hears of it',
  async (_name, bomb) => {
    const { server, store } = await tryRelay();
    const board = new TryBoard();
    const [witness, offender] = [await join(server, board), await join(server, board)];
    offender.sendUpdate(bomb);
    await offender.settled();
    expect(offender.isOpen, 'it went on as if nothing had been').toBe(false);
    expect(await offender.closed).toMatchObject({ code: 4400 });
    witness.sendUpdate(updatesOf('a').next().value);
    await witness.until(() => witness.acked === 1, 'the acknowledgement');
    expect(witness.payloads(syncType.update)).toEqual([]);
    expect(await store.rows(board.id)).toHaveLength(1);
  },
);

/** One random life of a few documents, and all that Yjs writes of it in its many ways. */
function writtenByYjs(choices: readonly number[]): Uint8Array[] {
  const written: Uint8Array[] = [];
  const docs = [0, 1, 2].map(() => new Y.Doc());
  for (const doc of docs) doc.on('update', (bytes: Uint8Array) => written.push(bytes));
  for (const choice of choices) {
    const doc = docs[choice % 3] as Y.Doc;
    const [list, words, map] = [doc.getArray('l'), doc.getText('t'), doc.getMap<unknown>('m')];
    const at = (length: number) => (length === 0 ? 0 : Math.floor(choice / 64) % length);
    const act = Math.floor(choice / 3) % 10;
    if (act === 0) list.insert(at(list.length + 1), [choice, null, { of: ['any', true] }]);
    else if (act === 1 && list.length > 0) list.delete(at(list.length));
    else if (act === 2) words.insert(at(words.length + 1), 'some words 🌱');
    else if (act === 3 && words.length > 0) words.delete(at(words.length), 1);
    else if (act === 4) words.format(0, words.length, { bold: choice % 2 === 0 });
    else if (act === 5) map.set(`k${choice % 4}`, new Y.Map([['text', new Y.Text('nested')]]));
    else if (act === 6) map.delete(`k${choice % 4}`);
    else if (act === 7) list.push([new Uint8Array([choice % 256])]);
    else if (act === 8) Y.applyUpdate(doc, Y.encodeStateAsUpdate(docs[(choice + 1) % 3] as Y.Doc));
    else doc.transact(() => words.insert(0, 'a') ?? map.set('both', choice));
  }
  const [first, second] = docs as [Y.Doc, Y.Doc, Y.Doc];
  const whole = docs.map((doc) => Y.encodeStateAsUpdate(doc));
  // Every other one is missing, so that what is merged has holes in it.
  const holes = Y.mergeUpdates(written.filter((_, i) => i % 2 === 0));
  return [
    ...written,
    ...whole,
    holes,
    Y.mergeUpdates(whole),
    Y.diffUpdate(Y.mergeUpdates(whole), Y.encodeStateVector(second)),
    Y.encodeStateAsUpdate(first, Y.encodeStateVector(second)),
  ];
}

test('nothing that Yjs itself writes is refused: updates, states, differences, merges with holes in them', async () => {
  const { server } = await tryRelay({
    limits: { gapBytes: 1e9, gapsPerSecond: 1e9, gapBurst: 1e9, frameBurst: 1e9, boardsPerHour: 1e9 },
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(1_000_000), { minLength: 5, maxLength: 60 }), async (choices) => {
      const written = writtenByYjs(choices);
      const client = await join(server, new TryBoard());
      for (const bytes of written) client.sendUpdate(bytes);
      await client.until(() => client.acked === written.length || !client.isOpen, 'all acknowledgements');
      expect(client.isOpen || (await client.closed)).toBe(true);
      await client.end();
    }),
    { seed: 7, numRuns: long ? 1000 : 25 },
  );
}, 600_000);
