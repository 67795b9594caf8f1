// The toolbar's edits: text in, text out. What is selected stands between | and |.

import { assert, constantFrom, nat, property, string, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inlineMarks, toggleInline, type InlineMark } from '../../../client/markdown/inline-marks.ts';
import { toggleFence, toggleLines, type LineMark } from '../../../client/markdown/line-marks.ts';
import { linkPasted, safeAddress, toggleLink } from '../../../client/markdown/links.ts';
import { enterInList, indentList } from '../../../client/markdown/list-keys.ts';
import { applyEdit, type Selected, type TextEdit } from '../../../client/markdown/text-edit.ts';

type Edit = (text: string, selected: Selected) => TextEdit | undefined;

/** Reads `a |b| c`, makes the edit, writes the same notation. */
function after(edit: Edit, marked: string): string {
  const from = marked.indexOf('|');
  const end = marked.indexOf('|', from + 1);
  const text = marked.replaceAll('|', '');
  const made = edit(text, { from, to: end < 0 ? from : end - 1 });
  if (!made) return 'nothing';
  const now = applyEdit(text, made);
  const { from: a, to: b } = made.selected;
  return a === b
    ? `${now.slice(0, a)}|${now.slice(a)}`
    : `${now.slice(0, a)}|${now.slice(a, b)}|${now.slice(b)}`;
}

const bold: Edit = (text, at) => toggleInline(text, at, 'bold');
const italic: Edit = (text, at) => toggleInline(text, at, 'italic');
const code: Edit = (text, at) => toggleInline(text, at, 'code');
const lines =
  (mark: LineMark): Edit =>
  (text, at) =>
    toggleLines(text, at, mark);
const enter: Edit = enterInList;
const tab: Edit = (text, at) => indentList(text, at, false);
const back: Edit = (text, at) => indentList(text, at, true);

describe('bold, italic and code', () => {
  test.each([
    [bold, 'a |word| b', 'a **|word|** b'],
    [bold, 'a **|word|** b', 'a |word| b'],
    [bold, 'a |**word**| b', 'a |word| b'],
    [bold, 'a |word |b', 'a **|word|** b'],
    [bold, 'a wo|rd b', 'a **wo|rd** b'],
    [bold, 'a **wo|rd** b', 'a wo|rd b'],
    [bold, 'a | b', 'a **|** b'],
    [bold, 'a **|** b', 'a | b'],
    [bold, 'a **word|** b', 'a **word**| b'],
    [italic, '**|word|**', '***|word|***'],
    [italic, '***|word|***', '**|word|**'],
    [bold, '***|word|***', '*|word|*'],
    [bold, '- |one\n- two|', '- |**one**\n- **two**|'],
    [bold, '- |**one**\n- **two**|', '- |one\n- two|'],
    [bold, '|- one|', '- **|one|**'],
    [code, 'a |x| b', 'a `|x|` b'],
    [code, 'a |x`y| b', 'a ``|x`y|`` b'],
    [code, '|one\ntwo|', '```\n|one\ntwo|\n```'],
    [code, '```\n|one\ntwo|\n```', '|one\ntwo|'],
    [bold, '|***|', '|***|'],
  ])('%# %s', (edit, before, expected) => {
    expect(after(edit, before)).toBe(expected);
  });

  test('which marks stand around the selection', () => {
    expect([...inlineMarks('***word***', { from: 3, to: 7 })]).toEqual(['bold', 'italic']);
    expect([...inlineMarks('a `x` b', { from: 3, to: 4 })]).toEqual(['code']);
    expect([...inlineMarks('a x b', { from: 2, to: 3 })]).toEqual([]);
  });

  test('on and off again gives the text back, whatever it is', () => {
    const letters = string({
      unit: constantFrom('a', 'b', ' ', '*', '`', '\n', '-', '1', '.', '>', '😀'),
      maxLength: 24,
    });
    const marks = constantFrom<InlineMark>('bold', 'italic', 'code');
    let changed = 0;
    assert(
      property(tuple(letters, nat(24), nat(24), marks), ([text, a, b, mark]) => {
        const [from, to] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)];
        if (inlineMarks(text, { from, to }).has(mark) || from === to) return;
        const once = toggleInline(text, { from, to }, mark);
        if (once.changes.length === 0) return;
        const now = applyEdit(text, once);
        const partly = once.changes.length % 2 === 1;
        expect(partly).toBe(false);
        const twice = applyEdit(now, toggleInline(now, once.selected, mark));
        // Where a line of several had the mark before, a second press takes that one off as well.
        if (!text.includes('*') && !text.includes('`')) expect(twice).toBe(text);
        else if (!text.slice(from, to).includes('\n')) expect(twice).toBe(text);
        changed += 1;
      }),
      { numRuns: 3000 },
    );
    expect(changed).toBeGreaterThan(500);
  });
});

