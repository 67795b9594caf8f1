// Changes to one item: adding it, its kind, size, number and short fields, archiving. Each checks, then makes one
// transaction.

import * as Y from 'yjs';
import { newId, type EpicId, type ItemId, type MemberId } from '../ids.ts';
import { backlogOf, isKnown, type KnownItem } from '../item.ts';
import { kinds, type Backlog, type Kind, type TextField } from '../kind.ts';
import { hasRole } from '../team.ts';
import type { Board, YItem } from './document.ts';
import { itemKeys, textsOf } from './document.ts';
import { edit, needItem, refuse, type Act, type Edit } from './edit.ts';
import { checkBecomesSpike, checkNewSpike } from './finishing.ts';
import { stopOpenRuns } from './mutate-box.ts';
import { newPlace, type StoredPlace, type Target } from './mutate-place.ts';
import { readItem } from './read-item.ts';
import { itemsWithNumber, readKey, readNumber } from './read-key.ts';
import { readMembers } from './read-records.ts';
import { asDate, asNumber } from './values.ts';

export const longestTitle = 500;
const mostPoints = 1000;

/** The next free number: one more than the highest. Two people offline may take the same; item-key.ts tells them apart. */
export function nextNumber(board: Board): number {
  let highest = 0;
  for (const item of board.items.values()) {
    if (item instanceof Y.Map) highest = Math.max(highest, asNumber(item.get(itemKeys.number)) ?? 0);
  }
  return Math.trunc(highest) + 1;
}

/** The texts of a kind's form, and of its outcome. */
const textFieldsOf = (kind: Kind): readonly TextField[] => [
  ...kinds[kind].form.map(({ field }) => field),
  ...(kinds[kind].complete === 'outcome' ? (['outcome', 'why'] as const) : []),
];

/** Makes the texts that this kind's form asks for, where the item has none yet. */
function makeTexts(board: Board, item: YItem, kind: Kind, fresh: boolean): void {
  for (const field of textFieldsOf(kind)) {
    if (!fresh && textsOf(item, field).length > 0) continue;
    // An older item's text gets a key of its own maker: two people who change the kind offline must not make the
    // same key, or one's words would go.
    const key = fresh ? itemKeys.text + field : `${itemKeys.text}${field}~${board.doc.clientID.toString(36)}`;
    item.set(key, new Y.Text());
  }
}

export interface NewItem {
  readonly kind: Kind;
  readonly title: string;
  readonly texts?: Readonly<Partial<Record<TextField, string>>>;
  readonly number?: number;
  readonly place?: Target;
  /** The whole place with its ranks, instead of `place`: for a run of items whose ranks are made at once. */
  readonly stored?: StoredPlace;
  readonly fields?: Readonly<Record<string, unknown>>;
}

/** Writes a new item inside a transaction that is under way. The importer calls it too. */
export function writeNewItem(board: Board, change: Edit, act: Act, made: NewItem): ItemId {
  const id = newId('item', act.random);
  const item: YItem = new Y.Map();
  const place = made.stored ?? newPlace(board, act, made.place ?? {});
  board.items.set(id, item);
  item.set(itemKeys.kind, made.kind);
  item.set(itemKeys.number, made.number ?? nextNumber(board));
  item.set(itemKeys.place, place);
  item.set(itemKeys.created, [act.at, act.by]);
  item.set(itemKeys.log, new Y.Array());
  item.set(`${itemKeys.text}title`, new Y.Text(made.title));
  makeTexts(board, item, made.kind, true);
  for (const [field, words] of Object.entries(made.texts ?? {})) {
    const [held] = textsOf(item, field);
    if (held) held.text.insert(0, words);
    else item.set(itemKeys.text + field, new Y.Text(words));
  }
  for (const [key, value] of Object.entries(made.fields ?? {})) item.set(key, value);
  // Undoing the making of an item archives it; one that came in archived stays so, undone or done again.
  if (!item.has(itemKeys.archived)) change.created(id);
  return id;
}

/** Adds an item to the end of its backlog, or where `place` says. */
export function addItem(board: Board, act: Act, made: Pick<NewItem, 'kind' | 'title' | 'place'>): ItemId {
  const title = made.title.trim();
  if (title === '') refuse('invalid', 'An item needs a title.');
  if (title.length > longestTitle) refuse('invalid', `A title has at most ${longestTitle} characters.`);
  if (made.kind === 'spike') checkNewSpike(board, made.place?.column ?? null);
  return edit(board, act, (change) => writeNewItem(board, change, act, { ...made, title }));
}

/** The item; refuses when it is not there, or is of a kind that this version does not know. */
export function needKnown(board: Board, id: ItemId): KnownItem {
  const item = readItem(board, id);
  if (!item) return refuse('notFound', 'This item is not on the board.');
  if (!isKnown(item)) {
    return refuse(
      'tooOld',
      'This item is of a kind that a newer version of Groundwork made. Reload the page.',
    );
  }
  return item;
}

const isEngineer = (board: Board, member: MemberId | null): boolean =>
  hasRole(readMembers(board), member, 'engineer');

/** Changes the kind. Every word stays; what has no field in the new form is kept and shown. A running clock stops. */
export function changeKind(board: Board, act: Act, id: ItemId, kind: Kind): void {
  const item = needKnown(board, id);
  if (item.kind === kind) return;
  if (kind === 'spike') checkBecomesSpike(board, act, id);
  edit(board, act, (change) => {
    if (item.kind === 'spike') stopOpenRuns(change, act, item);
    change.setItem(id, itemKeys.kind, kind);
    makeTexts(board, needItem(board, id), kind, false);
  });
}

