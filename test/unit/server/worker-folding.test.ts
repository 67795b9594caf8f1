import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Worker } from 'node:worker_threads';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { difference } from '../../../server/folding/difference.ts';
import { fold } from '../../../server/folding/fold.ts';
import { InlineFolding } from '../../../server/folding/inline-folding.ts';
import {
  startFolding,
  WorkerFolding,
  type WorkerFoldingOptions,
} from '../../../server/folding/worker-folding.ts';
import { drawFrom } from '../../fuzz/draw.ts';
import { randomHistory, rowsOf } from './fold-kit.ts';

/** The worker as it ships, but that it stumbles over an update which begins with one of these bytes. */
const crash = 101;
const error = 102;
const endless = 103;
const stumbling = `
import { parentPort } from 'node:worker_threads';
const on = parentPort.on.bind(parentPort);
parentPort.on = (name, listen) =>
  on(name, (job) => {
    const first = job.updates.bytes[0];
    if (first === ${crash}) process.exit(3);
    if (first === ${error}) throw new Error('stumbled');
    while (first === ${endless});
    listen(job);
  });
await import('./fold-worker.js');
`;

const top = join(import.meta.dirname, '../../..');
let folder: string;
let folding: WorkerFolding;
let started: Worker[];
const onWorker = (worker: Worker) => void started.push(worker);

