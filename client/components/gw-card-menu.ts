// The menu of a card, one for the whole board: everybody's way to do what dragging does, and what is done with an item
// as a whole. Of a card that is selected with others it acts on all of them.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { Board } from '../../shared/board/document.ts';
import type { Act } from '../../shared/board/edit.ts';
import { copyItem } from '../../shared/board/mutate-copy.ts';
import { renumberItem } from '../../shared/board/mutate-item.ts';
import { findByKey } from '../../shared/item-key.ts';
import type { ColumnId, ItemId, SprintId } from '../../shared/ids.ts';
import { backlogOf, isKnown, type Item } from '../../shared/item.ts';
import { openSprints } from '../../shared/sprints.ts';
import { selectionContext, sessionContext } from '../contexts.ts';
import type { BoardSession } from '../session.ts';
import { cellTopic, waitingTopic } from '../store/board-store.ts';
import { itemAddress } from './address.ts';
import { cardMenuStyles } from './card-menu-styles.ts';
import { Changes } from './changes.ts';
import { inLargeItem } from './commands/meant.ts';
import { copyText } from './copy-text.ts';
import {
  AnnounceEvent,
  CommandEvent,
  DropCardEvent,
  ItemWishEvent,
  OpenItemEvent,
  type Drop,
  type ItemWish,
} from './events.ts';
import { backlogNames, count, noColumnName } from './item-words.ts';
import { menuEntry, openColumns } from './menu-entry.ts';
import { walkMenu } from './menu-keys.ts';
import { isOnAgenda } from './on-agenda.ts';
import { popoverStyles, showBelow } from './popover.ts';
import type { Selection } from './selection.ts';
import { base, fields } from './shared-styles.ts';
import { inShownOrder } from './shown-order.ts';

/** What the panel shows: its entries, the sprints to choose from, or an address that could not be copied by itself. */
type Page = 'entries' | 'sprints' | 'link';

const stays = { after: null, before: null } as const;

@customElement('gw-card-menu')
export class GwCardMenu extends LitElement {
  static override styles = [base, fields, popoverStyles, cardMenuStyles];

  @consume({ context: sessionContext }) private session!: BoardSession;
  @consume({ context: selectionContext }) private selection: Selection | undefined;
  @state() private item: ItemId | null = null;
  @state() private page: Page = 'entries';
  @query('[popover]') private panel!: HTMLElement;
  @query('#link') private linkField!: HTMLInputElement;

  readonly #changes = new Changes(this, () => this.session);
  #anchor: HTMLElement | undefined;

  async show(item: ItemId, anchor: HTMLElement): Promise<void> {
    this.#changes.say('');
    this.item = item;
    this.page = 'entries';
    this.#anchor = anchor;
    // The same item may be another one by now: moved, selected, in a sprint.
    this.requestUpdate();
    await this.updateComplete;
    showBelow(this.panel, anchor);
    this.#buttons[0]?.focus();
  }

