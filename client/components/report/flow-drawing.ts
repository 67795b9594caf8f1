// Cumulative flow drawn: a band for each column, the done ones at the bottom, each named at its right end; dates along
// the bottom and the starts of sprints as thin lines.

import { svg, type SVGTemplateResult } from 'lit';
import type { Day } from '../../../shared/report/day-ends.ts';
import { fitting, linesOf, widthOf, wholeStepsTo } from './axis.ts';
import type { Drawing, LegendEntry, Mark } from './figure.ts';
import { labelPlaces } from './label-places.ts';
import { markShape } from './mark-shape.ts';

export interface FlowBand {
  readonly name: string;
  readonly look: LegendEntry['look'];
  /** Day by day. */
  readonly counts: readonly number[];
  /** The index of its mark. */
  readonly mark: number;
}

export interface SprintLine {
  readonly name: string;
  readonly at: number;
}

export interface Flow {
  /** From left to right, the done ones last: from the top to the bottom. */
  readonly bands: readonly FlowBand[];
  readonly marks: readonly Mark[];
  readonly days: readonly Day[];
  readonly sprints: readonly SprintLine[];
  readonly note: string;
}

const dayMs = 86_400_000;
const plot = { top: 24, bottom: 332 } as const;
const labelGap = 16;
const labelSize = 12;
/** A date needs so much room. */
const dateWidth = 58;

interface Ground {
  readonly left: number;
  readonly right: number;
  readonly width: number;
  readonly x: (at: number) => number;
  /** Where so many items stand. */
  readonly y: (items: number) => number;
  readonly steps: readonly number[];
  /** More than the axis shows stood in the top band. */
  readonly isCut: boolean;
}

const last = (figures: readonly number[]): number => figures.at(-1) ?? 0;

/** The highest that these bands stood together. */
const peakOf = (bands: readonly FlowBand[], days: number): number =>
  Array.from({ length: days }, (_, day) =>
    bands.reduce((sum, { counts }) => sum + (counts[day] ?? 0), 0),
  ).reduce((most, one) => Math.max(most, one), 0);

function groundOf({ bands, days }: Flow, width: number): Ground {
  const all = peakOf(bands, days.length);
  // What waits in the first column must not press what is worked on flat: it is cut off then, and says so.
  const worked = peakOf(bands.slice(1), days.length);
  const isCut = all > 20 && worked > 0 && all > worked * 4;
  // A little air over the highest band, and no more: what is drawn is as large as it can be.
  const top = Math.max(1, isCut ? worked * 1.6 : all * 1.04);
  const steps = wholeStepsTo(top, 5).filter((step) => step <= top);
  const longest = Math.max(
    ...bands.map(({ name, counts }) => widthOf(`${name} ${last(counts).toLocaleString('en')}`, labelSize)),
  );
  const left = 10 + widthOf(last(steps).toLocaleString('en'));
  const right = width - Math.min(longest + 18, Math.max(84, width * 0.33));
  const [first, end] = [days[0]?.end ?? 0, days.at(-1)?.end ?? 1];
  return {
    left,
    right,
    width,
    x: (at) => left + ((at - first) / (end - first)) * (right - left),
    y: (items) => plot.bottom - (Math.min(items, top) / top) * (plot.bottom - plot.top),
    steps,
    isCut,
  };
}

/** From the bottom: what lies below a band on each day. */
function stacked({ bands, days }: Flow): readonly (readonly number[])[] {
  const below = days.map(() => 0);
  const edges = [...below];
  const found = bands.map(() => edges);
  for (const [i, { counts }] of [...bands.entries()].toReversed()) {
    found[i] = [...below];
    for (const [day, n] of counts.entries()) below[day] = (below[day] ?? 0) + n;
  }
  return found;
}

const point = (x: number, y: number): string => `${x.toFixed(1)} ${y.toFixed(1)}`;

interface Shape {
  readonly band: FlowBand;
  readonly area: string;
  readonly edge: string;
  /** The middle of its right end. */
  readonly middle: number;
}

function shapesOf(flow: Flow, { x, y }: Ground): readonly Shape[] {
  const below = stacked(flow);
  return flow.bands.map((band, i): Shape => {
    const low = flow.days.map(({ end: at }, day) => point(x(at), y(below[i]?.[day] ?? 0)));
    const high = flow.days.map(({ end: at }, day) =>
      point(x(at), y((below[i]?.[day] ?? 0) + (band.counts[day] ?? 0))),
    );
    const end = last(below[i] ?? []);
    return {
      band,
      area: `M${[...high, ...low.toReversed()].join('L')}Z`,
      edge: `M${high.join('L')}`,
      middle: (y(end) + y(end + last(band.counts))) / 2,
    };
  });
}

/** As many names as there is room for: those of the most items, and in their order. */
function labelled(shapes: readonly Shape[]): readonly Shape[] {
  const most = Math.floor((plot.bottom - plot.top) / labelGap) + 1;
  if (shapes.length <= most) return shapes;
  const chosen = new Set(shapes.toSorted((a, b) => last(b.band.counts) - last(a.band.counts)).slice(0, most));
  return shapes.filter((shape) => chosen.has(shape));
}

interface Label {
  readonly shape: SVGTemplateResult;
  /** The name is shown in full: only then it can stand for its band. */
  readonly isWhole: boolean;
}

