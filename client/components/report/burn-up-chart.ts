// The burn-up of one sprint: what stood in it at the end of each day, and how much of that was finished.

import { svg, type SVGTemplateResult } from 'lit';
import type { BarUnit } from '../../../shared/plan-bar.ts';
import { burnUp, type BurnDay } from '../../../shared/report/burn-up.ts';
import { daysBetween, type Day } from '../../../shared/report/day-ends.ts';
import { wasInSprint } from '../../../shared/report/place-history.ts';
import { dateThere } from '../../../shared/calendar.ts';
import type { Sprint } from '../../../shared/records.ts';
import type { BoardStore } from '../../store/board-store.ts';
import { count, dueWords, figure } from '../item-words.ts';
import { unitWords } from '../plan-bar-words.ts';
import { stepsTo } from './axis.ts';
import { cell, type Drawing, type Figure, type Mark } from './figure.ts';
import { markShape } from './mark-shape.ts';

const space = { left: 40, right: 84, top: 16, bottom: 30, height: 260 } as const;
const narrowestDay = 46;
/** Of a sprint that nobody ended so many days are read, the latest; nobody plans farther ahead either. */
const mostDays = 366;
const dayMs = 86_400_000;

interface BurnedDay extends Day, BurnDay {
  /** "24 Nov"; the first one is its start, or the end of the day before those that are read. */
  readonly name: string;
}

interface Burned {
  readonly days: readonly BurnedDay[];
  /** Of the days as they are planned, those that lie ahead too. */
  readonly names: readonly string[];
  readonly unit: BarUnit;
}

const scopeOf = (day: BurnDay, unit: BarUnit) => (unit === 'hours' ? day.scopeHours : day.scopePoints);
const doneOf = (day: BurnDay, unit: BarUnit) => (unit === 'hours' ? day.doneHours : day.donePoints);

/** From the start of the sprint to its end, or to the end it was planned for where that is later than today. */
function burnedOf(sprint: Sprint, store: BoardStore, now: number): Burned {
  const { timeZone, barUnit } = store.settings;
  const started = sprint.started?.at ?? now;
  const stop = sprint.ended?.at ?? now;
  const begins = Math.max(started, stop - mostDays * dayMs);
  const from = dateThere(begins, timeZone);
  const days = [{ date: from, end: begins }, ...daysBetween(from, dateThere(stop, timeZone), timeZone, stop)];
  const items = [...store.items()].filter((item) => wasInSprint(item, sprint.id));
  const ends = days.map(({ end }) => end);
  const burned = burnUp(sprint.id, items, store.columns, { rate: sprint.started?.rate ?? sprint.rate, ends });
  const farthest = dateThere(begins + mostDays * dayMs, timeZone);
  const until = sprint.end !== null && sprint.end < farthest ? sprint.end : farthest;
  const ahead = sprint.end === null || sprint.ended ? [] : daysBetween(from, until, timeZone, Infinity);
  const read = days.flatMap((day, i) => {
    const name = i === 0 && begins === started ? 'Start' : dueWords(day.date, now);
    return burned[i] ? { ...day, ...burned[i], name } : [];
  });
  return {
    days: read,
    names: [
      ...read.map(({ name }) => name),
      ...ahead.slice(read.length - 1).map(({ date }) => dueWords(date, now)),
    ],
    unit: barUnit,
  };
}

const dayWords = (day: BurnedDay, unit: BarUnit): string =>
  `${figure(doneOf(day, unit))} of ${figure(scopeOf(day, unit))} ${unitWords[unit]} finished`;

const markOf = (day: BurnedDay, unit: BarUnit): Mark => ({
  words: `${day.name}: ${dayWords(day, unit)}, ${count(day.done.length, 'item', 'items')}`,
  items: day.done,
});

const pathOf = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');

