import { defineConfig } from 'vite';
import { compressed } from './build/compressed.ts';
import { offlinePage } from './build/offline-page.ts';

/** The page. `npm run dev` serves it alone and hands the relay's paths on to a relay started beside it. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [offlinePage(import.meta.dirname), compressed()],
  resolve: { dedupe: ['yjs', 'lib0', 'y-protocols', 'lit', '@codemirror/state', '@codemirror/view'] },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  server: {
    proxy: {
      '/api': 'http://127.0.0.1:4280',
      '/sync': { target: 'ws://127.0.0.1:4280', ws: true },
    },
  },
});