describe('lists, quotes, blocks of code', () => {
  test.each([
    [lines('list'), 'o|ne', '- o|ne'],
    [lines('list'), '- o|ne', 'o|ne'],
    [lines('list'), '|one\n\ntwo|', '- |one\n\n- two|'],
    [lines('numbers'), '|- one\n- two|', '1. |one\n2. two|'],
    [lines('checks'), '|', '- [ ] |'],
    [lines('checks'), '- [x] o|ne', 'o|ne'],
    [lines('list'), '  1. o|ne', '  - o|ne'],
    [lines('quote'), '|one\n\ntwo|', '> |one\n> \n> two|'],
    [lines('quote'), '|> one\n> \n> two|', '|one\n\ntwo|'],
    [lines('list'), '> o|ne', '> - o|ne'],
  ])('%# %s', (edit, before, expected) => {
    expect(after(edit, before)).toBe(expected);
  });

  test('on and off again gives the text back, whatever it is', () => {
    const letters = string({ unit: constantFrom('a', 'b', ' ', '\n', '`', '*', '😀'), maxLength: 24 });
    const marks = constantFrom<LineMark | 'fence'>('list', 'numbers', 'checks', 'quote', 'fence');
    assert(
      property(tuple(letters, nat(24), nat(24), marks), ([text, a, b, mark]) => {
        const selected = { from: Math.min(a, b, text.length), to: Math.min(Math.max(a, b), text.length) };
        if (/^\s*\* /m.test(text) || text.includes('```')) return;
        const edit: Edit = (now, at) =>
          mark === 'fence' ? toggleFence(now, at) : toggleLines(now, at, mark);
        const once = edit(text, selected) as TextEdit;
        const now = applyEdit(text, once);
        expect(now).not.toBe(text);
        expect(applyEdit(now, edit(now, once.selected) as TextEdit)).toBe(text);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('links', () => {
  test.each([
    [toggleLink, 'see |the plan| now', 'see [the plan](|) now'],
    [toggleLink, 'see [the plan](|) now', 'see |the plan| now'],
    [toggleLink, 'see | now', 'see [|]() now'],
    [toggleLink, 'see [|]() now', 'see | now'],
    [toggleLink, '|https://a.example/x|', '[|](https://a.example/x)'],
  ])('%# %s', (edit, before, expected) => {
    expect(after(edit, before)).toBe(expected);
  });

  test('an address pasted over words makes a link of them', () => {
    const paste =
      (pasted: string): Edit =>
      (text, at) =>
        linkPasted(text, at, pasted);
    expect(after(paste('https://a.example/x (1)'), 'see |this|')).toBe('nothing');
    expect(after(paste(' https://a.example/x_(1)\n'), 'see |this|')).toBe(
      'see [this](https://a.example/x_%281%29)|',
    );
    expect(after(paste('javascript:alert(1)'), 'see |this|')).toBe('nothing');
    expect(after(paste('https://a.example'), 'see |https://b.example|')).toBe('nothing');
    expect(after(paste('https://a.example'), 'see |[this]|')).toBe('nothing');
    expect(after(paste('https://a.example'), 'see |')).toBe('nothing');
  });

  test('only addresses that a page may open are links', () => {
    for (const good of ['https://a.example', 'HTTP://A.example/', 'mailto:a@b.example'])
      expect(safeAddress(good)).toBe(good);
    for (const bad of [
      'javascript:alert(1)',
      'data:text/html,x',
      'java\tscript:x',
      '/x',
      'vbscript:x',
      'file:///x',
      'https://',
    ])
      expect(safeAddress(bad)).toBeUndefined();
  });
});

describe('keys in lists', () => {
  test.each([
    [enter, '- one|', '- one\n- |'],
    [enter, '- o|ne', '- o\n- |ne'],
    [enter, '  * one|', '  * one\n  * |'],
    [enter, '9. one|', '9. one\n10. |'],
    [enter, '- [x] one|', '- [x] one\n- [ ] |'],
    [enter, '> one|', '> one\n> |'],
    [enter, '> - one|', '> - one\n> - |'],
    [enter, '- one\n- |', '- one\n|'],
    [enter, '- one\n  - |', '- one\n- |'],
    [enter, '> one\n> |', '> one\n|'],
    [enter, '> - one\n> - |', '> - one\n> |'],
    [enter, 'one|', 'nothing'],
    [enter, '|- one', 'nothing'],
    [enter, '```\n- one|', 'nothing'],
    [enter, '- one |two| three', '- one \n- | three'],
    [tab, '- one\n- t|wo', '- one\n  - t|wo'],
    [tab, '1. one\n2. t|wo', '1. one\n   2. t|wo'],
    [tab, '- one\n  - t|wo', 'nothing'],
    [tab, '- o|ne', 'nothing'],
    [tab, 'o|ne', 'nothing'],
    [tab, '- one\n- |two\n- three|', '- one\n  - |two\n  - three|'],
    [back, '- one\n  - t|wo', '- one\n- t|wo'],
    [back, '- o|ne', 'nothing'],
    [back, '- one\n  - |two\n  - three|', '- one\n- |two\n- three|'],
  ])('%# %s', (edit, before, expected) => {
    expect(after(edit, before)).toBe(expected);
  });
});
