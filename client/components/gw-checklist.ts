// The lines of an item: ticked, typed together, added with Enter, taken off. Their words are co-edited like all others.
// A line is on the board with its first word, and one without words is shown only to those who write in it: so one that
// was left empty is gone, without taking away what somebody else types into it meanwhile.

import { consume } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { moveLine, removeLine, tickLine } from '../../shared/board/mutate-line.ts';
import { newId, type ItemId, type LineId } from '../../shared/ids.ts';
import { writtenLines, type Line } from '../../shared/item.ts';
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
  /** The line in which this person writes; it is shown without words, too. */
  @state() private at: LineId | null = null;
  /** A line that nobody has typed into yet, and the one it stands behind (null: at the end). */
  @state() private begun: { readonly id: LineId; readonly behind: LineId | null } | null = null;
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

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('item')) this.at = this.begun = null;
    if (this.begun && this.#isOnBoard(this.begun.id)) this.begun = null;
  }

  get #onBoard(): readonly Line[] {
    return this.session.store.item(this.item)?.lines ?? [];
  }

  #isOnBoard(line: LineId): boolean {
    return this.#onBoard.some(({ id }) => id === line);
  }

  /** The lines that are shown. */
  get #lines(): readonly Line[] {
    const { begun } = this;
    const shown = this.#onBoard.filter(({ id, text }) => text.trim() !== '' || id === this.at);
    if (!begun || this.#isOnBoard(begun.id)) return shown;
    const behind = shown.findIndex(({ id }) => id === begun.behind) + 1;
    const line = { id: begun.id, text: '', done: false, rank: '' };
    return shown.toSpliced(behind === 0 ? shown.length : behind, 0, line);
  }

  override render() {
    const written = writtenLines({ lines: this.#onBoard });
    const done = written.filter((line) => line.done).length;
    return html`<section aria-labelledby="name">
      <h3>
        <span id="name">${this.name}</span>${
          written.length === 0
            ? nothing
            : html`<span class="quiet figures">${done} of ${written.length}</span>`
        }
      </h3>
      <ul>
        ${repeat(
          this.#lines,
          ({ id }) => id,
          (line, index) => this.#line(line, index),
        )}
      </ul>
      ${
        this.session.readOnly
          ? nothing
          : html`<button class="add button plain small" type="button" @click=${() => this.#add(null)}>
              ${icon('plus')} Add a line
            </button>`
      }
      ${this.#changes.sentence}
    </section>`;
  }

  #line(line: Line, index: number) {
    const { readOnly } = this.session;
    const written = line.text.trim();
    const words = written || `line ${index + 1}`;
    return html`<li
      aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
      @focusin=${() => this.#onFocusIn(line.id)}
      @focusout=${this.#onFocusOut}
    >
      <input
        type="checkbox"
        aria-label=${`Done: ${words}`}
        ?disabled=${readOnly || written === ''}
        .checked=${live(line.done)}
        @change=${(event: Event) => this.#tick(line.id, (event.target as HTMLInputElement).checked)}
      />
      <gw-text-field
        look="line"
        label=${`Line ${index + 1}`}
        hint="What has to be true"
        .item=${this.item}
        .line=${line.id}
        .behind=${this.begun?.id === line.id ? this.begun.behind : undefined}
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

  /** Begins a line behind another, or at the end, and goes to it. Who writes is asked first, before the first letter. */
  async #add(behind: LineId | null): Promise<void> {
    const id = await this.#changes.make((_board, act) => newId('line', act.random));
    if (id === undefined) return;
    this.begun = { id, behind };
    this.at = id;
    await this.#focusLine(id);
  }

  async #remove(line: LineId): Promise<void> {
    const at = this.#lines.findIndex(({ id }) => id === line);
    const done = await this.#changes.make((board, act) => {
      if (this.#isOnBoard(line)) removeLine(board, act, this.item, line);
      return true;
    });
    if (done) await this.#leave(line, at);
  }

  /** Goes from a line to the one before it, or to where lines are added. */
  async #leave(line: LineId, at: number): Promise<void> {
    const others = this.#lines.filter(({ id }) => id !== line);
    const next = others[Math.max(0, at - 1)];
    if (next) await this.#focusLine(next.id);
    else this.renderRoot.querySelector<HTMLButtonElement>('.add')?.focus();
  }

  #onFocusIn(line: LineId): void {
    if (this.begun?.id !== line && !this.#holds) this.begun = null;
    this.at = line;
  }

  /** When the focus has left the line, and not only the window. */
  #onFocusOut(): void {
    setTimeout(() => {
      const field = this.shadowRoot?.activeElement?.closest('li')?.querySelector('gw-text-field');
      if ((field && field.line === this.at) || this.#holds) return;
      this.at = this.begun = null;
    });
  }

  /** Words stand in the line that could not be written. */
  get #holds(): boolean {
    return this.#fields.some(({ line, held }) => line === this.at && held !== '');
  }

  /** Moves a line to a place among the others, and goes with it. */
  async #move(line: LineId, to: number): Promise<void> {
    if (!this.#isOnBoard(line)) return;
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

  get #fields(): readonly GwTextField[] {
    return [...this.renderRoot.querySelectorAll('gw-text-field')];
  }

  async #focusLine(id: LineId): Promise<void> {
    await this.updateComplete;
    const field = this.#fields.find((one) => one.line === id);
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
    const { words } = event.currentTarget as GwTextField;
    if (event.key === 'Enter') {
      event.preventDefault();
      // On a line without words one already stands where the next one begins.
      if (words.trim() !== '') void this.#add(line);
    }
    if (event.key === 'Backspace' && words === '' && !event.repeat) {
      event.preventDefault();
      void this.#leave(line, index);
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
