// What a file says of an item, as marks: enough to tell later whether it says the same, at five bytes for any words.

import { fingerprint } from '../fingerprint.ts';
import type { ImportPlan, PlannedItem } from '../import/plan.ts';

/** What the file says of one item. Words are marks, and 0 where there are none. */
export interface SourceMarks {
  readonly title: number;
  readonly description: number;
  readonly points: number | null;
  readonly hours: number | null;
  readonly due: string | null;
  readonly column: number;
  readonly sprint: number;
  readonly epic: number;
  readonly archived: boolean;
  /** Of all comments together: each is found again by its own words. */
  readonly comments: number;
  readonly labels: readonly number[];
  readonly assignees: readonly number[];
  readonly waits: readonly number[];
  readonly links: readonly number[];
  /** Twice the mark of a line's words, and one more where it is ticked. */
  readonly lines: readonly number[];
}

/** Thirty bits, which take five bytes. */
export const markOf = (words: string): number => (words === '' ? 0 : fingerprint(words) >>> 2);

export const lineMark = ({ text, done }: { readonly text: string; readonly done: boolean }): number =>
  markOf(text) * 2 + (done ? 1 : 0);

const sorted = (marks: readonly number[]): readonly number[] => [...new Set(marks)].sort((a, b) => a - b);

export function marksOf(plan: ImportPlan, item: PlannedItem): SourceMarks {
  const of = (list: readonly { readonly name: string; readonly sourceKey?: string }[], at: number | null) => {
    const entry = at === null ? undefined : list[at];
    return entry ? markOf(entry.sourceKey || entry.name) : 0;
  };
  return {
    title: markOf(item.title),
    description: markOf(item.description),
    points: item.points,
    hours: item.hours,
    due: item.due,
    column: of(plan.columns, item.column),
    sprint: of(plan.sprints, item.sprint),
    epic: of(plan.epics, item.epic),
    archived: item.archived,
    comments: markOf(item.comments.map(({ author, at, text }) => `${author}\n${at}\n${text}`).join('\0')),
    labels: sorted(item.labels.map(markOf)),
    assignees: sorted(item.assignees.map((at) => of(plan.members, at))),
    waits: sorted(item.blockedBy.map(markOf)),
    links: sorted(item.attachments.map(({ url }) => markOf(url))),
    lines: item.lines.map(lineMark).sort((a, b) => a - b),
  };
}
