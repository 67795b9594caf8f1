// Undo and redo of what this person did in this tab: short fields step by step, typing by bursts. Logs, votes,
// agreements, sign-offs and the start and end of sprints never come here (see shared/board/edit.ts).

import * as Y from 'yjs';
import { placeOfText, type Board } from '../../shared/board/document.ts';
import {
  checkWritable,
  onStep,
  typingOrigin,
  type Act,
  type Change,
  type Step,
} from '../../shared/board/edit.ts';
import { redoStep, undoStep, type Undone } from '../../shared/board/undo.ts';

type Entry =
  | { readonly type: 'step'; readonly step: Step }
  | { readonly type: 'typing'; readonly typing: Y.UndoManager; readonly text: Y.Text };

/** Pauses shorter than this many milliseconds belong to one burst of typing. */
const burstPause = 500;
const longestHistory = 200;

export class History {
  readonly #board: Board;
  readonly #act: () => Act;
  readonly #stopListening: () => void;
  readonly #typing = new Map<Y.Text, Y.UndoManager>();
  readonly #done: Entry[] = [];
  readonly #undone: Entry[] = [];
  #turning = false;

  constructor(board: Board, act: () => Act) {
    this.#board = board;
    this.#act = act;
    this.#stopListening = onStep(board, (step) => {
      if (!this.#turning) this.#add({ type: 'step', step });
    });
  }

  close(): void {
    this.#stopListening();
    for (const typing of this.#typing.values()) typing.destroy();
  }

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /**
   * Undoes the last thing done here; says what went back and what somebody else had changed since. Refuses, as redo
   * does, when the board may no longer be written: undoing is writing.
   */
  undo(): Undone | undefined {
    checkWritable(this.#board);
    const entry = this.#done.pop();
    return entry && this.#turn(entry, this.#undone, true);
  }

  redo(): Undone | undefined {
    checkWritable(this.#board);
    const entry = this.#undone.pop();
    return entry && this.#turn(entry, this.#done, false);
  }

  /** Follows the typing in one text from now on. */
  follow(text: Y.Text): void {
    if (this.#typing.has(text)) return;
    const typing = new Y.UndoManager(text, {
      trackedOrigins: new Set([typingOrigin]),
      captureTimeout: burstPause,
    });
    typing.on('stack-item-added', ({ type }: { type: 'undo' | 'redo' }) => {
      if (type === 'undo' && !this.#turning) this.#add({ type: 'typing', typing, text });
    });
    this.#typing.set(text, typing);
  }

  /** Undoes the last burst in this text only, as keys inside a text field do. */
  undoTyping(text: Y.Text): void {
    this.#turnTyping(text, this.#done, this.#undone, true);
  }

  redoTyping(text: Y.Text): void {
    this.#turnTyping(text, this.#undone, this.#done, false);
  }

  #add(entry: Entry): void {
    this.#done.push(entry);
    if (this.#done.length > longestHistory) this.#done.shift();
    this.#undone.length = 0;
  }

  #turnTyping(text: Y.Text, from: Entry[], to: Entry[], backwards: boolean): void {
    const typing = this.#typing.get(text);
    const index = from.findLastIndex((entry) => entry.type === 'typing' && entry.typing === typing);
    const entry = from[index];
    if (!entry) return;
    checkWritable(this.#board);
    from.splice(index, 1);
    this.#turn(entry, to, backwards);
  }

  /** The words themselves are Yjs's to know. */
  #typed(text: Y.Text): readonly Change[] {
    const { item, key } = placeOfText(this.#board, text) ?? {};
    return item && key ? [{ place: { item }, key, from: undefined, to: undefined, words: true }] : [];
  }

  #turn(entry: Entry, to: Entry[], backwards: boolean): Undone {
    this.#turning = true;
    try {
      if (entry.type === 'step') {
        const turn = backwards ? undoStep : redoStep;
        const { step, ...undone } = turn(this.#board, this.#act(), entry.step);
        // What somebody had changed since stays out of it for good: it is not this person's to do again.
        if (undone.back > 0) to.push({ type: 'step', step });
        return undone;
      }
      to.push(entry);
      const found = backwards ? entry.typing.undo() : entry.typing.redo();
      return { back: found ? 1 : 0, replaced: 0, changes: found ? this.#typed(entry.text) : [] };
    } finally {
      this.#turning = false;
    }
  }
}
