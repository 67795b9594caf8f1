// The epics of the board: how far each has come, adding, ordering, joining and archiving them, and the Foundations in
// one press.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { together } from '../../shared/board/edit.ts';
import { addEpic, archiveEpic, mergeEpics, moveEpic } from '../../shared/board/mutate-epic.ts';
import { foundationsName } from '../../shared/board/mutate-template.ts';
import type { EpicId } from '../../shared/ids.ts';
import type { Epic } from '../../shared/records.ts';
import { sessionContext } from '../contexts.ts';
import { focusIfLost } from '../controllers/focus-now.ts';
import { Follow } from '../controllers/follow.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { epicTopic } from '../store/board-store.ts';
import { Changes } from './changes.ts';
import { draftOf, keepDraft } from './drafts.ts';
import { doubles, epicName } from './epic-words.ts';
import { epicsStyles } from './epics-styles.ts';
import { AnnounceEvent } from './events.ts';
import './gw-epic.ts';
import './gw-foundations.ts';
import { count } from './item-words.ts';
import { RowOrder } from './row-order.ts';
import { base, buttons, dialogs, fields } from './shared-styles.ts';

const draft = 'new epic';

@customElement('gw-epics')
export class GwEpics extends LitElement {
  static override styles = [base, buttons, fields, dialogs, epicsStyles];

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private shown = false;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('#new') private newName!: HTMLInputElement | null;

