// Sizing by a hidden vote on the item itself: laying a card, revealing, voting again, and agreeing on a card. Rounds and
// votes stand outside undo; the size that is agreed on can be undone as any size. Rules: product.md, "Sizing".

import type { ItemId, MemberId } from '../ids.ts';
import { backlogOf, type KnownItem } from '../item.ts';
import { mayShowVotes } from '../meetings.ts';
import type { Member, Round, Sizing } from '../records.ts';
import { latestRound, roundState, type RoundState } from '../sizing.ts';
import { hasRole, resolveMember } from '../team.ts';
import { cardMeaning, cardWords, layable, parseVoteCard, sizes, type VoteCard } from '../vote-card.ts';
import { itemKeys, type Board } from './document.ts';
import { edit, refuse, type Act, type Edit } from './edit.ts';
import { agreeToVotedHours } from './mutate-box.ts';
import { needKnown } from './mutate-item.ts';
import { readOpenMeeting } from './read-meetings.ts';
import { readMembers } from './read-records.ts';
import { mostRounds, sizingOf } from './read-sizing.ts';

interface Table {
  readonly item: KnownItem;
  readonly members: ReadonlyMap<MemberId, Member>;
  readonly sizing: Sizing;
  readonly round: Round | undefined;
}

function tableOf(board: Board, id: ItemId): Table {
  const item = needKnown(board, id);
  if (item.archived) refuse('notAllowed', 'This item is archived. Restore it first.');
  const sizing = sizingOf(board, id);
  return { item, members: readMembers(board), sizing, round: latestRound(sizing) };
}

const roundKey = (item: ItemId, number: number, field: string) => `${item}/${number}/${field}`;

function needCard(value: string, item: KnownItem): VoteCard {
  const card = parseVoteCard(value);
  if (card && layable(card, item.kind)) return card;
  return refuse(
    'invalid',
    item.kind === 'spike'
      ? 'A spike is voted in hours.'
      : 'This card is not on the table: choose one of the scale.',
  );
}

/**
 * Lays a card on an item, hidden until the reveal; another one in its place. Where nobody has voted yet this opens the
 * first round. After the reveal it comes late, once, and is shown as such.
 */
export function castVote(board: Board, act: Act, id: ItemId, value: string): void {
  const { by } = act;
  if (by === null) refuse('notAllowed', 'Say who you are first.');
  const { item, members, sizing, round } = tableOf(board, id);
  needCard(value, item);
  if (backlogOf(item) === 'technical' && !hasRole(members, by, 'engineer'))
    refuse('role', 'Engineers size technical work. Ask an engineer, or add that role to your entry.');
  const me = resolveMember(members, by);
  const voted = sizing.votes.some(
    (vote) => vote.round === round?.number && resolveMember(members, vote.member) === me,
  );
  if (round?.revealed && voted)
    refuse('notAllowed', 'The votes are shown. Start another round to vote again.');
  const number = round?.number ?? 1;
  edit(board, act, (change) => {
    if (!round) change.record('rounds', roundKey(id, 1, 'openedAt'), act.at);
    const roles = members.get(me)?.roles ?? [];
    change.record('votes', `${id}/${number}/${me}`, { value, at: act.at, roles: [...roles] });
  });
}

/** Takes one's own card back, before the reveal. */
export function takeVoteBack(board: Board, act: Act, id: ItemId): void {
  const { members, sizing, round } = tableOf(board, id);
  const { by } = act;
  if (by === null) refuse('notAllowed', 'Say who you are first.');
  if (round?.revealed) refuse('notAllowed', 'The votes are shown: a card stays where it is.');
  const me = resolveMember(members, by);
  const mine = sizing.votes.filter(
    (vote) => vote.round === round?.number && resolveMember(members, vote.member) === me,
  );
  if (mine.length === 0) refuse('notFound', 'You have not voted in this round.');
  edit(board, act, (change) => {
    for (const vote of mine) change.record('votes', `${id}/${vote.round}/${vote.member}`, null);
  });
}

