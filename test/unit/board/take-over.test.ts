// A copy of a whole board: all that stands on it, and nothing of it undoable.

import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { archiveTopic, BoardStore } from '../../../client/store/board-store.ts';
import { History } from '../../../client/store/history.ts';
import { flatRoots, type Board } from '../../../shared/board/document.ts';
import { setReadOnly } from '../../../shared/board/edit.ts';
import { exportBoard } from '../../../shared/board/export-board.ts';
import { archiveItem, nextNumber, sizeItem } from '../../../shared/board/mutate-item.ts';
import { readItem } from '../../../shared/board/read-item.ts';
import { copyName, takeOver } from '../../../shared/board/take-over.ts';
import { fillExample } from '../../../shared/example/example-board.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { testBoard } from '../../board-kit.ts';

const sizeOf = ({ doc }: Board): number => Y.encodeStateAsUpdate(doc).length;
const numberOf = (board: Board, id: ItemId): number => readItem(board, id)?.number ?? 0;

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

  test('B202 takes along what a newer version wrote, and neither tombstones nor past writing sessions', () => {
    const from = testBoard(1);
    fillExample(from.board, from.act());
    const [id] = from.board.items.keys() as IterableIterator<ItemId>;
    for (let session = 1; session <= 50; session += 1) {
      from.board.doc.clientID = session;
      for (const points of [1, 2]) sizeItem(from.board, from.act(), id as ItemId, points);
    }
    from.board.items.get(id as string)?.set('fromLater', { words: ['kept'] });
    from.board.flat.settings.set('fromLater', new Y.Text('kept too'));
    const into = testBoard(2);
    takeOver(into.board, into.act(), from.board, from.board.flat.settings.get('name') as string);
    for (const root of ['items', ...flatRoots])
      expect(into.board.doc.getMap(root).toJSON(), root).toEqual(from.board.doc.getMap(root).toJSON());
    const { clients } = into.board.doc.store;
    expect(clients.size).toBe(1);
    // The name is written once more.
    expect([...clients.values()].flat().filter(({ deleted }) => deleted).length).toBeLessThan(2);
    expect(sizeOf(into.board)).toBeLessThan(sizeOf(from.board));
  });

  test('B203 without its archive has what is not archived, and gives no number twice', () => {
    const from = testBoard(1);
    fillExample(from.board, from.act());
    const ids = [...from.board.items.keys()] as ItemId[];
    const newest = ids.reduce((a, b) => (numberOf(from.board, a) > numberOf(from.board, b) ? a : b));
    const known = ids.filter((id) => !readItem(from.board, id)?.archived);
    for (const id of known.slice(0, 5)) archiveItem(from.board, from.act(), id);
    if (!readItem(from.board, newest)?.archived) archiveItem(from.board, from.act(), newest);
    from.board.flat.votes.set(`${known[0]}/1/m`, { value: '3', at: 1, roles: [] });
    from.board.flat.rounds.set(`${known[0]}/1/openedAt`, 1);
    const into = testBoard(2);
    takeOver(into.board, into.act(), from.board, 'Light', 'archive');
    const stays = ids.filter((id) => id === newest || !readItem(from.board, id)?.archived);
    expect([...into.board.items.keys()].sort()).toEqual([...stays].sort());
    expect(nextNumber(into.board)).toBe(nextNumber(from.board));
    const about = (board: Board, id: ItemId) =>
      [...board.flat.votes.keys(), ...board.flat.rounds.keys()].filter((key) => key.startsWith(`${id}/`));
    expect(about(from.board, known[0] as ItemId)).toHaveLength(2);
    expect(about(into.board, known[0] as ItemId)).toEqual([]);
    for (const id of stays) expect(about(into.board, id).sort()).toEqual(about(from.board, id).sort());
    for (const root of flatRoots.filter((name) => !['votes', 'rounds', 'settings'].includes(name)))
      expect(into.board.flat[root].toJSON(), root).toEqual(from.board.flat[root].toJSON());
    expect(new BoardStore(into.board.doc).list(archiveTopic).length).toBeLessThan(2);
  });

  test('of a board that cannot all be read here takes its bytes, and refuses to tell its archive apart', () => {
    const from = testBoard(1);
    fillExample(from.board, from.act());
    const [id] = from.board.items.keys() as IterableIterator<ItemId>;
    archiveItem(from.board, from.act(), id as ItemId);
    from.board.doc.getMap('fromLater').set('words', 'kept');
    const into = testBoard(2);
    expect(() => takeOver(into.board, into.act(), from.board, 'Light', 'archive')).toThrow('whole board');
    expect(into.board.items.size).toBe(0);
    takeOver(into.board, into.act(), from.board, 'Whole');
    expect(into.board.doc.getMap('fromLater').get('words')).toBe('kept');
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
