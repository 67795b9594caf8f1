import { defineConfig } from 'vite';

/** Bundles the server and the command into one file that Node 20.19 and later runs as it is. */
export default defineConfig({
  root: import.meta.dirname,
  build: {
    ssr: 'groundwork.ts',
    outDir: '../dist/server',
    emptyOutDir: true,
    target: 'node20',
    rollupOptions: { output: { banner: '#!/usr/bin/env node' } },
  },
});
