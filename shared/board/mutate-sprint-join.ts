// Two sprints made one: two people who planned apart may both have made "Sprint 5".

import { workingDays } from '../capacity.ts';
import type { ItemId, SprintId } from '../ids.ts';
import type { Sprint } from '../records.ts';
import type { Board } from './document.ts';
import { checkWritable, refuse, together, type Act } from './edit.ts';
import { itemsOfSprint } from './items-of-sprint.ts';
import { setDaysOff, setHoursInSprint } from './mutate-capacity.ts';
import { archiveSprint, planItems, setSprintDates, setSprintGoal } from './mutate-sprint.ts';
import { readCapacity, readSprints } from './read-records.ts';

function needOpen(board: Board, id: SprintId): Sprint {
  const sprint = readSprints(board).find((one) => one.id === id);
  if (!sprint || sprint.archived) refuse('notFound', 'This sprint is not on the board.');
  if (sprint.ended) refuse('notAllowed', `${sprint.name} has ended, so it stays as it is.`);
  return sprint;
}

/**
 * Puts what is planned for one sprint into another, as one step, and takes the emptied one away. Of goal, days and days off
 * those of the other hold; what it has none of comes along. Its sign-offs stay with it: what came is not covered by those
 * of the other. Returns the items that came.
 */
export function joinSprints(board: Board, act: Act, from: SprintId, into: SprintId): readonly ItemId[] {
  checkWritable(board);
  const [emptied, kept] = [needOpen(board, from), needOpen(board, into)];
  if (from === into) refuse('invalid', 'A sprint cannot be put together with itself.');
  if (emptied.started) refuse('notAllowed', `${emptied.name} has been started, so it stays.`);
  const items = itemsOfSprint(board, from).map(({ id }) => id);
  const entries = readCapacity(board);
  return together(board, () => {
    if (kept.goal === '' && emptied.goal !== '') setSprintGoal(board, act, into, emptied.goal);
    if (kept.start === null && kept.end === null && (emptied.start ?? emptied.end) !== null)
      setSprintDates(board, act, into, emptied);
    if (!kept.started) takeDaysOff(board, act, entries, from, into);
    planItems(board, act, items, into);
    archiveSprint(board, act, from);
    return items;
  });
}

/** Days off and hours that were said of the one and not of the other. */
function takeDaysOff(
  board: Board,
  act: Act,
  entries: ReturnType<typeof readCapacity>,
  from: SprintId,
  into: SprintId,
): void {
  const said = new Set(entries.filter(({ sprint }) => sprint === into).map(({ member }) => member));
  const sprint = readSprints(board).find(({ id }) => id === into);
  for (const { member, daysOff, hoursADay } of entries.filter((entry) => entry.sprint === from)) {
    if (said.has(member)) continue;
    if (daysOff > 0 && daysOff <= workingDays(sprint?.start ?? null, sprint?.end ?? null))
      setDaysOff(board, act, into, member, daysOff);
    if (hoursADay !== null) setHoursInSprint(board, act, into, member, hoursADay);
  }
}
