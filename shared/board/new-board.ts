// The first content of a new board: its name, and nothing else. Columns are drawn from code until somebody edits them.

import * as Y from 'yjs';
import { openBoard } from './document.ts';
import { changeSetting } from './mutate-plan.ts';

/** One update that names a new board. `at` is milliseconds since 1970. */
export function newBoardUpdate(name: string, at: number): Uint8Array {
  const doc = new Y.Doc();
  const board = openBoard(doc);
  changeSetting(board, { by: null, at, random: () => 0.5 }, 'name', name.trim() || 'Untitled board');
  return Y.encodeStateAsUpdate(doc);
}
