// Kind and title of a new item, or a template that brings more. Enter adds it and stays for the next; what was typed is
// kept when adding is refused.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { addItem, backlogOf, setField } from '../../shared/board/mutate-item.ts';
import { addFromTemplate } from '../../shared/board/mutate-template.ts';
import type { ColumnId } from '../../shared/ids.ts';
import type { Item } from '../../shared/item.ts';
import { kindNames, kinds, type Backlog, type FormField, type Kind } from '../../shared/kind.ts';
import { firstBlank, templateNames, templates, type TemplateName } from '../../shared/templates.ts';
import { sessionContext } from '../contexts.ts';
import type { BoardSession } from '../session.ts';
import { Changes } from './changes.ts';
import { draftOf, keepDraft } from './drafts.ts';
import { AnnounceEvent, CloseEvent } from './events.ts';
import { backlogNames, count } from './item-words.ts';
import { newItemFormStyles } from './new-item-form-styles.ts';
import { base, buttons, fields, glyphs } from './shared-styles.ts';
import { kindGlyph } from './templates.ts';

@customElement('gw-new-item-form')
export class GwNewItemForm extends LitElement {
  static override styles = [base, buttons, fields, glyphs, newItemFormStyles];

  /** Only the kinds of this backlog; null: all of them. */
  @property({ attribute: false }) backlog: Backlog | null = null;
  @property({ attribute: false }) column: ColumnId | null = null;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private kind: Kind | null = null;
  @state() private template: TemplateName | null = null;
  @query('#title') private titleField!: HTMLInputElement;

  readonly #changes = new Changes(this, () => this.session);

  override firstUpdated(): void {
    this.titleField.value = draftOf(this.session, this.#draft);
    this.titleField.focus();
  }

  get #draft(): string {
    return `new item ${this.backlog} ${this.column}`;
  }

  #keep(): void {
    keepDraft(this.session, this.#draft, this.titleField.value);
  }

  get #kinds(): readonly Kind[] {
    return kindNames.filter((kind) => {
      const stands = kinds[kind].backlog;
      return this.backlog === null || stands === 'own field' || stands === this.backlog;
    });
  }

  override render() {
    const chosen = this.kind ?? this.#kinds[0];
    const choices = this.#kinds.map(
      (kind) =>
        html`<label class="kind"
          ><input
            type="radio"
            name="kind"
            .checked=${kind === chosen}
            @change=${() => this.#onKind(kind)}
          />${kindGlyph(kind)}${kinds[kind].label}</label
        >`,
    );
    return html`<form @submit=${this.#onSubmit} @keydown=${this.#onKey}>
      <fieldset>
        <legend class="unseen">Kind</legend>
        ${choices}
      </fieldset>
      <label for="title" class="unseen">Title of the new item</label>
      <input
        id="title"
        class="field"
        type="text"
        autocomplete="off"
        placeholder="Title, then Enter"
        @input=${this.#keep}
      />
      ${this.#brings()} ${this.#changes.sentence}
      <div class="foot">
        ${this.#templates()}
        <button class="button plain small" type="button" @click=${() => this.dispatchEvent(new CloseEvent())}>
          Close
        </button>
        <button class="button primary small" type="submit">Add</button>
      </div>
    </form>`;
  }

  /** The templates whose kind may be added here. */
  #templates() {
    const names = templateNames.filter((name) => this.#kinds.includes(templates[name].kind));
    if (names.length === 0) return nothing;
    return html`<label for="template" class="unseen">From a template</label>
      <select id="template" class="field" @change=${this.#onTemplate}>
        <option value="" .selected=${live(this.template === null)}>
          ${this.template === null ? 'From a template…' : 'No template'}
        </option>
        ${names.map(
          (name) =>
            html`<option value=${name} .selected=${live(name === this.template)}>
              ${templates[name].label}
            </option>`,
        )}
      </select>`;
  }

  /** What the template chosen brings beside the title. */
  #brings() {
    if (this.template === null) return nothing;
    const { kind, lines, texts } = templates[this.template];
    const form: readonly FormField[] = kinds[kind].form;
    const words = form
      .filter(({ field }) => texts[field] !== undefined)
      .map(({ label }) => label.toLowerCase());
    return html`<details class="brings">
      <summary>
        Brings: ${words.join(', ')}, ${count(lines.length, 'line', 'lines')} of a definition of done
      </summary>
      <ul>
        ${lines.map((line) => html`<li>${line}</li>`)}
      </ul>
    </details>`;
  }

  #onKind(kind: Kind): void {
    this.kind = kind;
    if (this.template !== null && templates[this.template].kind !== kind) this.#leaveTemplate();
  }

  #onTemplate(event: Event): void {
    const name = templateNames.find((one) => one === (event.target as HTMLSelectElement).value);
    if (!name) {
      this.#leaveTemplate();
      return;
    }
    const { kind, title } = templates[name];
    const before = this.titleField.value.trim();
    const own = before !== '' && before !== (this.template && templates[this.template].title);
    this.template = name;
    this.kind = kind;
    // A title that somebody typed stands.
    if (!own) this.titleField.value = title;
    this.#keep();
    this.titleField.focus();
    const blank = firstBlank(this.titleField.value);
    if (blank) this.titleField.setSelectionRange(blank.from, blank.to);
  }

  #leaveTemplate(): void {
    if (this.template !== null && this.titleField.value === templates[this.template].title) {
      this.titleField.value = '';
      this.#keep();
    }
    this.template = null;
  }

  async #onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    const title = this.titleField.value;
    const kind = this.kind ?? this.#kinds[0] ?? 'story';
    const place = this.column === null ? {} : { column: this.column };
    const { template } = this;
    const id = await this.#changes.make((board, act) => {
      if (template !== null) return addFromTemplate(board, act, template, place, title);
      const made = addItem(board, act, { kind, title, place });
      if (kind === 'bug' && this.backlog === 'technical') {
        setField(board, act, made, { field: 'backlog', value: 'technical' });
      }
      return made;
    });
    if (id === undefined) return;
    const item = this.session.store.item(id);
    if (item)
      this.dispatchEvent(
        new AnnounceEvent(`${this.session.store.keyOf(item)} added to ${this.#where(item)}.`),
      );
    // Only what was added goes: somebody who typed on keeps what came after.
    if (this.titleField.value === title) this.titleField.value = '';
    if (this.template === template) this.template = null;
    this.#keep();
    this.titleField.focus();
  }

  #where(item: Item): string {
    const { column } = item.place;
    const name = this.session.store.columns.find(({ id }) => id === column)?.name;
    return name ?? `the ${backlogNames[backlogOf(item)].toLowerCase()}`;
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    this.dispatchEvent(new CloseEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-new-item-form': GwNewItemForm;
  }
}
