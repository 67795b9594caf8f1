import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { BoardStore } from '../../../client/store/board-store.ts';
import { addToAgenda, giveMinutes, takeOffAgenda } from '../../../shared/board/mutate-agenda.ts';
import { addItem } from '../../../shared/board/mutate-item.ts';
import { addMeetingMinutes, endMeeting, startMeeting } from '../../../shared/board/mutate-meeting.ts';
import { readMeetings, readOpenMeeting } from '../../../shared/board/read-meetings.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { openMeeting } from '../../../shared/meetings.ts';
import { person, testBoard } from '../../board-kit.ts';

describe('the meetings of a board', () => {
  test('G110 a meeting that goes on leaves those that ended as they were read', () => {
    const on = testBoard();
    const maya = person(on, 'Maya', 'facilitator');
    const items = ['One', 'Two'].map((title) => addItem(on.board, on.act(maya), { kind: 'story', title }));
    const store = new BoardStore(on.board.doc);
    for (let i = 0; i < 3; i += 1) {
      addToAgenda(on.board, on.act(maya), items);
      startMeeting(on.board, on.act(maya));
      endMeeting(on.board, on.act(maya));
    }
    addToAgenda(on.board, on.act(maya), items);
    startMeeting(on.board, on.act(maya));
    const before = store.meetings;
    addMeetingMinutes(on.board, on.act(maya), 2);
    expect(store.meetings.slice(0, 3).every((meeting, i) => meeting === before[i])).toBe(true);
    expect(store.meetings[3]).not.toBe(before[3]);
    expect(store.meetings).toEqual(readMeetings(on.board));
    const now = store.meetings;
    giveMinutes(on.board, on.act(maya), items[1] as ItemId, 9);
    takeOffAgenda(on.board, on.act(maya), items[1] as ItemId);
    expect(store.meetings).toEqual(readMeetings(on.board));
    expect(store.meetings).not.toBe(now);
  });

  test('are the same read one by one as read together, whatever is written and deleted', () => {
    const name = fc.constantFrom('g1', 'g2', 'g10', 'g0', 'g01', 'x', '', 'g1/agenda:i1');
    const field = fc.constantFrom(
      'started',
      'leader',
      'agenda:i1',
      'agenda:i2',
      'minutes:i1',
      'done:i1',
      'clock:b1',
      'clock:b2',
      'ended:b1',
      'ended:b2',
      'endTakenBack:b1',
      '__proto__',
      '',
    );
    const value = fc.oneof(
      fc.constantFrom<unknown>('a0', 'm1', true, 5, undefined, { at: 7, by: 'm1' }, { at: 9, results: [{}] }),
      fc.constant({ at: 5, type: 'start', item: 'i1', minutes: 5 }),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, field, value), { maxLength: 40 }), (writes) => {
        const doc = new Y.Doc();
        const store = new BoardStore(doc);
        for (const [id, key, wanted] of writes) {
          const { meetings } = store.board.flat;
          if (wanted === undefined) meetings.delete(`${id}/${key}`);
          else meetings.set(`${id}/${key}`, wanted);
          expect(store.meetings).toEqual(readMeetings(store.board));
          expect(readOpenMeeting(store.board)).toEqual(openMeeting(readMeetings(store.board)));
        }
        for (const key of store.board.flat.meetings.keys()) {
          store.board.flat.meetings.delete(key);
          expect(store.meetings).toEqual(readMeetings(store.board));
        }
        expect(new BoardStore(doc).meetings).toEqual(readMeetings(store.board));
      }),
    );
  });
});
