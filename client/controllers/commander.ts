// Carries out the commands of a board: those whose keys are pressed, and those that a menu or the palette asks for. It
// finds out what is meant, leaves words and dialogs alone, and hands the rest to whoever does it.

import type { LitElement, ReactiveController } from 'lit';
import type { Board } from '../../shared/board/document.ts';
import { checkWritable, Refusal, type Act } from '../../shared/board/edit.ts';
import type { ItemId } from '../../shared/ids.ts';
import type { View } from '../components/address.ts';
import { changeEach } from '../components/change-each.ts';
import type { Changes } from '../components/changes.ts';
import { type Command, type Hands, type ShownView, type Where } from '../components/commands/command.ts';
import { isSingleKey } from '../components/commands/key-names.ts';
import { matchKeys, readPress, type Press } from '../components/commands/key-press.ts';
import { loadDeeds } from '../components/commands/load-deeds.ts';
import {
  focusedCard,
  focusPath,
  isModal,
  meantItems,
  placeOfKeys,
  presses,
} from '../components/commands/meant.ts';
import { obstacle } from '../components/commands/obstacle.ts';
import { singleKeysOn } from '../components/commands/single-keys.ts';
import { commandIds, commands, type CommandId } from '../components/commands/table.ts';
import { AnnounceEvent, ChangePanelEvent, type ChangePanel } from '../components/events.ts';
import { isTyping } from '../components/keys.ts';
import { notLoaded } from '../components/parts.ts';
import { giveUpLetters, keepLetters } from './early-letters.ts';
import type { Selection } from '../components/selection.ts';
import type { BoardSession } from '../session.ts';

/** Why nothing may be changed, as a mutation would say it. */
function whyNot({ store }: BoardSession): string {
  try {
    checkWritable(store.board);
    return '';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.message;
  }
}

/** So long, in milliseconds, the second of two keys may take. */
const patience = 1500;

const isArrow = ({ key, mod, shift }: Press): boolean => key.startsWith('Arrow') && !mod && !shift;

const noItem = ({ view }: Where): string =>
  view === 'report' ? 'Open an item first.' : 'Choose a card first: with J and K, or the arrow keys.';

export interface CommanderHost {
  readonly session: () => BoardSession;
  readonly selection: () => Selection;
  readonly changes: Changes;
  readonly view: () => View;
  readonly open: () => ItemId | null;
  readonly shown: () => ShownView | null;
  readonly isReady: () => boolean;
  readonly closeItem: () => void;
}

export class Commander implements ReactiveController {
  readonly #element: LitElement;
  readonly #host: CommanderHost;
  #end: AbortController | undefined;
  /** The first of two keys, and when it was pressed. */
  #begun: { readonly press: Press; readonly at: number } | undefined;

