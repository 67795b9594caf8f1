// Whatever a document says of meetings, rounds and votes, and whatever presence says of who is here: every reader answers,
// all screens read the same, no card is told before its reveal, and nobody leads by saying so.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { leaderOf, leadingSession, peopleInRoom } from '../../../client/components/following/leader.ts';
import { roomOf, seatsOf, seatWords } from '../../../client/components/refine/sizing-seats.ts';
import { voteLineWords } from '../../../client/components/refine/sizing-words.ts';
import { whoIsInTheRoom } from '../../../client/components/refine/who-is-in-the-room.ts';
import { summaryOf } from '../../../client/components/refine/meeting-summary.ts';
import { BoardStore } from '../../../client/store/board-store.ts';
import type { Present, Session } from '../../../client/sync/presence.ts';
import { parsePresence } from '../../../client/sync/presence-state.ts';
import type { Act } from '../../../shared/board/edit.ts';
import { Refusal } from '../../../shared/board/edit.ts';
import { exportBoard } from '../../../shared/board/export-board.ts';
import {
  addToAgenda,
  giveMinutes,
  moveOnAgenda,
  takeOffAgenda,
} from '../../../shared/board/mutate-agenda.ts';
import { addItem } from '../../../shared/board/mutate-item.ts';
import {
  addMeetingMinutes,
  endMeeting,
  goBack,
  goOnWithMeeting,
  goToItem,
  handLead,
  moveOn,
  pauseMeetingClock,
  runMeetingClock,
  startMeeting,
  takeLead,
} from '../../../shared/board/mutate-meeting.ts';
import {
  agreeOnCard,
  castVote,
  revealVotes,
  takeVoteBack,
  voteAgain,
} from '../../../shared/board/mutate-vote.ts';
import { readAllSizing } from '../../../shared/board/read-sizing.ts';
import type { ItemId, MemberId } from '../../../shared/ids.ts';
import { isKnown } from '../../../shared/item.ts';
import { meetingResults } from '../../../shared/meeting-results.ts';
import { itemClock } from '../../../shared/meeting-clock.ts';
import { leads, meetingUnderWay, nextEntry, previousEntry } from '../../../shared/meetings.ts';
import { allIn, expectedVoters, ownCard, roundState } from '../../../shared/sizing.ts';
import { parseVoteCard } from '../../../shared/vote-card.ts';
import { room, tab } from '../following/room-kit.ts';
import { monday, seeded } from '../../board-kit.ts';

const member = fc.constantFrom('m1', 'm2', 'm3', 'm9', 'nobody', '', null, 7) as fc.Arbitrary<unknown>;
const item = fc.constantFrom('i1', 'i2', 'i3', 'i9', '', null) as fc.Arbitrary<unknown>;
const moment = fc.constantFrom<unknown>(monday, monday + 1000, monday - 9e7, 0, -1, 8.64e15, 1e300, NaN, 'x');
const card = fc.constantFrom<unknown>(
  '5',
  '8',
  '?',
  'break',
  '<½day',
  '7h',
  'S=1',
  'x'.repeat(99),
  '',
  5,
  null,
);
const text = (...words: string[]) => fc.constantFrom(...words);

const vote = fc.tuple(
  fc
    .tuple(
      text('i1', 'i2', 'x', ''),
      text('1', '2', '01', '99999', '100000', 'x'),
      text('m1', 'm2', 'm3', 'm1/x', ''),
    )
    .map((parts) => parts.join('/')),
  fc.oneof(
    fc.record({
      value: card,
      at: moment,
      roles: fc.constantFrom<unknown>(['engineer'], [], 'engineer', [7]),
    }),
    fc.jsonValue(),
  ),
);
const round = fc.tuple(
  fc
    .tuple(
      text('i1', 'i2', 'x'),
      text('1', '2', '99999', '1/note', '2/1'),
      text('openedAt', 'revealed', 'agreed', '__proto__'),
    )
    .map((parts) => parts.join('/')),
  fc.oneof(
    moment,
    fc.record({
      at: moment,
      by: member,
      voters: fc.constantFrom<unknown>(['m1', 'm2'], ['m1', 7], 'm1', []),
    }),
    fc.record({ at: moment, by: member, card }),
    fc.jsonValue(),
  ),
);
const meeting = fc.tuple(
  fc
    .tuple(
      text('g1', 'g2', 'g999999', 'g1000000', 'g1/x'),
      text(
        'made',
        'started',
        'leader',
        'current',
        'agenda:i1',
        'agenda:i2',
        'agenda:i9',
        'minutes:i1',
        'done:i1',
        'clock:b1',
        'clock:b2',
        'clock:b3',
        'ended:b1',
        'endTakenBack:b1',
        'new:thing',
      ),
    )
    .map((parts) => parts.join('/')),
  fc.oneof(
    member,
    item,
    text('a0', 'a1', 'zz', '!'),
    fc.constantFrom<unknown>(true, 5, -5, 1e9, NaN),
    fc.record({ at: moment, by: member }),
    fc.record({
      at: moment,
      by: member,
      type: text('start', 'add', 'pause', 'stop'),
      item,
      minutes: fc.constantFrom<unknown>(5, 0, -1, 481, NaN, '5'),
      start: text('b1', 'b2', 'x'),
    }),
    fc.record({
      at: moment,
      by: member,
      results: fc.oneof(
        fc.jsonValue(),
        fc.array(
          fc.record({
            item,
            points: fc.constantFrom<unknown>(5, NaN, -1, 'x'),
            used: moment,
            planned: moment,
            taken: fc.boolean(),
          }),
        ),
      ),
    }),
    fc.jsonValue(),
  ),
);
const person = fc.tuple(
  fc
    .tuple(text('m1', 'm2', 'm3'), text('name', 'roles', 'claimed', 'left', 'mergedInto'))
    .map((parts) => parts.join('/')),
  fc.oneof(fc.constantFrom<unknown>(true, false, ['engineer'], 'Ann', ''), member),
);

