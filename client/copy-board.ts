// Makes a copy of a board under secrets of its own: the way out when an owner link got into wrong hands, or when the board
// has grown large. The new board is filled before it is shown; the old one stays as it is.

import { copyName, takeOver, type LeftBehind } from '../shared/board/take-over.ts';
import type { BoardSession } from './session.ts';

export interface CopiedBoard {
  readonly name: string;
  /** Pictures that have not arrived in this browser, and so are not on the copy. */
  readonly missing: number;
}

/** Fills the new board with what stands on the old one. `taken`: names of boards that this browser knows. */
export async function copyBoard(
  from: BoardSession,
  into: BoardSession,
  taken: readonly string[],
  leave: LeftBehind,
): Promise<CopiedBoard> {
  await into.loaded;
  const name = copyName(from.store.settings.name, taken);
  takeOver(into.store.board, into.act(), from.store.board, name, leave);
  let missing = 0;
  for (const { id, pictures } of into.store.items()) {
    for (const { hash } of pictures) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other: each may have 2 MB
      if (!(await takePicture(from, into, hash, id))) missing += 1;
    }
  }
  return { name, missing };
}

/** False where the picture is not in this browser, nor on the relay. */
async function takePicture(
  from: BoardSession,
  into: BoardSession,
  hash: string,
  item: Parameters<BoardSession['pictures']['prepare']>[1],
): Promise<boolean> {
  try {
    const file = await from.pictures.file(hash);
    return file !== undefined && (await into.pictures.prepare(file, item)).hash === hash;
  } catch {
    return false;
  }
}
