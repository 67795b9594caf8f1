// What somebody chose to see in the Plan view: kept for this tab, on a small screen which part, and which sprint; kept for
// this browser, which surprises of a merge were put away. A choice that cannot be kept or read is no loss.

import { parseId, type BoardId, type SprintId } from '../../shared/ids.ts';
import { asFields, asList, oneOf } from '../../shared/board/values.ts';
import type { Sprint } from '../../shared/records.ts';
import { openSprints } from '../../shared/sprints.ts';

export const planParts = ['product', 'technical', 'sprint'] as const;
export type PlanPart = (typeof planParts)[number];

export interface PlanChoices {
  readonly part: PlanPart;
  /** Null: none chosen, the next one is offered. */
  readonly sprint: SprintId | null;
}

/** The sprint that a plan shows: the chosen one, else the next one that is planned, else the one under way. */
export function plannedSprint(sprints: readonly Sprint[], chosen: SprintId | null): Sprint | undefined {
  const open = openSprints(sprints);
  return open.find(({ id }) => id === chosen) ?? open.find(({ started }) => !started) ?? open[0];
}

const keyOf = (board: BoardId) => `groundwork:plan:${board}`;

export function readChoices(board: BoardId): PlanChoices {
  let stored: unknown;
  try {
    stored = JSON.parse(sessionStorage.getItem(keyOf(board)) ?? 'null');
  } catch {
    stored = null; // storage may be forbidden, and anything may stand in it
  }
  const { part, sprint } = asFields(stored);
  return { part: oneOf(part, planParts, 'product'), sprint: parseId('sprint', sprint) ?? null };
}

export function keepChoices(board: BoardId, choices: PlanChoices): void {
  try {
    sessionStorage.setItem(keyOf(board), JSON.stringify(choices));
  } catch {
    // see readChoices
  }
}

/** Surprises of a merge that were put away on this device: of the latest ones. */
const mostPutAway = 400;
const putAwayKey = (board: BoardId) => `groundwork:plan-met:${board}`;

/** Keys of the surprises that somebody put away in this browser. */
export function readPutAway(board: BoardId): ReadonlySet<string> {
  let stored: unknown;
  try {
    stored = JSON.parse(localStorage.getItem(putAwayKey(board)) ?? 'null');
  } catch {
    stored = null; // see readChoices
  }
  return new Set(asList(stored).filter((key) => typeof key === 'string'));
}

export function putAway(board: BoardId, keys: readonly string[]): void {
  const all = [...new Set([...readPutAway(board), ...keys])].slice(-mostPutAway);
  try {
    localStorage.setItem(putAwayKey(board), JSON.stringify(all));
  } catch {
    // see readChoices
  }
}
