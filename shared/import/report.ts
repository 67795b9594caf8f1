// The report of an import: the same numbers before (dry run) and after, made from the plan alone, so they equal what
// stands on the board.

import type { Kind } from '../kind.ts';
import type { ImportPlan, Left, PlannedItem } from './plan.ts';

export interface ImportReport {
  readonly file: string;
  readonly format: string;
  readonly items: Readonly<Record<Kind, number>>;
  readonly points: number;
  /** Hours of the time-boxes of spikes. */
  readonly hours: number;
  readonly epics: number;
  readonly sprints: number;
  /** Different labels on the items. */
  readonly labels: number;
  readonly members: number;
  readonly comments: number;
  readonly checklistLines: number;
  /** Items that come in archived; they are counted in `items` too. */
  readonly archived: number;
  readonly left: readonly Left[];
  readonly warnings: readonly string[];
}

/** What the report is made from: a plan, or what came of it onto a board. */
export type Reported = Pick<
  ImportPlan,
  'format' | 'items' | 'epics' | 'sprints' | 'members' | 'left' | 'warnings'
>;

export function importReport(file: string, plan: Reported): ImportReport {
  const sum = (size: (item: PlannedItem) => number) =>
    Math.round(plan.items.reduce((total, item) => total + size(item), 0) * 100) / 100;
  const ofKind = (kind: Kind) => sum((item) => (item.kind === kind ? 1 : 0));
  return {
    file,
    format: plan.format,
    items: { story: ofKind('story'), task: ofKind('task'), spike: ofKind('spike'), bug: ofKind('bug') },
    points: sum((item) => item.points ?? 0),
    hours: sum((item) => item.hours ?? 0),
    epics: plan.epics.length,
    sprints: plan.sprints.length,
    labels: new Set(plan.items.flatMap((item) => item.labels)).size,
    members: plan.members.length,
    comments: sum((item) => item.comments.length),
    checklistLines: sum((item) => item.lines.length),
    archived: sum((item) => (item.archived ? 1 : 0)),
    left: plan.left,
    warnings: plan.warnings,
  };
}

/** What comes beside the items, none of it in vain: a figure and its word each. */
export function sumsOf(report: ImportReport): readonly (readonly [figure: number, word: string])[] {
  const sums = [
    [report.points, 'point', 'points'],
    [report.hours, 'hour of time-boxes', 'hours of time-boxes'],
    [report.epics, 'epic', 'epics'],
    [report.sprints, 'sprint', 'sprints'],
    [report.checklistLines, 'checklist line', 'checklist lines'],
    [report.comments, 'comment', 'comments'],
    [report.labels, 'label', 'labels'],
    [report.members, 'name', 'names'],
    [report.archived, 'of them archived', 'of them archived'],
  ] as const;
  return sums.flatMap(([figure, one, many]) =>
    figure > 0 ? [[figure, figure === 1 ? one : many] as const] : [],
  );
}
