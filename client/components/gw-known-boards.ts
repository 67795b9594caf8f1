// The boards that this browser knows, the last opened first: found by name where they are many, opened, forgotten.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { BoardId } from '../../shared/ids.ts';
import { homeContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import type { Home, KnownBoard } from '../home.ts';
import { icon } from '../icons.ts';
import { copyText } from './copy-text.ts';
import { isCalled, openedWords } from './home-words.ts';
import { count, momentWords } from './item-words.ts';
import { knownBoardsStyles } from './known-boards-styles.ts';
import { base, buttons, dialogs, fields } from './shared-styles.ts';

/** With more boards than these a field to find one stands above them. */
const fewBoards = 8;

const copyWords = {
  not: '',
  copied: 'Copied.',
  'by hand': 'This browser does not let the page copy. Copy it by hand.',
} as const;

@customElement('gw-known-boards')
export class GwKnownBoards extends LitElement {
  static override styles = [base, buttons, fields, dialogs, knownBoardsStyles];

  @consume({ context: homeContext }) private home!: Home;
  @state() private looked = '';
  @state() private refusal = '';
  @state() private leaving: KnownBoard | null = null;
  /** The owner link that would go, too; null where this browser has none. */
  @state() private ownerLink: string | null = null;
  @state() private copied: 'not' | 'copied' | 'by hand' = 'not';
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('#owner') private ownerField!: HTMLInputElement;

  constructor() {
    super();
    this.addController(new Follow(this, () => this.home));
  }

  override render() {
    const boards = this.home.boards ?? [];
    const many = boards.length > fewBoards;
    const shown = many ? this.#found : boards;
    return html`<section aria-labelledby="known">
      <div class="head">
        <h2 id="known">Boards in this browser</h2>
        ${many ? this.#finder() : nothing}
      </div>
      ${
        shown.length === 0
          ? html`<p class="empty">No board is called “${this.looked.trim()}”.</p>`
          : html`<ul>
              ${repeat(
                shown,
                ({ id }) => id,
                (board) => this.#board(board),
              )}
            </ul>`
      }
      ${this.#dialog()}
    </section>`;
  }

  get #found(): readonly KnownBoard[] {
    return (this.home.boards ?? []).filter(({ name }) => isCalled(name, this.looked));
  }

  #finder() {
    return html`<form class="finder" role="search" @submit=${this.#onFirst}>
      ${icon('search')}
      <input
        class="field"
        type="search"
        aria-label="Find a board by its name"
        placeholder="Find by name"
        autocomplete="off"
        .value=${this.looked}
        @input=${(event: Event) => (this.looked = (event.target as HTMLInputElement).value)}
      />
    </form>`;
  }

  #board(board: KnownBoard) {
    const { id, name, openedAt, access, waiting } = board;
    const opened = openedWords(openedAt, Date.now());
    return html`<li>
      <a href=${this.home.address(id)} @click=${(event: MouseEvent) => this.#onOpen(event, id)}>
        <span class="name">${name}</span>
        <span class="facts">
          ${
            opened === ''
              ? nothing
              : html`<span class="quiet" title=${momentWords(openedAt)}>Opened ${opened}</span>`
          }
          ${access === 'view' ? html`<span class="quiet">${icon('eye')} View only</span>` : nothing}
          ${
            waiting > 0
              ? html`<span class="waiting"
                  >${icon('hourglass')} On this device only: ${count(waiting, 'item', 'items')} changed</span
                >`
              : nothing
          }
        </span>
      </a>
      <button
        class="button plain square"
        type="button"
        aria-label=${`Forget ${name}`}
        title="Forget this board"
        @click=${() => this.#onForget(board)}
      >
        ${icon('x')}
      </button>
    </li>`;
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
        ${this.ownerLink === null ? 'Without a link from somebody else you cannot open the board again.' : nothing}
      </p>
      ${this.ownerLink === null ? nothing : this.#owner(this.ownerLink)}
      ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
      <div class="dialog-foot">
        <button class="button" type="button" @click=${() => this.dialog.close()}>Keep it</button>
        <button class="button" type="button" @click=${this.#onReallyForget}>
          ${icon('trash2')} Forget it
        </button>
      </div>
    </dialog>`;
  }

  #owner(link: string) {
    return html`<p>
        The owner link goes, too. Without it nobody can replace the edit link, and without any link you cannot
        open the board again. Copy it first, and keep it where you keep your passwords.
      </p>
      <div class="owner">
        <input
          id="owner"
          class=${`field ${this.copied === 'by hand' ? '' : 'unseen'}`}
          aria-label="Owner link"
          tabindex=${this.copied === 'by hand' ? 0 : -1}
          readonly
          .value=${link}
        />
        <button class="button" type="button" @click=${this.#onCopy}>
          ${icon('copy')} Copy the owner link
        </button>
        <span role="status">${copyWords[this.copied]}</span>
      </div>`;
  }

  async #onCopy(): Promise<void> {
    this.copied = (await copyText(this.ownerField)) ? 'copied' : 'by hand';
    await this.updateComplete;
    if (this.copied === 'by hand') this.ownerField.select();
  }

  #onFirst(event: Event): void {
    event.preventDefault();
    const [first] = this.#found;
    if (first && this.looked.trim() !== '') this.home.open(first.id);
  }

  #onOpen(event: MouseEvent, id: BoardId): void {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.home.open(id);
  }

  async #onForget(board: KnownBoard): Promise<void> {
    this.refusal = '';
    this.copied = 'not';
    this.ownerLink = await this.home.ownerLink(board.id);
    this.leaving = board;
    await this.updateComplete;
    this.dialog.showModal();
  }

  async #onReallyForget(): Promise<void> {
    if (!this.leaving) return;
    this.refusal = (await this.home.forget(this.leaving.id)) ?? '';
    if (this.refusal === '') this.dialog.close();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-known-boards': GwKnownBoards;
  }
}
