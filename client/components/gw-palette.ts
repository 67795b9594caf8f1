// The palette: one field to find any item, command, view or board, and to do something with what is meant. A combobox
// over a list, in a dialog; it knows nothing of what the entries do.

import { consume } from '@lit/context';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { homeContext, sessionContext } from '../contexts.ts';
import type { Home } from '../home.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { matchKeys, readPress } from './commands/key-press.ts';
import type { Where } from './commands/command.ts';
import { deeds } from './commands/deeds.ts';
import { commands, type CommandId } from './commands/table.ts';
import { nameOfItems } from './commands/command-words.ts';
import { draftOf, keepDraft } from './drafts.ts';
import { AskWhereEvent, HeaderEvent, OpenItemEvent } from './events.ts';
import { count, kindLabel, titleOf } from './item-words.ts';
import { somewhereIn, titleDraft } from './new-item-where.ts';
import { PaletteEntries, type Entry, type Section } from './palette-entries.ts';
import { keepCommand, keepItem, recentCommands, recentItems } from './palette-recent.ts';
import { paletteStyles } from './palette-styles.ts';
import { base, buttons, dialogs, glyphs } from './shared-styles.ts';
import { kindGlyph, unseen } from './templates.ts';

/** A second step: the choices of one command. */
interface Step {
  readonly command: CommandId;
  readonly where: Where;
  /** What was typed before it. */
  readonly typed: string;
}

@customElement('gw-palette')
export class GwPalette extends LitElement {
  static override styles = [base, buttons, glyphs, dialogs, paletteStyles];

  @consume({ context: sessionContext }) private session!: BoardSession;
  @consume({ context: homeContext }) private home: Home | undefined;
  @state() private where: Where | null = null;
  @state() private step: Step | null = null;
  @state() private sections: readonly Section[] = [];
  @state() private active = 0;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('input') private field!: HTMLInputElement;
  @query('#list') private list!: HTMLElement;

  #entries: PaletteEntries | undefined;

  show(): void {
    if (this.dialog.open) return;
    const question = new AskWhereEvent();
    this.dispatchEvent(question);
    const where = question.answer;
    if (!where) return;
    this.where = where;
    this.step = null;
    this.#entries = new PaletteEntries(where, () => this.home?.boards ?? []);
    void this.home?.refresh();
    this.field.value = '';
    this.#look();
    this.dialog.showModal();
    this.field.focus();
    // Once it is on the screen.
    setTimeout(() => this.#entries?.warm(), 100);
  }

  override render() {
    const all = this.#all;
    const active = all[this.active];
    const label = this.step ? commands[this.step.command].words : 'Search or jump to';
    return html`<dialog
      aria-label=${label}
      @close=${this.#onClose}
      @cancel=${this.#onCancel}
      @click=${this.#onClick}
    >
      <div class="frame" @keydown=${this.#onKey}>
        ${this.#meant()}
        <div class="line">
          ${icon(this.step ? 'chevronRight' : 'search')}
          <input
            type="text"
            role="combobox"
            autocomplete="off"
            spellcheck="false"
            enterkeyhint="go"
            aria-label=${label}
            aria-autocomplete="list"
            aria-expanded="true"
            aria-controls="list"
            aria-activedescendant=${active?.id ?? nothing}
            placeholder=${this.step ? label : 'Search items, commands and boards'}
            @input=${this.#look}
          />
          <button
            class="button plain small"
            type="button"
            aria-label="Close"
            @click=${() => this.dialog.close()}
          >
            ${icon('x')}
          </button>
        </div>
        <div id="list" role="listbox" aria-label=${label} @mousedown=${hold}>
          ${
            all.length === 0
              ? html`<p class="none" role="option" aria-disabled="true" aria-selected="false">
                  Nothing is called so.
                </p>`
              : this.#sections(active)
          }
        </div>
        <p class="hints" aria-hidden="true">
          <span><kbd>↑</kbd> <kbd>↓</kbd> choose</span><span><kbd>Enter</kbd> does it</span
          ><span><kbd>></kbd> only commands</span><span>a key first, “41 review”, acts on that item</span>
        </p>
        <span class="unseen" role="status"
          >${this.where ? (all.length === 0 ? 'Nothing found' : count(all.length, 'entry', 'entries')) : ''}</span
        >
      </div>
    </dialog>`;
  }

  get #all(): readonly Entry[] {
    return this.sections.flatMap(({ entries }) => entries);
  }

