// One list of the Plan view: a backlog, or the feature or technical work of a sprint. It says
// what a place in it means, shows where rows would go, and gives each row nothing but its id.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ItemId, SprintId } from '../../shared/ids.ts';
import type { Backlog } from '../../shared/kind.ts';
import { sessionContext } from '../contexts.ts';
import { ItemList } from '../controllers/item-list.ts';
import { Watch } from '../controllers/watch.ts';
import type { BoardSession } from '../session.ts';
import { plannableTopic, sprintTopic } from '../store/board-store.ts';
import type { Drop } from './events.ts';
import type { GwPlanRow } from './gw-plan-row.ts';
import './gw-plan-row.ts';
import { planListStyles } from './plan-list-styles.ts';
import { base } from './shared-styles.ts';

@customElement('gw-plan-list')
export class GwPlanList extends LitElement {
  static override styles = [base, planListStyles];

  @property({ attribute: false }) backlog!: Backlog;
  /** Null: what of the backlog can still be planned. */
  @property({ attribute: false }) sprint: SprintId | null = null;
  @property() name = '';
  /** Where filtered: only these are shown. */
  @property({ attribute: false }) only: ReadonlySet<ItemId> | null = null;
  /** Where rows that are being moved would go: before which of the shown ids (their number: at the end). */
  @property({ attribute: false }) mark: number | null = null;

  @consume({ context: sessionContext }) private session!: BoardSession;

  readonly #list = new ItemList(this, 'gw-plan-row');

  constructor() {
    super();
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => [this.#topic],
      ),
    );
  }

  get #topic() {
    return this.sprint === null ? plannableTopic(this.backlog) : sprintTopic(this.sprint, this.backlog);
  }

  /** The ids shown, in their order. */
  get ids(): readonly ItemId[] {
    const ids = this.session.store.list(this.#topic);
    const { only } = this;
    return only === null ? ids : ids.filter((id) => only.has(id));
  }

  /** The rows that are rendered, from top to bottom. */
  get cards(): readonly GwPlanRow[] {
    return this.#list.cards;
  }

  card(id: ItemId): GwPlanRow | undefined {
    return this.#list.card(id);
  }

  /** The row of an item of this list, as soon as it is rendered. */
  async reveal(id: ItemId): Promise<GwPlanRow | undefined> {
    await this.updateComplete;
    return this.card(id);
  }

  /** Brings the mark of a move by keyboard into view. */
  showMark(): Promise<void> {
    return this.#list.showMark();
  }

  /** The place before the shown id of this number, among the ids without those that move. */
  place(index: number, moving: readonly ItemId[]): Drop {
    const gone = new Set(moving);
    const ids = this.ids.filter((id) => !gone.has(id));
    const { store } = this.session;
    const here = new Set(store.list(this.#topic));
    const planned = moving.some((id) => !here.has(id) && store.item(id)?.place.sprint);
    // Within a backlog only the order changes; what comes out of a sprint leaves it.
    const sprint = this.sprint !== null ? { sprint: this.sprint } : planned ? { sprint: null } : {};
    const neighbours = { after: ids[index - 1] ?? null, before: ids[index] ?? null };
    // They are in it already: what is news is where they stand now.
    const verb = moving.every((id) => here.has(id)) && {
      verb: `moved to ${this.#placeWords(index, moving.length, ids.length)}`,
    };
    return { backlog: this.backlog, ...sprint, list: 'backlog', ...neighbours, ...verb };
  }

  /** "place 2 of 7 in the product backlog" */
  #placeWords(index: number, moving: number, others: number): string {
    const places = moving === 1 ? `place ${index + 1}` : `places ${index + 1} to ${index + moving}`;
    const name = this.sprint === null ? `the ${this.name.toLowerCase()}` : this.name;
    return `${places} of ${others + moving} in ${name}`;
  }

  override render() {
    const { ids } = this;
    return html`<ul aria-label=${this.name}>
        ${repeat(
          ids,
          (id) => id,
          (id, index) =>
            html`${this.#list.markAt(index)}
              <li><gw-plan-row .item=${id} .sprint=${this.sprint}></gw-plan-row></li>`,
        )}
        ${this.#list.markAt(ids.length)}
      </ul>
      ${ids.length === 0 ? html`<slot name="empty"></slot>` : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-plan-list': GwPlanList;
  }
}
