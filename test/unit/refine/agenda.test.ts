// What the agenda says: how much is left, how the meeting stands against its plan, what an entry shows, what is offered.

import { describe, expect, test } from 'vitest';
import {
  agendaPace,
  clockWait,
  clockWords,
  lengthWords,
  paceWait,
  paceWords,
  sizeWords,
  sumWords,
} from '../../../client/components/refine/agenda-words.ts';
import {
  agendaOffers,
  leftOverOf,
  mostAtOnce,
  waitingTechnical,
} from '../../../client/components/refine/agenda-offers.ts';
import type { BoardSession } from '../../../client/session.ts';
import { BoardStore } from '../../../client/store/board-store.ts';
import { addToAgenda, giveMinutes } from '../../../shared/board/mutate-agenda.ts';
import { addItem, archiveItem, setUnderHalfDay, sizeItem } from '../../../shared/board/mutate-item.ts';
import { agreeToBox, proposeBox } from '../../../shared/board/mutate-box.ts';
import { endMeeting, moveOn, startMeeting } from '../../../shared/board/mutate-meeting.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { itemClock } from '../../../shared/meeting-clock.ts';
import { openMeeting } from '../../../shared/meetings.ts';
import type { Meeting } from '../../../shared/records.ts';
import { exchange, monday, person, replicaOf, testBoard } from '../../board-kit.ts';

const minute = 60_000;

function room(titles: readonly string[] = ['One', 'Two', 'Three']) {
  const on = testBoard();
  const maya = person(on, 'Maya', 'productOwner');
  const jon = person(on, 'Jon', 'engineer');
  const items = titles.map((title) => addItem(on.board, on.act(jon), { kind: 'story', title }));
  const store = new BoardStore(on.board.doc);
  const session = { store, now: () => monday + 3600_000 } as unknown as BoardSession;
  const meeting = (): Meeting => {
    const found = openMeeting(store.meetings);
    if (!found) throw new Error('no meeting');
    return found;
  };
  return { on, maya, jon, items: items as [ItemId, ItemId, ItemId], store, session, meeting };
}

describe('the head of the agenda', () => {
  test('says how much is on it, and how much is left against the plan', () => {
    const { on, maya, items, meeting } = room();
    addToAgenda(on.board, on.act(maya), items);
    giveMinutes(on.board, on.act(maya), items[2], 65);
    expect(sumWords(meeting())).toBe('3 items · 1 h 15');
    giveMinutes(on.board, on.act(maya), items[2], 5);
    expect(sumWords(meeting())).toBe('3 items · 15 min');
    const start = on.act(maya);
    startMeeting(on.board, start);
    const at = (ms: number) => paceWords(agendaPace(meeting(), start.at + ms));
    expect(at(0)).toBe('15 min left');
    expect(at(4 * minute + 1)).toBe('11 min left');
    expect(at(8 * minute)).toBe('10 min left, 3 min behind');
    moveOn(on.board, { ...start, at: start.at + 2 * minute });
    expect(at(2 * minute)).toBe('10 min left, 3 min ahead');
    expect(at(10 * minute)).toBe('5 min left, on time');
    moveOn(on.board, { ...start, at: start.at + 10 * minute });
    moveOn(on.board, { ...start, at: start.at + 11 * minute });
    expect(at(20 * minute)).toBe('Nothing left, 4 min ahead');
    expect(lengthWords(0)).toBe('0 min');
  });

  test('G40 reads otherwise just when it says it will, minute by minute and second by second', () => {
    const { on, maya, items, meeting } = room();
    addToAgenda(on.board, on.act(maya), items);
    const start = on.act(maya);
    startMeeting(on.board, start);
    for (let ms = 0; ms < 8 * minute; ms += 7_333) {
      const now = start.at + ms;
      const words = (at: number) => paceWords(agendaPace(meeting(), at));
      const wait = paceWait(meeting(), now) ?? 0;
      expect(wait).toBeGreaterThan(0);
      expect(words(now + wait - 1)).toBe(words(now));
      const clock = (at: number) => itemClock(meeting(), items[0], at);
      const tick = clockWait(clock(now)) ?? 0;
      expect(clockWords(clock(now + tick - 1), true)).toBe(clockWords(clock(now), true));
      expect(clockWords(clock(now + tick), true)).not.toBe(clockWords(clock(now), true));
    }
    expect(clockWords(itemClock(meeting(), items[0], start.at + 10_000), false)).toBe('≈ 4:50');
    expect(clockWords(itemClock(meeting(), items[0], start.at + 6 * minute), true)).toBe('+1:00');
    expect(clockWait(itemClock(meeting(), items[1], start.at))).toBeNull();
  });
});

