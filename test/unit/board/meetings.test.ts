import { describe, expect, test } from 'vitest';
import { BoardStore } from '../../../client/store/board-store.ts';
import {
  addToAgenda,
  giveMinutes,
  moveOnAgenda,
  takeOffAgenda,
} from '../../../shared/board/mutate-agenda.ts';
import { addItem, sizeItem } from '../../../shared/board/mutate-item.ts';
import { mergeMembers } from '../../../shared/board/mutate-member.ts';
import {
  addMeetingMinutes,
  endMeeting,
  goBack,
  goOnWithMeeting,
  goToItem,
  handLead,
  markDone,
  moveOn,
  pauseMeetingClock,
  runMeetingClock,
  startMeeting,
  takeLead,
} from '../../../shared/board/mutate-meeting.ts';
import { readMeetings } from '../../../shared/board/read-meetings.ts';
import { readMembers } from '../../../shared/board/read-records.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { itemClock } from '../../../shared/meeting-clock.ts';
import { meetingTotals } from '../../../shared/meeting-results.ts';
import { lastEnded, leads, openMeeting } from '../../../shared/meetings.ts';
import { exchange, person, replicaOf, testBoard, type TestBoard } from '../../board-kit.ts';

const minute = 60_000;

function room() {
  const on = testBoard();
  const maya = person(on, 'Maya', 'productOwner');
  const jon = person(on, 'Jon', 'engineer');
  const items = ['One', 'Two', 'Three', 'Four'].map((title) =>
    addItem(on.board, on.act(jon), { kind: 'story', title }),
  );
  const [one, two, three, four] = items as [ItemId, ItemId, ItemId, ItemId];
  return { on, maya, jon, one, two, three, four };
}
const meetingOn = (on: TestBoard) => {
  const meeting = openMeeting(readMeetings(on.board));
  if (!meeting) throw new Error('no meeting is open');
  return meeting;
};
const order = (on: TestBoard) => meetingOn(on).agenda.map(({ item }) => item);

describe('an agenda', () => {
  test('is made by the first item, moved and given minutes by anybody, and can be undone', () => {
    const { on, jon, one, two, three } = room();
    addToAgenda(on.board, on.act(jon), [one, two]);
    addToAgenda(on.board, on.act(jon), [three, one], one);
    expect(order(on)).toEqual([one, three, two]);
    moveOnAgenda(on.board, on.act(jon), [two], null);
    expect(order(on)).toEqual([two, one, three]);
    giveMinutes(on.board, on.act(jon), one, 10);
    takeOffAgenda(on.board, on.act(jon), two);
    expect(meetingOn(on).agenda).toMatchObject([
      { item: one, minutes: 10, done: false },
      { item: three, minutes: 5, done: false },
    ]);
    expect(() => addToAgenda(on.board, on.act(jon), [one])).toThrow('It is on the agenda already.');
    expect(() => giveMinutes(on.board, on.act(jon), one, 0)).toThrow('480 minutes');
  });

  test('G1 two people who prepare a meeting apart prepare one, with everything that both put on it', () => {
    const { on, maya, jon, one, two, three } = room();
    const other = replicaOf(on, 2);
    addToAgenda(on.board, on.act(maya), [one, two]);
    addToAgenda(other.board, other.act(jon), [three, one]);
    giveMinutes(other.board, other.act(jon), one, 8);
    exchange(on.board, other.board);
    expect(readMeetings(on.board)).toHaveLength(1);
    expect(new Set(order(on))).toEqual(new Set([one, two, three]));
    expect(readMeetings(other.board)).toEqual(readMeetings(on.board));
  });

  test('what was put apart on the agenda of a meeting that has ended is not in its results, and still there', () => {
    const { on, maya, jon, one, two } = room();
    addToAgenda(on.board, on.act(maya), [one]);
    const other = replicaOf(on, 2);
    startMeeting(on.board, on.act(maya));
    endMeeting(on.board, on.act(maya));
    addToAgenda(other.board, other.act(jon), [two]);
    exchange(on.board, other.board);
    const ended = lastEnded(readMeetings(on.board));
    expect(ended?.results.map(({ item }) => item)).toEqual([one]);
    expect(ended?.agenda.map(({ item }) => item)).toContain(two);
  });
});

