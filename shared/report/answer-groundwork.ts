// What the answer of the report says of technical work: how much of the finished hours it took, at first and lately, and
// what the groundwork of the first sprint paid for.

import type { ItemId } from '../ids.ts';
import { kindNames } from '../kind.ts';
import { capital, listOf, percent, percentOf } from '../words.ts';
import { counted, names, percentBetween } from './answer-words.ts';
import type { Bought } from './groundwork.ts';
import type { SprintResult } from './sprint-results.ts';

/** A change of less than this share of the hours is none. */
export const smallShare = 0.1;

const finishedCount = ({ items }: SprintResult): number =>
  kindNames.reduce((sum, kind) => sum + items[kind].length, 0);

/** "paid for 2 tasks and 3 decisions": what the technical hours of a sprint went to. */
function paidFor({ items, unsized }: SprintResult, bought: readonly Bought[]): string {
  const sized = (ids: readonly ItemId[]) => ids.filter((id) => !unsized.includes(id));
  const outcomes = new Map(bought.map(({ item, what }) => [item, what]));
  const [tasks, spikes] = [sized(items.task), sized(items.spike)];
  const ended = (what: Bought['what']) => spikes.filter((id) => outcomes.get(id) === what).length;
  const [decisions, knowledge] = [ended('decision'), ended('knowledge')];
  const others = spikes.length - decisions - knowledge;
  const words = [
    ...(tasks.length > 0 ? [counted(tasks.length, 'task')] : []),
    ...(decisions > 0 ? [counted(decisions, 'decision')] : []),
    ...(knowledge > 0 ? [`what ${counted(knowledge, 'spike')} found out`] : []),
    ...(others > 0 ? [counted(others, decisions + knowledge > 0 ? 'other spike' : 'spike')] : []),
  ];
  return words.length > 0 ? `paid for ${listOf(words)}` : 'was technical work';
}

/** How much of the hours finished was technical work. `results`: one at least, the earliest first. */
export function groundworkSentence(results: readonly SprintResult[], bought: readonly Bought[]): string {
  const told = results.flatMap((result) =>
    result.technicalShare === null ? [] : [{ result, share: result.technicalShare }],
  );
  const [first, last] = [told[0], told.at(-1)];
  if (!first || !last) {
    if (results.some((result) => finishedCount(result) > 0))
      return 'What was finished had no size, so there are no hours to compare.';
    return `Nothing was finished in ${results.length === 1 ? 'it' : 'them'}.`;
  }
  const called = names(first.result, last.result);
  const part = first.share === 1 ? 'All' : percent(first.share);
  const paid = paidFor(first.result, bought);
  if (first === last) {
    if (first.share === 0) return `None of the hours that ${called.first} finished were technical work.`;
    if (results.length > 1)
      return `Only ${called.first} finished work with a size: ${part} of it, by hours, was technical.`;
    return `${part} of what ${called.first} finished, by hours, ${paid}.`;
  }
  const shares = told.map(({ share }) => share);
  const [low, high] = [Math.min(...shares), Math.max(...shares)];
  if (high === 0) return 'None of the finished hours were technical work.';
  if (low === 1) return 'All of the finished hours were technical work.';
  if (high - low < smallShare)
    return `Technical work takes about the same all along: ${percentBetween(low, high)} of the finished hours.`;
  if (Math.abs(first.share - last.share) < smallShare || percentOf(first.share) === percentOf(last.share))
    return `Technical work goes up and down: ${percentBetween(low, high)} of the finished hours.`;
  const lately = `${percent(last.share)} in ${called.last}`;
  const early = shares.findIndex((share) => share <= 0.5);
  if (first.share > last.share && early > 0 && early <= Math.ceil(told.length / 2)) {
    const [who, what] = early > 1 ? ['Early sprints', called.first] : [capital(called.first), 'it'];
    return `${who} went mostly to groundwork: ${percent(first.share)} of what ${what} finished, by hours, ${paid}; it was ${lately}.`;
  }
  const now = first.share > last.share ? 'less' : 'more';
  return `Technical work takes ${now} than at first: ${percent(first.share)} of what ${called.first} finished, by hours, and ${lately}.`;
}
