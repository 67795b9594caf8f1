// What relay-process.ts builds and starts: the relay alone, folding and unloading far more often than it ships, so
// that a kill meets that too.

import { readConfig } from '../../server/config.ts';
import { startServer } from '../../server/server.ts';

const result = readConfig(process.env, []);
if ('error' in result) throw new Error(result.error);
const server = await startServer(result.config, {
  limits: { foldRows: 40, foldEachMs: 0, foldRowsOnUnload: 5, unloadMs: 20, boardsPerHour: 100_000 },
});
console.log(`Groundwork is at ${server.url}`);
process.on('SIGTERM', () => void server.close());
