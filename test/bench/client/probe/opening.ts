// How a board opens: when the first card is painted, when the cards in the window are all there, and when the page has
// come to rest. It looks at every frame only until the first card is there: reading the boxes of thousands of cards in
// each frame would cost what is to be measured, and so would hit tests.

import type { Cards } from './cards.ts';
import { afterPaint } from './paint.ts';
import type { LongTasks } from './long-tasks.ts';

/** Milliseconds since navigation start. */
export interface Opening {
  /** A card with words, in the window, is painted. */
  readonly first: number;
  /** The number of cards in the window did not change after this. */
  readonly visible: number;
  /** The end of the last long task that was followed by half a second without one and without a new card. */
  readonly idle: number;
  readonly cards: number;
  readonly longest: number;
}

const calmMs = 500;
/** A look that takes longer than this is made seldom. */
const cheapMs = 2;

export class OpeningWatch {
  readonly #cards: Cards;
  readonly #longTasks: LongTasks;
  /** The number of cards in the window each time it changed, and when that was painted. */
  readonly #seen: { readonly at: number; readonly cards: number }[] = [];
  #last = 0;
  #skip = 0;
  #over = false;

  constructor(cards: Cards, longTasks: LongTasks) {
    this.#cards = cards;
    this.#longTasks = longTasks;
    requestAnimationFrame(this.#look);
  }

  /** Looks no more: the page has no cards. */
  end(): void {
    this.#over = true;
  }

  /** Settles when the page is at rest. */
  async rest(patienceMs: number): Promise<Opening | null> {
    for (;;) {
      const now = performance.now();
      const last = this.#seen.at(-1);
      const task = Math.max(0, ...this.#longTasks.all.map(({ start, length }) => start + length));
      if (last && last.cards > 0 && now - last.at > calmMs && now - task > calmMs) {
        this.#over = true;
        return {
          first: this.#seen.find(({ cards }) => cards > 0)?.at ?? last.at,
          visible: last.at,
          idle: Math.max(last.at, task),
          cards: last.cards,
          longest: Math.max(0, ...this.#longTasks.all.map(({ length }) => length)),
        };
      }
      if (now > patienceMs) return null;
      await new Promise((resolve) => {
        setTimeout(resolve, 100);
      });
    }
  }

  readonly #look = (): void => {
    if (this.#over) return;
    requestAnimationFrame(this.#look);
    this.#skip -= 1;
    if (this.#skip >= 0) return;
    const start = performance.now();
    const cards = this.#cards.shown();
    if (cards > 0) this.#skip = performance.now() - start < cheapMs ? 1 : 8;
    if (cards === this.#last) return;
    this.#last = cards;
    afterPaint(() => this.#seen.push({ at: performance.now(), cards }));
  };
}
