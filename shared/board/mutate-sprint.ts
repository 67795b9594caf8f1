// Sprints: made, named, given a goal and days, started, ended, taken away again; and which items are planned for one.

import * as Y from 'yjs';
import { isTechnical, signedOf } from '../allocation.ts';
import { capacityOf } from '../capacity.ts';
import { isFinished } from '../finished.ts';
import { newId, type ColumnId, type ItemId, type SprintId } from '../ids.ts';
import { isKnown, type Item } from '../item.ts';
import { compareRanked } from '../order.ts';
import type { Sprint } from '../records.ts';
import { hoursOf } from '../weight.ts';
import { isReplacedUnseen, itemKeys, type Board } from './document.ts';
import { checkWritable, edit, needItem, outsideUndo, refuse, together, type Act, type Edit } from './edit.ts';
import { moveItem } from './mutate-place.ts';
import { smallestChange } from '../text-change.ts';
import { readItem, readPlace } from './read-item.ts';
import { readCapacity, readColumns, readMembers, readSignOffs, readSprints } from './read-records.ts';
import { itemsOfSprint } from './items-of-sprint.ts';
import { say } from './sprint-said.ts';
import { asDate } from './values.ts';

const longestName = 200;
const longestGoal = 500;

function cleanName(name: string): string {
  const clean = name.trim();
  if (clean === '') refuse('invalid', 'A sprint needs a name.');
  if (clean.length > longestName) refuse('invalid', `A name has at most ${longestName} characters.`);
  return clean;
}

/** Two people apart may have given one of them each. */
export const runsBackwards = ({ start, end }: Pick<Sprint, 'start' | 'end'>): boolean =>
  start !== null && end !== null && end < start;

function checkDates(start: string | null, end: string | null): void {
  for (const date of [start, end]) {
    if (date !== null && asDate(date) === null)
      refuse('invalid', 'A sprint begins and ends on days, like 2026-11-22.');
  }
  if (runsBackwards({ start, end })) refuse('invalid', 'A sprint cannot end before it begins.');
}

function needSprint(board: Board, id: SprintId): Sprint {
  return (
    readSprints(board).find((one) => one.id === id) ?? refuse('notFound', 'This sprint is not on the board.')
  );
}

export interface NewSprint {
  readonly name: string;
  /** ISO dates `2026-11-22`, or null. */
  readonly start: string | null;
  readonly end: string | null;
}

/** Writes a sprint inside a transaction that is under way. The importer calls it too. */
export function writeSprint(change: Edit, act: Act, made: NewSprint): SprintId {
  const id = newId('sprint', act.random);
  change.record('sprints', `${id}/name`, made.name);
  change.record('sprints', `${id}/goal`, new Y.Text());
  if (made.start) change.record('sprints', `${id}/start`, made.start);
  if (made.end) change.record('sprints', `${id}/end`, made.end);
  change.record('sprints', `${id}/made`, { at: act.at, by: act.by });
  return id;
}

export function addSprint(board: Board, act: Act, made: NewSprint): SprintId {
  const name = cleanName(made.name);
  checkDates(made.start, made.end);
  return edit(board, act, (change) => {
    const id = writeSprint(change, act, { ...made, name });
    change.addedRecord('sprints', id);
    return id;
  });
}

export function renameSprint(board: Board, act: Act, id: SprintId, name: string): void {
  needSprint(board, id);
  const clean = cleanName(name);
  edit(board, act, (change) => {
    say(board, change, act, 'sprints', `${id}/name`, clean);
    change.set('sprints', `${id}/name`, clean);
  });
}

/** Makes the goal read `goal` by the smallest change, so that words which somebody else puts in meanwhile stay. */
export function setSprintGoal(board: Board, act: Act, id: SprintId, goal: string): void {
  const { goal: before } = needSprint(board, id);
  const words = goal.replace(/\s*\n\s*/g, ' ');
  if (words.length > longestGoal && words.length > before.length)
    refuse('invalid', `A goal has at most ${longestGoal} characters.`);
  const splice = smallestChange(before, words);
  if (splice) edit(board, act, (change) => change.setWords('sprints', `${id}/goal`, words, splice));
}

/** Both days at once; null: not known yet. A sprint that ended keeps its days. */
export function setSprintDates(
  board: Board,
  act: Act,
  id: SprintId,
  { start, end }: { readonly start: string | null; readonly end: string | null },
): void {
  if (needSprint(board, id).ended) refuse('notAllowed', 'This sprint has ended, so its days stay.');
  checkDates(start, end);
  edit(board, act, (change) => {
    for (const [field, day] of [
      ['start', start],
      ['end', end],
    ] as const) {
      say(board, change, act, 'sprints', `${id}/${field}`, day);
      change.set('sprints', `${id}/${field}`, day ?? undefined);
    }
  });
}

/** Takes a planned sprint away; its items are in their backlogs again, and undo brings it back with all of them. */
export function archiveSprint(board: Board, act: Act, id: SprintId): void {
  if (needSprint(board, id).started) refuse('notAllowed', 'This sprint has been started, so it stays.');
  edit(board, act, (change) => change.set('sprints', `${id}/archived`, true));
}

/**
 * Starts a sprint and freezes its rate and capacity, and whether its technical allocation was signed off. Its items that
 * stand in no column come to the board's first one, since the Board is where work goes on. Two starts offline: the earlier
 * stands. Stands outside undo.
 */
