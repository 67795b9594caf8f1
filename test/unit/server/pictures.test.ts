// The relay's pictures over HTTP: who may bring and see them, what is refused and how, and that 204 means on disk.

import { createHash, randomBytes } from 'node:crypto';
import { connect as connectSocket, type Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { mostPictureBytes } from '../../../shared/picture.ts';
import type { RunningServer } from '../../../server/server.ts';
import { eventually, join, TryBoard, tryRelay, TestStore } from './try-relay.ts';

/** As many random bytes that begin as a PNG does. */
function png(length = 100): Buffer {
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), randomBytes(length - 8)]);
}
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const shown = (auth: string) => ({ authorization: `Groundwork ${auth}` });
const address = (server: RunningServer, board: TryBoard, hash: string) =>
  `http://127.0.0.1:${server.port}/api/boards/${board.id}/pictures/${hash}`;

/** Begins to bring a picture of so many bytes, and sends none of them. */
function begin(server: RunningServer, board: TryBoard, hash: string, length: number): Socket {
  const socket = connectSocket(server.port, '127.0.0.1');
  socket.write(
    `PUT /api/boards/${board.id}/pictures/${hash} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\n` +
      `Authorization: Groundwork ${board.edit()}\r\nContent-Type: image/png\r\nContent-Length: ${length}\r\n\r\n`,
  );
  return socket;
}

interface Put {
  readonly auth?: string;
  readonly type?: string;
  readonly hash?: string;
}

function put(server: RunningServer, board: TryBoard, bytes: Buffer, options: Put = {}): Promise<Response> {
  const { auth = board.edit(), type = 'image/png', hash = hashOf(bytes) } = options;
  return fetch(address(server, board, hash), {
    method: 'PUT',
    headers: { ...shown(auth), 'content-type': type },
    body: new Uint8Array(bytes),
  });
}

const get = (server: RunningServer, board: TryBoard, hash: string, auth = board.edit()) =>
  fetch(address(server, board, hash), { headers: shown(auth) });

async function list(server: RunningServer, board: TryBoard, auth = board.edit()): Promise<readonly string[]> {
  const response = await fetch(`http://127.0.0.1:${server.port}/api/boards/${board.id}/pictures`, {
    headers: shown(auth),
  });
  return ((await response.json()) as { pictures: readonly string[] }).pictures;
}

async function sentence(response: Response): Promise<[number, string]> {
  const { error } = (await response.json()) as { error: string };
  expect(error).toMatch(/^[A-Z].*[.]$/);
  return [response.status, error];
}

/** A relay that knows a board. */
async function withBoard(options: Parameters<typeof tryRelay>[0] = {}) {
  const { server, store, log } = await tryRelay(options as { store?: TestStore });
  const board = new TryBoard();
  await (await join(server, board)).end();
  return { server, store, log, board };
}

