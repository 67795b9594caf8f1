// One text that several people may type into, as an editor sees it: its words, small changes both ways, carets that
// stay where they were, own undo. It writes one entry into the item's log for each burst of own typing.

import * as Y from 'yjs';
import type { Act } from '../../shared/board/edit.ts';
import { isReadOnly, typingOrigin } from '../../shared/board/edit.ts';
import {
  checkTyping,
  findText,
  logTyping,
  needText,
  typeText,
  type TextChange,
  type TextRef,
} from '../../shared/board/mutate-text.ts';
import type { BoardStore } from './board-store.ts';
import type { History } from './history.ts';

/** A burst ends when the field is left, or after this many milliseconds. */
const burstLength = 30_000;

interface Burst {
  readonly since: number;
  removed: string;
  inserted: string;
}

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
  #burst: Burst | undefined;
  #stopWaiting: (() => void) | undefined;

  constructor(store: BoardStore, history: History, act: () => Act, ref: TextRef, listener: TextListener) {
    this.#store = store;
    this.#history = history;
    this.#act = act;
    this.ref = ref;
    this.#listener = listener;
    this.#attach();
    if (!this.#text) this.#stopWaiting = store.subscribe(`item:${ref.item}`, () => this.#attach());
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
      if (this.#burst && act.at - this.#burst.since > burstLength) this.endBurst();
      this.#burst ??= { since: act.at, removed: '', inserted: '' };
      if (!this.#text) {
        checkTyping(this.#store.board, this.ref, changes);
        needText(this.#store.board, act, this.ref);
        this.#attach();
      }
      const before = changes.some(({ remove }) => remove > 0) ? this.value : '';
      typeText(this.#store.board, act, this.ref, changes, this.#text);
      this.#remember(this.#burst, changes, before);
    } finally {
      this.#typing = false;
    }
  }

  undo(): void {
    if (this.#text) this.#history.undoTyping(this.#text);
  }

  redo(): void {
    if (this.#text) this.#history.redoTyping(this.#text);
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
    const burst = this.#burst;
    this.#burst = undefined;
    // Where the board may no longer be written the words stand all the same, and only the entry is missing.
    if (burst && !isReadOnly(this.#store.board))
      logTyping(this.#store.board, this.#act(), this.ref, burst.removed, burst.inserted);
  }

  close(): void {
    this.endBurst();
    this.#text?.unobserve(this.#onEvent);
    this.#stopWaiting?.();
  }

  /** Binds to the text once there is one. */
  #attach(): void {
    if (this.#text) return;
    this.#text = findText(this.#store.board, this.ref);
    if (!this.#text) return;
    this.#stopWaiting?.();
    this.#stopWaiting = undefined;
    this.#history.follow(this.#text);
    this.#text.observe(this.#onEvent);
    if (this.#text.length > 0) this.#listener([{ at: 0, remove: 0, insert: this.value }], this.#typing);
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
    const own = this.#typing && transaction.origin === typingOrigin;
    if (changes.length > 0) this.#listener(changes, own);
  };

  /** What this burst took out of the text before it, and what it put in; never what others typed meanwhile. */
  #remember(burst: Burst, changes: readonly TextChange[], before: string): void {
    let text = before;
    for (const { at, remove, insert } of changes) {
      const gone = text.slice(at, at + remove);
      // Taking back what was just typed is no change of the text before.
      if (gone !== '' && burst.inserted.endsWith(gone))
        burst.inserted = burst.inserted.slice(0, -gone.length);
      else burst.removed += gone;
      burst.inserted += insert;
      if (changes.length > 1) text = text.slice(0, at) + insert + text.slice(at + remove);
    }
  }
}
