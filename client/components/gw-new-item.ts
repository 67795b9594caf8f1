// The dialog of a new item: of any kind into its backlog, or where it is said.

import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { sessionContext } from '../contexts.ts';
import type { BoardSession } from '../session.ts';
import './gw-new-item-form.ts';
import type { NewItemWhere } from './new-item-where.ts';
import { base, dialogs } from './shared-styles.ts';

@customElement('gw-new-item')
export class GwNewItem extends LitElement {
  static override styles = [
    base,
    dialogs,
    css`
      /* Not in the middle: what comes under the title while one types would move the title. */
      dialog {
        --above: min(14dvh, 120px);
        max-height: calc(100dvh - var(--above) - var(--space-4));
        margin-block: var(--above) auto;
      }
      .quiet {
        margin-top: var(--space-3);
      }
    `,
  ];

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private where: NewItemWhere | null = null;
  @query('dialog') private dialog!: HTMLDialogElement;

  show(where: NewItemWhere = {}): void {
    if (this.dialog.open) return;
    this.where = where;
    this.dialog.showModal();
  }

  override render() {
    return html`<dialog aria-labelledby="name" @close=${() => (this.where = null)} @gw-close=${this.#onClose}>
      <div class="dialog-head"><h2 id="name">${this.#name}</h2></div>
      ${
        this.where
          ? html`<gw-new-item-form .where=${this.where}></gw-new-item-form>
              <p class="quiet">
                At the end of a title, @ assigns and # labels. A pasted list becomes one item for each line.
              </p>`
          : nothing
      }
    </dialog>`;
  }

  get #name(): string {
    const { store } = this.session;
    const above = this.where?.after ? store.item(this.where.after) : undefined;
    return above ? `New item below ${store.keyOf(above)}` : 'New item';
  }

  #onClose(event: Event): void {
    event.stopPropagation();
    this.dialog.close();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-new-item': GwNewItem;
  }
}
