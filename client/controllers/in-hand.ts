// What somebody has in hand, dragged by pointer or carried by keyboard: it looks so here, others are told, and it is let
// go when somebody else takes it away, or the list it came from or would go to.

import type { ItemId } from '../../shared/ids.ts';
import { recentMoves } from '../components/recent-moves.ts';
import type { BoardSession } from '../session.ts';
import type { MovedItem } from '../store/moved-item.ts';
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
  /** What places in a list meant when it was first aimed at. */
  readonly #meant = new Map<HandList, { readonly name: string; readonly place: string }>();
  #frame = 0;

  constructor(session: BoardSession, held: Held) {
    this.#session = session;
    this.#held = held;
    this.#marked = held.cards();
    for (const card of this.#marked) card.toggleAttribute(looks[held.how], true);
    session.presence.moving(held.items);
    const { store } = session;
    this.#ends = [
      store.onMoved((moved, here) => this.#onMoved(moved, here)),
      // What a list means may change with them; the views draw that first.
      ...(['columns', 'sprints'] as const).map((topic) => store.subscribe(topic, () => this.#look())),
    ];
    this.aim(held.from);
  }

  /** They would go to this list now. */
  aim(list: HandList): void {
    if (!this.#meant.has(list)) this.#meant.set(list, { name: list.name, place: this.#placeOf(list) });
  }

  end(): void {
    cancelAnimationFrame(this.#frame);
    for (const end of this.#ends) end();
    for (const card of this.#marked) card.toggleAttribute(looks[this.#held.how], false);
    this.#session.presence.moving([]);
  }

  #onMoved(moved: readonly MovedItem[], here: boolean): void {
    const mine = moved.find(({ after }) => this.#held.items.includes(after.id));
    if (mine) this.#gone(recentMoves(this.#session).sentence(mine, here));
  }

  /** Are the list that they came from and the one that they would go to still there, and do they mean the same? */
  #look(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      for (const list of [this.#held.from, this.#held.to()]) {
        const before = list && this.#meant.get(list);
        if (!before || (list.isConnected && this.#placeOf(list) === before.place)) continue;
        return this.#gone(`${before.name} is not there any more`);
      }
    });
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
