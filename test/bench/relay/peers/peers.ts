// The relays that are measured: ours as it ships, the least that a broadcaster can do (the limits), and two that others
// run. Ours stands among them and not at the end, so that a machine that grows busy does not always hit the same one.

import { join } from 'node:path';
import type { Installation, Peer, ScenarioName } from './peer.ts';

const live: readonly ScenarioName[] = ['S1', 'S2', 'S3', 'S6', 'S7', 'S10'];
const all: readonly ScenarioName[] = ['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8', 'S9', 'S10'];
const without = (...names: readonly ScenarioName[]) => all.filter((name) => !names.includes(name));

const hocuspocus: Installation = {
  packages: {
    '@hocuspocus/server': '4.7.0',
    '@hocuspocus/common': '4.7.0',
    '@hocuspocus/extension-database': '4.7.0',
    '@hocuspocus/extension-sqlite': '4.7.0',
    'better-sqlite3': '12.11.1',
    'y-protocols': '1.0.7',
    yjs: '13.6.33',
  },
  files: {
    'start.mjs': `import { Server } from '@hocuspocus/server';
import { SQLite } from '@hocuspocus/extension-sqlite';
const extensions = [new SQLite({ database: process.env.DB })];
await new Server({ port: Number(process.env.PORT), address: '127.0.0.1', quiet: true, extensions }).listen();
`,
  },
  mustLoad: ['@hocuspocus/server', 'better-sqlite3'],
};

/** It asks for `@y/y`, of which there are only previews; linked to Yjs, so that one copy of it is loaded. */
const ywsInMemory: Installation = {
  packages: { '@y/websocket-server': '0.1.5', '@y/y': '14.0.0-16', yjs: '14.0.0-16' },
  options: ['--legacy-peer-deps'],
  links: [['@y/y', 'yjs']],
  mustLoad: ['yjs'],
};

/** The last version that takes a store from its environment. */
const ywsOnDisk: Installation = {
  packages: { '@y/websocket-server': '0.1.1', 'y-leveldb': '0.1.2', yjs: '13.6.33' },
  mustLoad: ['yjs', 'leveldown'],
};

const yws = 'node_modules/@y/websocket-server/src/server.js';
const bare = ({ processes }: { readonly processes: string }) => join(processes, 'bare.js');

export const ours = 'groundwork';

export const peers: readonly Peer[] = [
  {
    name: 'bare',
    dialect: 'plain',
    acks: 'none',
    keeps: false,
    scenarios: live,
    command: (place) => ({ words: [bare(place)], environment: { PORT: `${place.port}` } }),
  },
  {
    name: 'yws',
    dialect: 'stock',
    acks: 'none',
    keeps: false,
    scenarios: without('S8'),
    installation: ywsInMemory,
    command: ({ installed, port }) => ({
      words: [join(installed, yws)],
      environment: { HOST: '127.0.0.1', PORT: `${port}` },
    }),
  },
  {
    name: ours,
    dialect: 'stock',
    acks: 'cumulative',
    keeps: true,
    scenarios: all,
    command: ({ root, port, data }) => ({
      words: [join(root, 'dist/server/groundwork.js'), 'serve'],
      environment: { HOST: '127.0.0.1', PORT: `${port}`, DATA_DIR: data },
    }),
  },
  {
    name: 'batch',
    dialect: 'plain',
    acks: 'none',
    keeps: false,
    scenarios: live,
    command: ({ processes, port }) => ({
      words: [join(processes, 'batch.js')],
      environment: { PORT: `${port}` },
    }),
  },
  {
    name: 'hocuspocus',
    dialect: 'hocuspocus',
    acks: 'each',
    keeps: true,
    scenarios: all,
    installation: hocuspocus,
    command: ({ installed, port, data }) => ({
      words: [join(installed, 'start.mjs')],
      environment: { PORT: `${port}`, DB: join(data, 'boards.sqlite') },
    }),
  },
  {
    name: 'bare+state',
    dialect: 'stock',
    acks: 'none',
    keeps: false,
    scenarios: ['S4', 'S5'],
    command: (place) => ({ words: [bare(place)], environment: { PORT: `${place.port}`, STATE: '1' } }),
  },
  {
    name: 'yws+leveldb',
    dialect: 'stock',
    acks: 'none',
    keeps: true,
    scenarios: all,
    installation: ywsOnDisk,
    command: ({ installed, port, data }) => ({
      words: [join(installed, yws)],
      environment: { HOST: '127.0.0.1', PORT: `${port}`, YPERSISTENCE: data },
    }),
  },
];

/** Unless others are named: its store makes it the slowest by far, and in memory it is the better peer. */
export const usualPeers: readonly string[] = peers
  .map(({ name }) => name)
  .filter((name) => name !== 'yws+leveldb');
