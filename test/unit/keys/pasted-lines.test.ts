// A pasted list read as titles.

import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { titlesIn } from '../../../client/components/pasted-lines.ts';

describe('a pasted list', () => {
  it('is one title for each line that has words, in its order, whatever ends the lines', () => {
    expect(titlesIn('one\r\ntwo\n\n  \nthree\rfour\u2028five')).toEqual([
      'one',
      'two',
      'three',
      'four',
      'five',
    ]);
  });

  it.each([
    ['- one', 'one'],
    ['* one', 'one'],
    ['  • one', 'one'],
    ['– one', 'one'],
    ['1. one', 'one'],
    ['12) one', 'one'],
    ['(3) one', 'one'],
    ['a) one', 'one'],
    ['[ ] one', 'one'],
    ['- [x] one', 'one'],
    ['* [ ] 2. one', 'one'],
    ['☐ one', 'one'],
    ['\t◦\u00a0one\ttwo', 'one two'],
  ])('loses its mark: %j', (line, title) => {
    expect(titlesIn(line)).toEqual([title]);
  });

  it.each([
    '2024 budget',
    '1.5 times faster',
    '-1 is no size',
    'a.b',
    'A. Smith',
    '[docs] write them',
    '#12',
    'x',
  ])('keeps what only looks like a mark: %j', (line) => {
    expect(titlesIn(line)).toEqual([line]);
  });

  it('leaves out lines that are only drawn', () => {
    expect(titlesIn('one\n---\n=====\n* \n•\n[ ]\ntwo')).toEqual(['one', 'two']);
  });

  it('read again stays the same, and no title is empty or has a break in it', () => {
    assert(
      property(string({ unit: 'binary' }), (text) => {
        const titles = titlesIn(text);
        expect(titles.every((title) => title.trim() === title && title !== '' && !/[\n\r]/.test(title))).toBe(
          true,
        );
        expect(titlesIn(titles.join('\n'))).toEqual(titles);
      }),
    );
  });
});
