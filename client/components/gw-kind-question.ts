// A card dropped into the other backlog: asks which kind of item it becomes there. A bug may stand in either.

import { LitElement, css, html } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { kindNames, kinds, type Backlog, type Kind } from '../../shared/kind.ts';
import { backlogNames } from './item-words.ts';
import { base, buttons, dialogs, glyphs } from './shared-styles.ts';
import { kindGlyph } from './templates.ts';

@customElement('gw-kind-question')
export class GwKindQuestion extends LitElement {
  static override styles = [
    base,
    buttons,
    glyphs,
    dialogs,
    css`
      .kinds {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
        margin-top: var(--space-3);
      }
    `,
  ];

  @state() private itemKey = '';
  @state() private backlog: Backlog = 'product';
  @query('dialog') private dialog!: HTMLDialogElement;

  #settle: (kind: Kind | null) => void = () => {};

  /** The kind that was chosen, or null when the item is to stay what and where it is. */
  ask(itemKey: string, backlog: Backlog): Promise<Kind | null> {
    this.#settle(null);
    this.itemKey = itemKey;
    this.backlog = backlog;
    this.dialog.showModal();
    return new Promise((resolve) => (this.#settle = resolve));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#settle(null);
  }

  override render() {
    const possible = kindNames.filter(
      (kind) => kinds[kind].backlog === this.backlog || kinds[kind].backlog === 'own field',
    );
    return html`<dialog aria-labelledby="question" @close=${this.#onClose}>
      <h2 id="question">
        What does ${this.itemKey} become in the ${backlogNames[this.backlog].toLowerCase()}?
      </h2>
      <p class="quiet">Every word of it is kept, and comes back if you change the kind back.</p>
      <div class="kinds">
        ${possible.map(
          (kind) =>
            html`<button class="button" type="button" @click=${() => this.#choose(kind)}>
              ${kindGlyph(kind)}${kinds[kind].label}
            </button>`,
        )}
        <button class="button plain" type="button" @click=${() => this.dialog.close()}>
          Leave it where it is
        </button>
      </div>
    </dialog>`;
  }

  #onClose(): void {
    if (!this.dialog.open) this.#settle(null);
  }

  #choose(kind: Kind): void {
    this.#settle(kind);
    this.dialog.close();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-kind-question': GwKindQuestion;
  }
}
