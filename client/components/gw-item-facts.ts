// The short fields of an item: where it stands, its size, who is on it, labels, due date, epic, and what only its kind
// has. Each is one change, shown again from the record whether it was made or refused.

import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Board } from '../../shared/board/document.ts';
import type { Act } from '../../shared/board/edit.ts';
import { backlogOf, setField, sizeItem, type ShortField } from '../../shared/board/mutate-item.ts';
import type { ColumnId, EpicId, ItemId } from '../../shared/ids.ts';
import { isKnown, type KnownItem } from '../../shared/item.ts';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { Watch } from '../controllers/watch.ts';
import type { BoardSession } from '../session.ts';
import { cellTopic, waitingTopic } from '../store/board-store.ts';
import { Changes } from './changes.ts';
import { choice, choiceStyles } from './choice.ts';
import { DropCardEvent } from './events.ts';
import './gw-assignees.ts';
import './gw-labels.ts';
import { base, fields } from './shared-styles.ts';
import { noColumnName } from './item-words.ts';

@customElement('gw-item-facts')
export class GwItemFacts extends LitElement {
  static override styles = [
    base,
    fields,
    choiceStyles,
    css`
      .grid {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(150px, 1fr));
        gap: var(--space-3);
        align-items: start;
      }
      label {
        margin-bottom: 3px;
      }
      .wide {
        grid-column: 1 / -1;
      }
    `,
  ];

  @property({ attribute: false }) item!: ItemId;

  @consume({ context: sessionContext }) private session!: BoardSession;
  readonly #changes = new Changes(this, () => this.session);

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => [`item:${this.item}`, 'columns', 'epics', 'settings'],
      ),
    );
  }

  override render() {
    const item = this.session.store.item(this.item);
    if (!item || !isKnown(item)) return nothing;
    const { readOnly } = this.session;
    return html`<div class="grid">
        ${this.#ofKind(item)} ${this.#size(item)} ${this.#column(item)}
        <div>
          <label for="due">Due</label>
          <input
            id="due"
            class="field"
            type="date"
            ?disabled=${readOnly}
            .value=${live(item.due ?? '')}
            @change=${(event: Event) => this.#set({ field: 'due', value: valueOf(event) || null })}
          />
        </div>
        ${this.#epic(item)}
        <gw-assignees class="wide" .item=${item.id}></gw-assignees>
        <gw-labels class="wide" .item=${item.id}></gw-labels>
      </div>
      ${this.#changes.sentence}`;
  }

  #ofKind(item: KnownItem) {
    const disabled = this.session.readOnly;
    switch (item.kind) {
      case 'task':
        return choice({
          name: 'gain',
          legend: 'Who gains by it',
          options: [
            ['team', 'The team'],
            ['product', 'The product'],
          ],
          value: item.gain,
          disabled,
          pick: (value) => this.#set({ field: 'gain', value }),
        });
      case 'spike':
        return choice({
          name: 'output',
          legend: 'Output wanted',
          options: [
            ['decision', 'Decision'],
            ['knowledge', 'Knowledge'],
          ],
          value: item.output,
          disabled,
          pick: (value) => this.#set({ field: 'output', value }),
        });
      case 'bug':
        return choice({
          name: 'backlog',
          legend: 'Backlog',
          options: [
            ['product', 'Product'],
            ['technical', 'Technical'],
          ],
          value: item.backlog,
          disabled,
          pick: (value) => this.#set({ field: 'backlog', value }),
        });
      case 'story':
        return nothing;
    }
  }

  #size(item: KnownItem) {
    const disabled = this.session.readOnly;
    if (item.kind === 'spike') {
      return html`<div>
        <label for="people">People on it</label>
        <input
          id="people"
          class="field"
          type="number"
          min="1"
          max="99"
          ?disabled=${disabled}
          .value=${live(String(item.people))}
          @change=${(event: Event) => this.#set({ field: 'people', value: Number(valueOf(event)) })}
        />
      </div>`;
    }
    const cards = this.session.store.settings.scale.filter((card) => Number.isFinite(Number(card)));
    return html`<div>
      <label for="points">Points</label>
      <input
        id="points"
        class="field"
        type="number"
        min="0"
        max="1000"
        step="any"
        list="scale"
        placeholder="not sized"
        ?disabled=${disabled}
        .value=${live(item.points === null ? '' : String(item.points))}
        @change=${(event: Event) => {
          const value = valueOf(event);
          this.#make((board, act) => sizeItem(board, act, this.item, value === '' ? null : Number(value)));
        }}
      />
      <datalist id="scale">${cards.map((card) => html`<option value=${card}></option>`)}</datalist>
    </div>`;
  }

  #column(item: KnownItem) {
    const columns = this.session.store.columns.filter((column) => !column.archived);
    const shown = item.place.column === null ? '' : this.session.store.shownColumn(item.place.column);
    return html`<div>
      <label for="column">Move to</label>
      <select
        id="column"
        class="field"
        ?disabled=${this.session.readOnly}
        @change=${(event: Event) => this.#moveTo(item, (valueOf(event) || null) as ColumnId | null)}
      >
        <option value="" .selected=${shown === ''}>${noColumnName(this.session.store)}</option>
        ${columns.map(({ id, name }) => html`<option value=${id} .selected=${id === shown}>${name}</option>`)}
      </select>
    </div>`;
  }

  #epic(item: KnownItem) {
    const epics = this.session.store.epics.filter((epic) => !epic.archived || epic.id === item.epic);
    if (epics.length === 0) return nothing;
    return html`<div>
      <label for="epic">Epic</label>
      <select
        id="epic"
        class="field"
        ?disabled=${this.session.readOnly}
        @change=${(event: Event) => this.#set({ field: 'epic', value: (valueOf(event) || null) as EpicId | null })}
      >
        <option value="" .selected=${item.epic === null}>None</option>
        ${epics.map(({ id, name }) => html`<option value=${id} .selected=${id === item.epic}>${name}</option>`)}
      </select>
    </div>`;
  }

  /** To the end of the column, by the board, which says so aloud. */
  #moveTo(item: KnownItem, column: ColumnId | null): void {
    const backlog = backlogOf(item);
    const list = this.session.store.list(
      column === null ? waitingTopic(backlog) : cellTopic(backlog, column),
    );
    const after = list.findLast((id) => id !== item.id) ?? null;
    this.dispatchEvent(new DropCardEvent([item.id], { backlog, column, after, before: null }));
  }

  #set(field: ShortField): void {
    this.#make((board, act) => setField(board, act, this.item, field));
  }

  #make(change: (board: Board, act: Act) => void): void {
    void this.#changes.make(change).then(() => this.requestUpdate());
  }
}

const valueOf = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;

declare global {
  interface HTMLElementTagNameMap {
    'gw-item-facts': GwItemFacts;
  }
}
