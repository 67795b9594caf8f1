// Puts one start of the clock right, by name: when it really began and ended, or that it never happened, and why. The
// log keeps both.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { correctRun } from '../../shared/board/mutate-box.ts';
import type { Run } from '../../shared/box-runs.ts';
import type { ItemId } from '../../shared/ids.ts';
import { sessionContext } from '../contexts.ts';
import type { BoardSession } from '../session.ts';
import { Changes } from './changes.ts';
import { draftOf, keepDraft } from './drafts.ts';
import { fromLocalField, toLocalField } from './local-time.ts';
import { base, buttons, fields } from './shared-styles.ts';
import { timeBoxFormStyles } from './time-box-styles.ts';

@customElement('gw-time-box-correction')
export class GwTimeBoxCorrection extends LitElement {
  static override styles = [base, buttons, fields, timeBoxFormStyles];

  @property({ attribute: false }) item!: ItemId;
  /** As it stood when the form was opened: what nobody touches in it stays as it is. */
  @property({ attribute: false }) run!: Run;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private never = false;
  @query('#from') private fromField!: HTMLInputElement;
  @query('#to') private toField!: HTMLInputElement;
  @query('#reason') private reasonField!: HTMLInputElement;

  readonly #changes = new Changes(this, () => this.session);
  #shown = { from: '', to: '' };

  override firstUpdated(): void {
    const { from, to, endedBy } = this.run;
    this.#shown = { from: toLocalField(from), to: endedBy === null ? '' : toLocalField(to) };
    this.fromField.value = this.#shown.from;
    this.toField.value = this.#shown.to;
    this.reasonField.value = draftOf(this.session, this.#draft);
    this.fromField.focus();
  }

  get #draft(): string {
    return `correction ${this.run.id}`;
  }

  override render() {
    return html`<form @submit=${this.#onSubmit} @keydown=${this.#onKey}>
      <div class="chips">
        <div>
          <label for="from">It began</label>
          <input id="from" class="field" type="datetime-local" ?disabled=${this.never} />
        </div>
        <div>
          <label for="to">It ended</label>
          <input id="to" class="field" type="datetime-local" ?disabled=${this.never} />
        </div>
      </div>
      <label class="check"
        ><input type="checkbox" .checked=${this.never} @change=${this.#onNever} />It never happened</label
      >
      <div>
        <label for="reason">Why</label>
        <input
          id="reason"
          class="field"
          type="text"
          autocomplete="off"
          @input=${() => keepDraft(this.session, this.#draft, this.reasonField.value)}
        />
      </div>
      ${this.#changes.sentence}
      <div class="actions">
        <button class="button primary" type="submit">Put it right</button>
        <button class="button plain" type="button" @click=${this.#close}>Leave it</button>
        ${
          this.run.correction
            ? html`<span class="asked">It was put right before; this stands instead.</span>`
            : nothing
        }
      </div>
    </form>`;
  }

  #onNever(event: Event): void {
    this.never = (event.target as HTMLInputElement).checked;
  }

  /** An end that nobody touched stays as the log has it; one that was put right before stays put right. */
  get #to(): number | null {
    if (this.toField.value !== this.#shown.to) return fromLocalField(this.toField.value);
    return this.run.endedBy === 'correction' ? this.run.to : null;
  }

  async #onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    const { value } = this.fromField;
    const from = value === this.#shown.from ? this.run.from : fromLocalField(value);
    if (!this.never && from === null) {
      this.#changes.say('Say when it really began.');
      return;
    }
    const reason = this.reasonField.value.trim();
    const right = this.never ? { from: null, to: null, reason } : { from, to: this.#to, reason };
    const done = await this.#changes.make((board, act) => {
      correctRun(board, act, this.item, this.run.id, right);
      return true;
    });
    if (!done) return;
    keepDraft(this.session, this.#draft, '');
    this.#close();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    this.#close();
  }

  #close(): void {
    this.dispatchEvent(new Event('gw-done'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-time-box-correction': GwTimeBoxCorrection;
  }
}