/** Beside node_modules, so that the packages which stay outside of the bundle are found. */
beforeAll(async () => {
  folder = await mkdtemp(join(top, 'node_modules', '.fold-'));
  await build({
    configFile: join(top, 'server/vite.config.ts'),
    logLevel: 'error',
    build: { ssr: join(import.meta.dirname, 'fold-alone.ts'), outDir: folder },
  });
  await writeFile(join(folder, 'stumbling.js'), stumbling);
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(() => {
  started = [];
  process.on('worker', onWorker);
});
afterEach(async () => {
  process.off('worker', onWorker);
  await folding.stop();
});

function start(options: Partial<WorkerFoldingOptions> = {}): WorkerFolding {
  const file = pathToFileURL(join(folder, 'stumbling.js'));
  folding = new WorkerFolding({ file, memory: 128, jobMs: 20_000, idleMs: 60_000, ...options });
  return folding;
}

const updates = randomHistory(drawFrom(11), 80);
const snapshot = fold({ snapshot: undefined, rows: rowsOf(updates.slice(0, 9)) }).bytes;
const input = { snapshot, rows: rowsOf(updates.slice(9), 10) };
const one = (...bytes: number[]) => ({ snapshot: undefined, rows: rowsOf([new Uint8Array(bytes)]) });

/** Three megabytes of tiny values; a document of them takes a hundred. */
function monster(): Uint8Array {
  const structs = 500_000;
  const head = [1, 0xa0, 0xc2, 0x1e, 5, 0];
  const value = [8, 1, 1, 'l'.charCodeAt(0), 1, 126];
  const bytes = new Uint8Array(head.length + structs * value.length + 1);
  bytes.set(head);
  for (let i = 0; i < structs; i += 1) bytes.set(value, head.length + i * value.length);
  return bytes;
}

describe('a worker that folds', () => {
  test('gives what is given without it, and leaves the bytes it was given to who has them', async () => {
    const vector = Y.encodeStateVectorFromUpdate(snapshot);
    const copy = snapshot.slice();
    expect(await start().fold(input)).toEqual(fold(input));
    const lacking = await folding.difference([snapshot, ...updates], vector);
    expect(lacking).toEqual(difference([snapshot, ...updates], vector));
    expect(await folding.fold(one(9, 9, 9))).toMatchObject({ broken: [1] });
    expect(await folding.fold({ snapshot, rows: [] })).toEqual(fold({ snapshot, rows: [] }));
    expect(snapshot).toEqual(copy);
    expect(updates.every(({ length }) => length > 0)).toBe(true);
    expect(started, 'one for folds, one for differences').toHaveLength(2);
  });

  test('R145 does one job at a time, in order, and a failed one fails alone', async () => {
    start();
    const order: number[] = [];
    const jobs = [input, { snapshot: new Uint8Array([7]), rows: [] }, one(crash), input, one(error), input];
    const settled = await Promise.allSettled(
      jobs.map((job, i) => folding.fold(job).finally(() => order.push(i))),
    );
    expect(order).toEqual([0, 1, 2, 3, 4, 5]);
    expect(settled.map((one) => (one.status === 'rejected' ? String(one.reason) : 'done'))).toEqual([
      'done',
      'Error: the snapshot cannot be applied',
      'Error: the worker ended',
      'done',
      'Error: stumbled',
      'done',
    ]);
    expect(started).toHaveLength(3);
  });

  test('R146 a board that is too much for its memory ends it, and nothing else', async () => {
    start({ memory: 48 });
    await expect(folding.fold({ snapshot, rows: rowsOf([monster()]) })).rejects.toThrow(/memory/);
    expect(await folding.fold(input)).toEqual(fold(input));
  });

  test('R147 a job that takes too long is given up, and the next one is done', async () => {
    start({ jobMs: 2000 });
    const late = folding.fold(one(endless));
    const next = folding.fold(input);
    await expect(late).rejects.toThrow(/within 2000 ms/);
    expect(await next).toEqual(fold(input));
  });

  test('R158 what a page lacks is found while another board is folded, and the other way round', async () => {
    const vector = new Uint8Array([0]);
    const stuck: unknown[] = [];
    const isStuck = (job: Promise<unknown>) => void job.catch((error: unknown) => stuck.push(String(error)));

    isStuck(start().fold(one(endless)));
    const lacking = await folding.difference([snapshot, ...updates], vector);
    expect([lacking, stuck]).toEqual([difference([snapshot, ...updates], vector), []]);
    await folding.stop();

    isStuck(start().difference([new Uint8Array([endless])], vector));
    expect([await folding.fold(input), stuck.length]).toEqual([fold(input), 1]);
    await folding.stop();
    expect(stuck).toEqual(['Error: the relay is stopping', 'Error: the relay is stopping']);
  });

  test('R148 stopped, it lets go of the job under way, of those that wait, and of those that come', async () => {
    start();
    const jobs = [one(endless), input].map((job) => folding.fold(job));
    await expect.poll(() => started.length).toBe(1);
    const all = Promise.allSettled([...jobs, folding.difference([], new Uint8Array([0]))]);
    await folding.stop();
    await expect(folding.fold(input)).rejects.toThrow('stopping');
    for (const settled of await all)
      expect(settled).toMatchObject({ status: 'rejected', reason: { message: 'the relay is stopping' } });
  });

  test('is ended when there is nothing to do, and another is started for what comes later', async () => {
    await start({ idleMs: 20 }).fold(input);
    await new Promise((resolve) => {
      started[0]?.once('exit', resolve);
    });
    expect(await folding.fold(input)).toEqual(fold(input));
    expect(started).toHaveLength(2);
  });

  test('never keeps a process from ending, and is found beside what was built', async () => {
    start();
    const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'fold-alone.js')]);
    expect(stdout).toBe('true true\n');
  });

  test('that is not there is a rejection of each job', async () => {
    start({ file: pathToFileURL(join(folder, 'none.js')) });
    await expect(folding.fold(input)).rejects.toThrow(/none\.js/);
    await expect(folding.fold(input)).rejects.toThrow(/none\.js/);
  });
});

describe('without a built worker', () => {
  test('folds in this thread, and stops too', async () => {
    start();
    const inline = startFolding();
    expect(inline).toBeInstanceOf(InlineFolding);
    expect(await inline.fold(input)).toEqual(fold(input));
    const waits = inline.difference([snapshot], new Uint8Array([0]));
    await inline.stop();
    await expect(waits).rejects.toThrow('stopping');
  });
});
