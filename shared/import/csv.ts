// Reads separated values into a heading and rows. It finds the separator and the line ends by itself and refuses
// what is damaged; what the columns mean is not known here.

// Programs that only import this file must find the declaration, too.
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="./papaparse.d.ts" />

import Papa from 'papaparse';
import { counted } from './tally.ts';
import { UnreadableFile } from './unreadable.ts';

export interface Table {
  readonly headings: readonly string[];
  /** As long as the file has them: shorter than the heading is usual, longer is odd. */
  readonly rows: readonly (readonly string[])[];
  readonly separator: ',' | ';' | '\t';
  /** Lines of text in the file; a cell may hold many. */
  readonly lineCount: number;
}

const separators = [',', ';', '\t'] as const;
const separatorNames = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' } as const;

export const separatorName = (table: Table) => separatorNames[table.separator];

const isBlank = (row: readonly string[]) => row.every((cell) => cell.trim() === '');

/** Spreadsheets run what starts with these, so careful exporters put a `'` before it; it is no part of the text. */
const guarded = /^'(?=[=+\-@\t\r])/;

export function readTable(text: string): Table {
  const unix = text.replaceAll('\r\n', '\n');
  const newline = unix.includes('\n') ? '\n' : '\r';
  // The heading tells the separator: it has no sentences with commas in them.
  const start = unix.slice(unix.search(/[^\s;,]/)).replace(/^\s+/, '');
  const widths = separators.map((delimiter) => {
    const heading = Papa.parse(start.slice(0, 1_000_000), { delimiter, newline, preview: 1 }).data[0] ?? [];
    return heading.length;
  });
  const separator = separators[widths.indexOf(Math.max(...widths))] ?? ',';
  const { data, errors } = Papa.parse(unix, { delimiter: separator, newline });
  const fault = errors.find(({ type }) => type === 'Quotes');
  if (fault) {
    const row = (fault.row ?? 0) + 1;
    const what =
      fault.code === 'MissingQuotes' ? 'has an opening quote that nothing closes' : 'has a stray quote';
    throw new UnreadableFile(`This file is damaged, as its row ${row} ${what}: export it again.`);
  }
  const [headings, ...rows] = data.filter((row) => !isBlank(row));
  if (!headings) throw new UnreadableFile('This file is empty: export it again.');
  return {
    headings: headings.map((heading) => heading.trim()),
    rows: rows.map((row) => row.map((cell) => cell.replace(guarded, ''))),
    separator,
    lineCount: unix.split(newline).filter((line) => line !== '').length,
  };
}

/** "71 rows in 693 lines", "26 rows". */
export function sizeOf(table: Table): string {
  const rows = counted(table.rows.length, 'row');
  return table.lineCount - 1 > table.rows.length ? `${rows} in ${table.lineCount} lines` : rows;
}
