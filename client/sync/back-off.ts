// How long to wait before the next try to reach the relay, so that a thousand tabs cut off at one moment do not
// come back in the same millisecond.

import type { Random } from '../../shared/ids.ts';

/** The longest wait of this tab in milliseconds: between 5 and 15 s, drawn once. */
export function longestWait(random: Random): number {
  return 5000 + random() * 10_000;
}

/**
 * Milliseconds until the next try. `failures` counts the tries that failed since a connection last held: the first
 * try comes after 0.2 to 1.5 s, each later one about twice as late, up to `longest`.
 */
export function retryDelay(failures: number, longest: number, random: Random): number {
  if (failures === 0) return 200 + random() * 1300;
  return Math.min(longest, 1000 * 2 ** failures) * (0.5 + random() / 2);
}
