// Bold, italic and code around words. A mark is there when its signs stand on both sides; stars of both marks add up,
// so that `***words***` is bold and italic and either can be taken away alone.

import { headOf, toggleFence } from './line-marks.ts';
import {
  inOrder,
  insertAt,
  linesOf,
  placeAfter,
  takeOut,
  type Selected,
  type Splice,
  type TextEdit,
} from './text-edit.ts';

export type InlineMark = 'bold' | 'italic' | 'code';

const signOf = (mark: InlineMark) => (mark === 'code' ? '`' : '*');

/** So many of this sign stand at one side of a place. */
function run(text: string, at: number, sign: string, step: 1 | -1): number {
  let count = 0;
  for (let i = step === 1 ? at : at - 1; text[i] === sign; i += step) count += 1;
  return count;
}

/** So many signs the mark takes on each side: in code one more than stand together in the words. */
function width(mark: InlineMark, words: string): number {
  if (mark !== 'code') return mark === 'bold' ? 2 : 1;
  return 1 + Math.max(0, ...(words.match(/`+/g) ?? []).map((found) => found.length));
}

function isMarked(text: string, { from, to }: Selected, mark: InlineMark): boolean {
  const sign = signOf(mark);
  const signs = Math.min(run(text, from, sign, -1), run(text, to, sign, 1));
  const wide = width(mark, text.slice(from, to));
  return signs % (2 * wide) >= wide;
}

/** Without the signs and spaces at its ends; undefined where nothing else is there. */
function wordsIn(text: string, selected: Selected, sign: string): Selected | undefined {
  let { from, to } = selected;
  if (Array.from(text.slice(from, to)).every((letter) => letter === sign || /\s/.test(letter)))
    return undefined;
  for (let both = 1; both > 0; from += both, to -= both) {
    while (/\s/.test(text[from] as string)) from += 1;
    while (/\s/.test(text[to - 1] as string)) to -= 1;
    both = Math.min(run(text, from, sign, 1), run(text, to, sign, -1));
  }
  return { from, to };
}

const letterBefore = /[\p{L}\p{N}\p{M}]+$/u;
const letterAfter = /^[\p{L}\p{N}\p{M}]+/u;

/** The word around a caret; the caret alone where it does not stand inside one. */
function wordAt(text: string, at: number): Selected {
  const before = letterBefore.exec(text.slice(Math.max(0, at - 100), at))?.[0] ?? '';
  const after = letterAfter.exec(text.slice(at, at + 100))?.[0] ?? '';
  if (before === '' || after === '') return { from: at, to: at };
  return { from: at - before.length, to: at + after.length };
}

/** The words of each line of a selection, without the marks of lists and quotes. */
function partsOf(text: string, selected: Selected, sign: string): readonly Selected[] {
  const lines = linesOf(text, selected);
  return lines.flatMap((line) => {
    const { lead, mark } = headOf(line.text);
    const from = Math.max(selected.from, line.from + lead.length + mark.length);
    const to = Math.min(selected.to, line.to);
    return from < to ? (wordsIn(text, { from, to }, sign) ?? []) : [];
  });
}

/** Where a caret goes that stands before the end of a mark: behind it, to write on without it. */
function wayOut(text: string, at: number, mark: InlineMark): number | undefined {
  const sign = signOf(mark);
  const wide = width(mark, '');
  const after = run(text, at, sign, 1);
  if (after < wide || run(text, at, sign, -1) > 0) return undefined;
  const [line] = linesOf(text, { from: at, to: at });
  const opened = line && text.slice(line.from, at).includes(sign.repeat(wide));
  return opened ? at + wide : undefined;
}

/** Which marks stand around a selection. */
export function inlineMarks(text: string, selected: Selected): ReadonlySet<InlineMark> {
  const found = new Set<InlineMark>();
  for (const mark of ['bold', 'italic', 'code'] as const) {
    const parts = selected.from < selected.to ? partsOf(text, selected, signOf(mark)) : [];
    const all = parts.length > 0 ? parts : [wordAt(text, selected.from)];
    if (all.every((part) => isMarked(text, part, mark))) found.add(mark);
  }
  return found;
}

export function toggleInline(text: string, selected: Selected, mark: InlineMark): TextEdit {
  const sign = signOf(mark);
  if (selected.from === selected.to) {
    const out = wayOut(text, selected.from, mark);
    if (out !== undefined) return { changes: [], selected: { from: out, to: out } };
    return turn(text, [wordAt(text, selected.from)], mark, selected);
  }
  if (mark === 'code' && linesOf(text, selected).length > 1) return toggleFence(text, selected);
  const parts = partsOf(text, selected, sign);
  return parts.length === 0 ? { changes: [], selected } : turn(text, parts, mark);
}

function turn(text: string, parts: readonly Selected[], mark: InlineMark, caret?: Selected): TextEdit {
  const off = parts.every((part) => isMarked(text, part, mark));
  const splices = parts.flatMap((part): readonly Splice[] => {
    const { from, to } = part;
    const wide = width(mark, text.slice(from, to));
    if (off) return [takeOut(from - wide, from), takeOut(to, to + wide)];
    if (isMarked(text, part, mark)) return [];
    const signs = signOf(mark).repeat(wide);
    return [insertAt(from, signs), insertAt(to, signs)];
  });
  const [first, last] = [parts[0] as Selected, parts.at(-1) as Selected];
  if (caret) {
    const at = first.from === first.to ? first.from + (splices[0]?.insert.length ?? 0) : -1;
    const stays =
      at >= 0 ? (off ? first.from - width(mark, '') : at) : placeAfter(splices, caret.from, false);
    return { changes: inOrder(splices), selected: { from: stays, to: stays } };
  }
  // Of several lines the signs are selected too, so that a second press finds them around each.
  const several = parts.length > 1;
  const wide = off ? width(mark, text.slice(first.from, first.to)) : 0;
  const from = placeAfter(splices, first.from - (several ? wide : 0), !several);
  const to = placeAfter(splices, last.to, several);
  return { changes: inOrder(splices), selected: { from, to: Math.max(from, to) } };
}
