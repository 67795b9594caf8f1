// The feature work or the technical work of a sprint as a room reads it: as many items as fit, how many more there are,
// what they weigh. What somebody changes just now is marked.

import { consume } from '@lit/context';
import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { SprintId } from '../../../shared/ids.ts';
import type { Backlog } from '../../../shared/kind.ts';
import { weigh } from '../../../shared/weight.ts';
import { sessionContext } from '../../contexts.ts';
import { Watch } from '../../controllers/watch.ts';
import type { BoardSession } from '../../session.ts';
import { sprintTopic, type Topic } from '../../store/board-store.ts';
import { rowTopics } from '../plan-row-words.ts';
import { readyContext } from '../readiness.ts';
import { base, glyphs } from '../shared-styles.ts';
import { sumWords } from '../weight-words.ts';
import { fitFrom } from './fit-rows.ts';
import { JustNow } from './just-now.ts';
import {
  projectedRow,
  projectedRowStyles,
  readsOf,
  rowTemplate,
  type ProjectedRow,
} from './projected-row.ts';
import { projectedStyles } from './projected-styles.ts';

/** No window has room for more rows. */
const mostRows = 40;

@customElement('gw-projected-list')
export class GwProjectedList extends LitElement {
  static override styles = [
    base,
    glyphs,
    projectedStyles,
    projectedRowStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-width: 0;
        min-height: 0;
      }
      .head {
        display: flex;
        flex: none;
        flex-wrap: wrap;
        align-items: baseline;
        justify-content: space-between;
        gap: 0 calc(var(--u) * 16);
        padding-bottom: calc(var(--u) * 8);
        border-bottom: calc(var(--u) * 2) solid var(--line);
      }
      h2 {
        font-size: calc(var(--u) * 36);
      }
      .sum {
        color: var(--ink-2);
        font-size: calc(var(--u) * 32);
        font-variant-numeric: tabular-nums;
      }
      ul {
        flex: 1;
        min-height: 0;
        overflow: hidden;
        /* The mark of a row may stand out of the list. */
        margin-inline: calc(var(--u) * -20);
        padding-inline: calc(var(--u) * 20);
        padding-top: calc(var(--u) * 6);
      }
      .more,
      .none {
        padding: calc(var(--u) * 8) 0;
        color: var(--ink-2);
      }
    `,
  ];

  @property({ attribute: false }) sprint!: SprintId;
  @property({ attribute: false }) backlog!: Backlog;
  @property() name = '';
  /** The row that whoever leads has at their top edge: where not all fit, the list begins there. */
  @property({ attribute: false }) row: string | null = null;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @query('ul') private list!: HTMLElement;
  @query('.more') private more!: HTMLElement;

  #rows: readonly ProjectedRow[] = [];
  #sum = '';
  #marked: ReadonlySet<string> = new Set();
  readonly #news = new JustNow(this);
  readonly #isNew = ({ item }: ProjectedRow): boolean => this.#marked.has(item.id);
  readonly #room = new ResizeObserver(() => this.#fit());

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

  get #items() {
    const { store } = this.session;
    return store.list(sprintTopic(this.sprint, this.backlog)).flatMap((id) => store.item(id) ?? []);
  }

  get #topics(): readonly Topic[] {
    const own: Topic[] = [
      sprintTopic(this.sprint, this.backlog),
      'settings',
      'members',
      'sprints',
      'columns',
    ];
    return [...own, ...this.#items.flatMap((item) => [`item:${item.id}` as const, ...rowTopics(item)])];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Letters of the page's own font may come after the first rows.
    void document.fonts.ready.then(() => this.hasUpdated && this.isConnected && this.#fit());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#room.disconnect();
  }

  override updated(): void {
    this.#room.observe(this.list);
    this.#fit();
  }

  #fit(): void {
    const { list, more } = this;
    more.textContent = this.#moreWords(this.#rows);
    const rows = [...list.querySelectorAll<HTMLElement>('.row')];
    const from = Math.max(
      0,
      this.#rows.findIndex(({ item }) => item.id === this.row),
    );
    const [first, end] = fitFrom(list, rows, more, from);
    const rest = this.#rows.filter((_, index) => index < first || index >= end);
    more.hidden = rest.length === 0;
    more.textContent = this.#moreWords(rest);
    more.classList.toggle('new', rest.some(this.#isNew));
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('sprint')) this.#news.forget();
    const items = this.#items;
    this.#rows = items.map((item) => projectedRow(item, this.sprint, this.session));
    this.#sum = sumWords(weigh(items, this.#rate, readyContext(this.session)));
    this.#marked = this.#news.look(
      new Map([
        ['sum', this.#sum],
        ...this.#rows.map((row): [string, string] => [row.item.id, readsOf(row)]),
      ]),
    );
  }

  override render() {
    const rows = this.#rows;
    return html`<div class="head">
        <h2>${this.name}</h2>
        <p class=${this.#marked.has('sum') ? 'sum new' : 'sum'}>${rows.length === 0 ? '' : this.#sum}</p>
      </div>
      <ul aria-label=${this.name} .style=${`--signs:${this.#longestKey}`}>
        ${rows.length === 0 ? html`<li class="none">Nothing is planned here yet.</li>` : nothing}
        ${repeat(
          rows.slice(0, mostRows),
          ({ item }) => item.id,
          (row) => rowTemplate(row, this.#isNew(row)),
        )}
        <li class="more line" hidden></li>
      </ul>`;
  }

  get #longestKey(): number {
    return Math.max(0, ...this.#rows.slice(0, mostRows).map(({ key }) => key.length));
  }

  get #rate(): number {
    const { sprints, settings } = this.session.store;
    const sprint = sprints.find(({ id }) => id === this.sprint);
    return sprint?.started?.rate ?? sprint?.rate ?? settings.rate;
  }

  /** "+ 7 more, 2 of them wait for work outside" */
  #moreWords(rest: readonly ProjectedRow[]): string {
    const more = `+ ${rest.length} more`;
    const changed = rest.find(this.#isNew);
    if (changed) return `${more}, changed now: ${changed.key}`;
    const waiting = rest.filter(({ waits }) => waits.length > 0).length;
    if (waiting === 0) return more;
    return `${more}, ${waiting} of them ${waiting === 1 ? 'waits' : 'wait'} for work outside`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-projected-list': GwProjectedList;
  }
}
