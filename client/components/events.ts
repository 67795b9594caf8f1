// The few events that leave an element. Each says what happened on the screen; changes of the board go through the
// mutations and are no events.

import type { Backlog } from '../../shared/kind.ts';
import type { ColumnId, EpicId, ItemId, MemberId, SprintId } from '../../shared/ids.ts';
import type { Showing } from '../store/board-lists.ts';
import type { View } from './address.ts';
import type { BoardChoices } from './board-choices.ts';

const upwards = { bubbles: true, composed: true } as const;

/** Words for the live region. */
export class AnnounceEvent extends Event {
  readonly words: string;
  /** They stand on the screen already, and are only said. */
  readonly quiet: boolean;

  constructor(words: string, { quiet = false } = {}) {
    super('gw-announce', upwards);
    this.words = words;
    this.quiet = quiet;
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
  /** What of it is wanted: the focus goes there. */
  readonly part: 'outcome' | null;

  constructor(item: ItemId, part: 'outcome' | null = null) {
    super('gw-open-item', upwards);
    this.item = item;
    this.part = part;
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

/** A place on the board or in a backlog, by the neighbours that are seen there. Left out: stays as it is. */
export interface Drop {
  readonly backlog?: Backlog;
  /** Null: in no column, only in its backlog. */
  readonly column?: ColumnId | null;
  readonly sprint?: SprintId | null;
  readonly epic?: EpicId | null;
  /** Those who are on it from then on, and nobody else. */
  readonly assignees?: readonly MemberId[];
  /** Which order the neighbours are of; by the column unless said. */
  readonly list?: 'board' | 'backlog';
  readonly after: ItemId | null;
  readonly before: ItemId | null;
}

/** One item, or all that are selected, in the order in which they shall stand, go to a place. */
export class DropCardEvent extends Event {
  readonly items: readonly ItemId[];
  readonly drop: Drop;

  constructor(items: readonly ItemId[], drop: Drop) {
    super('gw-drop-card', upwards);
    this.items = items;
    this.drop = drop;
  }
}

/** Something that is done with one item in a dialog of its own. */
export type ItemWish = 'split' | 'moveToBoard' | 'ontoChecklist';

export class ItemWishEvent extends Event {
  readonly item: ItemId;
  readonly wish: ItemWish;

  constructor(item: ItemId, wish: ItemWish) {
    super('gw-item-wish', upwards);
    this.item = item;
    this.wish = wish;
  }
}

/** A card that had the focus stands somewhere else now, or nowhere. */
export class CardLeftEvent extends Event {
  readonly item: ItemId;
  /** Its list as it was, with the item in it. */
  readonly list: readonly ItemId[];

  constructor(item: ItemId, list: readonly ItemId[]) {
    super('gw-card-left', upwards);
    this.item = item;
    this.list = list;
  }
}

/** A dialog of the whole board. */
export type HeaderWish = 'newItem' | 'share' | 'archive' | 'team' | 'settings' | 'epics' | 'import';

/** One of the buttons of the header, or of another place that opens the same dialog. */
export class HeaderEvent extends Event {
  readonly wish: HeaderWish;

  constructor(wish: HeaderWish) {
    super('gw-header', upwards);
    this.wish = wish;
  }
}

/** Another view of the board is to be shown. */
export class ViewEvent extends Event {
  readonly view: View;

  constructor(view: View) {
    super('gw-view', upwards);
    this.view = view;
  }
}

/** The bar of the filter: shown or put away, shown with the focus in its field, or with nothing asked for. */
export class FilterEvent extends Event {
  readonly wish: 'toggle' | 'focus' | 'clear';

  constructor(wish: 'toggle' | 'focus' | 'clear') {
    super('gw-filter', upwards);
    this.wish = wish;
  }
}

/** Something about how the Board is shown here is to be another way. */
export class ShowBoardEvent extends Event {
  readonly change: Partial<Showing & BoardChoices>;

  constructor(change: Partial<Showing & BoardChoices>) {
    super('gw-show-board', upwards);
    this.change = change;
  }
}

/** Somebody wants to see all boards. Without an answer (`preventDefault`) the page goes there by its address. */
export class GoHomeEvent extends Event {
  constructor() {
    super('gw-go-home', { ...upwards, cancelable: true });
  }
}

/** The new version of the page is wanted in this tab. */
export class ReloadEvent extends Event {
  constructor() {
    super('gw-reload', upwards);
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
    'gw-item-wish': ItemWishEvent;
    'gw-card-left': CardLeftEvent;
    'gw-header': HeaderEvent;
    'gw-view': ViewEvent;
    'gw-filter': FilterEvent;
    'gw-show-board': ShowBoardEvent;
    'gw-go-home': GoHomeEvent;
    'gw-reload': ReloadEvent;
  }
}
