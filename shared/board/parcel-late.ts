// An item that has arrived here, but was not archived where it came from: what was changed there meanwhile comes along
// with the next try. Nothing that anybody wrote on either side is written over.

import * as Y from 'yjs';
import { fingerprint } from '../fingerprint.ts';
import { newId, type ItemId } from '../ids.ts';
import { itemKeys, type Board, type YItem } from './document.ts';
import { edit, needItem, type Act, type Edit } from './edit.ts';
import { addComment, longestComment } from './mutate-comment.ts';
import { smallestChange } from '../text-change.ts';
import type { Parcel } from './pack-item.ts';
import { ParcelNames } from './parcel-names.ts';
import { readItem } from './read-item.ts';
import { asFields, asList, asNumber, asText, sameValue } from './values.ts';

/** Fingerprints of all words of a parcel, by their keys. */
export const fingerprints = ({ texts }: Parcel): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(texts).map(([key, words]) => [key, fingerprint(words)]));

/** Sets that only grow, key by key: what is missing is added, what is there stays. */
const growing = [
  itemKeys.comment,
  itemKeys.commentText,
  itemKeys.attachment,
  itemKeys.picture,
  itemKeys.box,
] as const;

const shortFields = ['points', 'due', 'gain', 'output', 'people', 'backlog', 'kind', 'underHalfDay'];
const shortSets = [itemKeys.label, itemKeys.lineDone, itemKeys.lineGone, itemKeys.commentGone] as const;
const isShort = (key: string): boolean =>
  shortFields.includes(key) || shortSets.some((prefix) => key.startsWith(prefix));

/** Brings an item that arrived earlier up to what it has become where it came from. */
export function bringUpToDate(board: Board, act: Act, id: ItemId, parcel: Parcel): void {
  const item = needItem(board, id);
  const arrivedAt =
    readItem(board, id)?.log.findLast(({ field }) => field === itemKeys.arrivedFrom)?.at ?? act.at;
  const isLate = (entry: unknown) => (asNumber(asList(entry)[0]) ?? 0) > arrivedAt;
  const log = item.get(itemKeys.log);
  const entries: readonly unknown[] = log instanceof Y.Array ? (log.toArray() as unknown[]) : [];
  const changedHere = new Set(entries.filter(isLate).map((entry) => asList(entry)[2]));
  const arrived = asFields(item.get(itemKeys.arrivedWords));
  const unplaced: string[] = [];
  edit(board, act, (change) => {
    const names = new ParcelNames(board, change, act, parcel);
    for (const [key, value] of Object.entries(parcel.fields)) {
      if (!growing.some((prefix) => key.startsWith(prefix)) || item.has(key)) continue;
      const field = names.field(key, value);
      if (field) change.addToItem(id, ...field);
    }
    for (const key of new Set(parcel.log.filter(isLate).map((entry) => asText(asList(entry)[2])))) {
      if (!isShort(key) || changedHere.has(key)) continue;
      const field = names.field(key, parcel.fields[key]);
      if (field) change.setItem(id, ...field);
    }
    for (const [key, words] of Object.entries(parcel.texts)) {
      if (arrived[key] === fingerprint(words)) continue;
      const held = item.get(key);
      if (!(held instanceof Y.Text)) addWords(board, act, change, id, key, parcel);
      else if (!bringWords(change, id, key, held, words, arrived[key])) unplaced.push(words);
    }
    const now = fingerprints(parcel);
    if (!sameValue(arrived, now)) change.addToItem(id, itemKeys.arrivedWords, now);
  });
  for (const words of unplaced) sayInComment(board, act, id, words);
}

/** A text that was begun since. Its key is its own: two who bring it at once must not make the same one. */
function addWords(
  board: Board,
  act: Act,
  change: Edit,
  id: ItemId,
  key: string,
  { texts, fields }: Parcel,
): void {
  const text = new Y.Text(texts[key] ?? '');
  if (!key.startsWith(itemKeys.line)) {
    change.addToItem(id, `${key.replace(/~.*$/, '')}~${board.doc.clientID.toString(36)}`, text);
    return;
  }
  const there = key.slice(itemKeys.line.length);
  const line = newId('line', act.random);
  change.addToItem(id, itemKeys.line + line, text);
  for (const prefix of [itemKeys.lineRank, itemKeys.lineDone, itemKeys.lineGone] as const) {
    const value = fields[prefix + there];
    if (value !== undefined) change.addToItem(id, prefix + line, value);
  }
}

/** Puts words that changed there where nobody has touched them here; false where somebody has. */
function bringWords(
  change: Edit,
  id: ItemId,
  key: string,
  held: Y.Text,
  words: string,
  arrived: unknown,
): boolean {
  // oxlint-disable-next-line typescript/no-base-to-string -- Y.Text has its own toString
  const here = held.toString();
  if (here === words || words.trim() === '') return true;
  if (fingerprint(here) !== arrived) return false;
  const splice = smallestChange(here, words);
  if (!splice) return true;
  const { at, remove, insert } = splice;
  if (remove > 0) held.delete(at, remove);
  if (insert !== '') held.insert(at, insert);
  change.log(id, key.replace(/^t:([^~]*).*$/, '$1'), here.slice(at, at + remove), insert, at);
  return true;
}

function sayInComment(board: Board, act: Act, id: ItemId, words: string): void {
  const head = 'Written where this item came from, before it was moved:\n\n';
  const most = longestComment - head.length;
  for (let at = 0; at < words.length; at += most) {
    const said = `${head}${words.slice(at, at + most)}`.trim();
    const there = readItem(board, id)?.comments.some(({ text }) => text === said);
    if (!there) addComment(board, act, id, said);
  }
}

/** Words of a new item, into the text that its kind has made or into one of their own. */
export function putWords(item: YItem, key: string, words: string): void {
  const held = item.get(key);
  if (held instanceof Y.Text) held.insert(held.length, words);
  else item.set(key, new Y.Text(words));
}
