// What stands before the words of a line: indentation, quote marks, the mark of a list. And the buttons for lists, for
// quotes and for a block of code, each of which puts its mark before every line selected, or takes it away again.

import {
  inOrder,
  insertAt,
  linesOf,
  placeAfter,
  takeOut,
  type Selected,
  type Splice,
  type TextEdit,
  type TextLine,
} from './text-edit.ts';

export type LineMark = 'list' | 'numbers' | 'checks' | 'quote';

export interface LineHead {
  /** Indentation and quote marks before the mark of a list. */
  readonly lead: string;
  /** The mark of a list with the space behind it, or ''. */
  readonly mark: string;
  readonly kind: 'list' | 'numbers' | 'checks' | null;
}

const shape = /^((?:[ \t]*>[ ]?)*[ \t]*)(?:([-*+] \[[ xX]\] )|([-*+] )|(\d{1,9}[.)] ))?/;

export function headOf(line: string): LineHead {
  const [, lead = '', check, bullet, number] = shape.exec(line) ?? [];
  const kind = check ? 'checks' : bullet ? 'list' : number ? 'numbers' : null;
  return { lead, mark: check ?? bullet ?? number ?? '', kind };
}

const marks = { list: () => '- ', numbers: (n: number) => `${n}. `, checks: () => '- [ ] ' };
const quoted = /^[ \t]*>[ ]?/;

/** True where every line with words in it that a selection touches has this mark. */
export function hasLineMark(lines: readonly TextLine[], mark: LineMark): boolean {
  return lines.every(({ text }) =>
    mark === 'quote' ? quoted.test(text) : headOf(text).kind === mark || text.trim() === '',
  );
}

export function toggleLines(text: string, selected: Selected, mark: LineMark): TextEdit {
  const touched = linesOf(text, selected);
  const spoken = touched.filter((line) => line.text.trim() !== '');
  // A quote goes on over empty lines; a list would end up with empty points.
  const lines = mark === 'quote' || spoken.length === 0 ? touched : spoken;
  const off = lines.every(({ text: line }) =>
    mark === 'quote' ? quoted.test(line) : headOf(line).kind === mark,
  );
  const splices = lines.map((line, i): Splice => {
    if (mark === 'quote') {
      const found = off ? (quoted.exec(line.text)?.[0] ?? '') : '';
      const indent = found.length - found.trimStart().length;
      return off ? takeOut(line.from + indent, line.from + found.length) : insertAt(line.from, '> ');
    }
    const { lead, mark: there } = headOf(line.text);
    const from = line.from + lead.length;
    return { from, to: from + there.length, insert: off ? '' : marks[mark](i + 1) };
  });
  const from = placeAfter(splices, selected.from, true);
  return {
    changes: inOrder(splices.filter(({ from: a, to, insert }) => a !== to || insert !== '')),
    selected: { from, to: Math.max(from, placeAfter(splices, selected.to, true)) },
  };
}

const fence = '```';

/** Puts the lines of a selection between the marks of a block of code, or takes those marks away. */
export function toggleFence(text: string, selected: Selected): TextEdit {
  const lines = linesOf(text, selected);
  const [from, to] = [lines[0]?.from ?? 0, lines.at(-1)?.to ?? 0];
  const before = from > 0 ? linesOf(text, { from: from - 1, to: from - 1 })[0] : undefined;
  const after = to < text.length ? linesOf(text, { from: to + 1, to: to + 1 })[0] : undefined;
  if (before?.text.trim() === fence && after?.text.trim() === fence) {
    return {
      changes: inOrder([takeOut(before.from, from), takeOut(to, after.to)]),
      selected: { from: before.from, to: to - (from - before.from) },
    };
  }
  const shift = fence.length + 1;
  return {
    changes: inOrder([insertAt(from, `${fence}\n`), insertAt(to, `\n${fence}`)]),
    selected: { from: from + shift, to: to + shift },
  };
}
