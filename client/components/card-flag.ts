// The flag on a card: who has it in hand, who has just moved it, or who is at it. One source for each session, asked
// item by item.

import type { ItemId } from '../../shared/ids.ts';
import type { BoardSession } from '../session.ts';
import { callName } from './item-words.ts';
import { recentMoves } from './recent-moves.ts';
import { whoIsWhere, type Here } from './who-is-where.ts';

export interface CardFlag {
  readonly words: string;
  /** Index into the palette of member colours; null for somebody unknown. */
  readonly colour: number | null;
}

class CardFlags {
  readonly #session: BoardSession;

  constructor(session: BoardSession) {
    this.#session = session;
  }

  at(item: ItemId): CardFlag | undefined {
    const here = whoIsWhere(this.#session).at(item);
    const holding = here.filter(({ moving }) => moving);
    const [holder] = holding;
    if (holder) return { words: words(holder, 'is moving it', holding.length - 1), colour: holder.colour };
    const mover = recentMoves(this.#session).at(item);
    if (mover) return { words: words(mover, 'moved it', 0), colour: mover.colour };
    const [visitor] = here;
    return (
      visitor && { words: words(visitor, visitorWords(visitor), here.length - 1), colour: visitor.colour }
    );
  }

  subscribe(item: ItemId, listener: () => void): () => void {
    const ends = [
      whoIsWhere(this.#session).subscribe(item, listener),
      recentMoves(this.#session).subscribe(item, listener),
    ];
    return () => ends.forEach((end) => end());
  }
}

const visitorWords = ({ field, idle }: Here): string => {
  if (idle) return 'is idle here';
  return field === null ? 'is here' : 'is editing';
};

const words = ({ name }: { readonly name: string }, does: string, more: number): string =>
  `${callName(name)} ${does}${more > 0 ? `, ${more} more` : ''}`;

const known = new WeakMap<BoardSession, CardFlags>();

/** The one for this session. */
export function cardFlags(session: BoardSession): CardFlags {
  const there = known.get(session) ?? new CardFlags(session);
  known.set(session, there);
  return there;
}
