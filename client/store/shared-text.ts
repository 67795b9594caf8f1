// One text that several people may type into, as an editor sees it: its words, small changes both ways, carets that
// stay where they were, own undo. It writes one entry into the item's log for each burst of own typing.
//
// What such an entry says holds exactly: where the burst began stood `from`, and this person made `to` of it. So a burst
// ends when the field is left, after 30 s, when the person goes on typing elsewhere in the text, and when somebody else
// types into the middle of its words.

import * as Y from 'yjs';
import type { Act } from '../../shared/board/edit.ts';
import { isReadOnly, typingOrigin } from '../../shared/board/edit.ts';
import {
  checkTyping,
  findText,
  logTyping,
  needText,
  textsWithWords,
  typeText,
  type TextRef,
} from '../../shared/board/mutate-text.ts';
import { smallestChange, type TextChange } from '../../shared/text-change.ts';
import type { BoardStore } from './board-store.ts';
import type { History } from './history.ts';
import { TypingBurst, type OwnChange } from './typing-burst.ts';

/** A burst ends when the field is left, or after this many milliseconds. */
const burstLength = 30_000;

/** What of an open board a text needs. */
export interface TextSource {
  readonly store: BoardStore;
  readonly history: History;
  act(): Act;
}

/** A text for an editor. Close it when the editor goes. */
export const openText = (source: TextSource, ref: TextRef, listener: TextListener): SharedText =>
  new SharedText(source.store, source.history, () => source.act(), ref, listener);

export interface TextListener {
  /** Changes in order, each after the last; `own` when they were typed through this very object. */
  (changes: readonly TextChange[], own: boolean): void;
}

export class SharedText {
  readonly ref: TextRef;
  readonly #store: BoardStore;
  readonly #history: History;
  readonly #act: () => Act;
  readonly #listener: TextListener;
  #text: Y.Text | undefined;
  #typing = false;
  /** What arrives was typed by this person, through the editor or by undo. */
  #own = false;
  #burst: TypingBurst | undefined;
  /** Bursts that somebody else ended; they go into the log with the next one, since an observer must not write. */
  #over: TypingBurst[] = [];
  readonly #stopFollowing: () => void;
  /** Somebody else took all words out of this text: they may have gone into another one. */
  #emptied = false;

  constructor(store: BoardStore, history: History, act: () => Act, ref: TextRef, listener: TextListener) {
    this.#store = store;
    this.#history = history;
    this.#act = act;
    this.ref = ref;
    this.#listener = listener;
    this.#attach();
    this.#stopFollowing = store.subscribe(`item:${ref.item}`, () => this.#followWords());
  }

  get value(): string {
    // oxlint-disable-next-line typescript/no-base-to-string -- Y.Text has its own toString
    return this.#text?.toString() ?? '';
  }

  /** Types. Throws a Refusal and changes nothing when the text may not be changed or would get too long. */
  edit(changes: readonly TextChange[]): void {
    this.#typing = true;
    try {
      const act = this.#act();
      if (!this.#text) {
        checkTyping(this.#store.board, this.ref, changes);
        needText(this.#store.board, act, this.ref);
        this.#attach();
      }
      const [only] = changes;
      const simple = changes.length === 1 && only?.remove === 0;
      const before = simple ? '' : this.value;
      this.#asOwn(() => typeText(this.#store.board, act, this.ref, changes, this.#text));
      this.#remember(
        simple ? { at: only.at, removed: '', inserted: only.insert } : oneChange(before, changes),
        act,
      );
    } finally {
      this.#typing = false;
    }
  }

  undo(): void {
    this.#turn((text) => this.#history.undoTyping(text));
  }

  redo(): void {
    this.#turn((text) => this.#history.redoTyping(text));
  }

  /** What undo brings back and takes out are own words too. */
  #turn(turn: (text: Y.Text) => void): void {
    const text = this.#text;
    if (!text) return;
    const before = this.value;
    this.#asOwn(() => turn(text));
    const change = smallestChange(before, this.value);
    if (change) this.#remember(oneChange(before, [change]), this.#act());
  }

