// The items of a sprint, in the order of their backlogs: product first.

import type { SprintId } from '../../shared/ids.ts';
import type { Item } from '../../shared/item.ts';
import { sprintTopic, type BoardStore } from '../store/board-store.ts';

export const itemsOfSprint = (store: BoardStore, sprint: SprintId): readonly Item[] =>
  (['product', 'technical'] as const)
    .flatMap((backlog) => store.list(sprintTopic(sprint, backlog)))
    .flatMap((id) => store.item(id) ?? []);
