// What stands in the orange box in words: large, beneath it, and the one note that matters now.

import { timeLeft } from '../../shared/box-reading.ts';
import { formatHours } from '../../shared/duration.ts';
import type { Box } from '../../shared/fold-box.ts';
import { hourMs } from '../../shared/time-box.ts';
import type { BoardSession } from '../session.ts';
import { endWords, startedBy, whenWords } from './box-words.ts';
import { recordedWords } from './box-mark.ts';
import { callName, nameOf } from './item-words.ts';

/** "8 h", "2 h 58 left", "Time is up". "≈" while the clock runs and is not sure of the time. */
export function largeWords(box: Box, sure: boolean): string {
  switch (box.state) {
    case 'empty':
      return '';
    case 'proposed':
      return formatHours((box.pending?.hours ?? 0) * hourMs);
    case 'agreed':
      return formatHours(box.limit);
    case 'running':
    case 'paused':
      return `${box.running && !sure ? '≈ ' : ''}${timeLeft(box)} left`;
    case 'used up':
      return 'Time is up';
    case 'closed':
      return box.outcome ? recordedWords[box.outcome.outcome] : '';
  }
}

/** "5 h 02 of 8 h". */
const spentOf = (box: Box): string => `${formatHours(box.spent)} of ${formatHours(box.limit)}`;

function agreedBy(box: Box): string {
  const agreed = box.inForce.at(-1);
  return agreed ? `Agreed by ${agreed.agreedBy.length} of ${agreed.asked.length}` : '';
}

/** What stands beneath it. */
export function boxFacts(box: Box, session: BoardSession): string {
  const { store } = session;
  const now = session.now();
  const name = (id: Parameters<typeof nameOf>[1]) => callName(nameOf(store, id));
  switch (box.state) {
    case 'empty':
      return 'The team agrees first, then works, and stops.';
    case 'proposed':
      return box.pending
        ? `Proposed by ${name(box.pending.by)}, ${whenWords(box.pending.at, now)}. The clock stops at that.`
        : '';
    case 'agreed':
      return `${agreedBy(box)}. The clock stops at ${formatHours(box.limit)}.`;
    case 'running':
      return `${spentOf(box)} spent. ${startedBy(box, store)}${
        box.running ? `; ${endWords(box.running, box, store.settings)}` : ''
      }.`;
    case 'paused':
      return `${spentOf(box)} spent. The clock stands still.`;
    case 'used up':
      return `${spentOf(box)} spent${box.usedUpAt === null ? '' : `, at ${whenWords(box.usedUpAt, now)}`}. Nothing more is counted.`;
    case 'closed': {
      if (!box.outcome) return '';
      const by = `By ${name(box.outcome.by)}, ${whenWords(box.outcome.at, now)}`;
      return box.limit > 0 ? `${by}, after ${spentOf(box)}.` : `${by}.`;
    }
  }
}

/** The one note that matters now, or ''. */
export function boxNote(box: Box, session: BoardSession): string {
  const now = session.now();
  switch (box.state) {
    case 'used up':
      if (!box.pending) return 'Record the outcome, agree to more time, or drop it.';
      return `More time is asked for${box.pending.reason.trim() === '' ? '.' : `: ${box.pending.reason}`}`;
    case 'closed':
      return box.outcome?.outcome === 'dropped' ? `Because: ${box.outcome.reason}` : '';
    case 'running':
      return box.warned ? `Four fifths of the time are spent: ${timeLeft(box)} left.` : '';
    case 'paused': {
      const last = box.runs.findLast((run) => run.counts && run.endedBy === 'until');
      if (box.askStillOnIt && last)
        return `The clock stopped at ${whenWords(last.to, now)}, at the end of the working day. Still on it?`;
      return box.warned ? `Four fifths of the time are spent: ${timeLeft(box)} left.` : '';
    }
    case 'empty':
    case 'proposed':
    case 'agreed':
      return '';
  }
}
