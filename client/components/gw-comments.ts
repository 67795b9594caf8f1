// What people said about an item, and the field to say more. Authors may reword or take back what they said. What is
// typed is kept until it is sent.

import { consume } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import {
  addComment,
  bringBackComment,
  editComment,
  takeBackComment,
} from '../../shared/board/mutate-comment.ts';
import type { CommentId, ItemId } from '../../shared/ids.ts';
import type { Comment } from '../../shared/item.ts';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { Watch } from '../controllers/watch.ts';
import { icon, type IconName } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { Changes } from './changes.ts';
import { commentWords, plainComment } from './comment-words.ts';
import { commentsStyles } from './comments-styles.ts';
import { draftOf, keepDraft } from './drafts.ts';
import './gw-comment-field.ts';
import { memberOf, momentWords } from './item-words.ts';
import { mentionsOn } from './my-mentions.ts';
import { avatars, base, buttons } from './shared-styles.ts';
import { avatar } from './templates.ts';

@customElement('gw-comments')
export class GwComments extends LitElement {
  static override styles = [base, buttons, avatars, commentsStyles];

  @property({ attribute: false }) item!: ItemId;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private editing: CommentId | null = null;
  @query('form.new') private form!: HTMLElement | null;
  @query('form.new gw-comment-field') private field!: HTMLElementTagNameMap['gw-comment-field'] | null;
  @query('form.edit gw-comment-field') private editField!: HTMLElementTagNameMap['gw-comment-field'] | null;

  readonly #changes = new Changes(this, () => this.session);
  /** Another sentence place: what is wrong with a rewording stands beside it. */
  readonly #rewording = new Changes(this, () => this.session);
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

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('item')) this.editing = null;
  }

  override updated(): void {
    const { seen } = this.session;
    const unseenMarks = mentionsOn(this.session, this.item).filter((mention) => !mention.seen);
    if (document.visibilityState === 'visible') seen.add(unseenMarks.map(({ mark }) => mark));
    if (this.#shownFor === this.item || !this.field) return;
    this.#shownFor = this.item;
    this.field.value = draftOf(this.session, this.#draft);
  }

  /** Puts the focus where a comment is written. */
  async begin(): Promise<void> {
    await this.updateComplete;
    this.field?.scrollIntoView({ block: 'nearest' });
    this.field?.focus();
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
          : html`<form class="new" @submit=${this.#onSubmit}>
              <gw-comment-field
                label="Your comment"
                hint="Say something about this item. @ mentions somebody."
                @input=${this.#keep}
                @gw-comment-send=${this.#onSubmit}
              ></gw-comment-field>
              ${this.#changes.sentence}
              <div class="buttons"><button class="button small" type="submit">Add comment</button></div>
            </form>`
      }
    </section>`;
  }

  #comment(comment: Comment) {
    const { store, me, readOnly } = this.session;
    const member = memberOf(store, comment.by);
    const who = member ?? { name: comment.author || 'Somebody', colour: 9 };
    const own = me !== null && member?.id === me && !readOnly;
    const { takenBack, editedAt } = comment;
    const when = [momentWords(comment.at), editedAt === null || takenBack ? '' : 'reworded']
      .filter(Boolean)
      .join(' · ');
    return html`<li>
      ${avatar(who, member?.claimed ? 'large' : 'large label')}
      <div>
        <div class="head">
          <strong>${who.name}</strong>
          <span class="quiet" title=${editedAt === null ? nothing : `Reworded ${momentWords(editedAt)}`}
            >${when}</span
          >
          ${own && this.editing !== comment.id ? this.#ownButtons(comment) : nothing}
        </div>
        ${
          takenBack
            ? html`<p class="quiet">Taken back by ${memberOf(store, takenBack.by)?.name ?? who.name}.</p>`
            : this.editing === comment.id
              ? this.#edit(comment)
              : html`<p class="words">${commentWords(store, comment.text, (id) => id === me)}</p>`
        }
      </div>
    </li>`;
  }

  #ownButtons({ id, takenBack, at }: Comment) {
    const button = (name: IconName, words: string, press: () => void) =>
      html`<button
        class="button plain small square"
        type="button"
        aria-label=${`${words} your comment of ${momentWords(at)}`}
        title=${words}
        @click=${press}
      >
        ${icon(name)}
      </button>`;
    return html`<span class="own">
      ${
        takenBack
          ? button('rotateCcw', 'Bring back', () =>
              this.#make((board, act) => bringBackComment(board, act, this.item, id)),
            )
          : html`${button('pencil', 'Reword', () => void this.#onEdit(id))}
            ${button('x', 'Take back', () =>
              this.#make((board, act) => takeBackComment(board, act, this.item, id)),
            )}`
      }
    </span>`;
  }

  #make(change: Parameters<Changes['make']>[0]): void {
    void this.#changes.make(change);
  }

  #edit({ id }: Comment) {
    const leave = () => this.#leaveEdit(id);
    return html`<form class="edit" @submit=${this.#onEdited}>
      <gw-comment-field
        label="Your comment in other words"
        @input=${() => keepDraft(this.session, `reword ${id}`, this.editField?.value ?? '')}
        @gw-comment-send=${this.#onEdited}
        @gw-comment-leave=${leave}
      ></gw-comment-field>
      ${this.#rewording.sentence}
      <div class="buttons">
        <button class="button small" type="submit">Reword it</button>
        <button class="button plain small" type="button" @click=${leave}>Leave it as it was</button>
      </div>
    </form>`;
  }

  async #onEdit(id: CommentId): Promise<void> {
    const comment = this.session.store.item(this.item)?.comments.find((one) => one.id === id);
    if (!comment) return;
    this.editing = id;
    this.#rewording.say('');
    await this.updateComplete;
    if (!this.editField) return;
    this.editField.value =
      draftOf(this.session, `reword ${id}`) || plainComment(this.session.store, comment.text);
    this.editField.focus();
  }

  #leaveEdit(id: CommentId): void {
    keepDraft(this.session, `reword ${id}`, '');
    this.editing = null;
  }

  async #onEdited(event: Event): Promise<void> {
    event.preventDefault();
    const { editField, editing, item } = this;
    if (!editField || editing === null) return;
    const words = editField.stored;
    await this.#rewording.make((board, act) => editComment(board, act, item, editing, words));
    if (this.#rewording.refusal === '') this.#leaveEdit(editing);
  }

  #keep(): void {
    keepDraft(this.session, this.#draft, this.field?.value ?? '');
  }

  async #onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    const { field, item } = this;
    if (!field) return;
    const typed = field.value;
    const words = field.stored;
    const id = await this.#changes.make((board, act) => addComment(board, act, item, words));
    if (id === undefined || field.value !== typed) return;
    field.value = '';
    this.#keep();
    // What was added stands above it and has pushed it down.
    await this.updateComplete;
    this.form?.scrollIntoView({ block: 'nearest' });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-comments': GwComments;
  }
}
