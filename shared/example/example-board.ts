// The example board: an invented team in the middle of its fifth sprint, with every kind of item at its best, and four
// sprints behind it in which features came to go faster than the groundwork. It is made through the mutations, in the
// names of those who would have made each change, at times before now.

import type { Board } from '../board/document.ts';
import { outsideUndo, type Act } from '../board/edit.ts';
import { limitColumn } from '../board/mutate-column.ts';
import { addEpic, describeEpic } from '../board/mutate-epic.ts';
import { addMember, setRoles, setWorksOnItems } from '../board/mutate-member.ts';
import { markTechnicalSeen } from '../board/mutate-seen.ts';
import { foundationsName } from '../board/mutate-template.ts';
import { readSettings } from '../board/read-records.ts';
import type { ColumnId } from '../ids.ts';
import { bugs } from './bugs.ts';
import { ExampleDays, type Which } from './days.ts';
import { sprintFour } from './earlier-four.ts';
import { sprintOne } from './earlier-one.ts';
import { sprintThree } from './earlier-three.ts';
import { sprintTwo } from './earlier-two.ts';
import type { ExampleEpic } from './item.ts';
import { meetings } from './meetings.ts';
import { Script } from './script.ts';
import { spikes } from './spikes.ts';
import { sprints } from './sprints.ts';
import { stories } from './stories.ts';
import { tasks } from './tasks.ts';
import { isEngineer, people, team } from './team.ts';
import { tellItem } from './tell-item.ts';
import { tellMeeting } from './tell-meeting.ts';
import { tellSprint } from './tell-sprint.ts';
import { upcoming } from './upcoming.ts';

const epics: Readonly<Record<ExampleEpic, readonly [name: string, description: string]>> = {
  foundations: [
    foundationsName,
    'What the product stands on before the features can go fast: access, agreements, environments, the pipeline, and what has to be found out first.',
  ],
  taps: [
    'Pay without typing',
    'From the basket to “paid” in ten seconds for somebody who comes back, and without an account for somebody who does not.',
  ],
  login: [
    'One login',
    'One login for the shop and the support pages. What it costs, and with whom, is being found out.',
  ],
  delivery: ['A date one can rely on', 'No date is promised that the warehouses cannot keep.'],
  after: [
    'After the order',
    'Whoever has ordered sees where it is, and sends it back, without calling anybody.',
  ],
};

const earlier = [...sprintOne, ...sprintTwo, ...sprintThree, ...sprintFour];
/** What the team wrote. Keys are given by the time of making. */
const items = [...earlier, ...stories, ...bugs, ...tasks, ...spikes, ...upcoming];

/** Fills a new board. `act` is whose press makes it, and when; nothing on the board is done by them. */
export function fillExample(board: Board, { at: now, random }: Act): void {
  const { timeZone } = readSettings(board);
  const days = new ExampleDays(now, timeZone);
  const script = new Script();
  for (const [at, person] of people.entries()) {
    const { name, roles } = team[person];
    script.add(days.at('one -4 09:00') + at * 120_000, null, (told, act) => {
      const id = addMember(board, act, name);
      told.joined(person, id);
      setRoles(board, { ...act, by: id }, id, roles);
      if (!isEngineer(person)) setWorksOnItems(board, { ...act, by: id }, id, false);
    });
  }
  script.add(days.at('one -4 10:00'), 'tom', (_told, act) =>
    limitColumn(board, act, 'cDoing' as ColumnId, 5),
  );
  for (const [epic, [name, description]] of Object.entries(epics) as [
    ExampleEpic,
    readonly [string, string],
  ][])
    script.add(days.at('one -4 10:30'), 'maya', (told, act) => {
      const id = addEpic(board, act, name);
      describeEpic(board, act, id, description);
      told.epics.set(epic, id);
    });
  for (const item of items) tellItem(script, days, item);
  for (const [which, sprint] of sprints.entries()) tellSprint(script, days, sprint, which as Which);
  for (const meeting of meetings) tellMeeting(script, days, meeting);
  script.add(days.at('five 0 10:40'), 'maya', (_told, act) => markTechnicalSeen(board, act));
  script.add(days.at('ago 1 09:10'), 'noor', (_told, act) => markTechnicalSeen(board, act));
  outsideUndo(board, () => script.play(board, random));
}
