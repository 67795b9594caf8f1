// Words that somebody typed and has not sent yet (a comment, the title of a new item), kept while the page lives, so
// that closing what they stand in does not lose them.

import type { BoardSession } from '../session.ts';

const drafts = new WeakMap<BoardSession, Map<string, string>>();

export const draftOf = (session: BoardSession, place: string): string =>
  drafts.get(session)?.get(place) ?? '';

export function keepDraft(session: BoardSession, place: string, words: string): void {
  const known = drafts.get(session) ?? new Map<string, string>();
  drafts.set(session, known.set(place, words));
}
