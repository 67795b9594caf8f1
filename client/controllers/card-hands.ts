// Hands for cards, the same on the Board and in Plan: walking with the arrows, selecting, picking up and carrying by
// keyboard, dragging by pointer, and the focus, which is never lost. Writes nothing: what is decided leaves by event.

import type { LitElement, ReactiveController } from 'lit';
import type { ItemId } from '../../shared/ids.ts';
import { selectByClick, selectByKey, type Meant, type Selecting } from '../components/card-selecting.ts';
import { AnnounceEvent, DropCardEvent, OpenItemEvent, type CardLeftEvent } from '../components/events.ts';
import { count } from '../components/item-words.ts';
import { nextCard } from '../components/keys.ts';
import { moverOf } from '../components/moved-by.ts';
import { recentMoves } from '../components/recent-moves.ts';
import type { Selection } from '../components/selection.ts';
import { inShownOrder } from '../components/shown-order.ts';
import type { BoardSession } from '../session.ts';
import type { MovedItem } from '../store/board-store.ts';
import { CardCarry } from './card-carry.ts';
import { CardDrag } from './card-drag.ts';
import { CardFocus } from './card-focus.ts';
import { CardGlide } from './card-glide.ts';
import type { HandCard, HandLane, HandList } from './hand-list.ts';
import { InHand, type How } from './in-hand.ts';
import { Press, type Point } from './press.ts';

interface Host extends LitElement {
  /** The lanes that are seen, from top to bottom. */
  readonly lanes: readonly HandLane[];
}

interface Options {
  readonly session: () => BoardSession;
  readonly selection: () => Selection;
  readonly card: 'gw-card' | 'gw-plan-row';
  /** The order in which several that are dropped shall stand. */
  readonly order: 'board' | 'backlog';
  /** Makes the list of an item seen, where the view does not show all of them at once. */
  readonly bringUp?: (item: ItemId) => void;
  /** What is pressed when something is held over it during a drag: a tab, to reach what is behind it. */
  readonly springs?: () => readonly HTMLElement[];
}

export class CardHands implements ReactiveController {
  /** Where the focus goes when the card that has it leaves its list; its new place unless said. */
  focusNext: ItemId | undefined;
  readonly #host: Host;
  readonly #options: Options;
  readonly #focus: CardFocus;
  readonly #glide: CardGlide;
  #inHand: InHand | undefined;
  #carry: CardCarry | undefined;
  #drag: CardDrag | undefined;
  #stopListening = () => {};

