// Tables as CSV (RFC 4180), for spreadsheets.

/** What a spreadsheet would take for a formula: words that somebody typed must not run there. */
const formula = /^[=+\-@\t\r]/;

function field(value: string | number): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const words = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}

/** With a byte order mark, by which spreadsheets know UTF-8; lines end as the standard has it. */
export const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(field).join(',')}\r\n`).join('')}`;
