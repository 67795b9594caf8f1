import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { updatesOf } from './raw-client.ts';
import { join, TestStore, TryBoard, tryRelay, eventually } from './try-relay.ts';

describe('the rows of a room', () => {
  const edits = async (count: number, limits: Record<string, number>) => {
    const relay = await tryRelay({ limits: { foldRows: 50, foldRowsOnUnload: 5, ...limits } });
    const board = new TryBoard();
    const client = await join(relay.server, board);
    const updates = updatesOf('a');
    for (let i = 0; i < count; i += 1) client.sendUpdate(updates.next().value);
    await client.until(() => client.acked === count, 'all acknowledgements');
    return { ...relay, board, client };
  };

  test('with many rows is folded while people work, and loses none of them', async () => {
    const { store, board, client } = await edits(60, {});
    await eventually(() => store.replaced.length).toBeGreaterThan(0);
    const more = updatesOf('b');
    for (let i = 0; i < 60; i += 1) client.sendUpdate(more.next().value);
    await client.until(() => client.acked === 120, 'all acknowledgements');
    const { snapshot, rows } = await store.load(board.id);
    expect(contentOfBoard([...(snapshot ? [snapshot] : []), ...rows])).toEqual({ a: 60, b: 60 });
    expect(rows.length).toBeLessThan(120);
  });

  test('that is left with some rows is folded before it is unloaded, and opens the same', async () => {
    const { server, store, board, client } = await edits(10, {});
    await client.end();
    await eventually(() => store.replaced.length).toBe(1);
    expect(store.replaced[0]?.sequence).toBe(10);
    expect(await store.rows(board.id)).toEqual([]);
    const again = await join(server, board);
    again.sendStep1();
    await again.until(() => again.document().getMap('test').get('a') === 10, 'the board');
    again.sendUpdate(updatesOf('b').next().value);
    await again.until(() => again.acked === 1, 'the acknowledgement');
    expect((await store.rows(board.id)).map(({ sequence }) => sequence)).toEqual([11]);
  });

  test('whose fold fails keeps every row and goes on', async () => {
    const store = new TestStore();
    store.replace = () => Promise.reject(new Error('no room for a snapshot'));
    const { server, log } = await tryRelay({ store, limits: { foldRows: 10 } });
    const board = new TryBoard();
    const client = await join(server, board);
    const updates = updatesOf('a');
    for (let i = 0; i < 30; i += 1) client.sendUpdate(updates.next().value);
    await client.until(() => client.acked === 30, 'all acknowledgements');
    await eventually(() => log.join('\n')).toContain('keeps its rows');
    expect(await store.rows(board.id)).toHaveLength(30);
  });

  test('with a row that Yjs cannot apply leaves it out, and the fold sets it aside with its bytes', async () => {
    const { server, store, board, client } = await edits(2, { foldRowsOnUnload: 1 });
    await client.end();
    await eventually(() => store.replaced.length).toBe(1);
    await store.append([{ board: board.id, rows: [{ sequence: 3, bytes: Uint8Array.of(9, 9, 9) }] }]);
    const again = await join(server, board);
    again.sendStep1();
    await again.until(() => again.document().getMap('test').get('a') === 2, 'the board');
    const updates = updatesOf('b');
    for (let i = 0; i < 3; i += 1) again.sendUpdate(updates.next().value);
    await again.until(() => again.acked === 3, 'the acknowledgements');
    await again.end();
    await eventually(
      async () => (await (await fetch(`${server.url}/healthz`)).json()) as object,
    ).toMatchObject({ rooms: 0 });
    const stored = await store.load(board.id);
    expect([stored.snapshot?.sequence, stored.rows, stored.damaged]).toEqual([6, [], [3]]);
  });

  test('of which one was damaged on the disk is taken again from who brings it, and not called saved before', async () => {
    const cells = new Map<string, Uint8Array>();
    const store = new TestStore(cells);
    const { server } = await tryRelay({ store, limits: { foldRows: 10 } });
    const board = new TryBoard();
    const client = await join(server, board);
    const all = updatesOf('a');
    const updates = Array.from({ length: 15 }, () => all.next().value);
    for (const update of updates.slice(0, 5)) client.sendUpdate(update);
    await client.until(() => client.acked === 5, 'the acknowledgements');
    cells.set(`row ${board.id} 3`, new Uint8Array(40));
    for (const update of updates.slice(5)) client.sendUpdate(update);
    await eventually(() => store.replaced.length).toBeGreaterThan(0);
    await client.until(() => client.acked === 15, 'the acknowledgements');
    await client.settled();
    client.sendUpdate(updates[2] as Uint8Array);
    await client.until(() => client.acked === 16, 'the acknowledgement');
    const { snapshot, rows } = await store.load(board.id);
    expect(contentOfBoard([...(snapshot ? [snapshot] : []), ...rows])).toEqual({ a: 15 });
  });
});

function contentOfBoard(rows: readonly { readonly bytes: Uint8Array }[]): object {
  const doc = new Y.Doc();
  for (const { bytes } of rows) Y.applyUpdate(doc, bytes);
  return doc.getMap('test').toJSON();
}
