// When a clock that was started has to stop for the night: at the end of the board's working day. Time zones come from
// Intl alone.

import { hourMs } from './time-box.ts';

export interface WorkingDay {
  /** IANA name, `Europe/Vienna`; one that Intl does not know is taken as UTC. */
  readonly timeZone: string;
  /** `18:00`, also when it cannot be read. */
  readonly dayEnd: string;
}

const lateWorkMs = 2 * hourMs;
/** The longest a local day lasts: the night the clocks go back. */
const longestDayMs = 25 * hourMs;

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const numbers = {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  } as const;
  const shape = { ...numbers, second: '2-digit', hourCycle: 'h23', calendar: 'gregory' } as const;
  try {
    const clock = new Intl.DateTimeFormat('en-US', { ...shape, timeZone });
    clocks.set(timeZone, clock);
    return clock;
  } catch {
    return clockOf('UTC');
  }
}

/** True for a time zone that Intl knows. */
export function isTimeZone(timeZone: string): boolean {
  return timeZone === 'UTC' || clockOf(timeZone) !== clockOf('UTC');
}

/** What the wall clock there shows, as if it were UTC. */
function wallClock(instant: number, clock: Intl.DateTimeFormat): number {
  const parts = new Map(clock.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

/** When the wall clock there shows `wall`: the first time if it does so twice, as much later if it skips it. */
function instantOf(wall: number, clock: Intl.DateTimeFormat): number {
  const offsetAt = (instant: number) => wallClock(instant, clock) - instant;
  const before = wall - offsetAt(wall - 24 * hourMs);
  const after = wall - offsetAt(wall + 24 * hourMs);
  const shown = [before, after].filter((instant) => wallClock(instant, clock) === wall);
  return shown.length > 0 ? Math.min(...shown) : before;
}

const dayEndShape = /^([01]?\d|2[0-4]):([0-5]\d)$/;

function dayEndMs(dayEnd: string): number {
  const [, hours, minutes] = dayEndShape.exec(dayEnd.trim()) ?? [];
  return hours === undefined
    ? 18 * hourMs
    : Math.min(24 * hourMs, Number(hours) * hourMs + Number(minutes) * 60_000);
}

/** The instant at which the clocks there show this day and time: `2026-11-23`, `09:30`. */
export function instantThere(date: string, time: string, timeZone: string): number {
  return instantOf(Date.parse(`${date}T${time}:00Z`), clockOf(timeZone));
}

/** Until when a clock started at `start` may run: the end of that working day, or two hours on if that has passed. */
export function runUntil(start: number, day: WorkingDay): number {
  const late = start + lateWorkMs;
  if (!(Math.abs(start) < 8.6e15)) return late;
  const clock = clockOf(day.timeZone);
  const wall = wallClock(start, clock);
  const midnight = Math.floor(wall / (24 * hourMs)) * 24 * hourMs;
  const end = instantOf(midnight + dayEndMs(day.dayEnd), clock);
  return end > start && end - start <= longestDayMs ? end : late;
}
