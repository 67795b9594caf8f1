// Kind and title of a new item, or a template that brings more. It lands where it is said, and gets what the place gives.
// Enter adds it and stays for the next, below the one just added; a pasted list becomes one card for each line. What was
// typed is kept when adding is refused or the form is closed.

import { consume } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Board } from '../../shared/board/document.ts';
import { together, type Act } from '../../shared/board/edit.ts';
import { addItems, mostAtOnce, type NewTitle } from '../../shared/board/mutate-add.ts';
import { setAssignee, setField, setLabel } from '../../shared/board/mutate-item.ts';
import { addFromTemplate } from '../../shared/board/mutate-template.ts';
import type { ItemId } from '../../shared/ids.ts';
import { kindNames, kinds, type Kind } from '../../shared/kind.ts';
import { labelsOf, teamOf } from '../../shared/team.ts';
import { firstBlank, templateNames, templates, type TemplateName } from '../../shared/templates.ts';
import { listsContext, sessionContext } from '../contexts.ts';
import type { BoardSession } from '../session.ts';
import type { BoardLists } from '../store/board-lists.ts';
import { addedWords } from './added-words.ts';
import { Changes } from './changes.ts';
import { draftOf, keepDraft } from './drafts.ts';
import { AnnounceEvent, CloseEvent } from './events.ts';
import { MarkOffer } from './mark-offer.ts';
import { newItemFormStyles } from './new-item-form-styles.ts';
import { placeName, targetOf, titleDraft, type NewItemWhere } from './new-item-where.ts';
import { templateBrings, templateChoice } from './new-item-template.ts';
import { pastedOffer } from './pasted-offer.ts';
import { titlesIn } from './pasted-lines.ts';
import { labelsOn } from './selection-words.ts';
import { avatars, base, buttons, fields, glyphs } from './shared-styles.ts';
import { avatar, kindGlyph } from './templates.ts';
import { readMarks, type KnownMarks, type MarkedTitle } from './title-marks.ts';

@customElement('gw-new-item-form')
export class GwNewItemForm extends LitElement {
  static override styles = [base, buttons, fields, glyphs, avatars, newItemFormStyles];

  /** Where the item lands; nothing said: at the end of its backlog. */
  @property({ attribute: false }) where: NewItemWhere = {};

  @consume({ context: sessionContext }) private session!: BoardSession;
  @consume({ context: listsContext }) private lists: BoardLists | undefined;
  @state() private kind: Kind | null = null;
  @state() private template: TemplateName | null = null;
  @state() private typed = '';
  /** A pasted list that is to become cards. */
  @state() private lines: readonly string[] = [];
  @query('#title') private titleField!: HTMLInputElement;
  @query('.pasted .button') private addLines!: HTMLButtonElement | null;

