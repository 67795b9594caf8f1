// Where a new item is to stand, and what it gets from that place. A place that is named lands there exactly.

import type { ColumnId, EpicId, ItemId, MemberId, SprintId } from '../../shared/ids.ts';
import type { Backlog } from '../../shared/kind.ts';
import type { Target } from '../../shared/board/mutate-place.ts';
import { activeSprint, openSprints } from '../../shared/sprints.ts';
import type { BoardStore } from '../store/board-store.ts';
import { backlogOf } from '../../shared/item.ts';
import type { View } from './address.ts';

export interface NewItemWhere {
  /** Only the kinds of this backlog; left out or null: all of them. */
  readonly backlog?: Backlog | null;
  /** Null: in no column, only in its backlog. */
  readonly column?: ColumnId | null;
  readonly sprint?: SprintId | null;
  readonly epic?: EpicId | null;
  /** Who is on it from the start. */
  readonly assignees?: readonly MemberId[];
  /** The neighbours as they are seen; neither: at the end. */
  readonly after?: ItemId | null;
  readonly before?: ItemId | null;
  /** Which order the neighbours are of: the board's where it stands in a column, else the backlog's. */
  readonly list?: 'board' | 'backlog';
}

/** What tells two such places apart, their neighbours aside. */
export const placeName = ({ backlog, column, sprint, epic, assignees }: NewItemWhere): string =>
  [backlog, column, sprint, epic, assignees?.join('+')]
    .map((part) => part ?? '')
    .join(' ')
    .trim();

/** The name under which words typed for this place are kept. */
export const titleDraft = (where: NewItemWhere): string => `new item ${placeName(where)}`;

/** The same as the rules of the board take it. `last`: the item that was added here just now. */
export function targetOf(where: NewItemWhere, last: ItemId | null): Target {
  const { column = null, sprint = null, list = column === null ? 'backlog' : 'board' } = where;
  const { after, before } = last === null ? where : { after: last, before: null };
  return {
    column,
    ...(sprint !== null && { sprint }),
    list,
    ...(after && { after }),
    ...(before && { before }),
  };
}

/**
 * Where an item stands that is wanted without a place being said: on the Board in its first column, in the sprint under
 * way where there is one; elsewhere in its backlog.
 */
export function somewhereIn(view: View, { columns, sprints }: BoardStore): NewItemWhere {
  if (view !== 'board') return {};
  const first = columns.find(({ archived, done }) => !archived && !done);
  return { column: first?.id ?? null, sprint: activeSprint(sprints)?.id ?? null };
}

/** Right below an item, in the list of the view in which it stands. */
export function belowItem(store: BoardStore, id: ItemId, view: View): NewItemWhere {
  const item = store.item(id);
  if (!item) return {};
  const { column, sprint } = item.place;
  const isOpen = openSprints(store.sprints).some((one) => one.id === sprint);
  const inPlan = view === 'plan' || view === 'refine';
  return {
    backlog: backlogOf(item),
    column: inPlan ? (isOpen ? column : null) : column === null ? null : store.shownColumn(column),
    sprint: isOpen ? sprint : null,
    after: id,
    before: null,
    ...(inPlan && { list: 'backlog' }),
  };
}
