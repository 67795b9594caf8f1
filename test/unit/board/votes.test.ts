import { describe, expect, test } from 'vitest';
import { exportBoard } from '../../../shared/board/export-board.ts';
import { addToAgenda } from '../../../shared/board/mutate-agenda.ts';
import { proposeBox } from '../../../shared/board/mutate-box.ts';
import { addItem } from '../../../shared/board/mutate-item.ts';
import { startMeeting } from '../../../shared/board/mutate-meeting.ts';
import { mergeMembers, setRoles } from '../../../shared/board/mutate-member.ts';
import {
  agreeOnCard,
  castVote,
  revealVotes,
  takeVoteBack,
  voteAgain,
} from '../../../shared/board/mutate-vote.ts';
import { readItem } from '../../../shared/board/read-item.ts';
import { readMembers } from '../../../shared/board/read-records.ts';
import { sizingOf } from '../../../shared/board/read-sizing.ts';
import { foldBox } from '../../../shared/fold-box.ts';
import type { ItemId, MemberId } from '../../../shared/ids.ts';
import { isKnown } from '../../../shared/item.ts';
import { missingForReady } from '../../../shared/ready.ts';
import { allIn, expectedVoters, latestRound, ownCard, roundState } from '../../../shared/sizing.ts';
import { hasRole } from '../../../shared/team.ts';
import { cardsFor, parseVoteCard } from '../../../shared/vote-card.ts';
import { exchange, person, replicaOf, testBoard, type TestBoard } from '../../board-kit.ts';

function room(kind: 'story' | 'task' | 'spike' = 'story') {
  const on = testBoard();
  const maya = person(on, 'Maya', 'productOwner');
  const jon = person(on, 'Jon', 'engineer');
  const asha = person(on, 'Asha', 'engineer');
  const item = addItem(on.board, on.act(jon), { kind, title: 'One' });
  return { on, maya, jon, asha, item };
}
const shown = (on: TestBoard, id: ItemId) => {
  const item = readItem(on.board, id);
  const sizing = sizingOf(on.board, id);
  const round = latestRound(sizing);
  if (!item || !isKnown(item) || !round) throw new Error('no round');
  return roundState(sizing, round, item, readMembers(on.board));
};
const spread = (on: TestBoard, id: ItemId) =>
  shown(on, id).spread.map(({ value, members }) => [value, members.length] as const);
const vote = (on: TestBoard, item: ItemId, by: MemberId, card: string) =>
  castVote(on.board, on.act(by), item, card);

