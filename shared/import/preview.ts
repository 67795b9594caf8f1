// What a person sees of an import before it is made: the numbers of the run itself, list by list and kind by kind, with a
// few of the items. Plain data, which travels out of a worker.

import type { UpdatedField } from '../board/import-draft.ts';
import type { Kind } from '../kind.ts';
import type { ImportPlan, PlannedItem } from './plan.ts';
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

const shownTitles = 3;
const shownItems = 3;

/** The groups of what comes, in the order of the file, so that none moves while one is looked at. */
export function groupsOf(plan: ImportPlan, came: readonly PlannedItem[]): readonly PreviewGroup[] {
  const groups = new Map<string, PlannedItem[]>();
  for (const { kindReason } of plan.items) groups.set(kindReason, []);
  for (const item of came) groups.get(item.kindReason)?.push(item);
  return [...groups].flatMap(([reason, items]): PreviewGroup[] => {
    const [first] = items;
    if (!first) return [];
    const examples = items.slice(0, shownTitles).map(({ title }) => title);
    return [{ reason, kind: first.kind, count: items.length, examples }];
  });
}

/** How much there is to see on its card. */
const richness = ({ labels, lines, comments, assignees, points, due, epic, archived }: PlannedItem): number =>
  (archived ? -10 : 0) +
  Math.min(labels.length, 2) +
  (lines.length > 0 ? 2 : 0) +
  (comments.length > 0 ? 1 : 0) +
  [points, due, epic, assignees[0] ?? null].filter((value) => value !== null).length;

/** A few items that show what will stand there: of each kind the one with most to see first. */
export function examplesOf(plan: ImportPlan, came: readonly PlannedItem[]): readonly PreviewItem[] {
  const rich = [...came].sort((a, b) => richness(b) - richness(a));
  const firsts = rich.filter(({ kind }, at) => rich.findIndex((one) => one.kind === kind) === at);
  const chosen = [...new Set([...firsts, ...rich])].slice(0, shownItems);
  const nameOf = (list: readonly { readonly name: string }[], at: number | null) =>
    at === null ? '' : (list[at]?.name ?? '');
  return chosen.map((item) => ({
    kind: item.kind,
    title: item.title,
    column: nameOf(plan.columns, item.column),
    epic: nameOf(plan.epics, item.epic),
    sprint: nameOf(plan.sprints, item.sprint),
    points: item.points,
    hours: item.hours,
    due: item.due,
    labels: item.labels.slice(0, 4),
    people: item.assignees.map((at) => nameOf(plan.members, at)),
    lines: item.lines.length,
    ticked: item.lines.filter(({ done }) => done).length,
    comments: item.comments.length,
  }));
}