/** What a stranger wrote, to be written in any order. */
const writes = fc.record({
  votes: fc.array(vote, { maxLength: 14 }),
  rounds: fc.array(round, { maxLength: 14 }),
  meetings: fc.array(meeting, { maxLength: 25 }),
  members: fc.array(person, { maxLength: 12 }),
});
type Writes = Readonly<
  Record<'votes' | 'rounds' | 'meetings' | 'members', readonly (readonly [string, unknown])[]>
>;

/** The last value of each key, `backwards` in the other order, as another browser may hold them. */
function docOf(all: Writes, backwards = false): Y.Doc {
  const doc = new Y.Doc();
  for (const [root, entries] of Object.entries(all)) {
    const last = [...new Map(entries)];
    for (const [key, value] of backwards ? last.toReversed() : last)
      doc.getMap(root).set(key, structuredClone(value));
  }
  return doc;
}

function storeOf(doc: Y.Doc): BoardStore {
  const store = new BoardStore(doc);
  // Two items of the ids that are spoken of.
  for (const kind of ['story', 'spike'] as const) {
    const id = addItem(store.board, actOf(null), { kind, title: kind });
    const made = store.board.items.get(id)!.clone();
    store.board.items.set(kind === 'story' ? 'i1' : 'i2', made);
  }
  return store;
}

let at = monday;
const random = seeded(7);
const actOf = (by: string | null): Act => ({ by: by as MemberId | null, random, at: (at += 1000) });

const isFigure = (value: unknown, where: string): void => {
  if (typeof value === 'number') expect(Number.isFinite(value), where).toBe(true);
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) isFigure(one, `${where}.${key}`);
};

