// When the items are due: a day, one of the near ones by one press, or none.

import { consume } from '@lit/context';
import { LitElement, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { setField } from '../../shared/board/mutate-item.ts';
import { dateThere } from '../../shared/calendar.ts';
import type { Item } from '../../shared/item.ts';
import { sessionContext } from '../contexts.ts';
import type { BoardSession } from '../session.ts';
import { changePartStyles } from './change-part-styles.ts';
import type { ChangeAll } from './change-part.ts';
import { CloseEvent } from './events.ts';
import { dueWords } from './item-words.ts';
import { base, buttons, fields } from './shared-styles.ts';

const dayMs = 86_400_000;

@customElement('gw-change-due')
export class GwChangeDue extends LitElement {
  static override styles = [base, buttons, fields, changePartStyles];

  @property({ attribute: false }) items: readonly Item[] = [];
  @property({ attribute: false }) each!: ChangeAll;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @query('#due') private field!: HTMLInputElement;

  override focus(): void {
    this.field.focus();
  }

  override render() {
    const [first] = this.items;
    const same = this.items.every(({ due }) => due === first?.due) ? (first?.due ?? null) : null;
    const near = (words: string, days: number) =>
      html`<button class="button small" type="button" @click=${() => void this.#pick(this.#dayIn(days))}>
        ${words}
      </button>`;
    return html`<label for="due">Due</label>
      <input
        id="due"
        class="field"
        type="date"
        .value=${live(same ?? '')}
        @change=${() => this.field.value !== '' && void this.#set(this.field.value)}
        @keydown=${this.#onKey}
      />
      <div class="row">${near('Today', 0)} ${near('Tomorrow', 1)} ${near('In a week', 7)}</div>
      <div class="row">
        <button
          class="button small"
          type="button"
          ?disabled=${this.items.every(({ due }) => due === null)}
          @click=${() => void this.#pick(null)}
        >
          No due date
        </button>
      </div>`;
  }

  /** `2026-11-22`, by the board's calendar. */
  #dayIn(days: number): string {
    return dateThere(this.session.now() + days * dayMs, this.session.store.settings.timeZone);
  }

  #set(value: string | null): Promise<boolean> {
    const verb = value === null ? 'freed of a due date' : `due ${dueWords(value, this.session.now())} now`;
    return this.each(verb, (board, act, id) => setField(board, act, id, { field: 'due', value }));
  }

  async #pick(value: string | null): Promise<void> {
    if (await this.#set(value)) this.dispatchEvent(new CloseEvent());
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    this.dispatchEvent(new CloseEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-change-due': GwChangeDue;
  }
}
