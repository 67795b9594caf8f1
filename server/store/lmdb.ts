// How this relay opens LMDB, and when it calls a write done: the folder of a running relay and one that is being restored
// are written in the same way.

import { setImmediate as turn } from 'node:timers/promises';

export const binary = { encoding: 'binary' } as const;

/**
 * With overlapping sync, LMDB's default here, a failed flush leaves `flushed` waiting for ever; without it the commit itself
 * is the flush, at the same cost (0.5 ms), and a failure is a rejection. Event-turn batches make a second promise that
 * nobody can catch, so a full disk would end the process.
 */
export const openOptions = {
  overlappingSync: false,
  eventTurnBatching: false,
  maxDbs: 16,
  ...binary,
} as const;

/** Resolves when it is committed; rejects with the system's own words when it is not. */
export async function committed(write: Promise<boolean>): Promise<void> {
  try {
    if (!(await write)) throw new Error('the store did not take the write');
  } catch (error) {
    throw await causeOf(error);
  }
}

/** A failed commit carries a second rejection with the system's error, which ends the process if nobody takes it. */
async function causeOf(thrown: unknown): Promise<unknown> {
  if (!(thrown instanceof Error && 'commitError' in thrown && thrown.commitError instanceof Promise))
    return thrown;
  const cause = thrown.commitError.catch((error: unknown) => error);
  // It comes in the same turn, or is not known.
  return (await Promise.race([cause, turn()])) ?? thrown;
}
