// Words of an item that several people may type at once: a plain field, and for long texts the editor with everybody's
// carets as soon as it is loaded (if it cannot be loaded, the plain field goes on working). While nobody writes here, a
// long text shows its words rendered.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { joinTexts, type TextRef } from '../../shared/board/mutate-text.ts';
import type { ItemId, LineId } from '../../shared/ids.ts';
import type { TextField } from '../../shared/kind.ts';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { Watch } from '../controllers/watch.ts';
import type { BoardSession } from '../session.ts';
import { Changes, knowsWho } from './changes.ts';
import { fieldFlags } from './field-flags.ts';
import type { GwMarkdown } from './gw-markdown.ts';
import './gw-markdown.ts';
import type { PressMarkEvent } from './gw-text-toolbar.ts';
import { textFieldStyles } from './text-field-styles.ts';
import { base, buttons, fields, memberColourStyles } from './shared-styles.ts';
import type { CodeEditor } from './text-editor/code-editor.ts';
import { FieldText, notWritten } from './text-editor/field-text.ts';
import type { Mark } from './text-editor/keys.ts';
import { whoIsWhere } from './who-is-where.ts';

/** Boards on which a person was asked who they are when they first touched a text; after that only held words ask. */
const askedAtFirstTouch = new WeakSet<BoardSession>();

/** Above this many characters the plain field stands empty while its words are shown rendered. */
const longWords = 20_000;
/** A pointer that moved farther than this selected words, and did not ask to write. */
const slack = 4;

/** One field of an item's words, or one line of its checklist (`line`). */
@customElement('gw-text-field')
export class GwTextField extends LitElement {
  static override styles = [base, buttons, fields, memberColourStyles, textFieldStyles];

  @property({ attribute: false }) item!: ItemId;
  @property({ attribute: false }) field: TextField | null = null;
  @property({ attribute: false }) line: LineId | null = null;
  /** Of a line that its first word makes: which one it stands behind, or null for the end. */
  @property({ attribute: false }) behind: LineId | null | undefined;
  @property() label = '';
  @property() hint = '';
  /** How it looks: a title, a line of a checklist, one line, or long with the editor. */
  @property() look: 'title' | 'line' | 'single' | 'long' = 'long';
  @property({ type: Boolean }) struck = false;

  @consume({ context: sessionContext }) private session!: BoardSession;
  /** Why words that stand here are not written; mostly ''. */
  @state() held = '';
  @state() private editing = false;
  /** Somebody writes here, or is about to. */
  @state() private active = false;
  @state() private marks: ReadonlySet<Mark> = new Set();
  @query('textarea') private area!: HTMLTextAreaElement;
  @query('.editor') private editorBox!: HTMLElement;

  #bound: FieldText | undefined;
  #boundKey = '';
  #editor: CodeEditor | undefined;
  #opening = false;
  #words = '';
  #pressedAt: readonly [x: number, y: number] = [0, 0];
  readonly #changes = new Changes(this, () => this.session);

