// Work that an ended sprint finished and that is open again. Reopening takes the finish away, since that is derived from
// where an item stands (finished.ts); what the end of the sprint froze stays, so both have to be told beside each other.

import { isFinished } from './finished.ts';
import type { ItemId } from './ids.ts';
import type { Item } from './item.ts';
import type { Column, Sprint } from './records.ts';
import { listOf } from './words.ts';

/** Ended sprints whose record names the item as finished, the earliest end first; none while it is finished. */
export function reopenedSince(
  item: Item,
  sprints: readonly Sprint[],
  columns: readonly Column[],
): readonly Sprint[] {
  if (isFinished(item, columns)) return [];
  return sprints
    .filter(({ ended }) => ended?.items.some(({ id, finished }) => finished && id === item.id) === true)
    .sort((a, b) => (a.ended?.at ?? 0) - (b.ended?.at ?? 0) || (a.id < b.id ? -1 : 1));
}

/** "Finished in Sprint 1, reopened since; the sprint's record stays." Empty for no sprint. */
export function reopenedSentence(sprints: readonly Pick<Sprint, 'name'>[]): string {
  if (sprints.length === 0) return '';
  const stays = sprints.length === 1 ? 'the sprint’s record stays' : 'the sprints’ records stay';
  return `Finished in ${listOf(sprints.map(({ name }) => name))}, reopened since; ${stays}.`;
}

/**
 * What the record of an ended sprint names as finished and is open again now, in the order of the record: for the report.
 * Archived work is not open; nor is an item known to be that is not on this board, or has not arrived.
 */
export function openAgain(
  { ended }: Pick<Sprint, 'ended'>,
  item: (id: ItemId) => Item | undefined,
  columns: readonly Column[],
): readonly ItemId[] {
  const finished = ended?.items.filter((one) => one.finished) ?? [];
  return finished.flatMap(({ id }) => {
    const found = item(id);
    return found && !found.archived && !isFinished(found, columns) ? id : [];
  });
}
