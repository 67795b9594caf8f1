// Whether an item stands on the agenda of the meeting that is being prepared or goes on.

import type { ItemId } from '../../shared/ids.ts';
import { entryOf, openMeeting } from '../../shared/meetings.ts';
import type { BoardStore } from '../store/board-store.ts';

export function isOnAgenda(store: BoardStore, item: ItemId): boolean {
  const meeting = openMeeting(store.meetings);
  return meeting !== undefined && entryOf(meeting, item) !== undefined;
}
