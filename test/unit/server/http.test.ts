import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startServer, type RunningServer } from '../../../server/server.ts';
import { parseLink } from '../../../shared/links.ts';
import { synced, TestStore, tryRelay } from './try-relay.ts';

interface Created {
  readonly id: string;
  readonly links: { readonly owner: string; readonly edit: string; readonly view: string };
  readonly sync: {
    readonly url: string;
    readonly protocols: { readonly edit: string[]; readonly view: string[] };
  };
}

const create = (url: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${url}/api/boards`, { method: 'POST', body: JSON.stringify(body), headers });

const errorOf = async (response: Response) => ((await response.json()) as { error: string }).error;

describe('POST /api/boards', () => {
  test('makes a board with its three links, which a plain script can use at once', async () => {
    const { server } = await tryRelay();
    const response = await create(server.url, { name: '  Nebula  ' });
    expect(response.status).toBe(201);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const board = (await response.json()) as Created;
    for (const [role, url] of Object.entries(board.links)) {
      expect(url).toMatch(new RegExp(`^${server.url}/b/${board.id}#${role}\\.0\\.`));
      expect(parseLink(url)).toMatchObject({ role, board: board.id, n: 0 });
    }
    expect(board.sync.url).toBe(`ws://127.0.0.1:${server.port}/sync`);
    expect(board.sync.protocols.edit).toEqual(['yjs', expect.stringMatching(/^auth\.0\.[\w-]{43}$/)]);
    expect(board.sync.protocols.view).toEqual(['yjs', expect.stringMatching(/^view\.0\.0\.[\w-]{43}$/)]);
    const doc = new Y.Doc();
    const provider = new WebsocketProvider(board.sync.url, board.id, doc, {
      protocols: board.sync.protocols.view,
      disableBc: true,
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    });
    await synced(provider);
    provider.destroy();
    expect(Buffer.from(Y.encodeStateAsUpdate(doc)).includes('Nebula')).toBe(true);
  });

  test('refuses in sentences: no name, no JSON, too long, too large, too many, wrong method', async () => {
    const { server, store } = await tryRelay({ limits: { boardsPerHour: 1 } });
    const text = (body: string) => fetch(`${server.url}/api/boards`, { method: 'POST', body });
    for (const body of [
      '{}',
      '{"name": 1}',
      '{"name": "  "}',
      '[]',
      'null',
      'not json',
      '',
      '{"__proto__":{"name":"x"}}',
    ]) {
      const response = await text(body);
      expect(response.status).toBe(400);
      expect(await errorOf(response)).toMatch(/[.}]$/);
    }
    expect((await create(server.url, { name: 'x'.repeat(201) })).status).toBe(400);
    expect((await create(server.url, { name: 'x'.repeat(20_000) })).status).toBe(413);
    expect((await fetch(`${server.url}/api/boards`)).status).toBe(405);
    expect((await create(server.url, { name: 'one' })).status).toBe(201);
    const late = await create(server.url, { name: 'two' });
    expect([late.status, await errorOf(late)]).toEqual([429, expect.stringContaining('last hour')]);
    expect(store.boards()).toHaveLength(1);
  });

  test('asks for the create token where there is one', async () => {
    const { server } = await tryRelay({ createToken: 'a token of sixteen' });
    for (const authorization of ['', 'Bearer wrong', 'a token of sixteen'])
      expect((await create(server.url, { name: 'x' }, { authorization })).status).toBe(403);
    const authorization = 'Bearer a token of sixteen';
    expect((await create(server.url, { name: 'x' }, { authorization })).status).toBe(201);
  });

  test('answers nothing to a page of another site', async () => {
    const { server, store } = await tryRelay();
    const response = await create(server.url, { name: 'x' }, { origin: 'https://evil.example' });
    expect(response.status).toBe(403);
    expect(store.boards()).toEqual([]);
    expect((await create(server.url, { name: 'x' }, { origin: server.url })).status).toBe(201);
  });

  test('makes links from PUBLIC_URL, or from the address it was asked at', async () => {
    const { server } = await tryRelay({ publicUrl: 'https://board.example.org' });
    const made = (await (await create(`http://127.0.0.1:${server.port}`, { name: 'x' })).json()) as Created;
    expect(made.links.edit).toMatch(/^https:\/\/board\.example\.org\/b\//);
    expect(made.sync.url).toBe('wss://board.example.org/sync');
    const plain = await tryRelay();
    const there = (await (
      await create(`http://localhost:${plain.server.port}`, { name: 'x' })
    ).json()) as Created;
    expect(there.links.view).toContain(`http://localhost:${plain.server.port}/b/`);
  });

  test('says so when the disk does not take it, and has made nothing', async () => {
    const store = new TestStore();
    const { server } = await tryRelay({ store });
    store.failing = new Error('the disk is full');
    const response = await create(server.url, { name: 'x' });
    expect([response.status, await errorOf(response)]).toEqual([503, expect.stringContaining('disk')]);
    expect(store.boards()).toEqual([]);
  });
});

