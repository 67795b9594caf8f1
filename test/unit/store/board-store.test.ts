import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  BoardStore,
  archiveTopic,
  backlogTopic,
  cellTopic,
  type Topic,
} from '../../../client/store/board-store.ts';
import { addItem, archiveItem, changeKind } from '../../../shared/board/mutate-item.ts';
import { archiveColumn, renameColumn } from '../../../shared/board/mutate-column.ts';
import { moveItem } from '../../../shared/board/mutate-place.ts';
import { typeText } from '../../../shared/board/mutate-text.ts';
import { changeSetting } from '../../../shared/board/mutate-settings.ts';
import type { ColumnId, ItemId } from '../../../shared/ids.ts';
import { testBoard } from '../../board-kit.ts';

const todo = 'cTodo' as ColumnId;
const doing = 'cDoing' as ColumnId;

function storeOver(on = testBoard()) {
  const store = new BoardStore(on.board.doc);
  const add = (title: string, column: ColumnId | null = null, kind: 'story' | 'task' = 'story') =>
    addItem(store.board, on.act(), { kind, title, place: { column } });
  const heard: Topic[] = [];
  const hear = (...topics: Topic[]) => {
    for (const topic of topics) store.subscribe(topic, () => heard.push(topic));
  };
  return { on, store, add, heard, hear };
}

