// Spikes that kept their box: an outcome without an extension (product.md, "Report"). The others are named by what became
// of them.

import { foldBox, type Box } from '../fold-box.ts';
import type { ItemId } from '../ids.ts';
import type { Item, Spike } from '../item.ts';
import { hourMs } from '../time-box.ts';

export type SpikeEnd =
  /** An outcome, knowledge or a decision, within the hours first agreed. */
  | 'kept'
  /** An outcome, after an extension. */
  | 'extended'
  /** An outcome, though the team never agreed to hours: there was no box to keep. */
  | 'no box'
  /** Closed without one: dropped, because. */
  | 'dropped'
  /** The time is up, or it stands in a done column, and nobody recorded an outcome. */
  | 'no outcome';

export interface SpikeRecord {
  readonly item: ItemId;
  readonly end: SpikeEnd;
  /** When it was closed, or its time was up; null where it only stands in a done column. */
  readonly at: number | null;
  readonly spentHours: number;
  readonly limitHours: number;
  readonly extensions: number;
}

function endOf(box: Box, isFinished: boolean): SpikeEnd | null {
  if (box.outcome?.outcome === 'dropped') return 'dropped';
  if (box.outcome && box.inForce.length === 0) return 'no box';
  if (box.outcome) return box.inForce.length > 1 ? 'extended' : 'kept';
  return box.usedUpAt !== null || isFinished ? 'no outcome' : null;
}

/** Of a spike that is over, or should be; null while it goes on. */
export function spikeRecord(item: Spike, isFinished: boolean, now: number): SpikeRecord | null {
  const box = foldBox(item.box, now);
  const end = endOf(box, isFinished);
  if (end === null) return null;
  return {
    item: item.id,
    end,
    at: box.outcome?.at ?? box.usedUpAt,
    spentHours: box.spent / hourMs,
    limitHours: box.limit / hourMs,
    extensions: Math.max(0, box.inForce.length - 1),
  };
}

/** Of all spikes that are over, the latest first. Archived ones count: what was found out was found out. */
export const spikeRecords = (
  items: Iterable<Item>,
  isFinished: (item: Item) => boolean,
  now: number,
): readonly SpikeRecord[] =>
  [...items]
    .flatMap((item) => (item.kind === 'spike' ? (spikeRecord(item, isFinished(item), now) ?? []) : []))
    .sort((a, b) => (b.at ?? 0) - (a.at ?? 0) || (a.item < b.item ? -1 : 1));