describe('a meeting', () => {
  test('G2 goes from item to item, one clock at a time, and only whoever leads takes it there', () => {
    const { on, maya, jon, one, two, three, four } = room();
    addToAgenda(on.board, on.act(jon), [one, two, three]);
    startMeeting(on.board, on.act(maya));
    expect(meetingOn(on)).toMatchObject({ leader: maya, current: one });
    expect(() => moveOn(on.board, on.act(jon))).toThrow('Maya leads this meeting');
    expect(moveOn(on.board, on.act(maya))).toBe(two);
    const now = on.act().at;
    expect(itemClock(meetingOn(on), one, now).state).toBe('paused');
    expect(itemClock(meetingOn(on), two, now).state).toBe('running');
    expect(goBack(on.board, on.act(maya))).toBe(one);
    goToItem(on.board, on.act(maya), four);
    expect(order(on)).toEqual([one, four, two, three]);
    expect(meetingOn(on).agenda[0]).toMatchObject({ item: one, done: true });
    expect(() => takeOffAgenda(on.board, on.act(jon), four)).toThrow('being refined');
    expect(moveOn(on.board, on.act(maya))).toBe(two);
    moveOn(on.board, on.act(maya));
    expect(moveOn(on.board, on.act(maya))).toBeNull();
    expect(itemClock(meetingOn(on), three, on.act().at).state).toBe('paused');
    markDone(on.board, on.act(maya), two, false);
    expect(moveOn(on.board, on.act(maya))).toBe(two);
  });

  test('pauses, goes on and adds minutes; time over the limit is counted apart', () => {
    const { on, maya, one } = room();
    addToAgenda(on.board, on.act(maya), [one]);
    startMeeting(on.board, on.act(maya));
    const started = on.act(maya);
    pauseMeetingClock(on.board, { ...started, at: started.at + 2 * minute });
    const resumed = started.at + 10 * minute;
    expect(() => giveMinutes(on.board, { ...started, at: resumed }, one, 9)).toThrow('Add minutes');
    runMeetingClock(on.board, { ...started, at: resumed });
    addMeetingMinutes(on.board, { ...started, at: resumed }, 1);
    const clock = itemClock(meetingOn(on), one, resumed + 6 * minute);
    expect(clock).toMatchObject({ limit: 6 * minute, timeIsUp: true, state: 'running' });
    expect(clock.overrun).toBeGreaterThan(2 * minute - 2000);
    expect(() => runMeetingClock(on.board, { ...started, at: resumed + minute })).toThrow('already');
  });

  test('G3 hands the lead over, and lets it be taken only when whoever had it is gone', () => {
    const { on, maya, jon, one } = room();
    const tom = person(on, 'Tom', 'engineer');
    addToAgenda(on.board, on.act(maya), [one]);
    startMeeting(on.board, on.act(maya));
    expect(() => takeLead(on.board, on.act(jon), true)).toThrow('Maya is here and leads');
    handLead(on.board, on.act(maya), jon);
    expect(meetingOn(on).leader).toBe(jon);
    expect(() => handLead(on.board, on.act(maya), maya)).toThrow('Jon leads');
    takeLead(on.board, on.act(tom), false);
    expect(meetingOn(on).leader).toBe(tom);
    mergeMembers(on.board, on.act(tom), tom, maya);
    expect(leads(meetingOn(on), readMembers(on.board), maya)).toBe(true);
  });

  test('G4 ends with what came of it, which stays as it was; the end can be taken back', () => {
    const { on, maya, jon, one, two, three } = room();
    sizeItem(on.board, on.act(jon), three, 8);
    addToAgenda(on.board, on.act(maya), [one, two, three]);
    startMeeting(on.board, on.act(maya));
    sizeItem(on.board, on.act(jon), one, 5);
    const later = on.act(maya);
    moveOn(on.board, { ...later, at: later.at + 4 * minute });
    endMeeting(on.board, { ...later, at: later.at + 7 * minute });
    sizeItem(on.board, on.act(jon), one, 13);
    const [meeting] = readMeetings(on.board);
    expect(meeting?.endedAt).toBe(later.at + 7 * minute);
    expect(meeting?.results).toMatchObject([
      { item: one, points: 5, taken: true, ready: false },
      { item: two, points: null, taken: true },
      { item: three, points: null, taken: false, used: 0 },
    ]);
    const totals = meetingTotals(meeting?.results ?? []);
    expect(totals.planned).toBe(15 * minute);
    expect(totals.used).toBeGreaterThan(6.9 * minute);
    expect(totals.sized).toHaveLength(1);
    expect(totals.leftOver.map(({ item }) => item)).toEqual([one, two, three]);
    goOnWithMeeting(on.board, on.act(jon));
    expect(meetingOn(on)).toMatchObject({ leader: jon, current: two });
    expect(() => goOnWithMeeting(on.board, on.act(jon))).toThrow('prepared since');
  });

  test('of two ends made apart the earlier stands', () => {
    const { on, maya, one } = room();
    addToAgenda(on.board, on.act(maya), [one]);
    startMeeting(on.board, on.act(maya));
    const other = replicaOf(on, 2);
    const at = on.act().at + minute;
    endMeeting(on.board, { ...on.act(maya), at });
    endMeeting(other.board, { ...other.act(maya), at: at - 30_000 });
    exchange(on.board, other.board);
    expect(lastEnded(readMeetings(on.board))?.endedAt).toBe(at - 30_000);
  });

  test('G119 an end that was taken back stands nevertheless where the next meeting was prepared apart', () => {
    const { on, maya, jon, one, two } = room();
    addToAgenda(on.board, on.act(maya), [one]);
    startMeeting(on.board, on.act(maya));
    endMeeting(on.board, on.act(maya));
    const [first] = readMeetings(on.board);
    const other = replicaOf(on, 2);
    const store = new BoardStore(on.board.doc);
    goOnWithMeeting(on.board, on.act(maya));
    expect(store.meetings[0]?.endedAt).toBe(null);
    addToAgenda(other.board, other.act(jon), [two]);
    startMeeting(other.board, other.act(jon));
    exchange(on.board, other.board);
    expect(meetingOn(on)).toMatchObject({ number: 2, leader: jon });
    expect(readMeetings(on.board)[0]).toMatchObject({ endedAt: first?.endedAt, results: first?.results });
    expect(store.meetings).toEqual(readMeetings(other.board));
    endMeeting(on.board, on.act(jon));
    expect(openMeeting(readMeetings(on.board))).toBeUndefined();
    expect(lastEnded(store.meetings)?.number).toBe(2);
  });

  test('reads whatever stands in its place', () => {
    const { on, maya, one } = room();
    addToAgenda(on.board, on.act(maya), [one]);
    const junk = [
      null,
      7,
      'x',
      [],
      {},
      { at: 'now' },
      { at: -1, results: [1, { item: 'i1', planned: 1e99 }] },
    ];
    const fields = [
      'agenda:i1',
      'agenda:x',
      'minutes:i1',
      'ended:b1',
      'clock:b1',
      'leader',
      'started',
      'current',
    ];
    for (const value of junk)
      for (const field of fields) {
        on.board.flat.meetings.set(`g1/${field}`, value);
        on.board.flat.meetings.set(`g0/${field}`, value);
        on.board.flat.meetings.set(`gX/${field}`, value);
        expect(() => readMeetings(on.board)).not.toThrow();
      }
    expect(readMeetings(on.board).every(({ number }) => number > 0)).toBe(true);
  });
});
