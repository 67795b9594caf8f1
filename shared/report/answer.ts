// The answer of the report in sentences: whether feature velocity rises, what the early sprints went to, and what can be
// expected. True for every shape of history; figures in it are those of the charts.

import { capital } from '../words.ts';
import { groundworkSentence, smallShare } from './answer-groundwork.ts';
import { counted, figure, hoursBetween, names, points, pointsBetween } from './answer-words.ts';
import { forecast, slopeOf } from './forecast.ts';
import type { Bought } from './groundwork.ts';
import type { SprintResult } from './sprint-results.ts';

/** `uneven`: sprints lie apart and no trend is true of them. */
export type Trend = 'none' | 'one' | 'rising' | 'falling' | 'flat' | 'uneven';

/** A change of less than this share of the earlier figure, or of a single point, is none. */
const smallChange = 0.1;
/** Steady is what lies within a quarter of its highest figure, or within a single point. */
const steadySpread = 0.25;

const isMore = (before: number, after: number): boolean => after - before > Math.max(1, smallChange * before);

/**
 * It rises when three things say so: the mean of the first half of the sprints against that of the second (the one in the
 * middle of an odd number counts in both), the first sprint against the latest, and the slope through the last six, along
 * which the forecast goes. It falls by the same rule. Else it is flat where all sprints are close together, and uneven.
 */
export function trendOf(velocities: readonly number[]): Trend {
  const [first, last] = [velocities[0], velocities.at(-1)];
  if (first === undefined || last === undefined) return 'none';
  if (velocities.length === 1) return 'one';
  const half = Math.ceil(velocities.length / 2);
  const [before, after] = [mean(velocities.slice(0, half)), mean(velocities.slice(-half))];
  const slope = slopeOf(velocities);
  if (isMore(before, after) && isMore(first, last) && slope > 0) return 'rising';
  if (isLess(before, after) && isLess(first, last) && slope < 0) return 'falling';
  const [low, high] = [Math.min(...velocities), Math.max(...velocities)];
  return high - low <= Math.max(1, steadySpread * high) ? 'flat' : 'uneven';
}

const isLess = (before: number, after: number): boolean => before - after > Math.max(1, smallChange * before);

const mean = (figures: readonly number[]): number =>
  figures.reduce((sum, one) => sum + one, 0) / figures.length;

export interface Answer {
  readonly trend: Trend;
  /** "Feature velocity is rising: 5 → 20 points a sprint" */
  readonly headline: string;
  /** What follows it, a sentence each. */
  readonly sentences: readonly string[];
}

/** What else the answer may say, where whoever asks knows it. */
export interface Around {
  /** What the groundwork bought. */
  readonly bought?: readonly Bought[];
  /** The name of the sprint that ends next. */
  readonly next?: string;
  /** How many items are finished by now; said while no sprint has ended. */
  readonly finishedItems?: number;
}

const velocitiesOf = (results: readonly SprintResult[]) => results.map(({ featurePoints }) => featurePoints);

function headlineOf(trend: Trend, results: readonly SprintResult[]): string {
  const [first, last] = [results[0], results.at(-1)];
  if (!first || !last) return 'No sprint has ended yet, so there is no velocity to show';
  const all = velocitiesOf(results);
  if (trend === 'one') {
    const brought = first.featurePoints > 0 ? points(first.featurePoints) : 'no points';
    return `${capital(names(first, first).first)} brought ${brought} of features`;
  }
  if (all.every((one) => one === 0)) return `No points of features in ${results.length} sprints so far`;
  const from = `${figure(first.featurePoints)} → ${points(last.featurePoints)} a sprint`;
  if (trend === 'rising') return `Feature velocity is rising: ${from}`;
  if (trend === 'falling') return `Feature velocity is falling: ${from}`;
  const range = `${pointsBetween(Math.min(...all), Math.max(...all))} a sprint`;
  return trend === 'flat' ? `Feature velocity is steady: ${range}` : `Feature velocity varies: ${range}`;
}

/** Where the latest sprint went against the trend, which its first and latest figure alone would hide. */
function againstSentence(trend: Trend, results: readonly SprintResult[]): string[] {
  const [before, last] = results.slice(-2);
  if (!before || !last || (trend !== 'rising' && trend !== 'falling')) return [];
  const [was, is] = [before.featurePoints, last.featurePoints];
  if (trend === 'rising' ? !isLess(was, is) : !isMore(was, is)) return [];
  const than = trend === 'rising' ? 'less' : 'more';
  const called = capital(names(before, last).last);
  return [`${called} brought ${than} than the sprint before it: ${points(is)} after ${figure(was)}.`];
}

function unsizedSentence(results: readonly SprintResult[]): string[] {
  const count = results.reduce((sum, { unsized }) => sum + unsized.length, 0);
  if (count === 0 || results.every(({ totalHours }) => totalHours === 0)) return [];
  const them = count === 1 ? 'it' : 'them';
  return [`${counted(count, 'finished item')} had no size, so no figure here counts ${them}.`];
}

function throughputSentence(results: readonly SprintResult[]): string[] {
  const hours = results.map(({ totalHours }) => Math.round(totalHours));
  if (hours.length < 2) return [];
  const [low, high] = [Math.min(...hours), Math.max(...hours)];
  if (high === 0) return [];
  const shares = results.flatMap(({ technicalShare }) => technicalShare ?? []);
  const isElsewhere = Math.max(...shares) - Math.min(...shares) >= smallShare;
  const isEven = high - low <= steadySpread * high;
  const where = isEven && isElsewhere ? '; what changed is where they go' : '';
  return [`The team finishes ${hoursBetween(low, high)} a sprint${where}.`];
}

function forecastSentence(trend: Trend, results: readonly SprintResult[], next?: string): string[] {
  const velocities = velocitiesOf(results);
  const [range] = forecast(velocities, 1);
  const [first, last] = [results[0], results.at(-1)];
  if (!range || !first || !last || velocities.every((one) => one === 0)) return [];
  const brings = range.high === 0 ? 'no points' : pointsBetween(range.low, range.high);
  const when = trend === 'uneven' ? 'If it goes on like this' : 'At this pace';
  const called = names(first, last, next).next;
  return [`${when}${trend === 'uneven' ? ',' : ''} ${called} brings ${brings} of features.`];
}

function noneSentences(finishedItems: number): readonly string[] {
  const how = 'End a sprint in Plan, and what it finished stands here.';
  if (finishedItems === 0) return [how];
  const are = finishedItems === 1 ? 'is' : 'are';
  const already = `${counted(finishedItems, 'item')} ${are} finished already.`;
  return [how, `${already} What stands in a sprint counts when that sprint ends.`];
}

/** `results`: of the sprints that have ended, the earliest end first. */
export function answerOf(results: readonly SprintResult[], around: Around = {}): Answer {
  const trend = trendOf(velocitiesOf(results));
  const headline = headlineOf(trend, results);
  if (trend === 'none') return { trend, headline, sentences: noneSentences(around.finishedItems ?? 0) };
  return {
    trend,
    headline,
    sentences: [
      ...againstSentence(trend, results),
      groundworkSentence(results, around.bought ?? []),
      ...unsizedSentence(results),
      ...throughputSentence(results),
      ...forecastSentence(trend, results, around.next),
    ],
  };
}