  constructor(element: LitElement, host: CommanderHost) {
    this.#element = element;
    this.#host = host;
    element.addController(this);
    element.addEventListener('gw-ask-where', (event) => (event.answer = this.#where()));
    element.addEventListener('gw-command', (event) => {
      const where = this.#where();
      const { items } = event;
      this.#run(event.command, items === null ? where : { ...where, items });
    });
  }

  hostConnected(): void {
    this.#end = new AbortController();
    window.addEventListener('keydown', (event) => this.#onKey(event), { signal: this.#end.signal });
  }

  hostDisconnected(): void {
    this.#end?.abort();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || !this.#host.isReady()) return;
    const press = readPress(event);
    if (!press) return;
    const place = placeOfKeys(event, isTyping);
    const nowhere = event.composedPath()[0] === document.body;
    if (place === 'dialog' || (nowhere && isModal(this.#element.renderRoot))) return;
    const begun = this.#begun && event.timeStamp - this.#begun.at < patience ? [this.#begun.press] : [];
    this.#begun = undefined;
    const fires = ({ inText }: Command, keys: string) => {
      if (isSingleKey(keys) && !singleKeysOn()) return false;
      if (place === 'popover') return keys === 'Mod+K';
      if (place === 'text') return inText === true;
      return !(keys === 'Space' && presses(event.composedPath()[0]));
    };
    // After G only what belongs to it counts; Ctrl+Z and Escape always mean themselves.
    const alone = press.mod || press.key.length > 1;
    const found = this.#find([...begun, press], fires) ?? (alone ? this.#find([press], fires) : undefined);
    if (found === 'begun') {
      this.#begun = { press, at: event.timeStamp };
      event.preventDefault();
      return;
    }
    if (!found && nowhere && isArrow(press)) {
      // On a page that was just opened nothing has the focus: the first card, or the last that had it.
      this.#host.shown()?.focus();
      event.preventDefault();
      return;
    }
    if (!found || (event.repeat && !commands[found.id].repeats)) return;
    event.preventDefault();
    this.#run(found.id, found.where);
  }

  /** The command of these presses that can be given now, or else the first that would mean something here. */
  #find(pressed: readonly Press[], fires: (command: Command, keys: string) => boolean) {
    let where: Where | undefined;
    let lacking: CommandId | undefined;
    let isBegun = false;
    for (const id of commandIds) {
      const command = commands[id];
      for (const keys of command.keys ?? []) {
        const match = fires(command, keys) ? matchKeys(keys, pressed) : 'not';
        if (match === 'not') continue;
        isBegun ||= match === 'begun';
        if (match === 'begun') continue;
        where ??= this.#where();
        const stands = obstacle(command, where);
        if (stands === 'none') return { id, where };
        if (stands !== 'not here') lacking ??= id;
      }
    }
    if (isBegun) return 'begun';
    return lacking && where ? { id: lacking, where } : undefined;
  }

  #run(id: CommandId, where: Where): void {
    const stands = obstacle(commands[id], where);
    if (stands === 'none') this.#do(id, where);
    if (stands === 'no item') this.#announce(noItem(where));
    if (stands === 'only to look at') this.#announce(whyNot(where.session));
  }

  /** At once where it is known how; else as soon as that is loaded. */
  #do(id: CommandId, where: Where): void {
    const deeds = loadDeeds();
    if (!(deeds instanceof Promise)) {
      deeds[id].run?.(where);
      return;
    }
    if (commands[id].opensField) keepLetters();
    void deeds.then(
      (known) => known[id].run?.(where),
      () => {
        giveUpLetters();
        this.#announce(notLoaded);
      },
    );
  }

  #announce(words: string): void {
    this.#element.dispatchEvent(new AnnounceEvent(words));
  }

  /** What a command finds now. */
  #where(): Where {
    const host = this.#host;
    const path = focusPath();
    const [selection, open] = [host.selection(), host.open()];
    const card = focusedCard(path);
    return {
      session: host.session(),
      selection,
      view: host.view(),
      items: meantItems(path, { selection, open }),
      card,
      open,
      hands: this.#hands(path),
    };
  }

  /** Events go up from where the focus is, so that whoever stands around it can answer. */
  #hands(path: readonly Element[]): Hands {
    const [focused] = path;
    const inside = path.includes(this.#element);
    const origin = () => (inside && focused?.isConnected ? focused : this.#element);
    const { closeItem, shown, session, changes } = this.#host;
    return {
      send: (event) => !origin().dispatchEvent(event),
      announce: (words) => this.#announce(words),
      each: (items, verb, change: (board: Board, act: Act, id: ItemId) => void, more = '') =>
        changeEach(
          { items, verb, change, more },
          { session: session(), changes, announce: (words) => this.#announce(words) },
        ),
      openPanel: (panel, items) => this.#openPanel(panel, items, path),
      closeItem,
      shown: shown(),
    };
  }

  #openPanel(panel: ChangePanel, items: readonly ItemId[], path: readonly Element[]): void {
    const around = [focusedCard(path)?.element, path[0]].find(
      (one): one is HTMLElement => one instanceof HTMLElement && one !== document.body && one.isConnected,
    );
    this.#element.dispatchEvent(new ChangePanelEvent(panel, items, around ?? this.#element));
  }
}
