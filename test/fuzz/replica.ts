// One person's browser without the browser: a document, its store, undo, open editors, what is stored, and a clock
// that may be a day wrong. Knows no network.

import * as Y from 'yjs';
import { BoardStore } from '../../client/store/board-store.ts';
import { History } from '../../client/store/history.ts';
import { SharedText } from '../../client/store/shared-text.ts';
import type { Board } from '../../shared/board/document.ts';
import type { Act } from '../../shared/board/edit.ts';
import type { TextRef } from '../../shared/board/mutate-text.ts';
import type { TextChange } from '../../shared/text-change.ts';
import type { MemberId } from '../../shared/ids.ts';
import type { Draw } from './draw.ts';

export const fromNetwork = Object.freeze({ writer: 'network' });
const fromStorage = Object.freeze({ writer: 'storage' });

/** An open text field: the shared text, and its words as the changes it told of make them. */
export interface Editor {
  readonly text: SharedText;
  readonly words: string;
}

export const refName = (ref: TextRef): string =>
  `${ref.item}/${'field' in ref ? ref.field : `line:${ref.line}`}`;

export class Replica {
  readonly name: string;
  /** Milliseconds by which this machine's clock is ahead of the relay's. */
  readonly skew: number;
  me: MemberId | null = null;
  doc = new Y.Doc();
  store: BoardStore;
  history: History;
  editors = new Map<string, Editor>();
  /** Called with every update that is made here. */
  onOwnUpdate: (update: Uint8Array) => void = () => undefined;
  readonly #draw: Draw;
  readonly #now: () => number;
  #stored: Uint8Array[] = [];

  constructor(name: string, draw: Draw, skew: number, now: () => number) {
    this.name = name;
    this.skew = skew;
    this.#draw = draw;
    this.#now = now;
    [this.store, this.history] = this.#open();
  }

  get board(): Board {
    return this.store.board;
  }

  act = (): Act => ({ by: this.me, at: this.#now() + this.skew, random: this.#draw.random });

  /** The open editor of these words, opened when it is not. */
  editor(ref: TextRef): Editor {
    const known = this.editors.get(refName(ref));
    if (known) return known;
    let words = '';
    const listener = (changes: readonly TextChange[]) => {
      for (const { at, remove, insert } of changes)
        words = words.slice(0, at) + insert + words.slice(at + remove);
    };
    const text = new SharedText(this.store, this.history, this.act, ref, listener);
    const editor = {
      text,
      get words() {
        return words;
      },
    };
    this.editors.set(refName(ref), editor);
    return editor;
  }

  closeEditor(name: string): void {
    const editor = this.editors.get(name);
    this.editors.delete(name);
    editor?.text.close();
  }

  /** The page is loaded again: from what is stored alone, in any order, with a new client id. */
  reload(): void {
    if (this.#draw.chance(0.7)) for (const name of this.editors.keys()) this.closeEditor(name);
    this.editors.clear();
    this.history.close();
    this.store.close();
    this.doc.destroy();
    this.doc = new Y.Doc();
    [this.store, this.history] = this.#open();
  }

  #open(): [BoardStore, History] {
    this.doc.clientID = 1 + this.#draw.below(2 ** 31);
    if (this.#draw.chance(0.5) && this.#stored.length > 0) this.#stored = [Y.mergeUpdates(this.#stored)];
    const left = this.#stored.slice();
    while (left.length > 0) {
      const [update] = left.splice(this.#draw.chance(0.9) ? 0 : this.#draw.below(left.length), 1);
      Y.applyUpdate(this.doc, update as Uint8Array, fromStorage);
    }
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      this.#stored.push(update);
      if (origin !== fromNetwork) this.onOwnUpdate(update);
    });
    const store = new BoardStore(this.doc);
    return [store, new History(store.board, this.act)];
  }
}
