// Which items somebody else has just moved, and who it was, for a few seconds each; asked item by item, so that one
// moved item wakes its own card and no other. Shown as a flag, said to nobody.

import type { ItemId } from '../../shared/ids.ts';
import type { BoardSession } from '../session.ts';
import type { MovedItem } from '../store/moved-item.ts';
import { resolveMember } from '../../shared/team.ts';
import { HandsOfOthers, type Mover } from './hands-of-others.ts';
import { memberOf } from './item-words.ts';
import { movedWords, moverOf } from './moved-by.ts';

/** What more items than these did at once is no move that one could follow: an import, a day that arrives. */
export const mostAtOnce = 20;

const shownMs = 5000;

class RecentMoves {
  readonly #session: BoardSession;
  readonly #listeners = new Map<ItemId, Set<() => void>>();
  readonly #movers = new Map<ItemId, Mover & { readonly timer: ReturnType<typeof setTimeout> }>();
  readonly #hands: HandsOfOthers;

  constructor(session: BoardSession) {
    this.#session = session;
    this.#hands = new HandsOfOthers(session.presence);
    session.store.onMoved((moved, here) => this.#onMoved(moved, here));
  }

  /** Who moved the item a moment ago, if it was somebody else. */
  at(item: ItemId): Mover | undefined {
    return this.#movers.get(item);
  }

  /** Who moved it by this, undefined where it was the person here; null where nobody can tell. */
  moverOf(moved: MovedItem, here: boolean): Mover | null | undefined {
    if (here) return undefined;
    const { store, me } = this.#session;
    const by = moverOf(moved);
    if (by === undefined) return this.#hands.on(moved.after.id) ?? null;
    if (by !== null && me === resolveMember(store.members, by)) return undefined;
    const member = memberOf(store, by);
    return { name: member?.name ?? 'Somebody', colour: member?.colour ?? null };
  }

  /** "Mira moved GW-41 to Review", for whoever has to be told in words. */
  sentence(moved: MovedItem, here: boolean): string {
    const mover = this.moverOf(moved, here);
    const who = mover === undefined ? 'You' : (mover?.name ?? 'Somebody');
    return `${who} ${movedWords(this.#session.store, moved)}`;
  }

  subscribe(item: ItemId, listener: () => void): () => void {
    const set = this.#listeners.get(item) ?? new Set();
    this.#listeners.set(item, set.add(listener));
    return () => {
      set.delete(listener);
      if (set.size === 0) this.#listeners.delete(item);
    };
  }

  #onMoved(moved: readonly MovedItem[], here: boolean): void {
    const many = moved.length > mostAtOnce;
    for (const one of moved) {
      // What is archived or comes back did not move.
      const isMove = one.before.archived === null && one.after.archived === null;
      this.#put(one.after.id, (many || !isMove ? undefined : this.moverOf(one, here)) ?? undefined);
    }
  }

  #put(item: ItemId, mover: Mover | undefined): void {
    const before = this.#movers.get(item);
    if (!before && !mover) return;
    clearTimeout(before?.timer);
    this.#movers.delete(item);
    if (mover)
      this.#movers.set(item, { ...mover, timer: setTimeout(() => this.#put(item, undefined), shownMs) });
    for (const listener of Array.from(this.#listeners.get(item) ?? [])) listener();
  }
}

const known = new WeakMap<BoardSession, RecentMoves>();

/** The one for this session. */
export function recentMoves(session: BoardSession): RecentMoves {
  const there = known.get(session) ?? new RecentMoves(session);
  known.set(session, there);
  return there;
}
