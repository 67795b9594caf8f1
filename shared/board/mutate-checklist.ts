// The half-day rule: a small task becomes a line on another item's checklist instead of an item of its own.

import { isFinished } from '../finished.ts';
import type { ItemId, LineId } from '../ids.ts';
import { itemKeys, type Board } from './document.ts';
import { edit, refuse, type Act } from './edit.ts';
import { needKnown } from './mutate-item.ts';
import { writeLines } from './mutate-line.ts';
import { inheritWaits } from './mutate-waits.ts';
import { readKey } from './read-key.ts';
import { readColumns } from './read-records.ts';

/**
 * Puts a task onto the checklist of another item, in whichever backlog that stands: its title becomes a line, ticked
 * when the task was finished; of a story it is an acceptance criterion. The task is archived with all its words and
 * says where it went; what waits for it waits for the other item now. One step: undoing it brings the task back and
 * takes the line off. Should the other item be archived by somebody at the same time, the line is there when it comes
 * back, and the task can be brought back by itself.
 */
export function moveOntoChecklist(board: Board, act: Act, id: ItemId, target: ItemId): LineId {
  const item = needKnown(board, id);
  if (item.kind !== 'task') refuse('notAllowed', 'Only a task becomes a line of another item.');
  if (id === target) refuse('invalid', 'An item cannot stand on its own checklist.');
  const onto = needKnown(board, target);
  if (item.archived) refuse('notAllowed', 'This task is archived. Bring it back first.');
  if (onto.archived) {
    const key = readKey(board, target);
    refuse('notAllowed', `${key} is archived. Bring it back, or choose another item.`);
  }
  const text = (item.texts.title ?? '').trim() || readKey(board, id);
  const done = isFinished(item, readColumns(board));
  return edit(board, act, (change) => {
    const [line] = writeLines(board, change, act, target, [{ text, done }]);
    inheritWaits(board, change, id, target);
    change.log(target, 'tookOver', null, id);
    change.setItem(id, itemKeys.movedTo, { board: null, item: target });
    change.setItem(id, itemKeys.archived, { by: act.by, at: act.at });
    return line as LineId;
  });
}
