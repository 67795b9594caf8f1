// One item, large: its words in the form of its kind, its checklist, its short fields, what was kept from another kind,
// and what was said. It stands beside the board; on a small screen it fills it.

import { consume } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { changeKind, restoreItem } from '../../shared/board/mutate-item.ts';
import type { ItemId } from '../../shared/ids.ts';
import { isKnown, type Item, type KnownItem } from '../../shared/item.ts';
import { kindNames, kinds, parseKind } from '../../shared/kind.ts';
import { reopenedSentence, reopenedSince } from '../../shared/reopened.ts';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { lateChoice } from '../controllers/late-choice.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { Changes } from './changes.ts';
import { CardMenuEvent, CloseEvent, type ItemPart } from './events.ts';
import './gw-attachments.ts';
import './gw-came-from.ts';
import './gw-checklist.ts';
import './gw-comments.ts';
import './gw-copy-link.ts';
import './gw-item-facts.ts';
import './gw-item-history.ts';
import './gw-item-ready.ts';
import './gw-outcome.ts';
import './gw-pictures.ts';
import './gw-text-field.ts';
import './gw-time-box.ts';
import './gw-vote-line.ts';
import './gw-waits.ts';
import { momentWords, nameOf } from './item-words.ts';
import { keptWords } from './kept-words.ts';
import { panelStyles } from './panel-styles.ts';
import { PictureIntake } from './picture-intake.ts';
import { base, buttons, fields, glyphs } from './shared-styles.ts';
import { kindGlyph } from './templates.ts';

@customElement('gw-item-panel')
export class GwItemPanel extends LitElement {
  static override styles = [base, buttons, fields, glyphs, panelStyles];

  @property({ attribute: false }) item!: ItemId;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @query('section') private section!: HTMLElement | null;
  @query('.scroll') private scroller!: HTMLElement | null;
  @query('gw-outcome') private outcome!: HTMLElementTagNameMap['gw-outcome'] | null;
  @query('.title gw-text-field') private titleField!: HTMLElementTagNameMap['gw-text-field'] | null;
  @query('gw-comments') private comments!: HTMLElementTagNameMap['gw-comments'] | null;
  @query('gw-pictures') private pictures!: HTMLElementTagNameMap['gw-pictures'] | null;
  readonly #changes = new Changes(this, () => this.session);

