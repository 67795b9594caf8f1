// The relay as it ships, page and command together, as a process that a test can kill, start again on the same data
// and the same port, and empty.

import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { BoardId } from '../../../shared/ids.ts';
import { BuiltCommand, type Outcome, type RunningRelay } from '../../unit/command/built.ts';

const root = `${import.meta.dirname}/../../..`;
const dataFolder = 'data';

/** What `POST /api/boards` answers. */
export interface NewBoard {
  readonly id: BoardId;
  readonly links: { readonly owner: string; readonly edit: string; readonly view: string };
  readonly sync: {
    readonly url: string;
    readonly protocols: { readonly edit: string[]; readonly view: string[] };
  };
}

export class StagedRelay {
  readonly #command: BuiltCommand;
  readonly #environment: Readonly<Record<string, string>>;
  #process: RunningRelay;

  private constructor(
    command: BuiltCommand,
    process: RunningRelay,
    environment: Readonly<Record<string, string>>,
  ) {
    this.#command = command;
    this.#process = process;
    this.#environment = environment;
  }

  /** Builds page and command into a folder of their own, and starts the relay with a fresh data folder. */
  static async build(environment: Readonly<Record<string, string>> = {}): Promise<StagedRelay> {
    const command = await BuiltCommand.build();
    // In a process of its own, so that the page is the one that ships: a test's own environment makes another one.
    const words = ['build', '--config', `${root}/client/vite.config.ts`, '--logLevel', 'error'];
    await promisify(execFile)(
      process.execPath,
      [`${root}/node_modules/vite/bin/vite.js`, ...words, '--outDir', command.path('dist/client')],
      { env: { PATH: process.env['PATH'] } },
    );
    return new StagedRelay(command, await command.serve(dataFolder, '0', [], environment), environment);
  }

  get origin(): string {
    return this.#process.url;
  }

  get port(): number {
    return Number(new URL(this.origin).port);
  }

  async create(name: string): Promise<NewBoard> {
    const answer = await fetch(`${this.origin}/api/boards`, {
      method: 'POST',
      body: JSON.stringify({ name }),
    });
    if (answer.status !== 201) throw new Error(await answer.text());
    return (await answer.json()) as NewBoard;
  }

  /** Where the built page lies. */
  get pageFolder(): string {
    return this.#command.path('dist/client');
  }

  /** Runs the command `groundwork` with these words. */
  run(...words: readonly string[]): Promise<Outcome> {
    return this.#command.run(words, this.#process.environment);
  }

  /** kill -9; settles when the process is gone. */
  async kill(): Promise<void> {
    await this.#process.stop('SIGKILL');
  }

  /** Starts it again on the same data and, unless another one is given, the same port. */
  async start(port = this.port): Promise<void> {
    this.#process = await this.#command.serve(dataFolder, String(port), [], this.#environment);
  }

  /** Looks at what is on the disk while nobody is connected: by a relay on another port, killed again afterwards. */
  async whileAlone<Found>(look: (port: number) => Promise<Found>): Promise<Found> {
    const alone = await this.#command.serve(dataFolder);
    try {
      return await look(Number(new URL(alone.url).port));
    } finally {
      await alone.stop('SIGKILL');
    }
  }

  /** To be called while it is down: the disk is lost. */
  async loseData(): Promise<void> {
    await rm(this.#command.path(dataFolder), { recursive: true });
  }

  async remove(): Promise<void> {
    await this.#command.remove();
  }
}