  constructor(host: Host, options: Options) {
    this.#host = host;
    this.#options = options;
    this.#focus = new CardFocus(host, options.bringUp);
    this.#glide = new CardGlide(host, options.session);
    host.addController(this);
    // oxlint-disable-next-line no-new -- it listens on the host
    new Press(host, {
      dragged: (event) => this.#draggable(event),
      begin: (card, at) => this.#beginDrag(card as HandCard, at),
      move: (at) => this.#drag?.move(at),
      drop: () => this.#dropDragged(),
      cancel: () => this.#letGo(),
    });
    host.addEventListener('keydown', (event) => this.#onKey(event));
    host.addEventListener('mousedown', (event) => this.#onMouseDown(event));
    for (const type of ['focusin', 'click'] as const)
      host.addEventListener(type, (event) => this.#remember(event));
    host.addEventListener('focusout', () => this.#onFocusOut());
    host.addEventListener('gw-card-left', (event) => this.#onCardLeft(event));
    // Before the card hears of it, which would open the item.
    host.addEventListener('click', (event) => this.#onClick(event), { capture: true });
  }

  hostConnected(): void {
    this.#stopListening = this.#session.store.onMoved((moved, here) => this.#onMoved(moved, here));
  }

  hostDisconnected(): void {
    this.#stopListening();
    this.#free();
  }

  get isBusy(): boolean {
    return this.#inHand !== undefined;
  }

  card(id: ItemId): HandCard | undefined {
    return this.#focus.card(id);
  }

  /** Puts the focus on an item's card once it stands where it belongs now; on its neighbour where it is not shown. */
  focusItem(id: ItemId): Promise<void> {
    return this.#focus.to(id);
  }

  /** The focus comes into the view: to where it was last, else to the first card. */
  focus(): Promise<void> {
    return this.#focus.back();
  }

  announce(words: string): void {
    this.#host.dispatchEvent(new AnnounceEvent(words));
  }

  /** "GW-41", "3 items" */
  nameOf(items: readonly ItemId[]): string {
    const [only] = items;
    return items.length === 1 && only ? this.#keyOf(only) : count(items.length, 'item', 'items');
  }

  /** The card whose title an event comes from, with its list. */
  meant(event: Event): Meant | undefined {
    const found = this.#cardIn(event);
    const onTitle = event
      .composedPath()
      .some((one) => one instanceof HTMLElement && one.classList.contains('title'));
    return found && onTitle ? { item: found.card.item, list: found.list.ids } : undefined;
  }

  get #session(): BoardSession {
    return this.#options.session();
  }

  get #selecting(): Selecting {
    return {
      selection: this.#options.selection(),
      keyOf: (item) => this.#keyOf(item),
      announce: (words) => this.announce(words),
      focus: (item) =>
        this.#reveal(
          this.#lists.find(({ ids }) => ids.includes(item)),
          item,
        ),
    };
  }

  get #lists(): readonly HandList[] {
    return this.#host.lanes.flatMap(({ lists }) => lists);
  }

  #keyOf(id: ItemId): string {
    const { store } = this.#session;
    const item = store.item(id);
    return item ? store.keyOf(item) : '';
  }

  #cardIn(event: Event): { readonly card: HandCard; readonly list: HandList } | undefined {
    const path = event.composedPath();
    const list = this.#lists.find((one) => path.includes(one));
    const isCard = (one: EventTarget) =>
      one instanceof HTMLElement && one.localName === this.#options.card && 'item' in one;
    const card = path.find(isCard) as HandCard | undefined;
    return list && card && { card, list };
  }