describe('a vote', () => {
  test('G5 shows nothing but who has voted before the reveal, and the spread after it', () => {
    const { on, maya, jon, asha, item } = room();
    vote(on, item, jon, '8');
    vote(on, item, asha, '3');
    vote(on, item, maya, '?');
    vote(on, item, jon, '5');
    const before = shown(on, item);
    expect(before).toMatchObject({ number: 1, laid: null, spread: [], revealed: null });
    expect(new Set(before.voted)).toEqual(new Set([maya, jon, asha]));
    expect(JSON.stringify(before)).not.toMatch(/"[358]"/);
    expect(ownCard(sizingOf(on.board, item), 1, jon, readMembers(on.board))).toBe('5');
    expect(exportBoard(on.board).votes).toEqual([]);
    revealVotes(on.board, on.act(maya), item);
    expect(spread(on, item)).toEqual([
      ['3', 1],
      ['5', 1],
    ]);
    expect(shown(on, item).laid).toHaveLength(3);
    expect(exportBoard(on.board).votes).toHaveLength(3);
  });

  test('G6 two facilitators who begin and reveal apart make one round, and every vote is in it', () => {
    const { on, maya, jon, asha, item } = room();
    const other = replicaOf(on, 2);
    vote(on, item, jon, '5');
    vote(other, item, asha, '8');
    exchange(on.board, other.board);
    expect(sizingOf(on.board, item).rounds).toHaveLength(1);
    revealVotes(on.board, on.act(maya), item);
    revealVotes(other.board, other.act(maya), item);
    exchange(on.board, other.board);
    voteAgain(on.board, on.act(maya), item);
    voteAgain(other.board, other.act(jon), item);
    vote(on, item, jon, '8');
    vote(other, item, asha, '8');
    exchange(on.board, other.board);
    expect(sizingOf(on.board, item).rounds.map(({ number }) => number)).toEqual([1, 2]);
    revealVotes(on.board, on.act(maya), item);
    expect(spread(on, item)).toEqual([['8', 2]]);
  });

  test('G7 that comes after the reveal is shown as late and never counts, whatever its clock says', () => {
    const { on, maya, jon, asha, item } = room();
    vote(on, item, jon, '5');
    const away = replicaOf(on, 2);
    castVote(away.board, { ...away.act(asha), at: 1 }, item, '13');
    revealVotes(on.board, on.act(maya), item);
    exchange(on.board, away.board);
    vote(on, item, maya, '8');
    expect(spread(on, item)).toEqual([['5', 1]]);
    expect(
      shown(on, item)
        .laid?.filter(({ late }) => late)
        .map(({ member }) => member),
    ).toEqual([maya, asha].sort());
    expect(() => vote(on, item, jon, '8')).toThrow('The votes are shown');
    expect(() => takeVoteBack(on.board, on.act(jon), item)).toThrow('The votes are shown');
  });

  test('that is there at the reveal counts, by whatever clock it was laid', () => {
    const { on, maya, jon, asha, item } = room();
    castVote(on.board, { ...on.act(jon), at: on.act().at + 3_600_000 }, item, '5');
    vote(on, item, asha, '8');
    revealVotes(on.board, on.act(maya), item);
    expect(spread(on, item)).toEqual([
      ['5', 1],
      ['8', 1],
    ]);
  });

  test('G8 on a technical item is the engineers’, by the roles they had when they voted', () => {
    const { on, maya, jon, asha, item } = room('task');
    expect(() => vote(on, item, maya, '5')).toThrow('Engineers size technical work');
    vote(on, item, jon, '5');
    vote(on, item, asha, '<½day');
    setRoles(on.board, on.act(jon), jon, ['stakeholder']);
    revealVotes(on.board, on.act(maya), item);
    expect(spread(on, item)).toEqual([
      ['<½day', 1],
      ['5', 1],
    ]);
    expect(() => agreeOnCard(on.board, on.act(maya), item, '8')).toThrow('No engineer voted for 8');
    agreeOnCard(on.board, on.act(maya), item, '<½day');
    const task = readItem(on.board, item);
    expect(task).toMatchObject({ underHalfDay: true, points: null });
    const isEngineer = (id: MemberId) => hasRole(readMembers(on.board), id, 'engineer');
    expect(task && missingForReady(task, { isEngineer, now: 0 })).not.toContain('a size by an engineer');
    expect(shown(on, item).agreed).toMatchObject({ card: '<½day', by: maya });
    agreeOnCard(on.board, on.act(asha), item, '8');
    expect(readItem(on.board, item)).toMatchObject({ underHalfDay: false, points: 8 });
  });

  test('G9 on a spike is in hours, and setting them counts as the agreement of all who voted hours', () => {
    const { on, maya, jon, asha, item } = room('spike');
    const tom = person(on, 'Tom', 'engineer');
    expect(() => vote(on, item, jon, '5')).toThrow('voted in hours');
    vote(on, item, jon, '8h');
    vote(on, item, asha, '12h');
    vote(on, item, tom, '?');
    revealVotes(on.board, on.act(maya), item);
    agreeOnCard(on.board, on.act(maya), item, '8h');
    const spike = readItem(on.board, item);
    const box = spike?.kind === 'spike' ? foldBox(spike.box, on.act().at) : undefined;
    expect(box?.pending).toMatchObject({ hours: 8, by: maya, more: 1 });
    expect(new Set(box?.pending?.agreedBy)).toEqual(new Set([jon, asha]));
  });

  test('on a spike joins hours that wait already, with what was agreed before', () => {
    const { on, maya, jon, asha, item } = room('spike');
    proposeBox(on.board, on.act(maya), item, 8);
    vote(on, item, jon, '8h');
    vote(on, item, asha, '8h');
    revealVotes(on.board, on.act(maya), item);
    agreeOnCard(on.board, on.act(jon), item, '8h');
    const spike = readItem(on.board, item);
    const box = spike?.kind === 'spike' ? foldBox(spike.box, on.act().at) : undefined;
    expect(box).toMatchObject({ state: 'agreed' });
    expect(box?.proposal?.agreedBy).toHaveLength(3);
  });

  test('again keeps the round before it, and is only begun when that one is shown', () => {
    const { on, jon, asha, item } = room();
    expect(() => revealVotes(on.board, on.act(jon), item)).toThrow('Nobody has voted');
    vote(on, item, jon, '3');
    expect(() => voteAgain(on.board, on.act(jon), item)).toThrow('still open');
    takeVoteBack(on.board, on.act(jon), item);
    expect(() => revealVotes(on.board, on.act(jon), item)).toThrow('Nobody has voted');
    vote(on, item, jon, '3');
    vote(on, item, asha, '13');
    revealVotes(on.board, on.act(jon), item);
    voteAgain(on.board, on.act(jon), item);
    expect(shown(on, item)).toMatchObject({ number: 2, voted: [] });
    expect(sizingOf(on.board, item).rounds[0]?.revealed?.voters).toHaveLength(2);
    expect(() => agreeOnCard(on.board, on.act(jon), item, '5')).toThrow('not shown yet');
  });

  test('of somebody with two entries counts once', () => {
    const { on, maya, jon, asha, item } = room();
    vote(on, item, jon, '3');
    vote(on, item, asha, '8');
    mergeMembers(on.board, on.act(maya), asha, jon);
    expect(shown(on, item).voted).toEqual([jon]);
    revealVotes(on.board, on.act(maya), item);
    expect(spread(on, item)).toEqual([['8', 1]]);
  });

  test('on the item of a meeting is shown by whoever leads, or a facilitator', () => {
    const { on, maya, jon, item } = room();
    const kim = person(on, 'Kim', 'facilitator');
    addToAgenda(on.board, on.act(maya), [item]);
    startMeeting(on.board, on.act(maya));
    vote(on, item, jon, '3');
    expect(() => revealVotes(on.board, on.act(jon), item)).toThrow('Whoever leads');
    revealVotes(on.board, on.act(kim), item);
  });

  test('is waited for of the engineers in the room', () => {
    const { on, maya, jon, asha, item } = room();
    const waited = expectedVoters(readMembers(on.board), new Set([maya, jon]));
    expect(waited.map(({ id }) => id)).toEqual([jon]);
    vote(on, item, asha, '3');
    expect(allIn(shown(on, item), waited)).toBe(false);
    vote(on, item, jon, '3');
    expect(allIn(shown(on, item), waited)).toBe(true);
  });

  test('is read whatever stands in its place', () => {
    const { on, item } = room();
    const keys = [
      `${item}/1`,
      `${item}/0/m1`,
      `${item}/1/m1`,
      `${item}/x/m1`,
      '/',
      'i/1/m',
      `${item}/99999/m1/x`,
    ];
    for (const value of [null, 3, 'x', [], { value: 4 }, { value: '5', at: 'x', roles: 7 }])
      for (const key of keys)
        for (const root of ['rounds', 'votes'] as const) {
          on.board.flat[root].set(key, value);
          expect(() => shown(on, item)).toBeDefined();
          expect(() => exportBoard(on.board)).not.toThrow();
        }
  });
});

test('a card stores what it means, so that another scale changes no vote', () => {
  expect(cardsFor('task', ['1', 'S=2'])).toEqual(['<½day', '1', 'S=2', '?', 'break']);
  expect(cardsFor('spike', ['1'])).toEqual(['2h', '4h', '8h', '12h', '16h', '24h', '?', 'break']);
  for (const card of ['<½day', '1', 'S=2', '8h', '0.5h', '?', 'break', '½'])
    expect(parseVoteCard(card), card).toBeDefined();
  for (const card of ['', 'S', '-1', '8hh', '1e9h', '9'.repeat(50), 7, null, {}])
    expect(parseVoteCard(card), JSON.stringify(card)).toBeUndefined();
});
