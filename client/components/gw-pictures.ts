// The pictures of an item, small, in a strip: each opens large, and more are added from a file, by paste or by drop
// (see picture-intake.ts for the two).

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { addPicture } from '../../shared/board/mutate-picture.ts';
import type { ItemId } from '../../shared/ids.ts';
import type { Picture } from '../../shared/item.ts';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import { PictureRefusal, type BoardSession } from '../session.ts';
import { Changes, knowsWho, saySomebody } from './changes.ts';
import { AnnounceEvent } from './events.ts';
import './gw-picture.ts';
import type { GwPictureView } from './gw-picture-view.ts';
import './gw-picture-view.ts';
import { pictureSize, titleOfFile } from './picture-words.ts';
import { picturesStyles } from './pictures-styles.ts';
import { base, buttons } from './shared-styles.ts';

@customElement('gw-pictures')
export class GwPictures extends LitElement {
  static override styles = [base, buttons, picturesStyles];

  @property({ attribute: false }) item!: ItemId;
  /** Somebody holds a file over the item. */
  @property({ type: Boolean, reflect: true }) dropping = false;

  @consume({ context: sessionContext }) private session!: BoardSession;
  /** How many are being read. */
  @state() private adding = 0;
  @query('input') private chooser!: HTMLInputElement | null;
  @query('gw-picture-view') private view!: GwPictureView;
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

  get #pictures(): readonly Picture[] {
    return this.session.store.item(this.item)?.pictures ?? [];
  }

  /** Adds these files to the item, one after the other; what cannot be added is said in a sentence. */
  async take(files: Iterable<File>): Promise<void> {
    const { item, session } = this;
    const all = [...files];
    if (session.readOnly || all.length === 0) return;
    if (!(await knowsWho(this, session))) return this.#changes.say(saySomebody);
    this.adding += all.length;
    const refusals: string[] = [];
    for (const file of all) {
      const refusal = await this.#add(item, file);
      this.adding -= 1;
      if (refusal !== '') refusals.push(all.length > 1 ? `${file.name}: ${refusal}` : refusal);
    }
    this.#changes.say(refusals.join(' '));
    if (refusals.length < all.length) this.dispatchEvent(new AnnounceEvent('Picture added.'));
  }

  /** Why it was not added, or ''. */
  async #add(item: ItemId, file: File): Promise<string> {
    try {
      const prepared = await this.session.pictures.prepare(file, item);
      const title = titleOfFile(file.name, this.#pictures.length);
      await this.#changes.make((board, act) => addPicture(board, act, item, { ...prepared, title }));
      return this.#changes.refusal;
    } catch (error) {
      if (!(error instanceof PictureRefusal)) throw error;
      return error.message;
    }
  }

  override render() {
    const pictures = this.#pictures;
    const { readOnly } = this.session;
    if (readOnly && pictures.length === 0) return nothing;
    return html`<section aria-labelledby="name">
      <h3>
        <span id="name">Pictures</span>${
          pictures.length === 0 ? nothing : html`<span class="quiet figures">${pictures.length}</span>`
        }
      </h3>
      ${
        pictures.length === 0
          ? nothing
          : html`<ul>
              ${repeat(
                pictures,
                ({ hash }) => hash,
                (picture) => this.#picture(picture),
              )}
            </ul>`
      }
      ${readOnly ? nothing : this.#addition()}
      <p class="quiet" role="status">${this.adding === 0 ? '' : 'The picture is being added.'}</p>
      ${this.#changes.sentence}
      <gw-picture-view .item=${this.item}></gw-picture-view>
    </section>`;
  }

  #picture(picture: Picture) {
    return html`<li>
      <button
        class="open"
        type="button"
        aria-haspopup="dialog"
        @click=${() => void this.view.show(picture.hash)}
      >
        <gw-picture .hash=${picture.hash}></gw-picture>
        <span class="title">${picture.title || 'Picture'}</span>
        <span class="quiet figures">${pictureSize(picture)}</span>
      </button>
    </li>`;
  }

  #addition() {
    return html`<div class="add">
        <button class="button plain small" type="button" @click=${() => this.chooser?.click()}>
          ${icon('plus')} Add a picture
        </button>
        <span class="hint quiet">${this.dropping ? 'Let go to add it' : 'or paste or drop one here'}</span>
      </div>
      <input
        type="file"
        aria-label="Add a picture"
        accept="image/*"
        multiple
        hidden
        @change=${this.#onChosen}
      />`;
  }

  #onChosen(event: Event): void {
    const chooser = event.target as HTMLInputElement;
    void this.take([...(chooser.files ?? [])]);
    // So that the same file may be chosen again.
    chooser.value = '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-pictures': GwPictures;
  }
}
