// The few events that leave an element. Each says what happened on the screen; changes of the board go through the
// mutations and are no events.

import type { Backlog } from '../../shared/kind.ts';
import type { ColumnId, ItemId } from '../../shared/ids.ts';

const upwards = { bubbles: true, composed: true } as const;

/** Words for the live region. */
export class AnnounceEvent extends Event {
  readonly words: string;

  constructor(words: string) {
    super('gw-announce', upwards);
    this.words = words;
  }
}

/** Somebody wants to write and has not said who they are. Whoever handles it sets `answer`: true once they have. */
export class AskWhoEvent extends Event {
  answer: Promise<boolean> | undefined;

  constructor() {
    super('gw-ask-who', upwards);
  }
}

export class OpenItemEvent extends Event {
  readonly item: ItemId;

  constructor(item: ItemId) {
    super('gw-open-item', upwards);
    this.item = item;
  }
}

/** The panel, a dialog or a menu is to go. */
export class CloseEvent extends Event {
  constructor() {
    super('gw-close', upwards);
  }
}

export class CardMenuEvent extends Event {
  readonly item: ItemId;
  /** The button that the menu belongs to. */
  readonly anchor: HTMLElement;

  constructor(item: ItemId, anchor: HTMLElement) {
    super('gw-card-menu', upwards);
    this.item = item;
    this.anchor = anchor;
  }
}

/** A place on the board, by the neighbours that are seen there. */
export interface Drop {
  readonly backlog: Backlog;
  /** Null: in no column, only in its backlog. */
  readonly column: ColumnId | null;
  readonly after: ItemId | null;
  readonly before: ItemId | null;
}

export class DropCardEvent extends Event {
  readonly item: ItemId;
  readonly drop: Drop;

  constructor(item: ItemId, drop: Drop) {
    super('gw-drop-card', upwards);
    this.item = item;
    this.drop = drop;
  }
}

/** A card that had the focus stands somewhere else now. */
export class CardLeftEvent extends Event {
  readonly item: ItemId;

  constructor(item: ItemId) {
    super('gw-card-left', upwards);
    this.item = item;
  }
}

/** One of the buttons of the header. */
export class HeaderEvent extends Event {
  readonly wish: 'newItem' | 'share' | 'archive';

  constructor(wish: 'newItem' | 'share' | 'archive') {
    super('gw-header', upwards);
    this.wish = wish;
  }
}

/** Somebody wants to see all boards. Without an answer (`preventDefault`) the page goes there by its address. */
export class GoHomeEvent extends Event {
  constructor() {
    super('gw-go-home', { ...upwards, cancelable: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'gw-announce': AnnounceEvent;
    'gw-ask-who': AskWhoEvent;
    'gw-open-item': OpenItemEvent;
    'gw-close': CloseEvent;
    'gw-card-menu': CardMenuEvent;
    'gw-drop-card': DropCardEvent;
    'gw-card-left': CardLeftEvent;
    'gw-header': HeaderEvent;
    'gw-go-home': GoHomeEvent;
  }
}
