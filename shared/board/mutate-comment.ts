// Comments and attached links of an item.

import { newId, type CommentId, type ItemId } from '../ids.ts';
import { itemKeys, type Board } from './document.ts';
import { edit, needItem, refuse, type Act } from './edit.ts';

export const longestComment = 20_000;

export function addComment(board: Board, act: Act, item: ItemId, text: string): CommentId {
  needItem(board, item);
  const words = text.trim();
  if (words === '') refuse('invalid', 'A comment needs some words.');
  if (words.length > longestComment) {
    refuse(
      'invalid',
      `A comment has at most ${longestComment.toLocaleString('en')} characters. Put the rest into a second one.`,
    );
  }
  const id = newId('comment', act.random);
  edit(board, act, (change) =>
    change.addToItem(item, itemKeys.comment + id, { by: act.by, at: act.at, text: words }),
  );
  return id;
}

/** Attaches a link with a title. */
export function attachLink(board: Board, act: Act, item: ItemId, title: string, url: string): void {
  needItem(board, item);
  if (!/^https?:\/\/\S+$/i.test(url) || url.length > 4000)
    refuse('invalid', 'A link begins with https:// or http://.');
  const id = newId('event', act.random);
  edit(board, act, (change) =>
    change.setItem(item, itemKeys.attachment + id, { title: title.trim() || url, url }),
  );
}

export function detachLink(board: Board, act: Act, item: ItemId, attachment: string): void {
  needItem(board, item);
  edit(board, act, (change) => change.setItem(item, itemKeys.attachment + attachment, undefined));
}
