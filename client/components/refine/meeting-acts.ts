// What whoever leads a meeting does with its clock, each with the sentence that says it aloud: the same by key, by
// button, from the palette and from the alarm.

import type { Board } from '../../../shared/board/document.ts';
import type { Act } from '../../../shared/board/edit.ts';
import {
  addMeetingMinutes,
  goBack,
  moveOn,
  pauseMeetingClock,
  runMeetingClock,
} from '../../../shared/board/mutate-meeting.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { itemClock } from '../../../shared/meeting-clock.ts';
import { meetingUnderWay, nextEntry } from '../../../shared/meetings.ts';
import type { BoardSession } from '../../session.ts';
import type { Changes } from '../changes.ts';
import { AnnounceEvent } from '../events.ts';
import { FinishMeetingEvent } from './meeting-events.ts';

/** Makes the change and gives the sentence; refused as mutations are. */
export type MeetingAct = (board: Board, act: Act, session: BoardSession) => string;

const at = (session: BoardSession, id: ItemId, words: string): string => {
  const item = session.store.item(id);
  return item ? `${words} ${session.store.keyOf(item)}.` : '';
};

export const addMinutes =
  (minutes: number): MeetingAct =>
  (board, act) => {
    addMeetingMinutes(board, act, minutes);
    return minutes === 1 ? 'One minute more.' : `${minutes} minutes more.`;
  };

export const next: MeetingAct = (board, act, session) => {
  const item = moveOn(board, act);
  return item === null ? 'That was the last item. The clock is paused.' : at(session, item, 'On to');
};

export const previous: MeetingAct = (board, act, session) => at(session, goBack(board, act), 'Back to');

export const pauseOrGoOn: MeetingAct = (board, act, session) => {
  const meeting = meetingUnderWay(session.store.meetings);
  const runs = meeting?.current && itemClock(meeting, meeting.current, act.at).state === 'running';
  if (runs) pauseMeetingClock(board, act);
  else runMeetingClock(board, act);
  return runs ? 'The clock is paused.' : 'The clock goes on.';
};

/** True when nothing is left on the agenda but what the meeting is at: to go on is to finish. */
export function isLast({ store }: BoardSession): boolean {
  const meeting = meetingUnderWay(store.meetings);
  return meeting !== undefined && nextEntry(meeting) === undefined;
}

/** Asks whoever ends meetings. True when somebody took it on. */
export const wishToFinish = (send: (event: Event) => boolean): boolean => send(new FinishMeetingEvent());

/** What a button does: makes the change, says it, and asks for the end behind the last item. */
export async function carryOut(
  change: MeetingAct,
  { host, changes, session }: { host: EventTarget; changes: Changes; session: BoardSession },
): Promise<void> {
  const last = isLast(session);
  const said = await changes.make((board, act) => change(board, act, session));
  if (said === undefined) return;
  host.dispatchEvent(new AnnounceEvent(said));
  if (change === next && last) wishToFinish((event) => !host.dispatchEvent(event));
}
