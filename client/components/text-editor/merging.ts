// What an editor shows and what the shared text holds, while they differ: own changes that are not written yet (nobody
// has said who writes, or they were refused) and others' changes that are not shown yet (an input method composes, and
// would lose its letters). Pure arithmetic on changes.

import type { ChangeSet } from '@codemirror/state';

export class Merging {
  /** From the text that both know to what the editor shows. */
  #mine: ChangeSet | undefined;
  /** From the text that both know to the shared text. */
  #theirs: ChangeSet | undefined;

  /** The length of the shared text, where the editor shows `shown` characters. */
  sharedLength(shown: number): number {
    return this.#theirs?.newLength ?? this.#mine?.length ?? shown;
  }

  get hasMine(): boolean {
    return this.#mine !== undefined;
  }

  get hasTheirs(): boolean {
    return this.#theirs !== undefined;
  }

  /** The person typed into the editor. */
  typed(changes: ChangeSet): void {
    this.#mine = this.#mine?.compose(changes) ?? changes;
  }

  /** Somebody changed the shared text. */
  arrived(changes: ChangeSet): void {
    this.#theirs = this.#theirs?.compose(changes) ?? changes;
  }

  /** What was typed and not written, as a change of the shared text as it is. */
  get toWrite(): ChangeSet | undefined {
    return this.#mine && this.#theirs ? this.#mine.map(this.#theirs) : this.#mine;
  }

  /** `toWrite` was written. */
  written(): void {
    if (this.#mine) this.#theirs = this.#theirs?.map(this.#mine, true);
    this.#mine = undefined;
  }

  /** Others' changes as a change of what the editor shows; after this they count as shown. */
  takeTheirs(): ChangeSet | undefined {
    const theirs = this.#theirs;
    if (!theirs) return undefined;
    this.#theirs = undefined;
    const shown = this.#mine ? theirs.map(this.#mine, true) : theirs;
    this.#mine = this.#mine?.map(theirs);
    return shown;
  }
}
