// What happened to an item, in sentences: its log, the log of its time-box and its comments as one list, the newest
// first, with what one person did in one go together. Knows entries and names, not how they are drawn.

import { historySentence } from './box-history.ts';
import { sentenceOf, textOf, type HistoryText, type Names } from './history-sentences.ts';
import type { MemberId } from './ids.ts';
import type { Item, LogEntry } from './item.ts';

export interface HistoryChange {
  readonly at: number;
  readonly sentence: string;
  /** Set where words were typed: an earlier version can be looked at. */
  readonly text: HistoryText | null;
  readonly entry: LogEntry | null;
}

/** What one person did in one go, the newest first. */
export interface HistoryEntry {
  readonly by: MemberId | null;
  /** When it ended; milliseconds since 1970. */
  readonly at: number;
  readonly changes: readonly HistoryChange[];
}

/** Changes of one person that follow each other within this many milliseconds are one entry. */
const oneGo = 5 * 60_000;

/** How many changes the history of an item has, without making their sentences. */
export function historyLength(item: Item): number {
  const box = item.kind === 'spike' ? item.box.length : 0;
  return item.log.length + box + item.comments.length + 1;
}

interface Happening extends HistoryChange {
  readonly by: MemberId | null;
}

function happenings(item: Item, names: Names): Happening[] {
  const logged = item.log.map((entry) => ({
    at: entry.at,
    by: entry.by,
    sentence: sentenceOf(item, entry, names),
    text: textOf(entry),
    entry,
  }));
  const other = (at: number, by: MemberId | null, sentence: string): Happening => ({
    at,
    by,
    sentence,
    text: null,
    entry: null,
  });
  const box = item.kind === 'spike' ? item.box : [];
  return [
    other(item.createdAt, item.createdBy, 'Added'),
    ...logged,
    ...box.map((event) => other(event.at, event.by, historySentence(event, names.member).replace(/\.$/, ''))),
    ...item.comments.map(({ at, by, author }) =>
      other(at, by, by === null && author !== '' ? `${author} commented` : 'Commented'),
    ),
  ];
}

/** The history of an item, the newest first. Entries of one time keep the order of the log. */
export function itemHistory(item: Item, names: Names): readonly HistoryEntry[] {
  const entries: { by: MemberId | null; at: number; changes: HistoryChange[] }[] = [];
  const sorted = happenings(item, names)
    .map((happening, index) => ({ happening, index }))
    .sort((a, b) => b.happening.at - a.happening.at || b.index - a.index);
  for (const { happening } of sorted) {
    const { by, ...change } = happening;
    const last = entries.at(-1);
    const before = last?.changes.at(-1);
    if (last && before && last.by === by && before.at - change.at <= oneGo) last.changes.push(change);
    else entries.push({ by, at: change.at, changes: [change] });
  }
  return entries;
}
