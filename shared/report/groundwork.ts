// What the groundwork bought: of each technical item that a sprint finished what the team or the product gains by it, and of
// each spike what is known or decided now.

import { foldBox } from '../fold-box.ts';
import type { ItemId, SprintId } from '../ids.ts';
import type { Item } from '../item.ts';
import type { SprintResult } from './sprint-results.ts';

export interface Bought {
  readonly item: ItemId;
  readonly kind: 'task' | 'spike';
  readonly sprint: SprintId;
  /** Of a task its "so that", of a spike its outcome; '' where nobody wrote it. */
  readonly words: string;
  readonly what: 'gain' | 'knowledge' | 'decision' | 'dropped' | 'nothing yet';
}

function boughtBy(item: Item, sprint: SprintId, now: number): Bought | null {
  if (item.kind === 'task') {
    const words = (item.texts.soThat ?? '').trim();
    return { item: item.id, kind: 'task', sprint, words, what: words === '' ? 'nothing yet' : 'gain' };
  }
  if (item.kind !== 'spike') return null;
  const { outcome } = foldBox(item.box, now);
  if (outcome === null) return { item: item.id, kind: 'spike', sprint, words: '', what: 'nothing yet' };
  const words = outcome.outcome === 'dropped' ? outcome.reason : (item.texts.outcome ?? '').trim();
  return { item: item.id, kind: 'spike', sprint, words, what: outcome.outcome };
}

/**
 * In the order of the sprints, the earliest first; within one tasks before spikes, as its end had them. What was reopened
 * and finished again stands once, with the later sprint.
 */
export function groundwork(
  results: readonly SprintResult[],
  item: (id: ItemId) => Item | undefined,
  now: number,
): readonly Bought[] {
  const finishedBy = new Map<ItemId, SprintId>();
  for (const { sprint, items } of results)
    for (const id of [...items.task, ...items.spike]) finishedBy.set(id, sprint);
  return results.flatMap(({ sprint, items }) =>
    [...items.task, ...items.spike].flatMap((id) => {
      const found = finishedBy.get(id) === sprint ? item(id) : undefined;
      return (found && boughtBy(found, sprint, now)) ?? [];
    }),
  );
}
