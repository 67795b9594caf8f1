// Runs the relay until it is told to stop.

import { readConfig } from '../config.ts';
import { startServer } from '../server.ts';
import { Failure } from './failure.ts';

/** Resolves when the relay has stopped, everything it acknowledged being on disk. */
export async function serve(
  env: Readonly<Record<string, string | undefined>>,
  words: readonly string[],
): Promise<void> {
  const read = readConfig(env, words);
  if ('error' in read) throw new Failure(read.error);
  // Before the start, so that a stop which comes meanwhile is heard; a second one ends the process at once.
  const stopped = new Promise<void>((resolve) => {
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
  });
  const server = await startServer(read.config).catch((error: unknown) => {
    throw new Failure(error instanceof Error ? error.message : String(error));
  });
  await stopped;
  await server.close();
}
