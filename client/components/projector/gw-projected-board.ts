// The Board in its projected form: the sprint and its goal, and the columns side by side with as many cards as are read from
// the last row. All lanes are one here: what is feature work and what is groundwork is told by the signs of the kinds.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ItemId } from '../../../shared/ids.ts';
import { compareRanked } from '../../../shared/order.ts';
import type { Column } from '../../../shared/records.ts';
import { activeSprint } from '../../../shared/sprints.ts';
import { listsContext, sessionContext } from '../../contexts.ts';
import { Tick } from '../../controllers/tick.ts';
import { Watch } from '../../controllers/watch.ts';
import type { BoardSession } from '../../session.ts';
import { columnKey, type BoardLists, type ListsTopic } from '../../store/board-lists.ts';
import type { Topic } from '../../store/board-store.ts';
import { markWait } from '../box-mark.ts';
import { count } from '../item-words.ts';
import { base, glyphs } from '../shared-styles.ts';
import { sprintDays } from '../sprint-days.ts';
import { partColumns, type Counted } from './board-columns.ts';
import { columnHead, otherWords } from './board-column-words.ts';
import { fitRows } from './fit-rows.ts';
import { JustNow } from './just-now.ts';
import { projectedBoardStyles } from './projected-board-styles.ts';
import {
  cardTemplate,
  isUp,
  projectedCard,
  projectedCardStyles,
  readsOfCard,
  type ProjectedCard,
} from './projected-card.ts';
import { projectedStyles } from './projected-styles.ts';

/** No column has room for more cards. */
const mostCards = 16;
/** So many columns are read from the last row; on a screen that stands on its end. */
const mostColumns = 5;
const mostUpright = 3;

const upright = matchMedia('(max-aspect-ratio: 1/1)');

interface Shown extends Counted {
  readonly all: number;
  readonly cards: readonly ProjectedCard[];
}

@customElement('gw-projected-board')
export class GwProjectedBoard extends LitElement {
  static override styles = [base, glyphs, projectedStyles, projectedBoardStyles, projectedCardStyles];

  @consume({ context: sessionContext }) private session!: BoardSession;
  @consume({ context: listsContext }) private lists!: BoardLists;

  #columns: readonly Shown[] = [];
  #marked: ReadonlySet<string> = new Set();
  readonly #news = new JustNow(this);
  readonly #isNew = ({ item }: ProjectedCard): boolean => this.#marked.has(item.id);
  readonly #room = new ResizeObserver(() => this.#fit());
  readonly #turned = (): void => this.requestUpdate();

  constructor() {
    super();
    this.addController(
      new Watch<Topic>(
        this,
        () => this.session?.store,
        () => this.#topics,
      ),
    );
    this.addController(
      new Watch<ListsTopic>(
        this,
        () => this.lists,
        () => this.#places,
      ),
    );
    this.addController(
      new Tick(
        this,
        () => this.session,
        () => this.#wait,
      ),
    );
  }

