// The small panel in which one thing is changed for all items that are meant: where they stand, their sprint, epic,
// labels, people, due date, size. The same for one card by key, for the selection by its bar, and from the palette; it
// opens beside what asked for it, and the focus goes back there.

import { consume } from '@lit/context';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { Board } from '../../shared/board/document.ts';
import type { Act } from '../../shared/board/edit.ts';
import type { ItemId } from '../../shared/ids.ts';
import { type Item, backlogOf } from '../../shared/item.ts';
import { openSprints } from '../../shared/sprints.ts';
import { sessionContext } from '../contexts.ts';
import { Watch } from '../controllers/watch.ts';
import type { BoardSession } from '../session.ts';
import type { Topic } from '../store/board-store.ts';
import { viewInAddress } from './address.ts';
import { cardMenuStyles } from './card-menu-styles.ts';
import { changeEach, type EachChange } from './change-each.ts';
import { changePanelStyles } from './change-panel-styles.ts';
import { Changes } from './changes.ts';
import { nameOfItems } from './commands/command-words.ts';
import { AnnounceEvent, CloseEvent, DropCardEvent, type ChangePanel, type Drop } from './events.ts';
import './gw-change-due.ts';
import './gw-change-epic.ts';
import './gw-change-labels.ts';
import './gw-change-people.ts';
import './gw-change-size.ts';
import { backlogNames, noColumnName } from './item-words.ts';
import { menuEntry, openColumns } from './menu-entry.ts';
import { walkMenu } from './menu-keys.ts';
import { popoverStyles, showBelow } from './popover.ts';
import { base, buttons, fields } from './shared-styles.ts';
import { inShownOrder } from './shown-order.ts';

const names = {
  move: 'Move',
  sprint: 'Sprint',
  epic: 'Epic',
  labels: 'Labels',
  people: 'Assign',
  due: 'Due',
  size: 'Size',
} as const satisfies Record<ChangePanel, string>;

/** Lists of entries that close when one is pressed; the others hold fields. */
const menus: readonly ChangePanel[] = ['move', 'sprint'];

const stays = { after: null, before: null } as const;

@customElement('gw-change-panel')
export class GwChangePanel extends LitElement {
  static override styles = [base, buttons, fields, popoverStyles, cardMenuStyles, changePanelStyles];

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private shown: ChangePanel | null = null;
  @state() private ids: readonly ItemId[] = [];
  @query('[popover]') private panel!: HTMLElement;

  readonly #changes = new Changes(this, () => this.session);
  #anchor: HTMLElement = this;

  constructor() {
    super();
    this.addController(
      new Watch<Topic>(
        this,
        () => this.session?.store,
        () => this.#topics,
      ),
    );
  }

