// The server that is measured, as a process: started, stopped, killed, and started again on the same data and port.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { cpuSeconds, isAlive, memoryOf, type Memory } from '../machine/process-figures.ts';
import type { ServerCommand } from '../peers/peer.ts';

const startMs = 20_000;
/** After which a server that was asked to stop is killed. */
const stopMs = 10_000;
/** A process that took its first connection has a little left to do before it is at rest. */
const settleMs = 200;
/** Share of a core below which a server is idle. */
const idleShare = 0.05;

/** A stretch of time, in microseconds of the clock that all processes of a machine share. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export const monotonicUs = (): number => Number(process.hrtime.bigint() / 1000n);

export class ServerProcess {
  /** From the first to the last time that something of it was metered. */
  readonly metered = { from: Infinity, to: -Infinity };
  readonly #command: ServerCommand;
  readonly #port: number;
  readonly #log: string;
  #process: ChildProcess | undefined;
  /** Seconds of the processor, of those before the one that runs. */
  #spentBefore = 0;

  /** What it prints goes to the file `log`. */
  constructor(command: ServerCommand, port: number, log: string) {
    this.#command = command;
    this.#port = port;
    this.#log = log;
  }

  get pid(): number {
    const pid = this.#process?.pid;
    if (pid === undefined) throw new Error('the server was not started');
    return pid;
  }

  get alive(): boolean {
    return this.#process?.pid !== undefined && isAlive(this.#process.pid);
  }

  /** NaN when it is gone. */
  get cpu(): number {
    return this.alive ? cpuSeconds(this.pid) : Number.NaN;
  }

  /** Seconds of the processor, also of those that were stopped. */
  get spent(): number {
    return this.#spentBefore + (this.alive ? this.cpu : 0);
  }

  get memory(): Memory {
    return memoryOf(this.pid);
  }

  async start(): Promise<void> {
    const out = openSync(this.#log, 'a');
    this.#process = spawn(process.execPath, [...this.#command.words], {
      env: { PATH: process.env['PATH'], ...this.#command.environment },
      stdio: ['ignore', out, out],
    });
    const until = performance.now() + startMs;
    while (!(await answers(this.#port))) {
      if (!this.alive || performance.now() > until)
        throw new Error(`the server did not start: ${readFileSync(this.#log, 'utf8').trim().slice(-500)}`);
      await pause(5);
    }
    await pause(settleMs);
  }

  /** Politely; after a while not. */
  async stop(): Promise<void> {
    if (!this.#process || !this.alive) return;
    this.#spentBefore = this.spent;
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGTERM');
    const impatience = setTimeout(() => this.#process?.kill('SIGKILL'), stopMs);
    await ended;
    clearTimeout(impatience);
  }

  /** At once, without a chance to write anything; `gone` waits for it. */
  kill(): void {
    this.#spentBefore = this.spent;
    this.#process?.kill('SIGKILL');
  }

  async gone(): Promise<void> {
    while (this.alive) await pause(2);
  }

  /** Waits until it does nothing; the milliseconds that took. */
  async idle(mostMs: number, leastMs = 500): Promise<number> {
    const begun = performance.now();
    await pause(leastMs);
    while (performance.now() - begun < mostMs) {
      const before = this.cpu;
      await pause(500);
      if (!(this.cpu - before >= idleShare / 2)) break;
    }
    return performance.now() - begun;
  }

  /** Waits until it holds at most this much, MiB; what it holds then. */
  async shrinks(to: number, mostMs: number): Promise<number> {
    const until = performance.now() + mostMs;
    while (this.memory.resident > to && performance.now() < until) await pause(250);
    return this.memory.resident;
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
