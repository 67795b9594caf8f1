// The periods in which a browser was out of step with its board: what was changed in them was changed without knowing what
// others did meanwhile, and the other way round. Kept for each browser; nothing of it stands in the document.

import { asFields, asList, asNumber } from './board/values.ts';

/** From the last moment of being in step to the first one again (milliseconds since 1970); `to` null: it still lasts. */
export interface Apart {
  readonly from: number;
  readonly to: number | null;
}

/** So many are remembered, the longest: every page that is opened again was apart for a moment. */
const mostKept = 40;
/** Older than this, nobody asks any more what met. */
const longest = 14 * 86_400_000;

export const isWithin = (at: number, { from, to }: Apart): boolean => at >= from && (to === null || at <= to);

/** Those to remember, the earliest first. */
export const keptApart = (periods: readonly Apart[], now: number): readonly Apart[] =>
  periods
    .filter(({ to }) => to === null || now - to <= longest)
    .toSorted((a, b) => lengthOf(b, now) - lengthOf(a, now))
    .slice(0, mostKept)
    .sort((a, b) => a.from - b.from);

const lengthOf = ({ from, to }: Apart, now: number): number => (to ?? now) - from;

/** What a browser kept: when it was last in step, and the periods; anything may stand there. */
export function parseApart(stored: unknown): {
  readonly inStep: number | null;
  readonly periods: readonly Apart[];
} {
  const { inStep, periods } = asFields(stored);
  const known = asList(periods).flatMap((one): Apart[] => {
    const [from, to] = asList(one).map(asNumber);
    return typeof from === 'number' && typeof to === 'number' && to >= from ? [{ from, to }] : [];
  });
  return { inStep: asNumber(inStep), periods: known };
}
