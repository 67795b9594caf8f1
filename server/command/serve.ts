// Runs the relay until it is told to stop.

import { networkInterfaces } from 'node:os';
import { lanAddresses, readConfig, type Config, type Environment } from '../config.ts';
import { boundedLog, printLog, why } from '../log.ts';
import { startServer, type RunningServer } from '../server.ts';
import { Failure } from './failure.ts';

/** Resolves when the relay has stopped, everything it acknowledged being on disk. */
export async function serve(env: Environment, words: readonly string[]): Promise<void> {
  const read = readConfig(env, words);
  if ('error' in read) throw new Failure(read.error);
  // Before the start, so that a stop which comes meanwhile is heard; a second one, of either kind, ends the process.
  const stopped = new Promise<void>((resolve) => {
    const stop = () => {
      process.off('SIGTERM', stop).off('SIGINT', stop);
      resolve();
    };
    process.on('SIGTERM', stop).on('SIGINT', stop);
  });
  // The store's library writes each failed commit there, many lines long and as often as it is tried again.
  const complaints = boundedLog(printLog);
  console.error = (first: unknown) => complaints.log('warn', 'a library complains', { why: why(first) });
  const server = await startServer(read.config).catch((error: unknown) => {
    throw new Failure(error instanceof Error ? error.message : String(error));
  });
  greet(server, read.config);
  await stopped;
  await server.close();
  // A write that hangs in the disk would hold the process for ever; nothing of it was acknowledged.
  setTimeout(() => process.exit(), 500).unref();
}

function greet({ url, port }: RunningServer, { host }: Config): void {
  process.stdout.write(`Groundwork is at ${url}\n`);
  if (host !== '0.0.0.0' && host !== '::') return;
  for (const address of lanAddresses(networkInterfaces(), port))
    process.stdout.write(`  on this network: ${address}\n`);
}
