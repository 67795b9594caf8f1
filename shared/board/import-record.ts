// What an import remembers of the file in each item that it wrote: marks of what the file said, and where the import put
// it. By them a later file tells what changed at the source since, and what changed here. Words are kept as marks alone,
// so that an item costs some sixty bytes more.

import { fingerprint } from '../fingerprint.ts';
import { parseId, type ColumnId, type EpicId, type SprintId } from '../ids.ts';
import type { ImportPlan, PlannedItem } from '../import/plan.ts';
import { parseKind, type Kind } from '../kind.ts';
import { asFlag, asList, asNumber, asText } from './values.ts';

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

export interface ImportRecord {
  /** The kind that the import gave it. */
  readonly kind: Kind;
  readonly marks: SourceMarks;
  /** Where the import put it; undefined where there was no such thing here. */
  readonly column: ColumnId | null | undefined;
  readonly sprint: SprintId | null | undefined;
  readonly epic: EpicId | null | undefined;
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

/** As it is stored: a list, of which a later version may have more. An id that is not known is ''. */
export function storedRecord({ kind, marks, column, sprint, epic }: ImportRecord): readonly unknown[] {
  const id = (place: string | null | undefined) => (place === undefined ? '' : place);
  const places = [marks.column, id(column), marks.sprint, id(sprint), marks.epic, id(epic)];
  const lists = [marks.labels, marks.assignees, marks.waits, marks.links, marks.lines];
  const words = [marks.title, marks.description, marks.points, marks.hours, marks.due];
  return [kind, ...words, ...places, marks.archived, marks.comments, ...lists];
}

/** The record, or undefined where none stands. Total, as all readers. */
export function readRecord(value: unknown): ImportRecord | undefined {
  const list = asList(value);
  const kind = parseKind(list[0]);
  if (kind === undefined) return undefined;
  const [, title, description, points, hours, due, column, columnId, sprint, sprintId, epic, epicId] = list;
  const [archived, comments, labels, assignees, waits, links, lines] = list.slice(12);
  const mark = (stored: unknown) => asNumber(stored) ?? 0;
  const marks = (stored: unknown) => asList(stored).flatMap((one) => asNumber(one) ?? []);
  return {
    kind,
    column: columnId === null ? null : parseId('column', columnId),
    sprint: sprintId === null ? null : parseId('sprint', sprintId),
    epic: epicId === null ? null : parseId('epic', epicId),
    marks: {
      title: mark(title),
      description: mark(description),
      points: asNumber(points),
      hours: asNumber(hours),
      due: due === null ? null : asText(due),
      column: mark(column),
      sprint: mark(sprint),
      epic: mark(epic),
      archived: asFlag(archived),
      comments: mark(comments),
      labels: marks(labels),
      assignees: marks(assignees),
      waits: marks(waits),
      links: marks(links),
      lines: marks(lines),
    },
  };
}
