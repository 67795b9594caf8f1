// A new sprint: its name and days, offered after the last one. What was typed is kept when it is refused.

import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { addSprint } from '../../shared/board/mutate-sprint.ts';
import { dateThere } from '../../shared/calendar.ts';
import { nextSprint } from '../../shared/sprints.ts';
import { sessionContext } from '../contexts.ts';
import type { BoardSession } from '../session.ts';
import { Changes } from './changes.ts';
import { AnnounceEvent, CloseEvent } from './events.ts';
import { ShowSprintEvent } from './plan-events.ts';
import { base, buttons, fields } from './shared-styles.ts';

@customElement('gw-sprint-form')
export class GwSprintForm extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    css`
      form {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: var(--space-3);
        padding: var(--space-4);
        border: 1px solid var(--line);
        border-radius: var(--radius-l);
      }
      h2 {
        font-size: var(--text-l);
        font-weight: 650;
      }
      label {
        margin-bottom: 3px;
      }
      .wide {
        grid-column: 1 / -1;
      }
      .foot {
        display: flex;
        justify-content: flex-end;
        gap: var(--space-2);
      }
    `,
  ];

  /** True where there is no other sprint to go back to. */
  @property({ attribute: false }) first = false;

  /** It was added; else the form is left without. */
  made = false;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @query('#name') private nameField!: HTMLInputElement;
  @query('#start') private startField!: HTMLInputElement;
  @query('#end') private endField!: HTMLInputElement;

  readonly #changes = new Changes(this, () => this.session);

  override firstUpdated(): void {
    const { store, now } = this.session;
    const offer = nextSprint(store.sprints, dateThere(now(), store.settings.timeZone));
    this.nameField.value = offer.name;
    this.startField.value = offer.start;
    this.endField.value = offer.end;
    if (!this.first) this.nameField.select();
  }

  override render() {
    return html`<form aria-label="New sprint" @submit=${this.#onSubmit} @keydown=${this.#onKey}>
      ${this.first ? nothing : html`<h2 class="wide">New sprint</h2>`}
      <div class="wide">
        <label for="name">Name of the sprint</label>
        <input id="name" class="field" type="text" maxlength="200" autocomplete="off" />
      </div>
      <div>
        <label for="start">First day</label>
        <input id="start" class="field" type="date" />
      </div>
      <div>
        <label for="end">Last day</label>
        <input id="end" class="field" type="date" />
      </div>
      <div class="wide">${this.#changes.sentence}</div>
      <div class="foot wide">
        ${
          this.first
            ? nothing
            : html`<button
                class="button plain"
                type="button"
                @click=${() => this.dispatchEvent(new CloseEvent())}
              >
                Not now
              </button>`
        }
        <button class="button primary" type="submit">Add the sprint</button>
      </div>
    </form>`;
  }

  async #onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    const made = {
      name: this.nameField.value,
      start: this.startField.value || null,
      end: this.endField.value || null,
    };
    const id = await this.#changes.make((board, act) => addSprint(board, act, made));
    if (id === undefined) return;
    this.made = true;
    this.dispatchEvent(new ShowSprintEvent(id));
    this.dispatchEvent(new CloseEvent());
    this.dispatchEvent(new AnnounceEvent(`${made.name.trim()} added.`));
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing || this.first) return;
    event.preventDefault();
    event.stopPropagation();
    this.dispatchEvent(new CloseEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-sprint-form': GwSprintForm;
  }
}
