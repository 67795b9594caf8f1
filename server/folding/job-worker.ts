// One worker and the line before it: one job at a time, in a worker that is started when there is something to do and
// ended when there is nothing for a while. Its memory is bounded: a board that is too much for it ends the worker and
// not the relay. After any failure the next job gets a new one.

import { Worker } from 'node:worker_threads';
import { foldingStopped } from './folding.ts';
import type { Answer, Job } from './job.ts';

export interface JobWorkerOptions {
  /** As tools that look into a process show it. */
  readonly name: string;
  /** The built worker. */
  readonly file: URL;
  /** MiB of memory that the worker may take. */
  readonly memory: number;
  /** Milliseconds after which a job is given up. */
  readonly jobMs: number;
  /** Milliseconds without a job after which the worker is ended. */
  readonly idleMs: number;
}

type Done = Exclude<Answer, { error: string }>;

export class JobWorker {
  readonly #options: JobWorkerOptions;
  #worker: Worker | undefined;
  /** Settles when all jobs so far have. */
  #before: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(options: JobWorkerOptions) {
    this.#options = options;
  }

  /** The job's bytes are copied only when its turn has come. */
  do(job: () => Job): Promise<Done> {
    const done = this.#before.then(() => this.#do(job));
    this.#before = done.catch(() => undefined);
    return done;
  }

  /** What is under way or waits is rejected, and so is whatever is asked later. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#end();
    await this.#before;
  }

  async #do(job: () => Job): Promise<Done> {
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
    const { name, file, memory } = this.#options;
    const worker = new Worker(file, {
      name,
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