  constructor() {
    super();
    this.addController(
      new Watch(
        this,
        () => this.session && whoIsWhere(this.session),
        () => [this.item],
      ),
    );
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => [`item:${this.item}` as const],
        () => this.#recordChanged(),
      ),
    );
    this.addController(new Follow(this, () => this.session));
  }

  /** The words as they stand here. */
  get words(): string {
    return this.#words;
  }

  override focus(): void {
    if (this.#editor) this.#editor.focus();
    else this.area?.focus();
  }

  /** Types words where the caret is; at the beginning where nobody has written yet. */
  insert(words: string): void {
    if (this.#editor) this.#editor.insert(words);
    else {
      this.#bound?.wake();
      this.#bound?.insert(words);
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.active = false;
    this.#unbind();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.requestUpdate();
  }

  get #ref(): TextRef {
    return this.line !== null
      ? { item: this.item, line: this.line, behind: this.behind }
      : { item: this.item, field: this.field ?? 'description' };
  }

  /** How presence names this text. */
  get #place(): string {
    return this.line !== null ? `line:${this.line}` : (this.field ?? '');
  }

  override updated(): void {
    const key = `${this.item} ${this.#place}`;
    if (this.isConnected && key !== this.#boundKey) this.#bind(key);
    if (this.held === notWritten && this.session.me !== null) (this.#editor ?? this.#bound)?.write();
    if (this.#resting && this.#words.length > longWords) this.#bound?.rest();
    this.#fit();
  }

  /** The words stand here rendered, and nobody writes. */
  get #resting(): boolean {
    const quiet = this.look === 'long' && !this.active && !this.editing && this.held === '';
    return quiet && this.#words.trim() !== '';
  }

  #bind(key: string): void {
    this.#unbind();
    this.#boundKey = key;
    this.editing = false;
    this.#bound = new FieldText(this.session, this.#ref, this.area, {
      singleLine: this.look !== 'long',
      mayWrite: () => this.session.readOnly || this.session.me !== null,
      onHeld: (sentence) => this.#hold(sentence),
      onWords: (words) => this.#wordsChanged(words),
    });
    this.#words = this.#bound.text.value;
    // In the next turn: this runs while the element is being updated.
    queueMicrotask(() => this.requestUpdate());
  }

  /** Shows why words wait; in the next turn, since a field that is just bound may have to say it at once. */
  #hold(sentence: string): void {
    queueMicrotask(() => (this.held = sentence));
  }

  #unbind(): void {
    this.#bound?.close();
    this.#editor?.close();
    this.#bound = undefined;
    this.#editor = undefined;
    this.#boundKey = '';
  }

  #wordsChanged(words: string): void {
    const wasEmpty = this.#words.trim() === '';
    this.#words = words;
    if (this.#resting || wasEmpty !== (words.trim() === '')) this.requestUpdate();
    this.#fit();
  }

  /** Only where two people began one empty field apart are there more words than those of this text. */
  #recordChanged(): void {
    if (this.#others.length > 0 || this.renderRoot.querySelector('.also')) this.requestUpdate();
  }

  get #others(): readonly string[] {
    return this.#editor?.others ?? this.#bound?.text.others ?? [];
  }

  /** Grows the field with its words where the browser cannot do it alone. */
  #fit(): void {
    if (!this.area || this.editing || this.#resting || CSS.supports('field-sizing', 'content')) return;
    this.area.style.height = 'auto';
    this.area.style.height = `${this.area.scrollHeight + 2}px`;
  }

  #onFocus(): void {
    this.#bound?.wake();
    this.active = true;
    this.session.presence.inField(this.item, this.#place);
    this.#tellCaret();
    if (this.look === 'long' && !this.session.readOnly) void this.#openEditor();
  }

  #onDown(event: PointerEvent): void {
    this.#pressedAt = [event.clientX, event.clientY];
  }

  /** A press on the rendered words puts the caret there; one on a link, or words that were selected, does not. */
  #onRestPress(event: MouseEvent): void {
    const [x, y] = this.#pressedAt;
    const moved = Math.hypot(event.clientX - x, event.clientY - y) > slack;
    const onLink = event.composedPath().some((at) => at instanceof HTMLAnchorElement);
    if (moved || onLink || this.session.readOnly) return;
    const place = (event.currentTarget as GwMarkdown).placeAt(event.clientX, event.clientY);
    this.area.focus({ preventScroll: true });
    this.area.setSelectionRange(place, place);
    this.#onPointer();
  }

  /**
   * Told at once, before the next field says that it has the focus; an editor would tell it too late, or never when it
   * is closed. When the focus has left field and toolbar, and not only the window, the words are shown rendered again.
   */
  #onFocusOut({ relatedTarget }: FocusEvent): void {
    if (!this.active || this.renderRoot.contains(relatedTarget as Node | null)) return;
    this.session.presence.inField(this.item, null);
    if (this.held === notWritten) this.#askWho();
    setTimeout(() => {
      if (!this.isConnected || this.shadowRoot?.activeElement) return;
      this.active = false;
      const editor = this.#editor;
      if (!editor || editor.waits || this.held !== '') return;
      this.#editor = undefined;
      editor.close();
      this.#bind(this.#boundKey);
    });
  }

  /** Asks who writes. Never while somebody types: the question would swallow the next letters. */
  #askWho(): void {
    void knowsWho(this, this.session);
  }

  #onPointer(): void {
    this.#tellCaret();
    if (askedAtFirstTouch.has(this.session)) return;
    askedAtFirstTouch.add(this.session);
    this.#askWho();
  }

  #tellCaret(): void {
    const { selectionStart, selectionEnd } = this.area;
    const text = this.#bound?.text;
    if (!text || this.#bound?.waits) return;
    this.session.presence.caret({ anchor: text.anchor(selectionStart), head: text.anchor(selectionEnd) });
  }

  async #openEditor(): Promise<void> {
    if (this.#opening || this.#editor) return;
    this.#opening = true;
    // Without the editor (offline before it was ever loaded) the plain field goes on.
    const loaded = await import('./text-editor/code-editor.ts').catch(() => undefined);
    this.#opening = false;
    if (loaded) this.#swap(loaded.CodeEditor);
  }

  /** Puts the editor in the field's place, unless words in the field wait to be written. */
  #swap(Editor: typeof CodeEditor): void {
    const bound = this.#bound;
    if (!bound || bound.waits || !this.isConnected || this.session.readOnly) return;
    const { selectionStart, selectionEnd, selectionDirection } = this.area;
    const focused = this.area.matches(':focus');
    const backwards = selectionDirection === 'backward';
    this.editing = true;
    this.editorBox.hidden = false;
    this.#editor = new Editor({
      session: this.session,
      ref: this.#ref,
      place: this.#place,
      root: this.renderRoot as ShadowRoot,
      parent: this.editorBox,
      label: this.label,
      hint: this.hint,
      selection: backwards ? [selectionEnd, selectionStart] : [selectionStart, selectionEnd],
      mayWrite: () => this.session.readOnly || this.session.me !== null,
      onHeld: (sentence) => this.#hold(sentence),
      onWords: (words) => this.#wordsChanged(words),
      onFocus: () => this.#onFocus(),
      onMarks: (marks) => (this.marks = marks),
    });
    if (focused) this.#editor.focus();
    this.area.hidden = true;
    this.#bound = undefined;
    bound.close();
  }

  override render() {
    const flags = this.editing ? nothing : fieldFlags(this.session, this.item, this.#place);
    const hasLabel = this.look === 'single' || this.look === 'long';
    const rest = this.#resting;
    return html`<div
      class=${`${this.look} ${this.struck ? 'struck' : ''} ${this.editing ? 'writing' : ''}`}
      @focusout=${this.#onFocusOut}
    >
      ${
        hasLabel
          ? html`<div class="above">
              <label for="words" @click=${() => this.#editor?.focus()}>${this.label}</label>${flags}
              ${this.editing && this.active && !this.session.readOnly ? this.#toolbar() : nothing}
            </div>`
          : html`<div class="over">${flags}</div>`
      }
      <div class="box">
        ${
          rest
            ? html`<gw-markdown
                class="rest field"
                .words=${this.#words}
                @pointerdown=${this.#onDown}
                @click=${this.#onRestPress}
              ></gw-markdown>`
            : nothing
        }
        <textarea
          id="words"
          class=${rest ? 'under' : 'field'}
          rows="1"
          aria-label=${this.label}
          placeholder=${this.session.readOnly ? '' : this.hint}
          spellcheck="true"
          ?readonly=${this.session.readOnly}
          ?hidden=${this.editing || (rest && this.session.readOnly)}
          @focus=${this.#onFocus}
          @keyup=${this.#tellCaret}
          @pointerup=${this.#onPointer}
          @keydown=${this.#onKey}
        ></textarea>
        <div class="editor field" ?hidden=${!this.editing}></div>
      </div>
      ${this.#held()} ${this.#also()}
    </div>`;
  }

  #toolbar() {
    return html`<gw-text-toolbar
      .marks=${this.marks}
      label=${this.label}
      @press-mark=${(event: PressMarkEvent) => this.#editor?.press(event.mark)}
    ></gw-text-toolbar>`;
  }

  #held() {
    if (this.held === '') return nothing;
    const mayAnswer = this.session.me === null && !this.session.readOnly;
    return html`<p class="refusal" role="alert">
      ${this.held}
      ${
        mayAnswer
          ? html`<button class="button small" type="button" @click=${this.#askWho}>Say who you are</button>`
          : nothing
      }
    </p>`;
  }

  #also() {
    const others = this.#others;
    if (others.length === 0) return nothing;
    return html`<div class="also">
      <p>
        Two people wrote here at the same time. Both are kept.
        ${
          this.session.readOnly
            ? nothing
            : html`<button class="button small" type="button" @click=${this.#onJoin}>Join them</button>`
        }
      </p>
      ${others.map((words) => html`<blockquote>${words}</blockquote>`)} ${this.#changes.sentence}
    </div>`;
  }

  #onJoin(): void {
    void this.#changes.make((board, act) => joinTexts(board, act, this.#ref));
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && this.look !== 'long' && !event.isComposing) event.preventDefault();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-text-field': GwTextField;
  }
}
