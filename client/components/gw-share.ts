// The board's links, each with what it lets its holder do, and a button that copies it.

import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { icon } from '../icons.ts';
import type { BoardLinks, BoardSession } from '../session.ts';
import { copyText } from './copy-text.ts';
import { base, buttons, dialogs, fields } from './shared-styles.ts';

const linkWords = {
  edit: { name: 'Edit link', meaning: 'For the team. Whoever has it can change everything on this board.' },
  view: { name: 'View link', meaning: 'For others. Whoever has it sees the board live and changes nothing.' },
  owner: {
    name: 'Owner link',
    meaning:
      'For you alone: with it the edit link can be replaced. The owner link itself cannot be replaced; should it get into wrong hands, the way out is a copy of the board.',
  },
} as const satisfies Record<keyof BoardLinks, { readonly name: string; readonly meaning: string }>;

type LinkName = keyof typeof linkWords;

@customElement('gw-share')
export class GwShare extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    dialogs,
    css`
      section {
        margin-top: var(--space-4);
      }
      section div {
        display: flex;
        gap: var(--space-2);
        margin: var(--space-1) 0;
      }
      .field {
        font-size: var(--text-s);
        text-overflow: ellipsis;
      }
    `,
  ];

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private copied: LinkName | null = null;
  @state() private sentence = '';
  @query('dialog') private dialog!: HTMLDialogElement;

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
  }

  show(): void {
    this.copied = null;
    this.sentence = '';
    this.requestUpdate();
    this.dialog.showModal();
  }

  override render() {
    const links = this.session.links();
    const order: readonly LinkName[] = ['edit', 'view', 'owner'];
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
      <p class="quiet">
        There are no accounts: a link is the key. Send it only to those whom you trust with it.
      </p>
      ${order.map((name) => this.#link(name, links[name]))}
      <p class="quiet" role="status">${this.sentence}</p>
    </dialog>`;
  }

  #link(name: LinkName, url: string | null) {
    if (url === null) return nothing;
    const words = linkWords[name];
    return html`<section>
      <label for=${name}>${words.name}</label>
      <div>
        <input id=${name} class="field" type="text" readonly .value=${url} @focus=${this.#onFocus} />
        <button
          class="button"
          type="button"
          aria-label=${`Copy the ${words.name.toLowerCase()}`}
          @click=${() => this.#copy(name)}
        >
          ${icon(this.copied === name ? 'check' : 'copy')} Copy
        </button>
      </div>
      <p class="quiet">${words.meaning}</p>
    </section>`;
  }

  #onFocus(event: FocusEvent): void {
    (event.target as HTMLInputElement).select();
  }

  async #copy(name: LinkName): Promise<void> {
    const field = this.renderRoot.querySelector<HTMLInputElement>(`#${name}`);
    if (!field) return;
    const done = await copyText(field);
    this.copied = done ? name : null;
    this.sentence = done
      ? `${linkWords[name].name} copied.`
      : 'This browser does not let the page copy. The link is selected: press Ctrl+C or ⌘C.';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-share': GwShare;
  }
}
