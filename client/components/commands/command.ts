// What a command is: words for it, its keys, where it means something; and what a deed finds that carries it out. Keys,
// the palette, the help and the menus all read the same table. What commands do is loaded after the first paint.

import type { Board } from '../../../shared/board/document.ts';
import type { Act } from '../../../shared/board/edit.ts';
import type { ItemId } from '../../../shared/ids.ts';
import type { IconName } from '../../icons.ts';
import type { BoardSession } from '../../session.ts';
import type { View } from '../address.ts';
import type { ChangePanel } from '../events.ts';
import type { Selection } from '../selection.ts';

export const commandGroups = {
  everywhere: 'Everywhere',
  walk: 'From card to card',
  change: 'Change',
  move: 'Move',
  select: 'Select',
  add: 'Add',
  find: 'Find and filter',
  meeting: 'Meeting',
  go: 'Go to',
} as const;
export type CommandGroup = keyof typeof commandGroups;

/** The card or row that has the focus, and the list it stands in as it is shown. */
export interface FocusedCard {
  readonly item: ItemId;
  readonly list: readonly ItemId[];
  readonly element: HTMLElement;
}

/** The view that is shown, as far as commands go. */
export interface ShownView extends EventTarget {
  focus(): void;
  focusItem(id: ItemId): Promise<void>;
  /** Leads the focus from a card to the next one, as this key does. */
  walk(from: ItemId, key: string): void;
  /** Into the sprint that is shown, or out of it. */
  toggleSprint?(items: readonly ItemId[], card: FocusedCard | null): void;
}

/** How commands act. */
export interface Hands {
  /** Sends an event up from the card that has the focus, else from the board. True when somebody answered. */
  send(event: Event): boolean;
  announce(words: string): void;
  /** One change made to each of the items, and said. True when it was made to all of them. */
  each(
    items: readonly ItemId[],
    verb: string,
    change: (board: Board, act: Act, id: ItemId) => void,
    more?: string,
  ): Promise<boolean>;
  openPanel(panel: ChangePanel, items: readonly ItemId[]): void;
  closeItem(): void;
  readonly shown: ShownView | null;
}

/** What a command finds when it is given. */
export interface Where {
  readonly session: BoardSession;
  readonly selection: Selection;
  readonly view: View;
  /** What is meant: the focused card, or the selection it belongs to, or the open item. */
  readonly items: readonly ItemId[];
  readonly card: FocusedCard | null;
  readonly open: ItemId | null;
  readonly hands: Hands;
}

/** One way of carrying a command out: "Move GW-41 to Review". */
export interface Choice {
  readonly words: string;
  /** What it has of its own: "Review". */
  readonly name: string;
  /** Tells it from the others of its command. */
  readonly key: string;
  readonly run: (where: Where) => void;
}

export interface Command {
  readonly words: string;
  readonly group: CommandGroup;
  readonly icon?: IconName;
  /** Any of these gives the command. */
  readonly keys?: readonly string[];
  /** Keys that the lists of cards, or a form, know themselves: only shown. */
  readonly byThem?: readonly string[];
  readonly views?: readonly View[];
  /** Not with a link to look only. */
  readonly writes?: true;
  /** Some item has to be meant, just one, or a card has to have the focus. */
  readonly needs?: 'items' | 'one' | 'card';
  readonly when?: (where: Where) => boolean;
  /** Also while words are being typed. */
  readonly inText?: true;
  /** It opens a field: what is typed while that is on its way is meant for it. */
  readonly opensField?: true;
  /** Again and again while the key is held. */
  readonly repeats?: true;
}

/** What a command does. */
export interface Deed {
  /** Other words by which people look for it. */
  readonly also?: string;
  /** None: what its keys do, the lists or a form do themselves, or one of the choices is made. */
  readonly run?: (where: Where) => void;
  readonly choices?: (where: Where) => readonly Choice[];
}
