// Entries of the agenda dragged by mouse, pen or finger, by the same means as cards. Writes nothing: it says before which
// entry one was dropped.

import type { LitElement } from 'lit';
import type { ItemId } from '../../shared/ids.ts';
import { CardDrag } from './card-drag.ts';
import { isOnControl } from './card-in-event.ts';
import type { DropList, HandCard } from './hand-list.ts';
import { Press, type Point } from './press.ts';

interface Options {
  readonly mayMove: () => boolean;
  /** Before the how manyth of the others it was dropped. */
  readonly onDrop: (item: ItemId, index: number) => void;
  readonly onLetGo: (item: ItemId, why: string) => void;
}

export class AgendaDrag {
  readonly #host: LitElement & DropList;
  readonly #options: Options;
  readonly #press: Press;
  #drag: { readonly card: HandCard; readonly drag: CardDrag<DropList> } | undefined;

  constructor(host: LitElement & DropList, options: Options) {
    this.#host = host;
    this.#options = options;
    this.#press = new Press(host, {
      dragged: (event) => this.#cardIn(event),
      begin: (card, at) => this.#begin(card as HandCard, at),
      move: (at) => this.#drag?.drag.move(at),
      drop: () => this.#drop(),
      cancel: () => this.#letGo('It stays where it was.'),
    });
  }

  /** The agenda goes. */
  end(): void {
    this.#free();
    this.#press.end();
  }

  /** The agenda was rendered anew: what is in hand may be gone, or done. */
  check(): void {
    const card = this.#drag?.card;
    if (card && !this.#host.ids.includes(card.item)) this.#letGo('It is not open on the agenda any more.');
  }

  #cardIn(event: Event): HandCard | undefined {
    if (!this.#options.mayMove()) return undefined;
    const path = event.composedPath();
    const card = this.#host.cards.find((one) => path.includes(one));
    return card && !isOnControl(event, card) ? card : undefined;
  }

  #begin(card: HandCard, at: Point): HTMLElement | undefined {
    if (!this.#options.mayMove()) return undefined;
    this.#free();
    const drag = new CardDrag<DropList>({
      host: this.#host,
      lists: () => [this.#host],
      springs: () => [],
      card,
      items: [card.item],
      at,
      onAim: () => {},
    });
    card.toggleAttribute('dragged', true);
    this.#drag = { card, drag };
    return drag.layer;
  }

  /** A drop where nothing would change does nothing and says nothing. */
  #drop(): void {
    const { card, drag } = this.#drag ?? {};
    drag?.settle();
    const index = drag?.drop?.index;
    this.#free(index === undefined);
    if (card && index !== undefined) this.#options.onDrop(card.item, index);
  }

  #letGo(why: string): void {
    const card = this.#drag?.card;
    if (!card) return;
    this.#free(true);
    this.#options.onLetGo(card.item, why);
  }

  #free(back = false): void {
    const held = this.#drag;
    if (!held) return;
    this.#drag = undefined;
    held.card.toggleAttribute('dragged', false);
    held.drag.end(back);
  }
}
