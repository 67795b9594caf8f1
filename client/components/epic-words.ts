// What the screens say about epics.

import type { Progress } from '../../shared/epic-progress.ts';
import type { Epic } from '../../shared/records.ts';
import { figure } from './item-words.ts';

export const epicName = (epic: Epic): string => epic.name.trim() || 'An epic without a name';

/** "3 of 9 finished · 11 of 24 points · 4 of 20 h" */
export function progressWords({ all, finished }: Progress): string {
  if (all.items === 0) return 'No items yet';
  const parts = [`${finished.items} of ${all.items} finished`];
  if (all.points > 0) parts.push(`${figure(finished.points)} of ${figure(all.points)} points`);
  if (all.hours > 0) parts.push(`${figure(finished.hours)} of ${figure(all.hours)} h`);
  return parts.join(' · ');
}

/** Open epics that are called the same, two or more of each name: made offline, they may be joined. */
export function doubles(epics: readonly Epic[]): readonly (readonly Epic[])[] {
  const named = new Map<string, Epic[]>();
  for (const epic of epics) {
    const name = epic.name.trim().toLowerCase();
    if (!epic.archived && name !== '') named.set(name, [...(named.get(name) ?? []), epic]);
  }
  return [...named.values()].filter((same) => same.length > 1);
}
