// The relay as a process of its own, built as it ships, so that a test can kill it. Run with `serve` semantics of
// its own: environment in, one line with its address out.

import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';

export interface BuiltRelay {
  readonly file: string;
  remove(): Promise<void>;
}

const root = join(import.meta.dirname, '../..');

/** Beside node_modules, so that the packages which stay outside of the bundle are found. `entry` is a file of this folder. */
export async function buildRelay(entry = 'relay-entry'): Promise<BuiltRelay> {
  const folder = await mkdtemp(join(root, 'node_modules', '.relay-'));
  await build({
    configFile: join(root, 'server/vite.config.ts'),
    logLevel: 'error',
    build: { ssr: join(import.meta.dirname, `${entry}.ts`), outDir: folder },
  });
  return { file: join(folder, `${entry}.js`), remove: () => rm(folder, { recursive: true }) };
}

export class RelayProcess {
  readonly #child: ChildProcess;
  readonly #exited: Promise<void>;
  readonly port: number;

  private constructor(child: ChildProcess, exited: Promise<void>, port: number) {
    this.#child = child;
    this.#exited = exited;
    this.port = port;
  }

  /** `fileBlocks`: no file of the process may grow beyond so many blocks of 512 bytes, as if the disk were full. */
  static async start(file: string, dataDir: string, fileBlocks?: number): Promise<RelayProcess> {
    const env = { ...process.env, PORT: '0', DATA_DIR: dataDir };
    const child =
      fileBlocks === undefined
        ? spawn(process.execPath, [file], { env })
        : spawn('sh', ['-c', `ulimit -f ${fileBlocks}; exec "$0" "$1"`, process.execPath, file], { env });
    let errors = '';
    child.stderr?.on('data', (part: Buffer) => {
      errors += part.toString();
    });
    const exited = new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
    });
    const lines = createInterface({ input: child.stdout ?? process.stdin });
    const port = await new Promise<number>((resolve, reject) => {
      lines.on('line', (line) => {
        const found = /^Groundwork is at http:\/\/127\.0\.0\.1:(\d+)$/.exec(line);
        if (found) resolve(Number(found[1]));
      });
      child.once('exit', (code) => reject(new Error(`the relay ended with ${code}: ${errors}`)));
    });
    return new RelayProcess(child, exited, port);
  }

  get running(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  async end(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    this.#child.kill(signal);
    await this.#exited;
  }
}