test('what is done shows what it was sized at', () => {
  const { on, jon, items, store } = room();
  const said = (id: ItemId) => {
    const item = store.item(id);
    return item ? sizeWords(item, monday).short : '';
  };
  expect(said(items[0])).toBe('no size');
  sizeItem(on.board, on.act(jon), items[0], 5);
  expect(said(items[0])).toBe('5 pt');
  const task = addItem(on.board, on.act(jon), { kind: 'task', title: 'Logs' });
  setUnderHalfDay(on.board, on.act(jon), task, true);
  expect(said(task)).toBe('< ½ day');
  const spike = addItem(on.board, on.act(jon), { kind: 'spike', title: 'Which?' });
  expect(said(spike)).toBe('no box');
  proposeBox(on.board, on.act(jon), spike, 8);
  const found = store.item(spike);
  if (found?.kind === 'spike')
    for (const member of store.members.keys())
      try {
        agreeToBox(on.board, on.act(member), spike);
      } catch {
        // agreed already
      }
  expect(said(spike)).toBe('8 h');
});

describe('the offers', () => {
  test('G41 are what both backlogs hold, less what is on the agenda, done or archived, each with its number', () => {
    const { on, jon, maya, items, store, session } = room();
    const task = addItem(on.board, on.act(maya), { kind: 'task', title: 'Pipeline' });
    const offers = () => Object.fromEntries(agendaOffers(session).map(({ name, all }) => [name, all]));
    expect(offers()).toEqual({ noSize: 4, notReady: 4, notTakenUp: 1 });
    addToAgenda(on.board, on.act(jon), [items[0]]);
    archiveItem(on.board, on.act(jon), items[1]);
    sizeItem(on.board, on.act(jon), items[2], 3);
    expect(offers()).toEqual({ noSize: 1, notReady: 2, notTakenUp: 1 });
    expect(waitingTechnical(session)).toMatchObject({ all: 1, items: [task] });
    expect(store.meetings).toHaveLength(1);
  });

  test('of too many take the first of each backlog in turn, in the order of the backlogs', () => {
    const { on, jon, session, store } = room(Array.from({ length: 30 }, (_, i) => `Story ${i}`));
    const tasks = Array.from({ length: 30 }, (_, i) =>
      addItem(on.board, on.act(jon), { kind: 'task', title: `Task ${i}` }),
    );
    const [noSize] = agendaOffers(session);
    expect(noSize).toMatchObject({ name: 'noSize', all: 60 });
    expect(noSize?.items).toHaveLength(mostAtOnce);
    const kinds = noSize?.items.map((id) => store.item(id)?.kind);
    expect(kinds).toEqual([...Array(10).fill('story'), ...Array(10).fill('task')]);
    expect(noSize?.items.slice(10)).toEqual(
      store
        .list('list:backlog:technical')
        .filter((id) => tasks.includes(id))
        .slice(0, 10),
    );
  });

  test('G42 what a meeting left over, and what came onto its agenda as it ended, is offered for the next', () => {
    const { on, maya, jon, items, store, session } = room();
    addToAgenda(on.board, on.act(maya), [items[0], items[1]]);
    const other = replicaOf(on, 2);
    startMeeting(on.board, on.act(maya));
    endMeeting(on.board, on.act(maya));
    addToAgenda(other.board, other.act(jon), [items[2]]);
    exchange(on.board, other.board);
    const [ended] = store.meetings;
    if (!ended) throw new Error('no meeting');
    expect(new Set(leftOverOf(ended, session))).toEqual(new Set(items));
    expect(agendaOffers(session)[0]).toMatchObject({ name: 'leftOver', all: 3 });
    addToAgenda(on.board, on.act(maya), [items[1]]);
    expect(leftOverOf(ended, session)).not.toContain(items[1]);
  });
});
