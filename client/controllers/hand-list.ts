// What hands know of the lists and cards that they reach into. The Board's cells and the Plan's lists are such lists;
// what a place in them means, only they know.

import type { LitElement } from 'lit';
import type { ItemId } from '../../shared/ids.ts';
import type { Drop } from '../components/events.ts';

/** The element that shows one item. */
export interface HandCard extends LitElement {
  readonly item: ItemId;
}

/** A list as far as a drag goes over it. */
export interface DropList extends LitElement {
  /** The ids of its items in their order; not all of them need be rendered. */
  readonly ids: readonly ItemId[];
  /** The cards that are rendered, from top to bottom. */
  readonly cards: readonly HandCard[];
}

/** One list of cards, from top to bottom. */
export interface HandList extends DropList {
  /** What it is called where it is spoken of. */
  readonly name: string;
  /** Where cards that are being moved would go: before which of the ids (their number: at the end). */
  mark: number | null;
  /** The place before the id of this number, among the ids without those that move. */
  place(index: number, moving: readonly ItemId[]): Drop;
  /** Brings the mark into view. */
  showMark(): Promise<void>;
  /** The card of an item, where it is rendered. */
  card(id: ItemId): HandCard | undefined;
  /** The card of an item of this list, as soon as it is rendered. */
  reveal(id: ItemId): Promise<HandCard | undefined>;
}

/** The lists beside each other, from left to right. Those of the lane below stand under them. */
export interface HandLane {
  /** '' where there is only one. */
  readonly name: string;
  readonly lists: readonly HandList[];
}

/** A list by its place: in which lane, and as the how manyth. */
interface At {
  readonly lane: number;
  readonly across: number;
}

export function findList(lanes: readonly HandLane[], isIt: (list: HandList) => boolean): At | undefined {
  for (const [lane, { lists }] of lanes.entries()) {
    const across = lists.findIndex(isIt);
    if (across >= 0) return { lane, across };
  }
  return undefined;
}

/** The list under another one (`step` 1) or above it (-1): in the next lane that has any, a folded one has none. */
export function listBeyond(
  lanes: readonly HandLane[],
  { lane, across }: At,
  step: 1 | -1,
): HandList | undefined {
  for (let next = lane + step; next >= 0 && next < lanes.length; next += step) {
    const lists = lanes[next]?.lists ?? [];
    if (lists.length > 0) return lists[Math.min(across, lists.length - 1)];
  }
  return undefined;
}

export const sameIds = (a: readonly ItemId[], b: readonly ItemId[]): boolean =>
  a === b || (a.length === b.length && a.every((id, at) => id === b[at]));

/** True when the items stand there already, in this order. `index` counts the ids without those that move. */
export function standsThere(ids: readonly ItemId[], index: number, moving: readonly ItemId[]): boolean {
  const gone = new Set(moving);
  const rest = ids.filter((id) => !gone.has(id));
  if (rest.length + moving.length !== ids.length) return false;
  const next = [...rest.slice(0, index), ...moving, ...rest.slice(index)];
  return next.every((id, at) => id === ids[at]);
}
