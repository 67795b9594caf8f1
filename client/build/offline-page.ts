// Makes a finished build one that opens without a network: gives it a version, made of all that is in it, and the
// service worker that knows this version and its files.

import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { builtFiles, type BuiltFile } from './built-files.ts';

const page = 'index.html';
/** Always asked for under the same address, so that a browser finds the next one. */
const worker = 'service-worker.js';

const hash = (content: string | Uint8Array) => createHash('sha256').update(content);

function versionOf(files: readonly BuiltFile[]): string {
  const all = hash('');
  for (const { name, bytes } of files) all.update(`${name} ${hash(bytes).digest('hex')}\n`);
  return all.digest('hex').slice(0, 16);
}

/** `root` is the folder of the page's source. */
export function offlinePage(root: string): Plugin {
  return {
    name: 'groundwork-offline-page',
    apply: 'build',
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler({ dir }) {
        if (dir === undefined) throw new Error('the page is built into no folder');
        const files = await builtFiles(dir);
        const version = versionOf(files);
        const kept = await Promise.all(
          files.map(async ({ name, bytes }) => {
            if (name !== page) return { path: `/${name}`, content: bytes };
            const text = bytes.toString().replace('%version%', version);
            if (!text.includes(version)) throw new Error(`${page} has no place for the version`);
            await writeFile(join(dir, page), text);
            return { path: '/', content: text };
          }),
        );
        const list = kept.map(({ path, content }) => ({
          path,
          integrity: `sha256-${hash(content).digest('base64')}`,
        }));
        await buildWorker(root, dir, { version, files: list });
      },
    },
  };
}

/** A build of its own: the worker is one script that shares nothing with the page. */
async function buildWorker(root: string, dir: string, built: object): Promise<void> {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    define: { built: JSON.stringify(built) },
    build: {
      outDir: dir,
      emptyOutDir: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: join(root, 'service-worker.ts'),
        output: { format: 'iife', entryFileNames: worker },
      },
    },
  });
}
