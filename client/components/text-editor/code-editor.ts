// The editor of long texts: CodeMirror 6 on a shared text, with a binding of our own. Loaded only when somebody opens a
// text. Undo is the shared text's; what cannot be written is held back and shown, never dropped. While an input method
// composes, what is typed is written all the same, and others' words wait until it is done.

import { defaultKeymap } from '@codemirror/commands';
import { Annotation, EditorState, Prec } from '@codemirror/state';
import { EditorView, keymap, placeholder, type ViewUpdate } from '@codemirror/view';
import { Refusal } from '../../../shared/board/edit.ts';
import type { TextRef } from '../../../shared/board/mutate-text.ts';
import type { TextChange } from '../../../shared/text-change.ts';
import type { BoardSession } from '../../session.ts';
import { openText, type SharedText } from '../../store/shared-text.ts';
import { whoIsWhere } from '../who-is-where.ts';
import '../gw-text-toolbar.ts';
import { carets, setCarets, type Caret } from './carets.ts';
import { toChangeSet, toTextChanges } from './change-set.ts';
import { notWritten, turnTyping } from './field-text.ts';
import { holdWords, letGo } from './held-words.ts';
import { insertWords, markdownKeys, marksAt, pressMark, type Mark } from './keys.ts';
import { Merging } from './merging.ts';

export interface EditorOptions {
  readonly session: BoardSession;
  readonly ref: TextRef;
  /** How presence calls this text; see gw-text-field. */
  readonly place: string;
  readonly root: ShadowRoot;
  readonly parent: HTMLElement;
  readonly label: string;
  readonly hint: string;
  readonly selection: readonly [anchor: number, head: number];
  readonly mayWrite: () => boolean;
  readonly onHeld: (sentence: string) => void;
  readonly onWords: (words: string) => void;
  readonly onFocus: () => void;
  /** Other marks (bold, a list …) stand where the selection is now. */
  readonly onMarks: (marks: ReadonlySet<Mark>) => void;
}

const fromOthers = Annotation.define<true>();

const theme = EditorView.theme({
  '&': { backgroundColor: 'transparent', color: 'var(--ink)', fontSize: 'var(--text-field)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font)', lineHeight: '1.5', overflow: 'visible' },
  '.cm-content': { padding: '6px 0', caretColor: 'var(--ink)', minHeight: '56px' },
  '.cm-line': { padding: '0 var(--space-2)' },
  '.cm-placeholder': { color: 'var(--ink-3)' },
});

/** Others' words are shown so many milliseconds after an input method is done: it may still be handing over letters. */
const afterComposing = 60;

export class CodeEditor {
  readonly #options: EditorOptions;
  readonly #view: EditorView;
  readonly #text: SharedText;
  readonly #stopCarets: () => void;
  readonly #merging = new Merging();
  #marks: ReadonlySet<Mark> = new Set();
  /** What is held is kept with the drafts. */
  #kept = false;
  #closed = false;