  readonly #changes = new Changes(this, () => this.session);
  readonly #marks = new MarkOffer(
    this,
    () => this.titleField,
    () => this.#known,
  );
  /** What was added here, the last one last: the next goes below it. */
  #added: readonly ItemId[] = [];

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('where');
    if (before && placeName(before) !== placeName(this.where)) this.#added = [];
    if (this.hasUpdated) return;
    this.typed = draftOf(this.session, this.#draft);
    this.lines = titlesIn(draftOf(this.session, this.#listDraft));
  }

  override firstUpdated(): void {
    this.titleField.value = this.typed;
    this.#focusNext();
  }

  get #draft(): string {
    return titleDraft(this.where);
  }

  get #listDraft(): string {
    return `new items ${placeName(this.where)}`;
  }

  #keep(): void {
    this.typed = this.titleField.value;
    keepDraft(this.session, this.#draft, this.typed);
    this.#marks.look();
  }

  #keepLines(lines: readonly string[]): void {
    this.lines = lines;
    keepDraft(this.session, this.#listDraft, lines.join('\n'));
  }

  /** The title, or what adds a pasted list; the whole form is in sight, also below what was just added. */
  #focusNext(): void {
    void this.updateComplete.then(() => (this.addLines ?? this.titleField).focus());
    // Cards above it push it on, and they are there by the next frame.
    requestAnimationFrame(() => this.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
  }

  get #kinds(): readonly Kind[] {
    const { backlog } = this.where;
    return kindNames.filter((kind) => {
      const stands = kinds[kind].backlog;
      return !backlog || stands === 'own field' || stands === backlog;
    });
  }

  get #kind(): Kind {
    return this.kind ?? this.#kinds[0] ?? 'story';
  }

  get #known(): KnownMarks {
    const { store, me } = this.session;
    return { people: [...teamOf(store.members), ...labelsOf(store.members)], labels: labelsOn(store), me };
  }

  /** A title with the marks at its end read; most have none. */
  #read(title: string): MarkedTitle {
    return /[@#]/.test(title)
      ? readMarks(title, this.#known)
      : { title: title.trim(), people: [], labels: [] };
  }

  override render() {
    const chosen = this.#kind;
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
      <div class="words" ?hidden=${this.lines.length > 0}>
        <label for="title" class="unseen">Title of the new item</label>
        <input
          id="title"
          class="field"
          type="text"
          autocomplete="off"
          placeholder="Title, then Enter"
          aria-autocomplete="list"
          aria-controls=${this.#marks.isOpen ? 'marks' : nothing}
          aria-activedescendant=${this.#marks.active ?? nothing}
          @input=${this.#keep}
          @click=${() => this.#marks.look()}
          @blur=${() => this.#marks.close()}
          @paste=${this.#onPaste}
        />
        ${this.#marks.template}
      </div>
      ${this.lines.length > 0 ? this.#pasted() : html`${this.#becomes()} ${templateBrings(this.template)}`}
      ${this.#changes.sentence} ${this.lines.length > 0 ? nothing : this.#foot()}
    </form>`;
  }

  #foot() {
    return html`<div class="foot">
      ${templateChoice(this.#kinds, this.template, (event) => this.#onTemplate(event))}
      <button class="button plain small" type="button" @click=${() => this.dispatchEvent(new CloseEvent())}>
        Close
      </button>
      <button class="button primary small" type="submit">Add</button>
    </div>`;
  }

  /** Whom it is for and how it is labelled, before it is added. */
  #becomes() {
    const { people, labels } = this.#read(this.typed);
    if (people.length === 0 && labels.length === 0) return nothing;
    return html`<p class="becomes">
      ${
        people.length === 0
          ? nothing
          : html`<span class="unseen">Assigned to</span>
              ${people.map((member) => html`<span>${avatar(member, member.claimed ? '' : 'label')} ${member.name}</span>`)}`
      }
      ${
        labels.length === 0
          ? nothing
          : html`<span class="unseen">Labelled</span>
              ${labels.map((label) => html`<span class="tag">${label}</span>`)}`
      }
    </p>`;
  }

  #pasted() {
    return pastedOffer({
      titles: this.lines.map((line) => this.#read(line)),
      kind: this.#kind,
      asOne: () => {
        const { lines } = this;
        this.#keepLines([]);
        this.titleField.value = lines.join(' ');
        this.#keep();
        this.#focusNext();
      },
      leave: () => {
        this.#keepLines([]);
        this.#focusNext();
      },
    });
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

  /** Several lines become several cards; one is pasted as ever. */
  #onPaste(event: ClipboardEvent): void {
    const pasted = titlesIn(event.clipboardData?.getData('text/plain') ?? '');
    if (pasted.length < 2) return;
    event.preventDefault();
    const { value, selectionStart, selectionEnd } = this.titleField;
    const before = value.slice(0, selectionStart ?? value.length);
    const after = value.slice(selectionEnd ?? value.length);
    const around = (title: string, index: number) =>
      `${index === 0 ? before : ''}${title}${index === pasted.length - 1 ? after : ''}`.trim();
    this.#keepLines(pasted.map(around));
    this.titleField.value = '';
    this.#keep();
    this.#changes.say('');
    this.#focusNext();
  }

  async #onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    await this.#add();
  }

  /** True when something was added. */
  async #add(): Promise<boolean> {
    const { lines } = this;
    if (lines.length > mostAtOnce) return false;
    const typed = this.titleField.value;
    const { template } = this;
    const titles = (lines.length > 0 ? lines : [typed]).map((line) => this.#read(line));
    const ids = await this.#changes.make((board, act) => this.#addTo(board, act, titles));
    if (!ids) return false;
    this.#added = [...this.#added, ...ids];
    this.#announce(ids);
    if (lines.length > 0) this.#keepLines([]);
    // Only what was added goes: somebody who typed on keeps what came after.
    else if (this.titleField.value === typed) this.titleField.value = '';
    if (this.template === template) this.template = null;
    this.#keep();
    this.#focusNext();
    return true;
  }

  #addTo(board: Board, act: Act, titles: readonly MarkedTitle[]): readonly ItemId[] {
    const { epic, assignees: own = [], backlog } = this.where;
    const place = targetOf(this.where, this.#last);
    const items = titles.map(({ title, people, labels }): NewTitle => {
      const assignees = [...own, ...people.map(({ id }) => id)];
      return { title, labels, assignees: [...new Set(assignees)] };
    });
    const [first] = items;
    const { template, lines } = this;
    if (template === null || lines.length > 0 || !first)
      return addItems(board, act, {
        kind: this.#kind,
        place,
        ...(backlog && { backlog }),
        ...(epic && { epic }),
        items,
      });
    return together(board, () => {
      const id = addFromTemplate(board, act, template, place, first.title);
      if (epic) setField(board, act, id, { field: 'epic', value: epic });
      for (const member of first.assignees ?? []) setAssignee(board, act, id, member, true);
      for (const label of first.labels ?? []) setLabel(board, act, id, label, true);
      return [id];
    });
  }

  /** The one added last that still stands where it was added. */
  get #last(): ItemId | null {
    const { column, sprint } = this.where;
    const stands = (id: ItemId) => {
      const item = this.session.store.item(id);
      const inColumn = !column || item?.place.column === column;
      return item !== undefined && !item.archived && inColumn && (!sprint || item.place.sprint === sprint);
    };
    return this.#added.findLast(stands) ?? null;
  }

  #announce(ids: readonly ItemId[]): void {
    const words = addedWords(ids, this.#kind, this.session.store, this.lists);
    if (words !== '') this.dispatchEvent(new AnnounceEvent(words));
  }

  #onKey(event: KeyboardEvent): void {
    if (event.isComposing || this.#marks.onKey(event)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      void this.#addAndClose();
      return;
    }
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.dispatchEvent(new CloseEvent());
  }

  async #addAndClose(): Promise<void> {
    const isEmpty = this.lines.length === 0 && this.titleField.value.trim() === '';
    if (isEmpty || (await this.#add())) this.dispatchEvent(new CloseEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-new-item-form': GwNewItemForm;
  }
}
