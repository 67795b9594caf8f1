// y-websocket as it ships, over Node's ws: what a plain script meets when the relay says no, goes away, has nothing
// to say for long, or gives it only a view link.

import { once } from 'node:events';
import { createServer } from 'node:http';
import { describe, expect, test } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';
import type { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { closeCode, limits, stockProtocol, syncType, writeSync } from '../../../shared/protocol.ts';
import { honestUpdates } from './broken-updates.ts';
import { updatesOf } from './raw-client.ts';
import {
  connect,
  docUntil,
  eventually,
  join,
  stockClient,
  stockClientAt,
  synced,
  TryBoard,
  tryRelay,
} from './try-relay.ts';

const long = process.env['LONG'] !== undefined;
if (!long) console.log('A stock client that idles for over a minute is waited for with LONG=1 alone.');

const socketOf = (provider: WebsocketProvider) => provider.ws as unknown as WebSocket;

function countOf(provider: WebsocketProvider) {
  const seen = { connecting: 0, closed: [] as { code: number; reason: string }[], codes: [] as number[] };
  provider.on('status', ({ status }) => {
    if (status === 'connecting') seen.connecting += 1;
  });
  provider.on('closed', (close) => seen.closed.push(close));
  provider.on('connection-close', (event) => seen.codes.push(event?.code ?? 0));
  return seen;
}

describe('a stock client stops for good, and knows why', () => {
  test.each([
    ['by the link of another board', 4403, (board: TryBoard) => [board.id, new TryBoard().edit()]],
    ['by an address that is no board', 4404, (board: TryBoard) => ['no', board.edit()]],
  ] as const)('%s', async (_name, code, wrong) => {
    const { server } = await tryRelay();
    const board = new TryBoard();
    await join(server, board);
    const [room = '', auth = ''] = wrong(board);
    const { provider } = stockClientAt(server.port, room, auth);
    const seen = countOf(provider);
    await eventually(() => seen.closed.length).toBe(1);
    expect(seen.closed[0]).toMatchObject({ code });
    expect(seen.closed[0]?.reason).toMatch(/\.$/);
    expect(provider.shouldConnect).toBe(false);
    expect(provider.synced).toBe(false);
  });

  test('by a link that was replaced, a frame that is none, and a change that is too large', async () => {
    const { server } = await tryRelay();
    const board = new TryBoard();
    const ends: [number, (provider: WebsocketProvider, doc: Y.Doc) => Promise<unknown> | void][] = [
      [4400, (provider) => socketOf(provider).send(Uint8Array.of(0, 9, 9))],
      [4413, (_provider, doc) => doc.getText('t').insert(0, 'x'.repeat(limits.updateBytes))],
      [4403, () => join(server, board, board.edit(1))],
    ];
    for (const [code, end] of ends) {
      const { doc, provider } = stockClient(server, board);
      const seen = countOf(provider);
      await synced(provider);
      await end(provider, doc);
      await eventually(() => seen.closed.map((close) => close.code)).toEqual([code]);
      expect(provider.shouldConnect).toBe(false);
      // What it had is still in its document: nothing of a person's work goes with the connection.
      if (code === 4413) expect(doc.getText('t').length).toBe(limits.updateBytes);
    }
  });

  test('every code of ours: 44xx ends it, all others are tried again', async () => {
    const http = createServer();
    const sockets = new WebSocketServer({ server: http });
    await once(http.listen(0, '127.0.0.1'), 'listening');
    const codes = new Map(Object.entries(closeCode));
    sockets.on('connection', (ws, request) => {
      ws.close(codes.get(request.url?.slice('/sync/'.length) ?? ''), 'A sentence.');
    });
    const port = (http.address() as { port: number }).port;
    for (const [name, code] of codes) {
      const { provider } = stockClientAt(port, name, 'auth.0.none');
      const seen = countOf(provider);
      const ends = code >= 4400 && code < 4500;
      if (ends) await eventually(() => seen.closed.map((close) => close.code)).toEqual([code]);
      else await eventually(() => seen.codes.filter((one) => one === code).length).toBeGreaterThan(1);
      expect(provider.shouldConnect, name).toBe(!ends);
      provider.destroy();
    }
    sockets.close();
    http.close();
    http.closeAllConnections();
  });
});

describe('a stock client tries again, and has everything after', () => {
  test('when the room was full', async () => {
    const { server } = await tryRelay({ limits: { socketsPerRoom: 1 } });
    const board = new TryBoard();
    const first = await join(server, board);
    first.sendUpdate(honestUpdates[0] ?? new Uint8Array());
    await first.until(() => first.acked === 1, 'the acknowledgement');
    const { doc, provider } = stockClient(server, board);
    const seen = countOf(provider);
    await eventually(() => seen.codes).toContain(4503);
    await first.end();
    await docUntil(doc, () => doc.getText('t').length > 0);
    expect(seen.closed).toEqual([]);
  });

  test('when the relay stops: 4503, nobody let in at the door while it writes the rest, then the next one takes it in', async () => {
    const first = await tryRelay();
    const { port } = first.server;
    const board = new TryBoard();
    const writer = await join(first.server, board);
    const here = stockClient(first.server, board);
    const seen = countOf(here.provider);
    await synced(here.provider);
    const release = first.store.holdWrites();
    writer.sendUpdate(honestUpdates[0] ?? new Uint8Array());
    await writer.settled();
    const closing = first.server.close();
    await writer.until(() => writer.statuses().some(({ code }) => code === 4), 'that it goes away');
    // Who comes now is refused with a status that a proxy understands, or finds no door at all.
    const late = connect(first.server, board, board.edit(), stockProtocol);
    const refused: string[] = [];
    late.ws.on('error', (error) => refused.push(error.message));
    await late.closed;
    expect(refused.join()).toMatch(/503|ECONNREFUSED/);
    const knocking = stockClient(first.server, board);
    const errors: string[] = [];
    knocking.provider.on('connection-error', (event) =>
      errors.push((event as unknown as ErrorEvent).message),
    );
    await eventually(() => errors.join()).toMatch(/503|ECONNREFUSED/);
    expect(knocking.provider.shouldConnect).toBe(true);
    here.doc.getMap('m').set('typed while it stopped', true);
    release();
    await closing;
    await eventually(() => seen.codes).toContain(4503);
    expect(seen.closed).toEqual([]);
    const next = await tryRelay({ store: first.store, port });
    for (const { doc, provider } of [here, knocking]) {
      await docUntil(doc, () => doc.getText('t').length > 0 && doc.getMap('m').has('typed while it stopped'));
      await synced(provider);
    }
    const reader = await join(next.server, board);
    reader.sendStep1();
    await reader.until(() => reader.document().getMap('m').has('typed while it stopped'), 'what was typed');
  });

  test('when its line broke in the middle of typing', async () => {
    const { server } = await tryRelay();
    const board = new TryBoard();
    const typist = stockClient(server, board);
    const other = stockClient(server, board);
    await Promise.all([synced(typist.provider), synced(other.provider)]);
    for (let i = 0; i < 30; i += 1) {
      typist.doc.getText('t').insert(i, 'x');
      if (i === 10) socketOf(typist.provider).terminate();
      if (i === 20) socketOf(other.provider).terminate();
    }
    await docUntil(other.doc, () => other.doc.getText('t').length === 30);
  });
});

describe('a stock client that is alone and idle', () => {
  test('hears from the relay at each beat, so that its watchdog never bites', async () => {
    const { server } = await tryRelay({ limits: { heartbeatMs: 20 } });
    const { provider } = stockClient(server, new TryBoard());
    const seen = countOf(provider);
    await synced(provider);
    for (let beat = 0; beat < 5; beat += 1) {
      // As if so much time had gone by; above 30 s it would cut the line at its next look.
      provider.wsLastMessageReceived -= 29_000;
      const before = provider.wsLastMessageReceived;
      await eventually(() => provider.wsLastMessageReceived - before).toBeGreaterThan(28_000);
    }
    expect(seen).toMatchObject({ codes: [], closed: [] });
    expect(limits.heartbeatMs).toBeLessThanOrEqual(15_000);
  });

  test.runIf(long)('for over a minute: not one reconnect', { timeout: 120_000 }, async () => {
    const { server } = await tryRelay();
    const { provider } = stockClient(server, new TryBoard());
    const seen = countOf(provider);
    await synced(provider);
    await new Promise((resolve) => {
      setTimeout(resolve, 75_000);
    });
    expect(seen).toMatchObject({ codes: [], closed: [] });
  });
});

describe('"synced" is said only when all is there', () => {
  test.each([
    ['to who has nothing', 0],
    ['to who has the beginning', 5],
    ['to who lacks the last edit', honestUpdates.length - 3],
    ['to who has all', honestUpdates.length],
  ])('%s, from memory, from the disk, and from a folded board', async (_name, has) => {
    const first = await tryRelay();
    const board = new TryBoard();
    const filler = await join(first.server, board);
    for (const update of honestUpdates) filler.sendUpdate(update);
    const more = updatesOf('more');
    for (let i = 0; i < 30; i += 1) filler.sendUpdate(more.next().value);
    await filler.until(() => filler.acked === honestUpdates.length + 30, 'the board on disk');
    const whole = new Y.Doc();
    for (const update of honestUpdates) Y.applyUpdate(whole, update);
    whole.getMap('test').set('more', 30);
    const content = (doc: Y.Doc) =>
      JSON.stringify([
        doc.getText('t').toDelta(),
        doc.getArray('l').toJSON(),
        doc.getMap('m').get('z'),
        doc.getMap('items').size,
        doc.getXmlFragment('x').length,
        doc.getMap('test').get('more'),
      ]);
    const check = async (server: typeof first.server) => {
      const doc = new Y.Doc();
      for (const update of honestUpdates.slice(0, has)) Y.applyUpdate(doc, update);
      const { provider } = stockClient(server, board, board.edit(), doc);
      const atSync = await new Promise<string>((resolve) => {
        provider.once('sync', () => resolve(content(doc)));
      });
      expect(atSync).toBe(content(whole));
      provider.destroy();
    };
    await check(first.server);
    await first.server.close();
    const again = await tryRelay({ store: first.store, limits: { unloadMs: 10 } });
    await check(again.server);
    // Long enough a tail is folded when the last one leaves.
    await eventually(() => first.store.replaced.length).toBeGreaterThan(0);
    await check(again.server);
  });
});

test('a stock client with a view link sees all, stays, and writes nothing, not even what it did offline', async () => {
  const { server, store } = await tryRelay();
  const board = new TryBoard();
  const editor = await join(server, board);
  for (const update of honestUpdates.slice(0, 2)) editor.sendUpdate(update);
  await editor.until(() => editor.acked === 2, 'the board');
  const offline = new Y.Doc();
  offline.getMap('m').set('offline', 1);
  const { warn } = console;
  const told: unknown[] = [];
  console.warn = (...words: unknown[]) => told.push(words.join(' '));
  try {
    const { doc, provider } = stockClient(server, board, board.view(), offline);
    const seen = countOf(provider);
    await synced(provider);
    expect(doc.getText('t').length).toBeGreaterThan(0);
    doc.getMap('m').set('online', 2);
    editor.sendUpdate(honestUpdates[2] ?? new Uint8Array());
    await docUntil(doc, () => doc.getMap('m').has('n'));
    await eventually(() => told.join()).toContain('This is a view link');
    expect(told).toHaveLength(1);
    expect(seen).toMatchObject({ codes: [], closed: [] });
  } finally {
    console.warn = warn;
  }
  await editor.settled();
  expect(await store.rows(board.id)).toHaveLength(3);
  expect(editor.payloads(syncType.update)).toEqual([]);
  const raw = await join(server, board);
  raw.send(writeSync(syncType.step1, Y.encodeStateVector(new Y.Doc())));
  await raw.until(() => raw.count('0.1') > 0, 'the answer');
  expect(raw.document().getMap('m').has('online')).toBe(false);
});
