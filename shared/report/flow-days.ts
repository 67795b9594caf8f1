// Which days the cumulative flow is drawn for: from a start by the sprints on until today, in whole weeks where there would
// be too many days.

import { calendarDays, dateThere } from '../calendar.ts';
import type { Item } from '../item.ts';
import type { Sprint } from '../records.ts';
import { daysBetween, type Day } from './day-ends.ts';
import { staysOf } from './place-history.ts';

const dayMs = 86_400_000;
/** More days than this are drawn in weeks. */
export const mostDays = 90;
const mostWeeks = 53;

export interface FlowDays {
  /** The first day, `2026-11-22`; weeks begin on Mondays. */
  readonly begins: string;
  readonly begunBySprint: boolean;
  /** The day before the first one: what stood when it began. */
  readonly eve: Day;
  /** The earliest first; the last one is today, until its midnight. */
  readonly days: readonly Day[];
  /** Sundays, and today. */
  readonly weekly: boolean;
}

const wasThen = (at: number, now: number): boolean => at > 0 && at <= now;

const dateAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

const isSunday = (date: string): boolean => new Date(`${date}T00:00:00Z`).getUTCDay() === 0;

/** When as many sprints began as `mostDays` hold, at least the one before the last one; undefined: there are not two. */
function sprintStart(sprints: readonly Sprint[], now: number): number | undefined {
  const starts = sprints
    .flatMap(({ started }) => started?.at ?? [])
    .filter((at) => wasThen(at, now))
    .sort((a, b) => a - b);
  const before = starts.at(-2);
  const near = starts.find((at) => now - at < mostDays * dayMs);
  return before === undefined ? undefined : Math.min(before, near ?? before);
}

/** When the first item came into a column; now, where none has. */
function firstComing(items: Iterable<Item>, now: number): number {
  let first = now;
  for (const item of items) {
    const came = staysOf(item).find(({ column }) => column !== null)?.from ?? now;
    if (wasThen(came, now)) first = Math.min(first, came);
  }
  return first;
}

/**
 * From the day on which the first sprint shown began; without two sprints from the one on which the first item came into a
 * column, at most `mostDays`. `now`: milliseconds since 1970.
 */
export function flowDays(
  sprints: readonly Sprint[],
  items: Iterable<Item>,
  now: number,
  timeZone: string,
): FlowDays {
  const today = dateThere(now, timeZone);
  const sprint = sprintStart(sprints, now);
  const since = calendarDays(sprint ?? firstComing(items, now), now, timeZone);
  const back = sprint === undefined ? Math.min(mostDays - 1, since) : since;
  const weekly = back >= mostDays;
  // Weeks end on Sundays: from the one before the sprint.
  const all = daysBetween(
    dateAfter(today, -1 - (weekly ? Math.min(back + 6, 7 * mostWeeks) : back)),
    today,
    timeZone,
    Infinity,
  );
  const [eve, ...days] = weekly ? all.filter(({ date }) => date === today || isSunday(date)) : all;
  const begins = dateAfter(eve?.date ?? today, 1);
  return { begins, begunBySprint: sprint !== undefined, eve: eve as Day, days, weekly };
}
