import { randomBytes, randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { editSecret, newBoardSecrets } from '../../shared/links.ts';
import {
  messageType,
  ownProtocol,
  readSaved,
  readStatus,
  syncType,
  writeSync,
} from '../../shared/protocol.ts';
import * as decoding from 'lib0/decoding';
import { BoardWriter, readBoard } from './board-writer.ts';
import { buildRelay, RelayProcess, type BuiltRelay } from './relay-process.ts';

const kills = process.env['LONG'] ? 1000 : 20;
let built: BuiltRelay;
let dataDir: string;
let relay: RelayProcess | undefined;

beforeAll(async () => {
  built = await buildRelay();
});
afterAll(() => built.remove());
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'groundwork-kill-'));
});
afterEach(async () => {
  await relay?.end();
  relay = undefined;
  await rm(dataDir, { recursive: true, force: true });
});

function newBoard() {
  const { seed, board } = newBoardSecrets(randomBytes(32));
  return { board, auth: `auth.0.${editSecret(seed, 0)}` };
}

const share = (sorted: readonly number[], part: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
const ms = (value: number) => `${value.toFixed(1)} ms`;

interface Tally {
  made: number;
  acked: number;
  missing: number;
  /** Sent and never acknowledged, those of them that were gone, and the age of the oldest such at its kill. */
  unacked: number;
  lost: number;
  oldestLost: number;
  readonly delays: number[];
  readonly starts: number[];
}

const boardsAtOnce = 4;
const writersOnEach = 5;

/** Twenty people, 100 edits a second among them, on four boards, killed so many times; what was acknowledged stays. */
async function killWhileTyping(times: number, tally: Tally): Promise<void> {
  const boards = Array.from({ length: boardsAtOnce }, newBoard);
  const writers = boards.flatMap(({ board, auth }, i) =>
    Array.from({ length: writersOnEach }, (_, j) => new BoardWriter(board, auth, `${i}${j}`)),
  );
  let killedAt = 0;
  for (let kill = 0; kill <= times; kill += 1) {
    const started = performance.now();
    relay = await RelayProcess.start(built.file, dataDir);
    const { port } = relay;
    // Nobody who types is connected yet, so all that is seen comes from the disk.
    const missing: string[] = [];
    for (const [i, { board, auth }] of boards.entries()) {
      const doc = await readBoard(port, board, auth);
      if (i === 0) tally.starts.push(performance.now() - started);
      for (const writer of writers.filter((one) => one.board === board)) {
        missing.push(...writer.missingIn(doc));
        const lost = writer.lostIn(doc);
        tally.unacked += writer.unacked;
        tally.lost += lost.length;
        for (const at of lost) tally.oldestLost = Math.max(tally.oldestLost, killedAt - at);
      }
    }
    tally.missing += missing.length;
    expect(missing).toEqual([]);
    if (kill === times) break;
    const before = writers.map(({ acked }) => acked);
    // Each at a pace of their own, 200 ms on average, so that they do not all type at the same moment.
    for (const [i, writer] of writers.entries()) writer.start(port, 162 + 4 * i);
    await expect
      .poll(() => writers.every(({ acked }, i) => acked > (before[i] ?? 0)), {
        timeout: 30_000,
        interval: 5,
      })
      .toBe(true);
    await new Promise((resolve) => {
      setTimeout(resolve, randomInt(0, 300));
    });
    killedAt = performance.now();
    await relay.end('SIGKILL');
    for (const writer of writers) writer.stop();
  }
  await relay?.end();
  for (const writer of writers) {
    tally.made += writer.made;
    tally.acked += writer.acked;
    tally.delays.push(...writer.delays);
  }
}

/** Then new boards: otherwise each start of a long run would read all that was ever typed in it. */
const killsOfOneTeam = 25;

test(
  `nothing that was acknowledged is missing after ${kills} kills with -9 while twenty people type`,
  async () => {
    const tally: Tally = {
      made: 0,
      acked: 0,
      missing: 0,
      unacked: 0,
      lost: 0,
      oldestLost: 0,
      delays: [],
      starts: [],
    };
    for (let done = 0; done < kills; done += killsOfOneTeam) {
      await killWhileTyping(Math.min(killsOfOneTeam, kills - done), tally);
      if (done % 250 === 0 && done > 0) console.log(`${done} kills so far, ${tally.acked} acknowledged`);
    }
    const delays = tally.delays.sort((a, b) => a - b);
    const starts = tally.starts.sort((a, b) => a - b);
    console.log(
      `${kills} kills: ${tally.made} edits made, ${tally.acked} acknowledged, ${tally.missing} of them missing; ` +
        `of ${tally.unacked} that were sent and not acknowledged ${tally.lost} were gone and came again from their writers, ` +
        `the oldest ${ms(tally.oldestLost)} old; ` +
        `acknowledged after p50 ${ms(share(delays, 0.5))}, p99 ${ms(share(delays, 0.99))}; ` +
        `start to first board p50 ${ms(share(starts, 0.5))}, longest ${ms(starts.at(-1) ?? 0)}`,
    );
    expect(tally.acked).toBeGreaterThan(kills * boardsAtOnce * writersOnEach);
  },
  kills * 10_000,
);

test('a full disk ends neither the process nor what was acknowledged, and says that it does not save', async () => {
  const { board, auth } = newBoard();
  relay = await RelayProcess.start(built.file, dataDir, 2000);
  const doc = new Y.Doc();
  const ws = new WebSocket(`ws://127.0.0.1:${relay.port}/sync/${board}`, [ownProtocol, auth]);
  const edits: number[] = [];
  let acked = 0;
  await new Promise<void>((resolve, reject) => {
    const type = () => {
      doc.getArray<string>('list').push([`${edits.length}`.padEnd(20_000, 'x')]);
      edits.push(edits.length);
    };
    doc.on('update', (update: Uint8Array) => ws.send(writeSync(syncType.update, update)));
    ws.on('error', reject);
    ws.on('close', () => reject(new Error('the relay has gone')));
    ws.on('open', type);
    ws.on('message', (data: Buffer) => {
      const decoder = decoding.createDecoder(new Uint8Array(data));
      const kind = decoding.readVarUint(decoder);
      if (kind === messageType.saved) {
        const saved = readSaved(decoder).acked;
        if (saved > acked) type();
        acked = saved;
      }
      if (kind === messageType.status && readStatus(decoder).code === 1) resolve();
    });
  });
  expect(acked).toBeGreaterThan(5);
  expect(acked).toBeLessThan(edits.length);
  expect(relay.running).toBe(true);
  expect((await fetch(`http://127.0.0.1:${relay.port}/readyz`)).status).toBe(503);
  ws.removeAllListeners('close');
  ws.terminate();
  await relay.end();

  relay = await RelayProcess.start(built.file, dataDir);
  const kept = (await readBoard(relay.port, board, auth)).getArray<string>('list');
  expect(kept.length).toBeGreaterThanOrEqual(acked);
  expect(kept.toArray()).toEqual(doc.getArray<string>('list').toArray().slice(0, kept.length));
});

test('asked to stop, the process finishes what it has and ends by itself', async () => {
  const { board, auth } = newBoard();
  relay = await RelayProcess.start(built.file, dataDir);
  const writer = new BoardWriter(board, auth, 'w');
  writer.start(relay.port, 2);
  await expect.poll(() => writer.acked, { timeout: 30_000, interval: 5 }).toBeGreaterThan(20);
  await relay.end('SIGTERM');
  writer.stop();
  relay = await RelayProcess.start(built.file, dataDir);
  expect(writer.missingIn(await readBoard(relay.port, board, auth))).toEqual([]);
});
