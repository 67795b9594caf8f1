// Choosing an item of the board by typing its key or words of its title: a combobox with a list under it. It says what
// was chosen and changes nothing itself.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ItemId } from '../../shared/ids.ts';
import type { Item } from '../../shared/item.ts';
import { findItems } from '../../shared/find-item.ts';
import { sessionContext } from '../contexts.ts';
import type { BoardSession } from '../session.ts';
import { itemPickerStyles } from './item-picker-styles.ts';
import { count, kindLabel, titleOf } from './item-words.ts';
import { base, fields, glyphs } from './shared-styles.ts';
import { kindGlyph, unseen } from './templates.ts';

/** An item was chosen. */
export class PickItemEvent extends Event {
  readonly item: ItemId;

  constructor(item: ItemId) {
    super('gw-pick-item', { bubbles: true, composed: true });
    this.item = item;
  }
}

/** As many are offered at once; typing leads to the rest. */
const mostOffered = 40;

/** When somebody last changed one of an item's short fields, or made it. */
const lastChange = (item: Item): number => Math.max(item.createdAt, item.log.at(-1)?.at ?? 0);

@customElement('gw-item-picker')
export class GwItemPicker extends LitElement {
  static override styles = [base, fields, glyphs, itemPickerStyles];

  @property() label = '';
  /** For a screen reader only, where a heading above says the same. */
  @property({ type: Boolean, attribute: 'hide-label' }) hideLabel = false;
  @property() hint = 'Key or words';
  /** Which items may be chosen; archived ones never are. */
  @property({ attribute: false }) allows: (item: Item) => boolean = () => true;
  /** What makes an item likely: the higher, the earlier it is offered. Of equals the one changed last comes first. */
  @property({ attribute: false }) likely: (item: Item) => number = () => 0;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private open = false;
  @state() private offered: readonly ItemId[] = [];
  @state() private active = -1;
  @query('input') private field!: HTMLInputElement;
  @query('ul') private list!: HTMLElement | null;
  #placing: AbortController | undefined;

  override focus(): void {
    void this.updateComplete.then(() => this.field.focus());
  }

  /** Empties the field. */
  clear(): void {
    this.field.value = '';
    this.#close();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#placing?.abort();
  }

  override render() {
    const active = this.open ? this.offered[this.active] : undefined;
    return html`<label for="field" class=${this.hideLabel ? 'unseen' : ''}>${this.label}</label>
      <input
        id="field"
        class="field"
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck="false"
        aria-autocomplete="list"
        aria-expanded=${this.open ? 'true' : 'false'}
        aria-controls="list"
        aria-activedescendant=${active ?? nothing}
        placeholder=${this.hint}
        @input=${() => this.#offer()}
        @click=${() => this.#offer()}
        @blur=${this.#close}
        @keydown=${this.#onKey}
      />
      <ul id="list" role="listbox" aria-label=${this.label} popover="manual" @mousedown=${hold}>
        ${this.open ? this.#options() : nothing}
      </ul>
      <span class="unseen" role="status">${this.open ? this.#found : ''}</span>`;
  }

  get #found(): string {
    return this.offered.length === 0 ? 'No item found' : count(this.offered.length, 'item', 'items');
  }

  #options() {
    const { store } = this.session;
    if (this.offered.length === 0)
      return html`<li class="none" role="option" aria-disabled="true" aria-selected="false">
        No item with this key or these words
      </li>`;
    return repeat(
      this.offered,
      (id) => id,
      (id, index) => {
        const item = store.item(id);
        if (!item) return nothing;
        return html`<li
          id=${id}
          role="option"
          aria-selected=${index === this.active ? 'true' : 'false'}
          @click=${() => this.#pick(id)}
        >
          ${kindGlyph(item.kind)}${unseen(kindLabel(item))}<span class="key figures"
            >${store.keyOf(item)}</span
          ><span class="title">${titleOf(item)}</span>
        </li>`;
      },
    );
  }

  /** Looks anew for what is typed, and shows it. */
  #offer(): void {
    const likely = (item: Item) => [this.likely(item), lastChange(item)] as const;
    const ranked = [...this.session.store.items()]
      .filter((item) => !item.archived && this.allows(item))
      .map((item) => ({ item, rank: likely(item) }))
      .sort((a, b) => b.rank[0] - a.rank[0] || b.rank[1] - a.rank[1] || (a.item.id < b.item.id ? -1 : 1));
    const items = ranked.map(({ item }) => item);
    this.offered = findItems(this.field.value, items, mostOffered);
    this.active = this.field.value.trim() === '' ? -1 : 0;
    this.open = true;
    void this.updateComplete.then(() => this.#place());
  }

  /** Under the field, or over it where there is more room; moved along when anything scrolls. */
  #place(): void {
    if (!this.list || !this.open) return;
    if (!this.list.matches(':popover-open')) this.list.showPopover();
    const edge = 8;
    const place = this.field.getBoundingClientRect();
    const below = innerHeight - place.bottom - edge;
    const above = place.top - edge;
    const { style } = this.list;
    style.maxHeight = `${Math.min(320, Math.max(below, above))}px`;
    style.width = `${Math.min(Math.max(place.width, 280), innerWidth - 2 * edge)}px`;
    const { width, height } = this.list.getBoundingClientRect();
    style.left = `${Math.max(edge, Math.min(place.left, innerWidth - width - edge))}px`;
    style.top = `${height <= below || below >= above ? place.bottom + 4 : place.top - height - 4}px`;
    if (this.#placing && !this.#placing.signal.aborted) return;
    this.#placing = new AbortController();
    const { signal } = this.#placing;
    const again = ({ target }: Event) => {
      if (target !== this.list) this.#place();
    };
    addEventListener('scroll', again, { capture: true, passive: true, signal });
    addEventListener('resize', again, { signal });
  }

  readonly #close = (): void => {
    this.open = false;
    this.active = -1;
    this.#placing?.abort();
    if (this.list?.matches(':popover-open')) this.list.hidePopover();
  };

  #onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        event.preventDefault();
        if (!this.open) this.#offer();
        this.#move(event.key === 'ArrowDown' ? 1 : -1);
        break;
      }
      case 'Enter': {
        const id = this.open ? this.offered[this.active] : undefined;
        // In a form, Enter must not send what is not chosen yet.
        if (this.open || this.field.value !== '') event.preventDefault();
        if (id !== undefined) this.#pick(id);
        break;
      }
      case 'Escape':
        if (!this.open && this.field.value === '') return;
        // Meant for the list, or for what was typed; not for what stands around it.
        event.preventDefault();
        event.stopPropagation();
        if (!this.open) this.field.value = '';
        this.#close();
        break;
      case 'Tab':
        this.#close();
        break;
    }
  }

  /** One option on; from the last to the first and the other way round. */
  #move(step: number): void {
    const { length } = this.offered;
    if (length === 0) return;
    this.active = this.active < 0 ? (step > 0 ? 0 : length - 1) : (this.active + step + length) % length;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }),
    );
  }

  #pick(id: ItemId): void {
    this.clear();
    this.dispatchEvent(new PickItemEvent(id));
  }
}

/** A press in the list leaves the focus in the field. */
const hold = (event: Event) => event.preventDefault();

declare global {
  interface HTMLElementEventMap {
    'gw-pick-item': PickItemEvent;
  }
  interface HTMLElementTagNameMap {
    'gw-item-picker': GwItemPicker;
  }
}
