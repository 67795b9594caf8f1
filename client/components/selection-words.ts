// What several selected items have in common, for the bar that changes them: their sum, and of labels and people whether
// all, some or none have each.

import type { MemberId } from '../../shared/ids.ts';
import type { Item } from '../../shared/item.ts';
import { resolveMember } from '../../shared/team.ts';
import type { BoardStore } from '../store/board-store.ts';
import { count, figure } from './item-words.ts';

export type Share = 'all' | 'some' | 'none';

/** "3 items · 11 points" */
export function selectionWords(items: readonly Item[]): string {
  const points = items.reduce((sum, item) => sum + ('points' in item ? (item.points ?? 0) : 0), 0);
  const words = count(items.length, 'item', 'items');
  return points === 0 ? words : `${words} · ${figure(points)} ${points === 1 ? 'point' : 'points'}`;
}

export function shareOf(items: readonly Item[], has: (item: Item) => boolean): Share {
  const many = items.filter(has).length;
  if (many === 0) return 'none';
  return many === items.length ? 'all' : 'some';
}

/** An item's entries of one person: after a merge of two members it may hold both. */
export const assignedAs = (store: BoardStore, item: Item, member: MemberId): readonly MemberId[] =>
  item.assignees.filter((one) => resolveMember(store.members, one) === member);

/** Every label on the board, by name. */
export const labelsOn = (store: BoardStore): readonly string[] =>
  [...new Set([...store.items()].flatMap(({ labels }) => labels))].sort((a, b) => a.localeCompare(b, 'en'));
