// How the cycle times of each kind are spread: the figures to promise by, and how many items took how many days, in bins
// that a drawing has room for.

import { finishedSince } from '../finished.ts';
import type { ItemId } from '../ids.ts';
import { isKnown, type Item } from '../item.ts';
import type { Kind } from '../kind.ts';
import { barOrder } from '../plan-bar.ts';
import type { Column, Sprint } from '../records.ts';
import { cycleTimeOf, percentile, type CycleTime } from './cycle-time.ts';
import { cameFinished } from './flow.ts';

const dayMs = 86_400_000;
const sprintsBack = 6;
/** Without so many sprints, so many days back. */
export const daysBack = 180;
const mostBins = 40;

/** Items of a kind that took so many days, both counted. */
export interface CycleBin {
  readonly from: number;
  readonly to: number;
  /** The longest first. */
  readonly items: readonly ItemId[];
}

export interface CycleSpread {
  readonly kind: Kind;
  /** The longest first. */
  readonly items: readonly ItemId[];
  /** Days within which half and 85 % of them were done, and the longest took. */
  readonly median: number;
  readonly mostly: number;
  readonly longest: number;
  /** From the fewest days; those that took longer than the axis is are the last one. */
  readonly bins: readonly CycleBin[];
}

export interface CycleReading {
  /** Items finished from then on are read, milliseconds since 1970. */
  readonly since: number;
  /** The sprints from that of `since` on; 0: it goes by days. */
  readonly sprints: number;
  /** Of which something was finished, in the order of the bar. */
  readonly spreads: readonly CycleSpread[];
  /** Finished items of which nothing says when they began. */
  readonly unknown: readonly ItemId[];
  /** The days to which the axis goes. */
  readonly top: number;
  /** The days of one bin. */
  readonly step: number;
}

const stepAtLeast = (days: number): number => {
  const power = 10 ** Math.max(0, Math.floor(Math.log10(days)));
  const step = [1, 2, 3, 4, 5, 7, 10].find((n) => n * power >= days) ?? 10;
  return step * power;
};

/** An axis that the few longest would stretch until all others are one heap ends where most were long done. */
function axisOf(times: readonly (readonly CycleTime[])[]): Pick<CycleReading, 'top' | 'step'> {
  const days = times.map((kind) => kind.map((time) => time.days));
  const mostly = Math.max(5, ...days.map((kind) => percentile(kind, 0.85)));
  const longest = days.flat().reduce((most, one) => Math.max(most, one), 5);
  const wanted = longest <= mostly * 2.5 ? longest : mostly * 2;
  const step = stepAtLeast(wanted / mostBins);
  return { step, top: Math.ceil(wanted / step) * step };
}

function binsOf(times: readonly CycleTime[], { top, step }: Pick<CycleReading, 'top' | 'step'>): CycleBin[] {
  const bins = new Map<number, CycleTime[]>();
  for (const time of times) {
    const from = time.days > top ? top + 1 : Math.floor((time.days - 1) / step) * step + 1;
    const bin = bins.get(from);
    if (bin) bin.push(time);
    else bins.set(from, [time]);
  }
  return [...bins]
    .sort(([a], [b]) => a - b)
    .map(([from, found]) => ({
      from,
      to: from > top ? (found[0]?.days ?? from) : from + step - 1,
      items: found.map(({ item }) => item),
    }));
}

/** The last six sprints that were started, or 180 days where there are not so many. */
function sinceOf(sprints: readonly Sprint[], now: number): Pick<CycleReading, 'since' | 'sprints'> {
  const starts = sprints.flatMap(({ started }) => started?.at ?? []).sort((a, b) => a - b);
  const sixth = starts.at(-sprintsBack);
  return sixth === undefined
    ? { since: now - daysBack * dayMs, sprints: 0 }
    : { since: sixth, sprints: sprintsBack };
}

/** False for what was finished when it came to the board, and where the day on which an import brought it is all there is. */
function beginningIsKnown(item: Item, { began }: CycleTime, columns: readonly Column[]): boolean {
  // An import puts an item where it stood in the other tool: an entry that comes from no place.
  const brought = item.log.find(({ field, from }) => field === 'place' && !Array.isArray(from));
  return !cameFinished(item, columns) && (brought === undefined || began > brought.at);
}

export interface CycleSource {
  readonly items: Iterable<Item>;
  readonly columns: readonly Column[];
  readonly sprints: readonly Sprint[];
  readonly timeZone: string;
}

/** `now`: milliseconds since 1970. */
export function cycleSpreads({ items, columns, sprints, timeZone }: CycleSource, now: number): CycleReading {
  const period = sinceOf(sprints, now);
  const times: CycleTime[] = [];
  const unknown: ItemId[] = [];
  for (const item of items) {
    const finished = finishedSince(item, columns);
    if (finished === null || finished < period.since || finished > now || !isKnown(item)) continue;
    const time = cycleTimeOf(item, columns, timeZone);
    if (time && beginningIsKnown(item, time, columns)) times.push(time);
    else unknown.push(item.id);
  }
  times.sort((a, b) => b.days - a.days || b.finished - a.finished || (a.item < b.item ? -1 : 1));
  const byKind = barOrder.map((kind) => times.filter((time) => time.kind === kind));
  const axis = axisOf(byKind.filter((kind) => kind.length > 0));
  const spreads = byKind.flatMap((found): CycleSpread[] => {
    const [first] = found;
    if (!first) return [];
    const days = found.map((time) => time.days);
    return [
      {
        kind: first.kind,
        items: found.map(({ item }) => item),
        median: percentile(days, 0.5),
        mostly: percentile(days, 0.85),
        longest: first.days,
        bins: binsOf(found, axis),
      },
    ];
  });
  return { ...period, ...axis, spreads, unknown };
}
