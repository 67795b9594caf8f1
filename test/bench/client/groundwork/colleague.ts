// A colleague on a Groundwork board: changes go through the same mutations as in a browser, and over the same wire.

import { openBoard } from '../../../../shared/board/document.ts';
import { moveItem } from '../../../../shared/board/mutate-place.ts';
import { findText, typeText } from '../../../../shared/board/mutate-text.ts';
import type { BoardId, ColumnId, ItemId } from '../../../../shared/ids.ts';
import type { Colleague } from '../subject.ts';
import { WallClockRoom } from '../wall-clock-room.ts';

export interface Joining {
  readonly board: BoardId;
  /** How the relay is told that this link may write. */
  readonly protocol: string;
  readonly columns: readonly ColumnId[];
}

export async function joinBoard(origin: string, joining: Joining): Promise<Colleague> {
  const url = `${origin.replace(/^http/, 'ws')}/sync`;
  const room = await WallClockRoom.join(url, joining.board, ['yjs', joining.protocol]);
  const board = openBoard(room.doc);
  const act = () => ({ by: null, at: Date.now(), random: Math.random });
  const titleRef = (item: string) => ({ item: item as ItemId, field: 'title' as const });
  // oxlint-disable-next-line typescript/no-base-to-string -- Y.Text has its own toString
  const titleOf = (item: string) => findText(board, titleRef(item))?.toString() ?? '';
  return {
    rename: (item, title) =>
      room.change(() => {
        const all = { at: 0, remove: titleOf(item).length, insert: title };
        typeText(board, act(), titleRef(item), [all]);
      }),
    move: (item, column) =>
      room.change(() => {
        const to = { column: joining.columns[column] ?? null, after: null };
        moveItem(board, act(), item as ItemId, to, 'The bench moves it.');
      }),
    hears: (all, patienceMs) => room.when(() => all(titleOf), patienceMs),
    leave: () => room.leave(),
  };
}
