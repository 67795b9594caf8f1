// Words that waited while others typed: nobody's letters are lost.

import { assert, nat, property, stringMatching, tuple, type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapIndex, mapTyped, rebase } from '../../../client/components/text-editor/rebase.ts';
import type { TextChange } from '../../../shared/text-change.ts';

const apply = (text: string, changes: readonly TextChange[]): string =>
  changes.reduce((so, { at, remove, insert }) => so.slice(0, at) + insert + so.slice(at + remove), text);

describe('rebase', () => {
  it('puts words where they stood when others typed before them', () => {
    const mine = { at: 5, remove: 0, insert: ' world' };
    expect(apply('Oh, hello', rebase(mine, [{ at: 0, remove: 0, insert: 'Oh, ' }]))).toBe('Oh, hello world');
  });

  it('takes out what the person saw and leaves what others put into it', () => {
    // "one two three" → the person takes "two" out while somebody types into the middle of it.
    const others = [{ at: 5, remove: 0, insert: 'XY' }];
    const now = apply('one two three', others);
    expect(apply(now, rebase({ at: 4, remove: 3, insert: '' }, others))).toBe('one XY three');
  });

  it('does not take out twice what somebody took out already', () => {
    const others = [{ at: 4, remove: 4, insert: '' }];
    expect(apply('one three', rebase({ at: 4, remove: 3, insert: '2' }, others))).toBe('one 2three');
  });

  it('keeps every letter that others put in and every letter of the person, for any changes', () => {
    // Own letters are upper case, others' are digits, the text before is lower case.
    const change = (text: string, letters: string): Arbitrary<TextChange> =>
      tuple(nat(text.length), nat(4), stringMatching(new RegExp(`^[${letters}]{0,4}$`))).map(
        ([at, remove, insert]) => ({
          at,
          remove: Math.min(remove, text.length - at),
          insert,
        }),
      );
    const base = 'abcdefghij';
    const cases = change(base, 'A-Z').chain((local) =>
      change(base, '0-9').chain((first) =>
        change(apply(base, [first]), '0-9').map((second) => ({ local, others: [first, second] })),
      ),
    );
    assert(
      property(cases, ({ local, others }) => {
        const theirs = apply(base, others);
        const merged = apply(theirs, rebase(local, others));
        expect(merged.replace(/[^A-Z]/g, '')).toBe(local.insert);
        expect(merged.replace(/[^0-9]/g, '')).toBe(theirs.replace(/[^0-9]/g, ''));
        const removed = base.slice(local.at, local.at + local.remove);
        for (const letter of removed) expect(merged).not.toContain(letter);
      }),
    );
  });

  it('keeps a caret between the letters where it was', () => {
    expect(mapIndex(5, [{ at: 2, remove: 0, insert: 'xyz' }])).toBe(8);
    expect(mapIndex(5, [{ at: 5, remove: 0, insert: 'xyz' }])).toBe(5);
    expect(mapIndex(5, [{ at: 3, remove: 4, insert: '' }])).toBe(3);
    expect(mapIndex(5, [{ at: 7, remove: 1, insert: 'q' }])).toBe(5);
  });
});

describe('mapTyped', () => {
  it('keeps the caret behind the words just typed, when others typed before and after them', () => {
    const local = { at: 3, remove: 0, insert: '日本' };
    const others = [
      { at: 0, remove: 0, insert: 'Oh. ' },
      { at: 11, remove: 0, insert: ' please' },
    ];
    const changes = rebase(local, others);
    expect(apply(apply('Pay now', others), changes)).toBe('Oh. Pay日本 now please');
    expect(mapTyped(5, local, others, changes)).toBe(9);
    expect(mapTyped(0, local, others, changes)).toBe(0);
    expect(mapTyped(9, local, others, changes)).toBe(13);
  });
});
