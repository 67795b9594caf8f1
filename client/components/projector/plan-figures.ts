// The figures of a projected plan in words: how full the sprint is, its days and its people.

import type { Capacity } from '../../../shared/capacity.ts';
import type { BarPart, BarUnit, PlanBar } from '../../../shared/plan-bar.ts';
import { kinds } from '../../../shared/kind.ts';
import type { Sprint } from '../../../shared/records.ts';
import { count, daysWords, figure } from '../item-words.ts';

/** What a part of the bar is called beside it. */
const partNames = { story: 'Features', bug: 'Bugs', task: 'Technical', spike: 'Spikes' } as const;

const unitWords = { hours: 'h', points: 'points' } as const satisfies Record<BarUnit, string>;
const about = (is: boolean): string => (is ? '≈ ' : '');

/** "≈ 128 of 84 h"; what is over stands apart. */
export function sumWords({ planned, converted, capacity, unit }: PlanBar): string {
  const sum = `${about(converted)}${figure(planned)}`;
  if (capacity === null) return `${sum} ${unitWords[unit]}`;
  // A capacity is hours; in points it is converted too.
  return `${sum} of ${about(unit === 'points')}${figure(capacity)} ${unitWords[unit]}`;
}

/** What is wrong with the sum, or ''. */
export function overWords({ over, capacity, unit }: PlanBar): string {
  if (capacity === null) return 'capacity not given yet';
  return over > 0 ? `≈ ${figure(over)} ${unitWords[unit]} over capacity` : '';
}

/** "Features ≈ 64 h" */
export const partWords = ({ kind, figure: value, converted }: BarPart, { unit }: PlanBar): string =>
  `${partNames[kind]} ${about(converted)}${figure(value)} ${unitWords[unit]}`;

/** "≈ 64 h of stories" */
export const toldWords = ({ kind, figure: value, converted }: BarPart, { unit }: PlanBar): string =>
  `${about(converted)}${figure(value)} ${unitWords[unit]} of ${kinds[kind].plural}`;

/** "23 Nov–4 Dec · 10 working days · 5 people" */
export function timeWords({ start, end }: Sprint, { workingDays, shares }: Capacity): string {
  const days = daysWords(start, end);
  return [
    days === '' ? 'No days yet' : days,
    workingDays > 0 ? count(workingDays, 'working day', 'working days') : '',
    count(shares.length, 'person', 'people'),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
