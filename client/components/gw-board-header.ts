// The head of a board: its name, its views, where the work is, who is here; and under it the sprint, how the Board is
// shown, and the button that begins something.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { changeSetting } from '../../shared/board/mutate-settings.ts';
import { kindNames, kinds } from '../../shared/kind.ts';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { Changes } from './changes.ts';
import { presentable, viewAddress, views, type View } from './address.ts';
import { singleKeys } from './commands/single-keys.ts';
import { keyOf, spokenKeyOf, type CommandId } from './commands/table.ts';
import { GoHomeEvent, HeaderEvent, PresentEvent, ViewEvent, type HeaderWish } from './events.ts';
import type { BoardChoices } from './board-choices.ts';
import './gw-board-menu.ts';
import './gw-board-tools.ts';
import './gw-mentions.ts';
import './gw-people.ts';
import './gw-sprint-strip.ts';
import './gw-sync-status.ts';
import { boardHeaderStyles } from './board-header-styles.ts';
import { base, buttons, glyphs } from './shared-styles.ts';
import { kindGlyph } from './templates.ts';
import { unlessTyping } from './while-typing.ts';

/** What the mouse reads over a button: its name, and the key that does the same. */
const titleWithKey = (name: string, command: CommandId): string => {
  const key = keyOf(command);
  return key === undefined ? name : `${name} (${key})`;
};

/** What a browser does only over https is said where it is missing. */
const titleOfPresent = (): string =>
  `Present on this screen; Escape leads back${isSecureContext ? '' : '. Over http the browser lets the screen go dark by itself'}`;

const shownKey = (command: CommandId) => {
  const key = keyOf(command);
  return key === undefined ? nothing : html`<kbd aria-hidden="true">${key}</kbd>`;
};

/** With a key held the address opens where the browser is told to. */
const opensElsewhere = (event: MouseEvent): boolean =>
  event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;

@customElement('gw-board-header')
export class GwBoardHeader extends LitElement {
  static override styles = [base, buttons, glyphs, boardHeaderStyles];

  /** The view that is shown. */
  @property({ attribute: false }) view: View = 'board';
  @property({ attribute: false }) choices!: BoardChoices;
  /** The bar of the filter is shown. */
  @property({ type: Boolean }) filtering = false;
  /** An item is open: on a phone it gets the room of all but the first row. */
  @property({ type: Boolean, reflect: true }) narrow = false;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @query('h1 input') private nameField!: HTMLInputElement | null;

  readonly #changes = new Changes(this, () => this.session);

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(new Follow(this, () => singleKeys));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => ['settings'],
      ),
    );
  }

  override render() {
    const { store, readOnly } = this.session;
    const { name } = store.settings;
    return html`<header>
      <div class="top">
        <a class="home" href="/" aria-label="All boards" @click=${this.#onHome}>${icon('layers')}</a>
        <h1>
          ${
            readOnly
              ? name
              : html`<input
                  type="text"
                  aria-label="Name of the board"
                  maxlength="200"
                  .value=${unlessTyping(name)}
                  @change=${this.#onRename}
                  @keydown=${this.#onNameKey}
                />`
          }
        </h1>
        <nav aria-label="Views">
          ${(Object.keys(views) as View[]).map(
            (view) =>
              html`<a
                href=${viewAddress(view)}
                aria-current=${view === this.view ? 'page' : nothing}
                aria-keyshortcuts=${spokenKeyOf(`view ${view}`) ?? nothing}
                title=${titleWithKey(views[view], `view ${view}`)}
                @click=${(event: MouseEvent) => this.#onView(event, view)}
                >${views[view]}</a
              >`,
          )}
        </nav>
        <div class="end">
          <button
            class="search"
            type="button"
            aria-haspopup="dialog"
            aria-keyshortcuts=${spokenKeyOf('palette') ?? nothing}
            @click=${() => this.#wish('palette')}
          >
            ${icon('search')}<span class="word">Search or jump to…</span>${shownKey('palette')}
          </button>
          <gw-sync-status></gw-sync-status>
          <gw-mentions></gw-mentions>
          <gw-people></gw-people>
          ${presentable.includes(this.view) ? this.#present() : nothing}
          <button
            class="share button primary"
            type="button"
            aria-label="Share"
            @click=${() => this.#wish('share')}
          >
            ${icon('userPlus')}<span class="word">Share</span>
          </button>
          <gw-board-menu></gw-board-menu>
        </div>
      </div>
      ${this.#changes.sentence} ${this.#refusal()} ${readOnly ? this.#notice() : nothing}
      ${this.view === 'board' ? this.#bar(readOnly) : nothing}
    </header>`;
  }

  #bar(readOnly: boolean) {
    return html`<div class="bar">
      <gw-sprint-strip></gw-sprint-strip>
      <div class="kinds">
        <i></i>
        <ul class="legend" aria-label="Kinds">
          ${kindNames.map((kind) => html`<li>${kindGlyph(kind)}${kinds[kind].label}</li>`)}
        </ul>
      </div>
      <div class="end">
        <gw-board-tools .choices=${this.choices} ?filtering=${this.filtering}></gw-board-tools>
        ${readOnly ? nothing : this.#newItem()}
      </div>
    </div>`;
  }

  #present() {
    return html`<button
      class="present button"
      type="button"
      aria-label="Present"
      title=${titleOfPresent()}
      @click=${() => this.dispatchEvent(new PresentEvent('dark'))}
    >
      ${icon('projector')}<span class="word">Present</span>
    </button>`;
  }

  #newItem() {
    return html`<button
      class="new button primary"
      type="button"
      aria-keyshortcuts=${spokenKeyOf('newItem') ?? nothing}
      @click=${() => this.#wish('newItem')}
    >
      ${icon('plus')}<span class="word">New item</span>${shownKey('newItem')}
    </button>`;
  }

  /** The relay takes no connection any more, which does not come right by itself. */
  #refusal() {
    const { refusal } = this.session.status;
    return refusal === ''
      ? nothing
      : html`<p class="notice cut-off" role="alert">${icon('triangleAlert')}${refusal}</p>`;
  }

  #notice() {
    return html`<p class="notice">${icon('eye')}${this.#whyReadOnly()}</p>`;
  }

  #whyReadOnly(): string {
    return this.session.store.needsNewerVersion
      ? 'This board was changed by a newer version of Groundwork. Reload the page to go on editing.'
      : 'You look at this board with a view link. Ask for an edit link to change it.';
  }

  #onView(event: MouseEvent, view: View): void {
    if (opensElsewhere(event)) return;
    event.preventDefault();
    this.dispatchEvent(new ViewEvent(view));
  }

  #onHome(event: MouseEvent): void {
    if (opensElsewhere(event)) return;
    if (!this.dispatchEvent(new GoHomeEvent())) event.preventDefault();
  }

  #wish(wish: HeaderWish): void {
    this.dispatchEvent(new HeaderEvent(wish));
  }

  #onRename(event: Event): void {
    const name = (event.target as HTMLInputElement).value;
    void this.#changes.make((board, act) => changeSetting(board, act, 'name', name));
  }

  #onNameKey(event: KeyboardEvent): void {
    if (event.isComposing || !this.nameField) return;
    if (event.key === 'Enter') this.nameField.blur();
    if (event.key !== 'Escape') return;
    this.nameField.value = this.session.store.settings.name;
    this.nameField.blur();
    event.stopPropagation();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-board-header': GwBoardHeader;
  }
}