  #reveal(list: HandList | undefined, item: ItemId): void {
    void list?.reveal(item).then((card) => card?.focus());
  }

  #remember(event: Event): void {
    const found = this.#cardIn(event);
    if (found) this.#focus.remember(found.card.item, found.list);
  }

  /** What is carried by keyboard needs the focus: going elsewhere lets it go. */
  #onFocusOut(): void {
    const carry = this.#carry;
    if (!carry) return;
    // The focus may only be on its way to the same card, which was rendered anew.
    requestAnimationFrame(() => {
      if (carry === this.#carry && this.#focus.focused?.item !== carry.item) this.#letGo();
    });
  }

  #onCardLeft(event: CardLeftEvent): void {
    event.stopPropagation();
    const next = this.focusNext ?? event.item;
    this.focusNext = undefined;
    void this.#focus.follow(next, event.list);
  }

  /** The card that has the focus is taken elsewhere by somebody: whoever does not see it hears why the focus jumps. */
  #onMoved(moved: readonly MovedItem[], here: boolean): void {
    const focused = this.#focus.focused?.item;
    const mine = moved.find(({ after }) => after.id === focused);
    if (!mine || here || this.isBusy || moverOf(mine) === undefined) return;
    this.announce(`${recentMoves(this.#session).sentence(mine, here)}.`);
  }

  #onClick(event: MouseEvent): void {
    const meant = this.#session.readOnly ? undefined : this.meant(event);
    if (!meant || !selectByClick(event, meant, this.#selecting)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  #onMouseDown(event: MouseEvent): void {
    if (this.#carry) this.#letGo();
    // With Shift the browser would select the words in between.
    if (event.shiftKey && this.meant(event)) event.preventDefault();
  }

  /** The keys of a card that has the focus: arrows go on, Enter picks up; carried, arrows carry and Enter drops. */
  #onKey(event: KeyboardEvent): void {
    const found = this.#cardIn(event);
    const meant = this.meant(event);
    if (!found || !meant || event.defaultPrevented || event.isComposing || event.altKey) return;
    const command = event.ctrlKey || event.metaKey;
    const handled = this.#carry
      ? !command && this.#carryOn(event.key, this.#carry)
      : (!this.#session.readOnly && selectByKey(event, meant, this.#selecting)) ||
        (!command && !event.shiftKey && this.#walk(event.key, { list: found.list, item: meant.item }));
    if (handled) event.preventDefault();
  }

  #walk(key: string, from: { readonly list: HandList; readonly item: ItemId }): boolean {
    // Whoever only reads opens the item, as a link does.
    if (key === 'Enter') return !this.#session.readOnly && this.#pickUp(from.item, from.list);
    const next = nextCard(this.#host.lanes, from, key);
    if (next) this.#reveal(next.list, next.item);
    return next !== undefined;
  }

  #meantBy(item: ItemId): readonly ItemId[] {
    const all = this.#options.selection().meantBy(item);
    return inShownOrder(this.#session.store, all, this.#options.order);
  }

  #take(how: How, items: readonly ItemId[], from: HandList): void {
    this.#inHand = new InHand(this.#session, {
      how,
      items,
      from,
      to: () => this.#carry?.list ?? this.#drag?.list,
      cards: () => this.#lists.flatMap(({ cards }) => cards.filter(({ item }) => items.includes(item))),
      onGone: (words) => {
        this.#free();
        this.announce(words);
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

  #pickUp(item: ItemId, from: HandList): boolean {
    const items = this.#meantBy(item);
    this.#carry = new CardCarry(item, items, { lanes: () => this.#host.lanes, from });
    this.#take('carried', items, from);
    const them = items.length === 1 ? 'it' : 'them';
    const opens = items.length === 1 ? ', O opens it' : '';
    this.announce(
      `${this.nameOf(items)} picked up in ${this.#carry.words}. ` +
        `Arrow keys carry ${them}, Enter drops ${them}, Escape lets go${opens}.`,
    );
    return true;
  }

  #carryOn(key: string, carry: CardCarry): boolean {
    if (key === 'Enter' || key === ' ') this.#dropCarried(carry);
    else if (key === 'Escape' || key === 'Tab') this.#letGo();
    else if (carry.carry(key)) this.announce(carry.words);
    else if (key.toLowerCase() === 'o' && carry.items.length === 1) {
      this.#free();
      this.#host.dispatchEvent(new OpenItemEvent(carry.item));
    }
    // Nothing else is begun with what is in hand; Tab goes on as always.
    return key !== 'Tab';
  }

  #dropCarried(carry: CardCarry): void {
    const { stays, items, list, index } = carry;
    this.#free();
    if (stays) this.announce(`${this.nameOf(items)} ${items.length === 1 ? 'stays' : 'stay'}.`);
    else this.#host.dispatchEvent(new DropCardEvent(items, list.place(index, items)));
  }

  #letGo(): void {
    const items = this.#carry?.items ?? this.#drag?.items;
    if (!items) return;
    this.#free(true);
    const stays = items.length === 1 ? 'It stays where it was.' : 'They stay where they were.';
    this.announce(`${this.nameOf(items)} let go. ${stays}`);
  }

  /** The card that a press may drag; a press on a button or a field in it means that. */
  #draggable(event: Event): HTMLElement | undefined {
    const found = this.#session.readOnly ? undefined : this.#cardIn(event);
    const path = event.composedPath();
    const inner = path.slice(0, found ? path.indexOf(found.card) : 0);
    const isOther = (one: EventTarget) =>
      one instanceof HTMLElement && one.matches('button, input, textarea, select, a:not(.title)');
    return inner.some(isOther) ? undefined : found?.card;
  }

  #beginDrag(card: HandCard, at: Point): HTMLElement | undefined {
    const from = this.#lists.find(({ cards }) => cards.includes(card));
    if (!from || this.#session.readOnly) return undefined;
    this.#free();
    const items = this.#meantBy(card.item);
    const { springs = () => [] } = this.#options;
    this.#drag = new CardDrag({ host: this.#host, lists: () => this.#lists, springs, card, items, at });
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
