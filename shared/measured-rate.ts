// How many hours a point has taken so far, from sprints that have ended: offered to the next one, never set silently
// (product.md, "One arithmetic"):
//   rate of a sprint = (capacity − hours spent on spikes in it) ÷ points finished in it;
//   measured rate    = the median of the last three sprints that have one.

import { countTime } from './box-count.ts';
import { foldBox } from './fold-box.ts';
import type { ItemId, SprintId } from './ids.ts';
import type { Item } from './item.ts';
import type { Sprint } from './records.ts';
import { hourMs } from './time-box.ts';

/** How many sprints the measured rate looks back. */
const lookBack = 3;

export interface SprintRate {
  readonly sprint: SprintId;
  readonly capacityHours: number;
  /** Hours spent on spikes between its start and its end, times the people on each. */
  readonly spikeHours: number;
  readonly points: number;
  /** Hours for each point. */
  readonly rate: number;
}

export interface MeasuredRate {
  readonly rate: number;
  /** The sprints it comes from, the latest first. */
  readonly from: readonly SprintRate[];
}

/** Hours that the clock of a spike counted between two moments (milliseconds since 1970), times the people on it. */
export function spentBetween(item: Extract<Item, { kind: 'spike' }>, from: number, to: number): number {
  const box = foldBox(item.box, to);
  const runs = box.runs
    .filter((run) => run.counts)
    .map((run) => ({ from: Math.max(run.from, from), to: Math.min(run.to, to), level: 0 }));
  return (countTime(runs, [box.limit]).spent / hourMs) * item.people;
}

/** Null for a sprint that has not ended, or in which no point was finished, or whose capacity nobody gave. */
export function rateOf(sprint: Sprint, item: (id: ItemId) => Item | undefined): SprintRate | null {
  const { started, ended } = sprint;
  if (!started || !ended) return null;
  const points = ended.items.reduce((sum, one) => sum + (one.finished ? (one.points ?? 0) : 0), 0);
  const spikeHours = ended.items.reduce((sum, { id }) => {
    const found = item(id);
    return found?.kind === 'spike' ? sum + spentBetween(found, started.at, ended.at) : sum;
  }, 0);
  const hours = started.capacityHours - spikeHours;
  if (points <= 0 || hours <= 0) return null;
  return {
    sprint: sprint.id,
    capacityHours: started.capacityHours,
    spikeHours,
    points,
    rate: hours / points,
  };
}

/** Null while no sprint has ended from which it could be measured. */
export function measuredRate(
  sprints: readonly Sprint[],
  item: (id: ItemId) => Item | undefined,
): MeasuredRate | null {
  const from = sprints
    .filter(({ ended }) => ended !== null)
    .toSorted((a, b) => (b.ended?.at ?? 0) - (a.ended?.at ?? 0))
    .flatMap((sprint) => rateOf(sprint, item) ?? [])
    .slice(0, lookBack);
  if (from.length === 0) return null;
  return { rate: median(from.map(({ rate }) => rate)), from };
}

/** The middle one of these figures; of an even number the mean of the two in the middle. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
}
