// What follows from a spike's outcome: the items made from it, opened by a press, and a line that makes the next one.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { addFollowUp } from '../../shared/board/mutate-follow-up.ts';
import type { ItemId } from '../../shared/ids.ts';
import type { Item } from '../../shared/item.ts';
import { kindNames, kinds, parseKind, type Kind } from '../../shared/kind.ts';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { cameFromTopic } from '../store/board-store.ts';
import { Changes } from './changes.ts';
import { draftOf, keepDraft } from './drafts.ts';
import { AnnounceEvent, OpenItemEvent } from './events.ts';
import { kindLabel, noColumnName, titleOf } from './item-words.ts';
import { followUpStyles } from './outcome-styles.ts';
import { base, buttons, fields, glyphs } from './shared-styles.ts';
import { kindGlyph, unseen } from './templates.ts';

@customElement('gw-outcome-follow-ups')
export class GwOutcomeFollowUps extends LitElement {
  static override styles = [base, buttons, fields, glyphs, followUpStyles];

  @property({ attribute: false }) item!: ItemId;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private kind: Kind = 'task';
  @query('#title') private titleField!: HTMLInputElement | null;

  readonly #changes = new Changes(this, () => this.session);
  #shownFor: ItemId | undefined;

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => [
          cameFromTopic(this.item),
          'columns',
          ...this.#followUps.map(({ id }) => `item:${id}` as const),
        ],
      ),
    );
  }

  /** Made from its outcome; what was split off or copied from it is none of it. */
  get #followUps(): readonly Item[] {
    const { store } = this.session;
    const items = store.list(cameFromTopic(this.item)).flatMap((id) => store.item(id) ?? []);
    return items.filter(({ cameFrom }) => cameFrom?.how === 'outcome');
  }

  get #draft(): string {
    return `follow-up ${this.item}`;
  }

  override focus(): void {
    this.titleField?.focus();
  }

  override updated(): void {
    if (this.#shownFor === this.item || !this.titleField) return;
    this.#shownFor = this.item;
    this.titleField.value = draftOf(this.session, this.#draft);
  }

  override render() {
    const items = this.#followUps;
    if (items.length === 0 && this.session.readOnly) return nothing;
    return html`<section aria-labelledby="follows">
      <h4 id="follows">What follows from it</h4>
      <ul>
        ${repeat(
          items,
          ({ id }) => id,
          (item) => this.#row(item),
        )}
      </ul>
      ${this.session.readOnly ? nothing : this.#form()} ${this.#changes.sentence}
    </section>`;
  }

  #row(item: Item) {
    return html`<li>
      <a href=${`?item=${item.id}`} @click=${(event: MouseEvent) => this.#onOpen(event, item.id)}>
        ${kindGlyph(item.kind)}
        <span class="key figures">${unseen(`${kindLabel(item)} `)}${this.session.store.keyOf(item)}</span>
        <span class="title">${titleOf(item)}</span>
        <span class="where">${this.#where(item)}</span>
      </a>
    </li>`;
  }

  #where(item: Item): string {
    const { store } = this.session;
    if (item.archived) return 'Archived';
    const { column } = item.place;
    return column === null
      ? noColumnName(store)
      : (store.columns.find(({ id }) => id === store.shownColumn(column))?.name ?? noColumnName(store));
  }

  #form() {
    return html`<form @submit=${this.#onSubmit}>
      <label for="kind" class="unseen">Kind of the item that follows</label>
      <select
        id="kind"
        class="field"
        @change=${(event: Event) =>
          (this.kind = parseKind((event.target as HTMLSelectElement).value) ?? this.kind)}
      >
        ${kindNames.map(
          (kind) => html`<option value=${kind} .selected=${kind === this.kind}>${kinds[kind].label}</option>`,
        )}
      </select>
      <label for="title" class="unseen">Title of the item that follows</label>
      <input
        id="title"
        class="field"
        type="text"
        autocomplete="off"
        placeholder="What has to be done next? Enter adds it"
        @input=${() => keepDraft(this.session, this.#draft, this.titleField?.value ?? '')}
      />
      <button class="button" type="submit">${icon('plus')} Add</button>
    </form>`;
  }

  async #onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    const field = this.titleField;
    if (!field) return;
    const made = { kind: this.kind, title: field.value };
    const id = await this.#changes.make((board, act) => addFollowUp(board, act, this.item, made));
    if (id === undefined) return;
    // Only what was added goes: somebody who typed on keeps what came after.
    if (field.value === made.title) field.value = '';
    keepDraft(this.session, this.#draft, field.value);
    const item = this.session.store.item(id);
    if (item) this.dispatchEvent(new AnnounceEvent(`${this.session.store.keyOf(item)} added.`));
  }

  #onOpen(event: MouseEvent, item: ItemId): void {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.dispatchEvent(new OpenItemEvent(item));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-outcome-follow-ups': GwOutcomeFollowUps;
  }
}