  #asOwn(run: () => void): void {
    this.#own = true;
    try {
      run();
    } finally {
      this.#own = false;
    }
  }

  /** A place in the text that moves with the words around it, as plain data that may travel. */
  anchor(index: number): unknown {
    if (!this.#text) return null;
    return Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(this.#text, index));
  }

  /** Where an anchor stands now, or null when it is none of this text (others' carets may be anything). */
  indexOf(anchor: unknown): number | null {
    const { doc } = this.#store.board;
    if (!this.#text || typeof anchor !== 'object' || anchor === null) return null;
    try {
      const place = Y.createAbsolutePositionFromRelativePosition(
        Y.createRelativePositionFromJSON(anchor),
        doc,
      );
      return place && place.type === this.#text ? place.index : null;
    } catch {
      return null; // a caret is hostile until parsed, and this one was not made by Yjs
    }
  }

  /** Writes this burst of typing into the item's log; call it when the field is left. */
  endBurst(): void {
    const bursts = this.#burst ? [...this.#over, this.#burst] : this.#over;
    this.#burst = undefined;
    this.#over = [];
    // Where the board may no longer be written the words stand all the same, and only the entry is missing.
    if (isReadOnly(this.#store.board)) return;
    for (const { act, removed, inserted, position } of bursts)
      logTyping(this.#store.board, act, this.ref, removed, inserted, position);
  }

  /** Words that somebody else began in the same field at the same time, each in a text of its own; mostly none. */
  get others(): readonly string[] {
    const texts = textsWithWords(this.#store.board, this.ref).filter((text) => text !== this.#text);
    // oxlint-disable-next-line typescript/no-base-to-string -- Y.Text has its own toString
    return texts.map((text) => text.toString());
  }

  close(): void {
    this.endBurst();
    this.#text?.unobserve(this.#onEvent);
    this.#stopFollowing();
  }

  /** Binds to the text once there is one. */
  #attach(): void {
    if (this.#text) return;
    this.#text = findText(this.#store.board, this.ref);
    if (!this.#text) return;
    this.#history.follow(this.#text);
    this.#text.observe(this.#onEvent);
    if (this.#text.length > 0) this.#listener([{ at: 0, remove: 0, insert: this.value }], this.#typing);
  }

  /** Takes up a text that was begun, or goes along when somebody joined this one to another. */
  #followWords(): void {
    if (this.#emptied && this.#text?.length === 0 && this.others.length > 0) {
      if (this.#burst) this.#over.push(this.#burst);
      this.#burst = undefined;
      this.#text.unobserve(this.#onEvent);
      this.#text = undefined;
    }
    this.#emptied = false;
    this.#attach();
  }

  readonly #onEvent = (event: Y.YTextEvent, transaction: Y.Transaction): void => {
    const changes: TextChange[] = [];
    let at = 0;
    for (const { retain, delete: removed, insert } of event.delta) {
      if (retain !== undefined) at += retain;
      if (removed !== undefined) changes.push({ at, remove: removed, insert: '' });
      if (typeof insert === 'string') {
        changes.push({ at, remove: 0, insert });
        at += insert.length;
      }
    }
    if (!this.#own) this.#stepOver(changes);
    this.#emptied = !this.#own && this.#text?.length === 0;
    const own = this.#typing && transaction.origin === typingOrigin;
    if (changes.length > 0) this.#listener(changes, own);
  };

  #remember(change: OwnChange, act: Act): void {
    const late = this.#burst && act.at - this.#burst.since > burstLength;
    if (late || this.#over.length > 0 || this.#burst?.goOn(change, act) === false) this.endBurst();
    this.#burst ??= new TypingBurst(change, act);
  }

  #stepOver(others: readonly TextChange[]): void {
    const burst = this.#burst;
    if (!burst || others.every((change) => burst.stepOver(change))) return;
    this.#over.push(burst);
    this.#burst = undefined;
  }
}

/** Changes of a text, each after the last, as the one change that covers them all. */
function oneChange(text: string, changes: readonly TextChange[]): OwnChange {
  const [first] = changes;
  let change = first;
  if (changes.length > 1) {
    const after = changes.reduce(
      (now, { at, remove, insert }) => now.slice(0, at) + insert + now.slice(at + remove),
      text,
    );
    change = smallestChange(text, after);
  }
  const { at, remove, insert } = change ?? { at: 0, remove: 0, insert: '' };
  return { at, removed: text.slice(at, at + remove), inserted: insert };
}