  readonly #changes = new Changes(this, () => this.session);
  readonly #order = new RowOrder(
    this,
    () => [...this.renderRoot.querySelectorAll<HTMLElement>('.epics > li')],
    (from, to) => void this.#moveRow(from, to),
  );

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => (this.shown ? ['epics'] : []),
      ),
    );
  }

  show(): void {
    if (this.dialog.open) return;
    this.shown = true;
    this.dialog.showModal();
  }

  get #open(): readonly Epic[] {
    return this.session.store.epics.filter((epic) => !epic.archived);
  }

  override render() {
    return html`<dialog aria-labelledby="name" @close=${this.#onClose} @gw-open-item=${this.#onOpenItem}>
      <div class="dialog-head">
        <h2 id="name">Epics</h2>
        <button
          class="button plain small square"
          type="button"
          aria-label="Close"
          @click=${() => this.dialog.close()}
        >
          ${icon('x')}
        </button>
      </div>
      ${this.shown ? this.#body() : nothing}
    </dialog>`;
  }

  #body() {
    const { readOnly, store } = this.session;
    const open = this.#open;
    const archived = store.epics.filter((epic) => epic.archived);
    const hasFoundations = open.some(
      ({ name }) => name.trim().toLowerCase() === foundationsName.toLowerCase(),
    );
    return html`${doubles(open).map((same) => this.#double(same))}
      ${open.length === 0 ? html`<p class="quiet">No epics yet. An epic gathers items of both backlogs.</p>` : nothing}
      <ol class="epics">
        ${repeat(
          open,
          ({ id }) => id,
          (epic, index) => this.#row(epic, index),
        )}
      </ol>
      ${readOnly ? nothing : this.#add()} ${this.#changes.sentence}
      ${readOnly || hasFoundations ? nothing : html`<gw-foundations .added=${(epic: EpicId) => this.#goOn(epic)}></gw-foundations>`}
      ${archived.length === 0 ? nothing : this.#archived(archived)}`;
  }

  #row(epic: Epic, index: number) {
    return html`<li>
      ${
        this.session.readOnly
          ? nothing
          : html`<button
              class="handle"
              type="button"
              aria-label=${`Move ${epicName(epic)}: arrow up and down`}
              @keydown=${(event: KeyboardEvent) => this.#order.onKey(event, index)}
              @pointerdown=${(event: PointerEvent) => this.#order.onDown(event, index)}
              @pointermove=${this.#order.onMove}
              @pointerup=${() => this.#order.onUp(index)}
              @pointercancel=${this.#order.onCancel}
            >
              ${icon('gripVertical')}
            </button>`
      }
      <gw-epic
        .epic=${epic.id}
        .left=${(into?: EpicId) => this.#goOn(into ?? this.#open[index]?.id ?? this.#open.at(-1)?.id)}
      ></gw-epic>
    </li>`;
  }

  #add() {
    return html`<form @submit=${this.#onAdd}>
      <label for="new" class="unseen">Name of a new epic</label>
      <input
        id="new"
        class="field"
        type="text"
        autocomplete="off"
        maxlength="200"
        placeholder="Name of a new epic"
        .value=${draftOf(this.session, draft)}
        @input=${() => keepDraft(this.session, draft, this.newName?.value ?? '')}
      />
      <button class="button" type="submit">Add</button>
    </form>`;
  }

  /** Made by two people at once, or by hand: either way one press makes one of them. */
  #double(same: readonly Epic[]) {
    const [first] = same;
    if (!first) return nothing;
    return html`<p class="double">
      <span>${same.length === 2 ? 'Two' : same.length} epics are called “${epicName(first)}”.</span>
      ${
        this.session.readOnly
          ? nothing
          : html`<button class="button small" type="button" @click=${() => void this.#join(same)}>
              Make them one
            </button>`
      }
    </p>`;
  }

  #archived(epics: readonly Epic[]) {
    const { store, readOnly } = this.session;
    return html`<details>
      <summary>Archived (${epics.length})</summary>
      <ul>
        ${epics.map((epic) => {
          const items = store.list(epicTopic(epic.id)).length;
          return html`<li>
            <span
              >${epicName(epic)}
              <span class="quiet">${items === 0 ? '' : count(items, 'item', 'items')}</span></span
            >
            ${
              readOnly
                ? nothing
                : html`<button
                    class="button small"
                    type="button"
                    aria-label=${`Bring back ${epicName(epic)}`}
                    @click=${() => void this.#bringBack(epic.id)}
                  >
                    Bring it back
                  </button>`
            }
          </li>`;
        })}
      </ul>
    </details>`;
  }

  async #onAdd(event: Event): Promise<void> {
    event.preventDefault();
    const field = this.newName;
    if (!field) return;
    const name = field.value;
    const added = await this.#changes.make((board, act) => addEpic(board, act, name));
    if (added === undefined) return;
    if (field.value === name) field.value = '';
    keepDraft(this.session, draft, field.value);
    this.#announce(`Epic ${name.trim()} added.`);
  }

  /** The one with the most items stays. */
  async #join(same: readonly Epic[]): Promise<void> {
    const { store } = this.session;
    const size = ({ id }: Epic) => store.list(epicTopic(id)).length;
    const [into, ...others] = [...same].sort((a, b) => size(b) - size(a));
    if (!into) return;
    const done = await this.#changes.make((board, act) =>
      together(board, () => {
        for (const epic of others) mergeEpics(board, act, epic.id, into.id);
        return true;
      }),
    );
    if (done) this.#announce(`${epicName(into)} is one epic now.`);
    this.#goOn(into.id);
  }

  async #bringBack(epic: EpicId): Promise<void> {
    await this.#changes.make((board, act) => archiveEpic(board, act, epic, false));
    this.#goOn(epic);
  }

  /** What had the focus went: it goes to this epic, else to where a new one is named. */
  #goOn(epic: EpicId | undefined): void {
    const find = () => [...this.renderRoot.querySelectorAll('gw-epic')].find((row) => row.epic === epic);
    // A row that came only now has no head yet.
    const shown = this.updateComplete.then(() => find()?.updateComplete);
    void focusIfLost({ updateComplete: shown }, () => find() ?? this.newName);
  }

  async #moveRow(from: number, to: number): Promise<void> {
    const epics = this.#open;
    const moved = epics[from];
    if (!moved) return;
    const rest = epics.filter((epic) => epic !== moved);
    const after = rest[to - 1]?.id ?? null;
    const done = await this.#changes.make((board, act) => {
      moveEpic(board, act, moved.id, after);
      return true;
    });
    if (!done) return;
    this.#announce(`${epicName(moved)}: place ${to + 1} of ${epics.length}.`);
    await this.updateComplete;
    this.renderRoot.querySelectorAll<HTMLElement>('.handle')[to]?.focus();
  }

  #onOpenItem(): void {
    this.dialog.close();
  }

  #onClose(event: Event): void {
    if (event.target === this.dialog && !this.dialog.open) this.shown = false;
  }

  #announce(words: string): void {
    this.dispatchEvent(new AnnounceEvent(words));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-epics': GwEpics;
  }
}
