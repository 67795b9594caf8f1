// Opens a board by its link. A link that leads to another relay is asked about: opened here it would show an empty board
// where this relay does not know it.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { parseLink } from '../../shared/links.ts';
import { homeContext } from '../contexts.ts';
import type { Home } from '../home.ts';
import { elsewhere } from './home-words.ts';
import { openLinkStyles } from './open-link-styles.ts';
import { base, buttons, fields } from './shared-styles.ts';

@customElement('gw-open-link')
export class GwOpenLink extends LitElement {
  static override styles = [base, buttons, fields, openLinkStyles];

  @consume({ context: homeContext }) private home!: Home;
  @state() private refusal = '';
  /** Where the link leads, while it is asked about. */
  @state() private there: URL | null = null;
  @query('#link') private field!: HTMLInputElement;
  @query('.there') private thereButton!: HTMLAnchorElement | null;

  override render() {
    return html`<form @submit=${this.#onSubmit}>
      <h2><label for="link">Open a board by its link</label></h2>
      <div class="row">
        <input
          id="link"
          class="field"
          type="text"
          inputmode="url"
          autocomplete="off"
          spellcheck="false"
          placeholder="Paste the link that you were given"
          @input=${() => (this.there = null)}
        />
        <button class="button" type="submit">Open</button>
      </div>
      ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
      ${this.there ? this.#question(this.there) : nothing}
    </form>`;
  }

  #question(there: URL) {
    return html`<div class="question" role="group" aria-labelledby="question">
      <p id="question">
        This link leads to <strong>${there.host}</strong>, and this page is at ${location.host}. Here you see
        of the board only what this browser and this relay have.
      </p>
      <div class="row">
        <a class="there button" href=${there.href}>Open it there</a>
        <button class="button plain" type="button" @click=${this.#openHere}>Open it here</button>
      </div>
    </div>`;
  }

  async #onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    const text = this.field.value;
    this.there = parseLink(text) ? elsewhere(text, location.origin) : null;
    if (!this.there) return this.#openHere();
    this.refusal = '';
    await this.updateComplete;
    this.thereButton?.focus();
  }

  #openHere(): void {
    this.refusal = this.home.openLink(this.field.value) ?? '';
    if (this.refusal !== '') this.field.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-open-link': GwOpenLink;
  }
}
