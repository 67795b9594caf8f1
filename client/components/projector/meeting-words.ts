// The clock of a meeting's item and the votes on it, as a room reads them: figures, words, and how full the ring is.

import { formatClock, formatOverrun } from '../../../shared/duration.ts';
import type { ItemId, MemberId } from '../../../shared/ids.ts';
import { isKnown, type Item } from '../../../shared/item.ts';
import type { MeetingClock } from '../../../shared/meeting-clock.ts';
import { meetingUnderWay } from '../../../shared/meetings.ts';
import type { Member } from '../../../shared/records.ts';
import { expectedVoters, latestRound, roundState, type RoundState } from '../../../shared/sizing.ts';
import { cardWords, parseVoteCard, type VoteCard } from '../../../shared/vote-card.ts';
import type { BoardSession } from '../../session.ts';
import type { BoardStore } from '../../store/board-store.ts';
import { count } from '../item-words.ts';
import { roomOf } from '../refine/sizing-seats.ts';
import { pointsWords } from '../weight-words.ts';
import type { PlaceInRow } from './gw-projected-item.ts';

/** What is being refined in the meeting that goes on; null where there is none. */
export const currentItem = ({ meetings }: BoardStore): ItemId | null =>
  meetingUnderWay(meetings)?.current ?? null;

/** "3 of 7" on the agenda of the meeting that goes on; null where it is not on it. */
export function placeOnAgenda({ meetings }: BoardStore, item: ItemId): PlaceInRow | null {
  const agenda = meetingUnderWay(meetings)?.agenda ?? [];
  const at = agenda.findIndex((entry) => entry.item === item);
  return at < 0 ? null : { at: at + 1, of: agenda.length };
}

export interface ClockFace {
  /** "3:12"; over the limit "+0:48". */
  readonly figures: string;
  /** "of 5:00 to discuss"; "Time is up, of 5:00". */
  readonly words: string;
  readonly tone: 'going' | 'still' | 'short' | 'over';
  /** The share of the limit that is left, 0 to 1. */
  readonly left: number;
}

/** A fifth of the time is left. */
const shortAt = 0.2;

export function clockFace({ state, limit, remaining, overrun, timeIsUp }: MeetingClock): ClockFace {
  const whole = formatClock(limit);
  if (timeIsUp) {
    const words = state === 'paused' ? 'Time is up, paused' : `Time is up, of ${whole}`;
    return { figures: formatOverrun(overrun), words, tone: 'over', left: 0 };
  }
  const left = limit > 0 ? remaining / limit : 0;
  const figures = formatClock(remaining);
  if (state === 'waiting') return { figures, words: 'to discuss', tone: 'still', left };
  if (state === 'paused') return { figures, words: `of ${whole}, paused`, tone: 'still', left };
  return { figures, words: `of ${whole} to discuss`, tone: left <= shortAt ? 'short' : 'going', left };
}

/** Milliseconds until the figures read otherwise; null while the clock stands. */
export function faceWait({ state, remaining, overrun, timeIsUp }: MeetingClock): number | null {
  if (state !== 'running') return null;
  return timeIsUp ? 1000 - (overrun % 1000) : ((Math.max(1, remaining) - 1) % 1000) + 1;
}

/** The round of an item that is voted in or was last; null while nobody has voted, or where nobody can. */
export function roundOf(store: BoardStore, item: Item | undefined): RoundState | null {
  const sizing = item && store.sizing(item.id);
  const round = sizing && latestRound(sizing);
  return item && round && isKnown(item) ? roundState(sizing, round, item, store.members) : null;
}

/** As every desk reads it: whoever only looks, or has their tabs out of sight, is not waited for. */
const hereIn = ({ presence, store, me, access }: Seen): ReadonlySet<MemberId> =>
  roomOf(presence.others, store.members, access === 'view' ? null : me).here;

type Seen = Pick<BoardSession, 'presence' | 'store' | 'me' | 'access'>;

export interface Voter {
  readonly member: Member;
  readonly voted: boolean;
}

export interface Voters {
  readonly all: readonly Voter[];
  /** "3 of 4 engineers have sized it" */
  readonly words: string;
}

/** Whose votes the room waits for, and who else has voted; never what. */
export function votersOf(state: RoundState | null, session: Seen): Voters {
  const { members } = session.store;
  const voted = new Set(state?.voted);
  const engineers = expectedVoters(members, hereIn(session));
  const known = new Set(engineers.map(({ id }) => id));
  const beside = [...voted].flatMap((id) => (known.has(id) ? [] : (members.get(id) ?? [])));
  const all = [...engineers, ...beside].map((member) => ({ member, voted: voted.has(member.id) }));
  const inTime = engineers.filter(({ id }) => voted.has(id)).length;
  // Without the relay nobody knows who is here.
  const unknown = session.presence.offline && all.length === 0;
  return { all, words: unknown ? '' : votedWords(inTime, engineers.length, beside.length) };
}

/** `inTime` of the engineers here, and so many beside them, who are away or no engineers. */
function votedWords(inTime: number, engineers: number, beside: number): string {
  if (engineers === 0 && beside === 0) return 'No engineer is here to size it';
  if (engineers === 0) return `${beside} ${beside === 1 ? 'has' : 'have'} sized it`;
  const more = beside === 0 ? '' : `, and ${beside} more`;
  if (inTime < engineers)
    return `${inTime} of ${count(engineers, 'engineer has', 'engineers have')} sized it${more}`;
  if (engineers === 1) return `The engineer here has sized it${more}`;
  return `All ${engineers} engineers have sized it${more}`;
}

export interface SpreadRow {
  readonly words: string;
  readonly votes: number;
}

export interface Spread {
  readonly rows: readonly SpreadRow[];
  /** What was agreed: "5 points"; '' until then. */
  readonly agreed: string;
  /** Who could not say, needs a break, came late: counted, not named. */
  readonly beside: readonly string[];
}

const sizeWords = (card: VoteCard): string =>
  card.type === 'points' ? pointsWords({ points: card.points }) : cardWords(card);

/** Without names; null before the reveal. */
export function spreadOf({ revealed, spread, laid, agreed }: RoundState): Spread | null {
  if (!revealed || !laid) return null;
  const counted = laid.filter(({ late }) => !late);
  const many = (type: VoteCard['type']) => counted.filter(({ card }) => card.type === type).length;
  const [unsure, pause, late] = [many('unsure'), many('break'), laid.length - counted.length];
  const card = agreed && parseVoteCard(agreed.card);
  return {
    rows: spread.map((part) => ({ words: cardWords(part.card), votes: part.members.length })),
    agreed: card ? sizeWords(card) : '',
    beside: [
      unsure > 0 ? `${unsure} cannot say yet` : '',
      pause > 0 ? `${pause} ${pause === 1 ? 'asks' : 'ask'} for a break` : '',
      late > 0 ? `${late} came late, not counted` : '',
    ].filter((words) => words !== ''),
  };
}
