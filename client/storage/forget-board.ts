// "Forget this board on this device": deletes its database. The caller has closed its own log first, told the other
// tabs, and offered an export when something waits for the relay.

import type { BoardId } from '../../shared/ids.ts';
import { boardDatabase } from './log-record.ts';

/** `blocked`: another tab holds it open; the browser deletes it as soon as that tab closes. */
export type Forgotten = 'forgotten' | 'blocked' | 'failed';

export function forgetBoard(boardId: BoardId, waitMs = 3_000): Promise<Forgotten> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.deleteDatabase(boardDatabase(boardId));
      const timer = setTimeout(() => resolve('blocked'), waitMs);
      const done = (how: Forgotten) => () => {
        clearTimeout(timer);
        if (how === 'forgotten') forgetChoices(boardId);
        resolve(how);
      };
      request.addEventListener('success', done('forgotten'));
      request.addEventListener('error', done('failed'));
    } catch {
      resolve('failed');
    }
  });
}

/** What somebody chose to see of it, and what stands beside its copy: the names of these end with the board's id. */
function forgetChoices(boardId: BoardId): void {
  for (const name of ['localStorage', 'sessionStorage'] as const) {
    try {
      const shelf = globalThis[name];
      for (const key of Object.keys(shelf)) if (key.endsWith(`:${boardId}`)) shelf.removeItem(key);
    } catch {
      // A browser that keeps nothing has nothing to forget.
    }
  }
}
