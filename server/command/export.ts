// `groundwork export`: the whole board behind a link as JSON.

import { rename, writeFile } from 'node:fs/promises';
import { openBoard } from '../../shared/board/document.ts';
import { exportBoard } from '../../shared/board/export-board.ts';
import { OpenBoard } from './board-link.ts';
import { Failure } from './failure.ts';

export interface ExportOptions {
  readonly link: string;
  /** A file instead of stdout. */
  readonly out?: string;
}

export async function exportCommand({ link, out }: ExportOptions): Promise<void> {
  const board = await OpenBoard.open(link);
  board.close();
  const text = `${JSON.stringify(exportBoard(openBoard(board.doc)), null, 2)}\n`;
  if (out === undefined) {
    process.stdout.write(text);
    return;
  }
  // Whole or not at all: an older export of that name is replaced by a finished one.
  const unfinished = `${out}.${process.pid}.part`;
  try {
    await writeFile(unfinished, text);
    await rename(unfinished, out);
  } catch (error) {
    throw new Failure(`${out} cannot be written: ${(error as Error).message}.`);
  }
}
