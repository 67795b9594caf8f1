// What the agenda says in words and figures: how much is on it, how much is left and how that stands against the plan,
// what one entry shows at its end. Reads records, changes nothing.

import { formatClock, formatHours, formatOverrun } from '../../../shared/duration.ts';
import { foldBox } from '../../../shared/fold-box.ts';
import type { Item } from '../../../shared/item.ts';
import { itemClock, type MeetingClock } from '../../../shared/meeting-clock.ts';
import { agendaMinutes } from '../../../shared/meetings.ts';
import type { Meeting } from '../../../shared/records.ts';
import { count, figure } from '../item-words.ts';

const minuteMs = 60_000;

/** What a meeting is for, while nothing is on its agenda. */
export const emptyWords =
  'An agenda says what you will refine together, and how many minutes each item gets. Anybody may put items on it, now and during the meeting.';

/** "35 min", "1 h 05" */
export const lengthWords = (ms: number): string => (ms <= 0 ? '0 min' : formatHours(ms, 'up'));

/** "7 items · 35 min" */
export const sumWords = (meeting: Meeting): string =>
  `${count(meeting.agenda.length, 'item', 'items')} · ${lengthWords(agendaMinutes(meeting) * minuteMs)}`;

/** How a meeting that goes on stands, in milliseconds. */
export interface Pace {
  readonly left: number;
  /** By how much it will have taken longer than planned if the rest keeps to the plan; below 0: it is ahead. */
  readonly behind: number;
  /** Something is done, so that there is a pace to speak of. */
  readonly begun: boolean;
}

export function agendaPace(meeting: Meeting, now: number): Pace {
  let [left, behind, begun] = [0, 0, false];
  for (const { item, minutes, done } of meeting.agenda) {
    const { spent, overrun, remaining } = itemClock(meeting, item, now);
    const ahead = done ? 0 : remaining;
    left += ahead;
    behind += spent + overrun + ahead - minutes * minuteMs;
    begun ||= done;
  }
  return { left, behind, begun };
}

/** "18 min left, 3 min behind", "18 min left, on time". */
export function paceWords({ left, behind, begun }: Pace): string {
  const minutes = Math.round(behind / minuteMs);
  const stand =
    minutes > 0
      ? `${lengthWords(minutes * minuteMs)} behind`
      : minutes < 0
        ? `${lengthWords(-minutes * minuteMs)} ahead`
        : '';
  const rest = left > 0 ? `${lengthWords(left)} left` : 'Nothing left';
  return [rest, stand || (begun && left > 0 ? 'on time' : '')].filter(Boolean).join(', ');
}

/** Milliseconds until `paceWords` reads otherwise, while the clock of the current item runs; else null. */
export function paceWait(meeting: Meeting, now: number): number | null {
  const clock = meeting.current === null ? undefined : itemClock(meeting, meeting.current, now);
  if (clock?.state !== 'running') return null;
  const { left, behind } = agendaPace(meeting, now);
  if (!clock.timeIsUp)
    return Math.max(1, Math.min(clock.remaining, left - (Math.ceil(left / minuteMs) - 1) * minuteMs));
  const half = behind + minuteMs / 2;
  return minuteMs - (((half % minuteMs) + minuteMs) % minuteMs);
}

/** "3:12", "+0:30" once it is over; "≈" while the time is not sure. */
export function clockWords(clock: MeetingClock, sure: boolean): string {
  const words = clock.timeIsUp ? formatOverrun(clock.overrun) : formatClock(clock.remaining);
  return sure || clock.state !== 'running' ? words : `≈ ${words}`;
}

/** Milliseconds until `clockWords` reads otherwise; null while the clock stands. */
export function clockWait({ state, timeIsUp, remaining, overrun }: MeetingClock): number | null {
  if (state !== 'running') return null;
  return timeIsUp ? 1000 - (overrun % 1000) : remaining - (Math.ceil(remaining / 1000) - 1) * 1000;
}

/** "5:00" of the minutes that an entry has; longer ones too: "1:05:00". */
export const minutesWords = (minutes: number): string => formatClock(minutes * minuteMs);

/** "5 minutes" */
export const minutesSaid = (minutes: number): string =>
  `${figure(minutes)} ${minutes === 1 ? 'minute' : 'minutes'}`;

/** What a done entry shows in place of its minutes, and how it is said. */
export function sizeWords(item: Item, now: number): { readonly short: string; readonly said: string } {
  const both = (short: string, said = short) => ({ short, said });
  if (item.kind === 'unknown') return both('');
  if (item.kind === 'spike') {
    const { limit } = foldBox(item.box, now);
    return limit > 0
      ? both(formatHours(limit), `${formatHours(limit)} box`)
      : both('no box', 'no time-box agreed');
  }
  if (item.points !== null) {
    const points = figure(item.points);
    return both(`${points} pt`, `${points} ${item.points === 1 ? 'point' : 'points'}`);
  }
  return item.kind === 'task' && item.underHalfDay ? both('< ½ day', 'under half a day') : both('no size');
}

/** "place 3 of 7" */
export const placeWords = (index: number, all: number): string => `place ${index + 1} of ${all}`;
