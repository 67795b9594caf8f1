// One list of a lane: the items of one lane in one column, or those in no column yet. It says what a place in it means,
// shows where a card would go, and gives each card nothing but its id.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ColumnId, ItemId } from '../../shared/ids.ts';
import { isDone } from '../../shared/finished.ts';
import { activeSprint } from '../../shared/sprints.ts';
import { listsContext, sessionContext } from '../contexts.ts';
import { Growth } from '../controllers/growth.ts';
import { ItemList } from '../controllers/item-list.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import type { Lane } from '../store/board-lanes.ts';
import { columnKey, type BoardLists, type ListsTopic } from '../store/board-lists.ts';
import type { Density } from './board-choices.ts';
import { AnnounceEvent, type AddItemEvent, type Drop } from './events.ts';
import type { GwCard } from './gw-card.ts';
import './gw-card.ts';
import { cellStyles } from './cell-styles.ts';
import { laneDrop, laneWhere } from './lane-drop.ts';
import type { NewItemWhere } from './new-item-where.ts';
import { loadPart, notLoaded } from './parts.ts';
import { base, buttons } from './shared-styles.ts';

/** Where something is being added. */
type Adding = 'top' | 'bottom' | { readonly below: ItemId };

/** About how high a card is, in pixels, with the gap below it. */
const cardHeight = { compact: 46, normal: 92, detailed: 118 } as const satisfies Record<Density, number>;

@customElement('gw-cell')
export class GwCell extends LitElement {
  static override styles = [base, buttons, cellStyles];

  @property({ attribute: false }) lane!: Lane;
  /** Null: the items in no column. */
  @property({ attribute: false }) column: ColumnId | null = null;
  @property() name = '';
  @property({ attribute: false }) density: Density = 'normal';
  /** How many cards are built at first. */
  @property({ attribute: false }) first = 12;
  /** Where a card that is being moved would go: before which of the shown ids (their number: at the end). */
  @property({ attribute: false }) mark: number | null = null;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @consume({ context: listsContext }) private lists!: BoardLists;
  /** Where something is being added. */
  @state() private adding: Adding | null = null;
  @query('.add') private addButton!: HTMLButtonElement | null;

  readonly #list = new ItemList(this, 'gw-card');
  readonly #growth = new Growth(this, {
    length: () => this.ids.length,
    first: () => this.first,
    height: () => cardHeight[this.density],
    scroller: () => scrollerOf(this),
  });

  constructor() {
    super();
    this.addController(
      new Watch<ListsTopic>(
        this,
        () => this.lists,
        () => [`cell:${this.lane.key}:${columnKey(this.column)}`],
      ),
    );
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => ['columns'],
      ),
    );
    this.addEventListener('gw-add-item', (event) => this.#onAddBelow(event));
  }

  /** All ids of the list, in their order; cards are built for the first of them. */
  get ids(): readonly ItemId[] {
    return this.lists.ids(this.lane.key, this.column);
  }

  /** The cards that are rendered, from top to bottom. */
  get cards(): readonly GwCard[] {
    return this.#list.cards;
  }

  card(id: ItemId): GwCard | undefined {
    return this.#list.card(id);
  }

  /** The card of an item in this list, built if it was not yet. */
  async reveal(id: ItemId): Promise<GwCard | undefined> {
    const index = this.ids.indexOf(id);
    if (index < 0) return undefined;
    this.#growth.reach(index);
    await this.updateComplete;
    return this.card(id);
  }

  /** Brings the mark of a move by keyboard into view. */
  async showMark(): Promise<void> {
    if (this.mark !== null) this.#growth.reach(this.mark);
    await this.#list.showMark();
  }

  /** The place before the shown id of this number, among the ids without those that move. */
  place(index: number, moving: readonly ItemId[]): Drop {
    const ids = this.ids.filter((id) => !moving.includes(id));
    const { column } = this;
    return { ...laneDrop(this.lane), column, after: ids[index - 1] ?? null, before: ids[index] ?? null };
  }

  /** Opens the form for a new item at one end of the list, or below an item; it is loaded when it is first wanted. */
  add(at: Adding): void {
    this.adding = at;
    void loadPart('gw-new-item-form').catch(() => {
      this.adding = null;
      this.dispatchEvent(new AnnounceEvent(notLoaded));
    });
  }

  #onAddBelow(event: AddItemEvent): void {
    if (!this.#mayAdd) return;
    event.preventDefault();
    this.add({ below: event.item });
  }

  get #mayAdd(): boolean {
    return !this.session.readOnly && !isDone(this.column, this.session.store.columns);
  }

  override render() {
    const { ids, density, lane } = this;
    const shown = ids.slice(0, this.#growth.shown);
    const below = typeof this.adding === 'object' ? this.adding?.below : undefined;
    return html`${this.adding === 'top' ? this.#form({ before: ids[0] ?? null }) : nothing}
      <ul aria-label=${`${this.name}, ${this.lane.name}`}>
        ${repeat(
          shown,
          (id) => id,
          (id, index) =>
            html`${this.#list.markAt(index)}
              <li>
                <gw-card .item=${id} .density=${density} ?withoutPeople=${lane.by === 'assignee'}></gw-card>
              </li>
              ${id === below ? html`<li>${this.#form({ after: id })}</li>` : nothing}`,
        )}
        ${this.#list.markAt(shown.length)} ${this.#growth.rest()}
      </ul>
      <div class="foot">${this.#adding()}</div>`;
  }

  #adding() {
    if (!this.#mayAdd) return nothing;
    if (this.adding === 'bottom') return this.#form({ after: this.ids.at(-1) ?? null });
    return html`<button
      class="add button plain small"
      type="button"
      aria-label=${`Add an item to ${this.name}, ${this.lane.name}`}
      @click=${() => this.add('bottom')}
    >
      ${icon('plus')} Add
    </button>`;
  }

  /** `beside`: the neighbours as they are when the form opens, so that several keep their order. */
  #form(beside: Pick<NewItemWhere, 'after' | 'before'>) {
    const { lane, column } = this;
    const sprint = activeSprint(this.session.store.sprints)?.id ?? null;
    // On top of a column any kind is written, wherever it stands by its kind.
    const any = this.adding === 'top' ? { backlog: null } : {};
    return html`<gw-new-item-form
      compact
      .where=${{ sprint, ...laneWhere(lane), ...any, column, ...beside }}
      @gw-close=${this.#onFormClose}
    ></gw-new-item-form>`;
  }

  async #onFormClose(event: Event): Promise<void> {
    event.stopPropagation();
    this.adding = null;
    await this.updateComplete;
    this.addButton?.focus();
  }
}

/** The Board's scroller, through the shadow roots. */
function scrollerOf(element: Element): Element | null {
  const root = element.getRootNode();
  if (!(root instanceof ShadowRoot)) return null;
  return root.host.localName === 'gw-lanes' ? root.host : scrollerOf(root.host);
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-cell': GwCell;
  }
}
