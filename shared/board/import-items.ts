// The new items of an import: each with all that the plan says of it, and with what a later import of a newer file needs
// to know.

import { newId, type ItemId } from '../ids.ts';
import type { ImportPlan, PlannedItem } from '../import/plan.ts';
import { itemKeys, type Board } from './document.ts';
import type { Act, Edit } from './edit.ts';
import { proposalOf } from './import-box.ts';
import { commentsOf, storedComment } from './import-comments.ts';
import type { ImportNames } from './import-names.ts';
import { marksOf } from './import-marks.ts';
import { storedRecord } from './import-record.ts';
import { nextNumber, writeNewItem } from './mutate-item.ts';
import { writeLines } from './mutate-line.ts';

/** The ids on this board of where a plan puts an item. */
export const placeOf = (item: PlannedItem, names: ImportNames) => ({
  column: item.column === null ? null : names.columns[item.column],
  sprint: item.sprint === null ? null : names.sprints[item.sprint],
  epic: item.epic === null ? null : names.epics[item.epic],
});

/** What the import remembers of an item: what `read` says, as the file gave it. */
export const recordFor = (plan: ImportPlan, read: PlannedItem, names: ImportNames) =>
  storedRecord({ kind: read.kind, marks: marksOf(plan, read), ...placeOf(read, names) });

/** Writes items behind all others, in their order. `ranks` are two order keys for each. */
export function writeItems(
  board: Board,
  change: Edit,
  act: Act,
  plan: ImportPlan,
  items: readonly PlannedItem[],
  names: ImportNames,
  ranks: { readonly backlog: readonly string[]; readonly board: readonly string[] },
): ItemId[] {
  const first = nextNumber(board);
  return items.map((item, at) => {
    const { column = null, sprint = null } = placeOf(item, names);
    const id = writeNewItem(board, change, act, {
      kind: item.kind,
      title: item.title,
      texts: item.description === '' ? {} : { description: item.description },
      number: first + at,
      stored: [column, sprint, ranks.backlog[at] as string, ranks.board[at] as string],
      fields: fieldsOf(board, act, plan, item, names),
    });
    writeLines(board, change, act, id, item.lines);
    if (column !== null) change.log(id, itemKeys.place, null, [column, sprint]);
    return id;
  });
}

/** The keys of an item's map beside its kind, place and words. */
function fieldsOf(
  board: Board,
  act: Act,
  plan: ImportPlan,
  item: PlannedItem,
  names: ImportNames,
): Record<string, unknown> {
  const createdBy = item.createdBy === null ? null : (names.members[item.createdBy] ?? null);
  const { epic } = placeOf(item, names);
  const fields: Record<string, unknown> = {
    [itemKeys.created]: [item.createdAt ?? act.at, createdBy],
    ...(item.sourceKey !== '' && {
      [itemKeys.sourceKey]: item.sourceKey,
      [itemKeys.imported]: recordFor(plan, item, names),
    }),
    ...(item.points !== null && { [itemKeys.points]: item.points }),
    ...(item.due !== null && { [itemKeys.due]: item.due }),
    ...(epic && { [itemKeys.epic]: epic }),
    ...(item.archived && { [itemKeys.archived]: { by: act.by, at: act.at } }),
    ...(item.kind === 'spike' && item.hours !== null && proposalOf(board, act, item.hours)),
  };
  for (const label of item.labels) fields[itemKeys.label + label] = true;
  for (const member of item.assignees) {
    const id = names.members[member];
    if (id) fields[itemKeys.assignee + id] = true;
  }
  for (const comment of commentsOf(item))
    fields[itemKeys.comment + comment.id] = storedComment(act, item, comment);
  for (const attachment of item.attachments)
    fields[itemKeys.attachment + newId('event', act.random)] = { ...attachment };
  return fields;
}
