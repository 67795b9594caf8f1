// Writes an import's plan into a board: one transaction, so that it comes whole or not at all. What the board already
// has from the same source is recognised by its key and not written again.

import { newId, type ColumnId, type EpicId, type ItemId, type MemberId, type SprintId } from '../ids.ts';
import type { ImportPlan, PlannedItem } from '../import/plan.ts';
import type { Reported } from '../import/report.ts';
import { keysAt } from '../order.ts';
import { itemKeys, type Board } from './document.ts';
import { edit, type Act, type Edit } from './edit.ts';
import { proposalOf } from './import-box.ts';
import { writeColumns } from './mutate-column.ts';
import { writeEpics } from './mutate-epic.ts';
import { nextNumber, writeNewItem } from './mutate-item.ts';
import { writeLines } from './mutate-line.ts';
import { resolveMember, writeMember } from './mutate-member.ts';
import { writeSprint } from './mutate-sprint.ts';
import { readPlace } from './read-item.ts';
import { readColumns, readEpics, readMembers, readSprints } from './read-records.ts';
import { asText } from './values.ts';

export interface Imported {
  /** What came onto the board, for the report: of a second import of one file only what is new. */
  readonly came: Reported;
  readonly items: readonly ItemId[];
}

/** Items of a board by their key at the source. */
function itemsBySource(board: Board): Map<string, ItemId> {
  const found = new Map<string, ItemId>();
  for (const [id, item] of board.items.entries()) {
    const key = asText(item?.get?.(itemKeys.sourceKey));
    if (key !== '') found.set(key, id as ItemId);
  }
  return found;
}

/** Brings a plan onto the board. Throws Refusal when the board may not be written. */
export function importPlan(board: Board, act: Act, plan: ImportPlan): Imported {
  const known = itemsBySource(board);
  const fresh = plan.items.filter((item) => item.sourceKey === '' || !known.has(item.sourceKey));
  const already = plan.items.length - fresh.length;
  const left =
    already > 0
      ? [...plan.left, { what: 'items', why: 'They are already on this board.', count: already }]
      : plan.left;
  const nothing = { came: { ...plan, items: [], epics: [], sprints: [], members: [], left }, items: [] };
  if (plan.items.length > 0 && fresh.length === 0) return nothing;

  const there = whatIsThere(board, plan);
  const unknown = <Entry>(entries: readonly Entry[], found: readonly unknown[]) =>
    entries.filter((_, at) => found[at] === undefined);
  const epics = unknown(plan.epics, there.epics);
  const sprints = unknown(plan.sprints, there.sprints);
  const members = unknown(plan.members, there.members);
  const items = edit(board, act, (change) => {
    if (isUntouched(board) && plan.columns.some(({ archived }) => !archived))
      change.set('settings', 'ownColumns', true);
    const columns = unknown(plan.columns, there.columns);
    const names: Names = {
      columns: filled(there.columns, writeColumns(board, change, act, columns)),
      epics: filled(there.epics, writeEpics(board, change, act, epics)),
      sprints: filled(
        there.sprints,
        sprints.map((sprint) => writeSprint(change, act, sprint)),
      ),
      members: filled(
        there.members,
        members.map(({ name }) => writeMember(board, change, act, name, false)),
      ),
    };
    return writeItems(board, change, act, fresh, names, known);
  });
  return { came: { ...plan, items: fresh, epics, sprints, members, left }, items };
}

/** Ids on this board of what a plan names by index; undefined where the board has no such thing. */
interface Names {
  readonly columns: readonly (ColumnId | undefined)[];
  readonly sprints: readonly (SprintId | undefined)[];
  readonly epics: readonly (EpicId | undefined)[];
  readonly members: readonly (MemberId | undefined)[];
}

/** Nobody has done anything here yet: the import's columns stand instead of the usual ones. */
const isUntouched = (board: Board) => board.items.size === 0 && board.flat.columns.size === 0;

