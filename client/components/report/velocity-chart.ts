// Hours finished by kind for each ended sprint, stacked, with its feature points below; and what the next sprints may
// bring of features, as a range.

import { svg, type SVGTemplateResult } from 'lit';
import type { ItemId } from '../../../shared/ids.ts';
import { kinds, type Kind } from '../../../shared/kind.ts';
import { barOrder } from '../../../shared/plan-bar.ts';
import type { Range } from '../../../shared/report/forecast.ts';
import type { SprintResult } from '../../../shared/report/sprint-results.ts';
import { count, figure } from '../item-words.ts';
import { partNames } from '../plan-bar-words.ts';
import { pointsWords } from '../weight-words.ts';
import { firstFitting, fitting, stepsTo } from './axis.ts';
import {
  cell,
  type Cell,
  type Drawing,
  type Figure,
  type LegendEntry,
  type Mark,
  type Note,
} from './figure.ts';
import { markShape } from './mark-shape.ts';

/** What a sprint finished, and what of it is open again by now. */
export interface ToldResult extends SprintResult {
  readonly openAgain: readonly ItemId[];
}

/** What a sprint that lies ahead may bring of features. */
export interface Ahead extends Range {
  readonly name: string;
  /** Hours for each point, to stand beside the hours of the others. */
  readonly rate: number;
}

export const rangeWords = ({ low, high }: Range): string =>
  low === high ? pointsWords({ points: low }) : `${low}–${high} points`;

const space = { left: 36, right: 8, top: 24, bottom: 52, height: 330 } as const;
const widestBar = 68;
/** A sprint's name and its points need so much room. */
const narrowestSlot = 62;

interface Slot {
  /** For words below it. */
  readonly room: number;
  readonly left: number;
  readonly width: number;
  readonly middle: number;
}

/** Where so many hours stand. */
type Height = (hours: number) => number;

const markOf = ({ name, hours, items }: SprintResult, kind: Kind): Mark => ({
  words: `${name}, ${partNames[kind].toLowerCase()}: ${figure(hours[kind])} h, ${count(items[kind].length, 'item', 'items')}`,
  items: items[kind],
});

/** One for each sprint and kind, sprint by sprint from the left, each from the bottom. */
const marksOf = (results: readonly SprintResult[]): readonly Mark[] =>
  results.flatMap((result) => barOrder.map((kind) => markOf(result, kind)));

const markIndex = (sprint: number, kind: Kind): number => sprint * barOrder.length + barOrder.indexOf(kind);

function barOf(result: SprintResult, at: number, slot: Slot, y: Height): SVGTemplateResult {
  let below = 0;
  const parts = barOrder.map((kind) => {
    const hours = result.hours[kind];
    const [bottom, top] = [y(below), y(below + hours)];
    below += hours;
    if (hours <= 0) return svg``;
    const height = Math.max(1.5, bottom - top - 2);
    return markShape(
      markIndex(at, kind),
      markOf(result, kind),
      svg`<rect class=${kind} x=${slot.left} y=${top} width=${slot.width} height=${height} rx="2" />
      ${
        height < 15
          ? ''
          : svg`<text class="inside" x=${slot.middle} y=${top + height / 2 + 4.5}>${figure(hours)}</text>`
      }`,
    );
  });
  return svg`${parts}
    <text class="total" x=${slot.middle} y=${y(below) - 8}>${figure(below)} h</text>
    ${feet(slot, result.name, pointsWords({ points: result.featurePoints }))}`;
}

function feet(slot: Slot, name: string, points: string): SVGTemplateResult {
  const bottom = space.height - space.bottom;
  return svg`<text class="name" x=${slot.middle} y=${bottom + 20}>${fitting(name, slot.room)}</text>
    <text class="points" x=${slot.middle} y=${bottom + 40}>
      ${firstFitting([points, points.replace(/ points?$/, '')], slot.room, 12.5)}
    </text>`;
}

/** Only features are foretold: up to the lower end faded, from there to the upper end as a range. */
function aheadOf(ahead: Ahead, slot: Slot, y: Height): SVGTemplateResult {
  const [low, high] = [ahead.low * ahead.rate, ahead.high * ahead.rate];
  return svg`<rect class="story faded" x=${slot.left} y=${y(low)} width=${slot.width} height=${y(0) - y(low)} rx="2" />
    <rect class="range" x=${slot.left} y=${y(high)} width=${slot.width} height=${Math.max(1, y(low) - y(high))} rx="2" />
    <text class="total quiet" x=${slot.middle} y=${y(high) - 8}>≈ ${figure(low)}–${figure(high)} h</text>
    ${feet(slot, firstFitting([`${ahead.name} (forecast)`, ahead.name], slot.room), rangeWords(ahead))}`;
}

