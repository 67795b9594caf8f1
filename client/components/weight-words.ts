// What lists of items weigh, in words: "8 ready of 12 · 31 points · ≈ 124 h".

import type { Weight } from '../../shared/weight.ts';
import { figure } from './item-words.ts';

export const pointsWords = ({ points }: Pick<Weight, 'points'>): string =>
  `${figure(points)} ${points === 1 ? 'point' : 'points'}`;

/** "≈ 124 h": converted points carry an ≈, hours of time-boxes alone do not. */
export const hoursWords = (hours: number, converted: boolean): string =>
  `${converted ? '≈ ' : ''}${figure(hours)} h`;

/** "8 ready of 12" */
export const readyWords = ({ ready, items }: Pick<Weight, 'ready' | 'items'>): string =>
  `${ready.toLocaleString('en')} ready of ${items.toLocaleString('en')}`;

/** "31 points · ≈ 124 h", "8 points · 12 h of time-boxes · ≈ 44 h"; only what is there. */
export function sumWords(weight: Weight): string {
  const { items, points, boxHours, hours, converted } = weight;
  if (hours === 0) return items > 0 && points === 0 ? 'not sized' : pointsWords(weight);
  // Each part stays on one line.
  const parts: string[] = [];
  if (points > 0) parts.push(pointsWords(weight));
  if (boxHours > 0) parts.push(`${figure(boxHours)} h of time-boxes`);
  if (converted) parts.push(hoursWords(hours, true));
  return parts.map((part) => part.replaceAll(' ', '\u00a0')).join(' · ');
}
