// The three figures under the chart: spikes that kept their box, allocation signed before the sprint, and the technical
// share; each with what has to be said of it, and the items behind it.

import { calendarDays } from '../../../shared/calendar.ts';
import { formatHours } from '../../../shared/duration.ts';
import type { AllocationRecord } from '../../../shared/report/allocation-record.ts';
import type { SpikeEnd, SpikeRecord } from '../../../shared/report/spike-record.ts';
import type { SprintResult } from '../../../shared/report/sprint-results.ts';
import { hourMs } from '../../../shared/time-box.ts';
import { percent, percentOf } from '../../../shared/words.ts';
import { figure } from '../item-words.ts';
import type { Mark } from './figure.ts';

/** A line under the figure; with items behind it, it can be pressed. */
export interface TileLine {
  readonly words: string;
  readonly behind: Mark | null;
}

export interface Tile {
  readonly title: string;
  readonly figure: string;
  readonly behind: Mark | null;
  readonly lines: readonly TileLine[];
}

/** More lines than this are counted. */
const mostLines = 3;

const endWords = (record: SpikeRecord): string => {
  const spent = `${formatHours(record.spentHours * hourMs)} of ${formatHours(record.limitHours * hourMs)}`;
  const words = {
    kept: 'kept its box',
    extended: `extended, ${spent}`,
    dropped: `dropped after ${formatHours(record.spentHours * hourMs)}`,
    'no outcome': `no outcome, ${spent}`,
    'no box': 'no hours had been agreed',
  } as const satisfies Record<SpikeEnd, string>;
  // Figures and their units stay on one line.
  return words[record.end].replaceAll(/(?<=\d|h|of) (?=\d|h\b|of\b)/g, '\u00a0');
};

/** `nameOf`: how an item is called in a line, "GW-12 Which broker?". */
export function spikeTile(records: readonly SpikeRecord[], nameOf: (record: SpikeRecord) => string): Tile {
  const title = 'Spikes that kept their box';
  if (records.length === 0)
    return { title, figure: '–', behind: null, lines: [line('No spike is over yet.')] };
  const kept = records.filter(({ end }) => end === 'kept');
  const others = records.filter(({ end }) => end !== 'kept');
  const named = others.slice(0, mostLines).map((record) => {
    const words = `${nameOf(record)} – ${endWords(record)}`;
    return { words, behind: { words, items: [record.item] } };
  });
  const rest = others.slice(mostLines);
  return {
    title,
    figure: `${kept.length} of ${records.length}`,
    behind: {
      words: `Spikes that kept their box: ${kept.length} of ${records.length}`,
      items: kept.map(({ item }) => item),
    },
    lines: [
      ...(others.length === 0 ? [line('Each had its outcome within the hours first agreed.')] : named),
      ...(rest.length === 0
        ? []
        : [
            {
              words: `and ${rest.length} more`,
              behind: { words: 'Spikes that did not keep their box', items: others.map(({ item }) => item) },
            },
          ]),
    ],
  };
}

const line = (words: string): TileLine => ({ words, behind: null });

const allocationLine = ({ name, startedAt, signOff, before }: AllocationRecord, timeZone: string): string => {
  if (before) return '';
  if (!signOff) return `${name} was never signed`;
  return `${name} was signed on day ${calendarDays(startedAt, signOff.at, timeZone) + 1}`;
};

/** A sprint without technical work has nothing to sign, and is not counted. */
export function allocationTile(all: readonly AllocationRecord[], timeZone: string): Tile {
  const title = 'Allocation signed off before the sprint';
  const records = all.filter(({ signOff, technicalHours }) => signOff !== null || technicalHours !== 0);
  if (records.length === 0)
    return {
      title,
      figure: '–',
      behind: null,
      lines: [line('No sprint with technical work was started yet.')],
    };
  const before = records.filter((record) => record.before);
  const late = records.filter((record) => !record.before);
  const lines = late.slice(-mostLines).map((record): TileLine => {
    const words = allocationLine(record, timeZone);
    return { words, behind: record.signOff && { words, items: record.signOff.items } };
  });
  const more = late.length - lines.length;
  return {
    title,
    figure: `${before.length} of ${records.length}`,
    behind: {
      words: `Signed off before the sprint: ${before.length} of ${records.length}`,
      items: [...new Set(before.flatMap(({ signOff }) => signOff?.items ?? []))],
    },
    lines: [
      ...(late.length === 0 ? [line('Each was signed when its sprint began.')] : lines),
      ...(more > 0 ? [line(`and ${more} earlier`)] : []),
    ],
  };
}

/** `allocations`: to say what was signed for the last of the sprints. */
export function shareTile(results: readonly SprintResult[], allocations: readonly AllocationRecord[]): Tile {
  const title = 'Technical share of the finished hours';
  const told = results.flatMap((result) =>
    result.technicalShare === null ? [] : { ...result, share: result.technicalShare },
  );
  const [first, last] = [told[0], told.at(-1)];
  if (!first || !last)
    return { title, figure: '–', behind: null, lines: [line('No sprint has finished anything yet.')] };
  const same = first === last || percent(first.share) === percent(last.share);
  const signed = allocations.find(({ sprint }) => sprint === last.sprint)?.signedShare ?? null;
  return {
    title,
    figure: same ? percent(last.share) : `${percentOf(first.share)} → ${percent(last.share)}`,
    behind: {
      words: `Technical work that ${last.name} finished: ${figure(last.hours.task + last.hours.spike)} h`,
      items: [...last.items.task, ...last.items.spike],
    },
    lines: [
      line(first === last ? `of what ${last.name} finished` : `from ${first.name} to ${last.name}`),
      ...(signed === null ? [] : [line(`signed for ${last.name}: ${percent(signed)} of its capacity`)]),
    ],
  };
}
