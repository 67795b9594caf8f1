// The foot of the agenda: what waits in the technical backlog without a size, and one press that puts it on the agenda.
// It looks in quiet moments only, so that nobody's typing waits for it.

import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { sessionContext } from '../../contexts.ts';
import { ReadAgain } from '../../controllers/read-again.ts';
import type { BoardSession } from '../../session.ts';
import { base, buttons } from '../shared-styles.ts';
import { ToAgendaEvent } from './agenda-events.ts';
import { waitingTechnical } from './agenda-offers.ts';

@customElement('gw-agenda-technical')
export class GwAgendaTechnical extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      h3 {
        margin: var(--space-5) 0 var(--space-2);
        font-size: 14px;
        font-weight: 650;
      }
      p {
        color: var(--ink-2);
        font-size: var(--text-s);
        line-height: 1.5;
      }
      .button {
        margin-top: var(--space-2);
      }
      @media print {
        .button {
          display: none;
        }
      }
    `,
  ];

  /** Nothing can be pressed. */
  @property({ type: Boolean }) fixed = false;

  @consume({ context: sessionContext }) private session!: BoardSession;

  constructor() {
    super();
    this.addController(new ReadAgain(this, () => this.session?.store));
  }

  override render() {
    const { all, items } = waitingTechnical(this.session);
    if (all === 0) return nothing;
    const words =
      all === 1 ? '1 technical item has no size yet.' : `${all} technical items have no size yet.`;
    const who = all === 1 ? 'Engineers identify and size it.' : 'Engineers identify and size them.';
    return html`<section aria-labelledby="waiting">
      <h3 id="waiting">Waiting in the technical backlog</h3>
      <p>${words} ${who}</p>
      ${
        this.fixed
          ? nothing
          : html`<button
              class="button small"
              type="button"
              @click=${() => this.dispatchEvent(new ToAgendaEvent(items))}
            >
              Put ${all > items.length ? `the first ${items.length}` : all === 1 ? 'it' : 'them'} on the
              agenda
            </button>`
      }
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-agenda-technical': GwAgendaTechnical;
  }
}
