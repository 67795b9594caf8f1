// The first screen's way to bring a board along from elsewhere: a button, and a file that is dropped anywhere on the
// screen. What it opens is loaded when it is needed.

import { LitElement, css, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { icon } from '../icons.ts';
import { FileDrop } from './file-drop.ts';
import { base, buttons } from './shared-styles.ts';

@customElement('gw-import-way')
export class GwImportWay extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      h2 {
        font-size: var(--text-l);
        font-weight: 650;
      }
      p {
        margin-top: var(--space-1);
        color: var(--ink-2);
      }
      .button {
        min-height: 34px;
        margin-top: var(--space-3);
      }
      @media (hover: none) {
        .hand {
          display: none;
        }
      }
      .over {
        position: fixed;
        z-index: 10;
        inset: 0;
        display: grid;
        place-items: center;
        background: var(--backdrop);
        pointer-events: none;
      }
      .over p {
        padding: var(--space-5) var(--space-6);
        border: 2px dashed var(--accent);
        border-radius: var(--radius-l);
        background: var(--surface);
        font-size: var(--text-l);
        font-weight: 600;
      }
    `,
  ];

  @state() private refusal = '';
  @query('gw-import') private dialog!: HTMLElementTagNameMap['gw-import'] | null;

  readonly #drop = new FileDrop(this, {
    onto: () => window,
    isOpen: () => this.dialog?.shown !== true,
    take: ([file, another]) => {
      this.refusal = another ? 'These are several files. Drop one at a time.' : '';
      if (file && !another) void this.#show(file);
    },
  });

  override render() {
    return html`<h2 id="way">Bring a board along</h2>
      <p>
        A Trello board as JSON or Jira issues as CSV.<span class="hand">
          You can also drop the file on this page.</span
        >
      </p>
      <button class="button" type="button" aria-describedby="way" @click=${() => this.#show()}>
        ${icon('upload')} Import
      </button>
      ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
      ${this.#drop.over ? html`<div class="over"><p>Drop it, and see what becomes of it</p></div>` : nothing}
      <gw-import></gw-import>`;
  }

  async #show(file?: File): Promise<void> {
    try {
      await import('./gw-import.ts');
      await this.dialog?.updateComplete;
      this.dialog?.show(file);
    } catch {
      this.refusal = 'The import could not be loaded. Check your connection and try again.';
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-import-way': GwImportWay;
  }
}
