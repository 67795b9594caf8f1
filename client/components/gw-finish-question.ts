// Incomplete items on their way into a done column: says once for all of them what each lacks and asks why they are
// finished all the same. A spike without an outcome stays; a press opens it there.

import { LitElement, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { ItemId } from '../../shared/ids.ts';
import { shownKeys, spokenKeys } from './commands/key-names.ts';
import { OpenItemEvent } from './events.ts';
import { finishQuestionStyles } from './finish-question-styles.ts';
import { count } from './item-words.ts';
import { base, buttons, dialogs, fields } from './shared-styles.ts';

/** An item that is not complete, and what it lacks in words. */
export interface Lacking {
  readonly item: ItemId;
  readonly itemKey: string;
  readonly title: string;
  readonly missing: string;
  /** A spike: no reason finishes it. */
  readonly needsOutcome: boolean;
}

export interface FinishQuestion {
  /** The name of the done column. */
  readonly column: string;
  readonly lacking: readonly Lacking[];
  /** How many others go there that lack nothing. */
  readonly complete: number;
}

/** The reason with which all that may are finished, or only those that lack nothing. */
export type FinishAnswer = { readonly reason: string } | 'complete';

const finishKeys = 'Mod+Enter';

@customElement('gw-finish-question')
export class GwFinishQuestion extends LitElement {
  static override styles = [base, buttons, fields, dialogs, finishQuestionStyles];

  @state() private question: FinishQuestion = { column: '', lacking: [], complete: 0 };
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('#reason') private reason!: HTMLTextAreaElement | null;

  #settle: (answer: FinishAnswer | null) => void = () => {};

  /** Null when nothing is to move. */
  async ask(question: FinishQuestion): Promise<FinishAnswer | null> {
    this.#settle(null);
    this.question = question;
    const answer = new Promise<FinishAnswer | null>((resolve) => (this.#settle = resolve));
    await this.updateComplete;
    if (this.reason) this.reason.value = '';
    this.dialog.showModal();
    return answer;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#settle(null);
  }

  override render() {
    const { lacking, complete } = this.question;
    const open = lacking.filter(({ needsOutcome }) => !needsOutcome);
    const spikes = lacking.filter(({ needsOutcome }) => needsOutcome);
    return html`<dialog aria-labelledby="question" @close=${this.#onClose}>
      <h2 id="question">${this.#heading(open.length, spikes.length)}</h2>
      ${open.length > 0 ? this.#list(open) : nothing} ${spikes.length > 0 ? this.#spikes(spikes) : nothing}
      <form method="dialog" @submit=${this.#onSubmit}>
        ${
          open.length > 0
            ? html`<label for="reason">Why finish ${open.length === 1 ? 'it' : 'them'} all the same?</label>
                <textarea
                  id="reason"
                  class="field"
                  rows="2"
                  maxlength="500"
                  required
                  autofocus
                  @keydown=${this.#onKey}
                ></textarea>
                <p class="quiet">
                  The reason is kept in the history of ${open.length === 1 ? 'the item' : 'each item'}.
                  <span class="key-words">${shownKeys(finishKeys)} finishes.</span>
                </p>`
            : nothing
        }
        <div class="dialog-foot">
          ${
            complete > 0 && open.length > 0
              ? html`<button class="button plain" type="button" @click=${() => this.#answer(null)}>
                  Move nothing
                </button>`
              : nothing
          }
          ${complete > 0 ? this.#onlyComplete(open.length === 0) : this.#leave()}
          ${
            open.length > 0
              ? html`<button
                  class="button primary"
                  type="submit"
                  aria-keyshortcuts=${spokenKeys(finishKeys) ?? nothing}
                >
                  Finish all the same
                </button>`
              : nothing
          }
        </div>
      </form>
    </dialog>`;
  }

  #heading(open: number, spikes: number): string {
    const { column, lacking } = this.question;
    const [only] = lacking;
    if (open === 0)
      return spikes === 1 && only
        ? `${only.itemKey} has no outcome yet`
        : `${count(spikes, 'spike has', 'spikes have')} no outcome yet`;
    const who = open === 1 ? 'One item' : `${open} items`;
    const name = lacking.length === 1 && only ? only.itemKey : who;
    return `${name} ${open === 1 ? 'is' : 'are'} not complete. Move ${open === 1 ? 'it' : 'them'} to ${column}?`;
  }

  #list(items: readonly Lacking[]) {
    return html`<ul>
      ${items.map(
        ({ itemKey, title, missing }) =>
          html`<li>
            <p><span class="key figures">${itemKey}</span> ${title}</p>
            <p class="quiet">It needs ${missing}.</p>
          </li>`,
      )}
    </ul>`;
  }

  #spikes(spikes: readonly Lacking[]) {
    const many = spikes.length > 1;
    return html`<p class="spikes">
        Record what you found out or decided, or drop ${many ? 'them' : 'it'}; until then
        ${many ? 'these spikes stay' : 'the spike stays'} where ${many ? 'they are' : 'it is'}.
      </p>
      <ul>
        ${spikes.map(
          ({ item, itemKey, title }) =>
            html`<li class="spike">
              <p><span class="key figures">${itemKey}</span> ${title}</p>
              <button
                class="button small"
                type="button"
                aria-label=${`Record its outcome: ${itemKey}`}
                @click=${() => this.#open(item)}
              >
                Record its outcome
              </button>
            </li>`,
        )}
      </ul>`;
  }

  #onlyComplete(first: boolean) {
    const { complete } = this.question;
    return html`<button
      class=${`button ${first ? 'primary' : ''}`}
      type="button"
      @click=${() => this.#answer('complete')}
    >
      Finish only the other ${complete === 1 ? 'one' : complete}
    </button>`;
  }

  #leave() {
    return html`<button class="button" type="button" @click=${() => this.#answer(null)}>
      Leave ${this.question.lacking.length === 1 ? 'it' : 'them'}
    </button>`;
  }

  /** Enter alone begins a line of the reason; with Ctrl or ⌘ it answers, as it sends a comment. */
  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.isComposing || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.reason?.form?.requestSubmit();
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    const field = this.reason;
    const reason = field?.value.trim() ?? '';
    if (field && reason === '') {
      field.value = '';
      field.reportValidity();
      return;
    }
    this.#answer({ reason });
  }

  #onClose(): void {
    if (!this.dialog.open) this.#settle(null);
  }

  #answer(answer: FinishAnswer | null): void {
    this.#settle(answer);
    this.dialog.close();
  }

  #open(item: ItemId): void {
    this.#answer(null);
    this.dispatchEvent(new OpenItemEvent(item, 'outcome'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-finish-question': GwFinishQuestion;
  }
}
