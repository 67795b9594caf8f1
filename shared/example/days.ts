// When things happened on the example board: days around its sprints, counted back from now, so that the board looks
// lived in whenever it is made. Nothing of it lies ahead of now, and nothing but a running clock lies on today.

import { dateThere } from '../calendar.ts';
import { instantThere, runUntil } from '../working-day.ts';

/** Its sprints: four have ended, the fifth is under way, the sixth is planned. */
const sprintNames = ['one', 'two', 'three', 'four', 'five', 'six'] as const;
/** 0 for the first to 5 for the sixth. */
export type Which = 0 | 1 | 2 | 3 | 4 | 5;
const underWay = 4;

export type Time = `${number}:${number}`;
/**
 * `one 3 09:30`: on the fourth working day of the first sprint; negative numbers come before it. `ago 2 14:10`: two
 * working days before today.
 */
export type When = `${(typeof sprintNames)[number] | 'ago'} ${number} ${Time}`;

const dayMs = 86_400_000;
const minuteMs = 60_000;
const dateOf = (day: number) => new Date(day * dayMs).toISOString().slice(0, 10);
/** 0 for Monday to 6 for Sunday; day 0 of 1970 was a Thursday. */
const weekday = (day: number) => (((day + 3) % 7) + 7) % 7;
/** Working day `n` from a Monday on; negative ones lie before it. */
const workday = (monday: number, n: number) => monday + 7 * Math.floor(n / 5) + (((n % 5) + 5) % 5);

export interface SprintDays {
  /** ISO dates `2026-11-22`. */
  readonly start: string;
  readonly end: string;
}

export class ExampleDays {
  readonly #now: number;
  readonly #timeZone: string;
  readonly #monday: number;
  /** Which working day of this week today is; a weekend comes after the fifth. */
  readonly #today: number;
  /** The Monday of the sprint that is under way. */
  readonly #fifth: number;

  /** `now`: milliseconds since 1970. */
  constructor(now: number, timeZone: string) {
    this.#now = now;
    this.#timeZone = timeZone;
    const today = Date.parse(`${dateThere(now, timeZone)}T00:00:00Z`) / dayMs;
    this.#monday = today - weekday(today);
    this.#today = Math.min(5, weekday(today));
    // Three working days of the fifth sprint at least are over, and some of it is left.
    this.#fifth = this.#monday - (this.#today < 3 ? 7 : 0);
  }

  at(when: When): number {
    const [from = '', n = '', time = ''] = when.split(' ');
    const which = (sprintNames as readonly string[]).indexOf(from);
    const day =
      which < 0 ? workday(this.#monday, this.#today - Number(n)) : workday(this.#mondayOf(which), Number(n));
    return instantThere(dateOf(day), time, this.#timeZone);
  }

  #mondayOf(which: number): number {
    return this.#fifth + 14 * (which - underWay);
  }

  /** The days of a sprint, two weeks each. */
  sprint(which: Which): SprintDays {
    const monday = this.#mondayOf(which);
    return { start: dateOf(monday), end: dateOf(workday(monday, 9)) };
  }

  /** The date so many working days from today on. */
  date(ahead: number): string {
    return dateOf(workday(this.#monday, Math.min(4, this.#today) + ahead));
  }

  /** When a clock was started that runs now: a while ago, unless the working day ended in between. */
  runningSince(dayEnd: string): number {
    const goesOn = (start: number) => runUntil(start, { timeZone: this.#timeZone, dayEnd }) > this.#now;
    const minutes = [50, 35, 20, 10, 5, 2].find((ago) => goesOn(this.#now - ago * minuteMs)) ?? 0;
    return this.#now - minutes * minuteMs;
  }
}
