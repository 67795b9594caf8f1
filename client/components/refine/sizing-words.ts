// What the screens say of a vote on a size: who votes, how far apart the votes lie, what was agreed. Pure.

import type { MemberId } from '../../../shared/ids.ts';
import { backlogOf, type KnownItem } from '../../../shared/item.ts';
import { roleLabels, type Member } from '../../../shared/records.ts';
import type { LaidCard, RoundState, SpreadPart } from '../../../shared/sizing.ts';
import {
  cardMeaning,
  cardOrder,
  cardWords,
  parseVoteCard,
  sizes,
  type VoteCard,
} from '../../../shared/vote-card.ts';
import { listOf } from '../box-words.ts';
import { count } from '../item-words.ts';

export type NameOf = (member: MemberId) => string;

/** Of more than these the ends of a spread are not named. */
const mostNamed = 3;

/** Whose votes count, beside the head. */
export const votersWords = (item: KnownItem): string =>
  backlogOf(item) === 'technical' ? 'engineers vote' : 'everybody votes';

/** "5 points", "S, 1 point", "8 h", "under half a day". */
export function sizeWords(card: VoteCard): string {
  if (card.type === 'halfDay') return 'under half a day';
  if (card.type !== 'points') return cardWords(card);
  const points = count(card.points, 'point', 'points');
  return Number(card.label) === card.points ? points : `${card.label}, ${points}`;
}

/** What a card is called aloud: what stands on it comes first. */
export function cardName(card: VoteCard): string {
  switch (card.type) {
    case 'points':
      return sizeWords(card);
    case 'hours':
      return card.hours === 1 ? '1 h, 1 hour' : `${cardWords(card)}, ${card.hours} hours`;
    case 'halfDay':
      return '< ½ day, under half a day';
    case 'unsure':
      return '?, I cannot say';
    case 'break':
      return 'Break, I need one';
  }
}

/** What a vote depends on of an item, to be compared: somebody else may be typing in it all the while. */
export const sizingFacets = (item: KnownItem | undefined): string =>
  item === undefined
    ? ''
    : JSON.stringify([
        item.kind,
        item.archived !== null,
        item.kind === 'spike' ? item.box.length : item.points,
        item.kind === 'task' && item.underHalfDay,
        item.kind === 'bug' && item.backlog,
      ]);

/** "3 of 4 voted"; where nobody more is waited for, only how many have. */
export function votedWords(voted: number, missing: number): string {
  if (voted === 0) return 'Nobody has voted yet';
  return missing === 0
    ? `${voted} ${voted === 1 ? 'has' : 'have'} voted`
    : `${voted} of ${voted + missing} voted`;
}

export const revealWords = (voted: number): string =>
  `Reveal ${count(voted, 'vote', 'votes').replace(',', ' ')}`;

const people = (ids: readonly MemberId[], name: NameOf): string =>
  ids.length > mostNamed ? count(ids.length, 'person', 'people') : listOf(ids.map(name));

const end = ({ card, members }: SpreadPart, name: NameOf): string =>
  `${people(members, name)} (${cardWords(card)})`;

/** Agreement, or how far apart the votes lie and who holds the ends. */
export function spreadWords({ spread, laid }: RoundState, name: NameOf): string {
  const [first] = spread;
  const last = spread.at(-1);
  if (!first || !last) return 'Nobody named a size.';
  if (first !== last) {
    const ends = `${end(first, name)} and ${end(last, name)}`;
    return `From ${cardWords(first.card)} to ${cardWords(last.card)}: let the two ends speak first, ${ends}.`;
  }
  const inTime = laid?.filter(({ late }) => !late).length ?? 0;
  const [only, more] = first.members;
  if (only !== undefined && more === undefined && inTime === 1)
    return `${name(only)} said ${cardWords(first.card)}.`;
  return inTime > first.members.length
    ? `All who named a size said ${cardWords(first.card)}.`
    : `All said ${cardWords(first.card)}.`;
}

/** The counted cards that name no size here, each kind of card with who laid it: "?", breaks, cards of another kind. */
export function apartCards(
  { laid }: RoundState,
  item: KnownItem,
): readonly { readonly card: VoteCard; readonly members: readonly MemberId[] }[] {
  return gather(laid?.filter(({ card, late }) => !late && !sizes(card, item.kind)) ?? []);
}

