// The days for which the report counts, each by its last millisecond in the board's time zone: a day is 23 or 25 hours long
// when the clocks change, and what happens at midnight belongs to the day that begins.

import { dateThere } from '../calendar.ts';
import { instantThere } from '../working-day.ts';

const dayMs = 86_400_000;
/** A chart of more days than that shows no day any more. */
const mostDays = 3660;

const dateOf = (day: number) => new Date(day).toISOString().slice(0, 10);

/** The ends of the days from the first to the last one (ISO dates `2026-11-22`), both among them; none for dates that are none. */
export function dayEnds(first: string, last: string, timeZone: string): readonly number[] {
  const [from, to] = [first, last].map((date) => Date.parse(`${date}T00:00:00Z`)) as [number, number];
  if (!(to >= from)) return [];
  const days = Math.min(mostDays, Math.round((to - from) / dayMs) + 1);
  return Array.from({ length: days }, (_, n) => endOf(from + n * dayMs, timeZone));
}

const endOf = (day: number, timeZone: string) => instantThere(dateOf(day + dayMs), '00:00', timeZone) - 1;

export interface Day {
  /** `2026-11-23` */
  readonly date: string;
  /** Its last moment so far, milliseconds since 1970. */
  readonly end: number;
}

/** The days from the first to the last one, but none after today, which goes until now; `now` may be Infinity. */
export function daysBetween(first: string, last: string, timeZone: string, now: number): readonly Day[] {
  const today = now === Infinity ? last : dateThere(now, timeZone);
  const from = Date.parse(`${first}T00:00:00Z`);
  return dayEnds(first, last < today ? last : today, timeZone).map((end, n) => ({
    date: dateOf(from + n * dayMs),
    end: Math.min(end, now),
  }));
}