export function startSprint(board: Board, act: Act, id: SprintId): void {
  const sprint = needSprint(board, id);
  if (sprint.started) refuse('notAllowed', 'This sprint has already been started.');
  if (sprint.ended) refuse('notAllowed', `${sprint.name} has already been ended.`);
  if (sprint.archived) refuse('notAllowed', `${sprint.name} was taken away.`);
  const items = itemsOfSprint(board, id);
  const signed = signedOf(sprint, items, readSignOffs(board));
  const frozen = {
    rate: sprint.rate,
    capacityHours: capacityOf(sprint, readMembers(board), readCapacity(board)).hours,
    withoutSignOff: items.some(isTechnical) && (signed === null || signed.isOutgrown),
  };
  const key = `${id}/started:${board.doc.clientID.toString(36)}`;
  outsideUndo(board, () => {
    edit(board, act, (change) => change.record('sprints', key, { at: act.at, by: act.by, ...frozen }));
    planItems(board, act, inBacklogOrder(items.filter(({ place }) => place.column === null)), id);
  });
}

/**
 * Ends a sprint that is under way and freezes what was in it, each with its size, its hours at the sprint's rate and
 * whether it was finished. What is unfinished stays where it is and can be planned again. Two ends offline: the earlier
 * stands. Stands outside undo.
 */
export function endSprint(board: Board, act: Act, id: SprintId): void {
  const { started, ended } = needSprint(board, id);
  if (!started) refuse('notAllowed', 'This sprint has not been started yet.');
  if (ended) refuse('notAllowed', 'This sprint has already been ended.');
  const columns = readColumns(board);
  const items = ([...board.items.keys()] as ItemId[]).flatMap((item) => {
    const found = readItem(board, item);
    if (!found || !isKnown(found) || found.archived || found.place.sprint !== id) return [];
    const points = found.kind === 'spike' ? null : found.points;
    const hours = hoursOf(found, started.rate);
    return { id: item, kind: found.kind, points, hours, finished: isFinished(found, columns) };
  });
  const key = `${id}/ended:${board.doc.clientID.toString(36)}`;
  edit(board, act, (change) => change.record('sprints', key, { at: act.at, by: act.by, items }));
}

/**
 * What a sprint that has ended left unfinished moves on to another sprint, or back to the backlogs (null), as one step: what
 * still stands in it and is not finished by now. Returns those items.
 */
export function carryOver(board: Board, act: Act, from: SprintId, to: SprintId | null): readonly ItemId[] {
  const { ended, name } = needSprint(board, from);
  if (!ended) refuse('notAllowed', `${name} goes on. End it, and what is unfinished can move on.`);
  const left = unfinishedIn(board, from);
  planItems(board, act, left, to);
  return left;
}

/** Ends a sprint and moves on what it left unfinished: where that cannot go there, it does not end. Returns what moved. */
export function endAndMoveOn(board: Board, act: Act, id: SprintId, to: SprintId | null): readonly ItemId[] {
  if (to === id) refuse('invalid', 'What is unfinished moves on to another sprint, or back to the backlogs.');
  checkPlan(board, unfinishedIn(board, id), to);
  endSprint(board, act, id);
  return carryOver(board, act, id, to);
}

function unfinishedIn(board: Board, sprint: SprintId): readonly ItemId[] {
  const columns = readColumns(board);
  return inBacklogOrder(itemsOfSprint(board, sprint).filter((item) => !isFinished(item, columns)));
}

const inBacklogOrder = (items: readonly Item[]): readonly ItemId[] =>
  items
    .map(({ id, place }) => ({ id, rank: place.backlogRank }))
    .sort(compareRanked)
    .map(({ id }) => id);

/** What stands in the way of planning these items for a sprint is refused; null: for none. */
function checkPlan(board: Board, ids: readonly ItemId[], sprint: SprintId | null): Sprint | null {
  checkWritable(board);
  const chosen = sprint === null ? null : needSprint(board, sprint);
  if (chosen?.ended || chosen?.archived)
    refuse('notAllowed', `${chosen.name} is over or was taken away. Choose another sprint.`);
  for (const id of ids)
    if (isReplacedUnseen(board, needItem(board, id), itemKeys.place))
      refuse('notAllowed', 'The place of an item has not arrived yet. Try again in a moment.');
  return chosen;
}

/** The new neighbours in the backlog's order, as they are seen; none: the order stays. */
export interface Neighbours {
  readonly after?: ItemId | null;
  readonly before?: ItemId | null;
}

/** Where an item of a sprint that goes on shows first: the first column whose items are not finished. */
export const firstColumn = (board: Board): ColumnId | undefined =>
  readColumns(board).find(({ archived, done }) => !archived && !done)?.id;

/**
 * Plans items for a sprint, or for none: one step. They stand between the neighbours in the order given. In a sprint that
 * has been started an item without a column gets the board's first one, since the Board is where work goes on; taken out
 * of a sprint an item stays in its column. All or nothing: what is refused changes nothing.
 */
export function planItems(
  board: Board,
  act: Act,
  ids: readonly ItemId[],
  sprint: SprintId | null,
  { after = null, before = null }: Neighbours = {},
): void {
  const moving = [...new Set(ids)];
  const chosen = checkPlan(board, moving, sprint);
  if (moving.some((id) => id === after || id === before))
    refuse('invalid', 'An item cannot stand beside itself.');
  const first = chosen?.started ? firstColumn(board) : undefined;
  together(board, () => {
    let neighbours: Neighbours = after === null && before === null ? {} : { after, before };
    const list = neighbours.after === undefined ? 'board' : 'backlog';
    for (const id of moving) {
      const { column } = readPlace(needItem(board, id).get(itemKeys.place));
      const enters = first !== undefined && column === null;
      moveItem(board, act, id, { sprint, list, ...(enters && { column: first }), ...neighbours });
      if (list === 'backlog') neighbours = { after: id, before };
    }
  });
}
