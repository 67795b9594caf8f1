// The days over which a chart goes, in the board's time zone.

import { dateThere } from '../calendar.ts';
import { instantThere } from '../working-day.ts';

const dayMs = 86_400_000;
const dateOf = (day: number) => new Date(day).toISOString().slice(0, 10);

export interface Day {
  /** `2026-11-23` */
  readonly date: string;
  /** Its last moment so far, milliseconds since 1970: midnight there, or now where it goes on. */
  readonly end: number;
}

/** More days than this are no chart any more. */
const most = 800;

/** Every day from this one to that, both counted (`2026-11-23`), but none after today. `now` may be Infinity. */
export function daysBetween(from: string, to: string, timeZone: string, now: number): readonly Day[] {
  const today = now === Infinity ? to : dateThere(now, timeZone);
  const last = Date.parse(`${to < today ? to : today}T00:00:00Z`);
  const days: Day[] = [];
  for (let day = Date.parse(`${from}T00:00:00Z`); day <= last && days.length < most; day += dayMs) {
    const midnight = instantThere(dateOf(day + dayMs), '00:00', timeZone) - 1;
    days.push({ date: dateOf(day), end: Math.min(midnight, now) });
  }
  return days;
}
