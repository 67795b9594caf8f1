// The bar of a sprint's plan in words, wherever it is drawn.

import { kinds, type Kind } from '../../shared/kind.ts';
import type { BarPart, BarUnit, PlanBar } from '../../shared/plan-bar.ts';
import { figure } from './item-words.ts';

export const unitWords = { hours: 'h', points: 'points' } as const satisfies Record<BarUnit, string>;

/** What a part of a bar is called beside it. */
export const partNames = {
  story: 'Features',
  bug: 'Bugs',
  task: 'Technical',
  spike: 'Spikes',
} as const satisfies Record<Kind, string>;

/** What was converted is about so much. */
export const about = (is: boolean): string => (is ? '≈ ' : '');

/** "≈ 128 of 84 h"; without a capacity what is planned alone. */
export function loadWords({ planned, converted, capacity, unit }: PlanBar): string {
  const sum = `${about(converted)}${figure(planned)}`;
  if (capacity === null) return `${sum} ${unitWords[unit]}`;
  // A capacity is hours; in points it is converted too.
  return `${sum} of ${about(unit === 'points')}${figure(capacity)} ${unitWords[unit]}`;
}

/** "≈ 44 h over capacity"; '' where it fits. */
export const overWords = ({ over, unit }: PlanBar): string =>
  over > 0 ? `${about(true)}${figure(over)} ${unitWords[unit]} over capacity` : '';

/** "≈ 64 h of stories" */
export const toldWords = ({ kind, figure: value, converted }: BarPart, { unit }: PlanBar): string =>
  `${about(converted)}${figure(value)} ${unitWords[unit]} of ${kinds[kind].plural}`;
