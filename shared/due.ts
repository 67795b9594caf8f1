// How far away a due date is, in calendar days of the board's time zone.

import { dateThere } from './calendar.ts';

const dayMs = 86_400_000;

/** Days from today to the due date `2026-11-22`: 0 on the day, less when it is over. `now`: milliseconds since 1970. */
export function daysUntil(due: string, now: number, timeZone: string): number {
  const today = Date.parse(`${dateThere(now, timeZone)}T00:00:00Z`);
  return Math.round((Date.parse(`${due}T00:00:00Z`) - today) / dayMs);
}

/** "Overdue by 3 days", "Due today", "Due tomorrow", or '' when it is further away. */
export function dueSentence(days: number): string {
  if (days < 0) return `Overdue by ${days === -1 ? 'a day' : `${-days} days`}`;
  return days === 0 ? 'Due today' : days === 1 ? 'Due tomorrow' : '';
}
