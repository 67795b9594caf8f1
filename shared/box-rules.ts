// What may be done to a time-box as it is: each rule answers null (it may) or one plain sentence for the person. Also
// what a new entry has to answer. The mutations ask here before they write; folding never does, since a merge may
// bring together what nobody would have been allowed to do in one place.

import type { Run } from './box-runs.ts';
import type { Box } from './fold-box.ts';
import { formatHours } from './duration.ts';
import type { EventId, MemberId } from './ids.ts';
import { mostHours, validHours, type OutcomeKind } from './time-box.ts';

const closedSentence = 'This time-box is closed. Reopen it first.';

/** "one more has to agree", "2 more have to agree". */
export function moreHaveToAgree(more: number): string {
  return more === 1 ? 'one more has to agree' : `${more} more have to agree`;
}

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** True from the first run on: what was agreed is then being spent, and more hours are an extension. */
const wasStarted = (box: Box) =>
  box.inForce.length > 1 || box.runs.some((run) => run.counts && run.endedBy !== 'never');

/**
 * Before the clock has ever run, hours may be agreed anew: they stand instead of the old ones. Once it ran, more hours
 * are an extension, with a reason, when the time is up.
 */
export function canPropose(
  box: Box,
  hours: number,
  asked: readonly MemberId[],
  reason: string,
): string | null {
  if (!validHours(hours)) return `A time-box is at least a minute and at most ${mostHours} hours.`;
  if (box.state === 'closed') return closedSentence;
  if (asked.length === 0) {
    return 'Nobody could agree: the team has no engineer, product owner or development manager yet. Give someone that role first.';
  }
  if (!wasStarted(box)) return null;
  if (box.state !== 'used up') {
    const left = formatHours(box.remaining, 'up');
    return `The agreed hours are not used up: ${left} left. More can be proposed when the time is up.`;
  }
  return reason.trim() === '' ? 'Say why more time is needed.' : null;
}

/** What a new proposal names, so that it stands instead of what waits or comes after what was used up. */
export function linksOfProposal(box: Box): {
  readonly extends: EventId | null;
  readonly replaces: EventId | null;
} {
  const top = box.inForce.at(-1);
  if (top && wasStarted(box)) {
    const replaces = box.pending?.level === top.level + 1 ? box.pending.id : null;
    return { extends: top.id, replaces };
  }
  return { extends: null, replaces: box.pending?.id ?? top?.id ?? null };
}

export function canAgree(box: Box, member: MemberId): string | null {
  if (box.state === 'closed') return closedSentence;
  if (!box.pending) {
    return box.inForce.length === 0
      ? 'Nobody has proposed hours yet. Propose a time-box first.'
      : 'These hours are agreed already.';
  }
  if (!box.pending.asked.includes(member)) {
    return 'Engineers, the product owner and the development manager who were on the team when it was proposed agree to a time-box. Propose it again to ask others.';
  }
  return box.pending.missing.includes(member) ? null : 'You have agreed to these hours already.';
}

export function canStart(box: Box): string | null {
  if (box.state === 'closed') return closedSentence;
  if (box.state === 'running') return 'The clock is running already.';
  const { pending } = box;
  if (box.state === 'used up') {
    return pending && pending.level === box.inForce.length
      ? `The time is up, and the extension is not agreed yet: ${moreHaveToAgree(pending.more)}.`
      : 'The time is up. Record the outcome, agree to an extension, or drop it.';
  }
  if (box.inForce.length > 0) return null;
  if (!pending) return 'Nobody has proposed hours yet. Propose a time-box first.';
  return `The team has not agreed to these hours yet: ${moreHaveToAgree(pending.more)}.`;
}

/** Stopping also answers "still on it?" with no, and seals a clock that ran out. */
export function canStop(box: Box): string | null {
  return box.runs.some((run) => run.unstopped) ? null : 'The clock is not running.';
}

/** A stop to write for a run that no entry ends, and when it ended. */
export interface RunStop {
  readonly run: EventId;
  readonly at: number;
  /** At the limit or for the night. */
  readonly byItself: boolean;
}

const stopOf = ({ id, to, endedBy }: Run): RunStop => ({
  run: id,
  at: to,
  byItself: endedBy === 'limit' || endedBy === 'until',
});

/**
 * The stops to write for every run that no entry ends, each at the moment when it ended by itself or at the fold's
 * now. Stopping, closing and a change of kind write them all.
 */
export function stopsOf(box: Box): readonly RunStop[] {
  return box.runs.filter((run) => run.unstopped).map(stopOf);
}

/**
 * The stops that an agreement or a correction writes first: either may give the box room again, and a clock that stopped
 * by itself at the limit must not take up, unasked, the time since.
 */
export function stopsAtLimit(box: Box): readonly RunStop[] {
  return box.runs.filter((run) => run.unstopped && run.endedBy === 'limit').map(stopOf);
}

/** `words`: what was found out or decided, or why it is dropped. */
export function canClose(box: Box, outcome: OutcomeKind, words: string): string | null {
  if (box.state === 'closed') return 'Its outcome is recorded already. Reopen it to record another.';
  if (words.trim() !== '') return null;
  switch (outcome) {
    case 'dropped':
      return 'Say why it is dropped.';
    case 'knowledge':
      return 'Write what we know now first.';
    case 'decision':
      return 'Write what we decided first.';
  }
}

export function canReopen(box: Box): string | null {
  return box.state === 'closed' ? null : 'This time-box is open.';
}

/** `from` null: the run never happened; `to` null: its end stays as the log has it. */
export function canCorrect(
  box: Box,
  run: EventId,
  from: number | null,
  to: number | null,
  now: number,
): string | null {
  if (!box.runs.some((known) => known.id === run)) return 'This start of the clock is not in the log.';
  if (from === null) return null;
  if (!Number.isFinite(from) || (to !== null && !Number.isFinite(to)))
    return 'Give a start and an end as times.';
  if (to !== null && to < from) return 'It cannot end before it starts.';
  return Math.max(from, to ?? from) > now ? 'A correction cannot lie in the future.' : null;
}

/** One sentence on agreement, for card and item: "One more has to agree to 8 h." */
export function agreementSentence(box: Box): string | null {
  const { pending } = box;
  if (!pending) return null;
  const hours = formatHours(pending.hours * 3_600_000);
  return `${capital(moreHaveToAgree(pending.more))} to ${hours}${pending.level > 0 ? ' more' : ''}.`;
}
