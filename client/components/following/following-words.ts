// What the bar of following says.

import type { MemberId } from '../../../shared/ids.ts';
import type { Member } from '../../../shared/records.ts';
import { teamOf } from '../../../shared/team.ts';
import type { BoardStore } from '../../store/board-store.ts';
import { views } from '../address.ts';
import { callName, count } from '../item-words.ts';
import type { Shown } from './place.ts';

/** "Maya"; the whole name where two on the team are called so. */
export function shortName(member: Member, members: ReadonlyMap<MemberId, Member>): string {
  const short = callName(member.name);
  const isShared = teamOf(members).some(({ id, name }) => id !== member.id && callName(name) === short);
  return isShared ? member.name : short;
}

/** "GW-49", "Plan", "the Board" */
export function placeWords({ view, item }: Shown, store: BoardStore): string {
  const shown = item === null ? undefined : store.item(item);
  if (shown) return store.keyOf(shown);
  return view === 'board' ? 'the Board' : views[view];
}

/** What a projected screen says of itself: "Following Maya · 5 in the room". */
export const followedBy = (name: string, people: number): string =>
  people === 0 ? `Following ${name}` : `Following ${name} · ${people} in the room`;

/** "You lead · 4 others in the room" */
export const leadWords = (others: number): string =>
  others === 0 ? 'You lead the meeting' : `You lead · ${count(others, 'other', 'others')} in the room`;
