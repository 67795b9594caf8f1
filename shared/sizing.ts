// A vote on one item, as a screen may show it: who has voted, and what only from the reveal on; who voted late; how far
// the votes lie apart. Sources: product.md, "Sizing". Votes stand in the shared document, so hiding them is a courtesy of
// this code and no secret: whoever reads the bytes reads the votes.

import type { MemberId } from './ids.ts';
import { backlogOf, type KnownItem } from './item.ts';
import type { Member, Role, Round, Sizing, Vote } from './records.ts';
import { hasRole, resolveMember, teamOf } from './team.ts';
import { cardMeaning, cardOrder, parseVoteCard, sizes, type VoteCard } from './vote-card.ts';

/** One member's card in a revealed round. */
export interface LaidCard {
  readonly member: MemberId;
  readonly card: VoteCard;
  /** It came after the reveal: shown, and never counted. */
  readonly late: boolean;
}

/** One size that was voted for in time. */
export interface SpreadPart {
  readonly card: VoteCard;
  /** As it is stored, to be agreed on. */
  readonly value: string;
  readonly members: readonly MemberId[];
}

export interface RoundState {
  readonly number: number;
  readonly openedAt: number;
  /** Whose vote is in and counts, each person once; the cards are not told. */
  readonly voted: readonly MemberId[];
  readonly revealed: { readonly at: number; readonly by: MemberId | null } | null;
  /** Every counted card and every late one; null before the reveal. */
  readonly laid: readonly LaidCard[] | null;
  /** The sizes, from the smallest on; "?", breaks and late votes are not in it. Empty before the reveal. */
  readonly spread: readonly SpreadPart[];
  readonly agreed: Round['agreed'];
}

/** On technical items only engineers' votes count: by the roles that they had when they voted. */
const voteCounts = (item: KnownItem, roles: readonly Role[]): boolean =>
  backlogOf(item) !== 'technical' || roles.includes('engineer');

interface Cast {
  readonly member: MemberId;
  readonly vote: Vote;
  readonly card: VoteCard;
  readonly late: boolean;
}

/** Of two entries of one person that were merged since: what was there in time, then the later vote. */
const better = (a: Cast, b: Cast): boolean =>
  a.late === b.late
    ? a.vote.at > b.vote.at || (a.vote.at === b.vote.at && a.vote.value > b.vote.value)
    : !a.late;

function castIn(
  sizing: Sizing,
  round: Round,
  item: KnownItem,
  members: ReadonlyMap<MemberId, Member>,
): readonly Cast[] {
  const { revealed } = round;
  const inTime = revealed && new Set(revealed.voters);
  const cast = new Map<MemberId, Cast>();
  for (const vote of sizing.votes) {
    const card = vote.round === round.number ? parseVoteCard(vote.value) : undefined;
    if (!card || !voteCounts(item, vote.roles)) continue;
    const member = resolveMember(members, vote.member);
    const late = revealed !== null && (inTime?.has(vote.member) !== true || vote.at > revealed.at);
    const one = { member, vote, card, late };
    const there = cast.get(member);
    if (!there || better(one, there)) cast.set(member, one);
  }
  return [...cast.values()].sort((a, b) => (a.member < b.member ? -1 : 1));
}

/** A round as it may be shown. */
export function roundState(
  sizing: Sizing,
  round: Round,
  item: KnownItem,
  members: ReadonlyMap<MemberId, Member>,
): RoundState {
  const cast = castIn(sizing, round, item, members);
  const { number, openedAt, revealed, agreed } = round;
  const parts = new Map<string, { card: VoteCard; value: string; members: MemberId[] }>();
  for (const { card, member, vote, late } of revealed ? cast : []) {
    if (late || !sizes(card, item.kind)) continue;
    const part = parts.get(cardMeaning(card)) ?? { card, value: vote.value, members: [] };
    part.members.push(member);
    parts.set(cardMeaning(card), part);
  }
  return {
    number,
    openedAt,
    voted: cast.filter(({ late }) => !late).map(({ member }) => member),
    revealed: revealed && { at: revealed.at, by: revealed.by },
    laid: revealed && cast.map(({ member, card, late }) => ({ member, card, late })),
    spread: [...parts.values()].sort((a, b) => cardOrder(a.card) - cardOrder(b.card)),
    agreed,
  };
}

/** The round that is voted in or was last; undefined while nobody has voted. */
export const latestRound = (sizing: Sizing): Round | undefined => sizing.rounds.at(-1);

/** The card that this member has laid in this round, also before the reveal: one's own is no secret. */
export function ownCard(
  sizing: Sizing,
  number: number,
  me: MemberId,
  members: ReadonlyMap<MemberId, Member>,
): string | null {
  const mine = sizing.votes.filter(
    ({ round, member }) => round === number && resolveMember(members, member) === me,
  );
  return mine.sort((a, b) => a.at - b.at).at(-1)?.value ?? null;
}

/** Whose votes a room waits for: the engineers of the team who are here. */
export function expectedVoters(
  members: ReadonlyMap<MemberId, Member>,
  here: ReadonlySet<MemberId>,
): readonly Member[] {
  return teamOf(members).filter(({ id }) => here.has(id) && hasRole(members, id, 'engineer'));
}

/** True when everybody who is waited for has voted, and somebody has. */
export const allIn = (state: RoundState, expected: readonly Member[]): boolean =>
  state.voted.length > 0 && expected.every(({ id }) => state.voted.includes(id));
