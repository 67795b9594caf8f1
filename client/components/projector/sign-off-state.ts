// Where the technical allocation of a sprint stands, in words that a room reads: waiting, signed, outgrown and by what.

import type { Allocation, Signed } from '../../../shared/allocation.ts';
import type { Sprint } from '../../../shared/records.ts';
import { percent } from '../../../shared/words.ts';
import type { BoardStore } from '../../store/board-store.ts';
import { figure, nameOf } from '../item-words.ts';
import { keysOf } from '../plan-row-words.ts';
import { fewKeys } from './projected-row.ts';

export interface SignOffState {
  readonly tone: 'signed' | 'open';
  readonly words: string;
}

const shareWords = ({ hours, share }: Pick<Allocation, 'hours' | 'share'>): string =>
  share > 0 ? percent(share) : `≈ ${figure(hours)} h`;

/** Null where there is nothing technical to sign, and nothing was signed. */
export function signOffState(
  { started }: Pick<Sprint, 'started'>,
  allocation: Allocation,
  signed: Signed | null,
  store: BoardStore,
): SignOffState | null {
  const now = `Technical ${shareWords(allocation)}`;
  if (!signed) {
    if (allocation.items.length === 0) return null;
    const without = started?.withoutSignOff === true;
    return {
      tone: 'open',
      words: `${now}: ${without ? 'started without a sign-off' : 'waiting for sign-off'}`,
    };
  }
  const { signOff } = signed;
  const by = `signed off by ${nameOf(store, signOff.by)}`;
  if (!signed.isOutgrown) return { tone: 'signed', words: `${now}: ${shareWords(signOff)} ${by}` };
  const keys = keysOf(
    store,
    signed.grown.map(({ item }) => item),
  );
  return { tone: 'open', words: `${now}: ${shareWords(signOff)} ${by}, outgrown by ${fewKeys(keys)}` };
}
