// The first content of a new board: its name and its time zone, and nothing else. Columns are drawn from code until
// somebody edits them.

import * as Y from 'yjs';
import { openBoard, type Board } from './document.ts';
import { edit, type Act } from './edit.ts';

/** IANA name of the zone in which the team's working day ends; left out, the board's default holds. */
export interface NewBoard {
  readonly name: string;
  readonly timeZone?: string;
}

/** Begins a board. It stands outside undo: nobody takes back that there is a board. */
export function beginBoard(board: Board, act: Act, { name, timeZone }: NewBoard): void {
  edit(board, act, (change) => {
    change.record('settings', 'name', name.trim() || 'Untitled board');
    if (timeZone !== undefined) change.record('settings', 'timeZone', timeZone);
  });
}

/** One update that begins a new board. `at` is milliseconds since 1970. */
export function newBoardUpdate(name: string, at: number): Uint8Array {
  const doc = new Y.Doc();
  beginBoard(openBoard(doc), { by: null, at, random: () => 0.5 }, { name });
  return Y.encodeStateAsUpdate(doc);
}
