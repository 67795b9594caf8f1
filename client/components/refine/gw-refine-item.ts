// The item that is refined, large: its words in the form of its kind, what it still lacks, what it waits for, its
// time-box; and below that everything else that is known of it. Everybody types into the same words.

import { consume } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import { isFinished } from '../../../shared/finished.ts';
import { foldBox } from '../../../shared/fold-box.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { isKnown, type Item, type KnownItem } from '../../../shared/item.ts';
import { kinds } from '../../../shared/kind.ts';
import { sessionContext } from '../../contexts.ts';
import { Follow } from '../../controllers/follow.ts';
import { Watch } from '../../controllers/watch.ts';
import { icon } from '../../icons.ts';
import type { BoardSession } from '../../session.ts';
import { Changes } from '../changes.ts';
import type { ItemPart } from '../events.ts';
import '../gw-attachments.ts';
import '../gw-came-from.ts';
import '../gw-checklist.ts';
import '../gw-item-facts.ts';
import '../gw-item-history.ts';
import '../gw-item-ready.ts';
import '../gw-item-size.ts';
import '../gw-pictures.ts';
import '../gw-waits.ts';
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
} from '../item-parts.ts';
import { PictureIntake } from '../picture-intake.ts';
import { base, buttons, fields, glyphs } from '../shared-styles.ts';
import { kindGlyph } from '../templates.ts';
import { isEarly } from './gw-refine-box.ts';
import './gw-refine-waits.ts';
import { StepEvent } from './refine-events.ts';
import { refineItemStyles } from './refine-item-styles.ts';

@customElement('gw-refine-item')
export class GwRefineItem extends LitElement {
  static override styles = [base, buttons, fields, glyphs, itemPartsStyles, refineItemStyles];

  @property({ attribute: false }) item!: ItemId;

  @consume({ context: sessionContext }) session!: BoardSession;
  @query('h2') private heading!: HTMLElement | null;
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
    this.addEventListener('keydown', (event) => this.#onKey(event));
  }

  override updated(changed: PropertyValues): void {
    // Another item begins at its top.
    if (changed.has('item')) this.scroller?.scrollTo({ top: 0 });
  }

  /** On what it is called: nobody who comes here writes by accident. */
  override focus(): void {
    this.heading?.focus({ preventScroll: true });
  }

  /** Puts the focus on one part of the item: where its outcome, its title or a comment is written. */
  async focusPart(part: ItemPart): Promise<void> {
    await this.updateComplete;
    await focusItemPart(this.renderRoot, part);
  }

  /** Its fields and sections from top to bottom, each by its name. */
  get parts(): readonly (readonly [string, Element])[] {
    const [page] = this.renderRoot.querySelectorAll('.page');
    const groups = [...(page?.children ?? [])].flatMap((one) =>
      one.matches('.form, .rest') ? [...one.children] : [one],
    );
    return groups.map((part) => [partName(part), part]);
  }

  override render() {
    const item = this.session.store.item(this.item);
    const key = item ? this.session.store.keyOf(item) : '';
    return html`<section class="scroll" aria-label=${item ? `Item ${key}` : 'Item'}>
      <div class="page">
        <header>
          ${item ? this.#head(item, key) : html`<h2 class="key" tabindex="-1">Item</h2>`}
          <span class="end">
            ${item ? itemActions(item, key, this) : nothing}
            ${this.#arrow(-1, 'The item before')}${this.#arrow(1, 'The next item')}
          </span>
        </header>
        ${item ? keyed(item.id, this.#body(item)) : html`<p class="notice">${itemMissing}</p>`}
      </div>
    </section>`;
  }

  #head(item: Item, key: string) {
    const ready = isKnown(item) && !item.archived && !isFinished(item, this.session.store.columns);
    return html`${kindGlyph(item.kind)}
      <h2 class="key figures" tabindex="-1">${key}</h2>
      ${kindChoice(item, this)}
      ${ready ? keyed(item.id, html`<gw-item-ready pill .item=${item.id}></gw-item-ready>`) : nothing}`;
  }

  #arrow(by: 1 | -1, words: string) {
    return html`<button
      class="button plain square"
      type="button"
      aria-label=${words}
      @click=${() => this.dispatchEvent(new StepEvent(by))}
    >
      ${icon(by === 1 ? 'arrowRight' : 'arrowLeft')}
    </button>`;
  }

  #body(item: Item) {
    return html`${titleField(item.id)} ${itemNotice(item, this)}
      ${isKnown(item) ? reopenedNote(item, this.session) : nothing} ${this.changes.sentence}
      <gw-came-from .item=${item.id}></gw-came-from>
      <gw-refine-waits .item=${item.id}></gw-refine-waits>
      ${isKnown(item) ? this.#form(item) : nothing} ${keptParts(item)}
      <div class="rest">
        ${isKnown(item) ? this.#facts(item) : nothing}
        <gw-waits .item=${item.id}></gw-waits>
        <gw-pictures .item=${item.id}></gw-pictures>
        <gw-attachments .item=${item.id}></gw-attachments>
        <gw-comments .item=${item.id}></gw-comments>
        <gw-item-history .item=${item.id}></gw-item-history>
        ${madeLine(item, this.session)}
      </div>`;
  }

  #form(item: KnownItem) {
    const entry = kinds[item.kind];
    return html`<div class=${`form ${item.kind}`}>
        ${repeat(
          entry.form,
          ({ field }) => field,
          (field) => formField(field, item.id),
        )}
      </div>
      <gw-checklist .item=${item.id} name=${entry.checklist}></gw-checklist>
      ${
        item.kind === 'spike'
          ? html`<gw-refine-box .item=${item.id}></gw-refine-box> <gw-outcome .item=${item.id}></gw-outcome>`
          : this.#size(item)
      }`;
  }

  /** Its size, and what is wanted of a spike, stand above the other facts. */
  #facts(item: KnownItem) {
    const rest = item.kind !== 'spike' || isEarly(foldBox(item.box, this.session.now()));
    return html`<gw-item-facts ?rest=${rest} .item=${item.id}></gw-item-facts>`;
  }

  /** The team votes beside it; what one person knows already is set here. */
  #size(item: KnownItem) {
    return html`<details class="size">
      <summary>${icon('chevronDown')}Size without a vote</summary>
      <gw-item-size .item=${item.id}></gw-item-size>
    </details>`;
  }

  /** Out of the words, to the head of the item: from there single keys mean something again. */
  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
    if (event.composedPath()[0] === this.heading) return;
    event.preventDefault();
    this.focus();
  }
}

/** A field by its name, a section by what it is. */
const partName = (part: Element): string => part.className || part.localName.replace(/^gw-/, '');

declare global {
  interface HTMLElementTagNameMap {
    'gw-refine-item': GwRefineItem;
  }
}
