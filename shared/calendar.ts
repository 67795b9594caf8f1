// Days as a calendar has them, in the board's time zone.

const dayMs = 86_400_000;
const calendars = new Map<string, Intl.DateTimeFormat>();

/** One that Intl does not know is taken as UTC. */
function calendarOf(timeZone: string): Intl.DateTimeFormat {
  const known = calendars.get(timeZone);
  if (known) return known;
  try {
    const shape = { year: 'numeric', month: '2-digit', day: '2-digit', calendar: 'gregory' } as const;
    const calendar = new Intl.DateTimeFormat('en-US', { ...shape, timeZone });
    calendars.set(timeZone, calendar);
    return calendar;
  } catch {
    return calendarOf('UTC');
  }
}

/** By time zone, for each day: the earliest and the latest instant that were found to lie on it. */
const found = new Map<string, Map<number, { from: number; to: number }>>();

/** The number of the day there, counted from 1970. What lies between two instants of a day lies on it: Intl is slow. */
function dayNumber(instant: number, timeZone: string): number {
  const days = found.get(timeZone) ?? new Map<number, { from: number; to: number }>();
  found.set(timeZone, days);
  const near = Math.floor(instant / dayMs);
  for (const day of [near, near + 1, near - 1]) {
    const known = days.get(day);
    if (known && known.from <= instant && instant <= known.to) return day;
  }
  const day = askedDay(instant, timeZone);
  const known = days.get(day);
  days.set(day, {
    from: Math.min(known?.from ?? instant, instant),
    to: Math.max(known?.to ?? instant, instant),
  });
  return day;
}

function askedDay(instant: number, timeZone: string): number {
  const parts = new Map(
    calendarOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return Date.UTC(part('year'), part('month') - 1, part('day')) / dayMs;
}

/** The day there, `2026-11-23`. */
export const dateThere = (instant: number, timeZone: string): string =>
  new Date(dayNumber(instant, timeZone) * dayMs).toISOString().slice(0, 10);

/**
 * How many midnights of the time zone lie between two instants (milliseconds since 1970): plain calendar days, weekends
 * among them. 0 when `to` is not later, or where either is no time.
 */
export function calendarDays(from: number, to: number, timeZone: string): number {
  if (!(from > 0 && to > from && to < 8.6e15)) return 0;
  return dayNumber(to, timeZone) - dayNumber(from, timeZone);
}
