import { describe, expect, test } from 'vitest';
import { votersOf } from '../../../client/components/projector/meeting-words.ts';
import {
  missingSeats,
  roomOf,
  sameRoom,
  seatWords,
  seatsOf,
  type Room,
} from '../../../client/components/refine/sizing-seats.ts';
import {
  agreedWords,
  apartCards,
  lateCards,
  mostVoted,
  roundCards,
  setWords,
  sinceWords,
  spreadWords,
  voteLineWords,
  votedWords,
  whyNoCards,
} from '../../../client/components/refine/sizing-words.ts';
import { voteNews, type VoteMoment } from '../../../client/components/refine/vote-news.ts';
import type { Session } from '../../../client/sync/presence.ts';
import { addItem } from '../../../shared/board/mutate-item.ts';
import { mergeMembers, setLeft, setRoles } from '../../../shared/board/mutate-member.ts';
import { agreeOnCard, castVote, revealVotes } from '../../../shared/board/mutate-vote.ts';
import { readItem } from '../../../shared/board/read-item.ts';
import { readMembers } from '../../../shared/board/read-records.ts';
import { sizingOf } from '../../../shared/board/read-sizing.ts';
import type { ItemId, MemberId } from '../../../shared/ids.ts';
import { isKnown } from '../../../shared/item.ts';
import type { Kind } from '../../../shared/kind.ts';
import { latestRound, roundState } from '../../../shared/sizing.ts';
import { parseVoteCard, type VoteCard } from '../../../shared/vote-card.ts';
import { person, testBoard } from '../../board-kit.ts';

function table(kind: Kind = 'story') {
  const on = testBoard();
  const maya = person(on, 'Maya Olsen', 'productOwner');
  const jon = person(on, 'Jon Karlsson', 'engineer');
  const asha = person(on, 'Asha Singh', 'engineer');
  const lena = person(on, 'Lena Roth', 'engineer');
  const id = addItem(on.board, on.act(jon), { kind, title: 'One' });
  const look = () => {
    const item = readItem(on.board, id);
    const sizing = sizingOf(on.board, id);
    const round = latestRound(sizing);
    if (!item || !isKnown(item) || !round) throw new Error('no round');
    return { item, round: roundState(sizing, round, item, readMembers(on.board)) };
  };
  const vote = (by: MemberId, card: string) => castVote(on.board, on.act(by), id, card);
  const show = () => revealVotes(on.board, on.act(jon), id);
  const name = (member: MemberId) => readMembers(on.board).get(member)?.name.split(' ')[0] ?? '';
  return { on, id, maya, jon, asha, lena, vote, show, look, name, members: () => readMembers(on.board) };
}

const card = (value: string) => parseVoteCard(value) as VoteCard;

const tab = (access: Session['access'] = 'edit') => ({ access }) as Session;
const other = (
  member: MemberId | null,
  activity: 'active' | 'idle' | 'away' = 'active',
  access: Session['access'] = 'edit',
) => ({ member, activity, sessions: [tab(access)] });