  constructor() {
    super();
    this.addController(new PictureIntake(this, () => this.pictures));
    this.addController(new Follow(this, () => this.session));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => [`item:${this.item}`, 'members', 'settings', 'columns'],
      ),
    );
  }

  override updated(changed: PropertyValues): void {
    // Another item begins at its top.
    if (changed.has('item')) this.scroller?.scrollTo({ top: 0 });
  }

  override focus(): void {
    void this.updateComplete.then(() => this.section?.focus());
  }

  /** Puts the focus on one part of the item: where its outcome, its title or a comment is written. */
  async focusPart(part: ItemPart): Promise<void> {
    await this.updateComplete;
    if (part === 'outcome') await this.outcome?.begin();
    else if (part === 'title') await this.#focusTitle();
    else await this.comments?.begin();
  }

  async #focusTitle(): Promise<void> {
    await this.titleField?.updateComplete;
    this.titleField?.focus();
  }

  override render() {
    const item = this.session.store.item(this.item);
    const key = item ? this.session.store.keyOf(item) : '';
    return html`<section tabindex="-1" aria-label=${item ? `Item ${key}` : 'Item'}>
      <header>
        ${item ? this.#head(item, key) : nothing}
        <span class="end"></span>${item ? this.#actions(item, key) : nothing}
        <button
          class="button plain square"
          type="button"
          aria-label="Close the item"
          @click=${() => this.dispatchEvent(new CloseEvent())}
        >
          ${icon('x')}
        </button>
      </header>
      <div class="scroll">
        ${
          item
            ? keyed(item.id, this.#body(item))
            : html`<p class="notice">This item is not on the board, or has not arrived here yet.</p>`
        }
      </div>
    </section>`;
  }

  #head(item: Item, key: string) {
    return html`${kindGlyph(item.kind)}
      <h2 class="key figures">${key}</h2>
      ${
        isKnown(item)
          ? keyed(item.id, this.#kind(item))
          : html`<span class="quiet">${item.unknownKind}</span>`
      }`;
  }

  #kind(item: KnownItem) {
    return html`<label for="kind" class="unseen">Kind</label>
      <select
        id="kind"
        class="kind field"
        ?disabled=${this.session.readOnly}
        ${lateChoice((kind) => this.#onKind(item.id, kind))}
      >
        ${kindNames.map(
          (kind) =>
            html`<option value=${kind} .selected=${live(kind === item.kind)}>${kinds[kind].label}</option>`,
        )}
      </select>`;
  }

  /** What is done with the item as a whole: the same menu as on its card. */
  #actions(item: Item, key: string) {
    return html`<gw-copy-link .item=${item.id}></gw-copy-link>
      <button
        class="button plain square"
        type="button"
        aria-haspopup="menu"
        aria-label=${`Move or change ${key}`}
        @click=${(event: Event) =>
          this.dispatchEvent(new CardMenuEvent(item.id, event.currentTarget as HTMLElement))}
      >
        ${icon('ellipsis')}
      </button>`;
  }

  #body(item: Item) {
    return html`${this.#notices(item)} ${this.#changes.sentence}
      <gw-came-from .item=${item.id}></gw-came-from>
      <div class="title">
        <gw-text-field
          look="title"
          label="Title"
          hint="Title"
          .item=${item.id}
          .field=${'title'}
        ></gw-text-field>
      </div>
      ${isKnown(item) ? this.#form(item) : nothing} ${this.#kept(item)}
      <gw-waits .item=${item.id}></gw-waits>
      <gw-pictures .item=${item.id}></gw-pictures>
      <gw-attachments .item=${item.id}></gw-attachments>
      <gw-comments .item=${item.id}></gw-comments>
      <gw-item-history .item=${item.id}></gw-item-history>
      ${this.#foot(item)}`;
  }

  #notices(item: Item) {
    if (!isKnown(item)) {
      return html`<p class="notice">
        A newer version of Groundwork made this item. It is kept as it is; reload the page to see all of it.
      </p>`;
    }
    if (item.archived) {
      const { by, at } = item.archived;
      return html`<p class="notice">
        ${icon('archive')} Archived by ${nameOf(this.session.store, by)}, ${momentWords(at)}.
        ${
          this.session.readOnly
            ? nothing
            : html`<button class="button small" type="button" @click=${this.#onRestore}>
                Bring it back
              </button>`
        }
      </p>`;
    }
    const done = this.session.store.columns.some(
      ({ id, done: isDone }) => isDone && id === item.place.column,
    );
    if (done) return nothing;
    return html`${this.#reopened(item)}<gw-item-ready .item=${item.id}></gw-item-ready>`;
  }

  /** A sprint that ends wakes its items, so that nothing else has to be listened to. */
  #reopened(item: KnownItem) {
    const { sprints, columns } = this.session.store;
    const words = reopenedSentence(reopenedSince(item, sprints, columns));
    return words === '' ? nothing : html`<p class="reopened">${icon('rotateCcw')}<span>${words}</span></p>`;
  }

  #form(item: KnownItem) {
    const entry = kinds[item.kind];
    return html`<div class="form">
        ${repeat(
          entry.form,
          ({ field }) => field,
          ({ field, label, hint, singleLine }) =>
            html`<gw-text-field
              look=${singleLine ? 'single' : 'long'}
              label=${label}
              hint=${hint}
              .item=${item.id}
              .field=${field}
            ></gw-text-field>`,
        )}
      </div>
      <gw-checklist .item=${item.id} name=${entry.checklist}></gw-checklist>
      ${
        item.kind === 'spike'
          ? html`<gw-time-box .item=${item.id}></gw-time-box> <gw-outcome .item=${item.id}></gw-outcome>`
          : nothing
      }
      <gw-vote-line .item=${item.id}></gw-vote-line>
      <gw-item-facts .item=${item.id}></gw-item-facts>`;
  }

  #kept(item: Item) {
    const kept = keptWords(item);
    if (kept.length === 0) return nothing;
    return html`<div class="kept">
      ${kept.map(
        ({ from, words }) =>
          html`<section>
            <h3>${from}</h3>
            <p>${words}</p>
          </section>`,
      )}
    </div>`;
  }

  #foot(item: Item) {
    const made = [
      item.createdBy === null ? '' : `Added by ${nameOf(this.session.store, item.createdBy)}`,
      momentWords(item.createdAt),
      item.sourceKey === '' ? '' : `was ${item.sourceKey}`,
    ];
    return html`<footer>
      <span class="quiet">${made.filter(Boolean).join(' · ')}</span>
    </footer>`;
  }

  #onKind(item: ItemId, value: string): void {
    const kind = parseKind(value);
    if (!kind) return;
    void this.#changes
      .make((board, act) => changeKind(board, act, item, kind))
      .then(() => this.requestUpdate());
  }

  #onRestore(): void {
    void this.#changes.make((board, act) => restoreItem(board, act, this.item));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-item-panel': GwItemPanel;
  }
}
