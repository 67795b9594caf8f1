// How the answer of the report says figures and names: counted nouns, shares that never round to all or to nothing, and
// names of sprints, which may be any words that a person typed.

import { percent, percentOf } from '../words.ts';
import type { SprintResult } from './sprint-results.ts';

const round = (figure: number): number => Math.round(figure * 10) / 10;

/** "1 task", "3 tasks". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** "1 point", "2.5 points". */
export const points = (figure: number): string => counted(round(figure), 'point');

/** "5", "2.5": a figure before its unit. */
export const figure = (value: number): string => String(round(value));

/** "24–27 points", "1 point", "0–1 point". */
export const pointsBetween = (low: number, high: number): string =>
  round(low) === round(high) ? points(low) : `${round(low)}–${points(high)}`;

/** "112 to 148 hours", "1 hour". */
export const hoursBetween = (low: number, high: number): string =>
  low === high ? counted(low, 'hour') : `${low} to ${counted(high, 'hour')}`;

/** "48–52 %", "50 %". */
export const percentBetween = (low: number, high: number): string =>
  percentOf(low) === percentOf(high) ? percent(low) : `${percentOf(low)}–${percent(high)}`;

const longestName = 40;
/** Line breaks, control characters and what turns the direction of a text would break the sentence around a name. */
const breaking = /[\p{Cc}\p{Zl}\p{Zp}\u200E\u200F\u202A-\u202E\u2066-\u2069\s]+/gu;
/** Reads as a name without marks: "Sprint 1", "PI 3.2". */
const plainName = /^\p{Lu}[\p{L}\p{M}\p{N}]*(?:[ .\-/&#+][\p{L}\p{M}\p{N}]+)*$/u;

/** "Sprint 1", or “the second half” in marks where the words could be taken for those of the sentence; '' for none. */
export function named(name: string): string {
  // By code points, so that no sign is cut in two.
  const letters = Array.from(name.replace(breaking, ' ').trim());
  const cut = letters.length > longestName ? [...letters.slice(0, longestName - 1), '…'] : letters;
  const words = cut.join('');
  return words === '' || plainName.test(words) ? words : `“${words.replace(/[“”]/g, '"')}”`;
}

/**
 * What the first and the latest of these sprints are called in a sentence, and the next one. Where names do not tell them
 * apart, their order does.
 */
export function names(
  first: SprintResult,
  last: SprintResult,
  next = '',
): { readonly first: string; readonly last: string; readonly next: string } {
  const [a, b, c] = [named(first.name), named(last.name), named(next)];
  const isClear = a !== '' && b !== '' && (first === last || a !== b);
  return {
    first: isClear ? a : 'the first sprint',
    last: isClear ? b : 'the latest sprint',
    next: c === '' || c === a || c === b ? 'the next sprint' : c,
  };
}
