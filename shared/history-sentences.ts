// What one entry of an item's log says, as a sentence without its full stop: "Size 3 → 5", "Waits for GW-46". Total: what
// this version does not know gets a sentence too.

import type { ColumnId, EpicId, ItemId, LineId, MemberId, SprintId } from './ids.ts';
import { parseId } from './ids.ts';
import type { Item, LogEntry } from './item.ts';
import { kindNames, kinds, parseKind, textFields, type FormField, type TextField } from './kind.ts';

/** What things are called now. Each gives some words also for what is no longer known. */
export interface Names {
  readonly member: (id: MemberId) => string;
  readonly column: (id: ColumnId | null) => string;
  readonly sprint: (id: SprintId) => string;
  readonly epic: (id: EpicId) => string;
  /** "GW-46". */
  readonly item: (id: ItemId) => string;
}

/** Which words a burst of typing changed. */
export type HistoryText = { readonly field: TextField } | { readonly line: LineId };

const shownWords = 80;

/** Words in quotation marks, shortened. Line breaks become spaces. */
function quoted(words: unknown): string {
  const plain = String(words).replace(/\s+/g, ' ').trim();
  const letters = Array.from(plain);
  return `“${letters.length > shownWords ? `${letters.slice(0, shownWords - 1).join('')}…` : plain}”`;
}

function fieldName(field: TextField): string {
  if (field === 'title') return 'Title';
  for (const kind of kindNames) {
    const form: readonly FormField[] = kinds[kind].form;
    const label = form.find((one) => one.field === field)?.label;
    if (label !== undefined) return `${label.slice(0, 1).toUpperCase()}${label.slice(1)}`;
  }
  return field === 'outcome' ? 'Outcome' : 'Why';
}

function typed(name: string, { from, to }: LogEntry): string {
  const put = typeof to === 'string' && to.trim() !== '' ? `+ ${quoted(to)}` : '';
  const out = typeof from === 'string' && from.trim() !== '' ? `− ${quoted(from)}` : '';
  const both = [put, out].filter(Boolean).join(' ');
  return `${name} changed: ${both === '' ? 'blank space' : both}`;
}

const date = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

function dayWords(value: unknown): string {
  const time = typeof value === 'string' ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(time) ? 'another day' : date.format(time);
}

const isNothing = (value: unknown): boolean => value === null || value === undefined;
const plain = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '?';

/** "A: this → that", also where one of both is nothing. */
function turned(name: string, from: unknown, to: unknown, show: (value: unknown) => string = plain): string {
  if (isNothing(to)) return `${name} ${show(from)} taken away`;
  return isNothing(from) ? `${name} ${show(to)}` : `${name} ${show(from)} → ${show(to)}`;
}

function placeSentence({ from, to }: LogEntry, names: Names): string {
  const part = (value: unknown, at: number): unknown =>
    Array.isArray(value) ? (value as unknown[])[at] : null;
  const column = (value: unknown) => names.column(parseId('column', part(value, 0)) ?? null);
  const sprint = (value: unknown) => parseId('sprint', part(value, 1)) ?? null;
  const [sprintFrom, sprintTo] = [sprint(from), sprint(to)];
  const words: string[] = [];
  if (!Array.isArray(from)) words.push(`placed in ${column(to)}`);
  else if (column(from) !== column(to)) words.push(`moved from ${column(from)} to ${column(to)}`);
  if (sprintFrom !== sprintTo && sprintTo !== null) words.push(`planned for ${names.sprint(sprintTo)}`);
  else if (sprintFrom !== sprintTo && sprintFrom !== null)
    words.push(`taken out of ${names.sprint(sprintFrom)}`);
  return capital(words.join(', ') || 'moved in the list');
}

const capital = (words: string) => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;

const titleIn = (value: unknown): string => {
  const { title, url } = (typeof value === 'object' && value !== null ? value : {}) as Record<
    string,
    unknown
  >;
  const words = [title, url].find((one) => typeof one === 'string' && one !== '');
  return words === undefined ? '' : ` ${quoted(words)}`;
};

/** A thing with a title that was added, renamed or taken off. */
function titled(what: string, { from, to }: LogEntry): string {
  if (isNothing(from)) return `${what}${titleIn(to)} added`;
  return isNothing(to)
    ? `${what}${titleIn(from)} taken off`
    : `${what}${titleIn(from)} renamed to${titleIn(to)}`;
}

type Sentence = (entry: LogEntry, names: Names) => string;

const epicOf = (value: unknown, names: Names): string => {
  const id = parseId('epic', value);
  return id === undefined ? 'another epic' : names.epic(id);
};
const itemOf = (value: unknown, names: Names): string => {
  const id = parseId('item', value);
  return id === undefined ? 'another item' : names.item(id);
};
const memberOf = (value: unknown, names: Names): string => {
  const id = parseId('member', value);
  return id === undefined ? 'somebody' : names.member(id);
};
const kindOf = (value: unknown): string => {
  const kind = parseKind(value);
  return kind === undefined ? 'another kind' : kinds[kind].label.toLowerCase();
};

