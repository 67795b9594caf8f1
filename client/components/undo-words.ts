// What undo and redo did, in a sentence: what is as it was again, or of what a part went back.

import type { Undone } from '../../shared/board/undo.ts';
import type { BoardStore } from '../store/board-store.ts';
import { turnedItems } from './turned-items.ts';
import { turnedRecords } from './turned-records.ts';

export function undoneWords(undone: Undone | undefined, back: boolean, store: BoardStore): string {
  if (!undone) return back ? 'There is nothing of yours to undo.' : 'There is nothing to redo.';
  if (undone.back === 0 && undone.replaced === 0) return 'Nothing was left to change.';
  if (undone.back === 0) return 'Somebody changed it since, so it stays.';
  const what =
    turnedItems(undone.changes, back ? ' again' : '', store) ?? turnedRecords(undone.changes, store);
  const words = `${back ? 'Undone' : 'Done again'}${what === undefined ? '' : `: ${what}`}.`;
  return undone.replaced === 0 ? words : `${words} What somebody changed since stays.`;
}
