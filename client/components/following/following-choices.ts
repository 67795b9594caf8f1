// What this tab does in a meeting, kept for this tab so that a reload goes on: whether it follows or went elsewhere, and
// whether its person leads from it. A choice that cannot be kept or read is no loss.

import { asFields, oneOf } from '../../../shared/board/values.ts';
import { parseId, type BoardId, type MeetingId } from '../../../shared/ids.ts';

/** Following, gone elsewhere by hand, or neither yet. */
export type Way = 'follow' | 'apart' | 'none';

export interface FollowingChoice {
  readonly way: Way;
  /** The person leads from this tab. */
  readonly leads: boolean;
}

const nothingChosen: FollowingChoice = { way: 'none', leads: false };
const keyOf = (board: BoardId) => `groundwork:following:${board}`;

/** Choices are of one meeting: those of another say nothing. */
export function readFollowing(board: BoardId, meeting: MeetingId): FollowingChoice {
  let stored: unknown;
  try {
    stored = JSON.parse(sessionStorage.getItem(keyOf(board)) ?? 'null');
  } catch {
    stored = null; // storage may be forbidden, and anything may stand in it
  }
  const fields = asFields(stored);
  if (parseId('meeting', fields['meeting']) !== meeting) return nothingChosen;
  return {
    way: oneOf(fields['way'], ['follow', 'apart', 'none'] as const, 'none'),
    leads: fields['leads'] === true,
  };
}

export function keepFollowing(board: BoardId, meeting: MeetingId, change: Partial<FollowingChoice>): void {
  const choice = { ...readFollowing(board, meeting), ...change };
  try {
    sessionStorage.setItem(keyOf(board), JSON.stringify({ meeting, ...choice }));
  } catch {
    // see readFollowing
  }
}
