// Drops a spike, because: the reason is asked for and stays in the log.

import { consume } from '@lit/context';
import { LitElement, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { closeBox } from '../../shared/board/mutate-box.ts';
import type { ItemId } from '../../shared/ids.ts';
import { sessionContext } from '../contexts.ts';
import type { BoardSession } from '../session.ts';
import { Changes } from './changes.ts';
import { draftOf, keepDraft } from './drafts.ts';
import { base, buttons, fields } from './shared-styles.ts';
import { timeBoxFormStyles } from './time-box-styles.ts';

@customElement('gw-time-box-drop')
export class GwTimeBoxDrop extends LitElement {
  static override styles = [base, buttons, fields, timeBoxFormStyles];

  @property({ attribute: false }) item!: ItemId;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @query('#reason') private reasonField!: HTMLInputElement;

  readonly #changes = new Changes(this, () => this.session);

  override firstUpdated(): void {
    this.reasonField.value = draftOf(this.session, this.#draft);
    this.reasonField.focus();
  }

  get #draft(): string {
    return `drop ${this.item}`;
  }

  override render() {
    return html`<form @submit=${this.#onSubmit} @keydown=${this.#onKey}>
      <div>
        <label for="reason">Drop it, because</label>
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
        <button class="button primary" type="submit">Drop it</button>
        <button class="button plain" type="button" @click=${this.#close}>Leave it</button>
      </div>
    </form>`;
  }

  async #onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    const reason = this.reasonField.value.trim();
    const done = await this.#changes.make((board, act) => {
      closeBox(board, act, this.item, 'dropped', reason);
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
    'gw-time-box-drop': GwTimeBoxDrop;
  }
}