describe('the store', () => {
  test('one changed item wakes its own readers and no list', () => {
    const { on, store, add, heard, hear } = storeOver();
    const ids = Array.from({ length: 50 }, (_, i) => add(`item ${i}`, todo));
    hear(
      ...ids.map((id) => `item:${id}` as const),
      cellTopic('product', todo),
      backlogTopic('product'),
      'columns',
    );
    const [first, second] = ids as [ItemId, ItemId];
    const untouched = store.item(second);
    typeText(store.board, on.act(), { item: first, field: 'title' }, [{ at: 0, remove: 0, insert: 'x' }]);
    expect(heard).toEqual([`item:${first}`]);
    expect(store.item(first)?.texts.title).toBe('xitem 0');
    expect(store.item(second)).toBe(untouched);
  });

  test('a move wakes the two cells and the one item', () => {
    const { on, store, add, heard, hear } = storeOver();
    const [a, b] = [add('a', todo), add('b', todo)];
    hear(
      `item:${a}`,
      `item:${b}`,
      cellTopic('product', todo),
      cellTopic('product', doing),
      backlogTopic('product'),
    );
    moveItem(store.board, on.act(), a, { column: doing });
    expect(heard.toSorted()).toEqual(
      [`item:${a}`, cellTopic('product', todo), cellTopic('product', doing)].sort(),
    );
    expect(store.list(cellTopic('product', todo))).toEqual([b]);
    expect(store.list(cellTopic('product', doing))).toEqual([a]);
  });

  test('a changed kind takes the card to the other backlog; archiving takes it off', () => {
    const { on, store, add } = storeOver();
    const id = add('a', todo);
    changeKind(store.board, on.act(), id, 'task');
    expect(store.list(cellTopic('technical', todo))).toEqual([id]);
    expect(store.list(cellTopic('product', todo))).toEqual([]);
    archiveItem(store.board, on.act(), id);
    expect(store.list(cellTopic('technical', todo))).toEqual([]);
    expect(store.list(backlogTopic('technical'))).toEqual([]);
    expect(store.list(archiveTopic)).toEqual([id]);
  });

  test('cards of an archived column show in the first one', () => {
    const { on, store, add } = storeOver();
    const id = add('a', doing);
    archiveColumn(store.board, on.act(), doing, true);
    expect(store.list(cellTopic('product', todo))).toEqual([id]);
    archiveColumn(store.board, on.act(), doing, false);
    expect(store.list(cellTopic('product', doing))).toEqual([id]);
  });

  test('a column is read again when it is renamed, and only then', () => {
    const { on, store } = storeOver();
    const before = store.columns;
    expect(store.columns).toBe(before);
    renameColumn(store.board, on.act(), doing, 'Under way');
    expect(store.columns.map(({ name }) => name)).toEqual(['To do', 'Under way', 'Review', 'Done']);
  });

  test('two items that share a number show letters, and lose them when one is renumbered', () => {
    const { store, add } = storeOver();
    const [a, b] = [add('a'), add('b')] as [ItemId, ItemId];
    const keyOf = (id: ItemId) => store.keyOf(store.item(id) as never);
    expect(keyOf(b)).toBe('GW-2');
    store.board.items.get(b)?.set('number', 1);
    expect(new Set([keyOf(a), keyOf(b)]).size).toBe(2);
    expect(keyOf(a)).toMatch(/^GW-1[a-z]$/);
    store.board.items.get(b)?.set('number', 2);
    expect([keyOf(a), keyOf(b)]).toEqual(['GW-1', 'GW-2']);
  });

  test('the cache equals a store made from scratch', () => {
    const { on, store, add } = storeOver();
    const ids = Array.from({ length: 30 }, (_, i) =>
      add(`item ${i}`, i % 2 ? todo : null, i % 3 ? 'story' : 'task'),
    );
    for (const [i, id] of ids.entries())
      if (i % 4 === 0) moveItem(store.board, on.act(), id, { column: doing });
    changeSetting(store.board, on.act(), 'keyPrefix', 'AB');
    const fresh = new BoardStore(on.board.doc);
    for (const id of ids) {
      expect(fresh.item(id)).toEqual(store.item(id));
      expect(fresh.keyOf(fresh.item(id) as never)).toBe(store.keyOf(store.item(id) as never));
    }
    for (const topic of [
      cellTopic('product', todo),
      cellTopic('technical', doing),
      backlogTopic('product'),
    ]) {
      expect(fresh.list(topic)).toEqual(store.list(topic));
    }
  });

  test('a whole board that comes in is read in one task and told in another', async () => {
    const far = storeOver();
    for (let i = 0; i < 300; i += 1) far.add(`item ${i}`, todo);
    const { store, heard, hear } = storeOver(testBoard(2));
    hear('columns', cellTopic('product', todo));
    Y.applyUpdate(store.board.doc, Y.encodeStateAsUpdate(far.store.board.doc));
    expect(store.list(cellTopic('product', todo)).length).toBe(0);
    await new Promise((resolve) => setTimeout(resolve));
    expect(store.list(cellTopic('product', todo)).length).toBe(300);
    expect(heard).toEqual([]);
    await store.told;
    expect(heard).toContain(cellTopic('product', todo));
  });

  test('what is changed before a whole board was told is told after it', async () => {
    const far = storeOver();
    const ids = Array.from({ length: 300 }, (_, i) => far.add(`item ${i}`, todo));
    const { on, store, heard, hear } = storeOver(testBoard(2));
    hear(cellTopic('product', todo), `item:${ids[0] as ItemId}`);
    Y.applyUpdate(store.board.doc, Y.encodeStateAsUpdate(far.store.board.doc));
    typeText(store.board, on.act(), { item: ids[0] as ItemId, field: 'title' }, [
      { at: 0, remove: 0, insert: 'x' },
    ]);
    const [item, cell] = [`item:${ids[0] as ItemId}`, cellTopic('product', todo)];
    expect(new Set(heard.slice(0, -1))).toEqual(new Set([item, cell]));
    expect(heard.at(-1)).toBe(item);
    await store.told;
    expect(heard.length).toBe(3);
  });

  test('whatever stands in the document, reading never throws', () => {
    const doc = new Y.Doc();
    const junk = [null, 7, 'text', [], {}, { at: Number.NaN }, new Uint8Array(3), true];
    for (const [i, value] of junk.entries()) {
      doc.getMap('items').set(`i${i}`, value);
      for (const root of [
        'columns',
        'members',
        'epics',
        'sprints',
        'settings',
        'capacity',
        'signOffs',
        'rounds',
        'votes',
        'meta',
        'meetings',
      ]) {
        for (const key of [
          'name',
          'cTodo/name',
          'm1/name',
          's1/ended:x',
          'e1/',
          '/',
          '__proto__/name',
          'i1/1/m1',
          'needs:x',
        ]) {
          doc.getMap(root).set(key, value);
        }
      }
      const item = new Y.Map<unknown>();
      doc.getMap('items').set(`iz${i}`, item);
      for (const key of [
        'kind',
        'number',
        'place',
        'log',
        'created',
        'archived',
        't:title',
        'line:l1',
        'box:b1',
        'comment:n1',
        'attachment:x',
        'label:',
        'epic',
        'due',
      ]) {
        item.set(key, value);
      }
    }
    const store = new BoardStore(doc);
    expect([...store.items()].length).toBe(junk.length);
    expect(store.columns.length).toBeGreaterThan(0);
    expect(store.settings.keyPrefix).toBe('GW');
    expect([store.members.size, store.epics.length, store.sprints.length]).toBeDefined();
  });
});
