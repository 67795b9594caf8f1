// What may be done with a column, in a panel under its head: its name, soft limit and done mark, its place, another
// column beside it, the archive and the way back. One for all columns.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Board } from '../../shared/board/document.ts';
import type { Act } from '../../shared/board/edit.ts';
import {
  addColumn,
  archiveColumn,
  limitColumn,
  markColumnDone,
  moveColumn,
  renameColumn,
} from '../../shared/board/mutate-column.ts';
import type { ColumnId } from '../../shared/ids.ts';
import type { Column } from '../../shared/records.ts';
import { isComplete } from '../../shared/ready.ts';
import { hasRole } from '../../shared/team.ts';
import { sessionContext } from '../contexts.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { typesByFinger } from './change-part.ts';
import { Changes } from './changes.ts';
import { columnMenuStyles } from './column-menu-styles.ts';
import { shownKeys } from './commands/key-names.ts';
import { AnnounceEvent } from './events.ts';
import { count, noColumnName } from './item-words.ts';
import { placeBelow, popoverStyles, showBelow } from './popover.ts';
import { base, buttons, fields } from './shared-styles.ts';

const newName = 'New column';

@customElement('gw-column-menu')
export class GwColumnMenu extends LitElement {
  static override styles = [base, buttons, fields, popoverStyles, columnMenuStyles];

  /** The button in the head of a column, once it stands where it belongs. */
  @property({ attribute: false }) buttonOf!: (column: ColumnId | null) => Promise<HTMLElement | undefined>;

  @consume({ context: sessionContext }) private session!: BoardSession;
  /** Null: of what stands in no column. Undefined: closed. */
  @state() private column: ColumnId | null | undefined;
  @query('[popover]') private panel!: HTMLElement;
  @query('#name') private nameField!: HTMLInputElement | null;

  readonly #changes = new Changes(this, () => this.session);
  /** The column and its place at which the panel stands. */
  #stands = '';

