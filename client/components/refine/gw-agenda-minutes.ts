// The minutes of one entry of the agenda, changed in place: a minute less, a minute more, or a number typed.

import { consume } from '@lit/context';
import { LitElement, css, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { giveMinutes } from '../../../shared/board/mutate-agenda.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { sessionContext } from '../../contexts.ts';
import type { BoardSession } from '../../session.ts';
import { Changes } from '../changes.ts';
import { AnnounceEvent, CloseEvent } from '../events.ts';
import { base, buttons, fields } from '../shared-styles.ts';
import { minutesSaid } from './agenda-words.ts';

@customElement('gw-agenda-minutes')
export class GwAgendaMinutes extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    css`
      :host {
        position: relative;
        z-index: 1;
        margin-top: var(--space-1);
      }
      div {
        display: flex;
        align-items: center;
        gap: var(--space-1);
      }
      .field {
        width: 52px;
        min-height: 28px;
        padding-block: 2px;
        text-align: center;
        appearance: textfield;
      }
      .field::-webkit-inner-spin-button {
        appearance: none;
      }
      span {
        color: var(--ink-2);
        font-size: var(--text-s);
      }
    `,
  ];

  @property({ attribute: false }) item!: ItemId;
  @property({ attribute: false }) minutes = 0;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @query('input') private field!: HTMLInputElement;
  readonly #changes = new Changes(this, () => this.session);

  constructor() {
    super();
    this.addEventListener('focusout', ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && this.renderRoot.contains(relatedTarget)) return;
      // A button of the page takes the focus a moment later where the browser gives buttons none.
      if (relatedTarget !== null) this.#close();
    });
    this.addEventListener('keydown', (event) => this.#onKey(event));
  }

  override focus(): void {
    this.field.focus();
    this.field.select();
  }

  override render() {
    return html`<div role="group" aria-label="Minutes">
        <button
          class="button small square"
          type="button"
          aria-label="One minute less"
          @click=${() => this.#step(-1)}
        >
          −
        </button>
        <input
          class="field figures"
          type="number"
          inputmode="numeric"
          min="1"
          max="480"
          step="any"
          aria-label="Minutes"
          .value=${live(String(this.minutes))}
          @change=${() => void this.#give(this.field.valueAsNumber)}
        />
        <button
          class="button small square"
          type="button"
          aria-label="One minute more"
          @click=${() => this.#step(1)}
        >
          +
        </button>
        <span aria-hidden="true">min</span>
      </div>
      ${this.#changes.sentence}`;
  }

  /** To the next whole minute, from what is typed. */
  #step(by: 1 | -1): void {
    const typed = this.field.valueAsNumber;
    const from = Number.isFinite(typed) ? typed : this.minutes;
    const next = by === 1 ? Math.floor(from) + 1 : Math.ceil(from) - 1;
    if (next >= 1) void this.#give(next);
  }

  async #give(minutes: number): Promise<boolean> {
    if (minutes === this.minutes) return true;
    const done = await this.#changes.make((board, act) => {
      giveMinutes(board, act, this.item, minutes);
      return true;
    });
    if (done) this.dispatchEvent(new AnnounceEvent(`${minutesSaid(minutes)}.`, { quiet: true }));
    return done ?? false;
  }

  #onKey(event: KeyboardEvent): void {
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    if (event.key === 'Enter' && event.composedPath()[0] !== this.field) return;
    event.preventDefault();
    event.stopPropagation();
    void this.#leave(event.key === 'Enter');
  }

  /** With Enter what is typed counts, and stays to be put right where it cannot be; with Escape it does not. */
  async #leave(keeps: boolean): Promise<void> {
    if (keeps && !(await this.#give(this.field.valueAsNumber))) return;
    this.field.value = String(this.minutes);
    this.#close();
  }

  #close(): void {
    this.dispatchEvent(new CloseEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-agenda-minutes': GwAgendaMinutes;
  }
}
