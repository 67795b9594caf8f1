// How a box is read off a screen: which figures stand there, and when they will read otherwise. Pure; a screen sets its
// one timer by it.

import { formatClock, formatHours } from './duration.ts';
import type { Box } from './fold-box.ts';
import type { BoxEvent } from './time-box.ts';

const minute = 60_000;
const second = 1000;

/** Under a minute the seconds are shown. */
const inSeconds = (box: Box): boolean => box.running !== null && box.remaining <= minute;

/** "2 h 58", rounded up; in the last minute of a running clock "0:45". */
export function timeLeft(box: Box): string {
  return inSeconds(box) ? formatClock(box.remaining) : formatHours(box.remaining, 'up');
}

/** The share of the limit that is spent, 0 to 1. */
export function shareSpent(box: Box): number {
  return box.limit === 0 ? 0 : box.spent / box.limit;
}

/**
 * Milliseconds until what a screen shows of a running clock reads otherwise: the next whole minute of time spent or
 * left, in the last minute the next second, or the warning or end of the box. Null while no clock runs.
 */
export function readsOtherwiseIn(box: Box, now: number): number | null {
  if (!box.running) return null;
  const step = inSeconds(box) ? second : minute;
  const left = ((Math.max(1, box.remaining) - 1) % step) + 1;
  const spent = step - (box.spent % step);
  const change = box.changesAt === null ? Infinity : box.changesAt - now;
  return Math.max(1, Math.ceil(Math.min(left, spent, change)));
}

/** True while the log holds a start of the clock that no entry ends: it runs, or ran out by itself. */
export function hasOpenRun(log: readonly BoxEvent[]): boolean {
  const stopped = new Set(log.map((event) => (event.type === 'stop' ? event.run : null)));
  return log.some((event) => event.type === 'start' && !stopped.has(event.id));
}
