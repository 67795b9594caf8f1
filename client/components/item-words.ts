// What the screens say about items, members and sizes in words and figures. Reads records, changes nothing.

import { formatHours } from '../../shared/duration.ts';
import type { Box } from '../../shared/fold-box.ts';
import type { MemberId } from '../../shared/ids.ts';
import { isKnown, type Item } from '../../shared/item.ts';
import { kinds, type Backlog, type FormField } from '../../shared/kind.ts';
import type { Member } from '../../shared/records.ts';
import { resolveMember } from '../../shared/team.ts';
import { hourMs } from '../../shared/time-box.ts';
import type { BoardStore } from '../store/board-store.ts';

export const backlogNames = {
  product: 'Product backlog',
  technical: 'Technical backlog',
} as const satisfies Record<Backlog, string>;

/** What items without a column stand under: an imported board may have a column that is called so already. */
export const noColumnName = (store: BoardStore): string =>
  store.columns.some(({ name }) => name.trim().toLowerCase() === 'backlog') ? 'No column' : 'Backlog';

export const titleOf = (item: Item): string => item.texts.title?.trim() || 'Untitled';

const longestExcerpt = 240;

/** The fields that tell most of an item after its title. */
const telling = ['want', 'question', 'happens', 'description'] as const;

/** Markdown as plain words on one line, as many as an excerpt takes. */
export const plainExcerpt = (text: string): string =>
  text
    .slice(0, longestExcerpt)
    .replace(/^[\s#>*+-]+/gm, ' ')
    .replace(/[\s*_`]+/g, ' ')
    .trim();

/** The words that tell most of an item, on one line; '' where it has none. Those kept from another kind are not asked. */
export function excerptOf(item: Item): string {
  const form: readonly FormField[] | null = isKnown(item) ? kinds[item.kind].form : null;
  const asked = telling.filter((name) => form === null || form.some(({ field }) => field === name));
  const words = asked.map((name) => item.texts[name] ?? '').find((text) => text.trim() !== '');
  return plainExcerpt(words ?? '');
}

export const kindLabel = (item: Item): string =>
  isKnown(item) ? kinds[item.kind].label : 'An item of a newer version';

/** The member that an id means after merges. */
export function memberOf(store: BoardStore, id: MemberId | null): Member | undefined {
  return id === null ? undefined : store.members.get(resolveMember(store.members, id));
}

export const nameOf = (store: BoardStore, id: MemberId | null): string =>
  memberOf(store, id)?.name ?? 'Somebody';

/** One letter for one word, else the first letters of the first and last word. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => Array.from(word ?? '?')[0]?.toLocaleUpperCase('en') ?? '').join('');
}

/** What a person is called where there is little room: "Jon" for Jon Karlsson. */
export const callName = (name: string): string => name.split(/\s+/)[0] || name;

export const count = (n: number, one: string, many: string): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

export const figure = (n: number): string => number.format(n);

/** "8 h box", "5 h 02 of 8 h", or what is missing. */
export function boxWords(box: Box): string {
  const { pending, limit, spent, state } = box;
  if (limit > 0 && (spent > 0 || state === 'used up'))
    return `${formatHours(spent)} of ${formatHours(limit)}`;
  if (limit > 0) return `${formatHours(limit)} box`;
  return pending ? `${formatHours(pending.hours * hourMs)} proposed` : 'No time-box';
}

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const dayOfYear = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** "22 Nov", with the year when it is not this one. `date` is `2026-11-22`. */
export function dueWords(date: string, now: number): string {
  const sameYear = date.startsWith(`${new Date(now).getUTCFullYear()}-`);
  return (sameYear ? day : dayOfYear).format(Date.parse(`${date}T00:00:00Z`));
}

/** "9–20 Nov"; '' where a sprint has no days. Dates are `2026-11-22`. */
export function daysWords(start: string | null, end: string | null): string {
  const at = (date: string) => Date.parse(`${date}T00:00:00Z`);
  if (start !== null && end !== null) return day.formatRange(at(start), at(end)).replaceAll(' – ', '–');
  if (start !== null) return `from ${day.format(at(start))}`;
  return end === null ? '' : `until ${day.format(at(end))}`;
}

const moment = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** A moment (milliseconds since 1970) in this person's time zone; '' for none. */
export const momentWords = (at: number): string => (at > 0 ? moment.format(at) : '');
