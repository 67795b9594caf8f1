// Which days the cumulative flow is drawn for: midnights of the board's time zone, from a start by the sprints on until
// the end of today, in whole weeks where there would be too many.

import { calendarDays, dateThere } from '../calendar.ts';
import type { Item } from '../item.ts';
import type { Sprint } from '../records.ts';
import { instantThere } from '../working-day.ts';

const dayMs = 86_400_000;
/** More days than this are drawn in weeks. */
export const mostDays = 90;
const mostWeeks = 53;

export interface FlowDays {
  /** Midnights, the earliest first: the first begins the first day, the last ends today. */
  readonly ends: readonly number[];
  readonly weekly: boolean;
}

const wasThen = (at: number, now: number): boolean => at > 0 && at <= now;

/**
 * As many sprints as `mostDays` hold, at least the one before the last one; without two of them from when the first item
 * was made, at most `mostDays` back.
 */
export function flowStart(sprints: readonly Sprint[], items: Iterable<Item>, now: number): number {
  const starts = sprints
    .flatMap(({ started }) => started?.at ?? [])
    .filter((at) => wasThen(at, now))
    .sort((a, b) => a - b);
  const farthest = now - (mostDays - 1) * dayMs;
  const before = starts.at(-2);
  if (before !== undefined) return Math.min(before, starts.find((at) => at >= farthest) ?? before);
  let first = now;
  for (const { createdAt } of items) if (wasThen(createdAt, now)) first = Math.min(first, createdAt);
  return Math.max(first, farthest);
}

const dateAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** 0 for Monday to 6 for Sunday. */
const weekdayOf = (date: string): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;

/** From the day of `start` until today; whole weeks begin on Mondays, and the last one is as far as it is. */
export function flowDays(start: number, now: number, timeZone: string): FlowDays {
  const midnight = (date: string) => instantThere(date, '00:00', timeZone);
  const today = dateThere(now, timeZone);
  const days = calendarDays(start, now, timeZone) + 1;
  if (days <= mostDays) {
    const first = dateAfter(today, 1 - days);
    return {
      ends: Array.from({ length: days + 1 }, (_, i) => midnight(dateAfter(first, i))),
      weekly: false,
    };
  }
  const thisMonday = dateAfter(today, -weekdayOf(today));
  const weeks = Math.min(mostWeeks, Math.ceil((days - 1 - weekdayOf(today)) / 7));
  const mondays = Array.from({ length: weeks + 1 }, (_, i) => dateAfter(thisMonday, 7 * (i - weeks)));
  return { ends: [...mondays, dateAfter(today, 1)].map(midnight), weekly: true };
}
