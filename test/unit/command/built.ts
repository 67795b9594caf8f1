// The command as it is shipped: bundled once for a test file, then run as a process of its own.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { build } from 'vite';

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunningRelay {
  readonly url: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly process: ChildProcess;
  /** Everything that it has printed. */
  readonly printed: () => string;
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

const root = `${import.meta.dirname}/../../..`;

export class BuiltCommand {
  readonly #folder: string;
  readonly #running = new Set<ChildProcess>();

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** Inside the work tree, so that the bundle finds its packages. */
  static async build(): Promise<BuiltCommand> {
    const folder = await mkdtemp(`${root}/node_modules/.groundwork-command-`);
    await build({
      configFile: `${root}/server/vite.config.ts`,
      mode: 'production',
      logLevel: 'error',
      build: { outDir: `${folder}/dist/server` },
    });
    return new BuiltCommand(folder);
  }

  /** A path inside the folder of this build, which goes with it. */
  path(name: string): string {
    return `${this.#folder}/${name}`;
  }

  #spawn(words: readonly string[], environment: Readonly<Record<string, string>>): ChildProcess {
    const child = spawn(process.execPath, [this.path('dist/server/groundwork.js'), ...words], {
      env: { PATH: process.env['PATH'] ?? '', ...environment },
    });
    this.#running.add(child);
    child.once('exit', () => this.#running.delete(child));
    return child;
  }

  async run(words: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Outcome> {
    const child = this.#spawn(words, environment);
    const text = { out: '', err: '' };
    child.stdout?.setEncoding('utf8').on('data', (part: string) => (text.out += part));
    child.stderr?.setEncoding('utf8').on('data', (part: string) => (text.err += part));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, ...text };
  }

  /** A relay on a free port; the commands find it by the environment that comes with it. */
  async serve(
    dataFolder: string,
    port = '0',
    words: readonly string[] = [],
    more: Readonly<Record<string, string>> = {},
  ): Promise<RunningRelay> {
    const environment = { DATA_DIR: this.path(dataFolder), PORT: port };
    const child = this.#spawn(['serve', ...words], { ...environment, ...more });
    let printed = '';
    const url = await new Promise<string>((resolve, reject) => {
      const read = (part: string) => {
        printed += part;
        const found = /Groundwork is at (http\S+)/.exec(printed)?.[1];
        if (found) resolve(found);
      };
      child.stdout?.setEncoding('utf8').on('data', read);
      child.stderr?.setEncoding('utf8').on('data', read);
      child.once('exit', () => reject(new Error(`the relay ended: ${printed}`)));
    });
    return {
      url,
      environment: { ...environment, PORT: new URL(url).port },
      process: child,
      printed: () => printed,
      stop: async (signal = 'SIGTERM') => {
        if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
        const ended = once(child, 'exit') as Promise<[number | null]>;
        child.kill(signal);
        return (await ended)[0];
      },
    };
  }

  async remove(): Promise<void> {
    for (const child of this.#running) child.kill('SIGKILL');
    await rm(this.#folder, { recursive: true, force: true });
  }
}
