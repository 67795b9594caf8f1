// Folds in a worker, so that the turn of people's edits never waits for it: one job at a time, in a worker that is
// started when there is something to do and ended when there is nothing for a while. Its memory is bounded: a board
// that is too much for it ends the worker and not the relay. After any failure the next job gets a new one.

import { existsSync } from 'node:fs';
import { totalmem } from 'node:os';
import { Worker } from 'node:worker_threads';
import { foldingStopped, type FoldInput, type Folded, type Folding } from './folding.ts';
import { InlineFolding } from './inline-folding.ts';
import { foldJob, pack, type Answer, type Job } from './job.ts';

export interface WorkerFoldingOptions {
  /** The built worker. */
  readonly file: URL;
  /** MiB of memory that the worker may take. */
  readonly memory: number;
  /** Milliseconds after which a job is given up. */
  readonly jobMs: number;
  /** Milliseconds without a job after which the worker is ended. */
  readonly idleMs: number;
}

const mib = 1024 * 1024;
/** A board as large as the relay takes (30 MB, 95,000 items) takes 700 MiB and ten seconds. */
const most = { memory: 1024, jobMs: 60_000, idleMs: 15_000 };

/** Never more than half of what the machine or its container has: the relay is worth more than a fold. */
function memoryHere(): number {
  // Without a bound it is 0, or some number beyond all memory.
  const bound = process.constrainedMemory() || Infinity;
  return Math.min(most.memory, Math.floor(Math.min(totalmem(), bound) / 2 / mib));
}

/** In a worker where its built file is beside; sources that run as they are fold in their own thread. */
export function startFolding(): Folding {
  const file = new URL('./fold-worker.js', import.meta.url);
  return existsSync(file) ? new WorkerFolding({ ...most, memory: memoryHere(), file }) : new InlineFolding();
}

export class WorkerFolding implements Folding {
  readonly #options: WorkerFoldingOptions;
  #worker: Worker | undefined;
  /** Settles when all jobs so far have. */
  #before: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(options: WorkerFoldingOptions) {
    this.#options = options;
  }

  async fold(input: FoldInput): Promise<Folded> {
    const answer = await this.#next(() => foldJob(input));
    if (!('folded' in answer)) throw new Error('the worker answered something else');
    return answer.folded;
  }

  async difference(updates: readonly Uint8Array[], vector: Uint8Array): Promise<Uint8Array> {
    const answer = await this.#next(() => ({ kind: 'difference', updates: pack(updates), vector }));
    if (!('difference' in answer)) throw new Error('the worker answered something else');
    return answer.difference;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#end();
    await this.#before;
  }

  /** The job's bytes are copied only when its turn has come. */
  #next(job: () => Job): Promise<Exclude<Answer, { error: string }>> {
    const done = this.#before.then(() => this.#do(job));
    this.#before = done.catch(() => undefined);
    return done;
  }

  async #do(job: () => Job): Promise<Exclude<Answer, { error: string }>> {
    if (this.#stopped) throw foldingStopped();
    clearTimeout(this.#idle);
    const worker = (this.#worker ??= this.#start());
    worker.ref();
    let answer;
    try {
      answer = await ask(worker, job(), this.#options.jobMs);
    } catch (error) {
      void worker.terminate();
      if (this.#worker === worker) this.#worker = undefined;
      throw this.#stopped ? foldingStopped() : error;
    }
    worker.unref();
    this.#idle = setTimeout(() => void this.#end(), this.#options.idleMs).unref();
    if ('error' in answer) throw new Error(answer.error);
    return answer;
  }

  #start(): Worker {
    const { file, memory } = this.#options;
    const worker = new Worker(file, {
      name: 'fold',
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memory },
    });
    const gone = () => {
      if (this.#worker === worker) this.#worker = undefined;
    };
    // Without a listener the failure of an idle worker would end the relay.
    worker.on('error', gone).on('exit', gone);
    return worker;
  }

  async #end(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }
}

/** Rejects when the worker ends, fails, or takes longer. */
function ask(worker: Worker, job: Job, jobMs: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => end(() => reject(new Error(`no answer within ${jobMs} ms`))), jobMs);
    const onMessage = (answer: Answer) => end(() => resolve(answer));
    const onError = (error: unknown) => end(() => reject(error));
    const onExit = () => end(() => reject(new Error('the worker ended')));
    const end = (settle: () => void) => {
      clearTimeout(late);
      worker.off('message', onMessage).off('error', onError).off('messageerror', onError).off('exit', onExit);
      settle();
    };
    worker.on('message', onMessage).on('error', onError).on('messageerror', onError).on('exit', onExit);
    worker.postMessage(job, [job.updates.bytes.buffer]);
  });
}
