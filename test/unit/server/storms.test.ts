// Many at once: cut at the same moment and back at the same moment, or opening a large board together.

import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { statusCode, syncType, writeSync } from '../../../shared/protocol.ts';
import type { BoardId } from '../../../shared/ids.ts';
import type { StoredRoom } from '../../../server/store/store.ts';
import type { RawClient } from './raw-client.ts';
import { connect, eventually, join, TestStore, TryBoard, tryRelay } from './try-relay.ts';

class CountingStore extends TestStore {
  loads = 0;

  override load(board: BoardId): Promise<StoredRoom> {
    this.loads += 1;
    return super.load(board);
  }
}

interface Person {
  client: RawClient;
  readonly doc: Y.Doc;
}

const stateOf = (doc: Y.Doc) =>
  JSON.stringify(Object.entries(doc.getMap('items').toJSON()).sort(([a], [b]) => (a < b ? -1 : 1)));

/** A board of so many items, written in a few pieces as an import is. */
function items(count: number): Uint8Array[] {
  const doc = new Y.Doc();
  const pieces: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => pieces.push(update));
  for (let start = 0; start < count; start += 100)
    doc.transact(() => {
      for (let i = start; i < Math.min(count, start + 100); i += 1) {
        const title = new Y.Text(`Item number ${i}`);
        doc.getMap('items').set(
          `i${i}`,
          new Y.Map<unknown>([
            ['kind', 'task'],
            ['title', title],
          ]),
        );
      }
    });
  return pieces;
}

async function fill(client: RawClient, pieces: readonly Uint8Array[]): Promise<void> {
  for (const piece of pieces) client.sendUpdate(piece);
  await client.until(() => client.acked === pieces.length, 'the board on disk');
}

/** As a client does that comes back: what it lacks, and what it has done meanwhile. */
async function comeBack(person: Person, client: RawClient): Promise<void> {
  await client.open();
  await client.until(() => client.count('0.0') > 0, 'a question for what the relay lacks');
  client.ws.on('message', () => {
    for (const type of [syncType.step2, syncType.update])
      for (const update of client.payloads(type)) Y.applyUpdate(person.doc, update);
    client.frames.splice(0, client.frames.length, ...client.frames.filter((frame) => frame[0] !== 0));
  });
  const [asked] = client.payloads(syncType.step1);
  client.sendStep1(Y.encodeStateVector(person.doc));
  client.send(writeSync(syncType.step2, Y.encodeStateAsUpdate(person.doc, asked)));
  await client.until(() => client.acked === 1, 'the acknowledgement of the return');
}

describe('200 people who are cut off at the same moment and all come back at once', () => {
  test.each(['while the relay goes on', 'when the relay has started anew'])(
    '%s',
    async (how) => {
      const first = await tryRelay({ store: new CountingStore() });
      const board = new TryBoard();
      const filler = await join(first.server, board);
      await fill(filler, items(100));
      const people: Person[] = await Promise.all(
        Array.from({ length: 200 }, async () => {
          const client = await join(first.server, board);
          const doc = client.liveDocument();
          client.sendStep1();
          await client.until(() => doc.getMap('items').size === 100, 'the board');
          return { client, doc };
        }),
      );
      for (const { client } of people) client.ws.terminate();
      await Promise.all(people.map(({ client }) => client.closed));
      // Each tenth has gone on alone, and one of them has deleted.
      for (const [i, { doc }] of people.entries())
        if (i % 10 === 0) doc.getMap('items').set(`offline ${i}`, i);
      people[0]?.doc.getMap('items').delete('i7');
      // And one who was not cut off has gone on with the others' board, so that all who come back lack something.
      for (let i = 0; i < 30; i += 1) {
        const alone = new Y.Doc();
        alone.getMap('items').set(`meanwhile ${i}`, i);
        filler.sendUpdate(Y.encodeStateAsUpdate(alone));
      }
      await filler.until(() => filler.acked === filler.sent, 'the edits of the one who stayed');
      let { server } = first;
      if (how.endsWith('anew')) {
        await first.server.close();
        ({ server } = await tryRelay({ store: first.store }));
      }
      const loads = first.store.loads;
      await Promise.all(
        people.map(async (person) => {
          person.client = connect(server, board, board.edit());
          await comeBack(person, person.client);
        }),
      );
      await eventually(() => new Set(people.map(({ doc }) => stateOf(doc))).size).toBe(1);
      const all = people[0]?.doc.getMap('items');
      expect(all?.size).toBe(100 + 20 + 30 - 1);
      expect(people.filter(({ client }) => !client.isOpen)).toEqual([]);
      expect(people.flatMap(({ client }) => client.statuses()).map(({ code }) => code)).not.toContain(
        statusCode.refused,
      );
      // All of them wait for one reading of the disk.
      expect(first.store.loads - loads).toBeLessThanOrEqual(how.endsWith('anew') ? 2 : 1);
    },
    60_000,
  );
});

describe('60 people who open a board of 1,000 items at once', () => {
  test.each(['in memory', 'after a restart'])(
    '%s: each is first told that it is all when it is all',
    async (where) => {
      const first = await tryRelay({ store: new CountingStore() });
      const board = new TryBoard();
      const filler = await join(first.server, board);
      await fill(filler, items(1000));
      let { server } = first;
      if (where === 'after a restart') {
        await first.server.close();
        ({ server } = await tryRelay({ store: first.store }));
      }
      const loads = first.store.loads;
      const sizes = await Promise.all(
        Array.from({ length: 60 }, async () => {
          const client = connect(server, board, board.edit());
          await client.open();
          client.sendStep1();
          await client.until(() => client.count('0.1') > 0 || !client.isOpen, 'the first step 2');
          // What had come by then, as a stock client sees it when it says "synced".
          return client.isOpen ? client.document().getMap('items').size : 'refused';
        }),
      );
      expect(sizes.filter((size) => size !== 1000)).toEqual([]);
      expect(first.store.loads - loads).toBeLessThanOrEqual(where === 'in memory' ? 1 : 2);
    },
    60_000,
  );
});

test('100 onlookers with offline edits come in: not a row is written, nobody is closed, each is told once', async () => {
  const { server, store } = await tryRelay();
  const board = new TryBoard();
  const editor = await join(server, board);
  await fill(editor, items(20));
  const appends = store.appends.length;
  const viewers = await Promise.all(
    Array.from({ length: 100 }, async (_, i) => {
      const client = await join(server, board, board.view());
      const own = new Y.Doc();
      own.getMap('items').set(`of viewer ${i}`, i);
      own.getMap('items').set(`again of viewer ${i}`, i);
      client.sendStep1();
      client.send(writeSync(syncType.step2, Y.encodeStateAsUpdate(own)));
      own.getMap('items').delete(`of viewer ${i}`);
      client.sendUpdate(Y.encodeStateAsUpdate(own));
      await client.until(() => client.document().getMap('items').size === 20, 'the board');
      await client.settled();
      return client;
    }),
  );
  expect(viewers.filter((client) => !client.isOpen)).toEqual([]);
  expect(store.appends.length).toBe(appends);
  expect((await store.rows(board.id)).length).toBe(1);
  for (const client of viewers) {
    expect(client.acked).toBe(0);
    expect(client.statuses().map(({ code }) => code)).toEqual([statusCode.readOnly]);
    expect(client.count('2')).toBe(1);
  }
  expect(editor.payloads(syncType.update)).toEqual([]);
  editor.sendUpdate(items(21).at(-1) ?? new Uint8Array());
  await Promise.all(
    viewers.map((client) => client.until(() => client.count('0.2') === 1, 'what the editor did')),
  );
});
