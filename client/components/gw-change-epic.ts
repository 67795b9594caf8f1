// Which epic the items belong to: one of the board's, found as one types, a new one, or none.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { addEpic } from '../../shared/board/mutate-epic.ts';
import { setField } from '../../shared/board/mutate-item.ts';
import type { EpicId } from '../../shared/ids.ts';
import type { Item } from '../../shared/item.ts';
import type { Epic } from '../../shared/records.ts';
import { sessionContext } from '../contexts.ts';
import type { BoardSession } from '../session.ts';
import { changePartStyles } from './change-part-styles.ts';
import { typesByFinger, walkBoxes, type ChangeAll } from './change-part.ts';
import { epicName } from './epic-words.ts';
import { CloseEvent } from './events.ts';
import { base, buttons, fields } from './shared-styles.ts';

@customElement('gw-change-epic')
export class GwChangeEpic extends LitElement {
  static override styles = [base, buttons, fields, changePartStyles];

  @property({ attribute: false }) items: readonly Item[] = [];
  @property({ attribute: false }) each!: ChangeAll;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private typed = '';
  @query('#epic') private field!: HTMLInputElement;
  @query('[type=radio]') private firstRow!: HTMLInputElement | null;

  override focus(): void {
    (typesByFinger() ? (this.firstRow ?? this.field) : this.field).focus();
  }

  get #open(): readonly Epic[] {
    return this.session.store.epics.filter(({ archived }) => !archived);
  }

  /** The epic that Enter means: the one typed, else the first that is found. */
  #meant(found: readonly Epic[]): Epic | undefined {
    const wanted = this.typed.trim().toLowerCase();
    return wanted === '' ? undefined : (found.find((epic) => isCalled(epic, wanted)) ?? found[0]);
  }

  override render() {
    const typed = this.typed.trim();
    const wanted = typed.toLowerCase();
    const found = this.#open.filter((epic) => epicName(epic).toLowerCase().includes(wanted));
    const meant = this.#meant(found);
    const isNew = typed !== '' && !found.some((epic) => isCalled(epic, wanted));
    return html`<form
      @submit=${(event: SubmitEvent) => this.#onSubmit(event, meant)}
      @keydown=${(event: KeyboardEvent) => walkBoxes(event, this.renderRoot)}
    >
      <label for="epic" class="unseen">Find an epic, or name a new one</label>
      <input
        id="epic"
        class="field"
        maxlength="200"
        autocomplete="off"
        placeholder="Find, or name a new one"
        @input=${() => (this.typed = this.field.value)}
      />
      <fieldset>
        <legend class="unseen">Epic</legend>
        ${found.map((epic) => this.#row(epicName(epic), epic.id, epic === meant))}
        ${typed === '' && this.#open.length > 0 ? this.#row('No epic', null) : nothing}
      </fieldset>
      ${
        isNew
          ? html`<button class="button" type="button" @click=${() => void this.#add(typed)}>
              Add the epic “${typed}”
            </button>`
          : nothing
      }
      ${typed === '' && this.#open.length === 0 ? html`<p class="quiet">No epics yet. Name the first one.</p>` : nothing}
    </form>`;
  }

  #row(name: string, epic: EpicId | null, isFirst = false) {
    return html`<label class=${isFirst ? 'check first' : 'check'}
      ><input
        type="radio"
        name="epic"
        .checked=${live(this.#areIn(epic))}
        @click=${() => void this.#put(name, epic)}
      /><span>${name}</span></label
    >`;
  }

  #areIn(epic: EpicId | null): boolean {
    return this.items.every((item) => item.epic === epic);
  }

  async #put(name: string, epic: EpicId | null): Promise<void> {
    const verb = epic === null ? 'taken out of the epic' : `put into ${name}`;
    const put = () =>
      this.each(verb, (board, act, id) => setField(board, act, id, { field: 'epic', value: epic }));
    if (this.#areIn(epic) || (await put())) this.dispatchEvent(new CloseEvent());
    else this.requestUpdate();
  }

  /** Made with the first of them, so that the epic and what it holds are one step. */
  async #add(name: string): Promise<void> {
    let epic: EpicId | undefined;
    const done = await this.each(`put into ${name}`, (board, act, id) => {
      epic ??= addEpic(board, act, name);
      setField(board, act, id, { field: 'epic', value: epic });
    });
    if (done) this.dispatchEvent(new CloseEvent());
  }

  #onSubmit(event: SubmitEvent, meant: Epic | undefined): void {
    event.preventDefault();
    const typed = this.typed.trim();
    if (meant) void this.#put(epicName(meant), meant.id);
    else if (typed !== '') void this.#add(typed);
  }
}

const isCalled = (epic: Epic, wanted: string): boolean => epic.name.trim().toLowerCase() === wanted;

declare global {
  interface HTMLElementTagNameMap {
    'gw-change-epic': GwChangeEpic;
  }
}
