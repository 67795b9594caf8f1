// One link of the board: what it lets its holder do, a field and a button to copy it, its QR code, and replacing it, with
// what comes of that said before it is done.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { icon } from '../icons.ts';
import type { BoardSession, ReplaceableLink } from '../session.ts';
import { copyText } from './copy-text.ts';
import './gw-qr-code.ts';
import { shareLinkStyles } from './share-link-styles.ts';
import { consequences, linkWords, replacedWords, type LinkName } from './share-words.ts';
import { base, buttons, fields } from './shared-styles.ts';

@customElement('gw-share-link')
export class GwShareLink extends LitElement {
  static override styles = [base, buttons, fields, shareLinkStyles];

  /** Which of the board's links. */
  @property({ attribute: false }) link: LinkName = 'view';
  /** True where the person here may put a new one in its place. */
  @property({ attribute: false }) replaceable = false;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private copied = false;
  @state() private withCode = false;
  @state() private asking = false;
  @state() private replacing = false;
  @state() private sentence = '';
  @state() private refusal = '';
  @query('#link') private field!: HTMLInputElement;
  @query('.copy') private copyButton!: HTMLButtonElement;
  @query('.keep') private keepButton!: HTMLButtonElement | null;
  @query('.replace') private replaceButton!: HTMLButtonElement | null;

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
  }

  /** As it is when the dialog opens: nothing is copied, asked or shown. */
  reset(): void {
    this.copied = this.withCode = this.asking = false;
    this.sentence = this.refusal = '';
  }

  override render() {
    const url = this.session.links()[this.link];
    if (url === null) return nothing;
    const { name, meaning } = linkWords[this.link];
    const called = name.toLowerCase();
    return html`<section aria-labelledby="name">
      <label id="name" for="link">${name}</label>
      <p class="meaning">${meaning}</p>
      <div class="row">
        <input
          id="link"
          class="field"
          type="text"
          readonly
          .value=${url}
          @focus=${() => this.field.select()}
        />
        <button class="copy button" type="button" aria-label=${`Copy the ${called}`} @click=${this.#onCopy}>
          ${icon(this.copied ? 'check' : 'copy')} ${this.copied ? 'Copied' : 'Copy'}
        </button>
      </div>
      <div class="more">
        ${this.link === 'owner' ? nothing : this.#codeButton(called)}
        ${
          this.replaceable && !this.asking
            ? html`<button
                class="replace button plain small"
                type="button"
                aria-label=${`Replace the ${called} …`}
                @click=${this.#onAsk}
              >
                ${icon('rotateCcw')} Replace …
              </button>`
            : nothing
        }
      </div>
      ${this.withCode ? this.#code(url, called) : nothing} ${this.asking ? this.#question(called) : nothing}
      <p class="quiet" role="status">${this.sentence}</p>
    </section>`;
  }

  #codeButton(called: string) {
    return html`<button
      class="button plain small"
      type="button"
      aria-expanded=${this.withCode ? 'true' : 'false'}
      aria-label=${`QR code of the ${called}`}
      @click=${this.#onCode}
    >
      ${icon('qrCode')} QR code
    </button>`;
  }

  #code(url: string, called: string) {
    return html`<div class="code">
      <gw-qr-code
        .words=${url}
        .name=${`QR code of the ${called}. It holds the same address as the field above.`}
      ></gw-qr-code>
      <p class="quiet">Point the camera of a phone or tablet at it: the board opens there.</p>
    </div>`;
  }

  #question(called: string) {
    return html`<div class="question" role="group" aria-labelledby="question">
      <h3 id="question">Replace the ${called}?</h3>
      <ul>
        ${consequences[this.link as ReplaceableLink].map((consequence) => html`<li>${consequence}</li>`)}
      </ul>
      ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
      <div class="row">
        <button class="keep button" type="button" @click=${this.#onKeep}>Keep it</button>
        <button class="button" type="button" ?disabled=${this.replacing} @click=${this.#onReplace}>
          ${icon('rotateCcw')} ${this.replacing ? 'Replacing …' : `Replace the ${called}`}
        </button>
      </div>
    </div>`;
  }

  async #onCopy(): Promise<void> {
    this.copied = await copyText(this.field);
    this.sentence = this.copied
      ? `${linkWords[this.link].name} copied.`
      : 'This browser does not let the page copy. The link is selected: press Ctrl+C or ⌘C.';
    // Where the browser's clipboard is missing, copying took the focus to the field.
    if (this.copied) this.copyButton.focus();
  }

  async #onCode(): Promise<void> {
    this.withCode = !this.withCode;
    await this.updateComplete;
    // A code that is cut off cannot be scanned.
    this.renderRoot.querySelector('.code')?.scrollIntoView({ block: 'nearest' });
  }

  async #onAsk(): Promise<void> {
    this.asking = true;
    this.refusal = this.sentence = '';
    await this.updateComplete;
    this.keepButton?.focus();
  }

  async #onKeep(): Promise<void> {
    this.asking = false;
    await this.updateComplete;
    this.replaceButton?.focus();
  }

  async #onReplace(): Promise<void> {
    const which = this.link as ReplaceableLink;
    this.replacing = true;
    this.refusal = (await this.session.replaceLink(which)) ?? '';
    this.replacing = false;
    if (this.refusal !== '') return;
    this.asking = this.copied = false;
    this.sentence = replacedWords[which];
    await this.updateComplete;
    this.copyButton.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-share-link': GwShareLink;
  }
}