  get #buttons(): readonly HTMLButtonElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLButtonElement>('button')];
  }

  /** All that the menu acts on. */
  get #meant(): readonly ItemId[] {
    if (this.item === null) return [];
    return this.selection?.meantBy(this.item) ?? [this.item];
  }

  override render() {
    const item = this.item === null ? undefined : this.session.store.item(this.item);
    const key = item ? this.session.store.keyOf(item) : 'Card';
    const many = this.#meant.length;
    const isLink = this.page === 'link';
    return html`<div
        popover
        role=${isLink ? 'dialog' : 'menu'}
        aria-label=${many > 1 ? `${many} selected items` : key}
        @keydown=${this.#onKey}
        @toggle=${this.#onToggle}
      >
        ${item ? this.#content(item, many) : nothing} ${this.#changes.sentence}
      </div>
      <input id="link" class="unseen" readonly tabindex="-1" aria-hidden="true" .value=${this.#address} />`;
  }

  #content(item: Item, many: number) {
    if (this.page === 'sprints') return this.#sprintPage(item);
    if (this.page === 'link') return this.#linkPage();
    const open = this.#isOfPanel
      ? nothing
      : menuEntry({ words: 'Open', command: 'open', run: () => this.#open(item) });
    if (this.session.readOnly) return html`${open}${this.#copyLink(item)}`;
    return html`${open}${this.#selectEntry(item)} ${this.#moveEntries(item, many)}
      ${many > 1 ? nothing : this.#ownEntries(item)}
      <hr />
      ${menuEntry({
        words: many > 1 ? `Archive all ${many}` : 'Archive',
        icon: 'archive',
        command: 'archiveItem',
        run: () => this.#close(new CommandEvent('archiveItem', this.#meant)),
      })}`;
  }

  /** It was opened from the open item itself. */
  get #isOfPanel(): boolean {
    const root = this.#anchor?.getRootNode();
    return root instanceof ShadowRoot && inLargeItem([root.host]);
  }

  #selectEntry(item: Item) {
    const selected = this.selection?.has(item.id) ?? false;
    const words = selected ? 'Deselect' : 'Select';
    return this.selection
      ? menuEntry({ words, command: 'select', run: () => this.#toggleSelected(item) })
      : nothing;
  }

  #moveEntries(item: Item, many: number) {
    const { store } = this.session;
    const shown = item.place.column === null ? null : store.shownColumn(item.place.column);
    const other = backlogOf(item) === 'product' ? 'technical' : 'product';
    const chosen = (column: ColumnId | null) => many === 1 && column === shown;
    const column = (id: ColumnId | null, words: string) =>
      menuEntry({
        words,
        chosen: chosen(id),
        run: () => this.#drop({ column: id, list: 'board', ...stays }),
      });
    return html`<div role="group" aria-label=${many > 1 ? `Move all ${many} to` : 'Move to'}>
        <div class="group" aria-hidden="true">${many > 1 ? `Move all ${many} to…` : 'Move to…'}</div>
        ${column(null, noColumnName(store))} ${openColumns(store).map(({ id, name }) => column(id, name))}
      </div>
      <hr />
      ${
        many > 1
          ? nothing
          : html`${menuEntry({ words: 'Up', run: () => this.#shift(item, -1) })}
            ${menuEntry({ words: 'Down', run: () => this.#shift(item, 1) })}`
      }
      ${
        isKnown(item)
          ? menuEntry({
              words: `To the ${backlogNames[other].toLowerCase()}…`,
              run: () => this.#drop({ backlog: other, ...stays }),
            })
          : nothing
      }
      ${this.#sprintEntry(item, many)}
      ${menuEntry({
        words: this.#meant.every((id) => isOnAgenda(this.session.store, id))
          ? 'Take off the agenda'
          : 'Put on the agenda',
        command: 'agenda',
        run: () => this.#close(new CommandEvent('agenda', this.#meant)),
      })}`;
  }

  /** With one open sprint it is one press, into it or out of it; of several one is chosen. */
  #sprintEntry(item: Item, many: number) {
    const { sprint } = item.place;
    const sprints = openSprints(this.session.store.sprints);
    const [only] = sprints;
    const holder = this.session.store.sprints.find(({ id }) => id === sprint);
    if (sprints.length > 1 || (many > 1 && only))
      return menuEntry({
        words: 'Into the sprint…',
        command: 'sprint',
        run: () => void this.#turnTo('sprints'),
      });
    const out = holder && menuEntry({ words: `Out of ${holder.name}`, run: () => this.#plan(null) });
    if (!only || only.id === sprint) return out ?? nothing;
    return html`${menuEntry({ words: `Into ${only.name}`, command: 'nextSprint', run: () => this.#plan(only.id) })}${out ?? nothing}`;
  }

  #ownEntries(item: Item) {
    const wish = (words: string, name: ItemWish) =>
      menuEntry({ words, run: () => this.#close(new ItemWishEvent(item.id, name)) });
    return html`<hr />
      ${this.#copyLink(item)}
      ${
        isKnown(item)
          ? html`${menuEntry({ words: 'Make a copy', run: () => void this.#copy(item) })}
            ${wish('Split it in two…', 'split')}
            ${item.kind === 'task' ? wish('Move onto a checklist…', 'ontoChecklist') : nothing}
            ${wish('Move to another board…', 'moveToBoard')}`
          : nothing
      }
      ${this.#renumber(item)}`;
  }

  #copyLink(item: Item) {
    return menuEntry({ words: 'Copy link', command: 'copyLink', run: () => void this.#copyAddress(item) });
  }

  /** Where another item has the same number, both show a letter. */
  #renumber(item: Item) {
    const { store } = this.session;
    if (findByKey(String(item.number), [...store.items()]).length < 2) return nothing;
    return menuEntry({
      words: 'Give it a number of its own',
      run: () =>
        void this.#make((board, act) => renumberItem(board, act, item.id), 'has a number of its own now.'),
    });
  }

  #sprintPage(item: Item) {
    const { sprint } = item.place;
    const one = this.#meant.length === 1;
    return html`<div role="group" aria-label="Sprint">
      ${openSprints(this.session.store.sprints).map(({ id, name }) =>
        menuEntry({ words: name, chosen: one && id === sprint, run: () => this.#plan(id) }),
      )}
      ${menuEntry({ words: 'No sprint', chosen: one && sprint === null, run: () => this.#plan(null) })}
    </div>`;
  }

  #linkPage() {
    return html`<label class="link"
      >Copy this link
      <input class="field" readonly .value=${this.#address} />
    </label>`;
  }

  get #address(): string {
    return this.item === null ? '' : itemAddress(this.session.id, this.item);
  }

  async #turnTo(page: Page): Promise<void> {
    this.page = page;
    await this.updateComplete;
    this.#buttons[0]?.focus();
  }

  #list(item: Item, column: ColumnId | null): readonly ItemId[] {
    const backlog = backlogOf(item);
    return this.session.store.list(column === null ? waitingTopic(backlog) : cellTopic(backlog, column));
  }

  #shift(item: Item, by: 1 | -1): void {
    const column = item.place.column === null ? null : this.session.store.shownColumn(item.place.column);
    const ids = this.#list(item, column);
    const at = ids.indexOf(item.id) + by;
    if (at < 0 || at >= ids.length) return;
    const rest = ids.filter((id) => id !== item.id);
    this.#drop({ column, after: rest[at - 1] ?? null, before: rest[at] ?? null });
  }

  #plan(sprint: SprintId | null): void {
    this.#drop({ sprint, list: 'backlog', ...stays });
  }

  #drop(drop: Drop): void {
    const list = drop.list ?? 'board';
    this.#close(new DropCardEvent(inShownOrder(this.session.store, this.#meant, list), drop));
  }

  #close(event: Event): void {
    this.panel.hidePopover();
    this.dispatchEvent(event);
  }

  #open(item: Item): void {
    this.#close(new OpenItemEvent(item.id));
  }

  #toggleSelected(item: Item): void {
    this.selection?.toggle(item.id);
    this.panel.hidePopover();
    const words = `${count(this.selection?.ids.length ?? 0, 'item', 'items')} selected.`;
    this.dispatchEvent(new AnnounceEvent(words, { quiet: true }));
  }

  async #copyAddress(item: Item): Promise<void> {
    if (await copyText(this.linkField)) {
      this.panel.hidePopover();
      this.#announce(`Link to ${this.session.store.keyOf(item)} copied. It opens for whoever has the board.`);
      return;
    }
    await this.#turnTo('link');
    const shown = this.renderRoot.querySelector<HTMLInputElement>('.link .field');
    shown?.focus();
    shown?.select();
  }

  async #copy(item: Item): Promise<void> {
    const copy = await this.#changes.make((board, act) => copyItem(board, act, item.id));
    if (copy === undefined) return;
    const made = this.session.store.item(copy);
    this.panel.hidePopover();
    this.#announce(
      `${this.session.store.keyOf(item)} copied${made ? ` as ${this.session.store.keyOf(made)}` : ''}.`,
    );
  }

  /** A change of this one item; the menu stays open with the sentence of one that was refused. */
  async #make(change: (board: Board, act: Act) => void, done: string): Promise<void> {
    const item = this.item === null ? undefined : this.session.store.item(this.item);
    const key = item ? this.session.store.keyOf(item) : '';
    const made = await this.#changes.make((board, act) => {
      change(board, act);
      return true;
    });
    if (!made) return;
    this.panel.hidePopover();
    this.#announce(`${key} ${done}`);
  }

  #announce(words: string): void {
    this.dispatchEvent(new AnnounceEvent(words));
  }

  #onToggle(event: ToggleEvent): void {
    const open = event.newState === 'open';
    this.#anchor?.setAttribute('aria-expanded', String(open));
  }

  #onKey(event: KeyboardEvent): void {
    walkMenu(event, this.#buttons, this.shadowRoot?.activeElement, () => this.panel.hidePopover());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-card-menu': GwCardMenu;
  }
}
