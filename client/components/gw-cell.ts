// One list of a lane: the items of a backlog in one column, or those in no column yet. It takes cards that are dropped
// on it, shows where one would go, and gives each card nothing but its id.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ColumnId, ItemId } from '../../shared/ids.ts';
import type { Backlog } from '../../shared/kind.ts';
import { isDone } from '../../shared/finished.ts';
import { selectionContext, sessionContext } from '../contexts.ts';
import { ItemList } from '../controllers/item-list.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { cellTopic, waitingTopic } from '../store/board-store.ts';
import type { Drop } from './events.ts';
import type { GwCard } from './gw-card.ts';
import './gw-card.ts';
import './gw-new-item-form.ts';
import { backlogNames } from './item-words.ts';
import { cellStyles } from './cell-styles.ts';
import type { Selection } from './selection.ts';
import { base, buttons } from './shared-styles.ts';

/** Of a backlog that stands in no column, the first ones; the rest is one press away. */
const firstWaiting = 12;

@customElement('gw-cell')
export class GwCell extends LitElement {
  static override styles = [base, buttons, cellStyles];

  @property({ attribute: false }) backlog!: Backlog;
  /** Null: the items in no column. */
  @property({ attribute: false }) column: ColumnId | null = null;
  @property() name = '';
  /** Where a card that is being moved would go: before which of the shown ids (their number: at the end). */
  @property({ attribute: false }) mark: number | null = null;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @consume({ context: selectionContext }) private selection!: Selection;
  @state() private all = false;
  @state() private adding = false;
  @query('.add') private addButton!: HTMLButtonElement | null;

  readonly #list = new ItemList(this, {
    session: () => this.session,
    selection: () => this.selection,
    card: 'gw-card',
    order: 'board',
  });

  constructor() {
    super();
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => [this.#topic, 'columns' as const],
      ),
    );
  }

  get #topic() {
    return this.column === null ? waitingTopic(this.backlog) : cellTopic(this.backlog, this.column);
  }

  /** The ids shown, in their order. */
  get ids(): readonly ItemId[] {
    const ids = this.session.store.list(this.#topic);
    return this.column === null && !this.all ? ids.slice(0, firstWaiting) : ids;
  }

  card(id: ItemId): GwCard | undefined {
    return this.#list.card(id);
  }

  /** Brings the mark of a move by keyboard into view. */
  showMark(): Promise<void> {
    return this.#list.showMark();
  }

  /** The place before the shown id of this number, among the ids without those that move. */
  place(index: number, moving: readonly ItemId[]): Drop {
    const ids = this.ids.filter((id) => !moving.includes(id));
    const { backlog, column } = this;
    return { backlog, column, after: ids[index - 1] ?? null, before: ids[index] ?? null };
  }

  override render() {
    const ids = this.ids;
    const hidden = this.session.store.list(this.#topic).length - ids.length;
    return html`<ul aria-label=${`${this.name}, ${backlogNames[this.backlog]}`}>
        ${repeat(
          ids,
          (id) => id,
          (id, index) =>
            html`${this.#list.markAt(index)}
              <li><gw-card .item=${id}></gw-card></li>`,
        )}
        ${this.#list.markAt(ids.length)}
      </ul>
      <div class="foot">
        ${
          hidden > 0
            ? html`<button class="button plain small" type="button" @click=${() => (this.all = true)}>
                Show all ${ids.length + hidden}
              </button>`
            : nothing
        }
        ${this.session.readOnly || isDone(this.column, this.session.store.columns) ? nothing : this.#adding()}
      </div>`;
  }

  #adding() {
    if (!this.adding) {
      return html`<button
        class="add button plain small"
        type="button"
        aria-label=${`Add an item to ${this.name}, ${backlogNames[this.backlog]}`}
        @click=${() => (this.adding = true)}
      >
        ${icon('plus')} Add
      </button>`;
    }
    return html`<gw-new-item-form
      compact
      .backlog=${this.backlog}
      .column=${this.column}
      @gw-close=${this.#onFormClose}
    ></gw-new-item-form>`;
  }

  async #onFormClose(event: Event): Promise<void> {
    event.stopPropagation();
    this.adding = false;
    await this.updateComplete;
    this.addButton?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-cell': GwCell;
  }
}
