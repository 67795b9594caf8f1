// The goal of a sprint, typed in place. What one person typed and what came from others meanwhile are joined word by
// word: the field shows others' words at once, and its own go out at each pause, and when it or the page is left.

import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { setSprintGoal } from '../../shared/board/mutate-sprint.ts';
import { smallestChange } from '../../shared/text-change.ts';
import type { SprintId } from '../../shared/ids.ts';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { Listen } from '../controllers/listen.ts';
import { Watch } from '../controllers/watch.ts';
import type { BoardSession } from '../session.ts';
import { Changes } from './changes.ts';
import { base } from './shared-styles.ts';
import { mapIndex, rebase } from './text-editor/rebase.ts';

const pauseMs = 1000;

/** Puts other words into the field; the caret stays between the letters between which it stood. */
function put(field: HTMLTextAreaElement, words: string): void {
  const change = smallestChange(field.value, words);
  if (!change) return;
  const caret = mapIndex(field.selectionStart, [change]);
  const hadFocus = field.matches(':focus');
  field.value = words;
  if (hadFocus) field.setSelectionRange(caret, caret);
}

@customElement('gw-sprint-goal')
export class GwSprintGoal extends LitElement {
  static override styles = [
    base,
    css`
      .goal {
        display: flex;
        gap: 5px;
        align-items: baseline;
        margin-top: 2px;
        color: var(--ink-2);
        font-size: 15px;
      }
      textarea {
        flex: 1;
        min-width: 0;
        margin-inline-start: -4px;
        padding: 2px 4px;
        overflow: hidden;
        border: 1px solid transparent;
        border-radius: var(--radius-s);
        background: none;
        color: inherit;
        font: inherit;
        line-height: 1.4;
        resize: none;
        field-sizing: content;
      }
      textarea:hover {
        border-color: var(--line-strong);
      }
      textarea::placeholder {
        color: var(--ink-3);
        opacity: 1;
      }
    `,
  ];

  @property({ attribute: false }) sprint!: SprintId;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @query('textarea') private field!: HTMLTextAreaElement | null;

  readonly #changes = new Changes(this, () => this.session);
  /** The sprint that the field is of, and its goal as it was when the field last showed all of it. */
  #of: SprintId | undefined;
  #seen = '';
  #composing = false;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => ['sprints'],
      ),
    );
    this.addController(new Listen('pagehide', () => this.#send()));
    this.addController(new Listen('blur', () => this.#send()));
  }

  override disconnectedCallback(): void {
    this.#send();
    super.disconnectedCallback();
  }

  #goalOf(sprint: SprintId): string {
    return this.session.store.sprints.find(({ id }) => id === sprint)?.goal ?? '';
  }

  override willUpdate(): void {
    // Words for the sprint that was shown before belong there.
    if (this.#of !== undefined && this.#of !== this.sprint) this.#send();
  }

  override render() {
    if (this.session.readOnly)
      return this.#goalOf(this.sprint) === ''
        ? nothing
        : html`<p class="goal">Goal: ${this.#goalOf(this.sprint)}</p>`;
    return html`<div class="goal">
        <label for="goal">Goal:</label>
        <textarea
          id="goal"
          rows="1"
          placeholder="what is true for the users when it is over"
          @input=${this.#onInput}
          @change=${() => this.#send()}
          @keydown=${this.#onKey}
          @compositionstart=${() => (this.#composing = true)}
          @compositionend=${this.#onComposed}
        ></textarea>
      </div>
      ${this.#changes.sentence}`;
  }

  override updated(): void {
    this.#show();
  }

  /** Brings what others wrote into the field; own words that have not gone out stay in it. */
  #show(): void {
    const { field } = this;
    if (!field || this.#composing) return;
    const goal = this.#goalOf(this.sprint);
    if (this.#of !== this.sprint) {
      this.#of = this.sprint;
      this.#seen = goal;
      field.value = goal;
      return;
    }
    const others = smallestChange(this.#seen, goal);
    if (!others) return;
    const joined = this.#joined(field.value, this.#seen, goal);
    this.#seen = goal;
    put(field, joined);
  }

  /** The goal as it is now with this field's own words in it. */
  #joined(typed: string, seen: string, goal: string): string {
    const own = smallestChange(seen, typed);
    const others = smallestChange(seen, goal);
    if (!own || !others) return own ? typed : goal;
    let words = goal;
    for (const { at, remove, insert } of rebase(own, [others]))
      words = words.slice(0, at) + insert + words.slice(at + remove);
    return words;
  }

  /** Own words go out; what is refused stays in the field, with the sentence under it. */
  #send(): void {
    clearTimeout(this.#pause);
    const [field, sprint] = [this.field, this.#of];
    if (!field || sprint === undefined || this.session.readOnly || field.value === this.#seen) return;
    const typed = field.value;
    const seen = this.#seen;
    void this.#changes.make((board, act) => {
      setSprintGoal(board, act, sprint, this.#joined(typed, seen, this.#goalOf(sprint)));
      if (this.#of !== sprint) return;
      const goal = this.#goalOf(sprint);
      // What was typed since, while it was asked who is writing, is still to go out.
      put(field, this.#joined(field.value, typed, goal));
      this.#seen = goal;
    });
  }

  /** Whoever stops to think has their words kept; who has not said who they are is asked when they leave the field. */
  #onInput(): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => {
      if (!this.#composing && this.session.me !== null) this.#send();
    }, pauseMs);
  }

  #onComposed(): void {
    this.#composing = false;
    this.#show();
    this.#onInput();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      this.field?.blur();
    }
    if (event.key !== 'Escape' || !this.field) return;
    // Escape gives up what was typed since the last pause.
    this.field.value = this.#seen;
    this.field.blur();
    event.stopPropagation();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-sprint-goal': GwSprintGoal;
  }
}
