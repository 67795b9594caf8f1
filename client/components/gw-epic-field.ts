// The name or the description of an epic in a field of its own. It is written when the field is left, Enter is pressed or
// the page goes; what others changed meanwhile stays.

import { LitElement, css, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { Listen } from '../controllers/listen.ts';
import { mergedWords } from './merged-words.ts';
import { base, fields } from './shared-styles.ts';

@customElement('gw-epic-field')
export class GwEpicField extends LitElement {
  static override styles = [
    base,
    fields,
    css`
      label {
        margin-bottom: 3px;
      }
      textarea {
        display: block;
        min-height: 60px;
        resize: vertical;
        field-sizing: content;
      }
    `,
  ];

  @property() label = '';
  /** The words as the board has them. */
  @property() words = '';
  @property({ type: Boolean }) long = false;
  @property({ type: Boolean }) disabled = false;
  /** Writes the words; settles with false when they were refused, and then they stay in the field. */
  @property({ attribute: false }) write: (words: string) => Promise<boolean> = () => Promise.resolve(true);

  @query('.field') private field!: HTMLInputElement | HTMLTextAreaElement;
  /** What the field began with, while it holds something of this person's. */
  #base: string | null = null;

  constructor() {
    super();
    this.addController(new Listen('pagehide', () => void this.#commit()));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    void this.#commit();
  }

  override render() {
    // Words that are being changed here are left alone until they are written.
    const shown = this.#base === null ? live(this.words) : live(this.field.value);
    return html`<label for="field">${this.label}</label>${
        this.long
          ? html`<textarea
              id="field"
              class="field"
              rows="2"
              ?disabled=${this.disabled}
              .value=${shown}
              @input=${this.#onInput}
              @change=${this.#commit}
            ></textarea>`
          : html`<input
              id="field"
              class="field"
              type="text"
              maxlength="200"
              autocomplete="off"
              ?disabled=${this.disabled}
              .value=${shown}
              @input=${this.#onInput}
              @change=${this.#commit}
            />`
      }`;
  }

  #onInput(): void {
    this.#base ??= this.words;
  }

  readonly #commit = async (): Promise<void> => {
    if (this.#base === null) return;
    const mine = this.field.value;
    const done = await this.write(mergedWords(this.#base, mine, this.words));
    // Whoever typed on meanwhile goes on from what was written.
    if (done) this.#base = this.field.value === mine ? null : mine;
    this.requestUpdate();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-epic-field': GwEpicField;
  }
}
