// The past of a board over HTTP: who may read it, in which form it comes, and what is refused and how.

import { request } from 'node:http';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { MemoryStore } from '../../memory-store.ts';
import type { RunningServer } from '../../../server/server.ts';
import { eventually, join, TryBoard, tryRelay } from './try-relay.ts';

const doc = new Y.Doc();
doc.getMap('m').set('t', 'what it was on Monday '.repeat(200));
const update = Y.encodeStateAsUpdate(doc);
const zipped = gzipSync(update);

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Buffer;
}

/** As it stands on the wire: `fetch` would unpack it and say which encodings it takes. */
function get(
  server: RunningServer,
  board: TryBoard,
  name = '',
  auth: string | undefined = board.edit(),
  more: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<Answer> {
  const authorization = auth === '' ? {} : { authorization: `Groundwork ${auth}` };
  return new Promise((resolve, reject) => {
    request(
      `http://127.0.0.1:${server.port}/api/boards/${board.id}/versions${name}`,
      { method, headers: { ...authorization, ...more } },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts),
          }),
        );
      },
    )
      .on('error', reject)
      .end();
  });
}

const json = ({ body }: Answer): unknown => JSON.parse(body.toString());

/** The sentence of a refusal. */
function refusal(answer: Answer): [number, string] {
  const { error } = json(answer) as { error: string };
  expect(error).toMatch(/^[A-Z].*[.]$/);
  return [answer.status, error];
}

/** A relay that knows a board with three versions. */
async function withPast(store = new MemoryStore(), limits: Readonly<Record<string, number>> = {}) {
  const { server, log } = await tryRelay({ store, limits });
  const board = new TryBoard();
  await (await join(server, board)).end();
  const put = (sequence: number, bytes: Uint8Array = zipped) =>
    store.putVersion(board.id, { sequence, at: sequence * 1000, size: bytes.length }, bytes, []);
  for (const n of [3, 20, 100]) await put(n);
  return { server, store, board, put, log };
}

