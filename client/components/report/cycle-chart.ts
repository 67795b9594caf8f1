// Cycle time by kind: how many days items of each kind took from begun to finished, with the figures to promise by; and
// what is said of it.

import type { ItemId } from '../../../shared/ids.ts';
import { kinds, type Kind } from '../../../shared/kind.ts';
import {
  cycleSpreads,
  daysBack,
  type CycleBin,
  type CycleReading,
  type CycleSpread,
} from '../../../shared/report/cycle-spread.ts';
import { dateThere } from '../../../shared/calendar.ts';
import type { BoardStore } from '../../store/board-store.ts';
import { count, dueWords } from '../item-words.ts';
import { drawCycles, type CycleRow } from './cycle-drawing.ts';
import { cell, type Cell, type Figure, type Mark } from './figure.ts';

const daysWords = (days: number): string => count(days, 'day', 'days');

/** "Stories" */
const pluralOf = (kind: Kind): string => {
  const { plural } = kinds[kind];
  return `${plural.charAt(0).toUpperCase()}${plural.slice(1)}`;
};

const countOf = (kind: Kind, n: number): string =>
  count(n, kinds[kind].label.toLowerCase(), kinds[kind].plural);

const spanWords = ({ from, to }: CycleBin, top: number): string => {
  if (from > top) return `longer than ${daysWords(top)}, up to ${daysWords(to)}`;
  return from === to ? daysWords(from) : `${from}–${to} days`;
};

/** "85 % of 24 stories were done within 6 days, half within 3" */
function spreadWords({ kind, items, median, mostly, longest }: CycleSpread): string {
  const all = countOf(kind, items.length);
  if (items.length === 1) return `the one ${kinds[kind].label.toLowerCase()} took ${daysWords(longest)}`;
  const half = median === mostly ? '' : `, half within ${median}`;
  // Of few items the nearest rank is the last one: then it holds for all of them.
  return mostly === longest
    ? `all ${all} were done within ${daysWords(longest)}${half}`
    : `85 % of ${all} were done within ${daysWords(mostly)}${half}`;
}

/** What stands at the figures in the drawing. */
function figureWords({ items, median, mostly, longest }: CycleSpread): Pick<CycleRow, 'half' | 'most'> {
  if (items.length === 1) return { half: '', most: `took ${daysWords(longest)}` };
  const most = `${mostly === longest ? 'all' : '85 %'} within ${daysWords(mostly)}`;
  return { half: median === mostly ? '' : `half within ${median}`, most };
}

function beyondWords({ bins }: CycleSpread, top: number): string {
  const last = bins.at(-1);
  if (!last || last.from <= top) return '';
  return last.items.length === 1
    ? `1 took ${daysWords(last.to)}`
    : `${last.items.length.toLocaleString('en')} took up to ${daysWords(last.to)}`;
}

const unknownWords = (unknown: readonly ItemId[]): string =>
  unknown.length === 0
    ? ''
    : `${count(unknown.length, 'item', 'items')} came finished or already begun, as by an import, and ${
        unknown.length === 1 ? 'is' : 'are'
      } left out: nothing says when the work began.`;

function periodWords({ since, sprints }: CycleReading, timeZone: string, now: number): string {
  const day = dueWords(dateThere(since, timeZone), now);
  return sprints > 0
    ? `Items finished since ${day}, in the last ${sprints} sprints.`
    : `Items finished since ${day}, in the last ${daysBack} days.`;
}

interface Row extends CycleRow {
  /** The index of the mark of the item that took the longest. */
  readonly longest: number;
}

/** For each kind all its items, then one for each bin, and the longest. */
function rowsOf({ spreads, top }: CycleReading): {
  readonly rows: readonly Row[];
  readonly marks: Mark[];
} {
  const marks: Mark[] = [];
  const put = (words: string, items: readonly ItemId[]): number => marks.push({ words, items }) - 1;
  const rows = spreads.map((spread): Row => {
    const { kind, items, bins } = spread;
    const name = pluralOf(kind);
    const figures = figureWords(spread);
    const sentence = [figures.most, figures.half].filter(Boolean).join(', ');
    return {
      kind,
      name,
      count: items.length,
      median: spread.median,
      mostly: spread.mostly,
      ...figures,
      beyond: beyondWords(spread, top),
      mark: put(`${name}, ${count(items.length, 'item', 'items')}: ${sentence}`, items),
      bubbles: bins.map((bin) => ({
        day: bin.from > top ? null : (bin.from + bin.to) / 2,
        amount: bin.items.length,
        mark: put(`${name}, ${spanWords(bin, top)}: ${count(bin.items.length, 'item', 'items')}`, bin.items),
      })),
      longest: put(`${name}: the longest took ${daysWords(spread.longest)}`, items.slice(0, 1)),
    };
  });
  return { rows, marks };
}

function tableRow({ median, mostly, longest }: CycleSpread, row: Row): readonly Cell[] {
  return [
    cell(row.name),
    cell(row.count.toLocaleString('en'), row.count, row.mark),
    cell(daysWords(median), median),
    cell(daysWords(mostly), mostly),
    cell(daysWords(longest), longest, row.longest),
  ];
}

const method = (columns: string): string =>
  `Cycle time: calendar days from the one on which work began to the one on which it was finished, both counted (Vacanti, 2015). Work begins when an item first leaves ${columns} for a column behind it; of one that went straight to a done column, when it came to the board. Half and 85 % are by the nearest rank.`;

/** `now`: milliseconds since 1970. */
export function cycleFigure(store: BoardStore, now: number): Figure {
  const { columns, sprints } = store;
  const { timeZone } = store.settings;
  const reading = cycleSpreads({ items: store.items(), columns, sprints, timeZone }, now);
  const { spreads, unknown } = reading;
  const { rows, marks } = rowsOf(reading);
  const left = unknownWords(unknown);
  const period = periodWords(reading, timeZone, now);
  const first = columns.find(({ archived, done }) => !archived && !done)?.name ?? 'the first column';
  const told = spreads.map(spreadWords).join('; ');
  const summary =
    spreads.length === 0
      ? `No item has gone from begun to finished in the last ${reading.sprints > 0 ? `${reading.sprints} sprints` : `${daysBack} days`}. Once one has, how long it took stands here.`
      : `${told.charAt(0).toUpperCase()}${told.slice(1)}.`;
  return {
    name: 'cycle-time',
    title: 'Cycle time by kind',
    summary: [summary, left].filter(Boolean).join(' '),
    method: [period, method(first), left].filter(Boolean).join(' '),
    legend: [],
    marks,
    draw:
      spreads.length === 0
        ? null
        : (width) => drawCycles({ rows, marks, top: reading.top, note: left }, width),
    table: {
      head: ['Kind', 'Items', 'Half within', '85 % within', 'Longest'],
      rows: spreads.map((spread, i) => tableRow(spread, rows[i] as Row)),
    },
  };
}
