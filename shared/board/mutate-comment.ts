// Comments of an item. What was said is never destroyed: the first words stand under a key that nobody writes over, a
// later wording stands beside them, and a comment that its author took back can be brought back.

import { newId, type CommentId, type ItemId } from '../ids.ts';
import type { Comment } from '../item.ts';
import { mentionedIn } from '../mentions.ts';
import { resolveMember } from '../team.ts';
import { itemKeys, type Board } from './document.ts';
import { edit, refuse, type Act } from './edit.ts';
import { readItem } from './read-item.ts';
import { readMembers } from './read-records.ts';

export const longestComment = 20_000;

function cleanWords(text: string): string {
  const words = text.trim();
  if (words === '') refuse('invalid', 'A comment needs some words.');
  if (words.length > longestComment) {
    refuse(
      'invalid',
      `A comment has at most ${longestComment.toLocaleString('en')} characters. Put the rest into a second one.`,
    );
  }
  return words;
}

/** Whom the words mention (see mentions.ts), of those who are on this board. */
const mentionsOn = (board: Board, words: string) => {
  const members = readMembers(board);
  return mentionedIn(words).filter((id) => members.has(id));
};

/** Adds a comment; "@[Name](member id)" in its text mentions a member. */
export function addComment(board: Board, act: Act, item: ItemId, text: string): CommentId {
  if (!readItem(board, item)) refuse('notFound', 'This item is not on the board.');
  const words = cleanWords(text);
  const mentions = mentionsOn(board, words);
  const id = newId('comment', act.random);
  const said = { by: act.by, at: act.at, text: words, ...(mentions.length > 0 && { mentions }) };
  edit(board, act, (change) => change.addToItem(item, itemKeys.comment + id, said));
  return id;
}

function needOwnComment(board: Board, act: Act, item: ItemId, id: CommentId): Comment {
  const found =
    readItem(board, item)?.comments.find((comment) => comment.id === id) ??
    refuse('notFound', 'This comment is not on the item.');
  const members = readMembers(board);
  const own = found.by !== null && act.by !== null;
  if (!own || resolveMember(members, found.by) !== resolveMember(members, act.by))
    refuse('notAllowed', 'Only who wrote a comment can change it or take it back.');
  return found;
}

/** Puts other words in place of one's own comment. The earlier ones stay in the item's history. */
export function editComment(board: Board, act: Act, item: ItemId, id: CommentId, text: string): void {
  const before = needOwnComment(board, act, item, id);
  if (before.takenBack) refuse('notAllowed', 'This comment was taken back. Bring it back first.');
  const words = cleanWords(text);
  if (words === before.text) return;
  const next = { text: words, mentions: [...mentionsOn(board, words)], at: act.at };
  edit(board, act, (change) =>
    // The new words stand in the comment itself; a second copy in the log would double its weight.
    change.setItem(item, itemKeys.commentText + id, next, { from: before.text, to: null }),
  );
}

/** Takes one's own comment back: it is no longer shown, its words are kept. */
export function takeBackComment(board: Board, act: Act, item: ItemId, id: CommentId): void {
  if (needOwnComment(board, act, item, id).takenBack) return;
  edit(board, act, (change) =>
    change.setItem(item, itemKeys.commentGone + id, { by: act.by, at: act.at }, { from: null, to: true }),
  );
}

export function bringBackComment(board: Board, act: Act, item: ItemId, id: CommentId): void {
  if (!needOwnComment(board, act, item, id).takenBack) return;
  edit(board, act, (change) =>
    change.setItem(item, itemKeys.commentGone + id, undefined, { from: true, to: null }),
  );
}
