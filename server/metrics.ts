// What the relay counts and times about itself, as its parts report it. No board, no link and no content is in it.

import type { endings } from './relay/limits.ts';

/** What an edit is refused for: the limit that it breaks. */
export const editRefusals = [
  'updateBytes',
  'step2Bytes',
  'boardBytes',
  'boardDeletions',
  'boardSessions',
] as const satisfies (keyof typeof endings)[];
export type EditRefusal = (typeof editRefusals)[number];

export interface RelayMetrics {
  updateReceived(bytes: number): void;
  /** An update brought nothing that the board does not hold. */
  nothingNew(): void;
  /** Part of an update stands on something the relay does not have. */
  gapFound(): void;
  /** A self-check brought something that the relay should have had: must stay zero. */
  repaired(): void;
  refused(reason: EditRefusal): void;
  socketOpened(): void;
  /** The relay closed a socket with this code; 0 when the other side or the network did. */
  socketClosed(code: number): void;
  committed(rows: number, ms: number): void;
  commitFailed(): void;
  /** Milliseconds from an edit's arrival to its acknowledgement. */
  acknowledged(ms: number): void;
  /** Edits were relayed before they were on disk, because the store was late. */
  relayedEarly(edits: number): void;
  /** A slow reader fell behind (1), or has caught up or gone (-1). */
  lagging(change: 1 | -1): void;
  folded(ms: number, failed: boolean): void;
  /** A board was joined: how the answer was found. */
  answered(how: 'whole' | 'tail' | 'resumed' | 'difference'): void;
}
