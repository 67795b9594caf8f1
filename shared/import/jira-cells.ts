// Cells of a Jira export that hold several things at once, parted by semicolons.

import { readDate, type DateOrder } from './dates.ts';

export interface JiraComment {
  readonly at: number | null;
  /** An account id or a login; '' when the cell has another shape. */
  readonly account: string;
  readonly text: string;
}

/** `date;person;text`: the text may hold semicolons and line breaks. A cell of another shape is all text. */
export function readComment(cell: string, order: DateOrder): JiraComment {
  const found = /^([^;]*);([^;\n]*);([\s\S]*)$/.exec(cell);
  const at = found ? readDate(found[1] ?? '', order) : undefined;
  if (!found || at === undefined) return { at: null, account: '', text: cell };
  return { at, account: found[2] ?? '', text: found[3] ?? '' };
}

export interface JiraAttachment {
  readonly name: string;
  readonly url: string;
}

/** `date;person;file name;address`: the name may hold semicolons. */
export function readAttachment(cell: string): JiraAttachment | undefined {
  const found = /^[^;]*;[^;]*;([\s\S]*);([^;]*)$/.exec(cell);
  return found ? { name: (found[1] ?? '').trim(), url: (found[2] ?? '').trim() } : undefined;
}

/** Jira's time columns are seconds; hours, or undefined for zero, text and nonsense. */
export function hoursFromSeconds(cell: string): number | undefined {
  const text = cell.trim();
  if (!/^\d{1,9}(?:\.0+)?$/.test(text)) return undefined;
  const hours = Math.round((Number(text) / 3600) * 100) / 100;
  return hours > 0 ? hours : undefined;
}
