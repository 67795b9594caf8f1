// The dialog of the "New item" button: an item of any kind, into its backlog.

import { LitElement, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import './gw-new-item-form.ts';
import { base, dialogs } from './shared-styles.ts';

@customElement('gw-new-item')
export class GwNewItem extends LitElement {
  static override styles = [base, dialogs];

  @state() private shown = false;
  @query('dialog') private dialog!: HTMLDialogElement;

  show(): void {
    if (this.dialog.open) return;
    this.shown = true;
    this.dialog.showModal();
  }

  override render() {
    return html`<dialog
      aria-labelledby="name"
      @close=${() => (this.shown = false)}
      @gw-close=${this.#onClose}
    >
      <div class="dialog-head"><h2 id="name">New item</h2></div>
      ${this.shown ? html`<gw-new-item-form></gw-new-item-form>` : nothing}
    </dialog>`;
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
