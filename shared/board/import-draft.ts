// One item's update while it is being put together: what is taken over from the file, what stays as it is here.

import type { ItemId, MemberId } from '../ids.ts';
import type { ImportPlan } from '../import/plan.ts';
import type { Member } from '../records.ts';
import type { Board } from './document.ts';
import type { Act, Edit } from './edit.ts';
import type { ImportNames } from './import-names.ts';
import type { SourceMarks } from './import-marks.ts';
import { sameValue } from './values.ts';

/** What of an item an update may speak of. */
export type UpdatedField = keyof SourceMarks;

/** What an update finds on the board beside the item itself. */
export interface UpdateContext {
  readonly board: Board;
  readonly act: Act;
  readonly plan: ImportPlan;
  readonly names: ImportNames;
  readonly members: ReadonlyMap<MemberId, Member>;
  /** Items by their key at the source, those that come with this import too; and by the mark of that key. */
  readonly bySource: ReadonlyMap<string, ItemId>;
  readonly byMark: ReadonlyMap<number, ItemId>;
}

export type Write = (change: Edit) => void;

/** What becomes of one field: `base` is what the file said before, by which the other two are judged. */
export class Draft {
  readonly taken: UpdatedField[] = [];
  readonly kept: UpdatedField[] = [];
  readonly writes: Write[] = [];
  readonly #base: SourceMarks;
  readonly #now: SourceMarks;

  constructor(base: SourceMarks, now: SourceMarks) {
    this.#base = base;
    this.#now = now;
  }

  news(field: UpdatedField): boolean {
    return !sameValue(this.#base[field], this.#now[field]);
  }

  /** A field of one value: `asThere` when it is here as in the file, `untouched` when it is as the import left it. */
  settle(
    field: UpdatedField,
    here: { readonly asThere: boolean; readonly untouched: boolean },
    write: Write,
  ): void {
    if (!this.news(field) || here.asThere) return;
    if (here.untouched) this.take(field, write);
    else this.kept.push(field);
  }

  take(field: UpdatedField, write: Write): void {
    this.taken.push(field);
    this.writes.push(write);
  }

  /** The elements of a set that the file has and had not, and those that it had and has no more. */
  changed(field: 'labels' | 'assignees' | 'waits' | 'links') {
    const [before, now] = [new Set(this.#base[field]), new Set(this.#now[field])];
    return {
      isNew: (mark: number) => now.has(mark) && !before.has(mark),
      gone: [...before].filter((mark) => !now.has(mark)),
    };
  }
}
