// Two sprints made one: two people who planned apart may both have made "Sprint 5".

import { workingDays } from '../capacity.ts';
import type { ItemId, SprintId } from '../ids.ts';
import type { CapacityEntry, Sprint } from '../records.ts';
import { resolveMember } from '../team.ts';
import { smallestChange } from '../text-change.ts';
import type { Board } from './document.ts';
import { checkWritable, edit, refuse, together, type Act } from './edit.ts';
import { itemsOfSprint } from './items-of-sprint.ts';
import { isDaysOff, setDaysOff, setHoursInSprint } from './mutate-capacity.ts';
import { archiveSprint, planItems, runsBackwards, setSprintDates } from './mutate-sprint.ts';
import { readCapacity, readMembers, readSprints } from './read-records.ts';

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
    if (kept.goal === '') takeGoal(board, act, emptied.goal, into);
    const hasDays = (emptied.start ?? emptied.end) !== null && !runsBackwards(emptied);
    if (kept.start === null && kept.end === null && hasDays) setSprintDates(board, act, into, emptied);
    if (!kept.started) takeDaysOff(board, act, entries, from, into);
    planItems(board, act, items, into);
    archiveSprint(board, act, from);
    return items;
  });
}

/** Whole: one that came together from two may be longer than anybody may type. */
function takeGoal(board: Board, act: Act, goal: string, into: SprintId): void {
  const splice = smallestChange('', goal);
  if (splice) edit(board, act, (change) => change.setWords('sprints', `${into}/goal`, goal, splice));
}

/** Days off and hours that were said of the one and not of the other. */
function takeDaysOff(
  board: Board,
  act: Act,
  entries: readonly CapacityEntry[],
  from: SprintId,
  into: SprintId,
): void {
  const members = readMembers(board);
  const person = ({ member }: CapacityEntry) => resolveMember(members, member);
  const said = new Set(entries.filter(({ sprint }) => sprint === into).map(person));
  const sprint = readSprints(board).find(({ id }) => id === into);
  const most = workingDays(sprint?.start ?? null, sprint?.end ?? null);
  for (const entry of entries.filter((one) => one.sprint === from)) {
    if (said.has(person(entry)) || !members.has(person(entry))) continue;
    const { member, daysOff, hoursADay } = entry;
    if (daysOff !== null && isDaysOff(daysOff) && daysOff <= most)
      setDaysOff(board, act, into, member, daysOff);
    if (hoursADay !== null) setHoursInSprint(board, act, into, member, hoursADay);
  }
}
