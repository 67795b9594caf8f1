// How long a sprint goes on, in words.

import { calendarDays, dateThere } from '../../shared/calendar.ts';
import type { Sprint } from '../../shared/records.ts';
import { count, daysWords } from './item-words.ts';

/** "9–20 Nov · 3 days left", "9–20 Nov · past its end"; '' where it has no days. `now`: milliseconds since 1970. */
export function sprintDays(
  { start, end }: Pick<Sprint, 'start' | 'end'>,
  now: number,
  timeZone: string,
): string {
  const words = daysWords(start, end);
  if (end === null) return words;
  if (end < dateThere(now, timeZone)) return `${words} · past its end`;
  const left = calendarDays(now, Date.parse(`${end}T12:00:00Z`), timeZone);
  return `${words} · ${left === 0 ? 'last day' : `${count(left, 'day', 'days')} left`}`;
}
