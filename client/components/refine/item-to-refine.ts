// Which item Refine shows, and which one comes before or after it: the one place where that is decided.

import { isFinished } from '../../../shared/finished.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { entryOf, openMeeting } from '../../../shared/meetings.ts';
import { missingForReady } from '../../../shared/ready.ts';
import type { BoardSession } from '../../session.ts';
import { backlogTopic } from '../../store/board-store.ts';
import { readyContext } from '../readiness.ts';

interface Shown {
  /** The one that the address names. */
  readonly opened: ItemId | null;
  /** The one that was shown until now. */
  readonly shown: ItemId | null;
}

/**
 * What the address names; else what the meeting is at, or comes to first; else what was shown until now, also once it is
 * ready, so that nobody's words are taken away while they write; else the first item that is not ready.
 */
export function itemToRefine({ opened, shown }: Shown, session: BoardSession): ItemId | null {
  if (opened !== null) return opened;
  const meeting = openMeeting(session.store.meetings);
  if (meeting && meeting.current !== null && meeting.startedAt !== null) return meeting.current;
  const item = shown === null ? undefined : session.store.item(shown);
  if (item && !item.archived) return item.id;
  const first = meeting?.agenda.find(({ done }) => !done)?.item;
  return first ?? inOrder(session).find((id) => needsWork(id, session)) ?? null;
}

/**
 * The next item of the agenda where this one is on it, else the next that is not ready; or the one before (`by` -1). Null
 * where there is none.
 */
export function nextToRefine(from: ItemId | null, by: 1 | -1, session: BoardSession): ItemId | null {
  const meeting = openMeeting(session.store.meetings);
  if (meeting && entryOf(meeting, from)) {
    const at = meeting.agenda.findIndex(({ item }) => item === from);
    return meeting.agenda[at + by]?.item ?? null;
  }
  const order = inOrder(session);
  const at = from === null ? -1 : order.indexOf(from);
  const rest = by === 1 ? order.slice(at + 1) : order.slice(0, Math.max(0, at)).toReversed();
  return rest.find((id) => needsWork(id, session)) ?? null;
}

/** Both backlogs, one after the other. */
const inOrder = ({ store }: BoardSession): readonly ItemId[] => [
  ...store.list(backlogTopic('product')),
  ...store.list(backlogTopic('technical')),
];

function needsWork(id: ItemId, session: BoardSession): boolean {
  const item = session.store.item(id);
  if (!item || isFinished(item, session.store.columns)) return false;
  return missingForReady(item, readyContext(session)).length > 0;
}
