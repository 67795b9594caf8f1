// The bench's processes: builds them, and runs the one that measures.

import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import type { Measured, Order } from './generator/order.ts';

export const root = join(import.meta.dirname, '../../..');
/** Below node_modules, so that what is built there finds the project's packages. */
export const cache = join(root, 'node_modules/.cache/groundwork-bench');
const processes = join(cache, 'processes');
const patienceMs = 600_000;

/** As plain files, so that neither the generator nor a peer pays for being translated while it runs. */
export async function buildProcesses(): Promise<void> {
  const source = (path: string) => join(import.meta.dirname, path);
  await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'warn',
    build: {
      ssr: true,
      outDir: processes,
      emptyOutDir: true,
      target: 'node20',
      rollupOptions: {
        input: {
          measure: source('generator/measure.ts'),
          bare: source('peers/bare.ts'),
          batch: source('peers/batch.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
}

/** The relay as it ships. */
export async function buildRelay(): Promise<void> {
  await promisify(execFile)('npm', ['run', 'build', '--silent'], { cwd: root });
}

export async function measure(order: Order): Promise<Measured> {
  // `advanced` keeps what is not a number as it is.
  const child = fork(join(processes, 'measure.js'), [JSON.stringify(order)], { serialization: 'advanced' });
  let answer: Measured | undefined;
  child.on('message', (message) => {
    answer = message as Measured;
  });
  const impatience = setTimeout(() => child.kill('SIGTERM'), patienceMs);
  await once(child, 'exit');
  clearTimeout(impatience);
  return answer ?? { readings: [], noise: { steal: 0, other: 0 }, failed: 'it did not come to an end' };
}
