// An item that an earlier import brought, and what a newer file says of it. What changed at the source is taken over
// where nobody changed it here since; what changed on both sides stays as it is here, and is named. Sets (labels, people,
// …) are compared element by element, so that in them nothing collides (see import-sets.ts).

import type { ItemId } from '../ids.ts';
import { asKind } from '../import/as-kind.ts';
import type { ImportPlan, PlannedItem } from '../import/plan.ts';
import type { Item } from '../item.ts';
import { itemKeys, textsOf } from './document.ts';
import { needItem, type Edit } from './edit.ts';
import { newsOfComments, storedComment } from './import-comments.ts';
import { Draft, type UpdateContext, type UpdatedField } from './import-draft.ts';
import { placeOf, recordFor } from './import-items.ts';
import { newsOfLines } from './import-lines.ts';
import { markOf, marksOf } from './import-marks.ts';
import { type ImportRecord } from './import-record.ts';
import { updateSets } from './import-sets.ts';
import { stopOpenRuns } from './mutate-box.ts';
import { writeLines } from './mutate-line.ts';
import { smallestChange } from '../text-change.ts';
import { sameValue } from './values.ts';

export interface ItemUpdate {
  readonly id: ItemId;
  /** Taken over from the file. */
  readonly taken: readonly UpdatedField[];
  /** Changed in the file and here: as it is here. */
  readonly kept: readonly UpdatedField[];
  /** The item as the file has it, in the kind that the import gave it. */
  readonly planned: PlannedItem;
  /** Writes all of it; `boardRank` is where an item stands that goes to another column. */
  write(change: Edit, boardRank: string): void;
}

/** True when the file says something else of an item than it said before. */
export const hasNews = (plan: ImportPlan, { kind, marks }: ImportRecord, read: PlannedItem): boolean =>
  !sameValue(marksOf(plan, asKind(read, kind)), marks);

/** What an update does to an item of which the file has news. */
export function updateOf(
  context: UpdateContext,
  item: Item,
  record: ImportRecord,
  read: PlannedItem,
): ItemUpdate {
  const planned = asKind(read, record.kind);
  const draft = new Draft(record.marks, marksOf(context.plan, planned));
  for (const field of ['title', 'description'] as const) words(draft, context, item, record, planned, field);
  values(draft, context, item, record, planned);
  const move = places(draft, context, item, record, planned);
  updateSets(draft, context, item, planned);
  lists(draft, context, item, record, planned);
  return {
    id: item.id,
    taken: draft.taken,
    kept: draft.kept,
    planned,
    write(change, boardRank) {
      for (const write of draft.writes) write(change);
      move(change, boardRank);
      const next = recordFor(context.plan, planned, context.names);
      change.setItem(item.id, itemKeys.imported, next, { from: null, to: null });
    },
  };
}

function words(
  draft: Draft,
  { board }: UpdateContext,
  item: Item,
  record: ImportRecord,
  planned: PlannedItem,
  field: 'title' | 'description',
): void {
  const here = item.texts[field] ?? '';
  const held = textsOf(needItem(board, item.id), field);
  // Words that two people began apart are nobody's to replace.
  const untouched = held.length < 2 && markOf(here) === record.marks[field];
  const key = held[0]?.key ?? `${itemKeys.text}${field}~${board.doc.clientID.toString(36)}`;
  draft.settle(field, { asThere: here === planned[field], untouched }, (change) => {
    const splice = smallestChange(here, planned[field]);
    if (splice) change.setItemWords(item.id, key, planned[field], splice);
  });
}

function values(
  draft: Draft,
  { act, names }: UpdateContext,
  item: Item,
  { marks, epic }: ImportRecord,
  planned: PlannedItem,
): void {
  const { id } = item;
  const points = 'points' in item ? item.points : undefined;
  draft.settle(
    'points',
    { asThere: points === planned.points, untouched: points === marks.points },
    (change) => {
      change.setItem(id, itemKeys.points, planned.points ?? undefined);
      if (planned.points !== null) change.setItem(id, itemKeys.underHalfDay, undefined);
    },
  );
  draft.settle('due', { asThere: item.due === planned.due, untouched: item.due === marks.due }, (change) =>
    change.setItem(id, itemKeys.due, planned.due ?? undefined),
  );
  // The hours of a time-box are agreed on by the team, never by a file.
  draft.settle('hours', { asThere: false, untouched: false }, () => {});
  const archived = item.archived !== null;
  draft.settle(
    'archived',
    { asThere: archived === planned.archived, untouched: archived === marks.archived },
    (change) => {
      if (planned.archived && item.kind === 'spike') stopOpenRuns(change, act, item);
      change.setItem(id, itemKeys.archived, planned.archived ? { by: act.by, at: act.at } : undefined);
    },
  );
  const there = placeOf(planned, names).epic;
  draft.settle('epic', { asThere: item.epic === there, untouched: item.epic === epic }, (change) =>
    change.setItem(id, itemKeys.epic, placeOf(planned, names).epic ?? undefined),
  );
}

/** Column and sprint are one register, so what is taken of them is written at once. */
function places(
  draft: Draft,
  { names }: UpdateContext,
  item: Item,
  record: ImportRecord,
  planned: PlannedItem,
): (change: Edit, boardRank: string) => void {
  const { place, id } = item;
  const there = placeOf(planned, names);
  for (const field of ['column', 'sprint'] as const)
    draft.settle(
      field,
      { asThere: place[field] === there[field], untouched: place[field] === record[field] },
      () => {},
    );
  const takes = (field: UpdatedField) => draft.taken.includes(field);
  return (change, boardRank) => {
    if (!takes('column') && !takes('sprint')) return;
    const target = placeOf(planned, names);
    const column = takes('column') ? (target.column ?? null) : place.column;
    const sprint = takes('sprint') ? (target.sprint ?? null) : place.sprint;
    const rank = takes('column') ? boardRank : place.boardRank;
    change.setItem(id, itemKeys.place, [column, sprint, place.backlogRank, rank], {
      from: [place.column, place.sprint],
      to: [column, sprint],
    });
  };
}

/** Checklist and comments. */
function lists(
  draft: Draft,
  { board, act }: UpdateContext,
  item: Item,
  { marks }: ImportRecord,
  planned: PlannedItem,
): void {
  const { id } = item;
  const { added, ticked, gone, kept } = newsOfLines(marks.lines, planned.lines, item.lines);
  if (kept) draft.kept.push('lines');
  if (added.length + ticked.length + gone.length > 0)
    draft.take('lines', (change) => {
      writeLines(board, change, act, id, added);
      for (const line of ticked)
        change.setItem(id, itemKeys.lineDone + line.id, line.done ? true : undefined);
      for (const line of gone) change.setItem(id, itemKeys.lineGone + line, true);
    });
  if (!draft.news('comments')) return;
  const { fresh, reworded } = newsOfComments(planned, item.comments);
  if (fresh.length + reworded.length > 0)
    draft.take('comments', (change) => {
      for (const comment of fresh)
        change.addToItem(id, itemKeys.comment + comment.id, storedComment(act, planned, comment));
      for (const { id: comment, from, text } of reworded)
        change.setItem(
          id,
          itemKeys.commentText + comment,
          { text, mentions: [], at: act.at },
          { from, to: null },
        );
    });
}
