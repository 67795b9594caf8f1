// Starting the meeting and ending it. The end asks once, in place, and says what it would leave over.

import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { endMeeting, startMeeting } from '../../../shared/board/mutate-meeting.ts';
import { leads } from '../../../shared/meetings.ts';
import type { Meeting } from '../../../shared/records.ts';
import { sessionContext } from '../../contexts.ts';
import { Follow } from '../../controllers/follow.ts';
import { icon } from '../../icons.ts';
import type { BoardSession } from '../../session.ts';
import { Changes } from '../changes.ts';
import { AnnounceEvent } from '../events.ts';
import { count } from '../item-words.ts';
import { base, buttons } from '../shared-styles.ts';

@customElement('gw-agenda-turn')
export class GwAgendaTurn extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      .start {
        width: 100%;
        min-height: 38px;
      }
      .hint {
        margin-top: var(--space-1);
      }
      .question {
        padding: var(--space-3);
        border-radius: var(--radius-m);
        background: var(--sunken);
      }
      .question h3 {
        font-size: var(--text-m);
        font-weight: 650;
      }
      .answers {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
        margin-top: var(--space-2);
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) meeting!: Meeting;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private asking = false;
  @query('button') private first!: HTMLButtonElement | null;
  readonly #changes = new Changes(this, () => this.session);

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
  }

  override focus(): void {
    this.first?.focus();
  }

  get #leading(): boolean {
    const { store, me } = this.session;
    return this.meeting.startedAt !== null && leads(this.meeting, store.members, me);
  }

  override willUpdate(): void {
    if (!this.#leading) this.asking = false;
  }

  override render() {
    if (this.meeting.startedAt === null) return this.#starting();
    if (!this.#leading) return this.#changes.sentence;
    return html`${this.asking ? this.#question() : this.#ending()} ${this.#changes.sentence}`;
  }

  #starting() {
    if (this.meeting.agenda.length === 0) return nothing;
    return html`<button class="start button primary" type="button" @click=${() => void this.#start()}>
        ${icon('play')} Start the meeting
      </button>
      <p class="hint quiet">Whoever starts it leads. The lead can be handed over.</p>
      ${this.#changes.sentence}`;
  }

  #ending() {
    return html`<button class="end button" type="button" @click=${() => void this.ask(true)}>
      End the meeting
    </button>`;
  }

  #question() {
    const open = this.meeting.agenda.filter(({ done }) => !done).length;
    const words =
      open === 0
        ? 'Everything on the agenda is done.'
        : `${count(open, 'item is', 'items are')} not done. What is not ready is kept for the next agenda.`;
    return html`<div
      class="question"
      role="group"
      aria-labelledby="question"
      aria-describedby="left"
      @keydown=${this.#onKey}
    >
      <h3 id="question">End the meeting for everybody?</h3>
      <p id="left" class="quiet">${words}</p>
      <div class="answers">
        <button class="yes button primary" type="button" @click=${() => void this.#end()}>End it</button>
        <button class="button plain" type="button" @click=${() => void this.ask(false)}>Go on</button>
      </div>
    </div>`;
  }

  /** Asks whether the meeting shall end, or puts the question away. */
  async ask(asking: boolean): Promise<void> {
    this.asking = asking;
    await this.updateComplete;
    this.focus();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    void this.ask(false);
  }

  async #start(): Promise<void> {
    await this.#changes.make((board, act) => {
      startMeeting(board, act);
      this.#say('The meeting has started. You lead it.');
    });
  }

  async #end(): Promise<void> {
    await this.#changes.make((board, act) => {
      endMeeting(board, act);
      // At once: with the meeting this element goes.
      this.#say('The meeting has ended. What came of it is kept.');
      // Whoever came in by the code on the wall was let in for its length.
      void this.session.endJoinLinks();
    });
  }

  #say(words: string): void {
    this.dispatchEvent(new AnnounceEvent(words));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-agenda-turn': GwAgendaTurn;
  }
}
