import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumArgs, chromiumPath } from './browser/chromium.ts';

const executablePath = await chromiumPath();
process.env['CHROMIUM'] = executablePath;

/**
 * unit: pure code and the relay in Node. fuzz: seeded replicas. browser: components and storage in real Chromium.
 * e2e: several browsers, a real relay, real kills. Each folder of test/ is one of them, by name. Browsers wait until
 * the pure tests are through, and the real relay until they are: on two cores they would measure each other.
 */
export default defineConfig({
  root: `${import.meta.dirname}/..`,
  resolve: { dedupe: ['yjs', 'lib0', 'lit', '@codemirror/state', '@codemirror/view'] },
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['test/unit/**/*.test.ts'], testTimeout: 30_000 },
      },
      {
        extends: true,
        test: { name: 'fuzz', include: ['test/fuzz/**/*.test.ts'], testTimeout: 1_800_000 },
      },
      {
        extends: true,
        // Named here so that a cold cache does not make Vite reload the page in the middle of a test.
        optimizeDeps: {
          include: [
            'yjs',
            'y-websocket',
            'y-protocols/awareness',
            'y-protocols/sync',
            'lib0/encoding',
            'lib0/decoding',
            'lit',
            'lit/decorators.js',
            'lit/directive-helpers.js',
            'lit/directive.js',
            'lit/directives/class-map.js',
            'lit/directives/keyed.js',
            'lit/directives/live.js',
            'lit/directives/ref.js',
            'lit/directives/repeat.js',
            'lit/directives/style-map.js',
            '@lit/context',
            'idb-keyval',
            '@codemirror/state',
            '@codemirror/view',
            '@codemirror/commands',
            '@noble/hashes/sha2.js',
            'jittered-fractional-indexing',
            'axe-core',
            'lean-qr/nano',
            'marked',
            'dompurify',
            'papaparse',
            'fast-check',
          ],
        },
        test: {
          name: 'browser',
          sequence: { groupOrder: 1 },
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath, args: chromiumArgs } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          sequence: { groupOrder: 2 },
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
