// What a person sees of an import before it is made: the numbers of the run itself, list by list and kind by kind, with a
// few of the items. Plain data, which travels out of a worker.

import type { UpdatedField } from '../board/import-draft.ts';
import type { Kind } from '../kind.ts';
import type { ImportReport } from './report.ts';

/** Every field that an update may speak of, in the order in which they are named. */
export const updatedFields = [
  ...(['title', 'description', 'column', 'sprint', 'epic', 'points', 'hours', 'due', 'archived'] as const),
  ...(['labels', 'assignees', 'waits', 'links', 'lines', 'comments'] as const),
] satisfies readonly UpdatedField[];

export interface PreviewColumn {
  readonly name: string;
  /** Items in it at the source, archived ones too. */
  readonly items: number;
  readonly archived: number;
  /** As the file has it, before anybody chose. */
  readonly done: boolean;
  /** Closed at the source: it comes archived. */
  readonly closed: boolean;
  /** A column of this board takes its place. */
  readonly onBoard: boolean;
}

/** Items that became a kind for the same reason. */
export interface PreviewGroup {
  readonly reason: string;
  readonly kind: Kind;
  readonly count: number;
  /** Titles of the first few. */
  readonly examples: readonly string[];
}

/** An item as its card will show it. */
export interface PreviewItem {
  readonly kind: Kind;
  readonly title: string;
  readonly column: string;
  readonly epic: string;
  readonly sprint: string;
  readonly points: number | null;
  readonly hours: number | null;
  readonly due: string | null;
  readonly labels: readonly string[];
  readonly people: readonly string[];
  readonly lines: number;
  readonly ticked: number;
  readonly comments: number;
}

export interface PreviewUpdate {
  /** "GW-12". */
  readonly key: string;
  readonly title: string;
  readonly taken: readonly UpdatedField[];
  readonly kept: readonly UpdatedField[];
}

export interface ImportPreview {
  readonly recognised: string;
  readonly boardName: string;
  /** Items in the file, archived ones too, whatever is left out. */
  readonly total: number;
  readonly archived: number;
  /** Those of them that are on the board. */
  readonly known: number;
  /** Known ones that are archived on the board and not at the source. */
  readonly archivedHere: number;
  readonly columns: readonly PreviewColumn[];
  /** Items in no list. */
  readonly noColumn: number;
  readonly groups: readonly PreviewGroup[];
  readonly report: ImportReport;
  readonly examples: readonly PreviewItem[];
  /** Items that an update changes, and those in which something changed on both sides. The list may be cut. */
  readonly updates: readonly PreviewUpdate[];
  readonly changing: number;
  readonly keeping: number;
  readonly broughtBack: number;
  /** What it weighs on its way to the relay. */
  readonly bytes: number;
}
