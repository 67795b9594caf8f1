// The list that comes up while "@" or "#" is typed in the title of a new item: arrows choose, Enter or Tab takes, Escape
// leaves it at what was typed.

import { html, nothing, type LitElement, type ReactiveController } from 'lit';
import { count } from './item-words.ts';
import { avatar } from './templates.ts';
import {
  begunMark,
  offersFor,
  type BegunMark,
  type KnownMarks,
  type NewLabel,
  type Offered,
} from './title-marks.ts';

/** So far from the edge of the screen, in pixels. */
const edge = 8;

const isNew = (one: Offered): one is NewLabel => typeof one === 'object' && 'newLabel' in one;

function offeredWords(one: Offered) {
  if (typeof one === 'string') return html`<span class="tag">${one}</span>`;
  if (isNew(one)) return html`New label <span class="tag">${one.newLabel}</span>`;
  return html`${avatar(one, one.claimed ? '' : 'label')}${one.name}`;
}

export class MarkOffer implements ReactiveController {
  readonly #host: LitElement;
  readonly #field: () => HTMLInputElement | null;
  readonly #known: () => KnownMarks;
  #begun: BegunMark | undefined;
  #offered: readonly Offered[] = [];
  #chosen = -1;

  constructor(host: LitElement, field: () => HTMLInputElement | null, known: () => KnownMarks) {
    this.#host = host;
    this.#field = field;
    this.#known = known;
    host.addController(this);
  }

  hostConnected(): void {}

  /** Above everything around, since a list of cards or a dialog would cut it off; as wide as the field. */
  hostUpdated(): void {
    const list = this.#host.renderRoot.querySelector<HTMLElement>('#marks');
    const field = this.#field();
    if (!list || !field) return;
    if (!list.matches(':popover-open')) list.showPopover();
    const place = field.getBoundingClientRect();
    const { height } = list.getBoundingClientRect();
    const below = place.bottom + 4;
    const top = below + height + edge <= innerHeight ? below : Math.max(edge, place.top - height - 4);
    list.style.left = `${place.left}px`;
    list.style.width = `${place.width}px`;
    list.style.top = `${top}px`;
  }

  get isOpen(): boolean {
    return this.#offered.length > 0;
  }

  /** The id of the option that Enter takes, for `aria-activedescendant`. */
  get active(): string | undefined {
    return this.#chosen < 0 ? undefined : `mark-${this.#chosen}`;
  }

  /** Looks anew at what is typed. */
  look(): void {
    const field = this.#field();
    const begun = field ? begunMark(field.value, field.selectionStart ?? field.value.length) : undefined;
    this.#begun = begun;
    this.#offered = begun ? offersFor(begun, this.#known()) : [];
    const [first] = this.#offered;
    // A sign alone may be meant as one: Enter takes nothing before a letter follows. A new label is whole as it is typed.
    this.#chosen = begun && begun.words !== '' && first && !isNew(first) ? 0 : -1;
    this.#host.requestUpdate();
  }

  close(): void {
    this.#offered = [];
    this.#chosen = -1;
    this.#host.requestUpdate();
  }

  /** True when the key was meant for the list. */
  onKey(event: KeyboardEvent): boolean {
    if (!this.isOpen || event.isComposing) return false;
    const amount = this.#offered.length;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = this.#offered[this.#chosen];
    if (step !== undefined) {
      const from = this.#chosen < 0 && step < 0 ? 0 : this.#chosen;
      this.#chosen = (from + step + amount) % amount;
    } else if (event.key === 'Escape') this.close();
    else if (
      (event.key === 'Enter' || event.key === 'Tab') &&
      chosen !== undefined &&
      !event.ctrlKey &&
      !event.metaKey
    )
      this.#take(chosen);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    this.#host.requestUpdate();
    return true;
  }

  #take(one: Offered): void {
    const field = this.#field();
    if (!field || !this.#begun) return;
    const { at, sign } = this.#begun;
    const name = typeof one === 'string' ? one : isNew(one) ? one.newLabel : one.name;
    field.setRangeText(`${sign}${name} `, at, field.selectionStart ?? field.value.length, 'end');
    this.close();
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  }

  get template() {
    const words = this.isOpen ? `${count(this.#offered.length, 'name', 'names')} to choose from` : '';
    return html`${
        this.isOpen
          ? html`<ul id="marks" popover="manual" role="listbox" aria-label="To choose from">
              ${this.#offered.map((one, index) => this.#option(one, index))}
            </ul>`
          : nothing
      }<span class="unseen" role="status">${words}</span>`;
  }

  #option(one: Offered, index: number) {
    return html`<li
      id=${`mark-${index}`}
      role="option"
      aria-selected=${index === this.#chosen}
      @pointerdown=${(event: Event) => {
        // The field keeps the focus.
        event.preventDefault();
        this.#take(one);
      }}
    >
      ${offeredWords(one)}
    </li>`;
  }
}
