// The short fields of an item: its size, what only its kind has, where it stands, when it is due, who is on it, labels.
// Each is one change, shown again from the record whether it was made or refused.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Board } from '../../shared/board/document.ts';
import type { Act } from '../../shared/board/edit.ts';
import { setField, type ShortField } from '../../shared/board/mutate-item.ts';
import { daysUntil, dueSentence } from '../../shared/due.ts';
import { isFinished } from '../../shared/finished.ts';
import type { ColumnId, ItemId, SprintId } from '../../shared/ids.ts';
import { backlogOf, isKnown, type KnownItem } from '../../shared/item.ts';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { lateChoice } from '../controllers/late-choice.ts';
import { Watch } from '../controllers/watch.ts';
import type { BoardSession } from '../session.ts';
import { cellTopic, waitingTopic } from '../store/board-store.ts';
import { Changes } from './changes.ts';
import { choice, choiceStyles } from './choice.ts';
import { DropCardEvent } from './events.ts';
import './gw-assignees.ts';
import './gw-item-epic.ts';
import './gw-item-size.ts';
import './gw-labels.ts';
import { itemFactsStyles } from './item-facts-styles.ts';
import { noColumnName } from './item-words.ts';
import { base, fields } from './shared-styles.ts';
import { isShownUncovered, uncoveredWords } from './uncovered-mark.ts';
import { unlessTyping } from './while-typing.ts';

@customElement('gw-item-facts')
export class GwItemFacts extends LitElement {
  static override styles = [base, fields, choiceStyles, itemFactsStyles];

  @property({ attribute: false }) item!: ItemId;
  /** Size and output wanted are shown elsewhere. */
  @property({ type: Boolean }) rest = false;

  @consume({ context: sessionContext }) private session!: BoardSession;
  readonly #changes = new Changes(this, () => this.session);

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => [`item:${this.item}`, 'columns', 'sprints', 'settings', 'signOffs'],
      ),
    );
  }

  override render() {
    const item = this.session.store.item(this.item);
    if (!item || !isKnown(item)) return nothing;
    return html`<div class="grid">
        ${this.rest || item.kind === 'spike' ? nothing : html`<gw-item-size class="wide" .item=${item.id}></gw-item-size>`}
        ${this.#ofKind(item)} ${this.#column(item)} ${this.#sprint(item)}
        <gw-item-epic .item=${item.id}></gw-item-epic>
        ${this.#due(item)}
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
            ['team', 'Team'],
            ['product', 'Product'],
          ],
          value: item.gain,
          disabled,
          pick: (value) => this.#set({ field: 'gain', value }),
        });
      case 'spike':
        return [
          this.rest
            ? nothing
            : choice({
                name: 'output',
                legend: 'Output wanted',
                options: [
                  ['decision', 'Decision'],
                  ['knowledge', 'Knowledge'],
                ],
                value: item.output,
                disabled,
                pick: (value) => this.#set({ field: 'output', value }),
              }),
          this.#people(item.people),
        ];
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

  #people(people: number) {
    return html`<div>
      <label for="people">People on it</label>
      <input
        id="people"
        class="field"
        type="number"
        min="1"
        max="99"
        ?disabled=${this.session.readOnly}
        .value=${unlessTyping(String(people))}
        @change=${(event: Event) => this.#set({ field: 'people', value: Number(valueOf(event)) })}
      />
    </div>`;
  }

  #column(item: KnownItem) {
    const columns = this.session.store.columns.filter((column) => !column.archived);
    const shown = item.place.column === null ? '' : this.session.store.shownColumn(item.place.column);
    return html`<div>
      <label for="column">Column</label>
      <select
        id="column"
        class="field"
        ?disabled=${this.session.readOnly}
        ${lateChoice((id) => this.#moveTo(item, (id || null) as ColumnId | null))}
      >
        <option value="" .selected=${live(shown === '')}>${noColumnName(this.session.store)}</option>
        ${columns.map(({ id, name }) => html`<option value=${id} .selected=${live(id === shown)}>${name}</option>`)}
      </select>
    </div>`;
  }

  /** Sprints that go on or are planned, and the one in which it stands. */
  #sprint(item: KnownItem) {
    const { sprint } = item.place;
    const sprints = this.session.store.sprints.filter(
      ({ id, ended, archived }) => id === sprint || (!ended && !archived),
    );
    if (sprints.length === 0) return nothing;
    const uncovered = isShownUncovered(item, this.session.store);
    return html`<div>
      <label for="sprint">Sprint</label>
      <select
        id="sprint"
        class="field"
        aria-describedby="sprint-words"
        ?disabled=${this.session.readOnly}
        ${lateChoice((id) => this.#plan(item, (id || null) as SprintId | null))}
      >
        <option value="" .selected=${live(sprint === null)}>None</option>
        ${sprints.map(
          ({ id, name, started, ended }) =>
            html`<option value=${id} .selected=${live(id === sprint)}>
              ${name}${ended ? ' (ended)' : started ? ' (now)' : ''}
            </option>`,
        )}
      </select>
      <p id="sprint-words" class="beside">${uncovered ? `${uncoveredWords}.` : ''}</p>
    </div>`;
  }

  #due(item: KnownItem) {
    const { store, readOnly } = this.session;
    const open = item.due !== null && !item.archived && !isFinished(item, store.columns);
    const days = open ? daysUntil(item.due ?? '', this.session.now(), store.settings.timeZone) : Infinity;
    return html`<div>
      <label for="due">Due</label>
      <input
        id="due"
        class="field"
        type="date"
        aria-describedby="due-words"
        ?disabled=${readOnly}
        .value=${unlessTyping(item.due ?? '')}
        @change=${(event: Event) => this.#set({ field: 'due', value: valueOf(event) || null })}
      />
      <p id="due-words" class=${`beside ${days < 0 ? 'over' : ''}`}>${dueSentence(days)}</p>
    </div>`;
  }

  /** To the end of the column, by the board, which asks what is to be asked and says so aloud. */
  #moveTo(item: KnownItem, column: ColumnId | null): void {
    const backlog = backlogOf(item);
    const list = this.session.store.list(
      column === null ? waitingTopic(backlog) : cellTopic(backlog, column),
    );
    const after = list.findLast((id) => id !== item.id) ?? null;
    this.dispatchEvent(new DropCardEvent([item.id], { backlog, column, after, before: null }));
    // The field shows the record again, also where the move is refused or called off.
    this.requestUpdate();
  }

  /** Into a sprint or out of it; where it stands among the others stays. */
  #plan(item: KnownItem, sprint: SprintId | null): void {
    const drop = { backlog: backlogOf(item), sprint, list: 'backlog', after: null, before: null } as const;
    this.dispatchEvent(new DropCardEvent([item.id], drop));
    this.requestUpdate();
  }

  #set(field: ShortField): void {
    this.#make((board, act) => setField(board, act, this.item, field));
  }

  #make(change: (board: Board, act: Act) => void): void {
    void this.#changes.make(change).then(() => this.requestUpdate());
  }
}

const valueOf = (event: Event): string => (event.target as HTMLInputElement).value;

declare global {
  interface HTMLElementTagNameMap {
    'gw-item-facts': GwItemFacts;
  }
}
