import { defineConfig } from 'vite';

/** The floor's page; the folder that it is built into is given when it is built. */
export default defineConfig({
  root: `${import.meta.dirname}/page`,
  resolve: { dedupe: ['yjs', 'lib0', 'lit'] },
  build: { target: 'es2022', emptyOutDir: true },
});