/** Of the item that a meeting is at, whoever leads reveals, or a facilitator. */
function checkMayReveal(board: Board, act: Act, id: ItemId, members: Table['members']): void {
  if (act.by === null) refuse('notAllowed', 'Say who you are first.');
  const open = readOpenMeeting(board);
  if (!mayShowVotes(open ? [open] : [], members, act.by, id))
    refuse('role', 'Whoever leads the meeting shows the votes, or a facilitator.');
}

/** Shows the votes of the round to all. Who had voted is kept: any other vote is late from now on. */
export function revealVotes(board: Board, act: Act, id: ItemId): void {
  const { members, sizing, round } = tableOf(board, id);
  const votes = sizing.votes.filter((vote) => vote.round === round?.number);
  if (!round || votes.length === 0) refuse('notAllowed', 'Nobody has voted yet.');
  if (round.revealed) refuse('notAllowed', 'The votes are shown already.');
  checkMayReveal(board, act, id, members);
  // No vote that is there is late by a clock that goes wrong: only one that is changed afterwards.
  const at = Math.max(act.at, ...votes.map((vote) => vote.at));
  const revealed = { at, by: act.by, voters: votes.map(({ member }) => member) };
  edit(board, act, (change) => change.record('rounds', roundKey(id, round.number, 'revealed'), revealed));
}

/** Opens the next round, once the votes of the one before are shown; that one is kept. */
export function voteAgain(board: Board, act: Act, id: ItemId): void {
  const { members, round } = tableOf(board, id);
  if (!round) refuse('notAllowed', 'Nobody has voted yet.');
  if (!round.revealed) refuse('notAllowed', 'This round is still open: show its votes first.');
  if (round.number >= mostRounds) refuse('notAllowed', 'This item has been voted on too often.');
  checkMayReveal(board, act, id, members);
  edit(board, act, (change) => change.record('rounds', roundKey(id, round.number + 1, 'openedAt'), act.at));
}

/**
 * In whose name a technical item is sized: an engineer's own, or else that of an engineer who voted for just this card,
 * since engineers size technical work and whoever leads only notes it.
 */
function sizer(act: Act, { item, members }: Table, state: RoundState, card: VoteCard): MemberId | null {
  if (backlogOf(item) !== 'technical' || hasRole(members, act.by, 'engineer')) return act.by;
  const part = state.spread.find((one) => cardMeaning(one.card) === cardMeaning(card));
  return (
    part?.members[0] ??
    refuse(
      'role',
      `No engineer voted for ${cardWords(card)}. An engineer sets it, or the vote is done again.`,
    )
  );
}

function writeAgreed(change: Edit, act: Act, item: ItemId, round: number, card: string): void {
  change.record('rounds', roundKey(item, round, 'agreed'), { at: act.at, by: act.by, card });
}

function agreeOnSize(
  board: Board,
  act: Act,
  table: Table,
  state: RoundState,
  card: VoteCard,
  value: string,
): void {
  const { item } = table;
  const by = sizer(act, table, state, card);
  edit(board, { ...act, by }, (change) => {
    const points = card.type === 'points' ? card.points : undefined;
    change.setItem(item.id, itemKeys.points, points);
    change.setItem(item.id, itemKeys.underHalfDay, card.type === 'halfDay' ? true : undefined);
    writeAgreed(change, act, item.id, state.number, value);
  });
}

/**
 * Sets what the round came to: points, under half a day, or the hours of a spike's time-box (with `reason` where they are
 * an extension).
 */
export function agreeOnCard(board: Board, act: Act, id: ItemId, value: string, reason = ''): void {
  if (act.by === null) refuse('notAllowed', 'Say who you are first.');
  const table = tableOf(board, id);
  const { item, members, sizing, round } = table;
  const card = needCard(value, item);
  if (!sizes(card, item.kind)) refuse('invalid', 'This card says no size.');
  if (!round?.revealed) refuse('notAllowed', 'The votes are not shown yet.');
  const state = roundState(sizing, round, item, members);
  if (card.type !== 'hours') {
    agreeOnSize(board, act, table, state, card, value);
    return;
  }
  const voters = state.spread.flatMap((part) => part.members);
  agreeToVotedHours(board, act, id, { hours: card.hours, voters, reason }, (change) =>
    writeAgreed(change, act, id, state.number, value),
  );
}
