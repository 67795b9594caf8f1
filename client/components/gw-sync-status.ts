// Where the work is, in the words of the sync status, and the way to copy all of it out. Only while changes stand in
// this tab alone does the browser ask before the page is left.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { Listen } from '../controllers/listen.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { downloadText } from './download-file.ts';
import { popoverStyles, showBelow } from './popover.ts';
import { syncStatusStyles } from './sync-status-styles.ts';
import { base, buttons } from './shared-styles.ts';

/** Why this page cannot be opened without a network, or ''. What is on the board is kept in this browser all the same. */
function needsNetwork(): string {
  if (!isSecureContext)
    return 'Starting without a network needs https; work that is open goes on without one.';
  if ('serviceWorker' in navigator) return '';
  return 'This browser does not start pages without a network, in a private window or by a setting.';
}

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
    const network = needsNetwork();
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
        ${network === '' ? nothing : html`<p>${network}</p>`}
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