describe('who is waited for', () => {
  test('G50 is every engineer who is here with a link that may vote, and nobody whose tab is out of sight', () => {
    const { maya, jon, asha, lena, members } = table();
    const room = roomOf(
      [other(maya), other(asha, 'away'), other(lena, 'active', 'view'), other(null)],
      members(),
      jon,
    );
    expect([...room.here].sort()).toEqual([maya, jon].sort());
    const seats = seatsOf([], room, members(), jon);
    expect(seats.map(({ member }) => member)).toEqual([asha, jon]);
    expect(missingSeats(seats).map(({ member }) => member)).toEqual([jon]);
    expect(seats.map(seatWords)).toEqual(['Asha Singh, not yet, away', 'Jon Karlsson (you), not yet']);
  });

  test('G114 is the same on a wall as at every desk', () => {
    const { maya, jon, asha, lena, vote, look, members } = table();
    vote(jon, '5');
    const others = [other(maya), other(asha, 'away'), other(lena, 'active', 'view')];
    const seats = seatsOf([jon], roomOf(others, members(), jon), members(), jon);
    expect(missingSeats(seats)).toEqual([]);
    const wall = { store: { members: members() }, presence: { others }, me: jon, access: 'edit' };
    expect(votersOf(look().round, wall as never).words).toBe('The engineer here has sized it');
  });

  test('keeps the seat of somebody who voted and went, in its place', () => {
    const { maya, jon, asha, lena, members } = table();
    const all = seatsOf([asha], roomOf([other(asha), other(lena)], members(), jon), members(), jon);
    const gone = seatsOf([asha, maya], roomOf([other(lena)], members(), jon), members(), jon);
    expect(all.map(({ member }) => member)).toEqual([asha, jon, lena]);
    expect(gone.map(({ member }) => member)).toEqual([asha, jon, lena, maya]);
    expect(seatWords(gone[0]!)).toBe('Asha Singh, has voted, not here now');
  });

  test('goes by the roles of now, and by the people that two entries are after a merge', () => {
    const { on, maya, jon, asha, members } = table();
    setRoles(on.board, on.act(maya), maya, ['productOwner', 'engineer']);
    setRoles(on.board, on.act(jon), jon, ['stakeholder']);
    let room = roomOf([other(maya), other(asha)], members(), jon);
    expect(seatsOf([], room, members(), jon).map(({ member }) => member)).toEqual([asha, maya]);
    mergeMembers(on.board, on.act(maya), asha, maya);
    room = roomOf([other(maya), other(asha)], members(), jon);
    expect(seatsOf([], room, members(), jon).map(({ member }) => member)).toEqual([maya]);
    setLeft(on.board, on.act(jon), maya, true);
    expect(seatsOf([], room, members(), jon)).toEqual([]);
  });

  test('is the same room while only carets move', () => {
    const { maya, jon, asha, members } = table();
    const room = (away: boolean): Room =>
      roomOf([other(maya, away ? 'away' : 'idle'), other(asha)], members(), jon);
    expect(sameRoom(room(false), room(false))).toBe(true);
    expect(sameRoom(room(false), room(true))).toBe(false);
  });

  test('is somebody with a phone and a laptop once, here as long as one of them is', () => {
    const { jon, members } = table();
    const room = roomOf([other(jon, 'away')], members(), jon);
    expect([room.here.has(jon), room.away.has(jon)]).toEqual([true, false]);
  });
});

