// Two people began one field apart: both texts are kept, and joining them loses no word, however they come together.

import { array, assert, constantFrom, nat, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BoardStore } from '../../../client/store/board-store.ts';
import { History } from '../../../client/store/history.ts';
import { SharedText } from '../../../client/store/shared-text.ts';
import { readItem } from '../../../shared/board/read-item.ts';
import { addItem } from '../../../shared/board/mutate-item.ts';
import { joinTexts, textsWithWords, typeText, type TextRef } from '../../../shared/board/mutate-text.ts';
import { exchange, replicaOf, testBoard, type TestBoard } from '../../board-kit.ts';

/** A field of an item of another kind, begun by two people who did not see each other. */
function apart() {
  const ann = testBoard(1);
  const item = addItem(ann.board, ann.act(), { kind: 'task', title: 'A' });
  const ben = replicaOf(ann, 2);
  const ref: TextRef = { item, field: 'want' };
  const type = (on: TestBoard, insert: string) =>
    typeText(on.board, on.act(), ref, [{ at: 0, remove: 0, insert }]);
  const shown = (on: TestBoard) => readItem(on.board, item)?.texts.want ?? '';
  return { ann, ben, ref, type, shown };
}

describe('joinTexts', () => {
  test('makes one text of two, in the words that were shown before', () => {
    const { ann, ben, ref, type, shown } = apart();
    type(ann, 'from Ann');
    type(ben, 'from Ben');
    exchange(ann.board, ben.board);
    const before = shown(ann);
    joinTexts(ann.board, ann.act(), ref);
    expect(shown(ann)).toBe(before);
    expect(textsWithWords(ann.board, ref).map(String)).toEqual([before]);
    exchange(ann.board, ben.board);
    expect(shown(ben)).toBe(before);
    let updates = 0;
    ann.board.doc.on('update', () => (updates += 1));
    joinTexts(ann.board, ann.act(), ref);
    expect(updates).toBe(0);
  });

  test('keeps what somebody types into the other text meanwhile, offline', () => {
    const { ann, ben, ref, type, shown } = apart();
    type(ann, 'from Ann');
    type(ben, 'from Ben');
    exchange(ann.board, ben.board);
    const [first, second] = textsWithWords(ann.board, ref).map(String) as [string, string];
    joinTexts(ann.board, ann.act(), ref);
    const text = textsWithWords(ben.board, ref)[1];
    typeText(ben.board, ben.act(), ref, [{ at: 8, remove: 0, insert: ' and more' }], text);
    exchange(ann.board, ben.board);
    expect(shown(ann)).toBe(`${first}\n\n${second}\n\n and more`);
    expect(shown(ben)).toBe(shown(ann));
  });

  test('refuses what would be too long for one text, and changes nothing', () => {
    const { ann, ben, ref, type, shown } = apart();
    type(ann, 'a'.repeat(300_000));
    type(ben, 'b'.repeat(300_000));
    exchange(ann.board, ben.board);
    const before = shown(ann);
    expect(() => joinTexts(ann.board, ann.act(), ref)).toThrow('too long');
    expect(shown(ann)).toBe(before);
  });

  test('an open editor goes along to the joined text and types on there', () => {
    const { ann, ben, ref, type, shown } = apart();
    const open = (on: TestBoard) => {
      const store = new BoardStore(on.board.doc);
      const history = new History(store.board, () => on.act());
      let words = '';
      const text = new SharedText(
        store,
        history,
        () => on.act(),
        ref,
        (changes) => {
          for (const { at, remove, insert } of changes)
            words = words.slice(0, at) + insert + words.slice(at + remove);
        },
      );
      return { text, words: () => words };
    };
    type(ann, 'from Ann');
    type(ben, 'from Ben');
    const [hers, his] = [open(ann), open(ben)];
    exchange(ann.board, ben.board);
    expect(hers.text.others).toEqual(['from Ben']);
    expect(his.text.others).toEqual(['from Ann']);
    joinTexts(ann.board, ann.act(), ref);
    exchange(ann.board, ben.board);
    for (const { text, words } of [hers, his]) {
      expect(text.value).toBe(shown(ann));
      expect(words()).toBe(shown(ann));
      expect(text.others).toEqual([]);
      text.edit([{ at: 0, remove: 0, insert: '!' }]);
      exchange(ann.board, ben.board);
    }
    expect(shown(ann)).toMatch(/^!!from/);
    expect(hers.words()).toBe(shown(ann));
  });

  test('loses no word, whatever two people type and join at once', () => {
    const step = record({
      by: constantFrom('ann', 'ben'),
      what: constantFrom('type', 'type', 'join', 'meet'),
      text: nat(2),
      at: nat(20),
    });
    let joined = 0;
    assert(
      property(array(step, { maxLength: 20 }), (steps) => {
        const { ann, ben, ref, type, shown } = apart();
        let next = 0x3400;
        const word = () => String.fromCharCode(next++);
        type(ann, word());
        type(ben, word());
        for (const { by, what, text, at } of steps) {
          const on = by === 'ann' ? ann : ben;
          const texts = textsWithWords(on.board, ref);
          if (what === 'meet') exchange(ann.board, ben.board);
          else if (what === 'join') {
            joined += texts.length > 1 ? 1 : 0;
            joinTexts(on.board, on.act(), ref);
          } else {
            const into = texts[text % texts.length];
            const change = { at: Math.min(at, into?.length ?? 0), remove: 0, insert: word() };
            typeText(on.board, on.act(), ref, [change], into);
          }
        }
        exchange(ann.board, ben.board);
        expect(shown(ann)).toBe(shown(ben));
        for (let code = 0x3400; code < next; code += 1)
          expect(shown(ann)).toContain(String.fromCharCode(code));
      }),
      { numRuns: 300 },
    );
    expect(joined).toBeGreaterThan(100);
  });
});
