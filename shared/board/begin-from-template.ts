// The first content of a board that begins from a template: columns of its own, the Foundations epic, first items.
// Nobody made them, so nobody is asked why no engineer did; undo does not take back what a board began with.

import { boardTemplates, type BoardTemplateName, type TemplateItem } from '../board-templates.ts';
import type { ColumnId, ItemId } from '../ids.ts';
import { compareRanked } from '../order.ts';
import { itemKeys, type Board } from './document.ts';
import { edit, outsideUndo, type Act, type Edit } from './edit.ts';
import { limitColumn, writeColumns } from './mutate-column.ts';
import { writeNewItem } from './mutate-item.ts';
import { writeLines } from './mutate-line.ts';
import { moveItem } from './mutate-place.ts';
import { addFoundations } from './mutate-template.ts';
import { readPlace } from './read-item.ts';
import { readColumns } from './read-records.ts';

/** Fills a board on which nobody has done anything yet. */
export function beginFromTemplate(board: Board, act: Act, name: BoardTemplateName): void {
  const { columns, foundations, items } = boardTemplates[name];
  outsideUndo(board, () => {
    if (columns.length > 0) {
      const ids = edit(board, act, (change) => {
        change.set('settings', 'ownColumns', true);
        const made = columns.map(({ name: column, done = false }) => ({
          name: column,
          done,
          archived: false,
        }));
        return writeColumns(board, change, act, made);
      });
      for (const [at, { limit }] of columns.entries()) {
        const id = ids[at];
        if (id && limit !== undefined) limitColumn(board, act, id, limit);
      }
    }
    if (foundations) addFoundations(board, act);
    edit(board, act, (change) => writeItems(board, change, act, items));
    const column = readColumns(board).find(({ archived, done }) => !archived && !done)?.id;
    if (column) standIn(board, act, column);
  });
}

/** All items in the first column: a board that begins with something shows it at first sight. */
function standIn(board: Board, act: Act, column: ColumnId): void {
  const ids = [...board.items.keys()] as ItemId[];
  const ranked = ids.map((id) => ({
    id,
    rank: readPlace(board.items.get(id)?.get(itemKeys.place)).backlogRank,
  }));
  for (const { id } of ranked.sort(compareRanked)) moveItem(board, act, id, { column });
}

function writeItems(board: Board, change: Edit, act: Act, items: readonly TemplateItem[]): void {
  const ids = new Map<string, ItemId>();
  for (const { kind, title, texts, lines, gain, output, waitsFor } of items) {
    const other = waitsFor === undefined ? undefined : ids.get(waitsFor);
    const fields = {
      ...(gain && { [itemKeys.gain]: gain }),
      ...(output && { [itemKeys.output]: output }),
      ...(other && { [itemKeys.blockedBy + other]: true }),
    };
    const id = writeNewItem(board, change, act, { kind, title, texts, fields });
    writeLines(
      board,
      change,
      act,
      id,
      lines.map((text) => ({ text, done: false })),
    );
    ids.set(title, id);
  }
}
