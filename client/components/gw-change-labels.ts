// Which labels the items have: all of the board's to tick, found as one types, and a new one.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { setLabel } from '../../shared/board/mutate-item.ts';
import type { Item } from '../../shared/item.ts';
import { sessionContext } from '../contexts.ts';
import type { BoardSession } from '../session.ts';
import { changePartStyles } from './change-part-styles.ts';
import { checkRow, typesByFinger, walkBoxes, type ChangeAll } from './change-part.ts';
import { labelsOn, shareOf } from './selection-words.ts';
import { base, buttons, fields } from './shared-styles.ts';

@customElement('gw-change-labels')
export class GwChangeLabels extends LitElement {
  static override styles = [base, buttons, fields, changePartStyles];

  @property({ attribute: false }) items: readonly Item[] = [];
  @property({ attribute: false }) each!: ChangeAll;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private typed = '';
  @query('#label') private field!: HTMLInputElement;
  @query('[type=checkbox]') private firstBox!: HTMLInputElement | null;

  override focus(): void {
    (typesByFinger() ? (this.firstBox ?? this.field) : this.field).focus();
  }

  get #found(): readonly string[] {
    const wanted = this.typed.trim().toLowerCase();
    return labelsOn(this.session.store).filter((label) => label.toLowerCase().includes(wanted));
  }

  /** The label that Enter means: the one typed, else the first that is found. */
  #meant(found: readonly string[]): string | undefined {
    const wanted = this.typed.trim().toLowerCase();
    if (wanted === '') return undefined;
    return found.find((label) => label.toLowerCase() === wanted) ?? found[0];
  }

  override render() {
    const found = this.#found;
    const meant = this.#meant(found);
    const typed = this.typed.trim();
    const isNew = typed !== '' && !found.some((label) => label.toLowerCase() === typed.toLowerCase());
    return html`<form
      @submit=${(event: SubmitEvent) => this.#onSubmit(event, meant)}
      @keydown=${(event: KeyboardEvent) => walkBoxes(event, this.renderRoot)}
    >
      <label for="label" class="unseen">Find a label, or name a new one</label>
      <input
        id="label"
        class="field"
        maxlength="100"
        autocomplete="off"
        placeholder="Find, or name a new one"
        @input=${() => (this.typed = this.field.value)}
      />
      <fieldset>
        <legend class="unseen">Labels</legend>
        ${found.map((label) =>
          checkRow(
            label,
            shareOf(this.items, (item) => item.labels.includes(label)),
            (there) => void this.#set(label, there),
            label === meant,
          ),
        )}
      </fieldset>
      ${
        isNew
          ? html`<button class="button" type="button" @click=${() => void this.#add(typed)}>
              Add the label “${typed}”
            </button>`
          : nothing
      }
      ${found.length === 0 && typed === '' ? html`<p class="quiet">No labels yet. Name the first one.</p>` : nothing}
    </form>`;
  }

  #set(label: string, there: boolean): Promise<boolean> {
    return this.each(`${there ? 'given' : 'freed of'} the label ${label}`, (board, act, id) =>
      setLabel(board, act, id, label, there),
    );
  }

  async #add(label: string): Promise<void> {
    if (!(await this.#set(label, true))) return;
    if (this.field.value.trim() === label) this.field.value = this.typed = '';
    this.field.focus();
  }

  #onSubmit(event: SubmitEvent, meant: string | undefined): void {
    event.preventDefault();
    const typed = this.typed.trim();
    if (meant !== undefined) {
      const all = this.items.every((item) => item.labels.includes(meant));
      void this.#set(meant, !all).then((done) => {
        if (done) this.field.value = this.typed = '';
        return done;
      });
    } else if (typed !== '') void this.#add(typed);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-change-labels': GwChangeLabels;
  }
}