  constructor() {
    super();
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => (this.column === undefined ? [] : ['columns']),
      ),
    );
  }

  /** Opens under the button that asked for it, or closes. */
  async show(column: Column | null, anchor: HTMLElement): Promise<void> {
    this.#changes.say('');
    this.column = column?.id ?? null;
    await this.updateComplete;
    showBelow(this.panel, anchor);
    // What one mostly comes for; fingers would get half a screen of keys for it.
    if (this.panel.matches(':popover-open') && !typesByFinger()) this.#focusName();
  }

  #focusName(): void {
    this.nameField?.focus();
    this.nameField?.select();
  }

  /** Wherever its column goes, whoever moves it, the panel goes along. */
  override updated(): void {
    const { column } = this;
    const stands = `${column} ${this.#open.findIndex(({ id }) => id === column)}`;
    const before = this.#stands;
    this.#stands = stands;
    if (column !== undefined && stands !== before && this.panel.matches(':popover-open'))
      void this.#follow(column);
  }

  async #follow(column: ColumnId | null): Promise<void> {
    const button = await this.buttonOf(column);
    if (!button || this.column !== column || !this.panel.matches(':popover-open')) return;
    button.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    placeBelow(this.panel, button);
  }

  get #open(): readonly Column[] {
    return this.session.store.columns.filter(({ archived }) => !archived);
  }

  override render() {
    const { columns } = this.session.store;
    const column = columns.find(({ id }) => id === this.column);
    const name = column?.name ?? noColumnName(this.session.store);
    return html`<div popover role="dialog" aria-label=${`Column ${name}`} @toggle=${this.#onToggle}>
      ${
        this.column === undefined
          ? nothing
          : html`${column ? this.#own(column) : nothing}
              <div class="row">
                <button class="button" type="button" @click=${this.#onAdd}>
                  ${icon('plus')} Add a column ${column ? 'after it' : 'here'}
                </button>
              </div>
              ${column ? this.#archiving(column) : nothing} ${this.#archived()} ${this.#changes.sentence}`
      }
    </div>`;
  }

  #own(column: Column) {
    const at = this.#open.findIndex(({ id }) => id === column.id);
    const last = this.#open.length - 1;
    return html`<label for="name">Name</label>
      <input
        id="name"
        class="field"
        maxlength="80"
        autocomplete="off"
        .value=${column.name}
        @change=${this.#onName}
        @keydown=${this.#onNameKey}
      />
      <label for="limit">Soft limit of cards</label>
      <input
        id="limit"
        class="field limit"
        type="number"
        min="1"
        max="999"
        placeholder="none"
        .value=${column.limit === null ? '' : String(column.limit)}
        @change=${this.#onLimit}
      />
      <label class="done"
        ><input type="checkbox" .checked=${live(column.done)} @change=${this.#onDone} />Items in it are
        finished</label
      >
      <p class="quiet">${this.#doneWords(column)}</p>
      <div class="row" role="group" aria-label="Its place">
        <button class="button" type="button" ?disabled=${at === 0} @click=${() => this.#moveBehind(at - 2)}>
          ${icon('arrowLeft')} Left
        </button>
        <button
          class="button"
          type="button"
          ?disabled=${at === last}
          @click=${() => this.#moveBehind(at + 1)}
        >
          ${icon('arrowRight')} Right
        </button>
      </div>`;
  }

  /** What the mark means for what stands in the column now. */
  #doneWords(column: Column): string {
    const { store } = this.session;
    const isEngineer = (member: Act['by']) => hasRole(store.members, member, 'engineer');
    const context = { isEngineer, now: this.session.now() };
    const items = [...store.items()].filter(
      (item) => !item.archived && item.place.column === column.id && !isComplete(item, context),
    );
    if (items.length === 0) return 'Reports count them, and their days in the column end.';
    const are = `${count(items.length, 'item', 'items')} in it ${items.length === 1 ? 'is' : 'are'} not complete`;
    return column.done
      ? `${are}.`
      : `${are}. With the mark ${items.length === 1 ? 'it counts' : 'they count'} as finished all the same.`;
  }

  #archiving(column: Column) {
    const first = this.#open.find(({ id }) => id !== column.id);
    if (!first) return html`<p class="quiet">A board keeps at least one column.</p>`;
    const cards = [...this.session.store.items()].filter(
      (item) => !item.archived && item.place.column === column.id,
    ).length;
    const words =
      cards === 0
        ? 'No card stands in it.'
        : `Its ${count(cards, 'card', 'cards')} will show in ${first.name}, marked “from ${column.name}”.`;
    return html`<div class="row">
        <button class="button" type="button" @click=${() => this.#archive(column)}>
          ${icon('archive')} Archive the column
        </button>
      </div>
      <p class="quiet">${words}</p>`;
  }

  #archived() {
    const archived = this.session.store.columns.filter((column) => column.archived);
    if (archived.length === 0) return nothing;
    return html`<h3>Archived columns</h3>
      <ul>
        ${archived.map(
          ({ id, name }) =>
            html`<li>
              <span>${name}</span>
              <button
                class="button small"
                type="button"
                aria-label=${`Bring back ${name}`}
                @click=${() => this.#bringBack(id, name)}
              >
                Bring back
              </button>
            </li>`,
        )}
      </ul>`;
  }

  async #make<Result>(change: (board: Board, act: Act) => Result): Promise<Result | undefined> {
    const made = await this.#changes.make(change);
    // A box that was refused shows again what holds; words that were refused stay, to be put right.
    this.requestUpdate();
    return made;
  }

  /** True when the change was made. */
  async #done(change: (board: Board, act: Act) => void): Promise<boolean> {
    const made = await this.#make((board, act) => {
      change(board, act);
      return true;
    });
    return made === true;
  }

  #onName(event: Event): void {
    const { column } = this;
    const name = (event.target as HTMLInputElement).value;
    if (column) void this.#make((board, act) => renameColumn(board, act, column, name));
  }

  #onNameKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    this.nameField?.blur();
    this.panel.hidePopover();
  }

  #onLimit(event: Event): void {
    const { column } = this;
    const field = event.target as HTMLInputElement;
    // What is no number reads as empty; the limit in force then stays.
    if (!column || field.validity.badInput) return;
    const limit = field.value === '' ? null : Number(field.value);
    void this.#make((board, act) => limitColumn(board, act, column, limit));
  }

  #onDone(event: Event): void {
    const { column } = this;
    const done = (event.target as HTMLInputElement).checked;
    if (column) void this.#make((board, act) => markColumnDone(board, act, column, done));
  }

  /** Puts a column behind another one, null: in front of all; says where it stands then, or why it does not. */
  async move(column: ColumnId, after: ColumnId | null): Promise<boolean> {
    const moved = await this.#done((board, act) => moveColumn(board, act, column, after));
    const at = this.#open.findIndex(({ id }) => id === column);
    const name = this.#open[at]?.name ?? '';
    if (moved) this.#announce(`${name} is column ${at + 1} of ${this.#open.length} now.`);
    else if (this.column === undefined && this.#changes.refusal !== '') this.#announce(this.#changes.refusal);
    return moved;
  }

  /** Behind the open column of this number; −1 is the front. */
  async #moveBehind(behind: number): Promise<void> {
    const { column } = this;
    if (!column) return;
    const pressed = this.shadowRoot?.activeElement;
    if (!(await this.move(column, this.#open[behind]?.id ?? null))) return;
    await this.updateComplete;
    // A button that was pressed until it could do no more leaves the focus to the one beside it.
    if (pressed instanceof HTMLButtonElement && pressed.disabled)
      this.renderRoot.querySelector<HTMLElement>('[role=group] button:enabled')?.focus();
  }

  async #onAdd(): Promise<void> {
    const added = await this.#make((board, act) => addColumn(board, act, newName, this.column ?? null));
    if (added === undefined) return;
    this.column = added;
    this.#announce('Column added. Give it a name.');
    await this.updateComplete;
    this.#focusName();
  }

  async #archive({ id, name }: Column): Promise<void> {
    if (!(await this.#done((board, act) => archiveColumn(board, act, id, true)))) return;
    this.panel.hidePopover();
    this.#announce(
      `${name} archived. ${shownKeys('Mod+Z')} brings it back, and so does the menu of any column.`,
    );
  }

  async #bringBack(id: ColumnId, name: string): Promise<void> {
    if (!(await this.#done((board, act) => archiveColumn(board, act, id, false)))) return;
    this.#announce(`${name} is back.`);
    await this.updateComplete;
    this.panel.focus();
  }

  #onToggle(event: ToggleEvent): void {
    if (event.newState === 'closed') this.column = undefined;
  }

  #announce(words: string): void {
    this.dispatchEvent(new AnnounceEvent(words));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-column-menu': GwColumnMenu;
  }
}