describe('the versions of a board', () => {
  test('R44 are listed newest first, and each is the update that it was, compressed or not', async () => {
    const { server, board } = await withPast();
    const answer = await get(server, board);
    expect(json(answer)).toEqual({
      versions: [100, 20, 3].map((n) => ({ n, at: n * 1000, size: zipped.length })),
    });
    expect(answer.headers['cache-control']).toBe('no-store');
    const small = await get(server, board, '/20', board.edit(), { 'accept-encoding': 'br, gzip;q=0.5' });
    expect(small).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'application/octet-stream',
        'content-encoding': 'gzip',
        'content-length': String(zipped.length),
        'cache-control': 'private, max-age=86400, immutable',
        vary: 'Authorization, Accept-Encoding',
        'x-content-type-options': 'nosniff',
      },
    });
    expect(small.body.equals(zipped)).toBe(true);
    const again = new Y.Doc();
    Y.applyUpdate(again, gunzipSync(small.body));
    expect(again.getMap('m').toJSON()).toEqual(doc.getMap('m').toJSON());
    const fetched = await fetch(`http://127.0.0.1:${server.port}/api/boards/${board.id}/versions/3`, {
      headers: { authorization: `Groundwork ${board.edit()}` },
    });
    expect(Buffer.from(await fetched.arrayBuffer()).equals(update)).toBe(true);
  });

  test.each([
    [undefined, false],
    ['', false],
    ['identity', false],
    ['br', false],
    ['gzip;q=0', false],
    ['gzip; Q=0.0, *', false],
    ['*;q=0', false],
    ['gzip', true],
    ['deflate, GZIP ; q=1', true],
    ['*', true],
  ])('go compressed only to who takes them so: Accept-Encoding %j', async (accept, compressed) => {
    const { server, board } = await withPast();
    const headers = accept === undefined ? undefined : { 'accept-encoding': accept };
    const { headers: got, body } = await get(server, board, '/100', board.edit(), headers);
    expect(got['content-encoding']).toBe(compressed ? 'gzip' : undefined);
    expect(body.equals(compressed ? zipped : update)).toBe(true);
  });

  test('R45 open for every link of their board, and for no other', async () => {
    const { server, board } = await withPast();
    const minted = await fetch(`http://127.0.0.1:${server.port}/api/boards/${board.id}/tickets`, {
      method: 'POST',
      headers: { authorization: `Groundwork ${board.edit()}` },
    });
    const { ticket } = (await minted.json()) as { ticket: string };
    for (const auth of [board.edit(), board.view(), `join.${ticket}`]) {
      expect((await get(server, board, '', auth)).status).toBe(200);
      expect((await get(server, board, '/3', auth)).status).toBe(200);
    }
    const other = new TryBoard();
    for (const name of ['', '/3']) {
      expect(refusal(await get(server, board, name, ''))[0]).toBe(401);
      expect(refusal(await get(server, board, name, 'nonsense'))[0]).toBe(401);
      expect(refusal(await get(server, board, name, other.edit()))[0]).toBe(403);
      expect(refusal(await get(server, board, name, other.view()))[0]).toBe(403);
      expect(refusal(await get(server, board, name, 'join.' + 'A'.repeat(43)))[0]).toBe(403);
      // A link that is newer than what the relay has seen, and a board that it does not know.
      expect(refusal(await get(server, board, name, board.edit(1)))[0]).toBe(404);
      expect(refusal(await get(server, other, name, other.edit()))[0]).toBe(404);
      expect(
        refusal(await get(server, board, name, board.edit(), { origin: 'https://evil.example' }))[0],
      ).toBe(403);
    }
    await (await join(server, board, board.edit(1))).end();
    expect(refusal(await get(server, board, '/3', board.edit()))[0]).toBe(403);
    expect(refusal(await get(server, board, '/3', board.view()))[0]).toBe(403);
    expect((await get(server, board, '/3', board.edit(1))).status).toBe(200);
  });

  test.each(['/4', '/0', '/-3', '/3.0', '/03', '/1e2', '/%33', '/three', '/NaN', '/__proto__'])(
    'that are not there are said to be missing: %s',
    async (name) => {
      const { server, board } = await withPast();
      expect(refusal(await get(server, board, name))).toEqual([
        404,
        'There is no such version of this board. The list names those that are there.',
      ]);
    },
  );

  test('are only read', async () => {
    const { server, board } = await withPast();
    for (const method of ['PUT', 'POST', 'DELETE'])
      expect(refusal(await get(server, board, '/3', board.edit(), {}, method))[0]).toBe(405);
    const none = await tryRelay();
    const fresh = new TryBoard();
    await (await join(none.server, fresh)).end();
    expect(json(await get(none.server, fresh))).toEqual({ versions: [] });
  });

  test('that are damaged are said to be, and what is no gzip never ends as if it were whole', async () => {
    const cells = new Map<string, Uint8Array>();
    const { server, board, put, log } = await withPast(new MemoryStore(cells));
    cells.get(`version ${board.id} 20`)?.fill(7);
    expect(refusal(await get(server, board, '/20'))).toEqual([
      500,
      'This version is damaged on the relay. Take another one.',
    ]);
    expect((await get(server, board, '/3')).status).toBe(200);
    await put(5, zipped.subarray(0, 60));
    await expect(get(server, board, '/5')).rejects.toThrow(/aborted|hang up/);
    expect(log.join('\n')).toContain('a version was not sent whole');
    expect((await get(server, board, '/3')).status).toBe(200);
  });

  test('are sent to a few at once, and whoever breaks off makes room', async () => {
    class SlowStore extends MemoryStore {
      held: (() => void)[] | undefined = [];
      override async version(...args: Parameters<MemoryStore['version']>) {
        await new Promise<void>((resolve) => {
          if (this.held) this.held.push(resolve);
          else resolve();
        });
        return super.version(...args);
      }
      go(): void {
        for (const resolve of this.held ?? []) resolve();
        this.held = undefined;
      }
    }
    const store = new SlowStore();
    const { server, board } = await withPast(store, { versionsAtOnce: 2 });
    const staying = get(server, board, '/3');
    const leaving = request(`http://127.0.0.1:${server.port}/api/boards/${board.id}/versions/20`, {
      headers: { authorization: `Groundwork ${board.edit()}` },
    });
    leaving.on('error', () => undefined).end();
    await eventually(() => store.held?.length).toBe(2);
    expect(refusal(await get(server, board, '/100'))[0]).toBe(429);
    expect((await get(server, board)).status).toBe(200);
    leaving.destroy();
    // Until the relay has heard that it left: then there is nobody to send to.
    await get(server, board);
    store.go();
    expect((await staying).status).toBe(200);
    store.held = [];
    const next = get(server, board, '/3');
    await eventually(() => store.held?.length).toBe(1);
    const last = get(server, board, '/20');
    await eventually(() => store.held?.length).toBe(2);
    store.go();
    expect([(await next).status, (await last).status]).toEqual([200, 200]);
  });
});
