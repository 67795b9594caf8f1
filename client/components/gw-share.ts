// The dialog that shares a board: its links, and the copy that is the way out when the owner link got about, or the board
// has grown large.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { homeContext, sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import type { Home } from '../home.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { archiveTopic } from '../store/board-store.ts';
import type { GwShareLink } from './gw-share-link.ts';
import './gw-share-link.ts';
import { shareStyles } from './share-styles.ts';
import { isOnlyHere } from './share-words.ts';
import { base, buttons, dialogs } from './shared-styles.ts';

@customElement('gw-share')
export class GwShare extends LitElement {
  static override styles = [base, buttons, dialogs, shareStyles];

  @consume({ context: sessionContext }) private session!: BoardSession;
  @consume({ context: homeContext }) private home!: Home;
  @state() private copying = false;
  @state() private refusal = '';
  @state() private leavesArchive = false;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('details') private ownerPart!: HTMLDetailsElement | null;

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
  }

  show(): void {
    this.refusal = '';
    this.leavesArchive = false;
    for (const link of this.renderRoot.querySelectorAll<GwShareLink>('gw-share-link')) link.reset();
    // Shared from a projected screen, too: the key to everything is not shown before somebody asks.
    if (this.ownerPart) this.ownerPart.open = false;
    this.session.askLinks();
    this.dialog.showModal();
  }

  override render() {
    const { owner, edit, view } = this.session.links();
    const any = edit ?? view;
    const { joined } = this.session;
    return html`<dialog aria-labelledby="name">
      <div class="dialog-head">
        <h2 id="name">Share this board</h2>
        <button
          class="button plain small square"
          type="button"
          aria-label="Close"
          @click=${() => this.dialog.close()}
        >
          ${icon('x')}
        </button>
      </div>
      <p class="about">
        ${
          joined
            ? 'You joined for the length of a meeting, so this browser has no link to hand out. Whoever shows the code on the wall can send you one that lasts: ask them for the edit link.'
            : edit === null
              ? 'There are no accounts: a link is the key. You have the view link; for another one ask the team.'
              : 'There are no accounts: a link is the key. Send it only to those whom you trust with it.'
        }
      </p>
      ${
        any !== null && isOnlyHere(any)
          ? html`<p class="notice">
              ${icon('triangleAlert')}
              <span
                >These links open on this computer only: nobody else reaches this address. Whoever runs the
                relay can open it to the network; the README says how.</span
              >
            </p>`
          : nothing
      }
      <gw-share-link .link=${'edit'} .replaceable=${owner !== null}></gw-share-link>
      ${
        edit !== null && owner === null
          ? html`<p class="quiet">Only whoever holds the owner link can replace the edit link.</p>`
          : nothing
      }
      <gw-share-link .link=${'view'} .replaceable=${edit !== null}></gw-share-link>
      ${owner === null ? nothing : this.#owner()}
    </dialog>`;
  }

  #owner() {
    return html`<details>
      <summary>${icon('chevronRight')} Owner link, for you alone</summary>
      <gw-share-link .link=${'owner'}></gw-share-link>
      <div class="way-out">
        <p>
          The owner link itself cannot be replaced. Should it get about, the way out is a copy of the board: a
          new one with links of its own, to which everything goes along, also pictures and history. Then tell
          your team to go on there. This board stays as it is.
        </p>
        ${this.#archive()}
        ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
        <button class="button" type="button" ?disabled=${this.copying} @click=${this.#onCopyBoard}>
          ${icon('copy')} ${this.copying ? 'Copying …' : 'Make a copy of this board'}
        </button>
      </div>
    </details>`;
  }

  /** A board of years gets light again when what is done stays behind. */
  #archive() {
    const archived = this.session.store.list(archiveTopic).length;
    if (archived === 0) return nothing;
    return html`<p>
        A board that has grown over the years begins anew in the same way, and is light again without its
        archive: that stays here, with its history and with what the Report makes of it.
      </p>
      <label class="check">
        <input
          type="checkbox"
          .checked=${live(this.leavesArchive)}
          @change=${(event: Event) => (this.leavesArchive = (event.target as HTMLInputElement).checked)}
        />
        Leave the archive behind (${archived.toLocaleString('en')} ${archived === 1 ? 'item' : 'items'})
      </label>`;
  }

  async #onCopyBoard(): Promise<void> {
    this.copying = true;
    this.refusal = (await this.home.copyOf(this.session, this.leavesArchive ? 'archive' : 'nothing')) ?? '';
    this.copying = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-share': GwShare;
  }
}