describe('a picture', () => {
  test('is brought with an edit link and seen with any link, byte by byte, as nothing but a picture', async () => {
    const { server, board } = await withBoard();
    const bytes = png(mostPictureBytes);
    const hash = hashOf(bytes);
    expect((await get(server, board, hash)).status).toBe(404);
    expect(await list(server, board)).toEqual([]);
    const kept = await put(server, board, bytes);
    expect([kept.status, await kept.text()]).toEqual([204, '']);
    expect((await put(server, board, bytes)).status).toBe(204);
    for (const auth of [board.edit(), board.view()]) {
      const response = await get(server, board, hash, auth);
      expect(response.status).toBe(200);
      expect(Buffer.compare(Buffer.from(await response.arrayBuffer()), bytes)).toBe(0);
      expect(await list(server, board, auth)).toEqual([hash]);
      const { headers } = response;
      expect(headers.get('content-type')).toBe('image/png');
      expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    }
  });

  test.each([
    ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1])],
    ['image/webp', Buffer.from('RIFF1234WEBPVP8 ', 'latin1')],
    ['image/gif', Buffer.from('GIF89a;', 'latin1')],
  ])('may be %s', async (type, bytes) => {
    const { server, board } = await withBoard();
    expect((await put(server, board, bytes, { type })).status).toBe(204);
    expect((await get(server, board, hashOf(bytes))).headers.get('content-type')).toBe(type);
  });

  test('of another board cannot be had', async () => {
    const { server, board } = await withBoard();
    const other = new TryBoard();
    await join(server, other);
    const bytes = png();
    await put(server, board, bytes);
    expect((await get(server, other, hashOf(bytes))).status).toBe(404);
    expect((await get(server, board, hashOf(bytes), other.edit())).status).toBe(403);
    expect(await list(server, other)).toEqual([]);
  });

  test('is not given to whoever shows no link, a wrong one, or one that was replaced', async () => {
    const { server, board, store } = await withBoard();
    const bytes = png();
    const hash = hashOf(bytes);
    await put(server, board, bytes);
    const wrong = new TryBoard().edit();
    for (const [headers, status] of [
      [{}, 401],
      [{ authorization: `Bearer ${board.edit()}` }, 401],
      [shown('auth.0.short'), 401],
      [shown(wrong), 403],
      [shown(board.view(0, 3)), 503],
      [shown(board.edit(1)), 404],
    ] as const) {
      expect((await sentence(await fetch(address(server, board, hash), { headers })))[0]).toBe(status);
      const lists = await fetch(address(server, board, '').slice(0, -1), { headers });
      expect((await sentence(lists))[0]).toBe(status);
      const brought = await fetch(address(server, board, hashOf(png())), {
        method: 'PUT',
        headers: { ...headers, 'content-type': 'image/png' },
        body: 'x',
      });
      expect(brought.status).toBe(status);
    }
    await (await join(server, board, board.edit(1))).end();
    for (const old of [board.edit(0), board.view(0, 0)])
      expect((await sentence(await get(server, board, hash, old)))[0]).toBe(403);
    expect((await get(server, board, hash, board.edit(1))).status).toBe(200);
    expect(store.pictures(board.id).size).toBe(1);
  });

  test('cannot be brought with a view link', async () => {
    const { server, board, store } = await withBoard();
    const answer = await sentence(await put(server, board, png(), { auth: board.view() }));
    expect(answer).toEqual([403, expect.stringContaining('view link')]);
    expect(store.pictures(board.id).size).toBe(0);
  });

  test('is refused where it is not what it says, too large, nameless, or for no board', async () => {
    const { server, board, store } = await withBoard();
    const bytes = png();
    const html = Buffer.from('<!doctype html><script>alert(1)</script>');
    const upper = hashOf(bytes).toUpperCase();
    for (const [response, status, words] of [
      [put(server, board, bytes, { hash: hashOf(png()) }), 400, 'not the bytes'],
      [put(server, board, bytes, { type: 'image/jpeg' }), 415, 'Content-Type'],
      [put(server, board, bytes, { type: 'image/svg+xml' }), 415, 'Content-Type'],
      [put(server, board, html), 415, 'PNG, JPEG, WebP or GIF'],
      [put(server, board, Buffer.alloc(0)), 415, 'PNG'],
      [put(server, board, bytes, { hash: upper }), 404, 'SHA-256'],
      [put(server, board, bytes, { hash: '..%2f..%2fsecret' }), 404, 'SHA-256'],
      [put(server, board, bytes, { auth: new TryBoard().edit() }), 403, 'right one'],
    ] as const) {
      expect(await sentence(await response)).toEqual([status, expect.stringContaining(words)]);
    }
    const unknown = new TryBoard();
    expect((await put(server, unknown, bytes, { auth: unknown.edit() })).status).toBe(404);
    expect((await fetch(address(server, board, hashOf(bytes)), { method: 'DELETE' })).status).toBe(405);
    const noBoard = await fetch(`http://127.0.0.1:${server.port}/api/boards/x/pictures/${hashOf(bytes)}`);
    expect(noBoard.status).toBe(404);
    expect(store.pictures(board.id).size).toBe(0);
    expect(store.pictures(unknown.id).size).toBe(0);
  });

  test('of a page of another site is not even looked at', async () => {
    const { server, board } = await withBoard();
    const bytes = png();
    const response = await fetch(address(server, board, hashOf(bytes)), {
      headers: { ...shown(board.edit()), origin: 'https://evil.example' },
    });
    expect(await sentence(response)).toEqual([403, expect.stringContaining('another site')]);
  });

  test('counts once however often it is brought, and a board that is full takes no more', async () => {
    const { server, board, store } = await withBoard({ limits: { boardPictureBytes: 10_000 } });
    const first = png(5_000);
    const release = store.holdWrites();
    const twins = Array.from({ length: 4 }, () => put(server, board, first));
    // All four are being written when these are answered.
    for (let i = 0; i < 5; i += 1) await list(server, board);
    release();
    for (const twin of twins) expect((await twin).status).toBe(204);
    // A tiny one counts as what it takes on the disk.
    expect((await put(server, board, png(10))).status).toBe(204);
    expect(await sentence(await put(server, board, png(10)))).toEqual([507, expect.stringContaining('fill')]);
    expect((await put(server, board, first)).status).toBe(204);
    expect(store.pictures(board.id).size).toBe(2);
    const other = new TryBoard();
    await join(server, other);
    expect((await put(server, other, png(9_000))).status).toBe(204);
  });

  test('a full board is full again after a restart', async () => {
    const store = new TestStore(new Map());
    const { server, board } = await withBoard({ store, limits: { boardPictureBytes: 10_000 } });
    await put(server, board, png(9_000));
    await server.close();
    const next = await tryRelay({ store, limits: { boardPictureBytes: 10_000 } });
    expect((await put(next.server, board, png(5_000))).status).toBe(507);
  });

  test('is answered with 204 only when it is on disk', async () => {
    const { server, board, store } = await withBoard();
    const release = store.holdWrites();
    let answered = false;
    const bytes = png();
    const response = put(server, board, bytes).then((found) => {
      answered = true;
      return found;
    });
    const twin = put(server, board, bytes);
    // Other requests are answered meanwhile, this one is not.
    for (let i = 0; i < 5; i += 1) expect(await list(server, board)).toEqual([]);
    expect(answered).toBe(false);
    release();
    expect([(await response).status, (await twin).status]).toEqual([204, 204]);
    expect(await list(server, board)).toEqual([hashOf(bytes)]);
  });

  test('says so when the disk does not take it, and takes it later', async () => {
    const { server, board, store } = await withBoard({ limits: { boardPictureBytes: 5_000 } });
    const bytes = png();
    store.failing = new Error('the disk is full');
    expect(await sentence(await put(server, board, bytes))).toEqual([503, expect.stringContaining('disk')]);
    store.failing = undefined;
    expect((await put(server, board, bytes)).status).toBe(204);
  });

  test('that says it is too large is refused before any of it is sent', async () => {
    const { server, board } = await withBoard();
    const socket = begin(server, board, hashOf(png()), mostPictureBytes + 1);
    const answer = await new Promise<string>((resolve) => {
      let text = '';
      socket.on('data', (part: Buffer) => (text += part.toString()));
      socket.on('close', () => resolve(text));
    });
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
    expect(answer).toContain('A picture has at most 2 MB.');
  });

  test('that breaks off on its way harms nothing and is not kept', async () => {
    const { server, board, store } = await withBoard({ limits: { boardPicturesAtOnce: 1 } });
    const bytes = png();
    const socket = begin(server, board, hashOf(bytes), 100);
    socket.write(bytes.subarray(0, 50));
    // While it is on its way, no other one of this board is.
    await eventually(async () => (await put(server, board, png())).status).toBe(429);
    socket.destroy();
    await eventually(async () => (await put(server, board, bytes)).status).toBe(204);
    expect(await list(server, board)).toContain(hashOf(bytes));
    expect(store.pictures(board.id).get(hashOf(bytes))).toBe(100);
  });

  test('without a length is not read at all', async () => {
    const { server, board } = await withBoard();
    const body = new ReadableStream({
      start: (controller) => {
        controller.enqueue(png());
        controller.close();
      },
    });
    const response = await fetch(address(server, board, hashOf(png())), {
      method: 'PUT',
      headers: { ...shown(board.edit()), 'content-type': 'image/png' },
      body,
      duplex: 'half',
    } as RequestInit);
    expect((await sentence(response))[0]).toBe(411);
  });
});
