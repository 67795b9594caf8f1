// One thing that the Board can be filtered by and that has several values: a button with a list of boxes under it. It
// knows words and boxes, not what they stand for.

import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { foldWords } from '../../shared/find-item.ts';
import { icon } from '../icons.ts';
import { filterChoiceStyles } from './filter-choice-styles.ts';
import { popoverStyles, showBelow } from './popover.ts';
import { base, buttons, fields } from './shared-styles.ts';

export interface Choice {
  readonly value: string;
  readonly words: string;
}

/** The values that are chosen now. */
export class ChosenEvent extends Event {
  readonly values: readonly string[];

  constructor(values: readonly string[]) {
    super('gw-chosen');
    this.values = values;
  }
}

/** A list longer than this can be searched. */
const longList = 10;

@customElement('gw-filter-choice')
export class GwFilterChoice extends LitElement {
  static override styles = [base, buttons, fields, popoverStyles, filterChoiceStyles];

  @property() name = '';
  @property({ attribute: false }) choices: readonly Choice[] = [];
  @property({ attribute: false }) chosen: readonly string[] = [];
  @state() private typed = '';
  @query('[popover]') private panel!: HTMLElement;

  override render() {
    const { name, chosen } = this;
    const first = this.choices.find(({ value }) => value === chosen[0])?.words ?? chosen[0];
    const words =
      first === undefined ? name : `${name}: ${first}${chosen.length > 1 ? ` + ${chosen.length - 1}` : ''}`;
    return html`<button
        class="button small"
        type="button"
        aria-haspopup="dialog"
        aria-pressed=${chosen.length > 0}
        @click=${this.#onOpen}
      >
        ${words}${icon('chevronDown')}
      </button>
      <div popover role="dialog" aria-label=${name}>${this.#list()}</div>`;
  }

  #list() {
    const wanted = foldWords(this.typed.trim());
    const shown = this.choices.filter(({ words }) => foldWords(words).includes(wanted));
    const search = html`<input
      class="field"
      type="search"
      aria-label=${`Search in ${this.name}`}
      placeholder="Search"
      .value=${live(this.typed)}
      @input=${(event: Event) => (this.typed = (event.target as HTMLInputElement).value)}
    />`;
    return html`${this.choices.length > longList ? search : nothing}
      <div class="boxes">
        ${shown.map(
          ({ value, words }) =>
            html`<label
              ><input
                type="checkbox"
                .checked=${live(this.chosen.includes(value))}
                @change=${() => this.#toggle(value)}
              />${words}</label
            >`,
        )}
        ${shown.length === 0 ? html`<p class="quiet">Nothing is called so.</p>` : nothing}
      </div>`;
  }

  #onOpen(event: Event): void {
    this.typed = '';
    showBelow(this.panel, event.currentTarget as HTMLElement);
    this.panel.querySelector('input')?.focus();
  }

  #toggle(value: string): void {
    const rest = this.chosen.filter((one) => one !== value);
    this.dispatchEvent(new ChosenEvent(rest.length < this.chosen.length ? rest : [...rest, value]));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-filter-choice': GwFilterChoice;
  }
}
