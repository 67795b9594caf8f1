// The answer of the report in sentences: whether feature velocity rises, what the early sprints went to, and what can be
// expected. True for every shape of history; figures in it are those of the charts.

import { forecast } from './forecast.ts';
import type { SprintResult } from './sprint-results.ts';

export type Trend = 'none' | 'one' | 'rising' | 'falling' | 'flat';

/** A change of less than this share of the earlier figure, or of a single point, is none. */
const smallChange = 0.1;

/** From the first half of the sprints to the second, by their means; the one in the middle of an odd number counts in both. */
export function trendOf(velocities: readonly number[]): Trend {
  if (velocities.length === 0) return 'none';
  if (velocities.length === 1) return 'one';
  const half = Math.ceil(velocities.length / 2);
  const [before, after] = [mean(velocities.slice(0, half)), mean(velocities.slice(-half))];
  if (Math.abs(after - before) <= Math.max(1, smallChange * before)) return 'flat';
  return after > before ? 'rising' : 'falling';
}

const mean = (figures: readonly number[]): number =>
  figures.reduce((sum, figure) => sum + figure, 0) / figures.length;

export interface Answer {
  readonly trend: Trend;
  /** "Feature velocity is rising: 5 → 20 points a sprint" */
  readonly headline: string;
  /** What follows it, a sentence each. */
  readonly sentences: readonly string[];
}

const points = (figure: number): string => `${round(figure)} ${round(figure) === 1 ? 'point' : 'points'}`;
const round = (figure: number): number => Math.round(figure * 10) / 10;
const percent = (share: number): string => `${Math.round(share * 100)} %`;
const range = (low: number, high: number): string => (low === high ? String(low) : `${low}–${high}`);

function headlineOf(trend: Trend, results: readonly SprintResult[]): string {
  const [first, last] = [results[0], results.at(-1)];
  if (!first || !last) return 'No sprint has ended yet, so there is no velocity to show';
  if (trend === 'one') return `${first.name} brought ${points(first.featurePoints)} of features`;
  const from = `${round(first.featurePoints)} → ${points(last.featurePoints)} a sprint`;
  if (trend === 'rising') return `Feature velocity is rising: ${from}`;
  if (trend === 'falling') return `Feature velocity is falling: ${from}`;
  const all = results.map(({ featurePoints }) => featurePoints);
  return `Feature velocity is steady: ${range(round(Math.min(...all)), round(Math.max(...all)))} points a sprint`;
}

/** How much of the first sprint's finished hours was technical work, and of the last one's. */
function groundworkSentence(results: readonly SprintResult[]): string {
  const told = results.filter(({ technicalShare }) => technicalShare !== null);
  const [first, last] = [told[0], told.at(-1)];
  if (!first || !last) return 'Nothing was finished in them.';
  const early = first.technicalShare ?? 0;
  const late = last.technicalShare ?? 0;
  if (first === last)
    return `${percent(early)} of what ${first.name} finished, by hours, was technical work.`;
  if (early - late >= smallChange)
    return `Early sprints went to groundwork: ${percent(early)} of what ${first.name} finished, by hours, and ${percent(late)} in ${last.name}.`;
  if (late - early >= smallChange)
    return `Technical work took more lately: ${percent(early)} of what ${first.name} finished, by hours, and ${percent(late)} in ${last.name}.`;
  return `Technical work takes about the same all along: ${percent(early)} of the finished hours in ${first.name}, ${percent(late)} in ${last.name}.`;
}

function throughputSentence(results: readonly SprintResult[]): string[] {
  const hours = results.map(({ totalHours }) => Math.round(totalHours));
  if (hours.length < 2) return [];
  const [low, high] = [Math.min(...hours), Math.max(...hours)];
  if (high === 0) return [];
  const even = high - low <= 0.25 * high;
  return [
    `The team finishes ${range(low, high)} hours of work a sprint${even ? '; what changes is where they go' : ''}.`,
  ];
}

function forecastSentence(results: readonly SprintResult[]): string[] {
  const [next] = forecast(
    results.map(({ featurePoints }) => featurePoints),
    1,
  );
  if (!next) return [];
  return [`At this pace the next sprint brings ${range(next.low, next.high)} points of features.`];
}

export function answerOf(results: readonly SprintResult[]): Answer {
  const trend = trendOf(results.map(({ featurePoints }) => featurePoints));
  if (trend === 'none')
    return {
      trend,
      headline: headlineOf(trend, results),
      sentences: ['End a sprint in Plan, and what it finished stands here.'],
    };
  return {
    trend,
    headline: headlineOf(trend, results),
    sentences: [groundworkSentence(results), ...throughputSentence(results), ...forecastSentence(results)],
  };
}