describe('the words of a spread', () => {
  test('name the ends where the votes lie apart, and say where they agree', () => {
    const { vote, show, look, name, jon, asha, lena, maya } = table();
    vote(jon, '3');
    vote(asha, '13');
    vote(lena, '3');
    vote(maya, '?');
    expect(() => spreadWords(look().round, name)).not.toThrow();
    show();
    const { round, item } = look();
    const ends = spreadWords(round, name);
    expect(ends).toMatch(/^From 3 to 13: let the two ends speak first, .+ \(3\) and Asha \(13\)\.$/);
    expect(ends).toContain('Jon');
    expect(ends).toContain('Lena');
    expect(roundCards(round, item)).toBe('3, 3, 13, ?');
    expect(apartCards(round, item).map(({ members }) => members)).toEqual([[maya]]);
    expect(mostVoted(round.spread)?.value).toBe('3');
  });

  test.each([
    [['5', '5'], 'All said 5.'],
    [['5'], 'Jon said 5.'],
    [['5', '5', '?'], 'All who named a size said 5.'],
    [['?', 'break'], 'Nobody named a size.'],
  ])('of %j are "%s"', (cards, words) => {
    const { vote, show, look, name, jon, asha, lena } = table();
    for (const [i, value] of cards.entries()) vote([jon, asha, lena][i]!, value);
    show();
    expect(spreadWords(look().round, name)).toBe(words);
  });

  test('offer no value first on a tie', () => {
    const { vote, show, look, jon, asha } = table();
    vote(jon, '3');
    vote(asha, '5');
    show();
    expect(mostVoted(look().round.spread)).toBeNull();
  });

  test('tell late cards apart', () => {
    const { vote, show, look, jon, asha } = table();
    vote(jon, '3');
    show();
    vote(asha, '8');
    expect(lateCards(look().round)).toEqual([{ card: card('8'), members: [asha] }]);
    expect(apartCards(look().round, look().item)).toEqual([]);
  });

  test('of what was agreed say who set it, and what the item says since', () => {
    const { on, vote, show, look, name, id, jon, maya } = table();
    vote(jon, '5');
    show();
    agreeOnCard(on.board, on.act(maya), id, '5');
    const { round, item } = look();
    expect(agreedWords(round, name)).toBe('5 points agreed in round 1, set by Maya');
    expect(sinceWords(round, item)).toBe('');
    if (item.kind !== 'story') throw new Error('a story');
    expect(sinceWords(round, { ...item, points: 8 })).toBe('The item says 8 points now.');
    expect(sinceWords(round, { ...item, points: null })).toBe('The item has no size now.');
    expect(voteLineWords(round, name)).toBe('5 points agreed in round 1, set by Maya');
  });

  test('of a button say what it sets', () => {
    expect(setWords(card('1'), 0, false)).toBe('Set 1 point');
    expect(setWords(card('S=3'), 0, false)).toBe('Set S, 3 points');
    expect(setWords(card('<½day'), 0, false)).toBe('Set under half a day');
    expect(setWords(card('8h'), 3, false)).toBe('Set 8 h, agreed by the 3 who voted');
    expect(setWords(card('4h'), 1, true)).toBe('Set 4 h more, agreed by the one who voted');
    expect(votedWords(3, 1)).toBe('3 of 4 voted');
    expect(votedWords(1, 0)).toBe('1 has voted');
  });

  test('tell somebody who has no cards why', () => {
    const { look, vote, jon, maya, members } = table('task');
    vote(jon, '3');
    const { item } = look();
    expect(whyNoCards(item, members().get(jon))).toBe('');
    expect(whyNoCards(item, members().get(maya))).toContain('You are here as product owner.');
    expect(whyNoCards(item, undefined)).toBe('');
  });
});

describe('the bell', () => {
  const moment = (over: Partial<VoteMoment> = {}): VoteMoment => ({
    item: 'i1' as ItemId,
    round: 1,
    voted: [],
    allIn: false,
    shown: false,
    agreedAt: null,
    ...over,
  });
  const [jon, asha] = ['mJon', 'mAsha'] as unknown as [MemberId, MemberId];
  const partly = moment({ voted: [jon] });
  const all = moment({ voted: [jon, asha], allIn: true });

  test('G51 rings when the last vote comes, again after one was taken back, and not for a reload or who goes', () => {
    expect(voteNews(partly, all)).toBe('allIn');
    expect(voteNews(all, all)).toBeNull();
    expect(voteNews(all, partly)).toBeNull();
    // A reload, another item on the same screen.
    expect(voteNews(null, all)).toBeNull();
    expect(voteNews({ ...partly, item: 'i2' as ItemId }, all)).toBeNull();
    // The last one who was waited for goes.
    expect(voteNews(partly, { ...partly, allIn: true })).toBeNull();
    expect(voteNews({ ...all, shown: true }, { ...all, round: 2 })).toBe('allIn');
  });

  test('is not rung for votes that are shown, which are news of their own', () => {
    expect(voteNews(partly, { ...all, shown: true })).toBe('shown');
    expect(voteNews({ ...all, shown: true }, { ...all, shown: true })).toBeNull();
    expect(voteNews({ ...all, shown: true }, { ...all, shown: true, agreedAt: 5 })).toBe('agreed');
    expect(voteNews({ ...all, shown: true }, moment({ round: 2 }))).toBe('anotherRound');
  });
});
