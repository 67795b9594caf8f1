// Keys and the toolbar of the editor: each makes an edit out of client/markdown and hands it to the editor as a change
// like typing.

import type { Extension } from '@codemirror/state';
import { EditorView, keymap, type Command } from '@codemirror/view';
import type { TextChange } from '../../../shared/text-change.ts';
import { inlineMarks, toggleInline, type InlineMark } from '../../markdown/inline-marks.ts';
import { hasLineMark, toggleLines, type LineMark } from '../../markdown/line-marks.ts';
import { linkPasted, toggleLink } from '../../markdown/links.ts';
import { enterInList, indentList } from '../../markdown/list-keys.ts';
import { wordsOfHtmlOnly } from '../../markdown/pasted.ts';
import { linesOf, type Selected, type TextEdit } from '../../markdown/text-edit.ts';
import { toChangeSet } from './change-set.ts';

export type Mark = InlineMark | LineMark | 'link';

const textOf = (view: EditorView): string => view.state.doc.sliceString(0, undefined, '\n');

function selectedIn(view: EditorView): Selected {
  const { from, to } = view.state.selection.main;
  return { from, to };
}

function make(view: EditorView, edit: TextEdit | undefined, userEvent: string): boolean {
  if (!edit || view.state.readOnly) return false;
  const { changes, selected } = edit;
  view.dispatch({
    changes: toChangeSet(changes, view.state.doc.length),
    selection: { anchor: selected.from, head: selected.to },
    scrollIntoView: true,
    userEvent,
  });
  return true;
}

/** Puts a mark around or before what is selected, or takes it away. */
export function pressMark(view: EditorView, mark: Mark): void {
  const [text, selected] = [textOf(view), selectedIn(view)];
  make(view, markEdit(text, selected, mark), 'input.mark');
}

function markEdit(text: string, selected: Selected, mark: Mark): TextEdit {
  if (mark === 'link') return toggleLink(text, selected);
  if (mark === 'bold' || mark === 'italic' || mark === 'code') return toggleInline(text, selected, mark);
  return toggleLines(text, selected, mark);
}

/** Which marks stand where the selection is. It looks at the lines selected alone, so that it costs nothing. */
export function marksAt(view: EditorView): ReadonlySet<Mark> {
  const { from, to } = selectedIn(view);
  const { doc } = view.state;
  const start = doc.lineAt(from).from;
  // More than a page selected has no one mark.
  if (to - from > 5000) return new Set();
  const text = doc.sliceString(start, doc.lineAt(to).to, '\n');
  const selected = { from: from - start, to: to - start };
  const marks = new Set<Mark>(inlineMarks(text, selected));
  const lines = linesOf(text, selected);
  for (const mark of ['list', 'numbers', 'checks', 'quote'] as const)
    if (text.trim() !== '' && hasLineMark(lines, mark)) marks.add(mark);
  return marks;
}

const onKey =
  (mark: Mark): Command =>
  (view) => {
    pressMark(view, mark);
    return true;
  };

const inList =
  (edit: (text: string, selected: Selected) => TextEdit | undefined, userEvent: string): Command =>
  (view) =>
    !view.composing && make(view, edit(textOf(view), selectedIn(view)), userEvent);

function insertion(view: EditorView, words: string): TextEdit {
  const { from, to } = selectedIn(view);
  const changes: readonly TextChange[] = [{ at: from, remove: to - from, insert: words }];
  return { changes, selected: { from: from + words.length, to: from + words.length } };
}

/** Types words where the caret is. */
export const insertWords = (view: EditorView, words: string): boolean =>
  make(view, insertion(view, words), 'input.paste');

/** An address over words makes a link; HTML alone comes as plain words; all else is the editor's own paste. */
function paste(event: ClipboardEvent, view: EditorView): boolean {
  const data = event.clipboardData;
  if (!data || data.files.length > 0) return false;
  const edit = linkPasted(textOf(view), selectedIn(view), data.getData('text/plain'));
  const words = wordsOfHtmlOnly(data);
  const made = edit
    ? make(view, edit, 'input.paste')
    : words !== undefined && words !== '' && insertWords(view, words);
  if (made) event.preventDefault();
  return made;
}

export const markdownKeys: Extension = [
  keymap.of([
    { key: 'Mod-b', run: onKey('bold') },
    { key: 'Mod-i', run: onKey('italic') },
    { key: 'Mod-k', run: onKey('link'), stopPropagation: true },
    { key: 'Mod-e', run: onKey('code') },
    { key: 'Enter', run: inList(enterInList, 'input') },
    { key: 'Tab', run: inList((text, selected) => indentList(text, selected, false), 'input.indent') },
    { key: 'Shift-Tab', run: inList((text, selected) => indentList(text, selected, true), 'delete.dedent') },
  ]),
  EditorView.domEventHandlers({ paste }),
];
