// A copy of a whole board: all that stands on it, and nothing of it undoable.

import { describe, expect, test } from 'vitest';
import { History } from '../../../client/store/history.ts';
import { setReadOnly } from '../../../shared/board/edit.ts';
import { exportBoard } from '../../../shared/board/export-board.ts';
import { sizeItem } from '../../../shared/board/mutate-item.ts';
import { copyName, takeOver } from '../../../shared/board/take-over.ts';
import { fillExample } from '../../../shared/example/example-board.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { testBoard } from '../../board-kit.ts';

describe('a copy of a board', () => {
  test('W86 has everything, history too, under its own name; neither board knows of the other’s changes', () => {
    const from = testBoard(1);
    fillExample(from.board, from.act());
    const before = exportBoard(from.board);
    const into = testBoard(2);
    const history = new History(into.board, () => into.act());
    takeOver(into.board, into.act(), from.board, 'Copy of it');
    expect(exportBoard(into.board)).toEqual({
      ...before,
      settings: { ...before.settings, name: 'Copy of it' },
    });
    expect(history.canUndo).toBe(false);
    const sized = before.items.find(({ kind, archived }) => kind === 'story' && !archived)?.id as ItemId;
    sizeItem(into.board, into.act(), sized, 40);
    expect(exportBoard(from.board)).toEqual(before);
  });

  test('is made of a board that may only be looked at, too, and not onto one', () => {
    const [from, into] = [testBoard(1), testBoard(2)];
    fillExample(from.board, from.act());
    setReadOnly(from.board, true);
    takeOver(into.board, into.act(), from.board, 'Copy');
    expect(into.board.items.size).toBe(from.board.items.size);
    expect(() => takeOver(from.board, from.act(), into.board, 'Copy')).toThrow('view link');
  });

  test.each([
    ['Checkout', [], 'Copy of Checkout'],
    ['Checkout', ['Copy of Checkout'], 'Copy 2 of Checkout'],
    ['Copy of Checkout', ['Copy of Checkout'], 'Copy 2 of Checkout'],
    ['Copy 2 of Checkout', ['Copy of Checkout', 'Copy 2 of Checkout'], 'Copy 3 of Checkout'],
  ])('of %s, where %j are there, is called %3$s', (name, taken, called) => {
    expect(copyName(name, taken)).toBe(called);
  });

  test('is never called longer than a board may be', () => {
    expect(copyName('x'.repeat(200), [])).toHaveLength(200);
  });
});
