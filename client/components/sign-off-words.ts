// A sign-off in words.

import type { Grown, Signed, SigningState } from '../../shared/allocation.ts';
import type { SignOff } from '../../shared/records.ts';
import { percent } from '../../shared/words.ts';
import type { BoardStore } from '../store/board-store.ts';
import { figure, momentWords, nameOf } from './item-words.ts';

/** "Signed off by Maya Olsen, 20 Nov 2026, 10:15: 48 h, 30 % of the sprint." */
export function signedWords({ by, at, hours, share }: SignOff, store: BoardStore): string {
  const of = share > 0 ? `, ${percent(share)} of the sprint` : '';
  return `Signed off by ${nameOf(store, by)}, ${momentWords(at)}: ${figure(hours)} h${of}.`;
}

/** "is not covered by the sign-off: 8 h", "grew from 8 h to 20 h" */
export function grownWords({ covered, before, now }: Grown): string {
  if (!covered) return `is not covered by the sign-off: ${figure(now)} h`;
  return before === 0
    ? `had no size when it was signed: ${figure(now)} h now`
    : `grew from ${figure(before)} h to ${figure(now)} h`;
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
