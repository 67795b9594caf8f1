// Everything readable on a board as one plain object, for the JSON file that people take out. Ids stay, so that links
// between records hold; what this version cannot read is not in it (the binary copy has it).

import type { ItemId } from '../ids.ts';
import type { Item } from '../item.ts';
import type {
  CapacityEntry,
  Column,
  Epic,
  Meeting,
  Member,
  Round,
  Settings,
  SignOff,
  Sprint,
  Vote,
} from '../records.ts';
import type { Board } from './document.ts';
import { readItem } from './read-item.ts';
import { readMeetings } from './read-meetings.ts';
import {
  readCapacity,
  readColumns,
  readEpics,
  readMembers,
  readSettings,
  readSignOffs,
  readSprints,
} from './read-records.ts';
import { readAllSizing } from './read-sizing.ts';

/** The version of the shape below; it grows when a field changes its meaning, not when one is added. */
export const exportVersion = 1;

export interface ExportedBoard {
  readonly groundwork: typeof exportVersion;
  readonly settings: Settings;
  readonly columns: readonly Column[];
  readonly members: readonly Member[];
  readonly epics: readonly Epic[];
  readonly sprints: readonly Sprint[];
  readonly capacity: readonly CapacityEntry[];
  readonly signOffs: readonly SignOff[];
  readonly meetings: readonly Meeting[];
  readonly rounds: readonly Round[];
  /** Those of revealed rounds only: a hidden vote stays hidden in a file, too. */
  readonly votes: readonly Vote[];
  /** In the order of the backlog, archived ones too. */
  readonly items: readonly Item[];
}

export function exportBoard(board: Board): ExportedBoard {
  const items = [...board.items.keys()].flatMap((id) => readItem(board, id as ItemId) ?? []);
  items.sort((a, b) => {
    if (a.place.backlogRank !== b.place.backlogRank)
      return a.place.backlogRank < b.place.backlogRank ? -1 : 1;
    return a.id < b.id ? -1 : 1;
  });
  const { rounds, votes } = readAllSizing(board);
  const revealed = new Set(
    rounds.filter(({ revealed: shown }) => shown !== null).map(({ item, number }) => `${item}/${number}`),
  );
  return {
    groundwork: exportVersion,
    settings: readSettings(board),
    columns: readColumns(board),
    members: [...readMembers(board).values()],
    epics: readEpics(board),
    sprints: readSprints(board),
    capacity: readCapacity(board),
    signOffs: readSignOffs(board),
    meetings: readMeetings(board),
    rounds,
    votes: votes.filter(({ item, round }) => revealed.has(`${item}/${round}`)),
    items,
  };
}
