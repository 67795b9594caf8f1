// The archived items, found by key or words, to be looked at or brought back: nothing is ever destroyed. One that was
// moved to another board or onto a checklist says where it is.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { restoreItem } from '../../shared/board/mutate-item.ts';
import type { BoardId, ItemId } from '../../shared/ids.ts';
import type { Item } from '../../shared/item.ts';
import { homeContext, sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { Watch } from '../controllers/watch.ts';
import type { Home } from '../home.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { archiveTopic } from '../store/board-store.ts';
import { archiveStyles } from './archive-styles.ts';
import { Changes } from './changes.ts';
import { AnnounceEvent, OpenItemEvent } from './events.ts';
import { searchItems } from '../../shared/search-items.ts';
import { count, kindLabel, momentWords, nameOf, titleOf } from './item-words.ts';
import { base, buttons, dialogs, fields, glyphs } from './shared-styles.ts';
import { kindGlyph, unseen } from './templates.ts';

/** Items at a time. */
const step = 200;

@customElement('gw-archive')
export class GwArchive extends LitElement {
  static override styles = [base, buttons, fields, glyphs, dialogs, archiveStyles];

  @consume({ context: sessionContext }) private session!: BoardSession;
  @consume({ context: homeContext }) private home: Home | undefined;
  @state() private shown = false;
  @state() private typed = '';
  @state() private most = step;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('.dialog-head button') private closeButton!: HTMLElement;
  @query('input') private field!: HTMLInputElement | null;

  readonly #changes = new Changes(this, () => this.session);

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(new Follow(this, () => (this.shown ? this.home : undefined)));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => (this.shown ? [archiveTopic, 'members', ...this.#ids.map((id) => `item:${id}` as const)] : []),
      ),
    );
  }

  get #ids() {
    return this.session.store.list(archiveTopic);
  }

  show(): void {
    this.shown = true;
    this.typed = '';
    this.most = step;
    this.#changes.say('');
    this.dialog.showModal();
    void this.updateComplete.then(() => this.field?.focus());
  }

  override render() {
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
      ${this.shown ? this.#body() : nothing}
    </dialog>`;
  }

  #body() {
    const { store } = this.session;
    const all = this.#ids
      .flatMap((id) => store.item(id) ?? [])
      .sort((a, b) => (b.archived?.at ?? 0) - (a.archived?.at ?? 0) || (a.id < b.id ? -1 : 1));
    if (all.length === 0) return html`<p class="quiet">Nothing is archived.</p>`;
    const found = searchItems(all, this.typed);
    const more = found.length - this.most;
    return html`<div class="search">
        ${icon('search')}<label class="unseen" for="search">Search the archive</label>
        <input
          id="search"
          class="field"
          type="search"
          autocomplete="off"
          placeholder="Key, title or words"
          .value=${this.typed}
          @input=${(event: Event) => this.#onSearch(event)}
        />
      </div>
      <p class="quiet" role="status">
        ${
          this.typed.trim() === ''
            ? count(found.length, 'item', 'items')
            : `${found.length.toLocaleString('en')} of ${count(all.length, 'item', 'items')}`
        }
      </p>
      ${this.#changes.sentence}
      <ul>
        ${repeat(
          found.slice(0, this.most),
          ({ id }) => id,
          (item) => this.#item(item),
        )}
      </ul>
      ${
        more > 0
          ? html`<button class="button small" type="button" @click=${() => (this.most += step)}>
              Show ${Math.min(step, more)} more
            </button>`
          : nothing
      }`;
  }

  #item(item: Item) {
    const { store, readOnly } = this.session;
    const { by = null, at = 0 } = item.archived ?? {};
    const key = store.keyOf(item);
    return html`<li>
      <button class="open" type="button" @click=${() => this.#open(item.id)}>
        ${kindGlyph(item.kind)}${unseen(kindLabel(item))}<span class="key figures">${key}</span
        ><span class="title">${titleOf(item)}</span>
      </button>
      ${
        readOnly
          ? nothing
          : html`<button
              class="button small"
              type="button"
              aria-label=${`Bring back ${key}`}
              @click=${() => this.#restore(item.id, key)}
            >
              Bring back
            </button>`
      }
      <p class="quiet">
        ${item.movedTo ? this.#where(item.movedTo) : nothing}Archived by ${nameOf(store, by)},
        ${momentWords(at)}
      </p>
    </li>`;
  }

  #where({ board, item }: NonNullable<Item['movedTo']>) {
    if (board !== null)
      return html`Moved to <a href=${`/b/${board}?item=${item}`}>${this.#boardName(board)}</a> · `;
    const onto = this.session.store.item(item);
    if (!onto) return nothing;
    return html`On the checklist of
      <button class="link" type="button" @click=${() => this.#open(item)}>
        ${this.session.store.keyOf(onto)}
      </button>
      · `;
  }

  #boardName(id: BoardId): string {
    return this.home?.boards?.find((board) => board.id === id)?.name ?? 'another board';
  }

  #onSearch(event: Event): void {
    this.typed = (event.target as HTMLInputElement).value;
    this.most = step;
  }

  async #restore(id: ItemId, key: string): Promise<void> {
    const made = await this.#changes.make((board, act) => {
      restoreItem(board, act, id);
      return true;
    });
    if (!made) return;
    this.dispatchEvent(new AnnounceEvent(`${key} is back.`));
    await this.updateComplete;
    // With the last one the search goes too.
    (this.field ?? this.closeButton).focus();
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
