// A sign-off in words.

import type { Grown, Signed, SigningState } from '../../shared/allocation.ts';
import type { SignOff } from '../../shared/records.ts';
import { percent } from '../../shared/words.ts';
import type { BoardStore } from '../store/board-store.ts';
import { momentWords, nameOf } from './item-words.ts';
import { hoursWords } from './weight-words.ts';

/** "≈ 48 h, 30 % of the sprint": converted where it is not of time-boxes alone. */
export function signedFigures(
  { hours, share, items }: Pick<SignOff, 'hours' | 'share' | 'items'>,
  store: BoardStore,
): string {
  const words = hoursWords(
    hours,
    items.some((id) => store.item(id)?.kind !== 'spike'),
  );
  if (share === 0) return words;
  return share < 1 ? `${words}, ${percent(share)} of the sprint` : `${words}, all of the sprint`;
}

/** "Signed off by Maya Olsen, 20 Nov 2026, 10:15: ≈ 48 h, 30 % of the sprint." */
export const signedWords = (signOff: SignOff, store: BoardStore): string =>
  `Signed off by ${nameOf(store, signOff.by)}, ${momentWords(signOff.at)}: ${signedFigures(signOff, store)}.`;

/** "is not covered by the sign-off: 8 h", "grew from ≈ 8 h to ≈ 20 h" where points were converted. */
export function grownWords({ covered, before, now }: Grown, converted: boolean): string {
  if (!covered) return `is not covered by the sign-off: ${hoursWords(now, converted)}`;
  return before === 0
    ? `had no size when it was signed: ${hoursWords(now, converted)} now`
    : `grew from ${hoursWords(before, converted)} to ${hoursWords(now, converted)}`;
}

/** What is asked for while nobody has signed. */
export const asksForSignOff =
  'It competes with feature work, so it needs a sign-off by the product owner or the development manager.';

/** Who signed, and whether that still covers what stands in the sprint. */
export function signedSentence(
  { signOff, isOutgrown }: Pick<Signed, 'signOff' | 'isOutgrown'>,
  store: BoardStore,
): string {
  const words = signedWords(signOff, store);
  return isOutgrown ? `${words} Since then it has grown by more than half a day.` : words;
}

/** Where the technical allocation of a sprint stands, in as few words as there are. */
export const signingWords = {
  nothing: '',
  waiting: 'Waiting for sign-off',
  signed: 'Signed off',
  outgrown: 'Sign-off outgrown',
} as const satisfies Record<SigningState, string>;
