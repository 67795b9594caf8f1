import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

/** The command is called by its name, as npm has linked it; a new build is a new file, which nobody may run yet. */
const runnable: Plugin = {
  name: 'runnable',
  writeBundle: ({ dir = '' }, bundle) => {
    for (const part of Object.values(bundle))
      if (part.type === 'chunk' && part.isEntry) chmodSync(join(dir, part.fileName), 0o755);
  },
};

/** Bundles the server and the command into one file that Node 20.19 and later runs as it is. */
export default defineConfig({
  plugins: [runnable],
  root: import.meta.dirname,
  build: {
    ssr: 'groundwork.ts',
    outDir: '../dist/server',
    emptyOutDir: true,
    target: 'node20',
    rollupOptions: { output: { banner: '#!/usr/bin/env node' } },
  },
});
