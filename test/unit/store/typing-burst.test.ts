// What the log says of a burst of typing: where it began stood `removed`, and the person made `inserted` of it, whatever
// others did to the text meanwhile.

import { array, assert, boolean, nat, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BoardStore } from '../../../client/store/board-store.ts';
import { History } from '../../../client/store/history.ts';
import { SharedText } from '../../../client/store/shared-text.ts';
import { addItem } from '../../../shared/board/mutate-item.ts';
import { typeText } from '../../../shared/board/mutate-text.ts';
import type { TextChange } from '../../../shared/text-change.ts';
import type { ItemId, MemberId } from '../../../shared/ids.ts';
import { exchange, person, replicaOf, testBoard, type TestBoard } from '../../board-kit.ts';

function open(on: TestBoard, item: ItemId, by: MemberId | null = null) {
  const store = new BoardStore(on.board.doc);
  const history = new History(store.board, () => on.act(by));
  const text = new SharedText(
    store,
    history,
    () => on.act(by),
    { item, field: 'description' },
    () => {},
  );
  const entries = () =>
    (store.item(item)?.log ?? [])
      .filter((entry) => entry.by === by)
      .map(({ from, to, position }) => [position, from, to] as const);
  return { store, text, entries };
}

function two(words: string) {
  const on = testBoard(1);
  const [ann, ben] = [person(on, 'Ann', 'engineer'), person(on, 'Ben', 'engineer')];
  const item = addItem(on.board, on.act(), { kind: 'task', title: 'A' });
  const begun = [{ at: 0, remove: 0, insert: words }];
  typeText(on.board, on.act(), { item, field: 'description' }, begun);
  const here = open(on, item, ann);
  const other = replicaOf(on, 2);
  const there = open(other, item, ben);
  const type = (text: SharedText, at: number, remove: number, insert: string) => {
    text.edit([{ at, remove, insert }]);
    exchange(on.board, other.board);
  };
  return { here, there, on, item, exchange: () => exchange(on.board, other.board), type };
}

describe('the log of typing', () => {
  test('tells each place in which a person typed, in the words of the text as it was', () => {
    const { here, type } = two('one two three');
    type(here.text, 4, 3, '');
    type(here.text, 4, 0, '2');
    type(here.text, 11, 0, '!');
    here.text.endBurst();
    expect(here.entries()).toEqual([
      [4, 'two', '2'],
      [11, '', '!'],
    ]);
  });

  test('tells only own words while two people type into one text', () => {
    const { here, there, type } = two('middle');
    for (const [i, letter] of [...'The '].entries()) {
      type(here.text, here.text.value.length, 0, ' end'[i] as string);
      type(there.text, i, 0, letter);
    }
    here.text.endBurst();
    there.text.endBurst();
    expect(here.text.value).toBe('The middle end');
    expect(here.entries()).toEqual([[6, '', ' end']]);
    expect(there.entries()).toEqual([[0, '', 'The ']]);
  });

  test('ends a burst where somebody types into the middle of it, and names who typed when', () => {
    const on = testBoard(1);
    const ann = person(on, 'Ann', 'engineer');
    const item = addItem(on.board, on.act(), { kind: 'task', title: 'A' });
    const store = new BoardStore(on.board.doc);
    const history = new History(store.board, () => on.act(ann));
    let last = 0;
    const act = () => {
      const made = on.act(ann);
      last = made.at;
      return made;
    };
    const text = new SharedText(store, history, act, { item, field: 'description' }, () => {});
    text.edit([{ at: 0, remove: 0, insert: 'abcd' }]);
    const other = replicaOf(on, 2);
    open(other, item).text.edit([{ at: 2, remove: 0, insert: 'XX' }]);
    exchange(on.board, other.board);
    const at = last;
    on.act();
    on.act();
    text.close();
    const log = store.item(item)?.log.filter(({ field }) => field === 'description') ?? [];
    expect(log).toMatchObject([{ by: ann, at, from: '', to: 'abcd', position: 0 }]);
  });

  test('tells what undo takes back as typing: all of it undone is no entry', () => {
    const { here, type } = two('base');
    type(here.text, 4, 0, ' more');
    here.text.undo();
    here.text.endBurst();
    expect(here.entries()).toEqual([]);
    here.text.redo();
    here.text.endBurst();
    expect(here.entries()).toEqual([[4, '', ' more']]);
  });

  test('tells several changes made at once, as of a list, as the one that covers them', () => {
    const { here } = two('one\ntwo');
    here.text.edit([
      { at: 0, remove: 0, insert: '- ' },
      { at: 6, remove: 0, insert: '- ' },
    ]);
    here.text.endBurst();
    expect(here.entries()).toEqual([[0, 'one\n', '- one\n- ']]);
  });

  test('holds exactly, whatever two people do to one text', () => {
    const step = record({ own: boolean(), at: nat(), remove: nat(3), insert: nat(3), near: boolean() });
    assert(
      property(array(step, { maxLength: 30 }), (steps) => {
        const { here, there, exchange: meet } = two('abcdefghijklmnop');
        let next = 0x3400;
        const fresh = (count: number) =>
          Array.from({ length: count }, () => String.fromCharCode(next++)).join('');
        const gone = new Set<string>();
        const came = new Set<string>();
        let own = 0;
        for (const { own: mine, at, remove, insert, near } of steps) {
          const { text } = mine ? here : there;
          const length = text.value.length;
          const from = near ? Math.min(own, length) : at % (length + 1);
          const change: TextChange = {
            at: from,
            remove: Math.min(remove, length - from),
            insert: fresh(insert),
          };
          if (!mine) for (const letter of text.value.slice(from, from + change.remove)) gone.add(letter);
          if (!mine) for (const letter of change.insert) came.add(letter);
          if (mine) own = from + change.insert.length;
          text.edit([change]);
          meet();
        }
        // Entries taken together, each upon the text after the last, make the person's part of the whole text.
        here.text.endBurst();
        const inserted = here
          .entries()
          .map(([, , to]) => to as string)
          .join('');
        const removed = here
          .entries()
          .map(([, from]) => from as string)
          .join('');
        for (const letter of here.text.value)
          if (letter >= '\u3400' && !came.has(letter)) expect(inserted).toContain(letter);
        for (const letter of 'abcdefghijklmnop')
          if (!here.text.value.includes(letter) && !gone.has(letter)) expect(removed).toContain(letter);
        for (const letter of inserted) expect(came.has(letter)).toBe(false);
      }),
    );
  });
});