/** Sizes a story, task or bug in points; null takes the size away. Engineers size technical items. */
export function sizeItem(board: Board, act: Act, id: ItemId, points: number | null): void {
  const item = needKnown(board, id);
  if (item.kind === 'spike')
    refuse('notAllowed', 'A spike is sized by the hours of its time-box, not in points.');
  if (points !== null && !(points >= 0 && points <= mostPoints)) {
    refuse('invalid', `A size is a number from 0 to ${mostPoints}.`);
  }
  if (points !== null && backlogOf(item) === 'technical' && !isEngineer(board, act.by)) {
    refuse('role', 'Engineers size technical work. Ask an engineer, or add that role to your entry.');
  }
  edit(board, act, (change) => {
    change.setItem(id, itemKeys.points, points ?? undefined);
    if (points !== null) change.setItem(id, itemKeys.underHalfDay, undefined);
  });
}

/**
 * Says that a task takes less than half a day, or no longer: a card of the engineers' scale, never derived from points,
 * which go away with it. Of the mark and a size that two people gave at once the size holds (see read-item.ts).
 */
export function setUnderHalfDay(board: Board, act: Act, id: ItemId, there: boolean): void {
  const item = needKnown(board, id);
  if (item.kind !== 'task') refuse('notAllowed', 'Only a task can be under half a day.');
  if (there && !isEngineer(board, act.by))
    refuse('role', 'Engineers size technical work. Ask an engineer, or add that role to your entry.');
  edit(board, act, (change) => {
    change.setItem(id, itemKeys.underHalfDay, there ? true : undefined);
    if (there) change.setItem(id, itemKeys.points, undefined);
  });
}

/** An engineer takes up a technical item that somebody else made. */
export function takeUpItem(board: Board, act: Act, id: ItemId): void {
  const item = needKnown(board, id);
  if (backlogOf(item) !== 'technical')
    refuse('notAllowed', 'Only technical items are taken up by an engineer.');
  if (!isEngineer(board, act.by)) refuse('role', 'Only an engineer can take up a technical item.');
  edit(board, act, (change) => change.setItem(id, itemKeys.takenUpBy, act.by));
}

export type ShortField =
  | { readonly field: 'due'; readonly value: string | null }
  | { readonly field: 'epic'; readonly value: EpicId | null }
  | { readonly field: 'gain'; readonly value: 'team' | 'product' }
  | { readonly field: 'output'; readonly value: 'knowledge' | 'decision' }
  | { readonly field: 'people'; readonly value: number }
  | { readonly field: 'backlog'; readonly value: Backlog };

/** Sets one of the fields that need no rule but their own shape. */
export function setField(board: Board, act: Act, id: ItemId, { field, value }: ShortField): void {
  needItem(board, id);
  if (field === 'due' && value !== null && asDate(value) === null)
    refuse('invalid', 'A due date is a day, like 2026-11-22.');
  if (field === 'people' && !(Number.isInteger(value) && value >= 1 && value <= 99)) {
    refuse('invalid', 'A spike has 1 to 99 people on it.');
  }
  edit(board, act, (change) => change.setItem(id, field, value ?? undefined));
}

/** Adds an element to, or takes it from, one of an item's sets. */
function setElement(board: Board, act: Act, id: ItemId, key: string, there: boolean): void {
  needItem(board, id);
  edit(board, act, (change) => change.setItem(id, key, there ? true : undefined));
}

export function setLabel(board: Board, act: Act, id: ItemId, label: string, there: boolean): void {
  const name = label.trim();
  if (name === '' || name.length > 100) refuse('invalid', 'A label has 1 to 100 characters.');
  setElement(board, act, id, itemKeys.label + name, there);
}

export function setAssignee(board: Board, act: Act, id: ItemId, member: MemberId, there: boolean): void {
  if (there && !readMembers(board).has(member)) refuse('notFound', 'This member is not on the board.');
  setElement(board, act, id, itemKeys.assignee + member, there);
}

/** Archives the item; nothing is ever destroyed. */
export function archiveItem(board: Board, act: Act, id: ItemId): void {
  const item = readItem(board, id) ?? refuse('notFound', 'This item is not on the board.');
  if (item.archived) return;
  edit(board, act, (change) => {
    if (item.kind === 'spike') stopOpenRuns(change, act, item);
    change.setItem(id, itemKeys.archived, { by: act.by, at: act.at });
  });
}

/** Brings an archived item back. What became a line of another item stays that line; here it lives on by itself again. */
export function restoreItem(board: Board, act: Act, id: ItemId): void {
  const item = readItem(board, id) ?? refuse('notFound', 'This item is not on the board.');
  edit(board, act, (change) => {
    change.setItem(id, itemKeys.archived, undefined);
    if (item.movedTo?.board === null) change.setItem(id, itemKeys.movedTo, undefined);
  });
}

/**
 * Gives an item the next free number, where another has the same: made offline, both show a letter. The log keeps the
 * old one. Two people who renumber both at once may meet again in the next number, and then press once more.
 */
export function renumberItem(board: Board, act: Act, id: ItemId): void {
  needItem(board, id);
  if (itemsWithNumber(board, readNumber(board, id)).length < 2)
    refuse('invalid', `No other item is called ${readKey(board, id)}, so it keeps its number.`);
  const number = nextNumber(board);
  edit(board, act, (change) => change.setItem(id, itemKeys.number, number));
}
