// What people are told while the store fails, is slow or hangs, and that all is well again without a restart.

import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { LmdbStore } from '../../../server/store/lmdb-store.ts';
import type { RunningServer } from '../../../server/server.ts';
import type { Change } from '../../../server/store/store.ts';
import { statusCode } from '../../../shared/protocol.ts';
import { updatesOf, type RawClient } from './raw-client.ts';
import { connect, eventually, join, TryBoard, tryRelay } from './try-relay.ts';

const codes = (client: RawClient) => client.statuses().map(({ code }) => code);
const readyz = async (server: RunningServer) => (await fetch(`${server.url}/readyz`)).status;
const sentence = async (response: Response) => ((await response.json()) as { error: string }).error;

const create = (server: RunningServer) =>
  fetch(`${server.url}/api/boards`, { method: 'POST', body: JSON.stringify({ name: 'Our product' }) });

const makeTicket = (server: RunningServer, board: TryBoard) =>
  fetch(`${server.url}/api/boards/${board.id}/tickets`, {
    method: 'POST',
    headers: { authorization: `Groundwork ${board.edit()}` },
  });

const bringPicture = (server: RunningServer, board: TryBoard) => {
  const bytes = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), randomBytes(100)]);
  const hash = createHash('sha256').update(bytes).digest('hex');
  return fetch(`${server.url}/api/boards/${board.id}/pictures/${hash}`, {
    method: 'PUT',
    headers: { authorization: `Groundwork ${board.edit()}`, 'content-type': 'image/png' },
    body: new Uint8Array(bytes),
  });
};

describe('a store that fails', () => {
  test('lets nobody believe that their board, link, code or picture is there, and works again by itself', async () => {
    const { server, store } = await tryRelay({ limits: { boardsPerHour: 3 } });
    const known = new TryBoard();
    await join(server, known);
    store.failing = new Error('the disk is full');
    // More often than an hour allows: what came to nothing is not counted.
    for (let i = 0; i < 4; i += 1) {
      const made = await create(server);
      expect([made.status, await sentence(made)]).toEqual([503, expect.stringContaining('cannot write')]);
      const fresh = new TryBoard();
      expect(await connect(server, fresh, fresh.edit()).closed).toMatchObject({
        code: 4503,
        reason: expect.stringMatching(/cannot write.*stays on this device/) as string,
      });
    }
    expect((await makeTicket(server, known)).status).toBe(503);
    expect((await bringPicture(server, known)).status).toBe(503);
    expect(await readyz(server)).toBe(503);
    store.failing = undefined;
    expect((await create(server)).status).toBe(201);
    expect(await readyz(server)).toBe(200);
    const fresh = new TryBoard();
    await join(server, fresh);
    expect((await makeTicket(server, known)).status).toBe(201);
    expect((await bringPicture(server, known)).status).toBe(204);
  });

  test('is told of by /readyz though nobody writes, and for no longer than it fails', async () => {
    const { server, store } = await tryRelay();
    const board = new TryBoard();
    await join(server, board);
    store.failing = new Error('the disk is full');
    expect((await bringPicture(server, board)).status).toBe(503);
    expect(await readyz(server)).toBe(503);
    store.failing = undefined;
    // Nobody writes from now on.
    await expect.poll(() => readyz(server), { timeout: 10_000 }).toBe(200);
    store.failing = new Error('the disk is full');
    await expect.poll(() => readyz(server), { timeout: 10_000 }).toBe(503);
  });

  test('lets people in to a board that it can read, and tells them at once that nothing is saved', async () => {
    const { server, store } = await tryRelay();
    const board = new TryBoard();
    const a = await join(server, board);
    store.failing = new Error('the disk is full');
    a.sendUpdate(updatesOf('a').next().value);
    await a.until(() => codes(a).includes(statusCode.notSaving), 'status 1');
    const b = await join(server, board);
    expect(codes(b)).toEqual([statusCode.notSaving]);
    store.failing = undefined;
    await b.until(() => codes(b).at(-1) === statusCode.good, 'status 0');
    await a.until(() => a.acked === 1, 'the acknowledgement');
  });
});

