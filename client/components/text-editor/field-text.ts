// A plain field (input or textarea) bound to a text that others may type into at the same time. It waits out input
// methods, keeps the caret where it was, and holds back what cannot be written yet without losing a letter of it.

import { Refusal } from '../../../shared/board/edit.ts';
import type { TextRef } from '../../../shared/board/mutate-text.ts';
import { smallestChange, type TextChange } from '../../../shared/text-change.ts';
import type { BoardSession } from '../../session.ts';
import { openText, type SharedText } from '../../store/shared-text.ts';
import { wordsOfHtmlOnly } from '../../markdown/pasted.ts';
import { heldWords, holdWords, letGo } from './held-words.ts';
import { mapIndex, mapTyped, rebase } from './rebase.ts';

export type Field = HTMLInputElement | HTMLTextAreaElement;

export interface FieldOptions {
  readonly singleLine: boolean;
  /** False while nobody has said who writes: then the words wait, and `write` is called again. */
  readonly mayWrite: () => boolean;
  /** A sentence while what stands in the field could not be written; '' when all of it is. */
  readonly onHeld: (sentence: string) => void;
  /** The words have changed, by whomever. */
  readonly onWords: (words: string) => void;
}

/** Undoes or redoes the last burst in this text; says why when it may not be written any more. */
export function turnTyping(
  text: SharedText,
  direction: 'undo' | 'redo',
  onRefusal: (sentence: string) => void,
): void {
  try {
    text[direction]();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    onRefusal(error.message);
  }
}

export const notWritten = 'Not written yet: say who you are first. Your words stay here.';

const lineEnd = /[\r\n\u2028\u2029]/;
const oneLine = (words: string) => words.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ');

export class FieldText {
  readonly #session: BoardSession;
  readonly #field: Field;
  readonly #options: FieldOptions;
  readonly #text: SharedText;
  readonly #listening = new AbortController();
  /** The shared words that the field's content was made from. */
  #base = '';
  /** What others changed since then, while the field's own content waits. */
  #others: TextChange[] = [];
  #composing = false;
  #held = false;
  /** What is held is kept with the drafts. */
  #kept = false;
  #asleep = false;