const grid = (steps: readonly number[], width: number, y: Height): SVGTemplateResult =>
  svg`${steps.map(
    (step) =>
      svg`<line class="grid" x1=${space.left} x2=${width - space.right} y1=${y(step)} y2=${y(step)} />
      <text class="step" x=${space.left - 8} y=${y(step) + 4}>${figure(step)}</text>`,
  )}`;

/** The newest sprints that have room; the table has them all. */
function draw(results: readonly SprintResult[], ahead: readonly Ahead[], width: number): Drawing {
  const inner = width - space.left - space.right;
  const most = Math.max(1, Math.floor(inner / narrowestSlot));
  const shownAhead = ahead.slice(0, Math.max(0, most - Math.min(results.length, most - 1)));
  const shown = results.slice(-Math.max(1, most - shownAhead.length));
  const first = results.length - shown.length;
  const all = shown.length + shownAhead.length;
  const hours = [
    ...shown.map(({ totalHours }) => totalHours),
    ...shownAhead.map(({ high, rate }) => high * rate),
  ];
  const steps = stepsTo(Math.max(...hours));
  const bottom = space.height - space.bottom;
  const top = steps.at(-1) ?? 1;
  const y = (value: number) => bottom - (value / top) * (bottom - space.top);
  const each = inner / all;
  const bar = Math.min(widestBar, each * 0.62);
  const slots = Array.from({ length: all }, (_, i): Slot => {
    const middle = space.left + (i + 0.5) * each;
    return { left: middle - bar / 2, width: bar, middle, room: each - 6 };
  });
  const shapes = svg`${grid(steps, width, y)}
    ${shown.map((result, i) => barOf(result, first + i, slots[i] as Slot, y))}
    ${shownAhead.map((one, i) => aheadOf(one, slots[shown.length + i] as Slot, y))}`;
  return { height: space.height, shapes };
}

function row(result: SprintResult, at: number): readonly Cell[] {
  return [
    cell(result.name),
    ...barOrder.map((kind) =>
      cell(
        `${figure(result.hours[kind])} h`,
        result.hours[kind],
        result.items[kind].length > 0 ? markIndex(at, kind) : undefined,
      ),
    ),
    cell(`${figure(result.totalHours)} h`, result.totalHours),
    cell(pointsWords({ points: result.featurePoints }), result.featurePoints),
  ];
}

const aheadRow = (ahead: Ahead): readonly Cell[] => [
  cell(`${ahead.name} (forecast)`),
  ...barOrder.map((kind) =>
    cell(kind === 'story' ? `≈ ${figure(ahead.low * ahead.rate)}–${figure(ahead.high * ahead.rate)} h` : ''),
  ),
  cell(''),
  cell(rangeWords(ahead)),
];

const legend: readonly LegendEntry[] = barOrder.map((kind) => ({ words: partNames[kind], look: kind, kind }));

/** What the forecast rests on. */
export const forecastMethod =
  'Forecast: the trend through the last six sprints at most (the median of the slopes between every two of them, Theil and Sen), as wide as the sprints lay off that line.';

/** Reopening takes a finish away; what the end of a sprint froze stays, and says so. */
const reopenedNote = ({ name, openAgain }: ToldResult): Note[] =>
  openAgain.length === 0
    ? []
    : [
        {
          words: `${count(openAgain.length, 'item', 'items')} that ${name} finished ${openAgain.length === 1 ? 'is' : 'are'} open again; the sprint’s record stays.`,
          items: openAgain,
        },
      ];

const unsizedNote = (results: readonly SprintResult[]): Note[] => {
  const items = results.flatMap(({ unsized }) => unsized);
  return items.length === 0
    ? []
    : [
        {
          words: `${count(items.length, 'finished item', 'finished items')} without a size: not drawn.`,
          items,
        },
      ];
};

export function velocityFigure(results: readonly ToldResult[], ahead: readonly Ahead[]): Figure {
  const told = results.map(
    ({ name, totalHours, featurePoints }) =>
      `${name} ${figure(totalHours)} h, ${pointsWords({ points: featurePoints })} of features`,
  );
  return {
    name: 'hours-by-kind',
    title: 'Hours finished by kind, and feature points',
    summary:
      results.length === 0
        ? 'No sprint has ended yet. Start one in Plan, end it, and what it finished stands here.'
        : `${told.join('; ')}.`,
    method: `Hours of what was finished, by what each sprint's end kept: points times the sprint's rate, ${kinds.spike.plural.toLowerCase()} by their time-box.${
      ahead.length > 0 ? ` ${forecastMethod}` : ''
    }`,
    notes: [...results.flatMap(reopenedNote), ...unsizedNote(results)],
    legend: ahead.length > 0 ? [...legend, { words: 'Forecast of features', look: 'range' }] : legend,
    marks: marksOf(results),
    draw: results.length === 0 ? null : (width) => draw(results, ahead, width),
    table: {
      head: ['Sprint', ...barOrder.map((kind) => partNames[kind]), 'All', 'Feature points'],
      rows: [...results.map(row), ...ahead.map(aheadRow)],
    },
  };
}
