// Picking cards up and putting them down elsewhere, by keyboard and by pointer, one or all that are selected. Writes
// nothing: where they are dropped leaves by event, and every step is said in words.

import type { ItemId } from '../../shared/ids.ts';
import { DropCardEvent, OpenItemEvent } from '../components/events.ts';
import { inShownOrder } from '../components/shown-order.ts';
import { CardCarry } from './card-carry.ts';
import { CardDrag } from './card-drag.ts';
import { CardGlide } from './card-glide.ts';
import type { CardHands, HandHost, HandOptions } from './card-hands.ts';
import { isOnControl } from './card-in-event.ts';
import type { HandCard, HandList } from './hand-list.ts';
import { InHand, type How } from './in-hand.ts';
import { Press, type Point } from './press.ts';

export { ColumnDrag } from './column-drag.ts';

export class CardMoving {
  readonly #host: HandHost;
  readonly #hands: CardHands;
  readonly #options: HandOptions;
  readonly #glide: CardGlide;
  readonly #press: Press;
  readonly #end = new AbortController();
  #inHand: InHand | undefined;
  #carry: CardCarry | undefined;
  #drag: CardDrag | undefined;

  constructor(host: HandHost, hands: CardHands, options: HandOptions) {
    this.#host = host;
    this.#hands = hands;
    this.#options = options;
    this.#glide = new CardGlide(host, options.session());
    this.#press = new Press(host, {
      dragged: (event) => this.#draggable(event),
      begin: (card, at) => this.#beginDrag(card as HandCard, at),
      move: (at) => this.#drag?.move(at),
      drop: () => this.#dropDragged(),
      cancel: () => this.#letGo(),
    });
    const { signal } = this.#end;
    host.addEventListener('focusout', () => this.#onFocusOut(), { signal });
    window.addEventListener('pointerdown', () => this.#carry && this.#letGo(), { signal, capture: true });
  }

  /** The view goes. */
  end(): void {
    this.#free();
    this.#end.abort();
    this.#press.end();
    this.#glide.end();
  }

  get isBusy(): boolean {
    return this.#inHand !== undefined;
  }

  get isCarrying(): boolean {
    return this.#carry !== undefined;
  }

  pickUp(item: ItemId, from: HandList): void {
    const items = this.#meantBy(item);
    this.#carry = new CardCarry(item, items, { lanes: () => this.#host.lanes, from });
    this.#take('carried', items, from);
    const them = items.length === 1 ? 'it' : 'them';
    const opens = items.length === 1 ? ', O opens it' : '';
    this.#hands.announce(
      `${this.#hands.nameOf(items)} picked up in ${this.#carry.words}. ` +
        `Arrow keys carry ${them}, Enter drops ${them}, Escape lets go${opens}.`,
    );
  }

  /** A key while something is carried; true when it is used up. */
  onKey(key: string): boolean {
    const carry = this.#carry;
    if (!carry) return false;
    if (key === 'Enter' || key === ' ') this.#dropCarried(carry);
    else if (key === 'Escape' || key === 'Tab') this.#letGo();
    else if (carry.carry(key)) {
      this.#inHand?.aim(carry.list);
      this.#hands.announce(carry.words);
    } else if (key.toLowerCase() === 'o' && carry.items.length === 1) {
      this.#free();
      this.#host.dispatchEvent(new OpenItemEvent(carry.item));
    }
    // Nothing else is begun with what is in hand; Tab goes on as always.
    return key !== 'Tab';
  }

  #meantBy(item: ItemId): readonly ItemId[] {
    const { session, selection, order } = this.#options;
    return inShownOrder(session().store, selection().meantBy(item), order);
  }

  #take(how: How, items: readonly ItemId[], from: HandList): void {
    this.#inHand = new InHand(this.#options.session(), {
      how,
      items,
      from,
      to: () => this.#carry?.list ?? this.#drag?.list,
      cards: () => this.#hands.lists.flatMap(({ cards }) => cards.filter(({ item }) => items.includes(item))),
      onGone: (words) => {
        this.#free();
        this.#hands.announce(words);
      },
    });
  }

  /** Nothing is in hand any more. `back`: the picture of what was dragged flies back. */
  #free(back = false): void {
    this.#carry?.end();
    this.#drag?.end(back);
    this.#inHand?.end();
    this.#carry = undefined;
    this.#drag = undefined;
    this.#inHand = undefined;
  }

  #letGo(): void {
    const items = this.#carry?.items ?? this.#drag?.items;
    if (!items) return;
    this.#free(true);
    const stays = items.length === 1 ? 'It stays where it was.' : 'They stay where they were.';
    this.#hands.announce(`${this.#hands.nameOf(items)} let go. ${stays}`);
  }

  /** What is carried by keyboard needs the focus: going elsewhere lets it go. */
  #onFocusOut(): void {
    const carry = this.#carry;
    if (!carry) return;
    // The focus may only be on its way to the same card, which was rendered anew.
    requestAnimationFrame(() => {
      if (carry === this.#carry && this.#hands.focused?.item !== carry.item) this.#letGo();
    });
  }

  #dropCarried(carry: CardCarry): void {
    const { stays, items, list, index } = carry;
    this.#free();
    if (stays) this.#hands.announce(`${this.#hands.nameOf(items)} ${items.length === 1 ? 'stays' : 'stay'}.`);
    else this.#host.dispatchEvent(new DropCardEvent(items, list.place(index, items)));
  }

  /** The card that a press may drag; a press on a button or a field in it means that. */
  #draggable(event: Event): HTMLElement | undefined {
    const found = this.#options.session().readOnly ? undefined : this.#hands.cardIn(event);
    return found && !isOnControl(event, found.card) ? found.card : undefined;
  }

  #beginDrag(card: HandCard, at: Point): HTMLElement | undefined {
    const from = this.#hands.lists.find(({ shadowRoot }) => shadowRoot === card.getRootNode());
    if (!from || this.#options.session().readOnly) return undefined;
    this.#free();
    const items = this.#meantBy(card.item);
    const { springs = () => [] } = this.#options;
    this.#drag = new CardDrag({
      host: this.#host,
      lists: () => this.#hands.lists,
      springs,
      card,
      items,
      at,
      onAim: (list) => this.#inHand?.aim(list),
    });
    this.#take('dragged', items, from);
    return this.#drag.layer;
  }

  /** A drop where nothing would change does nothing and says nothing. */
  #dropDragged(): void {
    this.#drag?.settle();
    const { drop, items, layer } = this.#drag ?? {};
    this.#free(drop === undefined);
    if (!drop || !items || !layer) return;
    this.#glide.fromHand(items, layer.box);
    this.#host.dispatchEvent(new DropCardEvent(items, drop.list.place(drop.index, items)));
  }
}
