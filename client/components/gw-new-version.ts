// Says that a newer version of Groundwork is there, and offers it. Nothing is reloaded before somebody says so.

import { LitElement, css, html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { FocusBack } from '../controllers/focus-back.ts';
import { AnnounceEvent, CloseEvent, ReloadEvent } from './events.ts';
import { base, buttons } from './shared-styles.ts';

const words = 'A new version of Groundwork is here.';

@customElement('gw-new-version')
export class GwNewVersion extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      aside {
        position: fixed;
        /* Above the bar of the selection, where there is one. */
        inset-block-end: calc(var(--space-4) + var(--dock, 0px));
        inset-inline-end: var(--space-4);
        z-index: 9;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: flex-end;
        gap: var(--space-2) var(--space-3);
        max-width: calc(100vw - 2 * var(--space-4));
        padding: var(--space-2) var(--space-2) var(--space-2) var(--space-4);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-m);
        background: var(--surface);
        box-shadow: var(--shadow-raised);
      }
      .words {
        flex: 1 1 auto;
      }
      .buttons {
        display: flex;
        gap: var(--space-1);
        margin-inline-start: auto;
      }
      @media (pointer: coarse) {
        .button {
          min-height: 44px;
        }
      }
    `,
  ];

  @state() private reloading = false;

  readonly #focusBack = new FocusBack(this);

  override firstUpdated(): void {
    this.dispatchEvent(new AnnounceEvent(`${words} Reload the page to use it.`, { quiet: true }));
  }

  override render() {
    return html`<aside aria-label="A new version">
      <span class="words">${words}</span>
      <span class="buttons">
        <button class="button plain" type="button" @click=${this.#onLater}>Later</button>
        <button class="button primary" type="button" @click=${this.#onReload}>
          ${this.reloading ? 'Reloading…' : 'Reload'}
        </button>
      </span>
    </aside>`;
  }

  async #onReload(): Promise<void> {
    const event = new ReloadEvent();
    this.dispatchEvent(event);
    this.reloading = true;
    await event.done;
    // Somebody may have chosen to stay, where words stand in this tab alone.
    this.reloading = false;
  }

  #onLater(): void {
    this.#focusBack.give();
    this.dispatchEvent(new CloseEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-new-version': GwNewVersion;
  }
}
