// The example board made for tests, at any moment and in any time zone.

import * as Y from 'yjs';
import { openBoard, type Board } from '../../../shared/board/document.ts';
import { exportBoard, type ExportedBoard } from '../../../shared/board/export-board.ts';
import { beginBoard } from '../../../shared/board/new-board.ts';
import { exampleName } from '../../../shared/board-templates.ts';
import { fillExample } from '../../../shared/example/example-board.ts';
import type { Item } from '../../../shared/item.ts';
import { hourMs } from '../../../shared/time-box.ts';
import { monday, seeded } from '../../board-kit.ts';

export const now = monday + 2 * hourMs;

export interface Made {
  readonly board: Board;
  readonly doc: Y.Doc;
  readonly exported: ExportedBoard;
  readonly find: (title: string) => Item;
}

export function example(at = now, timeZone = 'Europe/Vienna', seed = 7): Made {
  const doc = new Y.Doc();
  doc.clientID = 7;
  const board = openBoard(doc);
  const act = { by: null, at, random: seeded(seed) };
  beginBoard(board, act, { name: exampleName, timeZone });
  fillExample(board, act);
  const exported = exportBoard(board);
  const find = (title: string) => {
    const found = exported.items.find((item) => item.texts.title?.includes(title));
    if (!found) throw new Error(`no item "${title}"`);
    return found;
  };
  return { board, doc, exported, find };
}

/** Each day of a week, early, in the middle, as the working day ends, late; in two places the clocks changed just before. */
export const zones = [
  ['UTC', '2026-11-20'],
  ['America/Los_Angeles', '2026-11-03'],
  ['Europe/Vienna', '2026-10-28'],
  ['Pacific/Kiritimati', '2026-11-20'],
] as const;

export const momentsOf = (from: string): readonly number[] =>
  [0, 1, 2, 3, 4, 5, 6].flatMap((day) =>
    [0, 10.4, 18, 23.9].map(
      (hour) => Date.parse(`${from}T00:00:00Z`) + day * 24 * hourMs + Math.round(hour * hourMs),
    ),
  );
