// The report of an import as lines for a terminal.

import { sumsOf, type ImportReport, type Reported } from '../../shared/import/report.ts';
import { counted } from '../../shared/import/tally.ts';
import { kindNames, kinds } from '../../shared/kind.ts';

/** `heading` says whether it came or would come. */
export function reportLines(heading: string, report: ImportReport, came: Reported): string {
  const lines = [heading];
  for (const kind of kindNames) {
    const count = report.items[kind];
    if (count === 0) continue;
    const reasons = new Map<string, number>();
    for (const item of came.items)
      if (item.kind === kind) reasons.set(item.kindReason, (reasons.get(item.kindReason) ?? 0) + 1);
    const why = [...reasons].map(([reason, times]) => (reasons.size > 1 ? `${times} ${reason}` : reason));
    lines.push(`  ${counted(count, kinds[kind].label.toLowerCase(), kinds[kind].plural)}: ${why.join(', ')}`);
  }
  if (came.items.length === 0) lines.push('  nothing');
  const shown = sumsOf(report).map(([figure, word]) => `${figure} ${word}`);
  if (shown.length > 0) lines.push(`  ${shown.join(', ')}`);
  if (report.left.length > 0) lines.push('Left out:');
  for (const { what, why, count } of report.left) lines.push(`  ${what} (${count}): ${why}`);
  if (report.warnings.length > 0) lines.push('To know:');
  for (const warning of report.warnings) lines.push(`  ${warning}`);
  return `${lines.join('\n')}\n`;
}
