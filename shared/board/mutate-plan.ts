// Epics, sprints and the board's own settings: the short changes that planning needs around the items.

import * as Y from 'yjs';
import { newId, type EpicId, type SprintId } from '../ids.ts';
import { keysAt } from '../order.ts';
import type { Settings } from '../records.ts';
import type { Board } from './document.ts';
import { edit, refuse, type Act, type Edit } from './edit.ts';
import { readEpics, readSprints } from './read-records.ts';
import { asDate } from './values.ts';

const longestName = 200;

function cleanName(what: string, name: string): string {
  const clean = name.trim();
  if (clean === '') refuse('invalid', `${what} needs a name.`);
  if (clean.length > longestName) refuse('invalid', `A name has at most ${longestName} characters.`);
  return clean;
}

export interface NewEpic {
  readonly name: string;
  readonly description: string;
  readonly sourceKey: string;
}

/** Writes epics behind the others, inside a transaction that is under way. */
export function writeEpics(board: Board, change: Edit, act: Act, made: readonly NewEpic[]): EpicId[] {
  const ranks = readEpics(board).map(({ rank }) => rank);
  const keys = keysAt(ranks, ranks.length, made.length, act.random);
  return made.map((epic, i) => {
    const id = newId('epic', act.random);
    change.record('epics', `${id}/name`, new Y.Text(epic.name));
    change.record('epics', `${id}/description`, new Y.Text(epic.description));
    change.record('epics', `${id}/rank`, keys[i]);
    if (epic.sourceKey !== '') change.record('epics', `${id}/sourceKey`, epic.sourceKey);
    return id;
  });
}

export function addEpic(board: Board, act: Act, name: string): EpicId {
  const clean = cleanName('An epic', name);
  return edit(board, act, (change) => {
    const [id] = writeEpics(board, change, act, [{ name: clean, description: '', sourceKey: '' }]);
    return id as EpicId;
  });
}

export interface NewSprint {
  readonly name: string;
  readonly start: string | null;
  readonly end: string | null;
}

/** Writes a sprint inside a transaction that is under way. */
export function writeSprint(change: Edit, act: Act, made: NewSprint): SprintId {
  const id = newId('sprint', act.random);
  change.record('sprints', `${id}/name`, made.name);
  change.record('sprints', `${id}/goal`, new Y.Text());
  if (made.start) change.record('sprints', `${id}/start`, made.start);
  if (made.end) change.record('sprints', `${id}/end`, made.end);
  return id;
}

export function addSprint(board: Board, act: Act, made: NewSprint): SprintId {
  const name = cleanName('A sprint', made.name);
  for (const date of [made.start, made.end]) {
    if (date !== null && asDate(date) === null)
      refuse('invalid', 'A sprint begins and ends on days, like 2026-11-22.');
  }
  if (made.start && made.end && made.end < made.start)
    refuse('invalid', 'A sprint cannot end before it begins.');
  return edit(board, act, (change) => writeSprint(change, act, { ...made, name }));
}

/** Starts a sprint and freezes its rate and capacity. Two starts offline: the earlier stands. Stands outside undo. */
export function startSprint(
  board: Board,
  act: Act,
  id: SprintId,
  frozen: { readonly rate: number; readonly capacityHours: number; readonly withoutSignOff: boolean },
): void {
  const sprint =
    readSprints(board).find((one) => one.id === id) ?? refuse('notFound', 'This sprint is not on the board.');
  if (sprint.started) refuse('notAllowed', 'This sprint has already been started.');
  const key = `${id}/started:${board.doc.clientID.toString(36)}`;
  edit(board, act, (change) => change.record('sprints', key, { at: act.at, by: act.by, ...frozen }));
}

/** Changes one of the board's settings. */
export function changeSetting<Name extends keyof Settings>(
  board: Board,
  act: Act,
  name: Name,
  value: Settings[Name],
): void {
  if (name === 'name') cleanName('A board', String(value));
  if (name === 'keyPrefix' && !/^[A-Za-z][A-Za-z0-9]{0,9}$/.test(String(value))) {
    refuse('invalid', 'A key begins with a letter and has at most 10 letters and digits.');
  }
  if (name === 'dayEnd' && !/^([01]\d|2[0-3]):[0-5]\d$/.test(String(value))) {
    refuse('invalid', 'The working day ends at a time like 18:00.');
  }
  edit(board, act, (change) => change.set('settings', name, name === 'name' ? String(value).trim() : value));
}
