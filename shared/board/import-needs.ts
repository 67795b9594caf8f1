// What an import needs on the board beside its items: columns, sprints, epics and members to be made, and order keys.

import type { ImportPlan, PlannedItem } from '../import/plan.ts';
import { keysAt } from '../order-keys.ts';
import { itemKeys, type Board } from './document.ts';
import type { Act } from './edit.ts';
import type { UpdatedField } from './import-draft.ts';
import type { Wanted } from './import-names.ts';
import type { Returning } from './import-return.ts';
import type { ItemUpdate } from './import-update.ts';
import { readPlace } from './read-item.ts';

const all = (list: readonly unknown[]): ReadonlySet<number> => new Set(list.keys());

export const everything = ({ columns, sprints, epics, members }: ImportPlan): Wanted => ({
  columns: all(columns),
  sprints: all(sprints),
  epics: all(epics),
  members: all(members),
});

/** Of a file that was imported before only what something goes to: what was taken away here since does not come back. */
export function needed(
  plan: ImportPlan,
  fresh: readonly PlannedItem[],
  updates: readonly ItemUpdate[],
  back: readonly Returning[],
): Wanted {
  const taking = (field: UpdatedField) =>
    updates.flatMap(({ taken, planned }) => (taken.includes(field) ? planned : []));
  const homeless = back.flatMap((one) => (one.homeless ? one.planned : []));
  const places = (list: readonly (number | null)[]) => new Set(list.flatMap((at) => at ?? []));
  return {
    columns: places([...fresh, ...taking('column'), ...homeless].map(({ column }) => column)),
    sprints: places([...fresh, ...taking('sprint')].map(({ sprint }) => sprint)),
    epics: all(plan.epics),
    members: places([
      ...fresh.map(({ createdBy }) => createdBy),
      ...[...fresh, ...taking('assignees')].flatMap((one) => one.assignees),
    ]),
  };
}

/** Order keys behind all others: in the backlog for new items, on the board for those that move there, too. */
export function ranksBehind(board: Board, act: Act, fresh: number, moved: number) {
  const places = [...board.items.values()].map((item) => readPlace(item?.get?.(itemKeys.place)));
  const backlog = places.map(({ backlogRank }) => backlogRank).sort();
  const onBoard = places.map(({ boardRank }) => boardRank).sort();
  return {
    backlog: keysAt(backlog, backlog.length, fresh, act.random),
    board: keysAt(onBoard, onBoard.length, fresh + moved, act.random),
  };
}
