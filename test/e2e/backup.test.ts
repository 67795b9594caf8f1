// A backup taken while the relay is written to, and what a restored relay is to those who were there meanwhile. The
// relay is a process of its own that folds all the time; the commands run here, as a second process on its folder.

import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import { run } from '../../server/command/run.ts';
import { authProtocol, editSecret, newBoardSecrets, viewSecret } from '../../shared/links.ts';
import { closeCode, ownProtocol, stockProtocol, syncType, writeSync } from '../../shared/protocol.ts';
import { RawClient } from '../unit/server/raw-client.ts';
import { BoardWriter, readBoard } from './board-writer.ts';
import { buildRelay, RelayProcess, type BuiltRelay } from './relay-process.ts';

let built: BuiltRelay;
let folder: string;
const relays: RelayProcess[] = [];
const writers: BoardWriter[] = [];
const providers: WebsocketProvider[] = [];
beforeAll(async () => {
  built = await buildRelay();
});
afterAll(() => built.remove());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'groundwork-backup-'));
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const provider of providers.splice(0)) provider.destroy();
  for (const writer of writers.splice(0)) writer.stop();
  await Promise.all(relays.splice(0).map((relay) => relay.end()));
  await rm(folder, { recursive: true, force: true });
});

async function start(name: string): Promise<RelayProcess> {
  const relay = await RelayProcess.start(built.file, join(folder, name));
  relays.push(relay);
  return relay;
}

async function command(dataDir: string, ...words: string[]): Promise<void> {
  const said: string[] = [];
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  const code = await run(words, { DATA_DIR: join(folder, dataDir) });
  vi.restoreAllMocks();
  expect(code, said.join('')).toBe(0);
}

function newBoard() {
  const { seed, board } = newBoardSecrets(randomBytes(32));
  const secret = editSecret(seed, 0);
  const view = (m: number) => authProtocol({ role: 'view', board, n: 0, m, secret: viewSecret(secret, m) });
  return { board, auth: authProtocol({ role: 'edit', board, n: 0, secret }), view };
}

async function open(port: number, board: string, auth: string): Promise<RawClient> {
  return new RawClient(`ws://127.0.0.1:${port}/sync/${board}`, [ownProtocol, auth]).open();
}

function stockClient(port: number, board: string, auth: string, doc: Y.Doc): WebsocketProvider {
  return new WebsocketProvider(`ws://127.0.0.1:${port}/sync`, board, doc, {
    protocols: [stockProtocol, auth],
    disableBc: true,
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
  });
}

/** The epoch that the relay tells who connects. */
async function epochOf(port: number, board: string, auth: string): Promise<number | undefined> {
  const client = await open(port, board, auth);
  client.send(writeSync(syncType.step2, Uint8Array.of(0, 0)));
  await client.until(() => client.acked === 1, 'a word of its place');
  await client.end();
  return client.saved().at(-1)?.epoch;
}

const patient = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 60_000, interval: 10 });

test('R50 a backup taken while twelve people type has every edit that was acknowledged before it began', async () => {
  const relay = await start('first');
  const boards = [newBoard(), newBoard(), newBoard()];
  for (const [i, { board, auth }] of boards.entries())
    for (let j = 0; j < 4; j += 1) writers.push(new BoardWriter(board, auth, `${i}${j}`));
  for (const writer of writers) writer.start(relay.port, 10);
  const taken: (readonly number[])[] = [];
  for (let i = 0; i < 4; i += 1) {
    const before = writers.map(({ acked }) => acked);
    await patient(() => writers.every(({ acked }, k) => acked > (before[k] ?? 0) + 10)).toBe(true);
    taken.push(writers.map(({ acked }) => acked));
    await command('first', 'backup', '--out', join(folder, `${i}.backup`));
  }
  await relay.end();
  for (const [i, edits] of taken.entries()) {
    await command(`again-${i}`, 'restore', join(folder, `${i}.backup`));
    const restored = await start(`again-${i}`);
    for (const { board, auth } of boards) {
      const doc = await readBoard(restored.port, board, auth);
      for (const [k, writer] of writers.entries())
        if (writer.board === board) expect(writer.missingIn(doc, edits[k])).toEqual([]);
    }
    await restored.end();
  }
  expect(Math.min(...(taken.at(-1) ?? []))).toBeGreaterThan(30);
});

test('R51 who holds newer edits than the backup brings them, and both end with everything; links and their numbers hold', async () => {
  const relay = await start('first');
  const { board, auth, view } = newBoard();
  const writer = new BoardWriter(board, auth, 'a');
  const other = new BoardWriter(board, auth, 'b');
  writers.push(writer, other);
  for (const one of writers) one.start(relay.port, 5);
  await patient(() => Math.min(writer.acked, other.acked)).toBeGreaterThan(50);
  const replaced = await fetch(`http://127.0.0.1:${relay.port}/api/boards/${board}/links`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ claim: auth, m: 2 }),
  });
  expect([replaced.status, await replaced.json()]).toEqual([200, { n: 0, m: 2 }]);
  const epoch = await epochOf(relay.port, board, auth);
  await command('first', 'backup', '--out', join(folder, 'a.backup'));
  const before = writer.acked;
  await patient(() => Math.min(writer.acked, other.acked)).toBeGreaterThan(before + 50);
  for (const one of writers) one.stop();
  await relay.end();

  await command('second', 'restore', join(folder, 'a.backup'));
  const restored = await start('second');
  const old = await readBoard(restored.port, board, auth);
  // Otherwise what comes next would prove nothing.
  expect(writer.missingIn(old).length).toBeGreaterThan(0);
  expect(await epochOf(restored.port, board, auth)).not.toBe(epoch);

  writer.start(restored.port, 5);
  const again = writer.acked;
  await patient(() => writer.acked).toBeGreaterThan(again + 10);
  other.start(restored.port, 5);
  const more = other.acked;
  await patient(() => other.acked).toBeGreaterThan(more + 10);
  for (const one of writers) one.stop();
  const all = await readBoard(restored.port, board, auth);
  expect([...writer.missingIn(all), ...other.missingIn(all)]).toEqual([]);
  // Neither types any more. As stock clients they bring what was under way when they stopped, and take the rest.
  for (const { doc } of writers) providers.push(stockClient(restored.port, board, auth, doc));
  await patient(async () => {
    const docs = [await readBoard(restored.port, board, auth), ...writers.map(({ doc }) => doc)];
    const keys = docs.map((doc) => [...doc.getMap('m').keys()].toSorted().join(' '));
    return new Set(keys).size;
  }).toBe(1);

  const late = await open(restored.port, board, view(0));
  expect((await late.closed).code).toBe(closeCode.refused);
  const looks = await open(restored.port, board, view(2));
  await looks.until(() => looks.frames.length > 0, 'a word of the relay');
  expect(looks.isOpen).toBe(true);
  await looks.end();
});
