// What is new about a vote since a screen looked last: all votes are in, they are shown, a size was agreed. Pure. What
// had happened before the first look is not news, so that a reload rings no bell.

import type { ItemId, MemberId } from '../../../shared/ids.ts';

export interface VoteMoment {
  readonly item: ItemId;
  readonly round: number;
  readonly voted: readonly MemberId[];
  /** Everybody who is waited for has voted, as far as this screen can know. */
  readonly allIn: boolean;
  readonly shown: boolean;
  /** When the size was agreed, or null. */
  readonly agreedAt: number | null;
}

export type VoteNews = 'allIn' | 'shown' | 'agreed' | 'anotherRound';

/**
 * All are in only by a vote: when the last one who is waited for goes away, or comes back into sight of this screen
 * after it was offline, nobody has done anything that a bell should be rung for.
 */
export function voteNews(before: VoteMoment | null, now: VoteMoment): VoteNews | null {
  if (before?.item !== now.item) return null;
  if (now.agreedAt !== null && now.agreedAt !== before.agreedAt) return 'agreed';
  if (now.round > before.round && before.shown && now.voted.length === 0) return 'anotherRound';
  const sameRound = now.round === before.round;
  if (now.shown) return before.shown && sameRound ? null : 'shown';
  if (!now.allIn || (before.allIn && sameRound)) return null;
  const isNew = now.voted.some((member) => !sameRound || !before.voted.includes(member));
  return isNew ? 'allIn' : null;
}
