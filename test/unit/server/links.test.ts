import { describe, expect, test } from 'vitest';
import * as decoding from 'lib0/decoding';
import { ownProtocol, statusCode, stockProtocol, syncType, writeSync } from '../../../shared/protocol.ts';
import { RawClient, updatesOf } from './raw-client.ts';
import {
  connect,
  docUntil,
  join,
  stockClient,
  synced,
  TestStore,
  TryBoard,
  tryRelay,
  eventually,
} from './try-relay.ts';

async function refused(client: RawClient): Promise<{ code: number; reason: string }> {
  const closed = await client.closed;
  expect(client.frames).toEqual([]);
  expect(Buffer.byteLength(closed.reason)).toBeLessThanOrEqual(123);
  return closed;
}

describe('a view link', () => {
  test('reads and shows presence, and not one byte of what it sends is written or relayed', async () => {
    const { server, store } = await tryRelay();
    const board = new TryBoard();
    const editor = await join(server, board);
    const update = updatesOf('a').next().value;
    editor.sendUpdate(update);
    await editor.until(() => editor.acked === 1, 'the acknowledgement');
    const viewer = await join(server, board, board.view());
    viewer.sendStep1();
    await viewer.until(() => viewer.document().getMap('test').get('a') === 1, 'the board');
    const forged = updatesOf('forged');
    viewer.sendUpdate(forged.next().value);
    viewer.send(writeSync(syncType.step2, forged.next().value));
    viewer.sendUpdate(forged.next().value);
    viewer.sendUpdate(Uint8Array.of(9, 9, 9));
    await viewer.settled();
    editor.sendUpdate(updatesOf('b').next().value);
    await viewer.until(() => viewer.document().getMap('test').get('b') === 1, 'the next edit');
    expect(viewer.isOpen).toBe(true);
    expect(viewer.acked).toBe(0);
    expect(viewer.statuses().filter(({ code }) => code === statusCode.readOnly)).toHaveLength(1);
    const denied = viewer.frames.filter(([type]) => type === 2);
    expect(denied).toHaveLength(1);
    const decoder = decoding.createDecoder(denied[0] ?? new Uint8Array());
    expect([decoding.readVarUint(decoder), decoding.readVarUint(decoder)]).toEqual([2, 0]);
    expect(decoding.readVarString(decoder)).toContain('edit link');
    expect(editor.count('0.2')).toBe(0);
    expect(await store.rows(board.id)).toHaveLength(2);
  });

  test('is never asked for what the relay lacks', async () => {
    const { server } = await tryRelay();
    const board = new TryBoard();
    const editor = await join(server, board);
    const viewer = await join(server, board, board.view());
    expect(editor.count('0.0')).toBe(1);
    expect(viewer.count('0.0')).toBe(0);
  });

  test('works for a stock client', async () => {
    const { server, store } = await tryRelay();
    const board = new TryBoard();
    const editor = stockClient(server, board);
    await synced(editor.provider);
    const viewer = stockClient(server, board, board.view());
    await synced(viewer.provider);
    viewer.doc.getMap('m').set('forged', true);
    editor.doc.getMap('m').set('x', 1);
    await docUntil(viewer.doc, () => viewer.doc.getMap('m').get('x') === 1);
    expect(editor.doc.getMap('m').has('forged')).toBe(false);
    await eventually(async () => (await store.rows(board.id)).length).toBe(1);
  });
});

