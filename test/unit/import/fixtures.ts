// The boards of test/fixtures/import as plans, and small ways to count in a plan.

import { readFileSync } from 'node:fs';
import { planFromText } from '../../../shared/import/recognise.ts';
import type { ImportPlan, PlannedItem } from '../../../shared/import/plan.ts';

export const fixturePath = (name: string) => `${import.meta.dirname}/../../fixtures/import/${name}`;

export const fixtureText = (name: string) => readFileSync(fixturePath(name), 'utf8');

export const fixturePlan = (name: string) => planFromText(fixtureText(name));

/** Live items by the name of their column. */
export function liveByColumn(plan: ImportPlan): Record<string, number> {
  return Object.fromEntries(
    plan.columns.map(({ name }, at) => [name, live(plan).filter((item) => item.column === at).length]),
  );
}

export const live = (plan: ImportPlan) => plan.items.filter((item) => !item.archived);

export function item(plan: ImportPlan, sourceKey: string): PlannedItem {
  const found = plan.items.find((one) => one.sourceKey.split(' ')[0] === sourceKey);
  if (!found) throw new Error(`no item ${sourceKey}`);
  return found;
}

/** How many of this were left out. */
export const leftCount = (plan: ImportPlan, what: string) =>
  plan.left.filter((entry) => entry.what === what).reduce((sum, { count }) => sum + count, 0);

const quoted = (cell: string) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A Jira export of these headings and rows. */
export const jiraCsv = (headings: readonly string[], ...rows: readonly (readonly string[])[]) =>
  [headings, ...rows].map((row) => row.map(quoted).join(',')).join('\n');
