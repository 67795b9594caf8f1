// The items of a sprint, in the order of their backlogs, product first; and what its figures hang on.

import type { SprintId } from '../../shared/ids.ts';
import type { Item } from '../../shared/item.ts';
import { sprintTopic, type BoardStore } from '../store/board-store.ts';

/** The lists of a sprint: its feature work, its technical work. */
export const listsOfSprint = (sprint: SprintId): readonly `list:${string}`[] => [
  sprintTopic(sprint, 'product'),
  sprintTopic(sprint, 'technical'),
];

/** What beside its items the figures of a sprint are made of. */
export const sprintFigures = ['settings', 'sprints', 'members', 'capacity', 'signOffs'] as const;

export const itemsOfSprint = (store: BoardStore, sprint: SprintId): readonly Item[] =>
  listsOfSprint(sprint)
    .flatMap((list) => store.list(list))
    .flatMap((id) => store.item(id) ?? []);
