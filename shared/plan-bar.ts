// The bar of a sprint's plan: what is planned cut by kind, against the capacity, in hours or in points by setting. One
// arithmetic: points × rate = hours; what had to be converted carries an ≈.

import type { Kind } from './kind.ts';
import type { SprintLoad } from './sprint-load.ts';

export const barUnits = ['hours', 'points'] as const;
export type BarUnit = (typeof barUnits)[number];

/** From left to right: what users see first, then the groundwork. */
export const barOrder: readonly Kind[] = ['story', 'bug', 'task', 'spike'];

export interface BarPart {
  readonly kind: Kind;
  /** In the unit of the bar. */
  readonly figure: number;
  readonly converted: boolean;
  /** Of all that is planned, 0 to 1. */
  readonly share: number;
}

export interface PlanBar {
  readonly unit: BarUnit;
  /** Kinds of which something is planned. */
  readonly parts: readonly BarPart[];
  readonly planned: number;
  readonly converted: boolean;
  /** Null: nobody has given a capacity, or its days. */
  readonly capacity: number | null;
  /** By how much the plan is over the capacity; 0 where it is not. */
  readonly over: number;
}

/** `rate`: hours for each point. With a rate of 0 hours are no points, so that the bar stays in hours. */
export function planBar(load: SprintLoad, capacityHours: number, rate: number, asked: BarUnit): PlanBar {
  const unit = rate > 0 ? asked : 'hours';
  const turn = (hours: number) => (unit === 'hours' ? hours : hours / rate);
  const kinds = barOrder.filter((kind) => load.hours[kind] > 0);
  const plannedHours = kinds.reduce((sum, kind) => sum + load.hours[kind], 0);
  const parts = kinds.map((kind): BarPart => {
    const isPoints = kind !== 'spike';
    return {
      kind,
      figure: turn(load.hours[kind]),
      converted: isPoints === (unit === 'hours'),
      share: load.hours[kind] / plannedHours,
    };
  });
  const capacity = capacityHours > 0 ? turn(capacityHours) : null;
  const planned = turn(plannedHours);
  return {
    unit,
    parts,
    planned,
    converted: parts.some(({ converted }) => converted),
    capacity,
    // A rounding in the last digit is no plan that is too large.
    over: capacity !== null && planned - capacity > 1e-9 ? planned - capacity : 0,
  };
}