describe('the page', () => {
  let folder: string;
  let server: RunningServer;

  beforeEach(async () => {
    folder = await mkdtemp(joinPath(tmpdir(), 'groundwork-page-'));
    const clientDir = joinPath(folder, 'client');
    await mkdir(joinPath(clientDir, 'assets'), { recursive: true });
    await writeFile(joinPath(clientDir, 'index.html'), '<!doctype html><title>page</title>');
    await writeFile(joinPath(clientDir, 'service-worker.js'), '// worker');
    await writeFile(joinPath(clientDir, 'manifest.webmanifest'), '{}');
    await writeFile(joinPath(clientDir, 'assets/app-3f2a.js'), '// app');
    for (const name of ['board-9c-_1.js', 'rolldown-runtime-7.js', 'gw-board-2.js'])
      await writeFile(joinPath(clientDir, 'assets', name), '// script');
    for (const name of ['index.html', 'assets/app-3f2a.js', 'service-worker.js']) {
      const bytes = await readFile(joinPath(clientDir, name));
      await writeFile(joinPath(clientDir, `${name}.br`), brotliCompressSync(bytes));
      await writeFile(joinPath(clientDir, `${name}.gz`), gzipSync(bytes));
    }
    await writeFile(joinPath(folder, 'secret.txt'), 'secret');
    server = await startServer(
      { port: 0, host: '127.0.0.1', dataDir: folder, clientDir },
      { store: new TestStore(), log: () => undefined },
    );
  });
  afterEach(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  const get = (path: string, init?: RequestInit) => fetch(server.url + path, init);

  test.each(['/', '/index.html', '/b/someBoard', '/b/someBoard?lanes=epic', '/home'])(
    '%s is the page, asked for anew each time',
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('<title>page');
      expect(response.headers.get('cache-control')).toBe('no-cache');
      expect(response.headers.get('content-type')).toBe('text/html;charset=utf-8');
      const etag = response.headers.get('etag') ?? '';
      expect((await get(path, { headers: { 'if-none-match': etag } })).status).toBe(304);
    },
  );

  test('files with a hash in their name are kept for a year, worker and manifest are not', async () => {
    const asset = await get('/assets/app-3f2a.js');
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(asset.headers.get('content-type')).toBe('text/javascript');
    for (const path of ['/service-worker.js', '/manifest.webmanifest'])
      expect((await get(path)).headers.get('cache-control')).toBe('no-cache');
    const types = [
      ['/service-worker.js', 'text/javascript'],
      ['/manifest.webmanifest', 'application/manifest+json'],
    ] as const;
    for (const [path, type] of types) expect((await get(path)).headers.get('content-type')).toBe(type);
  });

  test('everybody gets what they can read: brotli, gzip or the text as it is', async () => {
    const plain = (bytes: Buffer) => bytes;
    for (const [path, words, type] of [
      ['/assets/app-3f2a.js', '// app', 'text/javascript'],
      ['/b/someBoard', '<title>page', 'text/html;charset=utf-8'],
      ['/service-worker.js', '// worker', 'text/javascript'],
    ] as const) {
      const tags = new Set<unknown>();
      for (const [accepts, encoding, read] of [
        ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
        ['gzip, deflate', 'gzip', gunzipSync],
        ['identity', undefined, plain],
        [undefined, undefined, plain],
      ] as const) {
        const asked = accepts === undefined ? {} : { 'accept-encoding': accepts };
        const { status, headers, body } = await rawAnswer(server.port, path, asked);
        expect([path, status, headers['content-encoding']]).toEqual([path, 200, encoding]);
        expect(read(body).toString()).toContain(words);
        expect(headers['content-length']).toBe(String(body.length));
        expect(headers['content-type']).toBe(type);
        expect(headers.vary).toBe('Accept-Encoding');
        tags.add(headers.etag);
        const again = await rawAnswer(server.port, path, { ...asked, 'if-none-match': headers.etag ?? '' });
        expect([again.status, again.headers.vary, again.body.length]).toEqual([304, 'Accept-Encoding', 0]);
      }
      // A cache that holds one form does not take it for another.
      expect(tags.size).toBe(3);
    }
    // What nobody compressed is sent as it is.
    const manifest = await rawAnswer(server.port, '/manifest.webmanifest', { 'accept-encoding': 'br, gzip' });
    expect([manifest.headers['content-encoding'], manifest.body.toString()]).toEqual([undefined, '{}']);
  });

  test('with the page go the names of its scripts, which need not wait for the start', async () => {
    const preload = (name: string) => `</assets/${name}>; rel=modulepreload`;
    const link = async (path: string) => (await get(path)).headers.get('link');
    for (const path of ['/b/someBoard', '/b/someBoard?view=plan', '/b/someBoard/'])
      expect(await link(path)).toBe(`${preload('board-9c-_1.js')}, ${preload('rolldown-runtime-7.js')}`);
    expect(await link('/')).toBe(preload('rolldown-runtime-7.js'));
    for (const path of ['/home', '/assets/app-3f2a.js', '/b/x.js', '/api/nothing', '/service-worker.js'])
      expect(await link(path)).toBeNull();
  });

  test('a file that is not there is missing, not the page', async () => {
    for (const path of ['/assets/old-1234.js', '/assets/', '/favicon.ico', '/b/x.js'])
      expect((await get(path)).status).toBe(404);
    expect((await get('/api/nothing')).status).toBe(404);
  });

  test('nothing outside the folder can be read', async () => {
    for (const path of [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/assets/..%2f..%2f..%2fsecret.txt',
      '/%00',
      '/%',
    ])
      expect(await rawGet(server.port, path)).not.toContain('secret');
    expect((await get('/')).status).toBe(200);
  });

  test('a malformed range or method harms nothing', async () => {
    expect((await get('/assets/app-3f2a.js', { headers: { range: 'bytes=5-1' } })).status).toBe(200);
    expect((await get('/', { method: 'DELETE' })).status).toBe(405);
    expect((await get('/', { method: 'HEAD' })).status).toBe(200);
  });

  test('every answer carries the strict headers', async () => {
    for (const path of ['/', '/assets/app-3f2a.js', '/assets/none.js', '/api/nothing', '/healthz']) {
      const { headers } = await get(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; " +
          `connect-src 'self' ws://127.0.0.1:${server.port} wss://127.0.0.1:${server.port}; ` +
          "img-src 'self' data: blob:; font-src 'self'; manifest-src 'self'; worker-src 'self'; " +
          "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
      );
      expect(policy).not.toContain('unsafe');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  test('a forged Host does not get into the policy', async () => {
    const answer = await rawGet(server.port, '/', { host: "x; script-src 'unsafe-inline'" });
    expect(answer).not.toContain('unsafe-inline');
    expect(answer).toContain("connect-src 'self';");
  });

  test('a page that was not built says what to do', async () => {
    const bare = await tryRelay();
    const response = await fetch(bare.server.url);
    expect([response.status, await response.text()]).toEqual([503, expect.stringContaining('npm run build')]);
  });
});

test('/healthz tells whether the relay saves', async () => {
  const { server } = await tryRelay();
  const response = await fetch(`${server.url}/healthz`);
  expect([response.status, await response.json()]).toEqual([
    200,
    { saving: true, waitingBytes: 0, rooms: 0, sessions: 0 },
  ]);
});

interface RawAnswer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A request as it is, without the tidying of fetch. */
function rawAnswer(port: number, path: string, headers: Record<string, string> = {}): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }),
      );
    })
      .on('error', reject)
      .end();
  });
}

/** The whole answer as text. */
async function rawGet(port: number, path: string, headers: Record<string, string> = {}): Promise<string> {
  const answer = await rawAnswer(port, path, headers);
  return JSON.stringify(answer.headers) + answer.body.toString();
}