/** One sentence for each short field. */
const sentences: Readonly<Record<string, Sentence>> = {
  kind: ({ from, to }) => `Kind changed from ${kindOf(from)} to ${kindOf(to)}`,
  place: placeSentence,
  points: ({ from, to }) => turned('Size', from, to),
  number: ({ from, to }) => turned('Number', from, to),
  due: ({ from, to }) => turned('Due', from, to, dayWords),
  epic: ({ from, to }, names) =>
    isNothing(to) ? `Taken out of ${epicOf(from, names)}` : `Put into ${epicOf(to, names)}`,
  gain: ({ to }) => `So that, for the ${to === 'product' ? 'product' : 'team'}`,
  output: ({ to }) => `Output wanted: ${to === 'decision' ? 'a decision' : 'knowledge'}`,
  people: ({ from, to }) => turned('People on it', from ?? 1, to ?? 1),
  backlog: ({ to }) => `Moved to the ${to === 'technical' ? 'technical' : 'product'} backlog`,
  takenUpBy: ({ to }, names) => `Taken up by ${memberOf(to, names)}`,
  underHalfDay: ({ to }) => (to === true ? 'Sized under half a day' : 'No longer under half a day'),
  archived: ({ to }) => (isNothing(to) ? 'Brought back' : 'Archived'),
  movedTo: ({ to }, names) => {
    const { board, item } = (typeof to === 'object' && to !== null ? to : {}) as Record<string, unknown>;
    if (isNothing(to)) return 'Back from where it had been moved';
    return typeof board === 'string'
      ? 'Moved to another board'
      : `Put on the checklist of ${itemOf(item, names)}`;
  },
  arrivedFrom: ({ from }) => `Moved here from ${typeof from === 'string' ? from : 'another board'}`,
  split: ({ to }, names) => `Split in two: the rest is ${itemOf(to, names)}`,
  tookOver: ({ to }, names) => `${itemOf(to, names)} put onto its checklist`,
  unfinished: ({ from, to }) => {
    const missing = Array.isArray(from) ? from.filter((one) => typeof one === 'string').join(', ') : from;
    const why = typeof to === 'string' && to.trim() !== '' ? `, because ${to.trim()}` : '';
    return `Finished with ${typeof missing === 'string' && missing !== '' ? missing : 'something open'}${why}`;
  },
};

/** Of a field whose name carries what it is about: "label:risk". */
function sentenceOfPart(item: Item, entry: LogEntry, names: Names): string | undefined {
  const colon = entry.field.indexOf(':');
  if (colon < 0) return undefined;
  const rest = entry.field.slice(colon + 1);
  const on = !isNothing(entry.to);
  const line = () => {
    const words = item.lines.find(({ id }) => id === rest)?.text.trim();
    return words ? ` ${quoted(words)}` : '';
  };
  switch (entry.field.slice(0, colon + 1)) {
    case 'label:':
      return `Label ${rest} ${on ? 'added' : 'taken off'}`;
    case 'assignee:':
      return `${on ? 'Assigned to' : 'No longer assigned to'} ${memberOf(rest, names)}`;
    case 'blockedBy:':
      return `${on ? 'Waits' : 'No longer waits'} for ${itemOf(rest, names)}`;
    case 'line:':
      return typed('A line', entry);
    case 'lineDone:':
      return `Line${line()} ${on ? 'ticked' : 'no longer ticked'}`;
    case 'lineGone:':
      return on ? 'A line taken off' : `Line${line()} put back`;
    case 'attachment:':
      return titled('Link', entry);
    case 'picture:':
      return titled('Picture', entry);
    case 'commentText:':
      return 'A comment reworded';
    case 'commentGone:':
      return on ? 'A comment taken back' : 'A comment brought back';
    default:
      return undefined;
  }
}

/** Names an entry of a log for as long as it is in it. */
export const entryId = ({ at, by, field, from, to, position }: LogEntry): string =>
  JSON.stringify([at, by, field, position, plain(from).length, plain(to).length]);

const isText = (field: string): field is TextField => (textFields as readonly string[]).includes(field);

/** The words that this entry changed, where it is a burst of typing. */
export function textOf({ field, from, to }: LogEntry): HistoryText | null {
  if (typeof from !== 'string' || typeof to !== 'string') return null;
  if (isText(field)) return { field };
  const line = field.startsWith('line:') ? parseId('line', field.slice('line:'.length)) : undefined;
  return line === undefined ? null : { line };
}

export function sentenceOf(item: Item, entry: LogEntry, names: Names): string {
  if (isText(entry.field)) return typed(fieldName(entry.field), entry);
  const short = Object.hasOwn(sentences, entry.field) ? sentences[entry.field] : undefined;
  return (
    short?.(entry, names) ??
    sentenceOfPart(item, entry, names) ??
    'Something changed that a newer version knows'
  );
}
