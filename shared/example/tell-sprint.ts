// Puts the life of one sprint of the example board into the script: made, planned, signed off, started, ended.

import type { Act } from '../board/edit.ts';
import { setDaysOff } from '../board/mutate-capacity.ts';
import { signOff } from '../board/mutate-sign-off.ts';
import {
  addSprint,
  carryOver,
  endSprint,
  planItems,
  setSprintGoal,
  startSprint,
} from '../board/mutate-sprint.ts';
import type { SprintId } from '../ids.ts';
import type { ExampleDays, When, Which } from './days.ts';
import type { Script, Told } from './script.ts';
import type { ExampleSprint } from './sprints.ts';
import type { Person } from './team.ts';

const minuteMs = 60_000;

export function tellSprint(script: Script, days: ExampleDays, sprint: ExampleSprint, which: Which): void {
  const {
    goal,
    planned,
    features,
    groundwork,
    daysOff = [],
    added = [],
    signed = [],
    started,
    ended,
  } = sprint;
  const tellAt = (by: Person, at: number, deed: (told: Told, act: Act, id: SprintId) => void) =>
    script.add(at, by, (told, act) => deed(told, act, told.sprint(which)));
  const tell = (by: Person, when: When, deed: (told: Told, act: Act, id: SprintId) => void) =>
    tellAt(by, days.at(when), deed);
  const plan = (told: Told, act: Act, id: SprintId, names: readonly string[]) =>
    planItems(
      told.board,
      act,
      names.map((name) => told.item(name)),
      id,
    );

  const items = [...features.split(' '), ...groundwork.split(' ')];
  const made = { name: `Sprint ${which + 1}`, ...days.sprint(which) };
  script.add(days.at(planned), 'maya', (told, act) => {
    const id = addSprint(told.board, act, made);
    told.sprints.push(id);
    setSprintGoal(told.board, act, id, goal);
  });
  tellAt('maya', days.at(planned) + 5 * minuteMs, (told, act, id) => plan(told, act, id, items));
  for (const [person, off] of daysOff)
    tellAt(person, days.at(planned) + 10 * minuteMs, (told, act, id) =>
      setDaysOff(told.board, act, id, told.member(person), off),
    );
  for (const [by, when, name] of added) tell(by, when, (told, act, id) => plan(told, act, id, [name]));
  for (const [by, when] of signed) tell(by, when, (told, act, id) => signOff(told.board, act, id));
  if (started) tell(...started, (told, act, id) => startSprint(told.board, act, id));
  if (!ended) return;
  const [by, when] = ended;
  tell(by, when, (told, act, id) => endSprint(told.board, act, id));
  tellAt(by, days.at(when) + 5 * minuteMs, (told, act, id) =>
    carryOver(told.board, act, id, told.sprint(which + 1)),
  );
}