  get #topics(): readonly Topic[] {
    if (this.shown === null) return [];
    return [...this.ids.map((id) => `item:${id}` as const), 'columns', 'sprints', 'epics', 'settings'];
  }

  /** Those that are still there. */
  get #items(): readonly Item[] {
    return this.ids.flatMap((id) => this.session.store.item(id) ?? []);
  }

  /** Opens beside the anchor; asked for again by the same one, it closes. */
  async show(panel: ChangePanel, items: readonly ItemId[], anchor: HTMLElement): Promise<void> {
    const again = this.shown === panel && this.#anchor === anchor;
    if (this.panel.matches(':popover-open')) this.panel.hidePopover();
    if (again) return;
    this.#changes.say('');
    this.shown = panel;
    this.ids = items;
    this.#anchor = anchor;
    await this.updateComplete;
    showBelow(this.panel, anchor, anchor.hasAttribute('aria-haspopup') ? 'right' : 'left');
    this.#tellAnchor(true);
    const part = this.panel.querySelector<LitElement>(
      'gw-change-epic, gw-change-labels, gw-change-people, gw-change-due, gw-change-size',
    );
    await part?.updateComplete;
    (part ?? this.#entries[0])?.focus();
  }

  get #entries(): readonly HTMLButtonElement[] {
    return [...this.panel.querySelectorAll('button')];
  }

  override render() {
    const { shown } = this;
    const items = this.#items;
    return html`<div
      popover
      class=${shown ?? ''}
      role=${shown !== null && menus.includes(shown) ? 'menu' : 'dialog'}
      aria-label=${shown === null ? 'Change' : `${names[shown]}, ${nameOfItems(this.session.store, this.ids)}`}
      @keydown=${this.#onKey}
      @toggle=${this.#onToggle}
      @gw-close=${this.#onPartClose}
    >
      ${shown === null || items.length === 0 ? nothing : this.#content(shown, items)}
      ${this.#changes.sentence}
    </div>`;
  }

  #content(shown: ChangePanel, items: readonly Item[]): TemplateResult {
    switch (shown) {
      case 'move':
        return this.#moves(items);
      case 'sprint':
        return this.#sprints(items);
      case 'epic':
        return html`<gw-change-epic .items=${items} .each=${this.#each}></gw-change-epic>`;
      case 'labels':
        return html`<gw-change-labels .items=${items} .each=${this.#each}></gw-change-labels>`;
      case 'people':
        return html`<gw-change-people .items=${items} .each=${this.#each}></gw-change-people>`;
      case 'due':
        return html`<gw-change-due .items=${items} .each=${this.#each}></gw-change-due>`;
      case 'size':
        return html`<gw-change-size .items=${items} .each=${this.#each}></gw-change-size>`;
    }
  }

  #moves(items: readonly Item[]) {
    const { store } = this.session;
    const to = (words: string, drop: Drop, chosen?: boolean) =>
      menuEntry({ words, run: () => this.#drop(drop), ...(chosen !== undefined && { chosen }) });
    const shownIn = ({ place: { column } }: Item) => (column === null ? null : store.shownColumn(column));
    const columns = [{ id: null, name: noColumnName(store) }, ...openColumns(store)];
    const others = (['technical', 'product'] as const).filter((backlog) =>
      items.some((item) => backlogOf(item) !== backlog),
    );
    return html`${columns.map(({ id, name }) =>
        to(
          name,
          { column: id, list: 'board', ...stays },
          items.every((item) => shownIn(item) === id),
        ),
      )}
      <hr />
      ${others.map((backlog) => to(`To the ${backlogNames[backlog].toLowerCase()}…`, { backlog, ...stays }))}`;
  }

  #sprints(items: readonly Item[]) {
    const open = openSprints(this.session.store.sprints);
    const isIn = (sprint: Drop['sprint']) => items.every(({ place }) => place.sprint === sprint);
    const plan = (words: string, sprint: NonNullable<Drop['sprint']> | null) =>
      menuEntry({
        words,
        chosen: isIn(sprint),
        run: () => this.#drop({ sprint, list: 'backlog', ...stays }),
      });
    if (open.length === 0 && isIn(null))
      return html`<p class="none">
          There is no sprint yet. Make one ${viewInAddress() === 'plan' ? 'first' : 'in Plan'}.
        </p>
        ${menuEntry({ words: 'Close', run: () => this.panel.hidePopover() })}`;
    return html`${open.map(({ id, name }) => plan(`Into ${name}`, id))}${plan('Out of the sprint', null)}`;
  }

  /** Sent from where the panel was opened, so that whoever stands around that place hears of it. */
  #drop(drop: Drop): void {
    const anchor = this.#anchor;
    const ids = inShownOrder(this.session.store, this.ids, drop.list ?? 'board');
    this.panel.hidePopover();
    const focused = 'item' in anchor ? ids.find((id) => id === anchor.item) : undefined;
    (anchor.isConnected ? anchor : this).dispatchEvent(new DropCardEvent(ids, drop, focused ?? ids[0]));
  }

  readonly #each = async (
    verb: string,
    change: (board: Board, act: Act, id: ItemId) => void,
  ): Promise<boolean> => {
    const each: EachChange = { items: this.ids, verb, change };
    const done = await changeEach(each, {
      session: this.session,
      changes: this.#changes,
      announce: (words) => this.dispatchEvent(new AnnounceEvent(words)),
    });
    // A box that was ticked in vain shows again what holds.
    this.requestUpdate();
    return done;
  };

  #onPartClose(event: Event): void {
    event.stopPropagation();
    this.panel.hidePopover();
  }

  #onToggle(event: ToggleEvent): void {
    // Another panel may be opening in its place.
    if (event.newState !== 'closed' || this.panel.matches(':popover-open')) return;
    this.shown = null;
    this.#tellAnchor(false);
    // Where what had asked for it is gone, somebody else takes the focus.
    if (document.activeElement === document.body) this.dispatchEvent(new CloseEvent());
  }

  /** A button that opens it says whether it is open; a card does not. */
  #tellAnchor(open: boolean): void {
    if (this.#anchor.hasAttribute('aria-haspopup')) this.#anchor.setAttribute('aria-expanded', String(open));
  }

  #onKey(event: KeyboardEvent): void {
    if (this.shown === null || !menus.includes(this.shown)) return;
    walkMenu(event, this.#entries, this.shadowRoot?.activeElement, () => this.panel.hidePopover());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-change-panel': GwChangePanel;
  }
}
