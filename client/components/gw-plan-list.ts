// One list of the Plan view: a backlog, or the feature or technical work of a sprint. It takes rows that are dropped on
// it, shows where they would go, and gives each row nothing but its id.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ItemId, SprintId } from '../../shared/ids.ts';
import type { Backlog } from '../../shared/kind.ts';
import { selectionContext, sessionContext } from '../contexts.ts';
import { Watch } from '../controllers/watch.ts';
import type { BoardSession } from '../session.ts';
import { plannableTopic, sprintTopic } from '../store/board-store.ts';
import { CardLeftEvent, DropCardEvent, type Drop } from './events.ts';
import { cardType } from './gw-card.ts';
import type { GwPlanRow } from './gw-plan-row.ts';
import './gw-plan-row.ts';
import { planListStyles } from './plan-list-styles.ts';
import type { Selection } from './selection.ts';
import { base } from './shared-styles.ts';
import { inShownOrder } from './shown-order.ts';

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
  @consume({ context: selectionContext }) private selection!: Selection;
  @query('.mark') private markLine!: HTMLElement | null;

  #tabStop: ItemId | undefined;

  constructor() {
    super();
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => [this.#topic],
      ),
    );
    this.addEventListener('dragover', (event) => this.#onDragOver(event));
    this.addEventListener('dragleave', (event) => this.#onDragLeave(event));
    this.addEventListener('drop', (event) => this.#onDrop(event));
    this.addEventListener('focusin', () => this.#onFocusIn());
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

  card(id: ItemId): GwPlanRow | undefined {
    return [...this.#rows].find((row) => row.item === id);
  }

  /** Brings the mark of a move by keyboard into view. */
  async showMark(): Promise<void> {
    await this.updateComplete;
    this.markLine?.scrollIntoView({ block: 'nearest' });
  }

  /** The place before the shown id of this number, among the ids without those that move. */
  place(index: number, moving: readonly ItemId[]): Drop {
    const gone = new Set(moving);
    const ids = this.ids.filter((id) => !gone.has(id));
    const { store } = this.session;
    const planned = moving.some(
      (id) => !store.list(this.#topic).includes(id) && store.item(id)?.place.sprint,
    );
    // Within a backlog only the order changes; what comes out of a sprint leaves it.
    const sprint = this.sprint !== null ? { sprint: this.sprint } : planned ? { sprint: null } : {};
    const neighbours = { after: ids[index - 1] ?? null, before: ids[index] ?? null };
    return { backlog: this.backlog, ...sprint, list: 'backlog', ...neighbours };
  }

  get #rows(): NodeListOf<GwPlanRow> {
    return this.renderRoot.querySelectorAll('gw-plan-row');
  }

  get #focused(): ItemId | undefined {
    const active = this.shadowRoot?.activeElement;
    return active?.localName === 'gw-plan-row' ? (active as GwPlanRow).item : undefined;
  }

  override update(changed: Map<PropertyKey, unknown>): void {
    const focused = this.hasUpdated ? this.#focused : undefined;
    super.update(changed);
    // Its element is gone, or was put elsewhere in the list, which takes the focus away.
    if (focused !== undefined && this.#focused !== focused) this.dispatchEvent(new CardLeftEvent(focused));
  }

  override updated(): void {
    this.#applyTabStop();
  }

  #applyTabStop(): void {
    const rows = [...this.#rows];
    const stop = rows.find((row) => row.item === this.#tabStop) ?? rows[0];
    for (const row of rows) row.tabStop = row === stop;
  }

  override render() {
    const { ids } = this;
    const marked = (index: number) =>
      this.mark === index ? html`<li class="mark" aria-hidden="true"></li>` : nothing;
    return html`<ul aria-label=${this.name}>
        ${repeat(
          ids,
          (id) => id,
          (id, index) =>
            html`${marked(index)}
              <li><gw-plan-row .item=${id} .sprint=${this.sprint}></gw-plan-row></li>`,
        )}
        ${marked(ids.length)}
      </ul>
      ${ids.length === 0 ? html`<slot name="empty"></slot>` : nothing}`;
  }

  #onFocusIn(): void {
    if (this.#focused !== undefined) this.#tabStop = this.#focused;
    this.#applyTabStop();
  }

  #onDragOver(event: DragEvent): void {
    if (this.session.readOnly || !event.dataTransfer?.types.includes(cardType)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'move';
    this.toggleAttribute('over', true);
    this.mark = this.#indexAt(event.clientY);
  }

  #onDragLeave(event: DragEvent): void {
    if (event.relatedTarget instanceof Node && this.renderRoot.contains(event.relatedTarget)) return;
    const { left, right, top, bottom } = this.getBoundingClientRect();
    const { clientX: x, clientY: y } = event;
    if (x <= left || x >= right || y <= top || y >= bottom) this.#endOver();
  }

  #endOver(): void {
    this.toggleAttribute('over', false);
    this.mark = null;
  }

  #onDrop(event: DragEvent): void {
    const id = event.dataTransfer?.getData(cardType) as ItemId | '' | undefined;
    const index = this.#indexAt(event.clientY);
    this.#endOver();
    // Only what stands on this board is moved, whatever was dropped.
    if (!id || !this.session.store.item(id)) return;
    event.preventDefault();
    const moving = inShownOrder(this.session.store, this.selection.meantBy(id), 'backlog');
    const before = this.ids.slice(0, index).filter((one) => !moving.includes(one)).length;
    this.dispatchEvent(new DropCardEvent(moving, this.place(before, moving)));
  }

  /** How many of the shown rows have their middle above this height of the window; they stand one below the other. */
  #indexAt(y: number): number {
    const rows = this.#rows;
    let [low, high] = [0, rows.length];
    while (low < high) {
      const at = Math.floor((low + high) / 2);
      const { top, height } = (rows[at] as GwPlanRow).getBoundingClientRect();
      if (top + height / 2 < y) low = at + 1;
      else high = at;
    }
    return low;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-plan-list': GwPlanList;
  }
}