  constructor(options: EditorOptions) {
    this.#options = options;
    const { session, ref, root, parent } = options;
    let ready = false;
    this.#text = openText(session, ref, (changes, own) => {
      if (ready && !own) this.#receive(changes);
    });
    ready = true;
    const doc = this.#text.value;
    const [anchor, head] = options.selection;
    const fit = (index: number) => Math.max(0, Math.min(index, doc.length));
    const turn = (direction: 'undo' | 'redo') => () => {
      turnTyping(this.#text, direction, options.onHeld);
      return true;
    };
    const state = EditorState.create({
      doc,
      selection: { anchor: fit(anchor), head: fit(head) },
      extensions: [
        EditorState.lineSeparator.of('\n'),
        EditorView.clipboardInputFilter.of((words) => words.replace(/\r\n?/g, '\n')),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({
          'aria-label': options.label,
          spellcheck: 'true',
          autocapitalize: 'on',
          autocorrect: 'on',
        }),
        placeholder(options.hint),
        Prec.high(
          keymap.of([
            { key: 'Mod-z', run: turn('undo') },
            { key: 'Mod-Shift-z', run: turn('redo') },
            { key: 'Mod-y', run: turn('redo') },
          ]),
        ),
        markdownKeys,
        keymap.of(defaultKeymap.filter(({ key }) => key !== 'Escape')),
        carets,
        theme,
        EditorView.updateListener.of((update) => this.#updated(update)),
        EditorView.domEventHandlers({
          compositionend: () => {
            setTimeout(() => this.#showTheirs(), afterComposing);
          },
          beforeinput: (event) => {
            if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return false;
            return turn(event.inputType === 'historyUndo' ? 'undo' : 'redo')();
          },
        }),
      ],
    });
    this.#view = new EditorView({ state, root, parent });
    const showCarets = () => this.#showCarets();
    this.#stopCarets = whoIsWhere(session).subscribe(ref.item, showCarets);
    // The view takes no change while it is being made.
    queueMicrotask(showCarets);
  }

  focus(): void {
    this.#view.focus();
  }

  get hasFocus(): boolean {
    return this.#view.hasFocus;
  }

  /** Words that somebody else began in the same field at the same time. */
  get others(): readonly string[] {
    return this.#text.others;
  }

  /** What was typed is not written yet. */
  get waits(): boolean {
    return this.#merging.hasMine;
  }

  /** Bold, a list, a link … where the selection is. */
  press(mark: Mark): void {
    pressMark(this.#view, mark);
    this.#view.focus();
  }

  /** Types words where the caret is. */
  insert(words: string): void {
    insertWords(this.#view, words);
  }

  close(): void {
    this.#closed = true;
    if (this.#merging.hasMine) this.#keep();
    this.#stopCarets();
    this.#view.destroy();
    this.#text.close();
  }

  #updated(update: ViewUpdate): void {
    const own = update.transactions.filter((one) => one.docChanged && one.annotation(fromOthers) !== true);
    for (const { changes } of own) this.#merging.typed(changes);
    if (own.length > 0) this.write();
    if (update.docChanged) this.#options.onWords(this.#text.value);
    if (update.focusChanged) {
      if (this.#view.hasFocus) this.#options.onFocus();
      if (!this.#view.hasFocus) this.#text.endBurst();
    }
    if (update.selectionSet || update.docChanged || update.focusChanged) {
      if (this.#view.hasFocus) this.#tellCaret();
      this.#tellMarks();
    }
  }

  /** Writes what was typed, or holds it back while nobody has said who writes. */
  write(): void {
    const changes = this.#merging.toWrite;
    if (!changes || this.#closed) return;
    if (!this.#options.mayWrite()) {
      this.#hold(notWritten);
      return;
    }
    try {
      this.#text.edit(toTextChanges(changes));
      this.#merging.written();
      if (this.#kept) letGo(this.#options.session, this.#options.ref);
      this.#kept = false;
      this.#options.onHeld('');
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.#hold(`Not written: ${error.message} Your words stay here.`);
    }
  }

  #hold(sentence: string): void {
    // Others' words that are not shown yet are no words that this person took out.
    if (!this.#merging.hasTheirs) this.#keep();
    this.#options.onHeld(sentence);
  }

  /** What stands here is kept until it can be written, should the page not last so long. */
  #keep(): void {
    const { session, ref } = this.#options;
    this.#kept = true;
    holdWords(session, ref, {
      base: this.#text.value,
      shown: this.#view.state.doc.sliceString(0, undefined, '\n'),
    });
  }

  #receive(changes: readonly TextChange[]): void {
    this.#merging.arrived(toChangeSet(changes, this.#merging.sharedLength(this.#view.state.doc.length)));
    this.#showTheirs();
  }

  /** Others' words, once no input method would lose its letters by it. */
  #showTheirs(): void {
    if (this.#closed || this.#view.compositionStarted) return;
    const changes = this.#merging.takeTheirs();
    if (!changes) return;
    // In one step with the carets: each step has the browser lay out the page to read the selection.
    const effects = setCarets.of(this.#carets());
    this.#view.dispatch({ changes, annotations: fromOthers.of(true), effects });
  }

  #tellMarks(): void {
    const marks = marksAt(this.#view);
    const same = marks.size === this.#marks.size && [...marks].every((mark) => this.#marks.has(mark));
    this.#marks = marks;
    if (!same) this.#options.onMarks(marks);
  }

  #tellCaret(): void {
    const { anchor, head } = this.#view.state.selection.main;
    if (this.#merging.hasMine || this.#merging.hasTheirs) return;
    this.#options.session.presence.caret({
      anchor: this.#text.anchor(anchor),
      head: this.#text.anchor(head),
    });
  }

  #showCarets(): void {
    // Where others' carets stand is told of the shared text, which is not all shown while an input method composes.
    if (this.#closed || this.#merging.hasTheirs) return;
    this.#view.dispatch({ effects: setCarets.of(this.#carets()) });
  }

  #carets(): readonly Caret[] {
    const { session, ref, place } = this.#options;
    const shown: Caret[] = [];
    for (const { name, colour, field, caret, idle } of whoIsWhere(session).at(ref.item)) {
      if (field !== place || typeof caret !== 'object' || caret === null) continue;
      const { anchor, head } = caret as { readonly anchor?: unknown; readonly head?: unknown };
      const at = this.#text.indexOf(head);
      if (at !== null) shown.push({ name, colour, idle, head: at, anchor: this.#text.indexOf(anchor) ?? at });
    }
    return shown;
  }
}