describe('who may enter', () => {
  test('the answer is the first subprotocol the relay knows, never the secret', async () => {
    const { server } = await tryRelay();
    const board = new TryBoard();
    const url = `ws://127.0.0.1:${server.port}/sync/${board.id}`;
    const orders = [
      [[ownProtocol, stockProtocol, board.edit()], ownProtocol],
      [[stockProtocol, ownProtocol, board.edit()], stockProtocol],
      [[board.edit(), stockProtocol], stockProtocol],
    ] as const;
    for (const [protocols, answer] of orders) {
      const client = await new RawClient(url, protocols).open();
      expect(client.ws.protocol).toBe(answer);
      await client.end();
    }
    const secretOnly = new RawClient(url, [board.edit()]);
    expect(await secretOnly.closed).toMatchObject({ code: 1006 });
  });

  test('a link of another board, a malformed one, or none: 4403 or 4404, with a sentence', async () => {
    const { server } = await tryRelay();
    const board = new TryBoard();
    const other = new TryBoard();
    expect(await refused(connect(server, board, other.edit()))).toMatchObject({ code: 4404 });
    await join(server, board);
    expect(await refused(connect(server, board, other.edit()))).toMatchObject({ code: 4403 });
    expect(await refused(connect(server, board, other.view()))).toMatchObject({ code: 4403 });
    expect(await refused(connect(server, board, 'auth.0.short'))).toMatchObject({ code: 4403 });
    const nowhere = new RawClient(`ws://127.0.0.1:${server.port}/sync/..%2Fx`, [ownProtocol, board.edit()]);
    expect(await nowhere.closed).toMatchObject({ code: 4404 });
  });

  test('a view link on a relay that does not know the board yet is told to try again', async () => {
    const { server, store } = await tryRelay();
    const board = new TryBoard();
    expect(await refused(connect(server, board, board.view()))).toMatchObject({ code: 4503 });
    expect(store.boards()).toEqual([]);
  });

  test('an edit link brings its board to an empty relay, and the laptop refills it', async () => {
    const first = await tryRelay();
    const board = new TryBoard();
    const laptop = stockClient(first.server, board);
    await synced(laptop.provider);
    laptop.doc.getText('t').insert(0, 'kept');
    laptop.provider.disconnect();
    const second = await tryRelay();
    const { doc } = stockClient(second.server, board, board.edit(), laptop.doc);
    expect(doc).toBe(laptop.doc);
    const other = stockClient(second.server, board);
    await docUntil(other.doc, () => other.doc.getText('t').toJSON() === 'kept');
  });

  test('an address may bring only so many boards in an hour', async () => {
    const { server, store } = await tryRelay({ limits: { boardsPerHour: 2 } });
    const boards = [new TryBoard(), new TryBoard(), new TryBoard()] as const;
    await join(server, boards[0]);
    await join(server, boards[1]);
    expect(await refused(connect(server, boards[2], boards[2].edit()))).toMatchObject({ code: 4503 });
    expect(store.boards()).toHaveLength(2);
    await join(server, boards[0]);
  });

  test('with a create token, an edit link alone brings no board, but may try again', async () => {
    const { server, store } = await tryRelay({ createToken: 'a token of sixteen' });
    const board = new TryBoard();
    const { code, reason } = await refused(connect(server, board, board.edit()));
    expect(code).toBe(4503);
    expect(reason).toContain('create token');
    expect(store.boards()).toEqual([]);
  });

  test('a page of another site is refused, the own page and PUBLIC_URL are not', async () => {
    const { server } = await tryRelay({ publicUrl: 'https://board.example.org' });
    const board = new TryBoard();
    const from = (origin: string) =>
      connect(server, board, board.edit(), ownProtocol, { headers: { origin } });
    expect(await from('https://evil.example').closed).toMatchObject({ code: 1006 });
    expect(await from('null').closed).toMatchObject({ code: 1006 });
    for (const origin of [`http://127.0.0.1:${server.port}`, 'https://board.example.org']) {
      const client = await from(origin).open();
      await client.settled();
      expect(client.isOpen).toBe(true);
    }
  });
});

