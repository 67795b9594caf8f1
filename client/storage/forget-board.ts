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
        resolve(how);
      };
      request.addEventListener('success', done('forgotten'));
      request.addEventListener('error', done('failed'));
    } catch {
      resolve('failed');
    }
  });
}
