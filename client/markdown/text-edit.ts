// What a press of a button does to a text: changes, and what is selected afterwards. Text in, change out; the editor
// makes the changes through the same door as typing.

import type { TextChange } from '../../shared/text-change.ts';

export interface Selected {
  readonly from: number;
  readonly to: number;
}

export interface TextEdit {
  /** In order, each after the last. */
  readonly changes: readonly TextChange[];
  readonly selected: Selected;
}

/** Puts `insert` in the place of a range, in places of the text before all changes. */
export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

export const insertAt = (at: number, insert: string): Splice => ({ from: at, to: at, insert });
export const takeOut = (from: number, to: number): Splice => ({ from, to, insert: '' });

/** Splices that do not overlap, sorted, as changes each after the last. */
export function inOrder(splices: readonly Splice[]): readonly TextChange[] {
  let moved = 0;
  return splices.map(({ from, to, insert }) => {
    const change = { at: from + moved, remove: to - from, insert };
    moved += insert.length - (to - from);
    return change;
  });
}

/** Where a place stands after the splices; of what is put in at this very place it stands before, or `after`. */
export function placeAfter(splices: readonly Splice[], at: number, after: boolean): number {
  let moved = 0;
  for (const { from, to, insert } of splices) {
    if (from > at || (from === at && to === at && !after)) break;
    moved += insert.length - (Math.min(to, at) - from);
  }
  return at + moved;
}

export const applyEdit = (text: string, { changes }: Pick<TextEdit, 'changes'>): string =>
  changes.reduce((now, { at, remove, insert }) => now.slice(0, at) + insert + now.slice(at + remove), text);

export interface TextLine {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The lines that a selection touches. */
export function linesOf(text: string, { from, to }: Selected): readonly TextLine[] {
  const lines: TextLine[] = [];
  let start = from === 0 ? 0 : text.lastIndexOf('\n', from - 1) + 1;
  for (;;) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    lines.push({ from: start, to: end, text: text.slice(start, end) });
    if (end >= to || found < 0) return lines;
    start = end + 1;
  }
}
