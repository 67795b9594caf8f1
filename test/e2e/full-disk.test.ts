// The relay as it ships, on a disk that fills up while people type: a limit on the size of its files stands in for that, is
// lifted again while it runs, and is still there when it is told to stop.

import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { editSecret, newBoardSecrets } from '../../shared/links.ts';
import { ownProtocol, statusCode } from '../../shared/protocol.ts';
import { BuiltCommand, type RunningRelay } from '../unit/command/built.ts';
import { RawClient } from '../unit/server/raw-client.ts';
import { readBoard } from './board-writer.ts';

let command: BuiltCommand;
let relay: RunningRelay;
let data = 0;

beforeAll(async () => {
  command = await BuiltCommand.build();
});
afterAll(() => command.remove());
afterEach(() => relay.stop('SIGKILL'));

/** Bytes beyond which no file of the relay grows; it counts from now on, also for files that are larger. */
function limitFiles(bytes: number | 'unlimited'): void {
  const done = spawnSync('prlimit', ['--pid', String(relay.process.pid), `--fsize=${bytes}:unlimited`]);
  expect(done.stderr.toString()).toBe('');
}

const hasPrlimit = spawnSync('prlimit', ['--version']).status === 0;
if (!hasPrlimit) console.log('A disk that is full is not tested: there is no prlimit (util-linux) here.');

function newBoard() {
  const { seed, board } = newBoardSecrets(randomBytes(32));
  return { board, auth: `auth.0.${editSecret(seed, 0)}` };
}

async function open({ board, auth }: ReturnType<typeof newBoard>): Promise<RawClient> {
  const client = new RawClient(`${relay.url.replace('http', 'ws')}/sync/${board}`, [ownProtocol, auth]);
  await client.open();
  await client.settled();
  return client;
}

const told = (client: RawClient, code: number) => client.statuses().at(-1)?.code === code;
const status = async (path: string) => (await fetch(`${relay.url}${path}`)).status;
const create = () =>
  fetch(`${relay.url}/api/boards`, { method: 'POST', body: JSON.stringify({ name: 'Our product' }) });

/** Types 20 kB at a time until the relay says that it does not save; gives what was typed. */
async function fill(client: RawClient, doc: Y.Doc): Promise<void> {
  doc.on('update', (update: Uint8Array) => client.sendUpdate(update));
  const list = doc.getArray<string>('list');
  while (!told(client, statusCode.notSaving)) {
    list.push([`${list.length}`.padEnd(20_000, 'x')]);
    const { sent } = client;
    const at = performance.now();
    await client.until(() => client.acked === sent || told(client, statusCode.notSaving), 'an answer');
    expect(performance.now() - at).toBeLessThan(2000);
  }
}

async function serveAndLimit(): Promise<void> {
  data += 1;
  relay = await command.serve(`data-${data}`);
  // Something must be there first: a store that cannot even be made is another case.
  expect((await create()).status).toBe(201);
  const { size } = await stat(command.path(`data-${data}/boards/data.mdb`));
  limitFiles(size + 500_000);
}

describe.skipIf(!hasPrlimit)('a disk that is full', () => {
  test('is told of in two seconds, ends nothing, and when there is room again all is saved without a restart', async () => {
    await serveAndLimit();
    const board = newBoard();
    const a = await open(board);
    const b = await open(board);
    const doc = new Y.Doc();
    await fill(a, doc);
    await b.until(() => told(b, statusCode.notSaving), 'status 1');
    const saved = a.acked;
    expect(saved).toBeGreaterThan(5);
    expect(a.sent).toBeGreaterThan(saved);
    expect([await status('/readyz'), await status('/healthz')]).toEqual([503, 200]);
    // What was told about somebody's own board is true of a new one as well.
    for (let i = 0; i < 3; i += 1) {
      const made = await create();
      if (made.status === 201) continue;
      expect([made.status, await made.text()]).toEqual([503, expect.stringContaining('cannot write')]);
    }
    const late = await open(board);
    expect(told(late, statusCode.notSaving)).toBe(true);
    // The reason in the system's words; the library's own cries are one line each, and bounded.
    await expect
      .poll(() => relay.printed(), { timeout: 10_000 })
      .toMatch(/"event":"the store does not write","why":"Input\/output error"/);
    expect(relay.printed()).not.toContain('    at ');
    doc.getMap('more').set('typed', 'while the disk was full');
    await a.settled();
    expect(a.acked).toBe(saved);

    limitFiles('unlimited');
    await a.until(() => a.acked === a.sent && told(a, statusCode.good), 'everything saved');
    await b.until(() => told(b, statusCode.good), 'status 0');
    await expect.poll(() => status('/readyz'), { timeout: 10_000 }).toBe(200);
    expect((await create()).status).toBe(201);
    await relay.stop('SIGKILL');

    relay = await command.serve(`data-${data}`);
    const { board: id, auth } = board;
    const kept = await readBoard(Number(new URL(relay.url).port), id, auth);
    expect(kept.getArray('list').toArray()).toEqual(doc.getArray('list').toArray());
    expect(kept.getMap('more').get('typed')).toBe('while the disk was full');
  });

  test('does not hold up a stop beyond its time, and what was not saved was never said to be', async () => {
    await serveAndLimit();
    const a = await open(newBoard());
    await fill(a, new Y.Doc());
    const unsaved = a.acked;
    const started = performance.now();
    expect(await relay.stop('SIGTERM')).toBe(0);
    expect(performance.now() - started).toBeLessThan(9000);
    expect(await a.closed).toMatchObject({ code: 4503 });
    expect(a.acked).toBe(unsaved);
    const lines = relay
      .printed()
      .split('\n')
      .filter((line) => line.startsWith('{'));
    expect(lines.map((line) => (JSON.parse(line) as { event: string }).event)).toContain(
      'the relay has stopped',
    );
  });

  test.each(['SIGTERM', 'SIGINT'] as const)(
    'asked a second time, by %s, the process ends at once',
    async (again) => {
      await serveAndLimit();
      const a = await open(newBoard());
      await fill(a, new Y.Doc());
      const started = performance.now();
      relay.process.kill('SIGTERM');
      await a.until(() => told(a, statusCode.goingAway), 'status 4');
      await relay.stop(again);
      expect(performance.now() - started).toBeLessThan(3000);
      expect(relay.process.signalCode).toBe(again);
    },
  );
});