describe('replaced links', () => {
  test('a higher edit link closes every older session within a second, and the older links are dead', async () => {
    const { server, store } = await tryRelay();
    const board = new TryBoard();
    const oldEditor = await join(server, board);
    const oldViewer = await join(server, board, board.view());
    const started = Date.now();
    const editor = await join(server, board, board.edit(3));
    for (const old of [oldEditor, oldViewer]) {
      const { code, reason } = await old.closed;
      expect(code).toBe(4403);
      expect(reason).toMatch(/^This link was replaced/);
    }
    expect(Date.now() - started).toBeLessThan(1000);
    expect(editor.isOpen).toBe(true);
    expect(store.links(board.id)).toMatchObject({ n: 3, m: 0 });
    expect(await refused(connect(server, board, board.edit(2)))).toMatchObject({ code: 4403 });
    expect(await refused(connect(server, board, board.view(0)))).toMatchObject({ code: 4403 });
    const viewer = await join(server, board, board.view(3, 0));
    expect(viewer.isOpen).toBe(true);
    expect(await refused(connect(server, board, board.view(3, 1)))).toMatchObject({ code: 4503 });
  });

  test('what an older session sends after the replacement is not written', async () => {
    const { server, store } = await tryRelay();
    const board = new TryBoard();
    const old = await join(server, board);
    const editor = await join(server, board, board.edit(1));
    if (old.isOpen) old.sendUpdate(updatesOf('late').next().value);
    await old.closed;
    await editor.settled();
    expect(await store.rows(board.id)).toEqual([]);
  });

  test('outlive the relay', async () => {
    const store = new TestStore();
    const board = new TryBoard();
    const first = await tryRelay({ store });
    await join(first.server, board, board.edit(5));
    const second = await tryRelay({ store });
    expect(await refused(connect(second.server, board, board.edit(4)))).toMatchObject({ code: 4403 });
  });

  test('are not believed before they are on disk', async () => {
    const { server, store } = await tryRelay();
    const board = new TryBoard();
    const editor = await join(server, board);
    store.failing = new Error('the disk is full');
    expect(await refused(connect(server, board, board.edit(1)))).toMatchObject({ code: 4503 });
    expect(editor.isOpen).toBe(true);
    store.failing = undefined;
    await join(server, board, board.edit(1));
    expect(await editor.closed).toMatchObject({ code: 4403 });
  });

  test('shown by many at once: the highest stands, whoever came last', async () => {
    const { server, store } = await tryRelay();
    const board = new TryBoard();
    await join(server, board);
    const numbers = [4, 9, 1, 7, 9, 2];
    const clients = numbers.map((n) => connect(server, board, board.edit(n)));
    for (const [i, client] of clients.entries())
      if (numbers[i] !== 9) expect(await client.closed).toMatchObject({ code: 4403 });
    expect(store.links(board.id)?.n).toBe(9);
    for (const [i, client] of clients.entries())
      if (numbers[i] === 9) {
        await client.settled();
        expect(client.isOpen).toBe(true);
      }
  });

  test('an editor replaces the view link over HTTP: older view sessions end, editors stay', async () => {
    const { server } = await tryRelay();
    const board = new TryBoard();
    const editor = await join(server, board);
    const viewer = await join(server, board, board.view());
    const url = `${server.url}/api/boards/${board.id}/links`;
    const post = (body: object) => fetch(url, { method: 'POST', body: JSON.stringify(body) });
    const replaced = await post({ claim: board.edit(), m: 1 });
    expect([replaced.status, await replaced.json()]).toEqual([200, { n: 0, m: 1 }]);
    expect(await viewer.closed).toMatchObject({ code: 4403 });
    expect(editor.isOpen).toBe(true);
    expect(await refused(connect(server, board, board.view(0, 0)))).toMatchObject({ code: 4403 });
    expect((await join(server, board, board.view(0, 1))).isOpen).toBe(true);
    expect(await (await post({ claim: board.edit(), m: 0 })).json()).toEqual({ n: 0, m: 1 });
    expect((await post({ claim: board.view(0, 1), m: 2 })).status).toBe(400);
    expect((await post({ claim: new TryBoard().edit(), m: 2 })).status).toBe(403);
    expect((await post({ claim: board.edit(2), m: 0 })).status).toBe(200);
    expect(await editor.closed).toMatchObject({ code: 4403 });
    expect((await post({ claim: board.edit(0), m: 9 })).status).toBe(403);
  });

  test('the newest numbers are told to whoever has a link that is or was good', async () => {
    const { server } = await tryRelay();
    const board = new TryBoard();
    await join(server, board, board.edit(2));
    const ask = async (auth: string, scheme = 'Groundwork') => {
      const url = `${server.url}/api/boards/${board.id}/links`;
      const response = await fetch(url, { headers: { authorization: `${scheme} ${auth}` } });
      return [response.status, await response.json()];
    };
    for (const auth of [board.edit(2), board.edit(0), board.edit(5), board.view(2, 0)])
      expect(await ask(auth)).toEqual([200, { n: 2, m: 0 }]);
    expect((await ask(board.view(0, 0)))[0]).toBe(403);
    expect((await ask(new TryBoard().edit()))[0]).toBe(403);
    expect((await ask(board.edit(2), 'Bearer'))[0]).toBe(401);
  });
});
