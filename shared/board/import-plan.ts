// Writes an import's plan into a board: one transaction, so that it comes whole or not at all. What the board already
// has from the same source is recognised by its key: it is not written again, and where that is wanted it is brought up
// to date (see import-update.ts).

import type { ItemId } from '../ids.ts';
import type { ImportPlan, Left, PlannedItem } from '../import/plan.ts';
import type { Reported } from '../import/report.ts';
import { hasGaps, itemKeys, yItem, type Board } from './document.ts';
import { checkWritable, edit, refuse, type Act } from './edit.ts';
import type { UpdatedField } from './import-draft.ts';
import { writeItems } from './import-items.ts';
import { ImportNames } from './import-names.ts';
import { everything, needed, ranksBehind } from './import-needs.ts';
import { markOf } from './import-marks.ts';
import { readRecord } from './import-record.ts';
import { bringBack, returning } from './import-return.ts';
import { hasNews, updateOf, type ItemUpdate } from './import-update.ts';
import { readArchived, readItem } from './read-item.ts';
import { readMembers } from './read-records.ts';
import { asText } from './values.ts';

export interface ImportHow {
  /** Items that are on the board are brought up to date with the file. */
  readonly update: boolean;
  /** Items that are in the archive here, and not at the source, are brought back. */
  readonly bringBack: boolean;
}

/** Only what is new comes. */
export const onlyNew: ImportHow = { update: false, bringBack: false };

/** What an update did to one item, or would not do. */
export interface UpdatedItem {
  readonly id: ItemId;
  readonly taken: readonly UpdatedField[];
  /** Changed in the file and here: they stay as they are here. */
  readonly kept: readonly UpdatedField[];
}

export interface Imported {
  /** What came onto the board, for the report: of a second import of one file only what is new. */
  readonly came: Reported;
  readonly items: readonly ItemId[];
  readonly updated: readonly UpdatedItem[];
  readonly broughtBack: readonly ItemId[];
}

/** An item of the plan that is on the board. */
interface Known {
  readonly planned: PlannedItem;
  readonly id: ItemId;
}

/**
 * Items of a board by their key at the source. Of two with one key (brought by two people at once) it is the one that is
 * not archived, and of two such the same on every screen.
 */
export function itemsBySource(board: Board): Map<string, ItemId> {
  const found = new Map<string, { readonly id: ItemId; readonly archived: boolean }>();
  for (const [id, item] of board.items.entries()) {
    const key = asText(item?.get?.(itemKeys.sourceKey));
    if (key === '') continue;
    const one = { id: id as ItemId, archived: readArchived(item.get(itemKeys.archived)) !== null };
    const other = found.get(key);
    const isFirst = !other || (one.archived === other.archived ? one.id < other.id : other.archived);
    if (isFirst) found.set(key, one);
  }
  return new Map([...found].map(([key, { id }]) => [key, id]));
}

/** Brings a plan onto the board. Throws Refusal when the board may not be written. */
export function importPlan(board: Board, act: Act, plan: ImportPlan, how = onlyNew): Imported {
  checkWritable(board);
  if (how.update && hasGaps(board))
    refuse('notAllowed', 'A part of this board has not arrived yet. Try again in a moment.');
  const bySource = itemsBySource(board);
  const known = plan.items.flatMap((planned): Known[] => {
    const id = planned.sourceKey === '' ? undefined : bySource.get(planned.sourceKey);
    return id === undefined ? [] : [{ planned, id }];
  });
  const here = new Set(known.map(({ planned }) => planned));
  const fresh = plan.items.filter((item) => !here.has(item));
  const records = known.flatMap(({ id }) => readRecord(yItem(board, id)?.get(itemKeys.imported)) ?? []);
  const names = new ImportNames(board, plan, records);
  const left = new Map<string, number>();
  const leave = (why: string, count = 1) => left.set(why, (left.get(why) ?? 0) + count);

  const back = how.bringBack ? known.flatMap(({ planned, id }) => returning(board, planned, id) ?? []) : [];
  const context = {
    board,
    act,
    plan,
    names,
    bySource,
    members: readMembers(board),
    byMark: new Map([...bySource].map(([key, id]) => [markOf(key), id])),
  };
  const twice = repeated(plan.items.map(({ sourceKey }) => sourceKey));
  const updates = how.update
    ? known.flatMap((one) => updateOfKnown(context, one, twice.has(one.planned.sourceKey), leave) ?? [])
    : [];
  if (!how.update && known.length > 0) leave('They are already on this board.', known.length - back.length);
  const waits = fresh.flatMap(({ blockedBy }) => blockedBy);
  const coming = new Set(fresh.map(({ sourceKey }) => sourceKey));
  const lost = waits.filter((key) => !bySource.has(key) && !coming.has(key)).length;
  const came = {
    ...plan,
    items: fresh,
    left: [
      ...plan.left,
      ...[...left].flatMap(([why, count]): Left[] => (count > 0 ? [{ what: 'items', why, count }] : [])),
      ...(lost > 0
        ? [{ what: 'blocked-by links', why: 'The items waited for are not on this board.', count: lost }]
        : []),
    ],
  };
  const updated = updates.map(({ id, taken, kept }) => ({ id, taken, kept }));
  if (known.length > 0 && fresh.length + back.length + updates.length === 0)
    return { came: { ...came, epics: [], sprints: [], members: [] }, items: [], updated, broughtBack: [] };

  return edit(board, act, (change) => {
    const wanted = known.length === 0 ? everything(plan) : needed(plan, fresh, updates, back);
    const made = names.make(board, change, act, wanted);
    const ranks = ranksBehind(board, act, fresh.length, updates.length + back.length);
    const items = writeItems(board, change, act, plan, fresh, names, {
      backlog: ranks.backlog,
      board: ranks.board.slice(updates.length + back.length),
    });
    for (const [at, { sourceKey }] of fresh.entries())
      if (sourceKey !== '') bySource.set(sourceKey, items[at] as ItemId);
    for (const [at, { blockedBy }] of fresh.entries())
      for (const key of blockedBy) {
        const blocker = bySource.get(key);
        if (blocker) change.addToItem(items[at] as ItemId, itemKeys.blockedBy + blocker, true);
      }
    for (const [at, update] of updates.entries()) update.write(change, ranks.board[at] as string);
    for (const [at, one] of back.entries())
      bringBack(board, change, one, names, ranks.board[updates.length + at] as string);
    return { came: { ...came, ...made }, items, updated, broughtBack: back.map(({ item }) => item.id) };
  });
}

/** What an update does to an item that is here; whatever is not updated is counted with the reason. */
function updateOfKnown(
  context: Parameters<typeof updateOf>[0],
  { planned, id }: Known,
  isTwice: boolean,
  leave: (why: string) => void,
): ItemUpdate | undefined {
  if (isTwice) {
    leave('Their key stands in the file twice, so nobody knows which is which.');
    return undefined;
  }
  const record = readRecord(yItem(context.board, id)?.get(itemKeys.imported));
  if (!record) {
    leave('They came before an import remembered what its file said, so nobody knows what changed since.');
    return undefined;
  }
  // Most items of a file are as they were, so their records are not even read.
  const item = hasNews(context.plan, record, planned) ? readItem(context.board, id) : undefined;
  if (item?.movedTo) leave('They were moved to another board or onto a checklist here.');
  else if (item) return updateOf(context, item, record, planned);
  else leave('They are on this board as the file has them.');
  return undefined;
}

/** Those that are there more than once. */
function repeated(keys: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(keys.filter((key) => seen.size === seen.add(key).size));
}
