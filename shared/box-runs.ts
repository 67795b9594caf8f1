// The runs of a box's clock: when each began and ended by the log, and which of their time counts. Knows limits as
// numbers only; who agreed to them is box-proposals.ts.

import type { EventId, MemberId } from './ids.ts';
import { byAtThenId } from './box-order.ts';
import { hourMs, type BoxEvent, type Correct, type Start } from './time-box.ts';

/** A working day is never longer (25 hours: the night the clocks go back), whatever a stored `until` says. */
const longestRunMs = 25 * hourMs;

/** Why a run ended; null while the clock runs. `never`: corrected away. */
export type RunEnd = 'stop' | 'until' | 'limit' | 'close' | 'correction' | 'never' | null;

export interface Run {
  readonly id: EventId;
  readonly by: MemberId | null;
  readonly proposal: EventId;
  readonly from: number;
  /** When it ended, or now. */
  readonly to: number;
  /** It may run until here at most. */
  readonly until: number;
  readonly endedBy: RunEnd;
  /** No entry says when it ended. */
  readonly unstopped: boolean;
  /** The correction that holds, if there is one. */
  readonly correction: Correct | null;
  /** Its proposal is agreed. */
  readonly counts: boolean;
}

interface Marks {
  readonly stops: readonly number[];
  readonly corrections: readonly Correct[];
}

/** Of a run's corrections the one that replaced most others in turn, then the latest by its clock. */
function holding(corrections: readonly Correct[]): Correct | null {
  const rounds = new Map<EventId, number>();
  let found: Correct | null = null;
  let foundRound = -1;
  for (const correction of corrections) {
    const replaced = correction.replaces === null ? undefined : rounds.get(correction.replaces);
    const round = replaced === undefined ? 0 : replaced + 1;
    rounds.set(correction.id, round);
    if (round > foundRound || (round === foundRound && found && byAtThenId(correction, found) > 0)) {
      found = correction;
      foundRound = round;
    }
  }
  return found;
}

export interface Closing {
  /** When it was closed, also if it was reopened since. */
  readonly closedAt: readonly number[];
  readonly closed: boolean;
}

function earliest(times: readonly number[], notBefore: number): number | undefined {
  let found: number | undefined;
  for (const at of times) if (at >= notBefore && (found === undefined || at < found)) found = at;
  return found;
}

function readRun(start: Start, marks: Marks, closing: Closing, now: number): Omit<Run, 'counts'> {
  const correction = holding(marks.corrections);
  const until = Math.min(start.until, start.at + longestRunMs);
  const { id, by, proposal } = start;
  const run = { id, by, proposal, until, correction, unstopped: false } as const;
  const from = correction?.from ?? start.at;
  if (correction?.from === null) return { ...run, from, to: from, endedBy: 'never' };
  const ended = (to: number, endedBy: RunEnd) => ({ ...run, from, to: Math.max(from, to), endedBy });
  if (correction && correction.to !== null) return ended(correction.to, 'correction');
  // Two people may stop one run; a stop before the start comes from a wrong clock and gives no length.
  if (marks.stops.length > 0) {
    const stop = earliest(marks.stops, from);
    return ended(stop === undefined ? from : Math.min(stop, until), 'stop');
  }
  // The mutations stop the clock before they close; after a merge the close itself ends what was running.
  const close = earliest(closing.closedAt, from);
  if (close !== undefined && close <= until) return ended(close, 'close');
  if (closing.closed) return ended(close === undefined ? from : until, 'close');
  return now < until
    ? { ...ended(now, null), unstopped: true }
    : { ...ended(until, 'until'), unstopped: true };
}

/** Every run of the log, by start. `events` as inAnswerOrder gives them; a run counts if its proposal is agreed. */
export function runsOf(
  events: readonly BoxEvent[],
  closing: Closing,
  now: number,
  isAgreed: (proposal: EventId) => boolean,
): readonly Run[] {
  const starts: Start[] = [];
  const marks = new Map<EventId, { stops: number[]; corrections: Correct[] }>();
  for (const event of events) {
    if (event.type === 'start') {
      starts.push(event);
      marks.set(event.id, { stops: [], corrections: [] });
    } else if (event.type === 'stop') marks.get(event.run)?.stops.push(event.at);
    else if (event.type === 'correct') marks.get(event.run)?.corrections.push(event);
  }
  return starts.map((start) => {
    const run = readRun(start, marks.get(start.id) ?? { stops: [], corrections: [] }, closing, now);
    return { ...run, counts: isAgreed(start.proposal) };
  });
}
