// One burst of a person's typing at one place of a text, as the item's log tells it later: at `position` of the text as
// it was when the burst began stood `removed`, and the person put `inserted` there. Pure arithmetic on changes.

import type { Act } from '../../shared/board/edit.ts';
import type { TextChange } from '../../shared/text-change.ts';

/** A change that this person made: which words went out at a place of the text, and which came in. */
export interface OwnChange {
  readonly at: number;
  readonly removed: string;
  readonly inserted: string;
}

export class TypingBurst {
  readonly since: number;
  /** Who typed last in it, and when. */
  act: Act;
  #position: number;
  #removed: string;
  #inserted: string;
  /** Where `inserted` stands now. */
  #at: number;
  /** So many letters to either side are still those of the text as the burst began. */
  #left: number;
  #right = Infinity;

  constructor({ at, removed, inserted }: OwnChange, act: Act) {
    this.since = act.at;
    this.act = act;
    this.#position = at;
    this.#at = at;
    this.#left = at;
    this.#removed = removed;
    this.#inserted = inserted;
  }

  get position(): number {
    return this.#position;
  }

  get removed(): string {
    return this.#removed;
  }

  get inserted(): string {
    return this.#inserted;
  }

  /**
   * Takes in what the person typed next. False when it belongs to another burst: elsewhere in the text, or into words
   * that were not there when this one began.
   */
  goOn(change: OwnChange, act: Act): boolean {
    const end = this.#at + this.#inserted.length;
    const changeEnd = change.at + change.removed.length;
    if (change.at > end || changeEnd < this.#at) return false;
    const before = Math.max(0, this.#at - change.at);
    const after = Math.max(0, changeEnd - end);
    if (before > this.#left || after > this.#right) return false;
    const { removed } = change;
    this.#removed = removed.slice(0, before) + this.#removed + removed.slice(removed.length - after);
    this.#inserted =
      this.#inserted.slice(0, Math.max(0, change.at - this.#at)) +
      change.inserted +
      this.#inserted.slice(Math.max(0, changeEnd - this.#at));
    this.#position -= before;
    this.#at -= before;
    this.#left -= before;
    this.#right -= after;
    this.act = act;
    return true;
  }

  /** Steps over what somebody else typed. False when it reached into this burst's words: then it is over. */
  stepOver({ at, remove, insert }: TextChange): boolean {
    const end = this.#at + this.#inserted.length;
    if (at + remove <= this.#at) {
      this.#at += insert.length - remove;
      this.#left = Math.min(this.#left, this.#at - (at + insert.length));
      return true;
    }
    this.#right = Math.min(this.#right, Math.max(0, at - end));
    return at >= end;
  }
}
