// The comments that mention this browser's person, on the whole board or on one item, and which of them they have not
// seen. A mark names the comment and the entry that was mentioned, so it stays true when entries are merged.

import type { ItemId, MemberId } from '../../shared/ids.ts';
import type { Comment, Item } from '../../shared/item.ts';
import { resolveMember } from '../../shared/team.ts';
import type { BoardSession } from '../session.ts';
import { mentionTopic, type Topic } from '../store/board-store.ts';

export interface MyMention {
  readonly item: Item;
  readonly comment: Comment;
  readonly mark: string;
  readonly seen: boolean;
}

/** The entries that mean this person. */
function myEntries({ store, me }: BoardSession): readonly MemberId[] {
  if (me === null) return [];
  const mine = resolveMember(store.members, me);
  return [...store.members.keys()].filter((id) => resolveMember(store.members, id) === mine);
}

function mentionsIn(session: BoardSession, item: Item, entries: readonly MemberId[]): MyMention[] {
  return item.comments.flatMap((comment) => {
    const entry = comment.mentions.find((id) => entries.includes(id));
    const own = comment.by !== null && entries.includes(comment.by);
    if (entry === undefined || own || comment.takenBack) return [];
    const mark = `${comment.id}/${entry}`;
    return [{ item, comment, mark, seen: !session.seen.loaded || session.seen.has(mark) }];
  });
}

/** Those of one item, the oldest first. */
export function mentionsOn(session: BoardSession, id: ItemId): readonly MyMention[] {
  const item = session.store.item(id);
  return item && item.comments.length > 0 ? mentionsIn(session, item, myEntries(session)) : [];
}

const itemsThatMention = ({ store }: BoardSession, entries: readonly MemberId[]): ReadonlySet<ItemId> =>
  new Set(entries.flatMap((id) => store.list(mentionTopic(id))));

/** All of the board, the newest first. */
export function myMentions(session: BoardSession): readonly MyMention[] {
  const entries = myEntries(session);
  return [...itemsThatMention(session, entries)]
    .flatMap((id) => {
      const item = session.store.item(id);
      return item ? mentionsIn(session, item, entries) : [];
    })
    .sort((a, b) => b.comment.at - a.comment.at);
}

/** What they are read from. */
export function mentionTopics(session: BoardSession | undefined): readonly Topic[] {
  if (!session) return [];
  const entries = myEntries(session);
  const items = [...itemsThatMention(session, entries)];
  return ['members', ...entries.map(mentionTopic), ...items.map((id) => `item:${id}` as const)];
}
