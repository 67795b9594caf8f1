// The report as a short text in Markdown, to be put into a mail, a page or a minute: the answer, the figures of each
// sprint, what the groundwork bought, and what is to be said of spikes and sign-offs.

import { dateThere } from '../../../shared/calendar.ts';
import type { BoardStore } from '../../store/board-store.ts';
import { dueWords, titleOf } from '../item-words.ts';
import { plainInMarkdown as plain } from '../markdown-words.ts';
import type { Figure, Table } from './figure.ts';
import { boughtWords, costWords } from './groundwork-words.ts';
import { readReport, type ReportReading } from './report-reading.ts';
import { allocationTile, shareTile, spikeTile, type Tile } from './tile-words.ts';
import { velocityFigure } from './velocity-chart.ts';

function table({ head, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.map(plain).join(' | ')} |`;
  const rule = `| ${head.map((_, i) => (i === 0 ? '---' : '---:')).join(' | ')} |`;
  return [line(head), rule, ...rows.map((row) => line(row.map(({ words }) => words)))].join('\n');
}

function groundworkOf({ bought, results }: ReportReading, store: BoardStore, now: number): string {
  const lines = bought.flatMap((one) => {
    const item = store.item(one.item);
    if (!item) return [];
    const sprint = results.find(({ sprint: id }) => id === one.sprint)?.name ?? '';
    const about = [sprint, costWords(item, now)].filter(Boolean).join(', ');
    return `- **${plain(`${store.keyOf(item)} ${titleOf(item)}`)}** (${plain(about)}): ${plain(boughtWords(one))}`;
  });
  return lines.length === 0 ? 'No sprint has finished technical work yet.' : lines.join('\n');
}

const tileLine = ({ title, figure, lines }: Tile): string =>
  `- ${title}: **${plain(figure)}** (${lines.map(({ words }) => plain(words)).join('; ')})`;

const figurePart = ({ title, draw, table: rows, method, notes = [] }: Figure): readonly string[] =>
  draw === null
    ? []
    : [`## ${plain(title)}`, table(rows), ...notes.map(({ words }) => plain(words)), plain(method)];

/** `figures`: what stands below the answer, with their tables. `now`: milliseconds since 1970. */
export function reportMarkdown(store: BoardStore, now: number, more: readonly Figure[] = []): string {
  const reading = readReport(store, now);
  const { answer, results, spikes, allocations, ahead } = reading;
  const { name, timeZone } = store.settings;
  const nameOf = (id: (typeof spikes)[number]): string => {
    const item = store.item(id.item);
    return item ? `${store.keyOf(item)} ${titleOf(item)}` : '';
  };
  const tiles = [
    spikeTile(spikes, nameOf),
    allocationTile(allocations, timeZone),
    shareTile(results, allocations),
  ];
  return `${[
    `# ${plain(answer.headline)}`,
    `${plain(name)}, ${dueWords(dateThere(now, timeZone), 0)}`,
    plain(answer.sentences.join(' ')),
    ...figurePart(velocityFigure(results, ahead)),
    '## What the groundwork bought',
    groundworkOf(reading, store, now),
    '## Spikes and sign-off',
    tiles.map(tileLine).join('\n'),
    ...more.flatMap(figurePart),
  ]
    .filter((part) => part !== '')
    .join('\n\n')}\n`;
}
