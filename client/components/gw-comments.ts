// What people said about an item, and the field to say more. What is typed is kept until it is sent.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { addComment } from '../../shared/board/mutate-comment.ts';
import type { ItemId } from '../../shared/ids.ts';
import type { Comment } from '../../shared/item.ts';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { Watch } from '../controllers/watch.ts';
import type { BoardSession } from '../session.ts';
import { Changes } from './changes.ts';
import { draftOf, keepDraft } from './drafts.ts';
import { memberOf, momentWords } from './item-words.ts';
import { commentsStyles } from './comments-styles.ts';
import { avatars, base, buttons, fields } from './shared-styles.ts';
import { avatar } from './templates.ts';

@customElement('gw-comments')
export class GwComments extends LitElement {
  static override styles = [base, buttons, fields, avatars, commentsStyles];

  @property({ attribute: false }) item!: ItemId;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @query('textarea') private field!: HTMLTextAreaElement | null;

  readonly #changes = new Changes(this, () => this.session);
  #shownFor: ItemId | undefined;

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => [`item:${this.item}`, 'members'],
      ),
    );
  }

  override updated(): void {
    if (this.#shownFor === this.item || !this.field) return;
    this.#shownFor = this.item;
    this.field.value = draftOf(this.session, this.#draft);
  }

  get #draft(): string {
    return `comment ${this.item}`;
  }

  override render() {
    const comments = this.session.store.item(this.item)?.comments ?? [];
    if (comments.length === 0 && this.session.readOnly) return nothing;
    return html`<section aria-labelledby="name">
      <h3 id="name">Comments</h3>
      <ul>
        ${repeat(
          comments,
          ({ id }) => id,
          (comment) => this.#comment(comment),
        )}
      </ul>
      ${
        this.session.readOnly
          ? nothing
          : html`<form @submit=${this.#onSubmit}>
              <label for="comment" class="unseen">Your comment</label>
              <textarea
                id="comment"
                class="field"
                placeholder="Say something about this item"
                @input=${this.#keep}
                @keydown=${this.#onKey}
              ></textarea>
              ${this.#changes.sentence}
              <button class="button small" type="submit">Add comment</button>
            </form>`
      }
    </section>`;
  }

  #comment(comment: Comment) {
    const member = memberOf(this.session.store, comment.by);
    const who = member ?? { name: comment.author || 'Somebody', colour: 9 };
    return html`<li>
      ${avatar(who, member?.claimed ? 'large' : 'large label')}
      <div>
        <strong>${who.name}</strong> <span class="quiet">${momentWords(comment.at)}</span>
        <p class="words">${comment.text}</p>
      </div>
    </li>`;
  }

  #keep(): void {
    keepDraft(this.session, this.#draft, this.field?.value ?? '');
  }

  async #onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    const { field, item } = this;
    if (!field) return;
    const words = field.value;
    const id = await this.#changes.make((board, act) => addComment(board, act, item, words));
    if (id === undefined || field.value !== words) return;
    field.value = '';
    this.#keep();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    this.field?.form?.requestSubmit();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-comments': GwComments;
  }
}
