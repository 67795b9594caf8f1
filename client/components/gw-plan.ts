// The Plan view: the product backlog and the technical backlog side by side, and the sprint that they feed. On a small
// screen one of the three at a time. It moves items in and out of the sprint and keeps the focus on rows.

import { consume } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { planItems } from '../../shared/board/mutate-sprint.ts';
import { parseId, type ItemId, type SprintId } from '../../shared/ids.ts';
import { selectionContext, sessionContext } from '../contexts.ts';
import { CardHands } from '../controllers/card-hands.ts';
import { ListEdges } from '../controllers/list-edges.ts';
import type { HandLane } from '../controllers/hand-list.ts';
import { Watch } from '../controllers/watch.ts';
import type { BoardSession } from '../session.ts';
import type { Meant } from './card-selecting.ts';
import { Changes } from './changes.ts';
import type { GwBacklog } from './gw-backlog.ts';
import './gw-backlog.ts';
import type { GwPlanList } from './gw-plan-list.ts';
import type { GwSprint } from './gw-sprint.ts';
import './gw-sprint.ts';
import './gw-plan-surprises.ts';
import { keepChoices, plannedSprint, planParts, readChoices, type PlanPart } from './plan-choices.ts';
import { paperHead, paperStyles } from './paper.ts';
import type { PullInEvent, ShowSprintEvent } from './plan-events.ts';
import { planStyles } from './plan-styles.ts';
import type { Selection } from './selection.ts';
import { base } from './shared-styles.ts';
import { backlogOf } from '../../shared/item.ts';
import { inShownOrder } from './shown-order.ts';

/** Narrower than this, one part is shown at a time; the item panel beside it takes its share. */
const narrowBelow = 860;

const partNames = { product: 'Product', technical: 'Technical', sprint: 'Sprint' } as const;

@customElement('gw-plan')
export class GwPlan extends LitElement {
  static override styles = [base, paperStyles, planStyles];

  /** One part at a time, chosen by tabs. */
  @property({ type: Boolean, reflect: true }) narrow = false;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @consume({ context: selectionContext }) private selection!: Selection;
  @state() private shownPart: PlanPart = 'product';
  @state() private chosen: SprintId | null = null;
  @query('gw-sprint') private sprintPane!: GwSprint | null;

