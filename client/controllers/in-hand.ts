// What somebody has in hand, dragged by pointer or carried by keyboard: it looks so here, others are told, and it is let
// go when somebody else takes it away, or the list it came from or would go to.

import type { ItemId } from '../../shared/ids.ts';
import { recentMoves } from '../components/recent-moves.ts';
import type { BoardSession } from '../session.ts';
import type { MovedItem } from '../store/board-store.ts';
import type { HandList } from './hand-list.ts';

export type How = 'dragged' | 'carried';

const words = { dragged: 'your drag was let go', carried: 'your move was let go' } as const;
/** How the original looks meanwhile. */
const looks = { dragged: 'dragged', carried: 'lifted' } as const;

interface Held {
  readonly how: How;
  readonly items: readonly ItemId[];
  readonly from: HandList;
  /** Where it would go now, if anywhere. */
  readonly to: () => HandList | undefined;
  /** The cards of all items that are rendered. */
  readonly cards: () => readonly HTMLElement[];
  /** It was taken away; says by what, in words. */
  readonly onGone: (words: string) => void;
}

export class InHand {
  readonly #session: BoardSession;
  readonly #held: Held;
  readonly #ends: readonly (() => void)[];
  readonly #marked: readonly HTMLElement[];
  /** What places in the lists meant when they were taken or first aimed at. */
  readonly #meant = new Map<HandList, { readonly name: string; readonly place: string }>();
  #frame = 0;

  constructor(session: BoardSession, held: Held) {
    this.#session = session;
    this.#held = held;
    this.#marked = held.cards();
    for (const card of this.#marked) card.toggleAttribute(looks[held.how], true);
    session.presence.moving(held.items);
    this.#ends = [session.store.onMoved((moved, here) => this.#onMoved(moved, here))];
    this.#look();
  }

  end(): void {
    cancelAnimationFrame(this.#frame);
    for (const end of this.#ends) end();
    for (const card of this.#marked) card.toggleAttribute(looks[this.#held.how], false);
    this.#session.presence.moving([]);
  }

  #onMoved(moved: readonly MovedItem[], here: boolean): void {
    const mine = moved.find(({ after }) => this.#held.items.includes(after.id));
    if (!mine) return;
    this.#gone(recentMoves(this.#session).sentence(mine, here));
  }

  /** Once in each frame: are the two lists still there, and do they still mean the same? */
  #look(): void {
    for (const list of [this.#held.from, this.#held.to()]) {
      if (!list) continue;
      const before = this.#meant.get(list);
      const place = list.isConnected ? this.#placeOf(list) : '';
      if (!before) this.#meant.set(list, { name: list.name, place });
      else if (before.place !== place) return this.#gone(`${before.name} is not there any more`);
    }
    this.#frame = requestAnimationFrame(() => this.#look());
  }

  /** The same for all places in one list. */
  #placeOf(list: HandList): string {
    const { after: _, before: __, ...place } = list.place(0, this.#held.items);
    return JSON.stringify(place);
  }

  #gone(what: string): void {
    this.#held.onGone(`${what}; ${words[this.#held.how]}.`);
  }
}
