// The cards that are laid in a vote: those of the board's scale, hours for a spike, "under half a day" for a task, "?"
// for whoever cannot say and a cup for whoever needs a break. A vote stores its card as a short text that explains
// itself, so that it reads the same after the scale was changed.

import { formatHours } from './duration.ts';
import type { Kind } from './kind.ts';
import { parseCard } from './scale.ts';
import { hourMs, validHours } from './time-box.ts';

export type VoteCard =
  | { readonly type: 'points'; readonly label: string; readonly points: number }
  | { readonly type: 'hours'; readonly hours: number }
  | { readonly type: 'halfDay' }
  | { readonly type: 'unsure' }
  | { readonly type: 'break' };

const halfDay = '<½day';
const unsure = '?';
const pause = 'break';

/** Hours that are offered for a spike; any others can be typed. */
export const offeredHours = [2, 4, 8, 12, 16, 24] as const;

const hoursShape = /^(\d{1,4}(?:\.\d{1,3})?)h$/;

/** The stored text as a card; undefined where it is none that this version knows. */
export function parseVoteCard(value: unknown): VoteCard | undefined {
  if (typeof value !== 'string' || value.length > 40) return undefined;
  if (value === halfDay) return { type: 'halfDay' };
  if (value === unsure) return { type: 'unsure' };
  if (value === pause) return { type: 'break' };
  const hours = Number(hoursShape.exec(value)?.[1] ?? Number.NaN);
  if (validHours(hours)) return { type: 'hours', hours };
  const { label, points } = parseCard(value);
  return points === null ? undefined : { type: 'points', label, points };
}

export const hoursCard = (hours: number): string => `${hours}h`;

/** The stored texts of the cards for an item of this kind, in the order in which they lie on the table. */
export function cardsFor(kind: Kind, scale: readonly string[]): readonly string[] {
  const others = [unsure, pause];
  if (kind === 'spike') return [...offeredHours.map(hoursCard), ...others];
  const sizes = scale.filter((card) => parseCard(card).points !== null);
  return [...(kind === 'task' ? [halfDay] : []), ...sizes, ...others];
}

/** True where the card says how large something of this kind is, in the measure of the kind. */
export function sizes(card: VoteCard, kind: Kind): boolean {
  if (card.type === 'hours') return kind === 'spike';
  if (card.type === 'halfDay') return kind === 'task';
  return card.type === 'points' && kind !== 'spike';
}

/** True where a card may be laid for an item of this kind. */
export const layable = (card: VoteCard, kind: Kind): boolean =>
  card.type === 'unsure' || card.type === 'break' || sizes(card, kind);

/** Where the card stands among others: the smaller size first. */
export function cardOrder(card: VoteCard): number {
  switch (card.type) {
    case 'halfDay':
      return -1;
    case 'points':
      return card.points;
    case 'hours':
      return card.hours;
    case 'unsure':
      return Number.MAX_SAFE_INTEGER - 1;
    case 'break':
      return Number.MAX_SAFE_INTEGER;
  }
}

/** The same for two cards that mean the same, whatever is printed on them. */
export const cardMeaning = (card: VoteCard): string =>
  card.type === 'points' ? `${card.points}` : card.type === 'hours' ? hoursCard(card.hours) : card.type;

/** What stands on it: "5", "8 h", "< ½ day", "?". A break card carries a cup, drawn by whoever shows it. */
export function cardWords(card: VoteCard): string {
  switch (card.type) {
    case 'points':
      return card.label;
    case 'hours':
      return formatHours(card.hours * hourMs);
    case 'halfDay':
      return '< ½ day';
    case 'unsure':
      return '?';
    case 'break':
      return 'Break';
  }
}
