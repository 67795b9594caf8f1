// Words that several people type at once. Typing makes small changes to a Y.Text; the item log gets one entry for
// each burst, written when it ends.

import * as Y from 'yjs';
import type { ItemId, LineId } from '../ids.ts';
import type { TextField } from '../kind.ts';
import type { TextChange } from '../text-change.ts';
import { itemKeys, textsOf, yItem, type Board, type YItem } from './document.ts';
import { beginLine } from './mutate-line.ts';
import { checkWritable, edit, needItem, refuse, typingOrigin, type Act } from './edit.ts';

/** Characters that one text may hold; a paste over it is refused, never cut. */
export const longestText = 500_000;
const longestLine = 2000;

/** Which words: a field of an item's form, or a line of its checklist. */
export type TextRef =
  | { readonly item: ItemId; readonly field: TextField }
  | {
      readonly item: ItemId;
      readonly line: LineId;
      /** Of a line that its first word makes: which one it stands behind, or null for the end. */
      readonly behind?: LineId | null | undefined;
    };

function held(item: YItem, ref: TextRef): Y.Text | undefined {
  if ('field' in ref) return textsOf(item, ref.field)[0]?.text;
  const line = item.get(itemKeys.line + ref.line);
  return line instanceof Y.Text ? line : undefined;
}

/** The shared text, or undefined while nobody has begun it. */
export function findText(board: Board, ref: TextRef): Y.Text | undefined {
  return held(needItem(board, ref.item), ref);
}

/**
 * The shared text, made when this field of an older item has none yet, or a line begins. The key of a field's text names
 * its maker: should two people begin it at the same time, both texts are kept and shown.
 */
export function needText(board: Board, act: Act, ref: TextRef): Y.Text {
  const there = neededText(board, ref);
  if (there) return there;
  if ('line' in ref) return beginLine(board, act, ref.item, ref.line, ref.behind ?? null);
  const item = needItem(board, ref.item);
  return edit(board, act, () => {
    const text = new Y.Text();
    item.set(`${itemKeys.text}${ref.field}~${board.doc.clientID.toString(36)}`, text);
    return text;
  });
}

/** The shared text, or undefined when it is to be made; refuses a line that is not there and is none that begins. */
function neededText(board: Board, ref: TextRef): Y.Text | undefined {
  const there = findText(board, ref);
  if (!there && 'line' in ref && ref.behind === undefined)
    refuse('notFound', 'This line is no longer on the item.');
  return there;
}

/**
 * Refuses what cannot be typed: it would get too long, or speaks of places that are not there. `into` is the very text
 * that an editor shows, where two people began the same field: then the other one's words are not to be touched.
 */
export function checkTyping(board: Board, ref: TextRef, changes: readonly TextChange[], into?: Y.Text): void {
  checkWritable(board);
  const before = (into ?? neededText(board, ref))?.length ?? 0;
  let length = before;
  for (const { at, remove, insert } of changes) {
    if (at < 0 || remove < 0 || at + remove > length)
      refuse('invalid', 'This text has changed meanwhile. Try again.');
    length += insert.length - remove;
  }
  const most = 'line' in ref ? longestLine : longestText;
  if (length > most && length > before) {
    refuse(
      'invalid',
      `This text may have ${most.toLocaleString('en')} characters. Put the rest into another field.`,
    );
  }
}

/** The texts of a field that hold words: more than one where two people began the same field apart. */
export function textsWithWords(board: Board, ref: TextRef): readonly Y.Text[] {
  const item = yItem(board, ref.item);
  if (!item || !('field' in ref)) return [];
  return textsOf(item, ref.field).flatMap(({ text }) => (text.length > 0 ? text : []));
}

/**
 * Makes one text of the several that hold a field's words: the words of the others go to the end of the first and out of
 * their own. What reads the field sees the same words as before. Words that somebody types into one of the others
 * meanwhile stay there. Two people who join at once have the words twice, never not at all.
 */
export function joinTexts(board: Board, act: Act, ref: TextRef): void {
  needItem(board, ref.item);
  const [first, ...others] = textsWithWords(board, ref);
  if (!first || others.length === 0) return;
  // oxlint-disable-next-line typescript/no-base-to-string -- Y.Text has its own toString
  const words = others.map((text) => `\n\n${text.toString()}`).join('');
  if (first.length + words.length > longestText)
    refuse('invalid', 'Together they are too long for one text. Shorten one of them first.');
  edit(board, act, () => {
    first.insert(first.length, words);
    for (const text of others) text.delete(0, text.length);
  });
}

/** Types into a shared text; what is refused (see checkTyping) changes nothing. */
export function typeText(
  board: Board,
  act: Act,
  ref: TextRef,
  changes: readonly TextChange[],
  into?: Y.Text,
): void {
  checkTyping(board, ref, changes, into);
  const text = into ?? needText(board, act, ref);
  edit(
    board,
    act,
    () => {
      for (const { at, remove, insert } of changes) {
        if (remove > 0) text.delete(at, remove);
        if (insert !== '') text.insert(at, insert);
      }
    },
    typingOrigin,
  );
}

/**
 * The log's one entry for a burst of typing: what it took out and what it put in, and where in the text as it was when
 * the burst began. An empty burst leaves none.
 */
export function logTyping(
  board: Board,
  act: Act,
  ref: TextRef,
  removed: string,
  inserted: string,
  position?: number,
): void {
  if (removed === inserted) return;
  needItem(board, ref.item);
  const field = 'field' in ref ? ref.field : itemKeys.line + ref.line;
  edit(board, act, (change) => change.log(ref.item, field, removed, inserted, position));
}
