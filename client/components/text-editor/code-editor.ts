// The editor of long texts: CodeMirror 6 on a shared text, with a binding of our own. Loaded only when somebody opens a
// text. Undo is the shared text's; what cannot be written is held back and shown, never dropped.

import { defaultKeymap } from '@codemirror/commands';
import { Annotation, ChangeSet, EditorState, Prec, type ChangeSpec } from '@codemirror/state';
import { EditorView, keymap, placeholder, type ViewUpdate } from '@codemirror/view';
import { Refusal } from '../../../shared/board/edit.ts';
import type { TextChange, TextRef } from '../../../shared/board/mutate-text.ts';
import type { BoardSession } from '../../session.ts';
import type { SharedText } from '../../store/shared-text.ts';
import { whoIsWhere } from '../who-is-where.ts';
import { carets, setCarets, type Caret } from './carets.ts';
import { keepWords, notWritten, turnTyping } from './field-text.ts';

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
  readonly onFocus: (focused: boolean) => void;
}

const fromOthers = Annotation.define<true>();

const theme = EditorView.theme({
  '&': { backgroundColor: 'transparent', color: 'var(--ink)', fontSize: 'var(--text-m)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font)', lineHeight: '1.5', overflow: 'visible' },
  '.cm-content': { padding: '6px 0', caretColor: 'var(--ink)', minHeight: '56px' },
  '.cm-line': { padding: '0 var(--space-2)' },
  '.cm-placeholder': { color: 'var(--ink-3)' },
});

/** Changes in order, each after the last, as one change of a document of this length. */
function toChangeSet(changes: readonly TextChange[], length: number): ChangeSet {
  let all = ChangeSet.empty(length);
  for (const { at, remove, insert } of changes) {
    const one: ChangeSpec = { from: at, to: at + remove, insert };
    // Only \n ends a line here: the shared text counts every letter that others typed.
    all = all.compose(ChangeSet.of(one, all.newLength, '\n'));
  }
  return all;
}

/** One change of a document as changes in order, each after the last. */
function toTextChanges(changes: ChangeSet): readonly TextChange[] {
  const found: TextChange[] = [];
  changes.iterChanges((fromA, toA, fromB, _toB, inserted) => {
    found.push({ at: fromB, remove: toA - fromA, insert: inserted.sliceString(0, inserted.length, '\n') });
  });
  return found;
}

export class CodeEditor {
  readonly #options: EditorOptions;
  readonly #view: EditorView;
  readonly #text: SharedText;
  readonly #stopCarets: () => void;
  /** Own changes that are not in the shared text yet. */
  #unsent: ChangeSet | undefined;
  #closed = false;

  constructor(options: EditorOptions) {
    this.#options = options;
    const { session, ref, root, parent } = options;
    let ready = false;
    this.#text = session.text(ref, (changes, own) => {
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
        }),
        placeholder(options.hint),
        Prec.high(
          keymap.of([
            { key: 'Mod-z', run: turn('undo') },
            { key: 'Mod-Shift-z', run: turn('redo') },
            { key: 'Mod-y', run: turn('redo') },
          ]),
        ),
        keymap.of(defaultKeymap.filter(({ key }) => key !== 'Escape')),
        carets,
        theme,
        EditorView.updateListener.of((update) => this.#updated(update)),
        EditorView.domEventHandlers({
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

  close(): void {
    this.#closed = true;
    const { session, ref } = this.#options;
    const shown = this.#view.state.doc.sliceString(0, undefined, '\n');
    if (this.#unsent) keepWords(session, ref, { base: this.#text.value, shown });
    this.#stopCarets();
    this.#view.destroy();
    this.#text.close();
  }

  #updated(update: ViewUpdate): void {
    const own = update.transactions.filter((one) => one.docChanged && one.annotation(fromOthers) !== true);
    for (const { changes } of own) this.#unsent = this.#unsent?.compose(changes) ?? changes;
    if (own.length > 0) this.write();
    if (update.docChanged) this.#options.onWords(this.#text.value);
    if (update.focusChanged) {
      this.#options.onFocus(this.#view.hasFocus);
      if (!this.#view.hasFocus) this.#text.endBurst();
    }
    if (this.#view.hasFocus && (update.selectionSet || update.docChanged || update.focusChanged))
      this.#tellCaret();
  }

  /** Writes what was typed, or holds it back while nobody has said who writes. */
  write(): void {
    if (!this.#unsent || this.#closed) return;
    if (!this.#options.mayWrite()) {
      this.#options.onHeld(notWritten);
      return;
    }
    try {
      this.#text.edit(toTextChanges(this.#unsent));
      this.#unsent = undefined;
      this.#options.onHeld('');
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.#options.onHeld(`Not written: ${error.message} Your words stay here.`);
    }
  }

  /** Others' changes are of the shared text: own words that are not in it yet are stepped over. */
  #receive(changes: readonly TextChange[]): void {
    const shared = this.#unsent ? this.#unsent.length : this.#view.state.doc.length;
    let theirs = toChangeSet(changes, shared);
    if (this.#unsent) {
      const mine = this.#unsent;
      this.#unsent = mine.map(theirs);
      theirs = theirs.map(mine, true);
    }
    this.#view.dispatch({ changes: theirs, annotations: fromOthers.of(true) });
    this.#showCarets();
  }

  #tellCaret(): void {
    const { anchor, head } = this.#view.state.selection.main;
    if (this.#unsent) return;
    this.#options.session.presence.caret({
      anchor: this.#text.anchor(anchor),
      head: this.#text.anchor(head),
    });
  }

  #showCarets(): void {
    if (this.#closed) return;
    const { session, ref, place } = this.#options;
    const shown: Caret[] = [];
    for (const { name, colour, field, caret } of whoIsWhere(session).at(ref.item)) {
      if (field !== place || typeof caret !== 'object' || caret === null) continue;
      const { anchor, head } = caret as { readonly anchor?: unknown; readonly head?: unknown };
      const at = this.#text.indexOf(head);
      if (at !== null) shown.push({ name, colour, head: at, anchor: this.#text.indexOf(anchor) ?? at });
    }
    this.#view.dispatch({ effects: setCarets.of(shown) });
  }
}
