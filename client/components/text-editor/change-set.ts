// Changes of a text as the editor's library has them, and back.

import { ChangeSet, type ChangeSpec } from '@codemirror/state';
import type { TextChange } from '../../../shared/text-change.ts';

/** Changes in order, each after the last, as one change of a document of this length. */
export function toChangeSet(changes: readonly TextChange[], length: number): ChangeSet {
  let all = ChangeSet.empty(length);
  for (const { at, remove, insert } of changes) {
    const one: ChangeSpec = { from: at, to: at + remove, insert };
    // Only \n ends a line here: the shared text counts every letter that others typed.
    all = all.compose(ChangeSet.of(one, all.newLength, '\n'));
  }
  return all;
}

/** One change of a document as changes in order, each after the last. */
export function toTextChanges(changes: ChangeSet): readonly TextChange[] {
  const found: TextChange[] = [];
  changes.iterChanges((fromA, toA, fromB, _toB, inserted) => {
    found.push({ at: fromB, remove: toA - fromA, insert: inserted.sliceString(0, inserted.length, '\n') });
  });
  return found;
}
