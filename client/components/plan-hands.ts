// How rows are handled in the Plan view, exactly as cards on the Board: the arrows go on, Space picks up, carried rows go
// over all lists that are seen, and selecting goes by key and by click. Writes nothing: what is decided leaves by event.

import type { ItemId } from '../../shared/ids.ts';
import type { BoardSession } from '../session.ts';
import { CardLift } from './card-lift.ts';
import { selectByClick, selectByKey, type Meant, type Selecting } from './card-selecting.ts';
import { AnnounceEvent, DropCardEvent } from './events.ts';
import type { GwPlanList } from './gw-plan-list.ts';
import type { GwPlanRow } from './gw-plan-row.ts';
import { count } from './item-words.ts';
import { nextCard } from './keys.ts';
import type { Selection } from './selection.ts';
import { inShownOrder } from './shown-order.ts';

interface Host extends EventTarget {
  /** The lists that are seen, from left to right. */
  readonly lists: readonly GwPlanList[];
}

const inPath = (event: Event, name: string): HTMLElement | undefined =>
  event
    .composedPath()
    .find((one): one is HTMLElement => one instanceof HTMLElement && one.localName === name);

export class PlanHands {
  readonly #host: Host;
  readonly #session: () => BoardSession;
  readonly #selection: () => Selection;
  #lift: CardLift | undefined;

  constructor(host: Host, session: () => BoardSession, selection: () => Selection) {
    this.#host = host;
    this.#session = session;
    this.#selection = selection;
  }

  get isCarrying(): boolean {
    return this.#lift !== undefined;
  }

  row(id: ItemId): GwPlanRow | undefined {
    for (const list of this.#host.lists) {
      const row = list.card(id);
      if (row) return row;
    }
    return undefined;
  }

  /** The row whose title an event comes from, with its list. */
  meant(event: Event): Meant | undefined {
    const [first] = event.composedPath();
    if (!(first instanceof HTMLElement) || !first.classList.contains('title')) return undefined;
    const row = inPath(event, 'gw-plan-row') as GwPlanRow | undefined;
    const list = inPath(event, 'gw-plan-list') as GwPlanList | undefined;
    return row && list && { item: row.item, list: list.ids };
  }

  /** "GW-41", "3 items" */
  nameOf(items: readonly ItemId[]): string {
    const [only] = items;
    return items.length === 1 && only ? this.#keyOf(only) : count(items.length, 'item', 'items');
  }

  announce(words: string): void {
    this.#host.dispatchEvent(new AnnounceEvent(words));
  }

  onKey(event: KeyboardEvent): void {
    const meant = this.meant(event);
    if (!meant || event.altKey) return;
    const command = event.ctrlKey || event.metaKey;
    const handled = this.#lift
      ? !command && this.#carry(event.key)
      : (!this.#session().readOnly && selectByKey(event, meant, this.#selecting)) ||
        (!command && this.#walk(event.key, meant.item));
    if (handled) event.preventDefault();
  }

  /** Before the row hears of it, which would open the item. */
  onClick(event: MouseEvent): void {
    const meant = this.#session().readOnly ? undefined : this.meant(event);
    if (!meant || !selectByClick(event, meant, this.#selecting)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** With Shift the browser would select the words in between. */
  onMouseDown(event: MouseEvent): void {
    if (event.shiftKey && this.meant(event)) event.preventDefault();
  }

  /** All that go along look so. */
  onDrag(event: DragEvent): void {
    const row = inPath(event, 'gw-plan-row') as GwPlanRow | undefined;
    if (!row) return;
    for (const id of this.#selection().meantBy(row.item))
      this.row(id)?.toggleAttribute('dragged', event.type === 'dragstart');
  }

  /** What is carried is let go, where something is. */
  letGo(): void {
    this.#endLift('let go');
  }

  get #selecting(): Selecting {
    return {
      selection: this.#selection(),
      keyOf: (item) => this.#keyOf(item),
      announce: (words) => this.announce(words),
      focus: (item) => this.row(item)?.focus(),
    };
  }

  #keyOf(id: ItemId): string {
    const { store } = this.#session();
    const item = store.item(id);
    return item ? store.keyOf(item) : '';
  }

  #endLift(how: string): void {
    const lift = this.#lift;
    if (!lift) return;
    this.#lift = undefined;
    lift.end();
    if (how === '') return;
    const stays = lift.items.length === 1 ? 'It stays where it was.' : 'They stay where they were.';
    this.announce(`${this.nameOf(lift.items)} ${how}. ${stays}`);
  }

  #carry(key: string): boolean {
    const lift = this.#lift;
    if (!lift) return false;
    if (key === 'Enter' || key === ' ') {
      this.#endLift('');
      this.#host.dispatchEvent(new DropCardEvent(lift.items, lift.drop));
      return true;
    }
    if (key === 'Escape') {
      this.letGo();
      return true;
    }
    if (!lift.carry(key)) return key !== 'Tab';
    this.announce(lift.words);
    return true;
  }

  #walk(key: string, item: ItemId): boolean {
    if (key === ' ' && !this.#session().readOnly) return this.#pickUp(item);
    const next = nextCard([this.#host.lists], item, key);
    next?.focus();
    return next !== undefined;
  }

  #pickUp(item: ItemId): boolean {
    const cells = this.#host.lists;
    const from = cells.find((list) => list.card(item));
    if (!from) return false;
    const items = inShownOrder(this.#session().store, this.#selection().meantBy(item), 'backlog');
    const lifted = items.flatMap((id) => this.row(id) ?? []);
    this.#lift = new CardLift(item, items, { cells, from, lifted });
    const them = items.length === 1 ? ['carry it', 'drops it'] : ['carry them', 'drops them'];
    this.announce(
      `${this.nameOf(items)} picked up in ${this.#lift.words}. Arrow keys ${them[0]}, Enter ${them[1]}, Escape lets go.`,
    );
    return true;
  }
}
