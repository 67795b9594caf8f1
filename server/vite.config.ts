import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const foldWorkerName = 'fold-worker.js';

/** The command is called by its name, as npm has linked it; a new build is a new file, which nobody may run yet. */
const runnable: Plugin = {
  name: 'runnable',
  writeBundle: ({ dir = '' }, bundle) => {
    for (const part of Object.values(bundle))
      if (part.type === 'chunk' && part.isEntry && part.fileName !== foldWorkerName)
        chmodSync(join(dir, part.fileName), 0o755);
  },
};

/** The worker that folds is started from a file of its own, whichever entry of the server is built. */
const foldWorker: Plugin = {
  name: 'fold-worker',
  buildStart() {
    this.emitFile({
      type: 'chunk',
      id: join(import.meta.dirname, 'folding/fold-worker.ts'),
      fileName: foldWorkerName,
    });
  },
};

/** Bundles the server and the command into one file that Node 20.19 and later runs as it is, and the worker beside it. */
export default defineConfig({
  plugins: [foldWorker, runnable],
  root: import.meta.dirname,
  build: {
    ssr: 'groundwork.ts',
    outDir: '../dist/server',
    emptyOutDir: true,
    target: 'node20',
    rollupOptions: { output: { banner: '#!/usr/bin/env node', chunkFileNames: '[name].js' } },
  },
});