function whatIsThere(board: Board, plan: ImportPlan): Names {
  const members = readMembers(board);
  const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);
  return {
    columns: isUntouched(board) ? [] : paired(plan.columns, readColumns(board), byName),
    sprints: paired(plan.sprints, readSprints(board), byName),
    epics: paired(plan.epics, readEpics(board), ({ name, sourceKey }) => sourceKey || name),
    members: paired(plan.members, [...members.values()].sort(byId), byName).map(
      (id) => id && resolveMember(members, id),
    ),
  };
}

const byName = ({ name }: { readonly name: string }) => name.trim().toLowerCase();

/** For each wanted entry the id of the one there that is called the same; of two of one name each gets its own. */
function paired<Wanted, There extends { readonly id: string }>(
  wanted: readonly Wanted[],
  there: readonly There[],
  nameOf: (entry: Wanted | There) => string,
): (There['id'] | undefined)[] {
  const held = new Map<string, There['id'][]>();
  for (const entry of there) {
    const name = nameOf(entry);
    held.set(name, [...(held.get(name) ?? []), entry.id]);
  }
  return wanted.map((entry) => held.get(nameOf(entry))?.shift());
}

/** The gaps of a list filled with new ids, in order. */
function filled<Id>(found: readonly (Id | undefined)[], made: readonly Id[]): (Id | undefined)[] {
  const rest = [...made];
  const length = Math.max(found.length, made.length);
  return Array.from({ length }, (_, at) => found[at] ?? rest.shift());
}

function writeItems(
  board: Board,
  change: Edit,
  act: Act,
  items: readonly PlannedItem[],
  names: Names,
  known: ReadonlyMap<string, ItemId>,
): ItemId[] {
  const ranks = [...board.items.values()].map((item) => readPlace(item?.get?.(itemKeys.place)));
  const backlog = ranks.map(({ backlogRank }) => backlogRank).sort();
  const onBoard = ranks.map(({ boardRank }) => boardRank).sort();
  const backlogKeys = keysAt(backlog, backlog.length, items.length, act.random);
  const boardKeys = keysAt(onBoard, onBoard.length, items.length, act.random);
  const first = nextNumber(board);
  const bySource = new Map(known);
  const ids = items.map((item, at) => {
    const column = item.column === null ? null : (names.columns[item.column] ?? null);
    const sprint = item.sprint === null ? null : (names.sprints[item.sprint] ?? null);
    const id = writeNewItem(board, change, act, {
      kind: item.kind,
      title: item.title,
      texts: item.description === '' ? {} : { description: item.description },
      number: first + at,
      stored: [column, sprint, backlogKeys[at] as string, boardKeys[at] as string],
      fields: fieldsOf(board, act, item, names),
    });
    writeLines(board, change, act, id, item.lines);
    if (column !== null) change.log(id, itemKeys.place, null, [column, sprint]);
    if (item.sourceKey !== '') bySource.set(item.sourceKey, id);
    return id;
  });
  for (const [at, item] of items.entries()) {
    for (const key of item.blockedBy) {
      const blocker = bySource.get(key);
      if (blocker) change.addToItem(ids[at] as ItemId, itemKeys.blockedBy + blocker, true);
    }
  }
  return ids;
}

/** The keys of an item's map beside its kind, place and words. */
function fieldsOf(board: Board, act: Act, item: PlannedItem, names: Names): Record<string, unknown> {
  const createdBy = item.createdBy === null ? null : (names.members[item.createdBy] ?? null);
  const epic = item.epic === null ? undefined : names.epics[item.epic];
  const fields: Record<string, unknown> = {
    [itemKeys.created]: [item.createdAt ?? act.at, createdBy],
    ...(item.sourceKey !== '' && { [itemKeys.sourceKey]: item.sourceKey }),
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
  for (const { author, at, text } of item.comments) {
    const comment = { by: null, author, at: at ?? item.createdAt ?? act.at, text };
    fields[itemKeys.comment + newId('comment', act.random)] = comment;
  }
  for (const attachment of item.attachments)
    fields[itemKeys.attachment + newId('event', act.random)] = { ...attachment };
  return fields;
}
