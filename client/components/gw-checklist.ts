// The lines of an item: ticked, typed together, added with Enter, taken off. Their words are co-edited like all others.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { addLine, moveLine, removeLine, tickLine } from '../../shared/board/mutate-line.ts';
import type { ItemId, LineId } from '../../shared/ids.ts';
import type { Line } from '../../shared/item.ts';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { Changes } from './changes.ts';
import { AnnounceEvent } from './events.ts';
import type { GwTextField } from './gw-text-field.ts';
import './gw-text-field.ts';
import { checklistStyles } from './checklist-styles.ts';
import { base, buttons } from './shared-styles.ts';

@customElement('gw-checklist')
export class GwChecklist extends LitElement {
  static override styles = [base, buttons, checklistStyles];

  @property({ attribute: false }) item!: ItemId;
  /** What this kind calls its checklist. */
  @property() name = '';

  @consume({ context: sessionContext }) private session!: BoardSession;
  readonly #changes = new Changes(this, () => this.session);

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => [`item:${this.item}`],
      ),
    );
  }

  get #lines(): readonly Line[] {
    return this.session.store.item(this.item)?.lines ?? [];
  }

  override render() {
    const lines = this.#lines;
    const done = lines.filter((line) => line.done).length;
    return html`<section aria-labelledby="name">
      <h3>
        <span id="name">${this.name}</span>${
          lines.length === 0 ? nothing : html`<span class="quiet figures">${done} of ${lines.length}</span>`
        }
      </h3>
      <ul>
        ${repeat(
          lines,
          ({ id }) => id,
          (line, index) => this.#line(line, index),
        )}
      </ul>
      ${
        this.session.readOnly
          ? nothing
          : html`<button class="button plain small" type="button" @click=${() => this.#add()}>
              ${icon('plus')} Add a line
            </button>`
      }
      ${this.#changes.sentence}
    </section>`;
  }

  #line(line: Line, index: number) {
    const { readOnly } = this.session;
    const words = line.text.trim() || `line ${index + 1}`;
    return html`<li aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown">
      <input
        type="checkbox"
        aria-label=${`Done: ${words}`}
        ?disabled=${readOnly}
        .checked=${live(line.done)}
        @change=${(event: Event) => this.#tick(line.id, (event.target as HTMLInputElement).checked)}
      />
      <gw-text-field
        look="line"
        label=${`Line ${index + 1}`}
        hint="What has to be true"
        .item=${this.item}
        .line=${line.id}
        ?struck=${line.done}
        @keydown=${(event: KeyboardEvent) => this.#onKey(event, line.id, index)}
      ></gw-text-field>
      ${
        readOnly
          ? nothing
          : html`<button
              class="remove button plain small square"
              type="button"
              aria-label=${`Take off: ${words}`}
              @click=${() => this.#remove(line.id)}
            >
              ${icon('x')}
            </button>`
      }
    </li>`;
  }

  #tick(line: LineId, done: boolean): void {
    // What was refused goes back to what the record says.
    void this.#changes
      .make((board, act) => tickLine(board, act, this.item, line, done))
      .then(() => this.requestUpdate());
  }

  /** Adds a line behind another, or at the end, and goes to it. */
  async #add(after?: LineId): Promise<void> {
    const last = this.#lines.at(-1)?.id;
    const id = await this.#changes.make((board, act) => {
      const made = addLine(board, act, this.item);
      if (after !== undefined && after !== last) moveLine(board, act, this.item, made, after);
      return made;
    });
    if (id !== undefined) await this.#focusLine(id);
  }

  async #remove(line: LineId): Promise<void> {
    const at = this.#lines.findIndex(({ id }) => id === line);
    const done = await this.#changes.make((board, act) => {
      removeLine(board, act, this.item, line);
      return true;
    });
    const next = this.#lines[Math.max(0, at - 1)];
    if (done && next) await this.#focusLine(next.id);
    else if (done) this.renderRoot.querySelector<HTMLButtonElement>('button')?.focus();
  }

  /** Moves a line to a place among the others, and goes with it. */
  async #move(line: LineId, to: number): Promise<void> {
    const rest = this.#lines.filter(({ id }) => id !== line);
    if (to < 0 || to > rest.length) return;
    const done = await this.#changes.make((board, act) => {
      moveLine(board, act, this.item, line, rest[to - 1]?.id ?? null);
      return true;
    });
    if (!done) return;
    this.dispatchEvent(new AnnounceEvent(`Line ${to + 1} of ${rest.length + 1}.`));
    await this.#focusLine(line);
  }

  async #focusLine(id: LineId): Promise<void> {
    await this.updateComplete;
    const fields = [...this.renderRoot.querySelectorAll<GwTextField>('gw-text-field')];
    const field = fields.find((one) => one.line === id);
    await field?.updateComplete;
    field?.focus();
  }

  #onKey(event: KeyboardEvent, line: LineId, index: number): void {
    if (event.isComposing || this.session.readOnly || event.ctrlKey || event.metaKey) return;
    if (event.altKey) {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      void this.#move(line, index + step);
      return;
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      void this.#add(line);
    }
    const empty = (event.currentTarget as GwTextField).words === '';
    if (event.key === 'Backspace' && empty && !event.repeat) {
      event.preventDefault();
      void this.#remove(line);
    }
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const next = step === undefined ? undefined : this.#lines[index + step];
    if (next && this.#atEdge(event, step ?? 0)) {
      event.preventDefault();
      void this.#focusLine(next.id);
    }
  }

  /** True when the caret stands where the arrow would leave the field. */
  #atEdge(event: KeyboardEvent, step: number): boolean {
    const field = event.composedPath()[0];
    if (!(field instanceof HTMLTextAreaElement) || field.selectionStart !== field.selectionEnd) return false;
    return field.selectionStart === (step < 0 ? 0 : field.value.length);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-checklist': GwChecklist;
  }
}
