// One item as a room reads it, huge: what kind it is and its key, its title, what it is for, its checklist, its size and how
// the agreement on that stands, and what blocks it. What stands beside it (the clock) comes into its slot; what the room
// talks about instead of its words (the votes) into the slot "instead".

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { isFinished } from '../../../shared/finished.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { writtenLines, type Item, type Line } from '../../../shared/item.ts';
import { sessionContext } from '../../contexts.ts';
import { Tick } from '../../controllers/tick.ts';
import { Watch } from '../../controllers/watch.ts';
import { icon } from '../../icons.ts';
import type { BoardSession } from '../../session.ts';
import { markWait } from '../box-mark.ts';
import { kindLabel, titleOf } from '../item-words.ts';
import { base, glyphs } from '../shared-styles.ts';
import { kindGlyph, unseen } from '../templates.ts';
import { fitItem } from './fit-item.ts';
import { JustNow } from './just-now.ts';
import { projectedItemStyles } from './projected-item-styles.ts';
import { leadOf, sizeState, waitsSentences } from './projected-item-words.ts';
import { projectedStyles } from './projected-styles.ts';

/** No window has room for more lines of a checklist. */
const mostLines = 24;

/** Where an item stands in a row of them, counted from 1. */
export interface PlaceInRow {
  readonly at: number;
  readonly of: number;
}

@customElement('gw-projected-item')
export class GwProjectedItem extends LitElement {
  static override styles = [base, glyphs, projectedStyles, projectedItemStyles];

  @property({ attribute: false }) item!: ItemId;
  /** Null: it stands in no row. */
  @property({ attribute: false }) place: PlaceInRow | null = null;
  /** What is in the slot "instead" stands in the place of what it is for and of its checklist. */
  @property({ attribute: false }) instead = false;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @query('.room') private room!: HTMLElement | null;

  #shown: ItemId | undefined;
  readonly #news = new JustNow(this);
  readonly #size = new ResizeObserver(() => this.#fit());

  constructor() {
    super();
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => this.#topics,
      ),
    );
    this.addController(
      new Tick(
        this,
        () => this.session,
        () => markWait(this.session.store.item(this.item), this.session.now()),
      ),
    );
  }

  get #topics() {
    const waits = this.session.store.item(this.item)?.blockedBy ?? [];
    const items = [this.item, ...waits].map((id) => `item:${id}` as const);
    return [...items, 'columns', 'settings', 'sprints', 'members'] as const;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Letters of the page's own font may come after the first words.
    void document.fonts.ready.then(() => this.isConnected && this.#fit());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
  }

  override updated(): void {
    this.#size.disconnect();
    for (const part of this.renderRoot.querySelectorAll('.room, .instead')) this.#size.observe(part);
    this.#fit();
  }

  #fit(): void {
    const { room } = this;
    const part = (selector: string) => this.renderRoot.querySelector<HTMLElement>(selector);
    const [words, title] = [part('.words'), part('h1')];
    if (!room || !words || !title) return;
    fitItem({
      room,
      words,
      title,
      lead: part('.lead'),
      lines: part('.lines'),
      pills: [...this.renderRoot.querySelectorAll<HTMLElement>('.pill')],
      more: part('.more'),
      count: this.#lines.length,
    });
  }

  get #lines(): readonly Line[] {
    const item = this.session.store.item(this.item);
    return item ? writtenLines(item) : [];
  }

  override render() {
    const { store } = this.session;
    const item = store.item(this.item);
    if (this.#shown !== this.item) this.#news.forget();
    this.#shown = this.item;
    if (!item) {
      return html`<div class="none">
        <h1>This item has not arrived here yet</h1>
        <p>It is shown as soon as it has.</p>
      </div>`;
    }
    return html`<div class="room">
        <article class="words" aria-labelledby="title">
          <p class="what">
            ${kindGlyph(item.kind)}<strong class=${`kind ${item.kind}`}
              >${kindLabel(item)} ${store.keyOf(item)}</strong
            >
            ${this.#place()}${this.#state(item)}
          </p>
          <h1 id="title" class="clamp" dir="auto">${titleOf(item)}</h1>
          ${
            this.instead
              ? html`<div class="instead"><slot name="instead"></slot></div>`
              : html`${this.#lead(item)} ${this.#checklist()}`
          }
          ${this.#facts(item)}
        </article>
      </div>
      <div class="side"><slot></slot></div>`;
  }

  #lead(item: Item) {
    const lead = leadOf(item);
    if (lead === null) return nothing;
    return html`<p class="lead clamp" dir="auto">
      ${lead.label === '' ? nothing : html`<strong>${lead.label}</strong> `}${lead.words}
    </p>`;
  }

  #place() {
    return this.place === null
      ? nothing
      : html`<span class="place">${this.place.at} of ${this.place.of}</span>`;
  }

  #state(item: Item) {
    if (item.archived) return html`<span class="place">Archived</span>`;
    if (!isFinished(item, this.session.store.columns)) return nothing;
    return html`<span class="done">${icon('check')} Finished</span>`;
  }

  #checklist() {
    const lines = this.#lines;
    if (lines.length === 0) return nothing;
    const marked = this.#news.look(
      new Map(lines.map(({ id, done, text }): [string, string] => [id, `${done} ${text}`])),
    );
    return html`<ul class="lines" aria-label="Checklist">
      ${repeat(
        lines.slice(0, mostLines),
        ({ id }) => id,
        ({ id, text, done }) =>
          html`<li class=${`pill ${done ? 'done' : ''} ${marked.has(id) ? 'new' : ''}`}>
            ${done ? html`${icon('check')}${unseen('done')} ` : nothing}<span class="line" dir="auto"
              >${text}</span
            >
          </li>`,
      )}
      <li class="more" hidden></li>
    </ul>`;
  }

  #facts(item: Item) {
    const size = sizeState(item, this.session);
    const waits = waitsSentences(item, this.session.store);
    if (size === null && waits.length === 0) return nothing;
    return html`<div class="facts">
      ${size === null ? nothing : html`<p class=${`size clamp ${size.tone}`}>${size.words}</p>`}
      ${waits.map((words) => html`<p class="waits clamp">${icon('hourglass')} ${words}</p>`)}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-projected-item': GwProjectedItem;
  }
}
