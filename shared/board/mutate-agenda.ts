// The agenda of the refinement meeting that is being prepared or goes on: what is on it, in which order, with how many
// minutes. Anybody on the team prepares it, before the meeting and during it. The first item put on it makes the meeting.

import { agendaStops } from '../agenda-rules.ts';
import { validMinutes } from '../clock-event.ts';
import type { ItemId, MeetingId } from '../ids.ts';
import { itemClock } from '../meeting-clock.ts';
import { entryOf, meetingId } from '../meetings.ts';
import { keysAt } from '../order-keys.ts';
import type { Meeting } from '../records.ts';
import type { Board } from './document.ts';
import { edit, refuse, type Act, type Edit } from './edit.ts';
import { readItem } from './read-item.ts';
import { meetingKeys, readMeetings, readOpenMeeting } from './read-meetings.ts';

/** The meeting that is being prepared or goes on; refuses where there is none. */
export const needMeeting = (board: Board): Meeting =>
  readOpenMeeting(board) ??
  refuse('notFound', 'No refinement meeting is prepared. Put an item on the agenda first.');

/** The open meeting's id, or that of the next one, which is made by what is written into it. */
export function meetingToPrepare(board: Board, change: Edit, act: Act): MeetingId {
  const open = readOpenMeeting(board);
  if (open) return open.id;
  const id = meetingId((readMeetings(board).at(-1)?.number ?? 0) + 1);
  change.record('meetings', `${id}/${meetingKeys.made}`, { at: act.at, by: act.by });
  return id;
}

/** Where a run of entries goes: behind this one; null: to the top; undefined: to the end. */
type Behind = ItemId | null | undefined;

/** Order keys for a run of entries behind one of those that stay. */
export function agendaKeys(
  meeting: Meeting | undefined,
  act: Act,
  moving: readonly ItemId[],
  behind: Behind,
): readonly string[] {
  const others = (meeting?.agenda ?? []).filter(({ item }) => !moving.includes(item));
  const at = others.findIndex(({ item }) => item === behind);
  const index = behind === null ? 0 : at < 0 ? others.length : at + 1;
  return keysAt(
    others.map(({ rank }) => rank),
    index,
    moving.length,
    act.random,
  );
}

/** Puts items on the agenda, in this order. Those that are on it already stay where they are. */
export function addToAgenda(board: Board, act: Act, items: readonly ItemId[], behind?: ItemId | null): void {
  const meeting = readOpenMeeting(board);
  const wanted = [...new Set(items)].filter((item) => !meeting || !entryOf(meeting, item));
  for (const id of wanted) {
    const item = readItem(board, id) ?? refuse('notFound', 'This item is not on the board.');
    const why = agendaStops(item);
    if (why !== null) refuse('notAllowed', why);
  }
  if (wanted.length === 0) {
    refuse(
      'invalid',
      items.length > 1 ? 'All of them are on the agenda already.' : 'It is on the agenda already.',
    );
  }
  const ranks = agendaKeys(meeting, act, wanted, behind);
  edit(board, act, (change) => {
    const id = meetingToPrepare(board, change, act);
    for (const [i, item] of wanted.entries())
      change.set('meetings', `${id}/${meetingKeys.agenda}${item}`, ranks[i]);
  });
}

/** Moves entries of the agenda behind another one, or to the top (null), in this order. */
export function moveOnAgenda(board: Board, act: Act, items: readonly ItemId[], behind: ItemId | null): void {
  const meeting = needMeeting(board);
  const moving = items.filter((item) => entryOf(meeting, item));
  if (moving.length === 0) refuse('notFound', 'This item is not on the agenda any more.');
  const ranks = agendaKeys(meeting, act, moving, behind);
  edit(board, act, (change) => {
    for (const [i, item] of moving.entries())
      change.set('meetings', `${meeting.id}/${meetingKeys.agenda}${item}`, ranks[i]);
  });
}

/** Takes an item off the agenda; what was voted and typed stays with the item. */
export function takeOffAgenda(board: Board, act: Act, item: ItemId): void {
  const meeting = needMeeting(board);
  if (!entryOf(meeting, item)) refuse('notFound', 'This item is not on the agenda any more.');
  if (meeting.startedAt !== null && meeting.current === item)
    refuse('notAllowed', 'It is being refined. Go to another item first.');
  edit(board, act, (change) =>
    change.set('meetings', `${meeting.id}/${meetingKeys.agenda}${item}`, undefined),
  );
}

/** Sets the minutes that the meeting gives an item, until its clock has been started; from then on minutes are added. */
export function giveMinutes(board: Board, act: Act, item: ItemId, minutes: number): void {
  const meeting = needMeeting(board);
  if (!entryOf(meeting, item)) refuse('notFound', 'This item is not on the agenda any more.');
  if (!validMinutes(minutes)) refuse('invalid', 'An item is given some seconds to 480 minutes.');
  if (itemClock(meeting, item, act.at).state !== 'waiting')
    refuse('notAllowed', 'Its clock has been started. Add minutes to it instead.');
  edit(board, act, (change) =>
    change.set('meetings', `${meeting.id}/${meetingKeys.minutes}${item}`, minutes),
  );
}
