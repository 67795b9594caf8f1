// The few events that leave an element. Each says what happened on the screen; changes of the board go through the
// mutations and are no events.

import type { Backlog } from '../../shared/kind.ts';
import type { ColumnId, EpicId, ItemId, MemberId, SprintId } from '../../shared/ids.ts';
import type { Showing } from '../store/board-lists.ts';
import type { Present, View } from './address.ts';
import type { BoardChoices } from './board-choices.ts';
import type { Where } from './commands/command.ts';
import type { CommandId } from './commands/table.ts';

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

/** What of an item may be wanted at once. */
export type ItemPart = 'outcome' | 'title' | 'comments';

export class OpenItemEvent extends Event {
  readonly item: ItemId;
  /** What of it is wanted: the focus goes there. */
  readonly part: ItemPart | null;

  constructor(item: ItemId, part: ItemPart | null = null) {
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
  /** What is said of it, where the place has no name of its own: "moved to the top of To do". */
  readonly verb?: string;
}

/** One item, or all that are selected, in the order in which they shall stand, go to a place. */
export class DropCardEvent extends Event {
  readonly items: readonly ItemId[];
  readonly drop: Drop;
  /** Which of them has the focus afterwards; the first one unless said. */
  readonly focus: ItemId | undefined;

  constructor(items: readonly ItemId[], drop: Drop, focus: ItemId | undefined = items[0]) {
    super('gw-drop-card', upwards);
    this.items = items;
    this.drop = drop;
    this.focus = focus;
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

/** A small panel in which one thing is changed for all items that are meant. */
export type ChangePanel = 'move' | 'sprint' | 'epic' | 'labels' | 'people' | 'due' | 'size';

export class ChangePanelEvent extends Event {
  readonly panel: ChangePanel;
  readonly items: readonly ItemId[];
  /** Where it opens, and where the focus is afterwards. */
  readonly anchor: HTMLElement;

  constructor(panel: ChangePanel, items: readonly ItemId[], anchor: HTMLElement) {
    super('gw-change-panel', upwards);
    this.panel = panel;
    this.items = items;
    this.anchor = anchor;
  }
}

/** A command of the table is to be carried out: by a menu, a button, the palette. */
export class CommandEvent extends Event {
  readonly command: CommandId;
  /** What it is meant for; null: what the focus means. */
  readonly items: readonly ItemId[] | null;

  constructor(command: CommandId, items: readonly ItemId[] | null = null) {
    super('gw-command', upwards);
    this.command = command;
    this.items = items;
  }
}

/** What would a command find now? Whoever runs commands sets `answer`. */
export class AskWhereEvent extends Event {
  answer: Where | undefined;

  constructor() {
    super('gw-ask-where', upwards);
  }
}

/** Whoever answers one of these (`preventDefault`) has done it; else the board looks for another way. */
const answered = { ...upwards, cancelable: true } as const;

/** A new item is wanted right below this one. */
export class AddItemEvent extends Event {
  readonly item: ItemId;

  constructor(item: ItemId) {
    super('gw-add-item', answered);
    this.item = item;
  }
}

/** The filter of the view is wanted: the field for words, or its choices. */
export class FocusFilterEvent extends Event {
  readonly part: 'words' | 'choices';

  constructor(part: 'words' | 'choices') {
    super('gw-focus-filter', answered);
    this.part = part;
  }
}

/** Nothing is to be filtered any more. */
export class ClearFilterEvent extends Event {
  constructor() {
    super('gw-clear-filter', answered);
  }
}

/** Only what is assigned to the person here is to be shown; again, everything. */
export class OnlyMineEvent extends Event {
  constructor() {
    super('gw-only-mine', answered);
  }
}

/** All lanes are to be folded; again, unfolded. */
export class FoldLanesEvent extends Event {
  constructor() {
    super('gw-fold-lanes', answered);
  }
}

/** A dialog of the whole board. */
export type HeaderWish =
  'newItem' | 'share' | 'archive' | 'team' | 'settings' | 'epics' | 'import' | 'palette' | 'keys';

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

/** The view is to be shown in its projected form, or as usual again. */
export class PresentEvent extends Event {
  readonly present: Present | null;

  constructor(present: Present | null) {
    super('gw-present', upwards);
    this.present = present;
  }
}

/** The bar of the filter is to be shown, or put away. */
export class ToggleFilterEvent extends Event {
  constructor() {
    super('gw-toggle-filter', upwards);
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

/** The new version of the page is wanted in this tab. Whoever handles it sets `done`: the page is about to go. */
export class ReloadEvent extends Event {
  done: Promise<void> | undefined;

  constructor() {
    super('gw-reload', upwards);
  }
}

/** Something of leading or following a meeting is wanted. */
export type FollowWish = 'follow' | 'leadHere' | 'takeLead' | 'handOver';

export class FollowWishEvent extends Event {
  readonly wish: FollowWish;

  constructor(wish: FollowWish) {
    super('gw-follow-wish', answered);
    this.wish = wish;
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
    'gw-change-panel': ChangePanelEvent;
    'gw-command': CommandEvent;
    'gw-ask-where': AskWhereEvent;
    'gw-add-item': AddItemEvent;
    'gw-focus-filter': FocusFilterEvent;
    'gw-clear-filter': ClearFilterEvent;
    'gw-only-mine': OnlyMineEvent;
    'gw-fold-lanes': FoldLanesEvent;
    'gw-header': HeaderEvent;
    'gw-view': ViewEvent;
    'gw-present': PresentEvent;
    'gw-toggle-filter': ToggleFilterEvent;
    'gw-show-board': ShowBoardEvent;
    'gw-go-home': GoHomeEvent;
    'gw-reload': ReloadEvent;
    'gw-follow-wish': FollowWishEvent;
  }
}
