// The links attached to an item: added by pasting an address, with a title that can be put better, taken off again.

import { consume } from '@lit/context';
import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { attachmentAddress, titleOfAddress } from '../../shared/attachment-address.ts';
import { attachLink, detachLink, renameLink } from '../../shared/board/mutate-attachment.ts';
import type { ItemId } from '../../shared/ids.ts';
import type { Attachment } from '../../shared/item.ts';
import { sessionContext } from '../contexts.ts';
import { focusIfLost } from '../controllers/focus-now.ts';
import { Follow } from '../controllers/follow.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { Changes } from './changes.ts';
import { draftOf, keepDraft } from './drafts.ts';
import { base, buttons, fields } from './shared-styles.ts';

@customElement('gw-attachments')
export class GwAttachments extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    css`
      h3 {
        margin-bottom: 3px;
        color: var(--ink-2);
        font-size: var(--text-s);
        font-weight: 500;
      }
      li {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        min-height: 32px;
      }
      li > .icon {
        color: var(--ink-3);
      }
      a {
        flex: 1;
        min-width: 0;
        padding: 4px 0;
        color: var(--ink);
        overflow-wrap: anywhere;
      }
      form {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }
      form .field {
        flex: 1 1 160px;
        width: auto;
      }
      li form {
        flex: 1;
      }
      .add {
        margin-top: var(--space-1);
      }
    `,
  ];

  @property({ attribute: false }) item!: ItemId;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private adding = false;
  @state() private renaming: string | null = null;
  @query('#address') private address!: HTMLInputElement | null;
  @query('#title') private title_!: HTMLInputElement | null;
  @query('#rename') private rename!: HTMLInputElement | null;
  @query('.add') private addButton!: HTMLButtonElement | null;

  readonly #changes = new Changes(this, () => this.session);
  #offeredTitle = '';

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => [`item:${this.item}`],
      ),
    );
  }

  override willUpdate(changed: PropertyValues): void {
    if (!changed.has('item')) return;
    this.renaming = null;
    this.adding = draftOf(this.session, this.#draft) !== '';
  }

  get #draft(): string {
    return `link ${this.item}`;
  }

  override render() {
    const attachments = this.session.store.item(this.item)?.attachments ?? [];
    const { readOnly } = this.session;
    if (attachments.length === 0 && readOnly) return nothing;
    return html`<section aria-labelledby="name">
      <h3 id="name">Links</h3>
      <ul>
        ${repeat(
          attachments,
          ({ id }) => id,
          (attachment) => this.#attachment(attachment),
        )}
      </ul>
      ${this.#changes.sentence}
      ${
        readOnly
          ? nothing
          : this.adding
            ? this.#form()
            : html`<button class="add button plain small" type="button" @click=${this.#onAdd}>
                ${icon('plus')} Add a link
              </button>`
      }
    </section>`;
  }

  #attachment(attachment: Attachment) {
    const { id, title, url } = attachment;
    if (this.renaming === id)
      return html`<li>
        <form @submit=${(event: Event) => this.#onRenamed(event, attachment)}>
          <label class="unseen" for="rename">Title of the link</label>
          <input
            id="rename"
            class="field"
            type="text"
            maxlength="300"
            .value=${title}
            @keydown=${(event: KeyboardEvent) => this.#onKey(event, () => this.#leaveRename(id))}
          />
          <button class="button small" type="submit">Rename</button>
        </form>
      </li>`;
    return html`<li>
      ${icon('paperclip')}<a href=${url} target="_blank" rel="noopener noreferrer nofollow" title=${url}
        >${title}</a
      >
      ${
        this.session.readOnly
          ? nothing
          : html`<button
                class="button plain small square"
                type="button"
                data-link=${id}
                aria-label=${`Rename the link ${title}`}
                @click=${() => this.#onRename(id)}
              >
                ${icon('pencil')}
              </button>
              <button
                class="button plain small square"
                type="button"
                aria-label=${`Take the link ${title} off`}
                @click=${() => void this.#onRemove(id)}
              >
                ${icon('x')}
              </button>`
      }
    </li>`;
  }

  #form() {
    const leave = (event: KeyboardEvent) => this.#onKey(event, () => this.#close());
    return html`<form @submit=${this.#onSubmit} @keydown=${leave}>
      <label class="unseen" for="address">Address</label>
      <input
        id="address"
        class="field"
        type="text"
        inputmode="url"
        autocomplete="off"
        spellcheck="false"
        placeholder="Paste an address"
        .value=${draftOf(this.session, this.#draft)}
        @input=${this.#onAddress}
      />
      <label class="unseen" for="title">Title</label>
      <input id="title" class="field" type="text" maxlength="300" autocomplete="off" placeholder="Title" />
      <button class="button small" type="submit">Add</button>
      <button class="button plain small" type="button" @click=${() => this.#close()}>Close</button>
    </form>`;
  }

  async #onAdd(): Promise<void> {
    this.adding = true;
    this.#offeredTitle = '';
    await this.updateComplete;
    this.address?.focus();
  }

  #onAddress(): void {
    const { address, title_ } = this;
    if (!address || !title_) return;
    keepDraft(this.session, this.#draft, address.value);
    const url = attachmentAddress(address.value);
    // What somebody typed as a title is theirs.
    if (title_.value !== this.#offeredTitle) return;
    this.#offeredTitle = url === undefined ? '' : titleOfAddress(url);
    title_.value = this.#offeredTitle;
  }

  async #onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    const { item } = this;
    const url = this.address?.value ?? '';
    const title = this.title_?.value ?? '';
    const made = await this.#changes.make((board, act) => {
      attachLink(board, act, item, title, url);
      return true;
    });
    if (made) this.#close();
    else this.address?.focus();
  }

  #close(): void {
    keepDraft(this.session, this.#draft, '');
    this.#changes.say('');
    this.adding = false;
    void this.updateComplete.then(() => this.addButton?.focus());
  }

  async #onRename(id: string): Promise<void> {
    this.renaming = id;
    await this.updateComplete;
    this.rename?.select();
  }

  async #onRenamed(event: Event, { id }: Attachment): Promise<void> {
    event.preventDefault();
    const title = this.rename?.value ?? '';
    await this.#changes.make((board, act) => renameLink(board, act, this.item, id, title));
    this.#leaveRename(id);
  }

  #leaveRename(id: string): void {
    this.renaming = null;
    void focusIfLost(this, () =>
      this.renderRoot.querySelector<HTMLElement>(`[data-link="${CSS.escape(id)}"]`),
    );
  }

  async #onRemove(id: string): Promise<void> {
    await this.#changes.make((board, act) => detachLink(board, act, this.item, id));
    await focusIfLost(this, () => this.addButton ?? this.address);
  }

  #onKey(event: KeyboardEvent, leave: () => void): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    event.preventDefault();
    leave();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-attachments': GwAttachments;
  }
}