describe('a store that hangs', () => {
  test('keeps nobody waiting: who creates, joins with a new link, makes a code or brings a picture is told', async () => {
    const { server, store } = await tryRelay({ limits: { slowStoreMs: 40 } });
    const known = new TryBoard();
    await join(server, known);
    const release = store.holdWrites();
    const fresh = new TryBoard();
    const started = performance.now();
    const joining = connect(server, fresh, fresh.edit());
    const answers = await Promise.all([
      create(server),
      makeTicket(server, known),
      bringPicture(server, known),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 503]);
    expect(await joining.closed).toMatchObject({ code: 4503 });
    expect(performance.now() - started).toBeLessThan(2000);
    expect(await readyz(server)).toBe(503);
    release();
    await eventually(() => readyz(server)).toBe(200);
    // What was asked for came to be after all, or can be asked for again.
    await join(server, fresh);
    expect((await create(server)).status).toBe(201);
  });
});

describe('a board that cannot be read', () => {
  test('closes with 4503 and a sentence while the others work, and opens when the store is back', async () => {
    const { server, store, log } = await tryRelay();
    const other = new TryBoard();
    const working = await join(server, other);
    const board = new TryBoard();
    const first = await join(server, board);
    first.sendUpdate(updatesOf('a').next().value);
    await first.until(() => first.acked === 1, 'the acknowledgement');
    await first.end();
    await eventually(async () => (await fetch(`${server.url}/healthz`)).json()).toMatchObject({ rooms: 1 });
    store.failingLoad = new Error('input/output error');
    for (let i = 0; i < 3; i += 1)
      expect(await connect(server, board, board.edit()).closed).toMatchObject({
        code: 4503,
        reason: expect.stringMatching(/cannot read this board.*stays on this device/) as string,
      });
    expect(log.join('\n')).toContain('input/output error');
    working.sendUpdate(updatesOf('b').next().value);
    await working.until(() => working.acked === 1, 'the acknowledgement');
    store.failingLoad = undefined;
    const again = await join(server, board);
    again.sendStep1();
    await again.until(() => again.document().getMap('test').get('a') === 1, 'the board');
  });
});

describe('a real store that takes more than a second for a commit', () => {
  let folder = '';
  afterEach(() => rm(folder, { recursive: true, force: true }));

  class SlowStore extends LmdbStore {
    slowMs = 0;

    override async append(changes: readonly Change[]): Promise<void> {
      await wait(this.slowMs);
      await super.append(changes);
    }
  }

  test('is told of within two seconds, acknowledges late and true, and is told of when it is quick again', async () => {
    folder = await mkdtemp(joinPath(tmpdir(), 'groundwork-slow-'));
    const store = new SlowStore(joinPath(folder, 'boards'));
    const { server, log } = await tryRelay({ store });
    const board = new TryBoard();
    const a = await join(server, board);
    const b = await join(server, board);
    store.slowMs = 1400;
    const updates = updatesOf('a');
    const started = performance.now();
    for (let i = 0; i < 20; i += 1) a.sendUpdate(updates.next().value);
    await Promise.all([a, b].map((client) => client.until(() => codes(client).includes(1), 'status 1')));
    expect(performance.now() - started).toBeLessThan(2000);
    expect(a.acked).toBe(0);
    expect(await readyz(server)).toBe(503);
    store.slowMs = 0;
    await a.until(() => a.acked === 20 && codes(a).at(-1) === statusCode.good, 'all acknowledged');
    await eventually(() => readyz(server)).toBe(200);
    expect((await store.load(board.id)).rows.length).toBeGreaterThan(0);
    b.sendStep1();
    await b.until(() => b.document().getMap('test').get('a') === 20, 'the last edit');
    expect(log.filter((line) => line.startsWith('the store does not write'))).toHaveLength(1);
  });
});
