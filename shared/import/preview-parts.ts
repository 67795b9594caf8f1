// The parts of a preview that are made of a plan alone: its groups by kind, and a few of its items as their cards.

import type { ImportPlan, PlannedItem } from './plan.ts';
import type { PreviewGroup, PreviewItem } from './preview.ts';

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
