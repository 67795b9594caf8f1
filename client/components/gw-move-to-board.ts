// Moves an item to another board that this browser knows: which one, what comes along and what stays, how far it is, and
// where the item is now.

import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { BoardId, ItemId } from '../../shared/ids.ts';
import { homeContext, sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import type { Home, KnownBoard } from '../home.ts';
import { icon } from '../icons.ts';
import { MoveRefusal, moveItem, type MoveStage, type Moved } from '../move-item.ts';
import type { BoardSession } from '../session.ts';
import { knowsWho, saySomebody } from './changes.ts';
import { AnnounceEvent } from './events.ts';
import { backlogNames, titleOf } from './item-words.ts';
import { base, buttons, dialogs } from './shared-styles.ts';

const stageWords = {
  opening: 'Opening the other board…',
  writing: 'Waiting until its relay has the item on its disk…',
  archiving: 'Archiving it here…',
} as const satisfies Record<MoveStage, string>;

/** Where it stands on the other board, and how it is seen there, as the end of a sentence. */
function whereWords({ column, backlog, outside }: Moved): string {
  if (column === null)
    return `in the ${backlogNames[backlog].toLowerCase()} and in no column. Plan shows it.`;
  return outside === null
    ? `in the column ${column}.`
    : `in the column ${column}. It is not in ${outside}, so the Board shows it only among all cards.`;
}

@customElement('gw-move-to-board')
export class GwMoveToBoard extends LitElement {
  static override styles = [
    base,
    buttons,
    dialogs,
    css`
      fieldset {
        max-height: 40dvh;
        margin: var(--space-3) 0;
        padding: 0;
        overflow: auto;
        border: 1px solid var(--line);
        border-radius: var(--radius-s);
      }
      legend {
        float: left;
        width: 100%;
        padding: var(--space-2) var(--space-3);
        color: var(--ink-2);
        font-size: var(--text-s);
        font-weight: 500;
      }
      label {
        display: flex;
        clear: both;
        align-items: center;
        gap: var(--space-2);
        min-height: 40px;
        padding: var(--space-1) var(--space-3);
        border-top: 1px solid var(--line);
        cursor: pointer;
        overflow-wrap: anywhere;
      }
      label:has(:checked) {
        background: var(--accent-soft);
      }
      input {
        flex: none;
        width: 16px;
        height: 16px;
        margin: 0;
        accent-color: var(--accent);
      }
      .dialog-foot a {
        text-decoration: none;
      }
      p + p {
        margin-top: var(--space-2);
      }
    `,
  ];

  @consume({ context: sessionContext }) private session!: BoardSession;
  @consume({ context: homeContext }) private home!: Home;
  @state() private item: ItemId | null = null;
  @state() private chosen: BoardId | null = null;
  @state() private stage: MoveStage | null = null;
  @state() private sentence = '';
  @state() private moved: Moved | null = null;
  @query('dialog') private dialog!: HTMLDialogElement;

  constructor() {
    super();
    this.addController(new Follow(this, () => (this.item === null ? undefined : this.home)));
  }

  show(item: ItemId): void {
    if (this.stage === null) {
      this.item = item;
      this.chosen = null;
      this.sentence = '';
      this.moved = null;
    }
    this.dialog.showModal();
    void this.home.refresh();
  }

  /** Boards that may be written from here, without this one. */
  get #boards(): readonly KnownBoard[] {
    return (this.home.boards ?? []).filter(({ id, access }) => id !== this.session.id && access === 'edit');
  }

  override render() {
    const { store } = this.session;
    const item = this.item === null ? undefined : store.item(this.item);
    const key = item ? store.keyOf(item) : '';
    return html`<dialog aria-labelledby="name" @close=${this.#onClose}>
      <div class="dialog-head">
        <h2 id="name">Move ${key} to another board</h2>
        <button
          class="button plain small square"
          type="button"
          aria-label="Close"
          @click=${() => this.dialog.close()}
        >
          ${icon('x')}
        </button>
      </div>
      ${item ? (this.moved ? this.#done(this.moved, key) : this.#choice(titleOf(item))) : nothing}
    </dialog>`;
  }

  #choice(title: string) {
    const boards = this.#boards;
    if (this.home.boards === null) return html`<p class="quiet">Reading the boards of this browser…</p>`;
    if (boards.length === 0)
      return html`<p>
        This browser knows no other board that it may change. Open one by its edit link first, then come back.
      </p>`;
    const busy = this.stage !== null;
    return html`<p>${title}</p>
      <form @submit=${this.#onSubmit}>
        <fieldset ?disabled=${busy}>
          <legend>Boards that this browser may change</legend>
          ${boards.map(
            ({ id, name }) =>
              html`<label
                ><input
                  type="radio"
                  name="board"
                  .checked=${id === this.chosen}
                  @change=${() => (this.chosen = id)}
                />${name}</label
              >`,
          )}
        </fieldset>
        <p class="quiet">
          Its words, checklist, comments, links, pictures, size, time-box and history come along; so does its
          column, where the other board has one of the same name. People who are not on the other board become
          labels. Votes, its sprint and what it waits for stay here.
        </p>
        ${this.sentence === '' ? nothing : html`<p class="refusal" role="alert">${this.sentence}</p>`}
        <p class="quiet" role="status">${this.stage === null ? '' : stageWords[this.stage]}</p>
        <div class="dialog-foot">
          <button class="button" type="button" @click=${() => this.dialog.close()}>
            ${busy ? 'Go on in the background' : 'Leave it here'}
          </button>
          <button class="button primary" type="submit" ?disabled=${busy || this.chosen === null}>
            Move it
          </button>
        </div>
      </form>`;
  }

  #done(moved: Moved, here: string) {
    const { board, item, key } = moved;
    const name = this.home.boards?.find(({ id }) => id === board)?.name ?? 'the other board';
    return html`<p>
        It is ${key} on ${name} now, ${whereWords(moved)} Its relay has it on its disk. Here ${here} is in the
        archive and says where it went.
      </p>
      <div class="dialog-foot">
        <a class="button" href=${`${this.home.address(board)}?item=${item}`}>Open it there</a>
        <button class="button primary" type="button" autofocus @click=${() => this.dialog.close()}>
          Stay here
        </button>
      </div>`;
  }

  #onClose(): void {
    if (this.stage === null) this.item = null;
  }

  async #onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    const { item, chosen, session, home } = this;
    if (item === null || chosen === null || this.stage !== null) return;
    if (!(await knowsWho(this, session))) {
      this.sentence = saySomebody;
      return;
    }
    if (session.readOnly) {
      this.sentence = 'You opened this board with a view link. Ask for an edit link to change it.';
      return;
    }
    this.sentence = '';
    try {
      this.moved = await moveItem({
        here: session,
        item,
        open: () => home.beside(chosen),
        onStage: (stage) => (this.stage = stage),
      });
      this.dispatchEvent(new AnnounceEvent(`Moved. It is ${this.moved.key} there.`));
    } catch (error) {
      this.sentence =
        error instanceof MoveRefusal
          ? error.message
          : 'The other board could not be opened in this browser, so nothing was moved. Open it by its link, then try again.';
      if (!this.dialog.open) this.dispatchEvent(new AnnounceEvent(this.sentence));
    } finally {
      this.stage = null;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-move-to-board': GwMoveToBoard;
  }
}
