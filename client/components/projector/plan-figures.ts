// The figures of a projected plan in words: how full the sprint is, its days and its people.

import type { Capacity } from '../../../shared/capacity.ts';
import type { BarPart, PlanBar } from '../../../shared/plan-bar.ts';
import type { Sprint } from '../../../shared/records.ts';
import { count, daysWords, figure } from '../item-words.ts';
import { about, overWords, partNames, unitWords } from '../plan-bar-words.ts';

/** What is wrong with the sum, or ''. */
export const wrongWords = (bar: PlanBar): string =>
  bar.capacity === null ? 'capacity not given yet' : overWords(bar);

/** "Features ≈ 64 h" */
export const partWords = ({ kind, figure: value, converted }: BarPart, { unit }: PlanBar): string =>
  `${partNames[kind]} ${about(converted)}${figure(value)} ${unitWords[unit]}`;

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
