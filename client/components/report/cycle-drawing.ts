// Cycle times drawn: a row for each kind, bubbles over the days that items took, as large as they are many, and lines at
// the days within which half and most of them were done.

import { svg, type SVGTemplateResult } from 'lit';
import type { Kind } from '../../../shared/kind.ts';
import { fitting, linesOf, widthOf, wholeStepsTo } from './axis.ts';
import type { Drawing, Mark } from './figure.ts';
import { kindSign } from './kind-sign.ts';
import { markShape } from './mark-shape.ts';

export interface Bubble {
  /** The middle of its days; null: beyond the axis. */
  readonly day: number | null;
  readonly amount: number;
  /** The index of its mark. */
  readonly mark: number;
}

export interface CycleRow {
  readonly kind: Kind;
  readonly name: string;
  readonly count: number;
  readonly median: number;
  readonly mostly: number;
  /** What stands at the two; '' where one says both. */
  readonly half: string;
  readonly most: string;
  /** What lies beyond the axis; '' for nothing. */
  readonly beyond: string;
  readonly bubbles: readonly Bubble[];
  /** The index of the mark for all of them. */
  readonly mark: number;
}

export interface Cycles {
  readonly rows: readonly CycleRow[];
  readonly marks: readonly Mark[];
  /** The days to which the axis goes. */
  readonly top: number;
  readonly note: string;
}

const rowHeight = 82;
const side = 10;
/** What lies beyond the axis stands in a room of its own. */
const beyondWidth = 40;
const largest = 16;
const smallest = 3;
/** One item, where there are few. */
const single = 6;

interface Scale {
  readonly x: (day: number) => number;
  readonly width: number;
  /** The right end of the axis. */
  readonly end: number;
  /** The middle of what lies beyond. */
  readonly beyond: number;
  readonly radius: (amount: number) => number;
}

const isCut = ({ rows }: Cycles): boolean => rows.some(({ beyond }) => beyond !== '');

function scaleOf(cycles: Cycles, width: number): Scale {
  const { rows, top } = cycles;
  const bubbles = rows.flatMap((row) => row.bubbles);
  const end = width - side - (isCut(cycles) ? beyondWidth : 0);
  const x = (day: number) => side + ((day - 0.5) / top) * (end - side);
  const most = bubbles.reduce((max, { amount }) => Math.max(max, amount), 1);
  const days = [...new Set(bubbles.flatMap(({ day }) => day ?? []))].sort((a, b) => a - b);
  const apart = days.slice(1).map((day, i) => x(day) - x(days[i] ?? day));
  // Neighbours may lie over each other a little, no more.
  const room = Math.min(largest, Math.max(7, Math.min(...apart, largest * 2) * 0.8));
  const whole = Math.min(room, single * Math.sqrt(most));
  const radius = (amount: number) => Math.max(smallest, whole * Math.sqrt(amount / most));
  return { x, width, end, beyond: end + beyondWidth / 2 + 2, radius };
}

/** Where words of this width stand, as near to `x` as they may. */
const within = (x: number, words: string, width: number): number => {
  const half = widthOf(words) / 2 + 2;
  return Math.min(Math.max(x, half), width - half);
};

/** Each at its line, or both in one where they would meet. */
function figuresOf(row: CycleRow, y: number, { x, width }: Scale): SVGTemplateResult {
  const [half, most] = [x(row.median), x(row.mostly)];
  const apart = (widthOf(row.half) + widthOf(row.most)) / 2 + 12;
  const [halfAt, mostAt] = [within(half, row.half, width), within(most, row.most, width)];
  if (row.half !== '' && mostAt - halfAt >= apart)
    return svg`<text x=${halfAt} y=${y}>${row.half}</text><text class="strong" x=${mostAt} y=${y}>${row.most}</text>`;
  const both = row.half === '' ? row.most : `${row.half}, ${row.most}`;
  return svg`<text class="strong" x=${within((half + most) / 2, both, width)} y=${y}>${both}</text>`;
}

function bubbleOf({ day, amount, mark }: Bubble, kind: Kind, y: number, cycles: Cycles, scale: Scale) {
  const x = day === null ? scale.beyond : scale.x(day);
  const r = scale.radius(amount);
  const words = amount.toLocaleString('en');
  const fits = amount > 1 && widthOf(words, 11) + 5 <= 2 * r;
  // A finger hits it too; never farther than halfway to the next day.
  const half = Math.max(r, Math.min(12, (scale.x(2) - scale.x(1)) / 2));
  return markShape(
    mark,
    cycles.marks[mark] as Mark,
    svg`<rect class="reach" x=${x - half} y=${y - 16} width=${2 * half} height="32" />
      <circle class=${`bubble ${kind} ${day === null ? 'beyond' : ''}`} cx=${x} cy=${y} r=${r} />
      ${fits ? svg`<text class=${day === null ? 'amount quiet' : 'amount inside'} x=${x} y=${y + 4}>${words}</text>` : ''}`,
  );
}

