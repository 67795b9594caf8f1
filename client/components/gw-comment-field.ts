// The field in which a comment is typed. After an @ it offers the people of the team: arrows choose, Enter or Tab takes
// the name, Escape leaves it at what was typed.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { markMentions } from '../../shared/mentions.ts';
import type { Member } from '../../shared/records.ts';
import { teamOf } from '../../shared/team.ts';
import { sessionContext } from '../contexts.ts';
import { Watch } from '../controllers/watch.ts';
import type { BoardSession } from '../session.ts';
import { commentFieldStyles } from './comments-styles.ts';
import { count } from './item-words.ts';
import { avatars, base, fields } from './shared-styles.ts';
import { avatar } from './templates.ts';

/** Somebody pressed Ctrl or ⌘ and Enter in it; or Escape with nothing left to close. */
type CommentKey = 'gw-comment-send' | 'gw-comment-leave';

const mostOffered = 6;

@customElement('gw-comment-field')
export class GwCommentField extends LitElement {
  static override styles = [base, fields, avatars, commentFieldStyles];

  @property() label = '';
  @property() hint = '';

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private offered: readonly Member[] = [];
  @state() private chosen = 0;
  @query('textarea') private field!: HTMLTextAreaElement | null;

  /** Of people who share a name those meant who were chosen from the list. */
  #picked: readonly Member[] = [];
  #words = '';

  constructor() {
    super();
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => ['members'],
      ),
    );
  }

  /** The words as typed. */
  get value(): string {
    return this.field?.value ?? this.#words;
  }

  set value(words: string) {
    this.#words = words;
    if (this.field) this.field.value = words;
    this.offered = [];
  }

  /** The words as they are stored: with marks for the people mentioned. */
  get stored(): string {
    return markMentions(this.value, [...this.#picked, ...teamOf(this.session.store.members)]);
  }

  override focus(): void {
    void this.updateComplete.then(() => this.field?.focus());
  }

  override firstUpdated(): void {
    if (this.field) this.field.value = this.#words;
  }

  override render() {
    const open = this.offered.length > 0;
    return html`<label for="words" class="unseen">${this.label}</label>
      <div class="place">
        <textarea
          id="words"
          class="field"
          placeholder=${this.hint}
          aria-autocomplete="list"
          aria-controls=${open ? 'people' : nothing}
          aria-activedescendant=${open ? `person-${this.chosen}` : nothing}
          @input=${this.#onInput}
          @keydown=${this.#onKey}
          @click=${this.#offer}
          @blur=${() => (this.offered = [])}
        ></textarea>
        ${
          open
            ? html`<ul id="people" role="listbox" aria-label="People to mention">
                ${this.offered.map((member, at) => this.#person(member, at))}
              </ul>`
            : nothing
        }
      </div>
      <span class="unseen" role="status"
        >${open ? `${count(this.offered.length, 'person', 'people')} to choose from` : ''}</span
      >`;
  }

  #person(member: Member, at: number) {
    return html`<li
      id=${`person-${at}`}
      role="option"
      aria-selected=${at === this.chosen}
      @pointerdown=${(event: Event) => {
        // The field keeps the focus.
        event.preventDefault();
        this.#take(member);
      }}
    >
      ${avatar(member)}${member.name}
    </li>`;
  }

  /** What stands between the last @ and the caret, where a name may be meant. */
  #begun(): { readonly from: number; readonly words: string } | undefined {
    const { field } = this;
    if (!field || field.selectionStart !== field.selectionEnd) return undefined;
    const before = field.value.slice(0, field.selectionStart);
    const from = before.lastIndexOf('@');
    if (from < 0 || /[\p{L}\p{N}_]$/u.test(before.slice(0, from))) return undefined;
    const words = before.slice(from + 1);
    return /[\n@]/.test(words) || words.length > 80 ? undefined : { from, words };
  }

  readonly #offer = (): void => {
    const begun = this.#begun();
    const wanted = begun?.words.toLowerCase();
    const team = wanted === undefined ? [] : teamOf(this.session.store.members);
    const fits = (name: string) =>
      name.toLowerCase().startsWith(wanted ?? '') ||
      name
        .toLowerCase()
        .split(/\s+/)
        .some((part) => part.startsWith(wanted ?? ''));
    this.offered = team.filter(({ name }) => fits(name)).slice(0, mostOffered);
    // A whole name that was typed is a mention already.
    if (this.offered.length === 1 && this.offered[0]?.name.toLowerCase() === wanted) this.offered = [];
    this.chosen = 0;
  };

  #onInput(event: InputEvent): void {
    if (!event.isComposing) this.#offer();
  }

  #take(member: Member): void {
    const begun = this.#begun();
    const { field } = this;
    if (!begun || !field) return;
    field.setRangeText(`@${member.name} `, begun.from, field.selectionStart, 'end');
    this.#picked = [member, ...this.#picked];
    this.offered = [];
    this.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  }

  #say(key: CommentKey): void {
    this.dispatchEvent(new Event(key));
  }

  #onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.#say('gw-comment-send');
      return;
    }
    const amount = this.offered.length;
    const chosen = this.offered[this.chosen];
    if (!chosen) {
      if (event.key === 'Escape') this.#say('gw-comment-leave');
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) this.chosen = (this.chosen + step + amount) % amount;
    else if (event.key === 'Enter' || event.key === 'Tab') this.#take(chosen);
    else if (event.key === 'Escape') this.offered = [];
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-comment-field': GwCommentField;
  }
}