function labelOf({ band, middle }: Shape, place: number, { right, width }: Ground): Label {
  const amount = last(band.counts).toLocaleString('en');
  const from = right + 14;
  const name = fitting(band.name, width - from - widthOf(`${amount} `, labelSize) - 2, labelSize);
  return {
    shape: svg`<line class="leader" x1=${right + 2} x2=${from - 3} y1=${middle} y2=${place} />
    <text class="start" x=${from} y=${place + 4}>${name} <tspan class="strong" dx="2">${amount}</tspan></text>`,
    isWhole: name === band.name,
  };
}

function bandsOf(flow: Flow, ground: Ground): SVGTemplateResult {
  const shapes = shapesOf(flow, ground);
  const named = labelled(shapes);
  const places = labelPlaces(
    named.map(({ middle }) => middle),
    { gap: labelGap, first: plot.top + 6, last: plot.bottom - 2 },
  );
  // A name goes with its band: pressing either opens it.
  return svg`${shapes.map((shape) => {
    const { band, area: path } = shape;
    const at = named.indexOf(shape);
    const mark = flow.marks[band.mark] as Mark;
    const area = svg`<path class=${`band ${band.look}`} d=${path} />`;
    const label = at === -1 ? null : labelOf(shape, places[at] ?? shape.middle, ground);
    if (mark.items.length === 0) return svg`${area}${label?.shape}`;
    return label?.isWhole === true
      ? markShape(band.mark, mark, svg`${area}${label.shape}`)
      : svg`${markShape(band.mark, mark, area)}${label?.shape}`;
  })}
    ${shapes.map(({ edge }, i) => (i === 0 ? '' : svg`<path class="edge" d=${edge} />`))}`;
}

interface Tick {
  readonly at: number;
  /** Milliseconds since 1970 of its date in UTC. */
  readonly date: number;
}

/** Where days begin: every day or every second one, Mondays where they are many. */
function ticksOf({ days }: Flow, { left, right }: Ground): readonly Tick[] {
  const begins = days
    .slice(0, -1)
    .map(({ date, end }): Tick => ({ at: end, date: Date.parse(`${date}T00:00:00Z`) + dayMs }));
  const room = Math.max(1, Math.floor((right - left) / dateWidth));
  const mondays = begins.filter(({ date }) => new Date(date).getUTCDay() === 1);
  const shown = begins.length <= 10 || mondays.length === 0 ? begins : mondays;
  const each = Math.ceil(shown.length / room);
  return shown.filter((_, i) => i % each === 0);
}

const dayWords = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

function axisOf(flow: Flow, ground: Ground): SVGTemplateResult {
  const { left, right, x, y, steps } = ground;
  const today = widthOf('today') + 12;
  return svg`${steps.map(
    (step) => svg`<line class="grid" x1=${left} x2=${right} y1=${y(step)} y2=${y(step)} />
      <text class="step" x=${left - 7} y=${y(step) + 4}>${step.toLocaleString('en')}</text>`,
  )}
    ${ticksOf(flow, ground).map(({ at, date }) => {
      const words = dayWords.format(date);
      const isFirst = x(at) - left < widthOf(words) / 2;
      if (x(at) + widthOf(words) / (isFirst ? 1 : 2) > right - today) return '';
      return svg`<line class="axis" x1=${x(at)} x2=${x(at)} y1=${plot.bottom} y2=${plot.bottom + 4} />
        <text class=${isFirst ? 'start' : ''} x=${x(at)} y=${plot.bottom + 18}>${words}</text>`;
    })}
    <text class="end" x=${right} y=${plot.bottom + 18}>today</text>
    <line class="axis" x1=${left} x2=${right} y1=${plot.bottom} y2=${plot.bottom} />`;
}

function sprintsOf({ sprints }: Flow, { x, right, width }: Ground): SVGTemplateResult {
  return svg`${sprints.map(({ name, at }, i) => {
    const next = sprints[i + 1];
    const room = (next ? x(next.at) : Math.max(right, Math.min(width, x(at) + 90))) - x(at) - 8;
    const fits = room >= Math.min(widthOf(name), 40);
    return svg`<line class="sprint" x1=${x(at)} x2=${x(at)} y1=${fits ? 6 : plot.top} y2=${plot.bottom} />
      ${fits ? svg`<text class="start" x=${x(at) + 5} y="15">${fitting(name, room)}</text>` : ''}`;
  })}`;
}

/** A board of one day: what stands there, all that day. */
const overOneDay = (flow: Flow): Flow => ({
  ...flow,
  days: flow.days.flatMap(({ date, end }) => [
    { date: new Date(Date.parse(`${date}T00:00:00Z`) - dayMs).toISOString().slice(0, 10), end: end - dayMs },
    { date, end },
  ]),
  bands: flow.bands.map((band) => ({ ...band, counts: [...band.counts, ...band.counts] })),
});

export function drawFlow(given: Flow, width: number): Drawing {
  const flow = given.days.length === 1 ? overOneDay(given) : given;
  const ground = groundOf(flow, width);
  const first = flow.bands[0]?.name ?? '';
  const cut = ground.isCut ? `${first} reaches higher than there is room, and is cut off.` : '';
  const note = [cut, flow.note].filter(Boolean).flatMap((words) => linesOf(words, width));
  const shapes = svg`${axisOf(flow, ground)}${bandsOf(flow, ground)}${sprintsOf(flow, ground)}
    ${note.map((words, i) => svg`<text class="start note" x="0" y=${plot.bottom + 42 + i * 16}>${words}</text>`)}`;
  return { height: plot.bottom + 24 + (note.length > 0 ? 12 + note.length * 16 : 0), shapes };
}
