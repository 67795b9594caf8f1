// Where the work is, in the words of the sync status, and the way to copy all of it out. Only while changes stand in
// this tab alone does the browser ask before the page is left.

import { consume } from '@lit/context';
import { LitElement, html } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { Listen } from '../controllers/listen.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { downloadText } from './download-text.ts';
import { popoverStyles, showBelow } from './popover.ts';
import { syncStatusStyles } from './sync-status-styles.ts';
import { base, buttons } from './shared-styles.ts';

@customElement('gw-sync-status')
export class GwSyncStatus extends LitElement {
  static override styles = [base, buttons, popoverStyles, syncStatusStyles];

  @consume({ context: sessionContext }) private session!: BoardSession;
  @query('[popover]') private details!: HTMLElement;

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(
      new Listen('beforeunload', (event) => {
        if (this.session.status.where === 'thisTabOnly') event.preventDefault();
      }),
    );
  }

  override render() {
    const { label, sentence, tone } = this.session.status;
    return html`<button
        class=${`status button plain ${tone === 'danger' ? 'danger' : tone}`}
        type="button"
        aria-haspopup="dialog"
        aria-label=${`Where the work is: ${label}`}
        @click=${(event: Event) => showBelow(this.details, event.currentTarget as HTMLElement)}
      >
        <span class="dot"></span><span class="words">${label}</span>
      </button>
      <div popover role="dialog" aria-label="Where the work is">
        <p><strong>${label}</strong></p>
        <p>${sentence}</p>
        <button class="button" type="button" @click=${this.#onCopyOut}>
          ${icon('download')} Copy the whole board out
        </button>
      </div>`;
  }

  #onCopyOut(): void {
    const { name, json } = this.session.copyOut();
    downloadText(name, json, 'application/json');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-sync-status': GwSyncStatus;
  }
}
