// Which sprints can be planned, and what the next one is called and when it is: offered, never set.

import type { Sprint } from './records.ts';

/** Sprints that are planned or under way, in their order. */
export const openSprints = (sprints: readonly Sprint[]): readonly Sprint[] =>
  sprints.filter(({ ended, archived }) => !ended && !archived);

/** The sprint that is under way: the first that was started and has not ended. */
export const activeSprint = (sprints: readonly Sprint[]): Sprint | undefined =>
  openSprints(sprints).find(({ started }) => started !== null);

/** "Sprint 4" after "Sprint 3": the last number of the name goes up by one, and keeps its zeros. */
export function nextName(name: string): string {
  const [, before = '', digits = '', after = ''] = /^(.*?)(\d{1,9})(\D*)$/s.exec(name) ?? [];
  if (digits === '') return `${name} 2`;
  return `${before}${String(Number(digits) + 1).padStart(digits.length, '0')}${after}`;
}

const dayMs = 86_400_000;
const dayOf = (date: string) => Date.parse(`${date}T00:00:00Z`);
const dateOf = (day: number) => new Date(day).toISOString().slice(0, 10);
/** 0 for Sunday to 6 for Saturday. */
const weekday = (day: number) => new Date(day).getUTCDay();

/** This day, or the Monday after a weekend. */
function workday(day: number): number {
  const late = { 0: 1, 6: 2 }[weekday(day)] ?? 0;
  return day + late * dayMs;
}

/** This day, or the Friday before a weekend. */
function workdayBefore(day: number): number {
  const early = { 0: 2, 6: 1 }[weekday(day)] ?? 0;
  return day - early * dayMs;
}

/** Two sprints of one name are told apart by nobody. */
function freeName(wanted: string, made: readonly Sprint[]): string {
  let name = wanted;
  while (made.some((one) => one.name === name)) name = nextName(name);
  return name;
}

/**
 * The last day of a sprint whose first day was moved: past the last one, the sprint keeps its length; else it stays.
 * Dates are ISO, `2026-11-22`; null: none.
 */
export function endAfterMove(
  { start, end }: Pick<Sprint, 'start' | 'end'>,
  newStart: string | null,
): string | null {
  if (start === null || end === null || newStart === null || newStart <= end) return end;
  return dateOf(dayOf(newStart) + dayOf(end) - dayOf(start));
}

export interface Offer {
  readonly name: string;
  /** ISO dates `2026-11-22`. */
  readonly start: string;
  readonly end: string;
}

/**
 * What a new sprint could be: the next number, from the first working day after the last sprint's end, for two weeks.
 * Without a sprint before it, or when that ended before today, it begins on the next Monday (today, on a Monday).
 * `today`: ISO date in the board's time zone.
 */
export function nextSprint(sprints: readonly Sprint[], today: string): Offer {
  const made = sprints.filter(({ archived }) => !archived);
  const last = made.at(-1);
  const ends = made.flatMap(({ end }) => end ?? []).sort();
  const after = ends.at(-1);
  const now = dayOf(today);
  const monday = now + ((8 - weekday(now)) % 7) * dayMs;
  const start = after !== undefined && after >= today ? workday(dayOf(after) + dayMs) : monday;
  return {
    name: freeName(last ? nextName(last.name) : 'Sprint 1', made),
    start: dateOf(start),
    end: dateOf(workdayBefore(start + 13 * dayMs)),
  };
}