/** The cards that came after the reveal. */
export const lateCards = ({
  laid,
}: RoundState): readonly { readonly card: VoteCard; readonly members: readonly MemberId[] }[] =>
  gather(laid?.filter(({ late }) => late) ?? []);

function gather(cards: readonly LaidCard[]) {
  const parts = new Map<string, { card: VoteCard; members: MemberId[] }>();
  for (const { card, member } of cards) {
    const part = parts.get(cardMeaning(card)) ?? { card, members: [] };
    part.members.push(member);
    parts.set(cardMeaning(card), part);
  }
  return [...parts.values()].sort((a, b) => cardOrder(a.card) - cardOrder(b.card));
}

/** Every counted card of a shown round, the smallest first: "3, 5, 8, 8, ?". */
export function roundCards(state: RoundState, item: KnownItem): string {
  const sized = state.spread.flatMap(({ card, members }) => members.map(() => cardWords(card)));
  const apart = apartCards(state, item).flatMap(({ card, members }) => members.map(() => cardWords(card)));
  return [...sized, ...apart].join(', ');
}

/**
 * The value that most voted for, offered first. On a tie there is none: a button that stands out would decide what the
 * team is to talk about.
 */
export function mostVoted(spread: readonly SpreadPart[]): SpreadPart | null {
  const most = Math.max(0, ...spread.map(({ members }) => members.length));
  const [first, tie] = spread.filter(({ members }) => members.length === most);
  return first && !tie ? first : null;
}

/** "Set 5 points"; of hours, by how many of those who are asked they are agreed. */
export function setWords(card: VoteCard, agreeing: number, more: boolean): string {
  if (card.type !== 'hours') return `Set ${sizeWords(card)}`;
  const hours = `Set ${cardWords(card)}${more ? ' more' : ''}`;
  if (agreeing === 0) return hours;
  return agreeing === 1
    ? `${hours}, agreed by the one who voted`
    : `${hours}, agreed by the ${agreeing} who voted`;
}

const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

/** "5 points agreed in round 2, set by Maya". */
export function agreedWords({ number, agreed }: RoundState, name: NameOf): string {
  const card = parseVoteCard(agreed?.card);
  if (!agreed || !card) return '';
  const words = `${capital(sizeWords(card))} agreed in round ${number}`;
  return agreed.by === null ? words : `${words}, set by ${name(agreed.by)}`;
}

/** Beside what was agreed, where the item says something else by now. */
export function sinceWords({ agreed }: RoundState, item: KnownItem): string {
  const card = parseVoteCard(agreed?.card);
  if (!card || !sizes(card, item.kind) || item.kind === 'spike') return '';
  if (item.kind === 'task' && item.underHalfDay)
    return card.type === 'halfDay' ? '' : 'The item says under half a day now.';
  if (card.type === 'points' && card.points === item.points) return '';
  return item.points === null
    ? 'The item has no size now.'
    : `The item says ${count(item.points, 'point', 'points')} now.`;
}

/** Why this member has no cards here; '' where they have. */
export function whyNoCards(item: KnownItem, me: Member | undefined): string {
  if (!me || backlogOf(item) !== 'technical' || me.roles.includes('engineer')) return '';
  const roles = listOf(me.roles.map((role) => roleLabels[role].toLowerCase()));
  const you = me.roles.length === 0 ? '' : ` You are here as ${roles}.`;
  return `Engineers size technical work.${you} The votes are shown to you as to everybody.`;
}

/** The vote in one line, beside an item. */
export function voteLineWords(state: RoundState | null, name: NameOf): string {
  if (!state || (state.voted.length === 0 && state.number === 1)) return 'Vote on its size';
  if (state.agreed) return agreedWords(state, name);
  if (!state.revealed)
    return `Vote on its size: ${state.voted.length === 0 ? `round ${state.number}, nobody yet` : `${state.voted.length} ${state.voted.length === 1 ? 'has' : 'have'} voted`}`;
  const [first] = state.spread;
  const last = state.spread.at(-1);
  if (!first || !last) return 'Votes on its size are shown: nobody named one';
  return first === last
    ? `Votes on its size are shown: ${cardWords(first.card)}`
    : `Votes on its size are shown: ${cardWords(first.card)} to ${cardWords(last.card)}`;
}
