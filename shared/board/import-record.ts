// What an import remembers of the file in each item that it wrote: marks of what the file said, and where the import put
// it. By them a later file tells what changed at the source since, and what changed here. Words are kept as marks alone,
// so that an item costs some hundred bytes more.

import { parseId, type ColumnId, type EpicId, type SprintId } from '../ids.ts';
import { parseKind, type Kind } from '../kind.ts';
import type { SourceMarks } from './import-marks.ts';
import { asFlag, asList, asNumber, asText } from './values.ts';

export interface ImportRecord {
  /** The kind that the import gave it. */
  readonly kind: Kind;
  readonly marks: SourceMarks;
  /** Where the import put it; undefined where there was no such thing here. */
  readonly column: ColumnId | null | undefined;
  readonly sprint: SprintId | null | undefined;
  readonly epic: EpicId | null | undefined;
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
