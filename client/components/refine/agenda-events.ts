// The events that stay within the agenda: what is wanted with one of its entries, and its menu.

import type { ItemId } from '../../../shared/ids.ts';

const upwards = { bubbles: true, composed: true } as const;

/** What can be done with an entry. `go`: its row was pressed. */
export type EntryWish = 'go' | 'up' | 'down' | 'off' | 'done' | 'notDone';

export class EntryWishEvent extends Event {
  readonly item: ItemId;
  readonly wish: EntryWish;

  constructor(item: ItemId, wish: EntryWish) {
    super('gw-entry-wish', upwards);
    this.item = item;
    this.wish = wish;
  }
}

/** The menu of an entry is wanted, beside this button. */
export class EntryMenuEvent extends Event {
  readonly item: ItemId;
  readonly anchor: HTMLElement;

  constructor(item: ItemId, anchor: HTMLElement) {
    super('gw-entry-menu', upwards);
    this.item = item;
    this.anchor = anchor;
  }
}

/** Items are to be put on the agenda. */
export class ToAgendaEvent extends Event {
  readonly items: readonly ItemId[];
  /** More may follow from the same place, which stays open. */
  readonly stays: boolean;

  constructor(items: readonly ItemId[], { stays = false } = {}) {
    super('gw-to-agenda', upwards);
    this.items = items;
    this.stays = stays;
  }
}

declare global {
  interface HTMLElementEventMap {
    'gw-entry-menu': EntryMenuEvent;
    'gw-entry-wish': EntryWishEvent;
    'gw-to-agenda': ToAgendaEvent;
  }
}
