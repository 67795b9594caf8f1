// Several items in the order in which they stand on the screen, whatever the order in which they were selected.

import type { ItemId } from '../../shared/ids.ts';
import { backlogTopic, cellTopic, waitingTopic, type BoardStore } from '../store/board-store.ts';

/** By lanes and columns as the Board shows them, or by the backlogs. Items that stand in no list come last. */
export function inShownOrder(
  store: BoardStore,
  ids: readonly ItemId[],
  list: 'board' | 'backlog',
): readonly ItemId[] {
  if (ids.length < 2) return ids;
  const columns = store.columns.filter(({ archived }) => !archived);
  const shown = (['product', 'technical'] as const).flatMap((backlog) => {
    const topics =
      list === 'backlog'
        ? [backlogTopic(backlog)]
        : [waitingTopic(backlog), ...columns.map(({ id }) => cellTopic(backlog, id))];
    return topics.flatMap((topic) => store.list(topic));
  });
  const wanted = new Set(ids);
  const found = shown.filter((id) => wanted.has(id));
  return [...found, ...[...wanted].filter((id) => !found.includes(id))];
}
