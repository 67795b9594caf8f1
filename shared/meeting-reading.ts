// How a meeting's clock is read off a screen: when its figures read otherwise, and how much of its ring is left. Pure; a
// screen sets its one timer by it.

import type { MeetingClock } from './meeting-clock.ts';

const second = 1000;

/**
 * Milliseconds until the second on a running clock reads otherwise: time left is rounded up, time over is rounded down.
 * Null while the clock stands.
 */
export function clockReadsOtherwiseIn({ state, remaining, overrun }: MeetingClock): number | null {
  if (state !== 'running') return null;
  return remaining > 0 ? ((remaining - 1) % second) + 1 : second - (overrun % second);
}

/** The share of the limit that is left, 0 to 1. */
export const shareLeft = ({ limit, remaining }: MeetingClock): number =>
  limit === 0 ? 0 : remaining / limit;
