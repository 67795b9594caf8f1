// Splitting an item in two: the title of the second, which lines go with it, and which words it begins with.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { splitItem } from '../../shared/board/mutate-split.ts';
import type { ItemId, LineId } from '../../shared/ids.ts';
import { isKnown, writtenLines, type KnownItem } from '../../shared/item.ts';
import { kinds, type FormField, type TextField } from '../../shared/kind.ts';
import { sessionContext } from '../contexts.ts';
import { Watch } from '../controllers/watch.ts';
import type { BoardSession } from '../session.ts';
import { Changes } from './changes.ts';
import { draftOf, keepDraft } from './drafts.ts';
import { AnnounceEvent, OpenItemEvent } from './events.ts';
import { count, figure, titleOf } from './item-words.ts';
import { base, buttons, dialogs, fields, glyphs } from './shared-styles.ts';
import { splitItemStyles } from './split-item-styles.ts';
import { kindGlyph } from './templates.ts';

/** Words that both halves of a story or a task mostly share. */
const usuallyShared: readonly TextField[] = ['role', 'soThat'];

@customElement('gw-split-item')
export class GwSplitItem extends LitElement {
  static override styles = [base, buttons, fields, glyphs, dialogs, splitItemStyles];

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private item: ItemId | null = null;
  @state() private lines: ReadonlySet<LineId> = new Set();
  @state() private words: ReadonlySet<TextField> = new Set();
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('#title') private titleField!: HTMLInputElement | null;
  readonly #changes = new Changes(this, () => this.session);

  constructor() {
    super();
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => (this.item === null ? [] : [`item:${this.item}` as const, 'settings' as const]),
      ),
    );
  }

  show(id: ItemId): void {
    const item = this.session.store.item(id);
    if (!item || !isKnown(item) || this.dialog.open) return;
    this.item = id;
    this.lines = new Set();
    this.words = new Set(wordsOf(item).flatMap(({ field }) => (usuallyShared.includes(field) ? field : [])));
    this.#changes.say('');
    this.dialog.showModal();
    void this.#begin();
  }

  async #begin(): Promise<void> {
    await this.updateComplete;
    if (!this.titleField) return;
    this.titleField.value = draftOf(this.session, this.#draft);
    this.titleField.focus();
  }

  get #draft(): string {
    return `split ${this.item}`;
  }

  override render() {
    const item = this.item === null ? undefined : this.session.store.item(this.item);
    return html`<dialog aria-labelledby="name" @close=${this.#onClose}>
      ${item && isKnown(item) ? this.#form(item) : nothing}
    </dialog>`;
  }

  #form(item: KnownItem) {
    const key = this.session.store.keyOf(item);
    return html`<form @submit=${this.#onSubmit}>
      <h2 id="name">Split ${key} in two</h2>
      <p class="first">${kindGlyph(item.kind)}<span>${titleOf(item)}</span></p>
      <div>
        <label for="title">Title of the second</label>
        <input
          id="title"
          class="field"
          type="text"
          autocomplete="off"
          maxlength="500"
          @input=${() => keepDraft(this.session, this.#draft, this.titleField?.value ?? '')}
        />
      </div>
      ${this.#lines(item)} ${this.#words(item)}
      <p class="quiet">${this.#size(item, key)}</p>
      ${this.#changes.sentence}
      <div class="dialog-foot">
        <button class="button plain" type="button" @click=${() => this.dialog.close()}>Cancel</button>
        <button class="button primary" type="submit">Split it</button>
      </div>
    </form>`;
  }

  #lines(item: KnownItem) {
    const { checklist } = kinds[item.kind];
    const lines = writtenLines(item);
    if (lines.length === 0) return nothing;
    return html`<fieldset>
      <legend>${checklist}: what goes to the second</legend>
      ${repeat(
        lines,
        ({ id }) => id,
        ({ id, text, done }) =>
          html`<label class="line ${done ? 'done' : ''}"
            ><input
              type="checkbox"
              .checked=${this.lines.has(id)}
              @change=${() => (this.lines = toggled(this.lines, id))}
            /><span>${text.trim()}</span></label
          >`,
      )}
    </fieldset>`;
  }

  #words(item: KnownItem) {
    const there = wordsOf(item);
    if (there.length === 0) return nothing;
    return html`<fieldset>
      <legend>The second begins with a copy of</legend>
      <div class="words">
        ${there.map(
          ({ field, label }) =>
            html`<label class="line"
              ><input
                type="checkbox"
                .checked=${this.words.has(field)}
                @change=${() => (this.words = toggled(this.words, field))}
              /><span>${label}</span></label
            >`,
        )}
      </div>
    </fieldset>`;
  }

  #size(item: KnownItem, key: string): string {
    const keeps = `${key} keeps all its words.`;
    if (item.kind === 'spike') return `${keeps} Its time-box stays with it; the second gets one of its own.`;
    if (item.points === null) return keeps;
    const points = `${figure(item.points)} ${item.points === 1 ? 'point was' : 'points were'}`;
    return `${keeps} Both are to be sized anew: the ${points} for the whole.`;
  }

  async #onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    const { item: id, titleField } = this;
    const item = id === null ? undefined : this.session.store.item(id);
    if (!item || !titleField) return;
    // Somebody may have taken a line off meanwhile.
    const lines = writtenLines(item)
      .map(({ id: line }) => line)
      .filter((line) => this.lines.has(line));
    const split = { title: titleField.value, lines, words: [...this.words] };
    const second = await this.#changes.make((board, act) => splitItem(board, act, item.id, split));
    if (second === undefined) return;
    keepDraft(this.session, this.#draft, '');
    const { store } = this.session;
    const made = store.item(second);
    const moved = lines.length === 0 ? '' : ` with ${count(lines.length, 'line', 'lines')}`;
    const words = made ? `${store.keyOf(made)} split off ${store.keyOf(item)}${moved}.` : '';
    this.dialog.close();
    this.dispatchEvent(new AnnounceEvent(words));
    this.dispatchEvent(new OpenItemEvent(second));
  }

  #onClose(): void {
    if (!this.dialog.open) this.item = null;
  }
}

/** Fields of the form that hold words. */
function wordsOf(item: KnownItem): readonly FormField[] {
  const form: readonly FormField[] = kinds[item.kind].form;
  return form.filter(({ field }) => (item.texts[field] ?? '').trim() !== '');
}

function toggled<Value>(set: ReadonlySet<Value>, value: Value): ReadonlySet<Value> {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-split-item': GwSplitItem;
  }
}
