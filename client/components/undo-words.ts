// What undo and redo did, in a sentence.

import type { Undone } from '../../shared/board/undo.ts';

export function undoneWords(undone: Undone | undefined, back: boolean): string {
  const what = back ? 'Undone' : 'Done again';
  if (!undone) return back ? 'There is nothing of yours to undo.' : 'There is nothing to do again.';
  if (undone.replaced === 0) return undone.back === 0 ? 'Nothing was left to change.' : `${what}.`;
  if (undone.back === 0) return 'Somebody changed it since, so it stays.';
  return `${what}, except what somebody changed since: that stays.`;
}
