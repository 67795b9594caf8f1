// What the report says about technical work: what an item cost, and what it bought.

import { foldBox } from '../../../shared/fold-box.ts';
import { formatHours } from '../../../shared/duration.ts';
import type { Item } from '../../../shared/item.ts';
import type { Bought } from '../../../shared/report/groundwork.ts';
import { pointsOf } from '../../../shared/weight.ts';
import { pointsWords } from '../weight-words.ts';

/** "8 points", "6 h of 6 h"; '' where it has no size. */
export function costWords(item: Item, now: number): string {
  if (item.kind === 'spike') {
    const { spent, limit } = foldBox(item.box, now);
    return limit > 0 ? `${formatHours(spent)} of ${formatHours(limit)}` : '';
  }
  const points = pointsOf(item);
  return points > 0 ? pointsWords({ points }) : '';
}

const firstLine = (words: string): string => words.trim().split(/\n/, 1)[0] ?? '';

/** "Decision: keep PostgreSQL", "Every branch is tested in 6 minutes". */
export function boughtWords({ what, words }: Pick<Bought, 'what' | 'words'>): string {
  const line = firstLine(words);
  if (what === 'gain') return line;
  if (what === 'nothing yet') return 'Nobody has written down yet what it brings.';
  const name = { knowledge: 'Knowledge', decision: 'Decision', dropped: 'Dropped' }[what];
  return line === '' ? `${name} recorded.` : `${name}: ${line}`;
}
