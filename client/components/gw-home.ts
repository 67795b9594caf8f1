// The first screen: the boards that this browser knows, making one, opening one by its link. It works with no network
// and with nothing at all.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { BoardId } from '../../shared/ids.ts';
import { homeContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import type { Home, KnownBoard } from '../home.ts';
import { icon } from '../icons.ts';
import { homeStyles } from './home-styles.ts';
import { count, momentWords } from './item-words.ts';
import { base, buttons, dialogs, fields } from './shared-styles.ts';

@customElement('gw-home')
export class GwHome extends LitElement {
  static override styles = [base, buttons, fields, dialogs, homeStyles];

  @consume({ context: homeContext }) private home!: Home;
  @state() private createRefusal = '';
  @state() private linkRefusal = '';
  @state() private forgetRefusal = '';
  @state() private leaving: KnownBoard | null = null;
  @query('#name') private nameField!: HTMLInputElement;
  @query('#link') private linkField!: HTMLInputElement;
  @query('dialog') private dialog!: HTMLDialogElement;

  constructor() {
    super();
    this.addController(new Follow(this, () => this.home));
  }

  override render() {
    const { boards } = this.home;
    return html`<main>
      <header>
        <span class="mark">${icon('layers')}</span>
        <div>
          <h1>Groundwork</h1>
          <p>A board for refining and planning, where the groundwork stands beside the features.</p>
        </div>
      </header>
      <div class="ways">
        <form @submit=${this.#onCreate}>
          <label for="name">Create a board</label>
          <div class="row">
            <input
              id="name"
              class="field"
              type="text"
              autocomplete="off"
              maxlength="200"
              placeholder="Name, for instance Checkout platform"
            />
            <button class="button primary" type="submit">Create</button>
          </div>
          ${refusal(this.createRefusal)}
        </form>
        <form @submit=${this.#onLink}>
          <label for="link">Open a board by its link</label>
          <div class="row">
            <input
              id="link"
              class="field"
              type="text"
              inputmode="url"
              autocomplete="off"
              spellcheck="false"
              placeholder="Paste the link that you were given"
            />
            <button class="button" type="submit">Open</button>
          </div>
          ${refusal(this.linkRefusal)}
        </form>
      </div>
      <section aria-labelledby="known">
        <h2 id="known">Boards in this browser</h2>
        ${boards === null ? nothing : boards.length === 0 ? this.#empty() : this.#list(boards)}
      </section>
      ${this.#dialog()}
    </main>`;
  }

  #empty() {
    return html`<p class="empty">
      None yet. A board that you create or open stays here and opens without a network. There are no accounts:
      whoever has a board's link can open it.
    </p>`;
  }

  #list(boards: readonly KnownBoard[]) {
    return html`<ul>
      ${repeat(
        boards,
        ({ id }) => id,
        (board) =>
          html`<li>
            <a
              href=${this.home.address(board.id)}
              @click=${(event: MouseEvent) => this.#onOpen(event, board.id)}
            >
              <span class="name">${board.name}</span>
              <span class="quiet">${boardWords(board)}</span>
            </a>
            <button
              class="button plain small square"
              type="button"
              aria-label=${`Forget ${board.name}`}
              @click=${() => this.#onForget(board)}
            >
              ${icon('x')}
            </button>
          </li>`,
      )}
    </ul>`;
  }

  #dialog() {
    const board = this.leaving;
    const waiting = board?.waiting ?? 0;
    return html`<dialog aria-labelledby="question" @close=${() => (this.leaving = null)}>
      <h2 id="question">Forget ${board?.name}?</h2>
      <p>
        ${
          waiting > 0
            ? html`<strong
                >${count(waiting, 'item was', 'items were')} changed here and the relay has not confirmed it:
                that would be lost.</strong
              >`
            : 'This browser lets go of its copy and of its link.'
        }
        Without a link from somebody else you cannot open the board again.
      </p>
      ${refusal(this.forgetRefusal)}
      <div class="dialog-foot">
        <button class="button" type="button" @click=${() => this.dialog.close()}>Keep it</button>
        <button class="button" type="button" @click=${this.#onReallyForget}>
          ${icon('trash2')} Forget it
        </button>
      </div>
    </dialog>`;
  }

  async #onCreate(event: Event): Promise<void> {
    event.preventDefault();
    const name = this.nameField.value.trim();
    this.createRefusal =
      name === '' ? 'Give the board a name first.' : ((await this.home.create(name)) ?? '');
    if (this.createRefusal !== '') this.nameField.focus();
  }

  #onLink(event: Event): void {
    event.preventDefault();
    this.linkRefusal = this.home.openLink(this.linkField.value) ?? '';
    if (this.linkRefusal !== '') this.linkField.focus();
  }

  #onOpen(event: MouseEvent, id: BoardId): void {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.home.open(id);
  }

  #onForget(board: KnownBoard): void {
    this.forgetRefusal = '';
    this.leaving = board;
    this.dialog.showModal();
  }

  async #onReallyForget(): Promise<void> {
    if (!this.leaving) return;
    this.forgetRefusal = (await this.home.forget(this.leaving.id)) ?? '';
    if (this.forgetRefusal === '') this.dialog.close();
  }
}

const refusal = (sentence: string) =>
  sentence === '' ? nothing : html`<p class="refusal" role="alert">${sentence}</p>`;

function boardWords({ openedAt, access, waiting }: KnownBoard): string {
  return [
    openedAt > 0 ? `Opened ${momentWords(openedAt)}` : '',
    access === 'view' ? 'view only' : '',
    waiting > 0 ? `on this device only, ${count(waiting, 'item', 'items')} changed` : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-home': GwHome;
  }
}
