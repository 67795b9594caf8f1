// The head of the agenda: how much is on it, and while the meeting goes on how much is left and how that stands against
// the plan. Rendered once a minute, by itself.

import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Meeting } from '../../../shared/records.ts';
import { sessionContext } from '../../contexts.ts';
import { Tick } from '../../controllers/tick.ts';
import type { BoardSession } from '../../session.ts';
import { base } from '../shared-styles.ts';
import { agendaPace, paceWait, paceWords, sumWords } from './agenda-words.ts';

@customElement('gw-agenda-sum')
export class GwAgendaSum extends LitElement {
  static override styles = [
    base,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        justify-content: space-between;
        gap: 0 var(--space-2);
      }
      h2 {
        font-size: 14.5px;
        font-weight: 650;
      }
      p {
        color: var(--ink-2);
        font-size: var(--text-s);
      }
      .behind {
        color: var(--warn);
        font-weight: 500;
      }
    `,
  ];

  @property({ attribute: false }) meeting: Meeting | null = null;

  @consume({ context: sessionContext }) private session!: BoardSession;

  constructor() {
    super();
    this.addController(
      new Tick(
        this,
        () => this.session,
        () => (this.#runs ? paceWait(this.#runs, this.session.now()) : null),
      ),
    );
  }

  get #runs(): Meeting | null {
    const { meeting } = this;
    return meeting && meeting.startedAt !== null && meeting.agenda.length > 0 ? meeting : null;
  }

  override render() {
    const { meeting } = this;
    return html`<div>
        <h2>Agenda</h2>
        ${meeting && meeting.agenda.length > 0 ? html`<p class="figures">${sumWords(meeting)}</p>` : nothing}
      </div>
      ${this.#runs ? this.#pace(this.#runs) : nothing}`;
  }

  #pace(meeting: Meeting) {
    const pace = agendaPace(meeting, this.session.now());
    return html`<p class=${`figures ${pace.behind >= 30_000 ? 'behind' : ''}`}>${paceWords(pace)}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-agenda-sum': GwAgendaSum;
  }
}
