// Hands for cards, the same on the Board and in Plan: walking with the arrows, selecting, opening, and the focus, which is
// never lost. Picking up, carrying and dragging is a part of its own (card-moving.ts), loaded after the first look.

import type { LitElement, ReactiveController } from 'lit';
import type { ItemId } from '../../shared/ids.ts';
import { selectByClick, selectByKey, type Meant, type Selecting } from '../components/card-selecting.ts';
import { AnnounceEvent, type CardLeftEvent } from '../components/events.ts';
import { count } from '../components/item-words.ts';
import { nextCard } from '../components/keys.ts';
import { moverOf } from '../components/moved-by.ts';
import { recentMoves } from '../components/recent-moves.ts';
import type { Selection } from '../components/selection.ts';
import type { BoardSession } from '../session.ts';
import type { MovedItem } from '../store/moved-item.ts';
import { CardFocus } from './card-focus.ts';
import { cardIn, isOnTitle, type CardInList } from './card-in-event.ts';
import type { CardMoving } from './card-moving.ts';
import { EarlyPress } from './early-press.ts';
import type { HandCard, HandLane, HandList } from './hand-list.ts';
import { loadMovingPart, movingPart } from './moving-part.ts';
import { quietMoment } from './quiet-moment.ts';

export interface HandHost extends LitElement {
  /** The lanes that are seen, from top to bottom. */
  readonly lanes: readonly HandLane[];
}

export interface HandOptions {
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

/** Not within the first view: so long after it the part that moves cards is loaded where no hand has come before. */
const loadAfterMs = 6000;

export class CardHands implements ReactiveController {
  /** Where the focus goes when the card that has it leaves its list; its new place unless said. */
  focusNext: ItemId | undefined;
  readonly #host: HandHost;
  readonly #options: HandOptions;
  readonly #focus: CardFocus;
  #moving: CardMoving | undefined;
  #early: EarlyPress | undefined;
  #end: AbortController | undefined;

  constructor(host: HandHost, options: HandOptions) {
    this.#host = host;
    this.#options = options;
    this.#focus = new CardFocus(host, options.bringUp);
    host.addController(this);
  }

