// The three sprints of the example board: one that has ended, one under way, one planned ahead.

import type { Act } from '../board/edit.ts';
import { addSprint, endSprint, planItems, setSprintGoal, startSprint } from '../board/mutate-sprint.ts';
import { readItem } from '../board/read-item.ts';
import { readColumns } from '../board/read-records.ts';
import { isFinished } from '../finished.ts';
import type { ExampleDays } from './days.ts';
import type { Script, Told } from './script.ts';

const goals = [
  'A guest can pay, and a broken change is known within minutes.',
  'A shopper who comes back pays without typing.',
  'A customer logs in once, and pays in two taps.',
] as const;

/** In the order in which the product owner wants them. */
const first = 'guest receipt basket repository sandbox review pipeline queue stock'.split(' ');
const second =
  'savedCard delivery address failed cent staging authentication logs credentials ledger tax addresses'.split(
    ' ',
  );
const third = 'login twoTaps seed restore broker health'.split(' ');

const plan = (told: Told, act: Act, names: readonly string[], which: number) =>
  planItems(
    told.board,
    act,
    names.map((name) => told.item(name)),
    told.sprint(which),
  );

/** Those of these items that are not finished. */
const unfinished = (told: Told, names: readonly string[]) => {
  const columns = readColumns(told.board);
  return names.filter((name) => {
    const item = readItem(told.board, told.item(name));
    return item !== undefined && !isFinished(item, columns);
  });
};

export function tellSprints(script: Script, days: ExampleDays): void {
  const made = ([0, 1, 2] as const).map((which) => ({ name: `Sprint ${which + 1}`, ...days.sprint(which) }));
  const add = (which: number) => (told: Told, act: Act) => {
    const sprint = made[which];
    if (!sprint) return;
    told.sprints.push(addSprint(told.board, act, sprint));
    setSprintGoal(told.board, act, told.sprint(which), goals[which] ?? '');
  };
  script.add(days.at('one -1 11:40'), 'maya', add(0));
  script.add(days.at('one -1 11:45'), 'maya', (told, act) => plan(told, act, first, 0));
  script.add(days.at('one 0 09:15'), 'tom', (told, act) => startSprint(told.board, act, told.sprint(0)));
  script.add(days.at('one 2 11:05'), 'lena', (told, act) => plan(told, act, ['oldCode'], 0));

  script.add(days.at('one 8 12:10'), 'maya', add(1));
  script.add(days.at('one 8 12:15'), 'maya', (told, act) => plan(told, act, second, 1));
  script.add(days.at('one 9 15:00'), 'tom', (told, act) => endSprint(told.board, act, told.sprint(0)));
  // What was not finished goes on in the next one.
  script.add(days.at('one 9 15:05'), 'tom', (told, act) => plan(told, act, unfinished(told, first), 1));
  script.add(days.at('two 0 09:15'), 'tom', (told, act) => startSprint(told.board, act, told.sprint(1)));

  script.add(days.at('ago 3 11:40'), 'maya', add(2));
  script.add(days.at('ago 3 11:45'), 'maya', (told, act) => plan(told, act, third, 2));
}
