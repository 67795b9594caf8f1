// Keys in lists: Enter goes on with the list and ends it on an empty point, Tab and Shift+Tab move a point in and out.
// Undefined means that the key does what it does elsewhere: so Tab never keeps anybody in the field.

import { headOf, type LineHead } from './line-marks.ts';
import { linesOf, type Selected, type TextEdit, type TextLine } from './text-edit.ts';

/** True inside a block of code, where a dash is no list. */
function inCode(text: string, at: number): boolean {
  let open = false;
  for (const found of text.slice(0, at).matchAll(/^[ \t]*(?:```|~~~)/gm)) if (found) open = !open;
  return open;
}

function nextMark({ kind, mark }: LineHead): string {
  if (kind === 'checks') return mark.replace(/[xX]/, ' ');
  const number = /^(\d+)(.*)$/s.exec(mark);
  return number ? `${Number(number[1]) + 1}${number[2]}` : mark;
}

/** The quote marks at the beginning of a line; what follows them in its lead is indentation. */
const quoteOf = (lead: string) => /^(?:[ \t]*>[ ]?)*/.exec(lead)?.[0] ?? '';

function pointAt(text: string, at: number): { readonly line: TextLine; readonly head: LineHead } | undefined {
  const [line] = linesOf(text, { from: at, to: at });
  if (!line || inCode(text, line.from)) return undefined;
  return { line, head: headOf(line.text) };
}

export function enterInList(text: string, { from, to }: Selected): TextEdit | undefined {
  const point = pointAt(text, from);
  if (!point) return undefined;
  const { line, head } = point;
  const start = line.from + head.lead.length + head.mark.length;
  const isQuote = head.kind === null && head.lead.includes('>');
  if ((head.kind === null && !isQuote) || from < start) return undefined;
  if (line.text.slice(start - line.from).trim() === '' && to <= line.to) return endPoint(line, head);
  const insert = `\n${head.lead}${nextMark(head)}`;
  const at = from + insert.length;
  return { changes: [{ at: from, remove: to - from, insert }], selected: { from: at, to: at } };
}

/** An empty point ends the list; one of an inner list goes one step out; an empty line of a quote ends the quote. */
function endPoint(line: TextLine, head: LineHead): TextEdit {
  const quote = quoteOf(head.lead);
  const out = step(head, head.lead.length - quote.length);
  const inner = out > 0 ? quote + line.text.slice(quote.length + out) : quote;
  const keep = head.kind === null ? '' : inner;
  const at = line.from + keep.length;
  return {
    changes: [{ at: line.from, remove: line.to - line.from, insert: keep }],
    selected: { from: at, to: at },
  };
}

/** So far a point moves out: the width of a mark, or what indentation there is. */
const step = ({ kind }: LineHead, indent: number) => Math.min(indent, kind === 'numbers' ? 3 : 2);

/** Moves the points that are selected in or out; only under a point that can hold them. */
export function indentList(text: string, selected: Selected, out: boolean): TextEdit | undefined {
  const lines = linesOf(text, selected);
  const points = lines.map((line) => ({ line, head: headOf(line.text) }));
  const [first] = points;
  if (!first || inCode(text, first.line.from)) return undefined;
  // Inside a quote the spaces belong to the quote.
  if (points.some(({ head }) => head.kind === null || head.lead.includes('>'))) return undefined;
  const indent = first.head.lead.length;
  const width = out ? step(first.head, indent) : markAbove(text, first.line, indent);
  if (width === 0) return undefined;
  let moved = 0;
  const changes = points.map(({ line, head }) => {
    const remove = out ? Math.min(width, head.lead.length) : 0;
    const change = { at: line.from + moved, remove, insert: out ? '' : ' '.repeat(width) };
    moved += change.insert.length - remove;
    return change;
  });
  const shift = (changes[0]?.insert.length ?? 0) - (changes[0]?.remove ?? 0);
  const from = Math.max(first.line.from, selected.from + shift);
  return { changes, selected: { from, to: Math.max(from, selected.to + moved) } };
}

/** The width of the mark under which this point would stand, or 0 where there is none that could hold it. */
function markAbove(text: string, { from }: TextLine, indent: number): number {
  let before = from;
  while (before > 0) {
    const [line] = linesOf(text, { from: before - 1, to: before - 1 });
    if (!line) return 0;
    const { lead, mark, kind } = headOf(line.text);
    if (kind === null) return 0;
    if (lead.length < indent) return 0;
    if (lead.length === indent) return kind === 'checks' ? 2 : mark.length;
    before = line.from;
  }
  return 0;
}
