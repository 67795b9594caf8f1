// One item, large: its words in the form of its kind, its checklist, its short fields, what was kept from another kind,
// and what was said. It stands beside the board; on a small screen it fills it.

import { consume } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ItemId } from '../../shared/ids.ts';
import { isKnown, type Item, type KnownItem } from '../../shared/item.ts';
import { isFinished } from '../../shared/finished.ts';
import { kinds } from '../../shared/kind.ts';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { Changes } from './changes.ts';
import { CloseEvent, type ItemPart } from './events.ts';
import './gw-attachments.ts';
import './gw-came-from.ts';
import './gw-checklist.ts';
import './gw-item-facts.ts';
import './gw-item-history.ts';
import './gw-item-ready.ts';
import './gw-pictures.ts';
import './gw-time-box.ts';
import './gw-vote-line.ts';
import './gw-waits.ts';
import {
  focusItemPart,
  formField,
  itemActions,
  itemMissing,
  itemNotice,
  itemPartsStyles,
  keptParts,
  kindChoice,
  madeLine,
  reopenedNote,
  titleField,
} from './item-parts.ts';
import { panelStyles } from './panel-styles.ts';
import { PictureIntake } from './picture-intake.ts';
import { base, buttons, fields, glyphs } from './shared-styles.ts';
import { kindGlyph } from './templates.ts';

@customElement('gw-item-panel')
export class GwItemPanel extends LitElement {
  static override styles = [base, buttons, fields, glyphs, itemPartsStyles, panelStyles];

  @property({ attribute: false }) item!: ItemId;

  @consume({ context: sessionContext }) session!: BoardSession;
  @query('section') private section!: HTMLElement | null;
  @query('.scroll') private scroller!: HTMLElement | null;
  @query('gw-pictures') private pictures!: HTMLElementTagNameMap['gw-pictures'] | null;
  readonly changes = new Changes(this, () => this.session);

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
    await focusItemPart(this.renderRoot, part);
  }

  override render() {
    const item = this.session.store.item(this.item);
    const key = item ? this.session.store.keyOf(item) : '';
    return html`<section tabindex="-1" aria-label=${item ? `Item ${key}` : 'Item'}>
      <header>
        ${item ? this.#head(item, key) : nothing}
        <span class="end"></span>${item ? itemActions(item, key, this) : nothing}
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
        ${item ? keyed(item.id, this.#body(item)) : html`<p class="notice">${itemMissing}</p>`}
      </div>
    </section>`;
  }

  #head(item: Item, key: string) {
    return html`${kindGlyph(item.kind)}
      <h2 class="key figures">${key}</h2>
      ${kindChoice(item, this)}`;
  }

  #body(item: Item) {
    return html`${this.#notices(item)} ${this.changes.sentence}
      <gw-came-from .item=${item.id}></gw-came-from>
      ${titleField(item.id)} ${isKnown(item) ? this.#form(item) : nothing} ${keptParts(item)}
      <gw-waits .item=${item.id}></gw-waits>
      <gw-pictures .item=${item.id}></gw-pictures>
      <gw-attachments .item=${item.id}></gw-attachments>
      <gw-comments .item=${item.id}></gw-comments>
      <gw-item-history .item=${item.id}></gw-item-history>
      ${madeLine(item, this.session)}`;
  }

  #notices(item: Item) {
    const notice = itemNotice(item, this);
    if (notice || !isKnown(item)) return notice;
    if (isFinished(item, this.session.store.columns)) return nothing;
    return html`${reopenedNote(item, this.session)}<gw-item-ready .item=${item.id}></gw-item-ready>`;
  }

  #form(item: KnownItem) {
    const entry = kinds[item.kind];
    return html`<div class="form">
        ${repeat(
          entry.form,
          ({ field }) => field,
          (field) => formField(field, item.id),
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
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-item-panel': GwItemPanel;
  }
}
