// One picture of an item, large, in a dialog: its title to be changed, the one before and after, download and removal.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { longestPictureTitle, removePicture, renamePicture } from '../../shared/board/mutate-picture.ts';
import type { ItemId } from '../../shared/ids.ts';
import type { Picture } from '../../shared/item.ts';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { Changes } from './changes.ts';
import { AnnounceEvent } from './events.ts';
import './gw-picture.ts';
import { pictureFileName, pictureSize } from './picture-words.ts';
import { pictureViewStyles } from './pictures-styles.ts';
import { base, buttons, dialogs, fields } from './shared-styles.ts';

@customElement('gw-picture-view')
export class GwPictureView extends LitElement {
  static override styles = [base, buttons, fields, dialogs, pictureViewStyles];

  @property({ attribute: false }) item!: ItemId;

  @consume({ context: sessionContext }) private session!: BoardSession;
  /** The one that is shown, or '' while the dialog is closed. */
  @state() private hash = '';
  @query('dialog') private dialog!: HTMLDialogElement;
  /** A title that is being typed; whatever renders meanwhile leaves it alone. */
  #typed: string | undefined;
  readonly #changes = new Changes(this, () => this.session);

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

  async show(hash: string): Promise<void> {
    this.hash = hash;
    this.#changes.say('');
    // With its content, so that the focus goes to a button: in the title it would open the keyboard of a phone.
    await this.updateComplete;
    this.dialog.showModal();
  }

  get #pictures(): readonly Picture[] {
    return this.session.store.item(this.item)?.pictures ?? [];
  }

  /** Somebody took the picture off while it was looked at. */
  protected override updated(): void {
    if (this.hash !== '' && !this.#pictures.some(({ hash }) => hash === this.hash)) this.dialog.close();
  }

  override render() {
    const pictures = this.#pictures;
    const at = pictures.findIndex(({ hash }) => hash === this.hash);
    const picture = pictures[at];
    return html`<dialog aria-label="Picture" @close=${this.#onClose} @keydown=${this.#onKey}>
      ${picture ? this.#body(picture, at, pictures) : nothing}
    </dialog>`;
  }

  #body(picture: Picture, at: number, pictures: readonly Picture[]) {
    const { readOnly } = this.session;
    return html`<div class="dialog-head">
        <label>
          <span class="unseen">Title of the picture</span>
          <input
            class="name field"
            type="text"
            maxlength=${longestPictureTitle}
            ?readonly=${readOnly}
            .value=${live(this.#typed ?? picture.title)}
            @input=${(event: Event) => (this.#typed = (event.target as HTMLInputElement).value)}
            @change=${() => void this.#rename()}
          />
        </label>
        <button
          class="button plain square"
          type="button"
          aria-label="Close the picture"
          autofocus
          @click=${() => this.dialog.close()}
        >
          ${icon('x')}
        </button>
      </div>
      ${this.#changes.sentence}
      <figure>
        <gw-picture whole .hash=${picture.hash} .words=${picture.title || 'Picture'}></gw-picture>
      </figure>
      <div class="dialog-foot">
        <span class="quiet figures">
          ${pictureSize(picture)}${pictures.length > 1 ? ` · ${at + 1} of ${pictures.length}` : ''}
        </span>
        ${pictures.length > 1 ? this.#steps(at, pictures) : nothing}
        <button class="button" type="button" @click=${() => this.#download(picture)}>
          ${icon('download')} Download
        </button>
        ${
          readOnly
            ? nothing
            : html`<button class="button" type="button" @click=${() => this.#remove(picture.hash)}>
                ${icon('trash2')} Take it off
              </button>`
        }
      </div>`;
  }

  #steps(at: number, pictures: readonly Picture[]) {
    const step = (label: string, glyph: 'arrowLeft' | 'arrowRight', to: Picture | undefined) =>
      html`<button
        class="button square"
        type="button"
        aria-label=${label}
        ?disabled=${!to}
        @click=${() => this.#goTo(to)}
      >
        ${icon(glyph)}
      </button>`;
    return html`${step('The picture before', 'arrowLeft', pictures[at - 1])}
    ${step('The next picture', 'arrowRight', pictures[at + 1])}`;
  }

  #goTo(picture: Picture | undefined): void {
    if (!picture) return;
    void this.#rename();
    this.#changes.say('');
    this.hash = picture.hash;
  }

  #onKey(event: KeyboardEvent): void {
    if (event.target instanceof HTMLInputElement) {
      if (event.key === 'Enter' && !event.isComposing) event.target.blur();
      return;
    }
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const pictures = this.#pictures;
    this.#goTo(pictures[pictures.findIndex(({ hash }) => hash === this.hash) + step]);
  }

  #onClose(): void {
    void this.#rename();
    this.hash = '';
  }

  async #rename(): Promise<void> {
    const { hash, item } = this;
    const title = this.#typed;
    const now = this.#pictures.find((picture) => picture.hash === hash)?.title;
    if (title === undefined || now === undefined) return;
    this.#typed = undefined;
    if (title.trim() === now) return;
    const done = await this.#changes.make((board, act) => {
      renamePicture(board, act, item, hash, title);
      return true;
    });
    // What was refused stays in the field beside the sentence.
    if (!done && this.hash === hash) this.#typed ??= title;
    this.requestUpdate();
  }

  async #remove(hash: string): Promise<void> {
    const done = await this.#changes.make((board, act) => {
      removePicture(board, act, this.item, hash);
      return true;
    });
    if (done) this.dispatchEvent(new AnnounceEvent('Picture taken off. Undo brings it back.'));
  }

  async #download(picture: Picture): Promise<void> {
    const url = await this.session.pictures.url(picture.hash);
    if (url === undefined) return this.#changes.say('This picture has not arrived yet.');
    const link = document.createElement('a');
    link.href = url;
    link.download = pictureFileName(picture);
    link.click();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-picture-view': GwPictureView;
  }
}