/** The ground of a row: its days, and the room for what took longer. */
function stripOf({ beyond }: CycleRow, middle: number, cycles: Cycles, scale: Scale): SVGTemplateResult {
  const { x, end } = scale;
  return svg`${stepsOf(cycles, scale).map(
    (day) => svg`<line class="grid" x1=${x(day)} x2=${x(day)} y1=${middle - 16} y2=${middle + 16} />`,
  )}
    <line class="grid" x1=${side} x2=${end} y1=${middle} y2=${middle} />
    ${beyond === '' ? '' : svg`<rect class="far" x=${end + 4} y=${middle - 16} width=${beyondWidth - 4} height="32" rx="6" />`}`;
}

function rowOf(row: CycleRow, top: number, cycles: Cycles, scale: Scale): SVGTemplateResult {
  const { kind, name, median, mostly, beyond } = row;
  const { x, width } = scale;
  const middle = top + 58;
  const head = `${name} ${row.count.toLocaleString('en')}`;
  const headWidth = 34 + widthOf(head, 12.5);
  const large = row.bubbles.toSorted((a, b) => b.amount - a.amount);
  return svg`${markShape(
    row.mark,
    cycles.marks[row.mark] as Mark,
    svg`<rect class="ground" x=${side - 4} y=${top - 2} width=${headWidth} height="24" rx="6" />
      ${kindSign(kind, side - 2, top)}
      <text class="total start" x=${side + 26} y=${top + 14.5}>${name} <tspan class="amount-after" dx="2">${row.count.toLocaleString('en')}</tspan></text>`,
  )}
    ${beyond === '' ? '' : svg`<text class="end" x=${width - 2} y=${top + 14.5}>${fitting(beyond, width - headWidth - side - 8)}</text>`}
    ${stripOf(row, middle, cycles, scale)}
    <rect class=${`soft ${kind}`} x=${side} y=${middle - 7} width=${Math.max(0, x(mostly) - side)} height="14" rx="3" />
    ${figuresOf(row, top + 34, scale)}
    ${row.half === '' ? '' : svg`<line class="half" x1=${x(median)} x2=${x(median)} y1=${top + 39} y2=${middle + 17} />`}
    <line class="most" x1=${x(mostly)} x2=${x(mostly)} y1=${top + 39} y2=${middle + 17} />
    ${large.map((bubble) => bubbleOf(bubble, kind, middle, cycles, scale))}`;
}

/** Where the axis has its figures, beside the first day. */
const stepsOf = ({ top }: Cycles, { end }: Scale): readonly number[] =>
  wholeStepsTo(top, Math.max(2, Math.floor((end - side) / 56))).filter((day) => day > 1 && day <= top);

/** `bottom`: where the axis lies. */
function axisOf(cycles: Cycles, bottom: number, scale: Scale): SVGTemplateResult {
  const { x, end, beyond } = scale;
  const words = (day: number) => (day === 1 ? '1 day' : day.toLocaleString('en'));
  const days = [1, ...stepsOf(cycles, scale).filter((day) => x(day) - x(1) > 34)];
  return svg`<line class="axis" x1=${side} x2=${end} y1=${bottom} y2=${bottom} />
    ${days.map((day) => svg`<text x=${within(x(day), words(day), end + 10)} y=${bottom + 17}>${words(day)}</text>`)}
    ${isCut(cycles) ? svg`<text x=${beyond} y=${bottom + 17}>longer</text>` : ''}`;
}

export function drawCycles(cycles: Cycles, width: number): Drawing {
  const scale = scaleOf(cycles, width);
  const bottom = 4 + cycles.rows.length * rowHeight;
  const note = cycles.note === '' ? [] : linesOf(cycles.note, width);
  const shapes = svg`${axisOf(cycles, bottom, scale)}
    ${cycles.rows.map((row, i) => rowOf(row, 4 + i * rowHeight, cycles, scale))}
    ${note.map((words, i) => svg`<text class="start note" x="0" y=${bottom + 42 + i * 16}>${words}</text>`)}`;
  return { height: bottom + 24 + (note.length > 0 ? 12 + note.length * 16 : 0), shapes };
}