  readonly #changes = new Changes(this, () => this.session);
  readonly #hands = new CardHands(this, {
    session: () => this.session,
    selection: () => this.selection,
    card: 'gw-plan-row',
    order: 'backlog',
    bringUp: (item) => this.#bringUp(item),
    springs: () => [...this.renderRoot.querySelectorAll<HTMLElement>('[role=tab]')],
  });
  readonly #edges = new ListEdges(() => this.lists, partOf);
  readonly #width = new ResizeObserver(([entry]) => {
    if (entry) this.narrow = entry.contentRect.width < narrowBelow;
  });

  constructor() {
    super();
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => ['sprints'],
      ),
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.narrow = this.clientWidth > 0 && this.clientWidth < narrowBelow;
    this.#width.observe(this);
    const { part, sprint } = readChoices(this.session.id);
    this.shownPart = part;
    this.chosen = sprint;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#width.disconnect();
  }

  /** The sprint that is shown. */
  get sprint(): SprintId | null {
    return plannedSprint(this.session.store.sprints, this.chosen)?.id ?? null;
  }

  /** The row at the top edge of the list that was scrolled last. */
  get topRow(): string | null {
    return this.#edges.topRow;
  }

  /** On a small screen with the part that it stands in. */
  showRow(row: string): void {
    const item = parseId('item', row);
    const part = planParts.find((one) => row.endsWith(` ${one}`));
    if (item) this.#bringUp(item);
    else if (part) this.shownPart = part;
    void this.updateComplete.then(() => this.#edges.showRow(row));
  }

  /** The sprint that is shown. */
  get tab(): string | null {
    return this.sprint;
  }

  showTab(tab: string): void {
    this.chosen = parseId('sprint', tab) ?? this.chosen;
  }

  /** The lists that are seen, from left to right. */
  get lists(): readonly GwPlanList[] {
    const backlogs = [...this.renderRoot.querySelectorAll<GwBacklog>('gw-backlog')];
    const all = [...backlogs.map(({ list }) => list), ...(this.sprintPane?.lists ?? [])];
    return all.filter((list) => list !== null).filter((list) => list.checkVisibility());
  }

  /** One lane of lists. */
  get lanes(): readonly HandLane[] {
    return [{ name: '', lists: this.lists }];
  }

  /** A sprint that is shown stays so until it is over, also when it is started or another one is planned before it. */
  override willUpdate(): void {
    this.chosen = this.sprint ?? this.chosen;
  }

  override updated(changed: PropertyValues): void {
    if (changed.has('shownPart') || changed.has('chosen'))
      keepChoices(this.session.id, { part: this.shownPart, sprint: this.chosen });
  }

  /** Its lists are there too: the focus may come into a view that was shown only now. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const done = await super.getUpdateComplete();
    const parts = [...this.renderRoot.querySelectorAll<GwBacklog | GwSprint>('gw-backlog, gw-sprint')];
    await Promise.all(parts.map((part) => part.updateComplete));
    return done;
  }

  override render() {
    const met = html`<gw-plan-surprises @gw-surprises-gone=${() => this.focus()}></gw-plan-surprises>`;
    return html`${paperHead(this.session)} ${this.narrow ? [met, this.#tabs()] : nothing}
      ${this.#changes.sentence}
      <div class="parts" @gw-pull-in=${this.#onPullIn} @gw-show-sprint=${this.#onShowSprint}>
        ${this.#panel('product', html`<gw-backlog .backlog=${'product'}></gw-backlog>`)}
        ${this.#panel('technical', html`<gw-backlog .backlog=${'technical'}></gw-backlog>`)}
        ${this.#panel('sprint', html`${this.narrow ? nothing : met}<gw-sprint .sprint=${this.sprint}></gw-sprint>`)}
      </div>`;
  }

  #tabs() {
    return html`<div class="tabs" role="tablist" aria-label="Parts of the plan" @keydown=${this.#onTabKey}>
      ${planParts.map(
        (part) =>
          html`<button
            id=${`tab-${part}`}
            type="button"
            role="tab"
            aria-selected=${part === this.shownPart}
            aria-controls=${`part-${part}`}
            tabindex=${part === this.shownPart ? 0 : -1}
            @click=${() => this.#choose(part)}
          >
            ${partNames[part]}
          </button>`,
      )}
    </div>`;
  }

  #panel(part: PlanPart, content: unknown) {
    return html`<div
      id=${`part-${part}`}
      class=${`part ${part}`}
      role=${this.narrow ? 'tabpanel' : nothing}
      aria-labelledby=${this.narrow ? `tab-${part}` : nothing}
      ?hidden=${this.narrow && part !== this.shownPart}
    >
      ${content}
    </div>`;
  }

  #choose(part: PlanPart): void {
    this.shownPart = part;
  }

  #onTabKey(event: KeyboardEvent): void {
    const at = planParts.indexOf(this.shownPart);
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: Math.max(0, at - 1),
      ArrowRight: Math.min(planParts.length - 1, at + 1),
      Home: 0,
      End: planParts.length - 1,
    };
    const next = planParts[steps[event.key] ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    this.#choose(next);
    this.renderRoot.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  }

  /** Where the focus was last, else on the first row. */
  override focus(): void {
    void this.#hands.focus();
  }

  /** Puts the focus on an item's row once it stands where it belongs now. */
  focusItem(id: ItemId): Promise<void> {
    return this.#hands.focusItem(id);
  }

  bringIntoSight(id: ItemId): void {
    this.#hands.bringIntoSight(id);
  }

  /** On a small screen the part that an item stands in comes up. */
  #bringUp(id: ItemId): void {
    const item = this.session.store.item(id);
    if (!this.narrow || !item || item.archived || this.#hands.card(id)) return;
    const inSprint = item.place.sprint !== null && item.place.sprint === this.sprint;
    this.shownPart = inSprint ? 'sprint' : backlogOf(item);
  }

  #onShowSprint(event: ShowSprintEvent): void {
    this.chosen = event.sprint;
  }

  #onPullIn(event: PullInEvent): void {
    void this.#plan(event.items, event.sprint);
  }

  /** Leads the focus from a row to the next one, as this arrow key does. */
  walk(from: ItemId, key: string): void {
    this.#hands.walk(from, key);
  }

  /**
   * Puts the items into the sprint that is shown, or takes them out again. From one item the focus goes on to a row that
   * stays; with a selection it goes along, so that the next key means the selection still.
   */
  toggleSprint(items: readonly ItemId[], row: Meant | null): void {
    if (row && items.length === 1) this.#hands.focusNext = neighbour(row.item, row.list);
    void this.#toggleSprint(items).finally(() => (this.#hands.focusNext = undefined));
  }

  async #toggleSprint(items: readonly ItemId[]): Promise<void> {
    const { sprint } = this;
    if (sprint === null) {
      this.#hands.announce('There is no sprint yet. Make one first.');
      if (this.narrow) this.shownPart = 'sprint';
      return;
    }
    const { store } = this.session;
    const allIn = items.every((id) => store.item(id)?.place.sprint === sprint);
    await this.#plan(inShownOrder(store, items, 'backlog'), allIn ? null : sprint);
  }

  async #plan(items: readonly ItemId[], sprint: SprintId | null): Promise<void> {
    const name = this.session.store.sprints.find(({ id }) => id === (sprint ?? this.sprint))?.name ?? '';
    const done = await this.#changes.make((board, act) => {
      planItems(board, act, items, sprint);
      return true;
    });
    if (!done) return;
    const are = items.length === 1 ? 'is' : 'are';
    this.#hands.announce(
      `${this.#hands.nameOf(items)} ${are} ${sprint === null ? `out of ${name} again` : `in ${name} now`}.`,
    );
    await this.updateComplete;
    await Promise.all(this.lists.map((list) => list.updateComplete));
  }
}

/** The part of the plan that an element of it stands in. */
const partOf = (element: Element): PlanPart => {
  const root = element.getRootNode();
  const backlog = root instanceof ShadowRoot && root.host.localName === 'gw-backlog' ? root.host : null;
  return (backlog as GwBacklog | null)?.backlog ?? 'sprint';
};

/** The row below the one that goes, or above it. */
function neighbour(item: ItemId, list: readonly ItemId[]): ItemId | undefined {
  const at = list.indexOf(item);
  return list[at + 1] ?? list[at - 1];
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-plan': GwPlan;
  }
}
