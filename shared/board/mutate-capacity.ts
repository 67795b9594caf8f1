// What a sprint's capacity and bar are made of, while it is planned: days off, own hours, focus factor, hours for each
// point. Starting the sprint freezes all of it.

import type { MemberId, SprintId } from '../ids.ts';
import { leastRate, mostRate, type Member, type Sprint } from '../records.ts';
import { resolveMember } from '../team.ts';
import { lastFigures, workingDays } from '../capacity.ts';
import type { Board } from './document.ts';
import { edit, refuse, together, type Act } from './edit.ts';
import { mostHoursADay } from './mutate-member.ts';
import { readCapacity, readMembers, readSprints } from './read-records.ts';
import { say } from './sprint-said.ts';

function needPlanned(board: Board, id: SprintId): Sprint {
  const sprint = readSprints(board).find((one) => one.id === id && !one.archived);
  if (!sprint) refuse('notFound', 'This sprint is not on the board.');
  if (sprint.started)
    refuse('notAllowed', `${sprint.name} has been started, so its capacity and its rate stay as they were.`);
  return sprint;
}

function needMember(board: Board, id: MemberId): Member {
  const members = readMembers(board);
  return members.get(resolveMember(members, id)) ?? refuse('notFound', 'This member is not on the board.');
}

/** An entry that was merged into this one says something too: taken back here alone, that would come to light again. */
function isSaidElsewhere(
  board: Board,
  sprint: SprintId,
  { id }: Member,
  field: 'daysOff' | 'hoursADay',
): boolean {
  const members = readMembers(board);
  return readCapacity(board).some(
    (entry) =>
      entry.sprint === sprint &&
      entry.member !== id &&
      entry[field] !== null &&
      resolveMember(members, entry.member) === id,
  );
}

function set(board: Board, act: Act, root: 'sprints' | 'capacity', key: string, to: unknown): void {
  edit(board, act, (change) => {
    say(board, change, act, root, key, to);
    change.set(root, key, to);
  });
}

/** Whole days and half ones. */
export const isDaysOff = (days: number): boolean => days >= 0 && Number.isInteger(days * 2);

/** Days, halves too, on which a member is not there. */
export function setDaysOff(board: Board, act: Act, sprint: SprintId, member: MemberId, days: number): void {
  const { start, end } = needPlanned(board, sprint);
  const person = needMember(board, member);
  const most = workingDays(start, end);
  if (!isDaysOff(days)) refuse('invalid', 'Days off are counted in whole and half days.');
  if (days > most)
    refuse(
      'invalid',
      most === 0 ? 'Give the sprint its days first.' : `The sprint has ${most} working days.`,
    );
  const isNone = days === 0 && !isSaidElsewhere(board, sprint, person, 'daysOff');
  set(board, act, 'capacity', `${sprint}/${person.id}/daysOff`, isNone ? undefined : days);
}

/** A member's hours of work on items a day in this sprint; null: those that the team list says. */
export function setHoursInSprint(
  board: Board,
  act: Act,
  sprint: SprintId,
  member: MemberId,
  hours: number | null,
): void {
  needPlanned(board, sprint);
  const person = needMember(board, member);
  if (hours !== null && !(hours >= 0 && hours <= mostHoursADay))
    refuse('invalid', `A day has 0 to ${mostHoursADay} hours.`);
  const own = isSaidElsewhere(board, sprint, person, 'hoursADay') ? person.hoursADay : undefined;
  set(board, act, 'capacity', `${sprint}/${person.id}/hoursADay`, hours ?? own);
}

/** The share of a day that goes into planned items: what meetings, support and surprises leave; above 0, up to 1. */
export function setFocusFactor(board: Board, act: Act, sprint: SprintId, factor: number): void {
  needPlanned(board, sprint);
  if (!(factor > 0 && factor <= 1)) refuse('invalid', 'A focus factor lies above 0 and is 1 at most.');
  set(board, act, 'sprints', `${sprint}/focusFactor`, factor);
}

/** Hours for each point, by which the sprint's plan is compared with its capacity. */
export function setRate(board: Board, act: Act, sprint: SprintId, rate: number): void {
  needPlanned(board, sprint);
  if (!(rate >= leastRate && rate <= mostRate))
    refuse('invalid', `A point takes ${leastRate} to ${mostRate} hours.`);
  set(board, act, 'sprints', `${sprint}/rate`, rate);
}

/** Takes over the focus factor, the rate and the hours a day of the sprint before, as one step. False: there is none. */
export function takeLastFigures(board: Board, act: Act, id: SprintId): boolean {
  needPlanned(board, id);
  const last = lastFigures(id, readSprints(board), readMembers(board), readCapacity(board));
  if (!last) return false;
  together(board, () => {
    setFocusFactor(board, act, id, last.focusFactor);
    setRate(board, act, id, last.rate);
    for (const [member, hours] of last.hoursADay) setHoursInSprint(board, act, id, member, hours);
  });
  return true;
}
