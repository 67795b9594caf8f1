// What a refinement meeting came to, item by item: what was sized, what became ready, which time-boxes were agreed, and
// the minutes used against those planned. Read from the items' own logs, so that it holds whoever did it and however.

import { foldBox } from './fold-box.ts';
import type { ItemId } from './ids.ts';
import { isKnown, type Item } from './item.ts';
import { itemClock } from './meeting-clock.ts';
import type { Meeting, MeetingResult } from './records.ts';
import { isReady, isUnderHalfDay, type ReadyContext } from './ready.ts';

/** The size that the item got within this time, where it still has it. */
function sizedSince(item: Item, since: number): Pick<MeetingResult, 'points' | 'underHalfDay'> {
  const none = { points: null, underHalfDay: false };
  if (!isKnown(item) || item.kind === 'spike') return none;
  const was = item.log.some(
    ({ field, at, to }) => at >= since && (field === 'points' || field === 'underHalfDay') && to !== null,
  );
  return was ? { points: item.points, underHalfDay: isUnderHalfDay(item) } : none;
}

/** Hours that the team agreed to within this time; an extension's own where it was one. */
function hoursSince(item: Item, since: number, now: number): number | null {
  if (item.kind !== 'spike') return null;
  const { inForce, history } = foldBox(item.box, now);
  const last = inForce.at(-1);
  if (!last) return null;
  const agreed = history.some(
    (event) => event.type === 'agree' && event.proposal === last.id && event.at >= since,
  );
  return agreed ? last.hours : null;
}

/**
 * The results of a meeting at `context.now` (milliseconds since 1970), in the order of its agenda. Empty for one that
 * was not started.
 */
export function meetingResults(
  meeting: Meeting,
  item: (id: ItemId) => Item | undefined,
  context: ReadyContext,
): readonly MeetingResult[] {
  const since = meeting.startedAt;
  if (since === null) return [];
  return meeting.agenda.flatMap((entry): readonly MeetingResult[] => {
    const found = item(entry.item);
    if (!found) return [];
    const clock = itemClock(meeting, entry.item, context.now);
    return [
      {
        item: entry.item,
        ...sizedSince(found, since),
        boxHours: hoursSince(found, since, context.now),
        ready: isReady(found, context),
        taken: entry.done || clock.state !== 'waiting',
        planned: entry.minutes * 60_000,
        used: clock.spent + clock.overrun,
      },
    ];
  });
}

/** What a whole meeting came to. All times in milliseconds. */
export interface MeetingTotals {
  readonly sized: readonly MeetingResult[];
  readonly ready: readonly MeetingResult[];
  readonly leftOver: readonly MeetingResult[];
  readonly boxes: readonly MeetingResult[];
  readonly planned: number;
  readonly used: number;
}

const isSizedNow = (result: MeetingResult) => result.points !== null || result.underHalfDay;

/** Left over is what the meeting did not come to, and what it came to that is not ready yet. */
export function meetingTotals(results: readonly MeetingResult[]): MeetingTotals {
  const sum = (of: (result: MeetingResult) => number) => results.reduce((all, one) => all + of(one), 0);
  return {
    sized: results.filter(isSizedNow),
    ready: results.filter(({ ready, taken }) => ready && taken),
    leftOver: results.filter(({ ready, taken, underHalfDay }) => !taken || (!ready && !underHalfDay)),
    boxes: results.filter(({ boxHours }) => boxHours !== null),
    planned: sum(({ planned }) => planned),
    used: sum(({ used }) => used),
  };
}
