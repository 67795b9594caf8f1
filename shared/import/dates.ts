// Reads the dates that trackers write: `21/Dec/22 3:31 PM`, `11/abr/26`, `2016-07-05 07:53:01.71`, `5/17/25`. None of
// them carries a zone, so all are taken as UTC; what cannot be told is undefined, never guessed.

/** Which number comes first in `5/6/25`. */
export type DateOrder = 'day first' | 'month first' | 'unclear';

/** First letters of month names, in the languages that differ; accents and dots are taken off first. */
const months: readonly (readonly string[])[] = [
  ['jan', 'ene', 'gen'],
  ['feb', 'fev'],
  ['mar', 'mrt', 'maa', 'mae', 'mrz'],
  ['apr', 'abr', 'avr'],
  ['may', 'mai', 'mei', 'mag'],
  ['jun', 'juin', 'giu'],
  ['jul', 'juil', 'lug'],
  ['aug', 'ago', 'aou'],
  ['sep', 'set'],
  ['oct', 'okt', 'out', 'ott'],
  ['nov'],
  ['dec', 'dic', 'dez'],
];

function monthNumber(word: string): number | undefined {
  const plain = word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  // `juin` and `juil` share three letters, so the longer name is asked first.
  for (const length of [4, 3]) {
    const at = months.findIndex((names) => names.includes(plain.slice(0, length)));
    if (at >= 0) return at + 1;
  }
  return undefined;
}

const time = String.raw`(?:[\sT,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(?:([ap])\.?\s?m\.?)?)?`;
const named = new RegExp(
  String.raw`^(\d{1,2})[/\-. ]([\p{L}\p{M}]{3,12})\.?[/\-. ](\d{4}|\d{2})${time}$`,
  'iu',
);
const yearFirst = new RegExp(String.raw`^(\d{4})-(\d{1,2})-(\d{1,2})${time}Z?$`, 'i');
const numbers = new RegExp(String.raw`^(\d{1,2})([/.\-])(\d{1,2})\2(\d{4}|\d{2})${time}$`, 'i');

/** A date and time of day, milliseconds since 1970 in UTC; undefined when the text is none, or may be two. */
export function readDate(text: string, order: DateOrder = 'unclear'): number | undefined {
  const trimmed = text.replaceAll(/[\u00A0\u202F]/g, ' ').trim();
  const byName = named.exec(trimmed);
  if (byName)
    return moment(year(byName[3]), monthNumber(byName[2] ?? ''), Number(byName[1]), byName.slice(4));
  const byYear = yearFirst.exec(trimmed);
  if (byYear) return moment(Number(byYear[1]), Number(byYear[2]), Number(byYear[3]), byYear.slice(4));
  const found = numbers.exec(trimmed);
  if (!found) return undefined;
  const [first, second] = [Number(found[1]), Number(found[3])];
  // With dots the day is first wherever that is written.
  const known = found[2] === '.' ? 'day first' : orderOf(first, second, order);
  if (known === 'unclear') return undefined;
  const [day, month] = known === 'day first' ? [first, second] : [second, first];
  return moment(year(found[4]), month, day, found.slice(5));
}

function orderOf(first: number, second: number, order: DateOrder): DateOrder {
  if (order !== 'unclear') return order;
  if (first === second) return 'day first';
  if (first > 12) return 'day first';
  return second > 12 ? 'month first' : 'unclear';
}

/** What one column of dates says about its own order: a 17 cannot be a month. Two that disagree leave it unclear. */
export function dateOrder(texts: Iterable<string>): DateOrder {
  let dayFirst = false;
  let monthFirst = false;
  for (const text of texts) {
    const found = numbers.exec(text.trim());
    if (!found || found[2] === '.') continue;
    if (Number(found[1]) > 12) dayFirst = true;
    if (Number(found[3]) > 12) monthFirst = true;
  }
  if (dayFirst === monthFirst) return 'unclear';
  return dayFirst ? 'day first' : 'month first';
}

function year(text: string | undefined): number {
  const value = Number(text);
  if (text?.length === 4) return value;
  return value < 70 ? 2000 + value : 1900 + value;
}

function moment(
  year: number,
  month: number | undefined,
  day: number,
  [hourText, minuteText, secondText, half]: readonly (string | undefined)[],
): number | undefined {
  if (month === undefined || month < 1 || month > 12) return undefined;
  let hour = Number(hourText ?? 0);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  }
  const [minute, second] = [Number(minuteText ?? 0), Number(secondText ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const at = Date.UTC(year, month - 1, day, hour, minute, second);
  // Date.UTC rolls 31 April over into May.
  return new Date(at).getUTCDate() === day ? at : undefined;
}

/** `2026-11-22`. */
export function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
