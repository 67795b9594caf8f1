// Cumulative flow: how many items stood in each column, day by day; and what is said of it.

import type { ItemId } from '../../../shared/ids.ts';
import { listOf } from '../../../shared/words.ts';
import type { Day } from '../../../shared/report/day-ends.ts';
import type { BoardStore } from '../../store/board-store.ts';
import { count, dueWords, noColumnName } from '../item-words.ts';
import { cell, type Cell, type Figure, type LegendEntry, type Mark } from './figure.ts';
import { drawFlow, type FlowBand, type SprintLine } from './flow-drawing.ts';
import { readFlow, type FlowReading } from './flow-reading.ts';

const sum = (figures: readonly number[]): number => figures.reduce((all, one) => all + one, 0);

/** From what waits to what is finished: from quiet to the accent. */
function lookOf(at: number, open: number): LegendEntry['look'] {
  const step = Math.round((at / Math.max(1, open)) * 5) as 0 | 1 | 2 | 3 | 4 | 5;
  return `step-${at < open ? (Math.min(4, step) as 0 | 1 | 2 | 3 | 4) : 5}`;
}

/** One for each column, one for what waits; those with nothing in them too, so that each has its place. */
const marksOf = ({ bands, waiting }: FlowReading, noColumn: string): readonly Mark[] =>
  [...bands, { name: noColumn, items: waiting }].map(({ name, items }) => ({
    words: `${name}, ${count(items.length, 'item', 'items')} today`,
    items,
  }));

/** More columns than this are summed up. */
const mostNamed = 6;

function summaryOf({ bands }: FlowReading, since: string): string {
  const finished = sum(
    bands.flatMap(({ column, counts }) => (column.done ? (counts.at(-1) ?? 0) - (counts[0] ?? 0) : [])),
  );
  const open = bands.filter(({ column, items }) => !column.done && items.length > 0);
  const named = open.length > mostNamed ? open.slice(0, mostNamed - 1) : open;
  const others = open.slice(named.length);
  const stand = named.map(({ name, items }, i) =>
    i === 0
      ? `${count(items.length, 'item stands', 'items stand')} in ${name}`
      : `${items.length.toLocaleString('en')} in ${name}`,
  );
  if (others.length > 0)
    stand.push(
      `${sum(others.map(({ items }) => items.length)).toLocaleString('en')} in ${others.length} others`,
    );
  const done =
    finished < 0
      ? `Since ${since} more was taken up again than finished.`
      : `Since ${since} ${count(finished, 'item was', 'items were')} finished.`;
  return stand.length === 0 ? done : `${done} Today ${listOf(stand)}.`;
}

/** What the drawing leaves out. */
function leftOut({ waiting, before }: FlowReading, since: string): string {
  const parts = [
    ...(waiting.length === 0
      ? []
      : [`${count(waiting.length, 'item that stands', 'items that stand')} in no column`]),
    ...(before === 0
      ? []
      : [
          `${count(before, 'item that was', 'items that were')} finished before ${since}, or when ${before === 1 ? 'it' : 'they'} came to the board`,
        ]),
  ];
  return parts.length === 0 ? '' : `Not drawn: ${parts.join(', and ')}.`;
}

/** Newest first: what stands there now can be opened. */
function rowsOf(reading: FlowReading, now: number): readonly (readonly Cell[])[] {
  const { days, bands, idle, waiting } = reading;
  const last = days.length - 1;
  return days
    .map(({ date }, day): readonly Cell[] => {
      const one = (n: number, mark: number, items: readonly ItemId[]) =>
        cell(n.toLocaleString('en'), n, day === last && items.length > 0 ? mark : undefined);
      return [
        cell(day === last ? 'Today' : dueWords(date, now)),
        one(idle[day] ?? 0, bands.length, waiting),
        ...bands.map(({ counts, items }, i) => one(counts[day] ?? 0, i, items)),
      ];
    })
    .toReversed();
}

const sprintLines = ({ sprints }: BoardStore, days: readonly Day[], now: number): readonly SprintLine[] =>
  sprints
    .flatMap(({ name, started }) =>
      started && started.at >= (days[0]?.end ?? now) && started.at <= now ? [{ name, at: started.at }] : [],
    )
    .sort((a, b) => a.at - b.at);

const method = (timeZone: string, weekly: boolean): string =>
  `Items in each column at the end of each ${weekly ? 'week' : 'day'}, midnight in ${timeZone}, by the moves in their logs. What came with an import counts from the day on which it came. Archived items count on where they were finished.`;

/** `now`: milliseconds since 1970. */
export function flowFigure(store: BoardStore, now: number): Figure {
  const { timeZone } = store.settings;
  const reading = readFlow(store, now);
  const { days, bands, weekly } = reading;
  const since = dueWords(reading.since, now);
  const marks = marksOf(reading, noColumnName(store));
  const open = bands.filter(({ column }) => !column.done).length;
  const left = leftOut(reading, since);
  const drawn = bands.map(({ name, counts }, i): FlowBand => ({
    name,
    counts,
    look: lookOf(i, open),
    mark: i,
  }));
  const figure = {
    bands: drawn,
    marks,
    days,
    sprints: sprintLines(store, days, now),
    note: left,
  };
  return {
    name: 'cumulative-flow',
    title: 'Cumulative flow',
    summary:
      bands.length === 0
        ? 'Nothing stands in a column yet. Move items across the Board, and how they flow stands here.'
        : [summaryOf(reading, since), left].filter(Boolean).join(' '),
    method: [method(timeZone, weekly), left].filter(Boolean).join(' '),
    legend: [],
    marks,
    draw: bands.length === 0 ? null : (width) => drawFlow(figure, width),
    table: {
      head: [weekly ? 'End of' : 'Day', noColumnName(store), ...bands.map(({ name }) => name)],
      rows: rowsOf(reading, now),
    },
  };
}
