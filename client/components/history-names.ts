// What the history calls things: the names they have now, and some words for what is no longer known here.

import type { Names } from '../../shared/history-sentences.ts';
import type { BoardStore } from '../store/board-store.ts';
import { nameOf, noColumnName } from './item-words.ts';

export const historyNames = (store: BoardStore): Names => ({
  member: (id) => nameOf(store, id),
  column: (id) =>
    id === null
      ? noColumnName(store)
      : (store.columns.find((column) => column.id === id)?.name ?? 'another column'),
  sprint: (id) => store.sprints.find((sprint) => sprint.id === id)?.name ?? 'another sprint',
  epic: (id) => store.epic(id)?.name ?? 'another epic',
  item: (id) => {
    const item = store.item(id);
    return item ? store.keyOf(item) : 'another item';
  },
});