describe('hostile meetings', () => {
  test('G111 all screens read the same rounds and votes, whole or one item at a time, in whatever order they came', () => {
    fc.assert(
      fc.property(writes, (all) => {
        const [doc, other] = [docOf(all), docOf(all, true)];
        const store = new BoardStore(doc);
        const [one, two] = [readAllSizing(store.board), readAllSizing(new BoardStore(other).board)];
        expect(two).toEqual(one);
        expect(new BoardStore(other).meetings).toEqual(store.meetings);
        for (const id of ['i1', 'i2'] as ItemId[]) {
          const own = (of: { readonly item: ItemId }) => of.item === id;
          expect(store.sizing(id)).toEqual({ rounds: one.rounds.filter(own), votes: one.votes.filter(own) });
          const numbers = store.sizing(id).rounds.map(({ number }) => number);
          expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
        }
      }),
      { numRuns: 300 },
    );
  });

  test('G112 no card is told before its reveal: not by a round, a line, a seat or a file', () => {
    fc.assert(
      fc.property(writes, (all) => {
        const store = storeOf(docOf(all));
        const shown = new Set<string>();
        for (const id of ['i1', 'i2'] as ItemId[]) {
          const found = store.item(id);
          if (!found || !isKnown(found)) continue;
          const sizing = store.sizing(id);
          for (const one of sizing.rounds) {
            const state = roundState(sizing, one, found, store.members);
            isFigure(state, 'round');
            if (one.revealed) shown.add(`${id}/${one.number}`);
            else {
              expect(state.laid).toBe(null);
              expect(state.spread).toEqual([]);
              // The same whatever lies face down.
              const votes = sizing.votes.map((each) =>
                parseVoteCard(each.value) ? { ...each, value: '13' } : each,
              );
              expect(roundState({ ...sizing, votes }, one, found, store.members)).toEqual(state);
            }
            voteLineWords(state, (name) => name);
            allIn(state, expectedVoters(store.members, new Set(store.members.keys())));
            ownCard(sizing, one.number, 'm1' as MemberId, store.members);
            const seated = { here: new Set(store.members.keys()), away: new Set<MemberId>() };
            for (const seat of seatsOf(state.voted, seated, store.members, null)) seatWords(seat);
          }
        }
        for (const { item: id, round: number } of exportBoard(store.board).votes)
          expect(shown.has(`${id}/${number}`) || !store.item(id)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('every clock, entry, result and summary of a meeting is read as figures', () => {
    fc.assert(
      fc.property(writes, (all) => {
        const store = storeOf(docOf(all));
        const context = { isEngineer: () => true, now: monday };
        isFigure(store.meetings, 'meetings');
        for (const one of store.meetings) {
          for (const id of ['i1', 'i9'] as ItemId[]) isFigure(itemClock(one, id, monday), 'clock');
          [nextEntry(one), previousEntry(one)].forEach((entry) => isFigure(entry, 'entry'));
          isFigure(
            meetingResults(one, (id) => store.item(id), context),
            'results',
          );
          const words = JSON.stringify(summaryOf(one, store, context));
          expect(words).not.toMatch(/NaN|Infinity|undefined|Invalid Date/);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('no act on it fails but with a sentence', () => {
    const act = fc.tuple(fc.nat(16), text('m1', 'm2', 'm3'), text('i1', 'i2', 'i9'), text('5', '8h', '?'));
    fc.assert(
      fc.property(writes, fc.array(act, { maxLength: 12 }), (all, acts) => {
        const { board } = storeOf(docOf(all));
        for (const [which, by, id, value] of acts as [number, string, ItemId, string][]) {
          const does: readonly ((by: Act) => unknown)[] = [
            (who) => addToAgenda(board, who, [id]),
            (who) => moveOnAgenda(board, who, [id], null),
            (who) => takeOffAgenda(board, who, id),
            (who) => giveMinutes(board, who, id, 7),
            (who) => startMeeting(board, who),
            (who) => goToItem(board, who, id),
            (who) => moveOn(board, who),
            (who) => goBack(board, who),
            (who) => (which % 2 ? pauseMeetingClock : runMeetingClock)(board, who),
            (who) => addMeetingMinutes(board, who, 2),
            (who) => handLead(board, who, 'm2' as MemberId),
            (who) => takeLead(board, who, false),
            (who) => endMeeting(board, who),
            (who) => goOnWithMeeting(board, who),
            (who) => (value === '?' ? takeVoteBack(board, who, id) : castVote(board, who, id, value)),
            (who) => (value === '?' ? voteAgain(board, who, id) : revealVotes(board, who, id)),
            (who) => agreeOnCard(board, who, id, value),
          ];
          try {
            does[which]?.(actOf(by));
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal);
            expect((error as Refusal).message).toMatch(/^\w.*\.$/);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('hostile presence', () => {
  const said = fc.record(
    {
      a: fc.constantFrom<unknown>('active', 'idle', 'away', 'x', 7),
      p: member,
      n: fc.oneof(fc.string(), fc.constantFrom<unknown>(null, 7, '\u202EMaya')),
      c: fc.constantFrom<unknown>(1, -1, 1e9, 'x'),
      l: fc.constantFrom<unknown>(1, true, 0, 'yes'),
      s: fc.constantFrom<unknown>(1, true, 0),
      w: fc.oneof(
        fc.record({ v: text('refine', 'board', '__proto__', ''), i: item, r: fc.string(), t: fc.string() }),
        fc.jsonValue(),
      ),
      m: fc.jsonValue(),
      k: fc.jsonValue(),
    },
    { requiredKeys: ['a'] },
  );
  const access = fc.constantFrom<Session['access']>('edit', 'view', undefined);
  const crowd = fc.array(fc.tuple(said, access), { maxLength: 12 });

  function presentOf(told: readonly (readonly [unknown, Session['access']])[]): readonly Present[] {
    return told.flatMap(([raw, how], client) => {
      const state = parsePresence(raw);
      if (!state) return [];
      const { leads: leading = false, presents = false, ...rest } = state;
      const session: Session = { ...rest, client, leads: leading, presents, access: how };
      return [
        {
          member: state.member,
          name: state.name,
          colour: state.colour,
          activity: state.activity,
          me: false,
          sessions: [session],
        },
      ];
    });
  }

  test('G113 only the document says who leads; a link to look is nobody to follow, to wait for or to ask', () => {
    fc.assert(
      fc.property(writes, crowd, fc.boolean(), (all, told, looksOn) => {
        const doc = docOf(all);
        // Somebody leads, whatever else is there.
        doc.getMap('meetings').set('g9/started', { at: monday, by: 'm1' });
        doc.getMap('meetings').set('g9/leader', 'm1');
        for (const id of ['m1', 'm2']) doc.getMap('members').set(`${id}/name`, id);
        const store = new BoardStore(doc);
        const here = presentOf(told);
        const going = meetingUnderWay(store.meetings);
        const named = going ? leaderOf(going, store.members) : null;
        const inRoom = whoIsInTheRoom({
          members: store.members,
          leader: going?.leader ?? null,
          me: 'm3' as MemberId,
          looksOn,
          here,
          were: [],
          offline: false,
        });
        for (const one of inRoom.people) {
          if (one.leads) expect(going && leads(going, store.members, one.member)).toBe(true);
        }
        expect(inRoom.people.filter((one) => one.leads).length).toBeLessThanOrEqual(1);
        const editors = here.flatMap(({ sessions }) => sessions).filter((one) => one.access === 'edit');
        if (named) {
          const followed = leadingSession(named.id, here, store.members);
          if (followed) expect(editors).toContain(followed);
        }
        expect(peopleInRoom(null, here, store.members)).toBeLessThanOrEqual(editors.length);
        const waited = roomOf(here, store.members, null);
        const viewers = here.filter(({ sessions }) => sessions.every((one) => one.access === 'view'));
        expect(waited.here.size + waited.away.size).toBeLessThanOrEqual(here.length - viewers.length);
      }),
      { numRuns: 300 },
    );
  });
});

describe('following', () => {
  test('shows only what there is, whatever others say of where they are, and nothing by somebody’s link to look', () => {
    const told = fc.array(
      fc.record({
        member: fc.constantFrom<'maya' | 'jon' | null>('maya', 'jon', null),
        client: fc.nat(9),
        view: text('board', 'refine', 'plan', 'report', 'toString', 'x'),
        item: fc.constantFrom(0, 1, 'i404', null),
        row: text('top', 'title', '"]*', '__proto__'),
        leads: fc.boolean(),
        presents: fc.boolean(),
        access: fc.constantFrom<Session['access']>('edit', 'view', undefined),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(fc.array(told, { maxLength: 6 }), fc.boolean(), (steps, presented) => {
        const place = room();
        startMeeting(place.board, place.act(place.maya));
        const here = tab(place, place.asha, { presented });
        here.update();
        here.following.follow();
        let led = false;
        for (const step of steps) {
          here.hear(
            step.map(({ member: who, item: at, ...rest }) => ({
              ...rest,
              member: who === null ? null : place[who],
              item: (typeof at === 'number' ? place.items[at] : at) as ItemId | null,
            })),
          );
          led ||= step.some(({ member: who, access }) => who === 'maya' && access === 'edit');
          if (!led) expect(here.shows).toEqual([]);
          for (const { view, item: shown } of here.shows) {
            expect(['board', 'refine', 'plan', 'report']).toContain(view);
            expect(shown === null || place.store.item(shown) !== undefined).toBe(true);
          }
          expect(here.following.standing?.leader?.id ?? place.maya).toBe(place.maya);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('ten thousand keys', () => {
  test('hold up no reader', () => {
    const doc = new Y.Doc();
    doc.transact(() => {
      for (let i = 0; i < 10_000; i += 1) {
        doc.getMap('votes').set(`i1/${(i % 99) + 1}/m${i}`, { value: '5', at: monday, roles: ['engineer'] });
        doc.getMap('rounds').set(`i1/${i + 1}/openedAt`, monday);
        doc.getMap('meetings').set(`g1/agenda:i${i}`, 'a0');
        doc
          .getMap('meetings')
          .set(`g1/clock:b${i}`, { at: monday, type: 'start', item: 'i1', minutes: 5, by: 'm1' });
        doc.getMap('meetings').set(`g${i + 2}/started`, { at: monday, by: 'm1' });
      }
    });
    const began = performance.now();
    const store = new BoardStore(doc);
    const going = meetingUnderWay(store.meetings);
    const first = store.meetings[0]!;
    for (let i = 0; i < 20; i += 1) itemClock(first, 'i1' as ItemId, monday + i);
    nextEntry(first);
    expect(store.sizing('i1' as ItemId).rounds.length).toBe(10_000);
    expect(going?.number).toBe(10_001);
    // On two busy cores; it takes a fifth of this.
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
