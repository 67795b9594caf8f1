// Items added by title at a place of the Board or of a backlog, with what the place gives them: one of them, or a whole
// pasted list, as one step.

import type { EpicId, ItemId, MemberId } from '../ids.ts';
import type { Backlog, Kind } from '../kind.ts';
import { itemKeys, type Board } from './document.ts';
import { edit, refuse, type Act } from './edit.ts';
import { checkNewSpike } from './finishing.ts';
import { longestTitle, nextNumber, writeNewItem } from './mutate-item.ts';
import { newPlaces, type Target } from './mutate-place.ts';
import { firstColumn } from './mutate-sprint.ts';
import { readColumns, readEpics, readMembers, readSprints } from './read-records.ts';

/** So many items at most are added in one step; what is longer is an import. */
export const mostAtOnce = 200;

/** One of the items to add, and what it gets beside its title. */
export interface NewTitle {
  readonly title: string;
  readonly labels?: readonly string[];
  readonly assignees?: readonly MemberId[];
}

export interface NewItems {
  readonly kind: Kind;
  readonly place?: Target;
  /** In which backlog a bug stands; the product backlog unless said. */
  readonly backlog?: Backlog | null;
  readonly epic?: EpicId | null;
  readonly items: readonly NewTitle[];
}

function checkTitles(items: readonly NewTitle[]): void {
  if (items.length === 0) refuse('invalid', 'An item needs a title.');
  if (items.length > mostAtOnce) refuse('invalid', `At most ${mostAtOnce} items are added at once.`);
  for (const { title } of items) {
    if (title.trim() === '') refuse('invalid', 'An item needs a title.');
    if (title.trim().length > longestTitle)
      refuse(
        'invalid',
        items.length === 1
          ? `A title has at most ${longestTitle} characters.`
          : `A title has at most ${longestTitle} characters, and “${title.trim().slice(0, 40)}…” has more.`,
      );
  }
}

/** What a place and the words name has to be there. */
function checkNamed(board: Board, { place, epic, items }: NewItems): void {
  const { column, sprint } = place ?? {};
  if (column && !readColumns(board).some(({ id }) => id === column))
    refuse('notFound', 'This column is not on the board.');
  const chosen = sprint ? readSprints(board).find(({ id }) => id === sprint) : undefined;
  if (sprint && !chosen) refuse('notFound', 'This sprint is not on the board.');
  if (chosen?.ended || chosen?.archived)
    refuse('notAllowed', `${chosen.name} is over or was taken away. Choose another sprint.`);
  if (epic && !readEpics(board).some(({ id }) => id === epic))
    refuse('notFound', 'This epic is not on the board.');
  const members = readMembers(board);
  for (const { assignees = [], labels = [] } of items) {
    if (assignees.some((id) => !members.has(id))) refuse('notFound', 'This member is not on the board.');
    if (labels.some((label) => label.trim() === '' || label.trim().length > 100))
      refuse('invalid', 'A label has 1 to 100 characters.');
  }
}

/**
 * Adds items in the order given, one below the other: one step. All or nothing. In a sprint that has been started what
 * is given no column stands in the board's first one, since the Board is where work goes on.
 */
export function addItems(board: Board, act: Act, made: NewItems): readonly ItemId[] {
  checkTitles(made.items);
  checkNamed(board, made);
  const { kind, backlog, epic, items, place = {} } = made;
  const sprint = readSprints(board).find(({ id }) => id === place.sprint);
  const column = place.column ?? (sprint?.started ? firstColumn(board) : undefined) ?? null;
  if (kind === 'spike') checkNewSpike(board, column);
  const places = newPlaces(board, act, { ...place, column }, items.length);
  const first = nextNumber(board);
  const shared = {
    ...(epic && { [itemKeys.epic]: epic }),
    ...(kind === 'bug' && backlog === 'technical' && { [itemKeys.backlog]: backlog }),
  };
  return edit(board, act, (change) =>
    items.map(({ title, labels = [], assignees = [] }, index) => {
      const own = [
        ...labels.map((label) => itemKeys.label + label.trim()),
        ...assignees.map((id) => itemKeys.assignee + id),
      ];
      return writeNewItem(board, change, act, {
        kind,
        title: title.trim(),
        number: first + index,
        ...(places[index] && { stored: places[index] }),
        fields: { ...shared, ...Object.fromEntries(own.map((key) => [key, true])) },
      });
    }),
  );
}
