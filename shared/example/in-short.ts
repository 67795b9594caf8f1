// A short notation for what happened in the sprints that have ended: who and when in one word each, a line for a whole
// life. `jon one 3 09:30` is Jon, at that time.

import type { Time, When } from './days.ts';
import type { ExampleColumn } from './item.ts';
import type { Person } from './team.ts';

type Deed = `${Person} ${When}`;

const parts = (deed: string) => deed.split(' ') as [Person, string, string, string, string];

/** Who ticked, or agreed, one after the other. */
export const by = (...deeds: readonly Deed[]): readonly (readonly [Person, When])[] =>
  deeds.map((deed) => {
    const [person, sprint, day, time] = parts(deed);
    return [person, `${sprint} ${day} ${time}` as When];
  });

/** Moves across the columns: `jon one 3 09:30 doing`. */
export const moved = (
  ...moves: readonly `${Deed} ${ExampleColumn}`[]
): readonly (readonly [Person, When, ExampleColumn])[] =>
  moves.map((move) => {
    const [person, sprint, day, time, column] = parts(move);
    return [person, `${sprint} ${day} ${time}` as When, column as ExampleColumn];
  });

/** Runs of a clock, each within a day: `jon one 3 09:30-12:00`. */
export const ran = (...runs: readonly `${Deed}-${Time}`[]): readonly (readonly [Person, When, When])[] =>
  runs.map((run) => {
    const [person, sprint, day, times] = parts(run);
    const [from = '', to = ''] = times.split('-');
    return [person, `${sprint} ${day} ${from}` as When, `${sprint} ${day} ${to}` as When];
  });