  hostConnected(): void {
    const end = new AbortController();
    const { signal } = end;
    this.#end = end;
    const host = this.#host;
    host.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    host.addEventListener('mousedown', (event) => this.#onMouseDown(event), { signal });
    for (const type of ['focusin', 'click'] as const)
      host.addEventListener(type, (event) => this.#remember(event), { signal });
    host.addEventListener('gw-card-left', (event) => this.#onCardLeft(event), { signal });
    // Before the card hears of it, which would open the item.
    host.addEventListener('click', (event) => this.#onClick(event), { signal, capture: true });
    const stop = this.#session.store.onMoved((moved, here) => this.#onMoved(moved, here));
    signal.addEventListener('abort', stop);
    for (const type of ['pointerenter', 'focusin'] as const)
      host.addEventListener(type, () => void this.#load(), { signal, once: true });
    if (movingPart()) return this.#attach();
    this.#early = new EarlyPress(host);
    this.#loadLater(signal);
  }

  hostDisconnected(): void {
    this.#end?.abort();
    this.#early?.end();
    this.#moving?.end();
    this.#moving = undefined;
  }

  /** Something is in hand. */
  get isBusy(): boolean {
    return this.#moving?.isBusy ?? false;
  }

  get lists(): readonly HandList[] {
    return this.#host.lanes.flatMap(({ lists }) => lists);
  }

  card(id: ItemId): HandCard | undefined {
    return this.#focus.card(id);
  }

  /** Scrolls as little as needed until the card of an item is seen, where it is built. */
  bringIntoSight(id: ItemId): void {
    this.card(id)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  get focused(): HandCard | undefined {
    return this.#focus.focused;
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

  cardIn(event: Event): CardInList | undefined {
    return cardIn(event, this.#options.card, this.lists);
  }

  /** The item whose title an event comes from, with its list. */
  meant(event: Event): Meant | undefined {
    const found = isOnTitle(event) ? this.cardIn(event) : undefined;
    return found && { item: found.card.item, list: found.list.ids };
  }

  get #session(): BoardSession {
    return this.#options.session();
  }

  get #selecting(): Selecting {
    return {
      selection: this.#options.selection(),
      keyOf: (item) => this.#keyOf(item),
      // The bar of the selection shows it, and words over the cards would be in the way of the next.
      announce: (words) => this.#host.dispatchEvent(new AnnounceEvent(words, { quiet: true })),
      focus: (item) =>
        this.#reveal(
          this.lists.find(({ ids }) => ids.includes(item)),
          item,
        ),
    };
  }

  #keyOf(id: ItemId): string {
    const { store } = this.#session;
    const item = store.item(id);
    return item ? store.keyOf(item) : '';
  }

  #reveal(list: HandList | undefined, item: ItemId): void {
    void list?.reveal(item).then((card) => card?.focus());
  }

  /** Others' moves glide also where nobody touches anything. */
  #loadLater(signal: AbortSignal): void {
    const timer = setTimeout(() => void quietMoment().then(() => this.#load()), loadAfterMs);
    signal.addEventListener('abort', () => clearTimeout(timer));
  }

  async #load(): Promise<void> {
    await loadMovingPart().catch(() => undefined);
    this.#attach();
  }

  #attach(): void {
    const part = movingPart();
    if (!part || this.#moving || this.#end?.signal.aborted !== false) return;
    this.#moving = new part.CardMoving(this.#host, this, this.#options);
    this.#early?.hand();
  }

  async #pickUp(item: ItemId, list: HandList): Promise<void> {
    if (!this.#moving) await this.#load();
    if (this.#moving) this.#moving.pickUp(item, list);
    else this.announce('Cards cannot be moved yet. Check your connection and try again.');
  }

  #remember(event: Event): void {
    const found = this.cardIn(event);
    if (found) this.#focus.remember(found.card.item, found.list);
  }

  #onCardLeft(event: CardLeftEvent): void {
    event.stopPropagation();
    const next = this.focusNext ?? event.item;
    this.focusNext = undefined;
    void this.#focus.follow(next, event.list);
  }

  /** The card that has the focus is taken elsewhere by somebody: whoever does not see it hears why the focus jumps. */
  #onMoved(moved: readonly MovedItem[], here: boolean): void {
    const focused = this.focused?.item;
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

  /** With Shift the browser would select the words in between. */
  #onMouseDown(event: MouseEvent): void {
    if (event.shiftKey && this.meant(event)) event.preventDefault();
  }

  /** The keys of a card that has the focus: arrows go on, Enter picks up. */
  #onKey(event: KeyboardEvent): void {
    const found = isOnTitle(event) ? this.cardIn(event) : undefined;
    if (!found || event.defaultPrevented || event.isComposing || event.altKey) return;
    const { card, list } = found;
    const command = event.ctrlKey || event.metaKey;
    const handled = this.#moving?.isCarrying
      ? !command && this.#moving.onKey(event.key)
      : (!this.#session.readOnly &&
          selectByKey(event, { item: card.item, list: list.ids }, this.#selecting)) ||
        (!command && !event.shiftKey && this.#walk(event.key, { list, item: card.item }));
    if (handled) event.preventDefault();
  }

  /** Leads the focus from this item's card to the next one, as this arrow key does. */
  walk(item: ItemId, key: string): void {
    const list = this.#host.lanes.flatMap(({ lists }) => lists).find(({ ids }) => ids.includes(item));
    if (list) this.#walk(key, { list, item });
  }

  #walk(key: string, from: { readonly list: HandList; readonly item: ItemId }): boolean {
    if (key === 'Enter') {
      // Whoever only reads opens the item, as a link does.
      if (this.#session.readOnly) return false;
      void this.#pickUp(from.item, from.list);
      return true;
    }
    const next = nextCard(this.#host.lanes, from, key);
    if (next) this.#reveal(next.list, next.item);
    return next !== undefined;
  }
}
