// A meeting that goes on at one desk: Maya leads it through three items, and the clock is set by hand.

import { startMeeting } from '../../../shared/board/mutate-meeting.ts';
import { addToAgenda } from '../../../shared/board/mutate-agenda.ts';
import type { ItemId, MemberId } from '../../../shared/ids.ts';
import { itemClock } from '../../../shared/meeting-clock.ts';
import { openMeeting, type meetingUnderWay } from '../../../shared/meetings.ts';
import { monday } from '../../board-kit.ts';
import { desk, type Desk } from './desk.ts';
import { fillSample, type SampleBoard } from './sample-board.ts';

export const minute = 60_000;
/** When the meeting of the kit starts. */
export const start = monday + 60 * minute;

type Meeting = NonNullable<ReturnType<typeof meetingUnderWay>>;

export interface MeetingDesk {
  readonly here: Desk;
  readonly people: SampleBoard['people'];
  readonly items: readonly [ItemId, ItemId, ItemId];
  /** Sets the clock to so many milliseconds after the start. */
  at(ms: number, sure?: boolean): void;
  /** An act of this person then; the clock of the desk stays. */
  as(by: MemberId, ms: number): ReturnType<Desk['act']>;
  meeting(): Meeting;
  clock(item?: ItemId): ReturnType<typeof itemClock>;
}

/** `me` sits here; `started` false: the agenda is prepared, and nothing more. */
export function meetingDesk({
  me = 'maya',
  started = true,
}: { me?: keyof SampleBoard['people'] | null; started?: boolean } = {}): MeetingDesk {
  const here = desk({ seed: 5 });
  const { people, find } = fillSample(here);
  const { board } = here.store;
  const items = [
    find('Which authentication'),
    find('As a shopper I see delivery'),
    find('Set up AWS staging'),
  ] as const;
  const as = (by: MemberId, ms: number) => ({ ...here.act(by), at: start + ms });
  addToAgenda(board, as(people.maya, 0), items);
  if (started) startMeeting(board, as(people.maya, 0));
  if (me !== null) here.session.setMe(people[me]);
  here.setClock(start);
  const meeting = () => {
    const open = openMeeting(here.store.meetings);
    if (!open) throw new Error('no meeting is open');
    return open;
  };
  return {
    here,
    people,
    items: [...items],
    at: (ms, sure = true) => here.setClock(start + ms, sure),
    as,
    meeting,
    clock: (item = items[0]) => itemClock(meeting(), item, here.session.now()),
  };
}
