// The archived items, to be opened again: nothing is ever destroyed.

import { consume } from '@lit/context';
import { LitElement, css, html } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ItemId } from '../../shared/ids.ts';
import { sessionContext } from '../contexts.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { archiveTopic } from '../store/board-store.ts';
import { OpenItemEvent } from './events.ts';
import { kindLabel, titleOf } from './item-words.ts';
import { base, buttons, dialogs, glyphs } from './shared-styles.ts';
import { kindGlyph, unseen } from './templates.ts';

@customElement('gw-archive')
export class GwArchive extends LitElement {
  static override styles = [
    base,
    buttons,
    glyphs,
    dialogs,
    css`
      li .button {
        justify-content: flex-start;
        width: 100%;
        white-space: normal;
        text-align: start;
      }
      .key {
        flex: none;
        color: var(--ink-3);
        font-size: var(--text-s);
      }
    `,
  ];

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private shown = false;
  @query('dialog') private dialog!: HTMLDialogElement;

  constructor() {
    super();
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => (this.shown ? [archiveTopic, ...this.#ids.map((id) => `item:${id}` as const)] : []),
      ),
    );
  }

  get #ids() {
    return this.session.store.list(archiveTopic);
  }

  show(): void {
    this.shown = true;
    this.dialog.showModal();
  }

  override render() {
    const { store } = this.session;
    const ids = this.shown ? this.#ids : [];
    return html`<dialog aria-labelledby="name" @close=${() => (this.shown = false)}>
      <div class="dialog-head">
        <h2 id="name">Archived items</h2>
        <button
          class="button plain small square"
          type="button"
          aria-label="Close"
          @click=${() => this.dialog.close()}
        >
          ${icon('x')}
        </button>
      </div>
      ${ids.length === 0 ? html`<p class="quiet">Nothing is archived.</p>` : ''}
      <ul>
        ${repeat(
          ids,
          (id) => id,
          (id) => {
            const item = store.item(id);
            return item
              ? html`<li>
                  <button class="button plain" type="button" @click=${() => this.#open(item.id)}>
                    ${kindGlyph(item.kind)}${unseen(kindLabel(item))}<span class="key"
                      >${store.keyOf(item)}</span
                    >${titleOf(item)}
                  </button>
                </li>`
              : '';
          },
        )}
      </ul>
    </dialog>`;
  }

  #open(item: ItemId): void {
    this.dialog.close();
    this.dispatchEvent(new OpenItemEvent(item));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-archive': GwArchive;
  }
}
