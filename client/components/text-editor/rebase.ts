// Words that were typed before others' words arrived, carried over to the text as it is now: pure arithmetic on
// changes, so that what waited (for an input method, for an answer, after a refusal) takes nobody's words away.

import type { TextChange } from '../../../shared/text-change.ts';

/** Where a caret stands after changes that came in order; typing at its very place pushes it only when `after`. */
export function mapIndex(index: number, changes: readonly TextChange[], after = false): number {
  let at = index;
  for (const change of changes) {
    const end = change.at + change.remove;
    if (at >= end && (at > change.at || change.remove > 0 || after))
      at += change.insert.length - change.remove;
    else if (at > change.at) at = change.at;
  }
  return at;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** The pieces of a range that are still there after one change: words put into it are not part of it. */
function cut({ from, to }: Range, { at, remove, insert }: TextChange): readonly Range[] {
  const end = at + remove;
  const left = { from: Math.min(from, at), to: Math.min(to, at) };
  const shift = insert.length - remove;
  const right = { from: Math.max(from, end) + shift, to: Math.max(to, end) + shift };
  return [left, right].filter((range) => range.to > range.from);
}

/**
 * The local change, made on a text before `others` came, as changes of the text after them: it takes out only what the
 * person saw, and puts their words where they stood. Each change comes after the last.
 */
export function rebase(local: TextChange, others: readonly TextChange[]): readonly TextChange[] {
  let ranges: readonly Range[] = local.remove > 0 ? [{ from: local.at, to: local.at + local.remove }] : [];
  for (const other of others) ranges = ranges.flatMap((range) => cut(range, other));
  const at = mapIndex(local.at, others, true);
  const changes: TextChange[] = [];
  // From the end to the beginning, so that no removal moves the next one.
  for (const { from, to } of ranges.toReversed()) changes.push({ at: from, remove: to - from, insert: '' });
  if (local.insert !== '') changes.push({ at: mapIndex(at, changes), remove: 0, insert: local.insert });
  return changes;
}

/**
 * Where a caret of the field stands after all of it: an index into the words with the local change alone becomes one
 * into the words with the others' too. `changes` is what `rebase` made of the local change.
 */
export function mapTyped(
  index: number,
  local: TextChange,
  others: readonly TextChange[],
  changes: readonly TextChange[],
): number {
  const { at, remove, insert } = local;
  const typed = changes.at(-1);
  if (insert !== '' && typed && index > at && index <= at + insert.length) return typed.at + (index - at);
  const before = index <= at ? index : index - insert.length + remove;
  return mapIndex(mapIndex(before, others), changes);
}