  constructor(session: BoardSession, ref: TextRef, field: Field, options: FieldOptions) {
    this.#session = session;
    this.#field = field;
    this.#options = options;
    let ready = false;
    this.#text = openText(session, ref, (changes, own) => {
      if (ready) this.#changed(changes, own);
    });
    ready = true;
    this.#base = this.#text.value;
    field.value = this.#base;
    this.#takeUpHeld();
    const { signal } = this.#listening;
    const on = (type: string, listener: (event: Event) => void) =>
      field.addEventListener(type, listener, { signal });
    on('compositionstart', () => (this.#composing = true));
    on('compositionend', () => {
      this.#composing = false;
      this.write();
    });
    on('input', (event) => {
      if (this.#composing || (event as InputEvent).isComposing) return;
      this.write();
    });
    on('beforeinput', (event) => {
      // The browser's own undo would bring back others' words, or take them away.
      const type = (event as InputEvent).inputType;
      if (type === 'historyUndo') this.#turn(event, 'undo');
      if (type === 'historyRedo') this.#turn(event, 'redo');
    });
    on('paste', (event) => this.#onPaste(event as ClipboardEvent));
    on('keydown', (event) => this.#onKey(event as KeyboardEvent));
    on('blur', () => {
      this.write();
      this.#text.endBurst();
    });
    document.addEventListener('visibilitychange', () => this.#onHide(), { signal });
  }

  get text(): SharedText {
    return this.#text;
  }

  /** What stands in the field waits: for an input method, for an answer, or because it was refused. */
  get waits(): boolean {
    return this.#composing || this.#held;
  }

  /** Lets the field stand empty while its words are shown elsewhere: to lay out 100 KB takes 50 ms each time. */
  rest(): void {
    if (this.waits || this.#asleep) return;
    this.#asleep = true;
    this.#field.value = '';
  }

  /** Puts the words into the field again, since somebody wants to write. */
  wake(): void {
    if (!this.#asleep) return;
    this.#asleep = false;
    this.#field.value = this.#base;
    this.#field.setSelectionRange(0, 0);
  }

  close(): void {
    this.wake();
    this.#composing = false;
    this.write();
    this.#listening.abort();
    this.#text.close();
  }

  #onKey(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return;
    const key = event.key.toLowerCase();
    if (key === 'z') this.#turn(event, event.shiftKey ? 'redo' : 'undo');
    if (key === 'y' && !event.shiftKey) this.#turn(event, 'redo');
  }

  /** HTML alone comes as plain words; all else the browser pastes as it is. */
  #onPaste(event: ClipboardEvent): void {
    const words = wordsOfHtmlOnly(event.clipboardData);
    if (words === undefined || this.#field.readOnly) return;
    event.preventDefault();
    this.insert(words);
  }

  /** Types words where the caret is. */
  insert(words: string): void {
    const { selectionStart, selectionEnd, value } = this.#field;
    this.#field.setRangeText(words, selectionStart ?? value.length, selectionEnd ?? value.length, 'end');
    this.write();
  }

  /** The page may never be seen again: what an input method has put together so far is written now. */
  #onHide(): void {
    if (document.visibilityState !== 'hidden' || !this.#composing || this.#others.length > 0) return;
    this.#composing = false;
    this.write();
    this.#composing = true;
  }

  #turn(event: Event, direction: 'undo' | 'redo'): void {
    event.preventDefault();
    turnTyping(this.#text, direction, this.#options.onHeld);
  }

  #changed(changes: readonly TextChange[], own: boolean): void {
    if (own) return;
    if (this.#composing || this.#held) {
      this.#others.push(...changes);
      return;
    }
    this.#show((index) => mapIndex(index, changes));
  }

  /** Shows the shared words; the caret stays between the letters where it was. */
  #show(moved: (index: number) => number): void {
    const field = this.#field;
    const { selectionStart, selectionEnd, selectionDirection } = field;
    this.#base = this.#text.value;
    this.#others = [];
    if (!this.#asleep && field.value !== this.#base) {
      field.value = this.#base;
      if (selectionStart !== null && selectionEnd !== null && field.matches(':focus')) {
        const start = moved(selectionStart);
        const end = Math.max(start, moved(selectionEnd));
        field.setSelectionRange(start, end, selectionDirection ?? 'none');
      }
    }
    this.#options.onWords(this.#base);
  }

  /** Writes what stands in the field, or holds it back while nobody has said who writes. */
  write(): void {
    if (this.#composing || this.#asleep) return;
    if (this.#options.singleLine && lineEnd.test(this.#field.value)) {
      const caret = oneLine(this.#field.value.slice(0, this.#field.selectionEnd ?? 0)).length;
      this.#field.value = oneLine(this.#field.value);
      this.#field.setSelectionRange(caret, caret);
    }
    const local = smallestChange(this.#base, this.#field.value);
    if (!local) {
      const others = this.#others;
      this.#free((index) => mapIndex(index, others));
      return;
    }
    this.#held = true;
    if (this.#options.mayWrite()) this.#send(local);
    else this.#hold(notWritten);
  }

  /** What stands in the field is kept until it can be written, should the page not last so long. */
  #hold(sentence: string): void {
    this.#kept = true;
    holdWords(this.#session, this.#text.ref, { base: this.#base, shown: this.#field.value });
    this.#options.onHeld(sentence);
  }

  #send(local: TextChange): void {
    const others = this.#others;
    const changes = rebase(local, others);
    try {
      this.#text.edit(changes);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.#hold(`Not written: ${error.message} Your words stay here.`);
      return;
    }
    this.#free((index) => mapTyped(index, local, others, changes));
  }

  /** Everything that stands in the field is written; what others changed meanwhile is shown now. */
  #free(moved: (index: number) => number): void {
    if (this.#kept) letGo(this.#session, this.#text.ref);
    this.#held = this.#kept = false;
    this.#options.onHeld('');
    this.#show(moved);
  }

  #takeUpHeld(): void {
    const held = heldWords(this.#session, this.#text.ref);
    if (!held) return;
    this.#kept = true;
    const since = smallestChange(held.base, this.#base);
    this.#base = held.base;
    this.#others = since ? [since] : [];
    this.#field.value = held.shown;
    this.write();
  }
}