  get #items(): readonly ItemId[] {
    return this.#shown.flatMap(({ id }) => this.#idsIn(id));
  }

  /** Every card, and what the cards wait for. */
  get #topics(): readonly Topic[] {
    const { store } = this.session;
    const read = this.#items.flatMap((id) => [id, ...(store.item(id)?.blockedBy ?? [])]);
    return ['columns', 'settings', 'sprints', ...read.map((id) => `item:${id}` as const)];
  }

  get #places(): readonly ListsTopic[] {
    const cells = this.#shown.flatMap(({ id }) =>
      this.lists.lanes.map(({ key }): ListsTopic => `cell:${key}:${id}`),
    );
    return ['showing', 'lanes', 'counts', ...cells];
  }

  /** Until the first of the running clocks reads otherwise. */
  get #wait(): number | null {
    const { store } = this.session;
    const now = this.session.now();
    const waits = this.#items.flatMap((id) => markWait(store.item(id), now) ?? []);
    return waits.length === 0 ? null : Math.min(...waits);
  }

  get #shown(): readonly Column[] {
    return this.session.store.columns.filter(({ archived }) => !archived);
  }

  /** The cards of a column, all lanes together, in their order. */
  #idsIn(column: Column['id']): readonly ItemId[] {
    const { store } = this.session;
    const ids = this.lists.lanes.flatMap(({ key }) => this.lists.ids(key, column));
    if (this.lists.lanes.length === 1) return ids;
    const ranked = ids.map((id) => ({ id, rank: store.item(id)?.place.boardRank ?? '' }));
    return ranked.sort(compareRanked).map(({ id }) => id);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    upright.addEventListener('change', this.#turned);
    // Letters of the page's own font may come after the first cards.
    void document.fonts.ready.then(() => this.hasUpdated && this.isConnected && this.#fit());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    upright.removeEventListener('change', this.#turned);
    this.#room.disconnect();
  }

  override willUpdate(): void {
    const { store } = this.session;
    this.#columns = this.#shown.map((column) => {
      const cards = this.#idsIn(column.id)
        .flatMap((id) => store.item(id) ?? [])
        .map((item) => projectedCard(item, this.session));
      return { column, cards, shown: cards.length, all: this.lists.column(column.id).all };
    });
    this.#marked = this.#news.look(
      new Map(
        this.#columns.flatMap(({ column, cards }) =>
          cards.map((card): [string, string] => [card.item.id, readsOfCard(card, column.id)]),
        ),
      ),
    );
  }

  override updated(): void {
    this.#room.disconnect();
    for (const list of this.#listsShown) this.#room.observe(list);
    this.#fit();
  }

  get #listsShown(): readonly HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.cards')];
  }

  #fit(): void {
    for (const list of this.#listsShown) {
      const more = list.querySelector<HTMLElement>('.more');
      const cards = this.#columns.find(
        ({ column }) => columnKey(column.id) === list.dataset['column'],
      )?.cards;
      if (!more || !cards) continue;
      more.textContent = this.#moreWords(cards);
      const shown = fitRows(list, [...list.querySelectorAll<HTMLElement>('.row')], more);
      const rest = cards.slice(shown);
      more.hidden = rest.length === 0;
      more.textContent = this.#moreWords(rest);
      more.classList.toggle('new', rest.some(this.#isNew));
    }
  }

  /** "and 7 more, 2 wait"; what matters most now. */
  #moreWords(rest: readonly ProjectedCard[]): string {
    const more = `and ${rest.length} more`;
    const changed = rest.find(this.#isNew);
    if (changed) return `${more}, ${changed.key} changed`;
    const up = rest.filter(isUp).length;
    if (up > 0) return `${more}, of ${up} the time is up`;
    const waiting = rest.filter(({ waits }) => waits.length > 0).length;
    return waiting === 0 ? more : `${more}, ${waiting} ${waiting === 1 ? 'waits' : 'wait'}`;
  }

  override render() {
    const { wide, others } = partColumns(this.#columns, upright.matches ? mostUpright : mostColumns);
    const none = this.#columns.every(({ shown }) => shown === 0);
    return html`${this.#head(none)}
    ${
      none
        ? this.#none()
        : html`<div class="columns" .style=${`--columns:${wide.length}`}>
              ${repeat(
                wide,
                ({ column }) => column.id,
                (one) => this.#column(one),
              )}
            </div>
            ${others.length === 0 ? nothing : html`<p class="others clamp">${others.map(otherWords).join(' · ')}</p>`}`
    }`;
  }

  #head(none: boolean) {
    const { store } = this.session;
    const sprint = activeSprint(store.sprints);
    if (!sprint) return none ? nothing : html`<p class="goal"><strong>No sprint is under way</strong></p>`;
    const goal = sprint.goal.trim();
    return html`<div class="head">
      <h1 class="clamp" dir="auto">${sprint.name}</h1>
      <div class="about">
        ${goal === '' ? nothing : html`<p class="goal clamp" dir="auto"><strong>Goal</strong> ${goal}</p>`}
        <p class="days line">
          ${this.#days(sprintDays(sprint, this.session.now(), store.settings.timeZone))}
        </p>
      </div>
    </div>`;
  }

  #days(days: string): string {
    const { everything, lanes } = this.lists.showing;
    const also = everything || lanes === 'sprint' ? 'work outside it is shown too' : '';
    return [days, also].filter((part) => part !== '').join(' · ');
  }

  #column({ column, cards, shown, all }: Shown) {
    return html`<section aria-label=${column.name}>
      ${columnHead(column, shown, all)}
      <ul class="cards" data-column=${columnKey(column.id)}>
        ${cards.length === 0 ? html`<li class="nothing">Nothing here</li>` : nothing}
        ${repeat(
          cards.slice(0, mostCards),
          ({ item }) => item.id,
          (card) => cardTemplate(card, this.#isNew(card)),
        )}
        <li class="more clamp" hidden></li>
      </ul>
    </section>`;
  }

  #none() {
    const { all } = this.lists.counts;
    if (all > 0) {
      return html`<div class="none">
        <p>
          The filter of this screen hides ${count(all, 'item', 'items')}. Clear it on the Board to see them.
        </p>
      </div>`;
    }
    const sprint = activeSprint(this.session.store.sprints);
    return html`<div class="none">
      ${
        sprint
          ? html`<p>Nothing of this sprint stands on the board yet.</p>`
          : html`<h1>Nothing stands on the board yet</h1>`
      }
      <p>What is put into a column is shown here at once.</p>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-projected-board': GwProjectedBoard;
  }
}
