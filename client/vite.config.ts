import { defineConfig } from 'vite';
import { chunks } from './build/chunks.ts';
import { compressed } from './build/compressed.ts';
import { offlinePage } from './build/offline-page.ts';
import { slimmed } from './build/slim-templates.ts';

/** The page. `npm run dev` serves it alone and hands the relay's paths on to a relay started beside it. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [slimmed(import.meta.dirname), offlinePage(import.meta.dirname), compressed()],
  resolve: {
    dedupe: ['yjs', 'lib0', 'y-protocols', 'lit', '@codemirror/state', '@codemirror/view'],
    alias: {
      'lib0/logging': `${import.meta.dirname}/build/plain-logging.ts`,
      'lib0/broadcastchannel': `${import.meta.dirname}/build/no-broadcast.ts`,
    },
  },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    assetsInlineLimit: 0,
    rolldownOptions: {
      checks: { bundlerTimings: false, pluginTimings: false },
      output: { codeSplitting: chunks(import.meta.dirname) },
    },
  },
  server: {
    proxy: {
      '/api': 'http://127.0.0.1:4280',
      '/sync': { target: 'ws://127.0.0.1:4280', ws: true },
    },
  },
});