  /** What commands act upon. */
  #meant() {
    const items = this.where?.items ?? [];
    const { store } = this.session;
    const [only] = items;
    const item = items.length === 1 && only ? store.item(only) : undefined;
    if (items.length === 0) return nothing;
    return html`<p class="meant">
      <span class="figures">${nameOfItems(store, items)}</span>
      ${item ? html`<span>${titleOf(item)}</span>` : nothing}
    </p>`;
  }

  #sections(active: Entry | undefined) {
    return repeat(
      this.sections,
      ({ name }) => name,
      ({ name, entries }, index) =>
        html`<div role="group" aria-labelledby=${`head-${index}`}>
          <div class="head" id=${`head-${index}`} role="presentation">${name}</div>
          ${repeat(
            entries,
            ({ id }) => id,
            (entry) =>
              html`<div
                id=${entry.id}
                class="option"
                role="option"
                aria-selected=${entry === active}
                @mousemove=${() => this.#point(entry)}
                @click=${() => this.#choose(entry)}
              >
                ${this.#entry(entry)}
              </div>`,
          )}
        </div>`,
    );
  }

  #entry(entry: Entry): TemplateResult {
    const shown = (name: Parameters<typeof icon>[0] | undefined) =>
      html`<span class="mark">${name ? icon(name) : nothing}</span>`;
    switch (entry.type) {
      case 'item':
        return html`${kindGlyph(entry.item.kind)}${unseen(kindLabel(entry.item))}<span class="key figures"
            >${entry.key}</span
          ><span class="words">${entry.words}</span
          ><span class=${entry.item.archived ? 'place archived' : 'place'}
            >${entry.item.archived ? icon('archive') : nothing}${entry.place}</span
          >`;
      case 'board':
        return html`${shown('layers')}<span class="words">${entry.words}</span
          ><span class="place">board</span>`;
      case 'new':
        return html`${shown('plus')}<span class="words">${entry.words}</span>`;
      case 'choice':
        return html`${shown(entry.icon)}<span class="words">${entry.words}</span>`;
      case 'command':
        return html`${shown(entry.icon)}<span class="words">${entry.words}</span>${
            entry.key === undefined ? nothing : html`<kbd>${entry.key}</kbd>`
          }`;
    }
  }

  /** Looks anew for what is typed. */
  #look(): void {
    const typed = this.field.value;
    const { step } = this;
    const entries = this.#entries;
    if (!entries) return;
    this.active = 0;
    if (step) this.sections = entries.choices(step.command, step.where, typed);
    else if (typed.trim() === '')
      this.sections = entries.all({ commands: recentCommands(), items: recentItems(this.session.id) });
    else this.sections = entries.find(typed);
    void this.updateComplete.then(() => this.list.scrollTo({ top: 0 }));
  }

  #point(entry: Entry): void {
    this.active = this.#all.indexOf(entry);
  }

  async #move(to: number): Promise<void> {
    const { length } = this.#all;
    if (length === 0) return;
    this.active = Math.max(0, Math.min(to, length - 1));
    await this.updateComplete;
    // The head of the first section comes into view with its first entry.
    if (this.active === 0) this.list.scrollTo({ top: 0 });
    else this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  #onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const press = readPress(event);
    if (press && matchKeys('Mod+K', [press]) === 'all') {
      event.preventDefault();
      this.dialog.close();
      return;
    }
    if (event.target !== this.field || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey)
      return;
    const { active } = this;
    const last = this.#all.length - 1;
    const to: Readonly<Record<string, number>> = {
      ArrowDown: active === last ? 0 : active + 1,
      ArrowUp: active === 0 ? last : active - 1,
      PageDown: active + 8,
      PageUp: active - 8,
      Home: 0,
      End: last,
    };
    const next = to[event.key];
    const chosen = this.#all[active];
    if (next !== undefined) void this.#move(next);
    else if (event.key === 'Enter' && chosen) this.#choose(chosen);
    else if (event.key === 'Backspace' && this.step && this.field.value === '') this.#back();
    else return;
    event.preventDefault();
  }

  #choose(entry: Entry): void {
    if (entry.type === 'command' && entry.steps) {
      keepCommand(entry.command);
      this.step = { command: entry.command, where: entry.where, typed: this.field.value };
      this.field.value = '';
      this.#look();
      return;
    }
    // The focus is back where it was before anything is done.
    this.dialog.close();
    switch (entry.type) {
      case 'command':
        keepCommand(entry.command);
        deeds[entry.command].run?.(entry.where);
        return;
      case 'choice':
        entry.choice.run(entry.where);
        return;
      case 'item':
        keepItem(this.session.id, entry.item.id);
        this.dispatchEvent(new OpenItemEvent(entry.item.id));
        return;
      case 'board':
        this.home?.open(entry.board.id);
        return;
      case 'new': {
        const draft = titleDraft(somewhereIn(entry.view, this.session.store));
        // Words that wait there already stay.
        if (draftOf(this.session, draft).trim() === '') keepDraft(this.session, draft, entry.title);
        this.dispatchEvent(new HeaderEvent('newItem'));
      }
    }
  }

  #back(): void {
    const typed = this.step?.typed ?? '';
    this.step = null;
    this.field.value = typed;
    this.#look();
  }

  /** Escape leads back from a second step first. */
  #onCancel(event: Event): void {
    if (!this.step) return;
    event.preventDefault();
    this.#back();
  }

  /** A press beside the frame closes it. */
  #onClick(event: MouseEvent): void {
    if (event.target === this.dialog) this.dialog.close();
  }

  #onClose(): void {
    this.where = null;
    this.step = null;
    this.sections = [];
    this.#entries = undefined;
  }
}

/** A press in the list leaves the focus in the field. */
const hold = (event: Event) => event.preventDefault();

declare global {
  interface HTMLElementTagNameMap {
    'gw-palette': GwPalette;
  }
}
