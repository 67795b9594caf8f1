// How somebody wants to see this board, kept in this browser: the lanes, how much a card shows, which lanes are folded,
// whether items without a column have a list in front. A choice that cannot be kept or read is no loss.

import { asFields, asFlag, asList, oneOf } from '../../shared/board/values.ts';
import type { BoardId } from '../../shared/ids.ts';
import { laneChoices, type LaneBy } from '../store/board-lanes.ts';

/** How much a card shows. */
export const densities = ['compact', 'normal', 'detailed'] as const;
export type Density = (typeof densities)[number];

export interface BoardChoices {
  readonly lanes: LaneBy;
  readonly density: Density;
  readonly waiting: boolean;
  /** Keys of the lanes that are folded. */
  readonly folded: readonly string[];
}

const mostFolded = 200;
const keyOf = (board: BoardId) => `groundwork:board:${board}`;

export function readBoardChoices(board: BoardId): BoardChoices {
  let stored: unknown;
  try {
    stored = JSON.parse(localStorage.getItem(keyOf(board)) ?? 'null');
  } catch {
    stored = null; // storage may be forbidden, and anything may stand in it
  }
  const { lanes, density, waiting, folded } = asFields(stored);
  return {
    lanes: oneOf(lanes, laneChoices, 'backlog'),
    density: oneOf(density, densities, 'normal'),
    waiting: asFlag(waiting),
    folded: asList(folded)
      .filter((key) => typeof key === 'string')
      .slice(0, mostFolded),
  };
}

export function keepBoardChoices(board: BoardId, choices: BoardChoices): void {
  try {
    localStorage.setItem(keyOf(board), JSON.stringify(choices));
  } catch {
    // see readBoardChoices
  }
}
