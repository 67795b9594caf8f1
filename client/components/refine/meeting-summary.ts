// What came of an ended meeting, as words and figures: the screen and the Markdown that is taken along say the same.

import { formatClock, formatHours, formatOverrun } from '../../../shared/duration.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { meetingTotals } from '../../../shared/meeting-results.ts';
import { missingForReady, notTakenUp, type ReadyContext } from '../../../shared/ready.ts';
import type { Meeting, MeetingResult } from '../../../shared/records.ts';
import { hourMs } from '../../../shared/time-box.ts';
import { listOf } from '../../../shared/words.ts';
import type { BoardStore } from '../../store/board-store.ts';
import { timeOfDay } from '../box-words.ts';
import { count, figure, momentWords, nameOf, titleOf } from '../item-words.ts';
import { lengthWords } from './agenda-words.ts';

export interface SummaryLine {
  readonly item: ItemId;
  /** '' where the item is not here. */
  readonly key: string;
  readonly title: string;
  /** Its size, its hours, or why it is left over. */
  readonly words: string;
}

/** Minutes of one item, as a clock shows them. `over` is '' where it kept them. */
export interface MinutesLine extends SummaryLine {
  readonly planned: string;
  readonly used: string;
  readonly over: string;
}

export interface MeetingSummary {
  /** "24 Nov 2026, 10:02 to 10:48, 46 min. Maya led it." */
  readonly when: string;
  /** "3 sized, 2 ready, 1 time-box agreed, 2 left over" */
  readonly headline: string;
  readonly sized: readonly SummaryLine[];
  readonly boxes: readonly SummaryLine[];
  readonly ready: readonly SummaryLine[];
  readonly leftOver: readonly SummaryLine[];
  readonly minutes: readonly MinutesLine[];
  /** "41 min used of 35 planned: 6 min over." */
  readonly total: string;
}

/** Less than this over is as planned, as the whole says too. */
const worthNaming = 30_000;

type Told = Pick<MeetingResult, 'item'>;

/** The items that an ended meeting speaks of. */
export const itemsOfMeeting = (meeting: Meeting): readonly ItemId[] => [
  ...new Set([...meeting.results.map(({ item }) => item), ...meeting.agenda.map(({ item }) => item)]),
];

function line(store: BoardStore, { item }: Told, words: string): SummaryLine {
  const found = store.item(item);
  return found
    ? { item, key: store.keyOf(found), title: titleOf(found), words }
    : { item, key: '', title: 'An item that is not on this board', words };
}

const sizeOf = ({ points, underHalfDay }: MeetingResult): string =>
  points === null || underHalfDay ? 'under half a day' : count(points, 'point', 'points');

/** Why it is left over, as things are now: "not reached", "needs a size and the so that". */
function whyLeft(store: BoardStore, result: MeetingResult, context: ReadyContext): string {
  const item = store.item(result.item);
  if (item?.archived) return 'archived since';
  if (!result.taken) return 'not reached';
  const missing = item ? missingForReady(item, context) : [];
  const nouns = missing.filter((noun) => noun !== notTakenUp);
  const clauses = [
    nouns.length > 0 ? `needs ${listOf(nouns)}` : '',
    nouns.length < missing.length ? notTakenUp : '',
  ];
  return clauses.filter(Boolean).join('; ') || (item ? 'ready since' : 'was not ready');
}

function whenWords(meeting: Meeting, store: BoardStore): string {
  const { startedAt, endedAt, leader } = meeting;
  const led = leader === null ? '' : ` ${nameOf(store, leader)} led it.`;
  if (endedAt === null) return led.trim();
  if (startedAt === null || startedAt > endedAt) return `Ended ${momentWords(endedAt)}.${led}`;
  const sameDay = new Date(startedAt).toDateString() === new Date(endedAt).toDateString();
  const to = sameDay ? timeOfDay(endedAt) : momentWords(endedAt);
  // Of the minutes that are named, which are those that had begun.
  const length = (Math.floor(endedAt / 60_000) - Math.floor(startedAt / 60_000)) * 60_000;
  return `${momentWords(startedAt)} to ${to}, ${lengthWords(Math.max(60_000, length))}.${led}`;
}

const inMinutes = (ms: number): number => Math.round(ms / 60_000) * 60_000;

/** Of minutes planned and used, in milliseconds, each to the minute, so that the one less the other is what is said. */
export function usedWords(planned: number, used: number): string {
  const [of, spent] = [inMinutes(planned), inMinutes(used)];
  const apart = lengthWords(Math.abs(spent - of));
  const stand = spent > of ? `${apart} over` : spent < of ? `${apart} less` : 'as planned';
  return `${lengthWords(spent)} used of ${lengthWords(of)} planned: ${stand}.`;
}

/** A meeting is called so where one of several is chosen: "24 Nov 2026, 10:02 · 7 items". */
export const meetingName = (meeting: Meeting): string =>
  `${momentWords(meeting.startedAt ?? meeting.endedAt ?? 0)} · ${count(meeting.results.length, 'item', 'items')}`;

export function summaryOf(meeting: Meeting, store: BoardStore, context: ReadyContext): MeetingSummary {
  const { results, agenda } = meeting;
  const totals = meetingTotals(results);
  const told = new Set(results.map(({ item }) => item));
  const late = agenda.filter(({ item }) => !told.has(item));
  const leftOver = [
    ...totals.leftOver.map((result) => line(store, result, whyLeft(store, result, context))),
    ...late.map((entry) => line(store, entry, 'put on the agenda as it ended')),
  ];
  const { sized, boxes, ready, planned, used } = totals;
  const headline = [
    `${figure(sized.length)} sized`,
    `${figure(ready.length)} ready`,
    boxes.length > 0 ? `${count(boxes.length, 'time-box', 'time-boxes')} agreed` : '',
    leftOver.length > 0 ? `${figure(leftOver.length)} left over` : 'nothing left over',
  ];
  return {
    when: whenWords(meeting, store),
    headline: results.length === 0 ? 'Nothing was on its agenda' : headline.filter(Boolean).join(', '),
    sized: sized.map((result) => line(store, result, sizeOf(result))),
    boxes: boxes.map((result) => line(store, result, formatHours((result.boxHours ?? 0) * hourMs))),
    ready: ready.map((result) => line(store, result, '')),
    leftOver,
    minutes: results.map((result) => ({
      ...line(store, result, ''),
      planned: formatClock(result.planned),
      used: formatClock(result.used),
      over: result.used - result.planned >= worthNaming ? formatOverrun(result.used - result.planned) : '',
    })),
    total: results.length === 0 ? '' : usedWords(planned, used),
  };
}
