// An import's rehearsal: the plan is written onto a copy of the board, which is thrown away. So what a preview says is
// what the real run would say.

import * as Y from 'yjs';
import { chosenPlan, type ImportChoices } from '../import/choices.ts';
import type { ImportPlan } from '../import/plan.ts';
import type { ImportPreview, PreviewUpdate } from '../import/preview.ts';
import { examplesOf, groupsOf } from '../import/preview-parts.ts';
import { importReport } from '../import/report.ts';
import type { ItemId } from '../ids.ts';
import { itemKeys, openBoard, yItem, type Board } from './document.ts';
import type { Act } from './edit.ts';
import { ImportNames } from './import-names.ts';
import { importPlan, itemsBySource, type ImportHow, type Imported } from './import-plan.ts';
import { readRecord } from './import-record.ts';
import { readArchived, readItem } from './read-item.ts';
import { readKey } from './read-key.ts';

/** What a person wants of a file. */
export interface ImportWish {
  readonly choices: ImportChoices;
  readonly how: ImportHow;
}

/** Most updated items that a preview names. */
const shownUpdates = 200;

/** The plan as this person wants it on this board. */
export function wantedPlan(board: Board, plan: ImportPlan, { choices }: ImportWish): ImportPlan {
  const here = itemsBySource(board);
  return chosenPlan(plan, choices, (key) => here.has(key));
}

/** A board as it is in `state`, one update that holds all of it; null stands for a board that nobody has begun. */
export function copyOfBoard(state: Uint8Array | null): Board {
  const doc = new Y.Doc();
  if (state) Y.applyUpdate(doc, state);
  return openBoard(doc);
}

/** What would come of a wish on the board that `state` holds. */
export function rehearseImport(
  state: Uint8Array | null,
  act: Act,
  file: string,
  plan: ImportPlan,
  wish: ImportWish,
): ImportPreview {
  const board = copyOfBoard(state);
  const { doc } = board;
  const here = itemsBySource(board);
  const known = plan.items.flatMap((item) => {
    const id = item.sourceKey === '' ? undefined : here.get(item.sourceKey);
    return id === undefined ? [] : [{ item, id }];
  });
  const isArchived = (id: ItemId) => readArchived(yItem(board, id)?.get(itemKeys.archived)) !== null;
  const archivedHere = known.filter(
    ({ item, id }) => !item.archived && isArchived(id) && readItem(board, id)?.movedTo === null,
  );
  const records = known.flatMap(({ id }) => readRecord(yItem(board, id)?.get(itemKeys.imported)) ?? []);
  const onBoard = new ImportNames(board, plan, records).columns;
  const before = Y.encodeStateVector(doc);
  const wanted = wantedPlan(board, plan, wish);
  const imported = importPlan(board, act, wanted, wish.how);
  const { came } = imported;
  const updates = updatesOf(board, imported);
  return {
    recognised: plan.recognised,
    boardName: plan.boardName,
    total: plan.items.length,
    archived: plan.items.filter(({ archived }) => archived).length,
    known: known.length,
    archivedHere: archivedHere.length,
    columns: plan.columns.map(({ name, done, archived }, at) => {
      const items = plan.items.filter(({ column }) => column === at);
      return {
        name,
        items: items.length,
        archived: items.filter((item) => item.archived).length,
        done,
        closed: archived,
        onBoard: onBoard[at] !== undefined,
      };
    }),
    noColumn: plan.items.filter(({ column }) => column === null).length,
    groups: groupsOf(plan, came.items),
    report: importReport(file, came),
    examples: examplesOf(wanted, came.items),
    updates: updates.slice(0, shownUpdates),
    changing: updates.filter(({ taken }) => taken.length > 0).length,
    keeping: updates.filter(({ kept }) => kept.length > 0).length,
    broughtBack: imported.broughtBack.length,
    bytes: Y.encodeStateAsUpdate(doc, before).length,
  };
}

/** What an update does, by the names that things have here; what stays as it is here comes first. */
function updatesOf(board: Board, { updated }: Imported): PreviewUpdate[] {
  return updated
    .filter(({ taken, kept }) => taken.length + kept.length > 0)
    .map(({ id, taken, kept }) => ({
      key: readKey(board, id),
      title: readItem(board, id)?.texts.title ?? '',
      taken,
      kept,
    }))
    .sort((a, b) => b.kept.length - a.kept.length);
}