function draw({ days, names, unit }: Burned, width: number): Drawing {
  const bottom = space.height - space.bottom;
  const most = Math.max(...days.map((day) => scopeOf(day, unit)), 1);
  const steps = stepsTo(most);
  const y = (value: number) => bottom - (value / (steps.at(-1) ?? 1)) * (bottom - space.top);
  const each = (width - space.left - space.right) / Math.max(1, names.length - 1);
  const x = (day: number) => space.left + day * each;
  const last = days.at(-1);
  const every = Math.max(1, Math.ceil(narrowestDay / each));
  const line = (value: (day: BurnDay, unit: BarUnit) => number) =>
    days.map((day, i): readonly [number, number] => [x(i), y(value(day, unit))]);
  const done = line(doneOf);
  const area = `${pathOf(done)}L${x(days.length - 1).toFixed(1)} ${bottom}L${space.left} ${bottom}Z`;
  const shapes = svg`${steps.map(
    (step) => svg`<line class="grid" x1=${space.left} x2=${width - space.right} y1=${y(step)} y2=${y(step)} />
      <text class="step" x=${space.left - 8} y=${y(step) + 4}>${figure(step)}</text>`,
  )}
    ${names.map((name, i) => (i % every === 0 ? svg`<text x=${x(i)} y=${bottom + 20}>${name}</text>` : ''))}
    <path class="done" d=${area} />
    <path class="dash" d=${pathOf(line(scopeOf))} />
    <path class="line" d=${pathOf(done)} />
    ${days.map((day, i) =>
      markShape(
        i,
        markOf(day, unit),
        svg`<circle class="dot" cx=${x(i)} cy=${y(doneOf(day, unit))} r="4" />
          <rect class="reach" x=${x(i) - Math.min(14, each / 2)} y=${space.top} width=${Math.min(28, each)} height=${bottom - space.top} />`,
      ),
    )}
    ${last ? ends(last, unit, { x: x(days.length - 1) + 10, y }) : ''}`;
  return { height: space.height, shapes };
}

/** Both lines are called by their names where they end. */
function ends(
  last: BurnedDay,
  unit: BarUnit,
  { x, y }: { readonly x: number; readonly y: (value: number) => number },
): SVGTemplateResult {
  const scope = y(scopeOf(last, unit)) + 4;
  const done = y(doneOf(last, unit)) + 4;
  const apart = Math.max(done, scope + 16);
  return svg`<text class="start" x=${x} y=${scope}>${figure(scopeOf(last, unit))} in it</text>
    <text class="start total" x=${x} y=${apart}>${figure(doneOf(last, unit))} done</text>`;
}

/** Where no sprint has been started. */
export const noBurnUp: Figure = {
  name: 'burn-up',
  title: 'Burn-up',
  summary:
    'No sprint has been started yet. What stands in one and what is finished, day by day, stands here.',
  method: '',
  legend: [],
  marks: [],
  draw: null,
  table: { head: [], rows: [] },
};

/** `now`: milliseconds since 1970. A sprint that was not started has nothing to draw. */
export function burnUpFigure(sprint: Sprint, store: BoardStore, now: number): Figure {
  const burned = burnedOf(sprint, store, now);
  const { days, unit } = burned;
  const last = days.at(-1);
  const word = unit === 'hours' ? 'Hours' : 'Points';
  return {
    name: 'burn-up',
    title: `Burn-up of ${sprint.name}`,
    summary:
      sprint.started === null || !last
        ? `${sprint.name} has not been started yet.`
        : `${sprint.name}, ${last.name}: ${dayWords(last, unit)}.`,
    method: `${word} of the items that stood in the sprint at the end of each day, and of those that were finished then, from the log of each item.`,
    legend: [
      { words: 'In the sprint', look: 'dash' },
      { words: 'Finished', look: 'line' },
    ],
    marks: days.map((day) => markOf(day, unit)),
    draw: sprint.started === null || !last ? null : (width) => draw(burned, width),
    table: {
      head: ['Day', `${word} in it`, `${word} finished`, 'Items finished'],
      rows: days.map((day, i) => [
        cell(day.name),
        cell(figure(scopeOf(day, unit)), scopeOf(day, unit)),
        cell(figure(doneOf(day, unit)), doneOf(day, unit)),
        cell(String(day.done.length), day.done.length, day.done.length > 0 ? i : undefined),
      ]),
    },
  };
}
