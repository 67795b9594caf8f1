// Comments that come with an import. Each has an id made of its own words, so that it is found again in a later file, and
// is there once when two people bring it at once.

import { fingerprint } from '../fingerprint.ts';
import { newId, type CommentId } from '../ids.ts';
import type { PlannedComment, PlannedItem } from '../import/plan.ts';
import type { Comment } from '../item.ts';
import type { Act } from './edit.ts';

export interface NamedComment extends PlannedComment {
  readonly id: CommentId;
}

/** The same id for the same words: each letter of it is drawn from a mark of all of them. */
function idOf(words: string): CommentId {
  let letter = 0;
  return newId('comment', () => {
    letter += 1;
    return fingerprint(`${letter}\n${words}`) / 2 ** 32;
  });
}

export function commentsOf(item: PlannedItem): readonly NamedComment[] {
  const times = new Map<string, number>();
  return item.comments.map((comment) => {
    const words = [item.sourceKey, comment.author, comment.at, comment.text].join('\n');
    const time = times.get(words) ?? 0;
    times.set(words, time + 1);
    return { ...comment, id: idOf(`${time}\n${words}`) };
  });
}

export const storedComment = (act: Act, item: PlannedItem, { author, at, text }: PlannedComment) => ({
  by: null,
  author,
  at: at ?? item.createdAt ?? act.at,
  text,
});

export interface CommentNews {
  readonly fresh: readonly NamedComment[];
  /** Comments that are here and read otherwise in the file by now. */
  readonly reworded: readonly { readonly id: CommentId; readonly from: string; readonly text: string }[];
}

/** What is new in the comments of an item that is here. One is the same at the source by its author and time. */
export function newsOfComments(item: PlannedItem, there: readonly Comment[]): CommentNews {
  const planned = commentsOf(item);
  const ids = new Set(planned.map(({ id }) => id));
  const here = new Set(there.map(({ id }) => id));
  const rest = there.filter(({ id, by }) => by === null && !ids.has(id));
  const fresh: NamedComment[] = [];
  const reworded: { id: CommentId; from: string; text: string }[] = [];
  for (const comment of planned) {
    if (here.has(comment.id)) continue;
    const place = rest.findIndex(({ author, at }) => at === comment.at && author === comment.author);
    const [same] = place < 0 ? [] : rest.splice(place, 1);
    if (!same) fresh.push(comment);
    else if (same.text !== comment.text && !same.takenBack)
      reworded.push({ id: same.id, from: same.text, text: comment.text });
  }
  return { fresh, reworded };
}
