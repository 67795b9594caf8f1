// Words that somebody typed and has not sent yet (a comment, the title of a new item), kept in this tab, so that neither
// closing what they stand in nor reloading the page loses them. They go with the tab.

import type { BoardId } from '../../shared/ids.ts';
import type { BoardSession } from '../session.ts';

/** Longer words than anybody types; what is longer was put there by somebody else. */
const longest = 1_000_000;

const drafts = new WeakMap<BoardSession, Map<string, string>>();

const prefix = (board: BoardId) => `gw draft ${board} `;

/** Where the browser keeps nothing for this page, even asking throws. */
function inTab<Result>(act: (storage: Storage) => Result): Result | undefined {
  try {
    return act(sessionStorage);
  } catch {
    return undefined;
  }
}

export function draftOf(session: BoardSession, place: string): string {
  const words = drafts.get(session)?.get(place) ?? inTab((tab) => tab.getItem(prefix(session.id) + place));
  return words === undefined || words === null || words.length > longest ? '' : words;
}

export function keepDraft(session: BoardSession, place: string, words: string): void {
  const known = drafts.get(session) ?? new Map<string, string>();
  drafts.set(session, known.set(place, words));
  const key = prefix(session.id) + place;
  inTab((tab) => (words === '' ? tab.removeItem(key) : tab.setItem(key, words)));
}

/** Takes away all that is kept of a board. */
export function forgetDrafts(board: BoardId): void {
  inTab((tab) => {
    for (const key of Object.keys(tab)) if (key.startsWith(prefix(board))) tab.removeItem(key);
  });
}
