import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { History } from '../../../client/store/history.ts';
import { BoardStore } from '../../../client/store/board-store.ts';
import { agreeToBox, proposeBox } from '../../../shared/board/mutate-box.ts';
import {
  addEpic,
  archiveEpic,
  describeEpic,
  mergeEpics,
  moveEpic,
  renameEpic,
} from '../../../shared/board/mutate-epic.ts';
import { addItem, archiveItem, setField, sizeItem } from '../../../shared/board/mutate-item.ts';
import { moveItem } from '../../../shared/board/mutate-place.ts';
import { addFoundations, addFromTemplate } from '../../../shared/board/mutate-template.ts';
import { readItem } from '../../../shared/board/read-item.ts';
import { readColumns, readEpics } from '../../../shared/board/read-records.ts';
import { epicProgress } from '../../../shared/epic-progress.ts';
import { findItems } from '../../../shared/find-item.ts';
import type { ColumnId, EpicId, ItemId } from '../../../shared/ids.ts';
import { backlogOf, type Item } from '../../../shared/item.ts';
import { kinds } from '../../../shared/kind.ts';
import { missingForReady } from '../../../shared/ready.ts';
import { firstBlank, templateNames, templates } from '../../../shared/templates.ts';
import { exchange, monday, person, replicaOf, testBoard, type TestBoard } from '../../board-kit.ts';
import { sentence } from './sentence.ts';

const names = (on: TestBoard) => readEpics(on.board).map(({ name }) => name);
const itemsOf = (on: TestBoard): Item[] =>
  ([...on.board.items.keys()] as ItemId[]).map((id) => readItem(on.board, id) as Item);

describe('epics', () => {
  test('a name that two people change at once keeps the words of both', () => {
    const on = testBoard(1);
    const id = addEpic(on.board, on.act(), 'Foundations');
    const other = replicaOf(on, 2);
    renameEpic(on.board, on.act(), id, 'Foundations of the shop');
    renameEpic(other.board, other.act(), id, 'The Foundations');
    describeEpic(on.board, on.act(), id, 'Access first.');
    describeEpic(other.board, other.act(), id, 'Then the pipeline.');
    exchange(on.board, other.board);
    expect(names(on)).toEqual(['The Foundations of the shop']);
    const [epic] = readEpics(other.board);
    expect(epic?.description).toContain('Access first.');
    expect(epic?.description).toContain('Then the pipeline.');
  });

  test('every change of an epic can be taken back, but not over what somebody changed since', () => {
    const on = testBoard(1);
    const history = new History(on.board, () => on.act());
    const id = addEpic(on.board, on.act(), 'Foundations');
    const epic = () => readEpics(on.board)[0];
    renameEpic(on.board, on.act(), id, 'Base');
    describeEpic(on.board, on.act(), id, 'Access first.');
    archiveEpic(on.board, on.act(), id, true);
    history.undo();
    expect(epic()?.archived).toBe(false);
    history.undo();
    expect(epic()?.description).toBe('');
    history.undo();
    expect(epic()?.name).toBe('Foundations');
    history.undo();
    expect(epic()?.archived).toBe(true);
    for (let i = 0; i < 4; i += 1) history.redo();
    // Words stay words that two people can change at once.
    for (const field of ['name', 'description'])
      expect(on.board.flat.epics.get(`${id}/${field}`)).toBeInstanceOf(Y.Text);
    expect(epic()).toMatchObject({ name: 'Base', description: 'Access first.', archived: true });
    const other = replicaOf(on, 2);
    renameEpic(on.board, on.act(), id, 'Ground');
    exchange(on.board, other.board);
    renameEpic(other.board, other.act(), id, 'Groundwork');
    exchange(on.board, other.board);
    expect(history.undo()).toMatchObject({ back: 0, replaced: 1 });
    expect(epic()?.name).toBe('Groundwork');
    history.close();
  });

  test('epics are ordered by hand', () => {
    const on = testBoard();
    const [a, b, c] = ['A', 'B', 'C'].map((name) => addEpic(on.board, on.act(), name)) as [
      EpicId,
      EpicId,
      EpicId,
    ];
    moveEpic(on.board, on.act(), c, null);
    expect(names(on)).toEqual(['C', 'A', 'B']);
    moveEpic(on.board, on.act(), a, b);
    expect(names(on)).toEqual(['C', 'B', 'A']);
  });

  test('joining two epics brings all items to one and archives the other, as one step', () => {
    const on = testBoard();
    const [from, into] = [
      addEpic(on.board, on.act(), 'Foundations'),
      addEpic(on.board, on.act(), 'Foundations'),
    ];
    const ids = ['A', 'B'].map((title) => addItem(on.board, on.act(), { kind: 'task', title }));
    for (const id of ids) setField(on.board, on.act(), id, { field: 'epic', value: from });
    archiveItem(on.board, on.act(), ids[1] as ItemId);
    const history = new History(on.board, () => on.act());
    mergeEpics(on.board, on.act(), from, into);
    expect(itemsOf(on).map(({ epic }) => epic)).toEqual([into, into]);
    expect(readEpics(on.board).find(({ id }) => id === from)?.archived).toBe(true);
    expect(sentence(() => mergeEpics(on.board, on.act(), into, from))).toMatch(/^This epic is archived/);
    history.undo();
    expect(itemsOf(on).map(({ epic }) => epic)).toEqual([from, from]);
    expect(history.canUndo).toBe(false);
    history.close();
  });
});

describe('templates and Foundations', () => {
  test('each template fills the form of its kind, has a blank in its title, and is ready but for its size', () => {
    for (const name of templateNames) {
      const on = testBoard();
      const ann = person(on, 'Ann', 'engineer');
      const item = readItem(on.board, addFromTemplate(on.board, on.act(ann), name)) as Item;
      const template = templates[name];
      expect(firstBlank(template.title), name).not.toBeNull();
      const form = kinds[template.kind].form.map(({ field }) => field) as readonly string[];
      expect(form, name).toEqual(expect.arrayContaining(Object.keys(template.texts)));
      const missing = missingForReady(item, { isEngineer: () => true, now: monday });
      expect(missing, name).toEqual([template.kind === 'spike' ? 'an agreed time-box' : 'a size']);
      expect(item.lines.map(({ text }) => text)).toEqual(template.lines);
    }
  });

  test('Foundations is an epic with every template in the technical backlog, and one step back archives it all', () => {
    const on = testBoard();
    const ann = person(on, 'Ann', 'engineer');
    const history = new History(on.board, () => on.act(ann));
    const { epic, items } = addFoundations(on.board, on.act(ann));
    expect(itemsOf(on).length).toBe(templateNames.length);
    const store = new BoardStore(on.board.doc);
    expect(store.list('list:backlog:technical')).toEqual(items);
    store.close();
    for (const item of itemsOf(on)) {
      expect([item.epic, backlogOf(item)]).toEqual([epic, 'technical']);
    }
    expect(sentence(() => addFoundations(on.board, on.act(ann)))).toMatch(
      /has the epic “Foundations” already/,
    );
    history.undo();
    expect(itemsOf(on).every(({ archived }) => archived !== null)).toBe(true);
    expect(readEpics(on.board).map(({ archived }) => archived)).toEqual([true]);
    expect(history.canUndo).toBe(false);
    history.close();
  });

  test('two people press Foundations offline: two epics, joined in one press', () => {
    const on = testBoard(1);
    const other = replicaOf(on, 2);
    const a = addFoundations(on.board, on.act());
    const b = addFoundations(other.board, other.act());
    exchange(on.board, other.board);
    expect(names(on)).toEqual(['Foundations', 'Foundations']);
    mergeEpics(on.board, on.act(), b.epic, a.epic);
    expect(itemsOf(on).filter(({ epic }) => epic === a.epic).length).toBe(2 * templateNames.length);
  });
});

describe('the progress of an epic', () => {
  test('counts items, points and agreed hours, all and finished, by kind', () => {
    const on = testBoard();
    const ann = person(on, 'Ann', 'engineer');
    const done = 'cDone' as ColumnId;
    const add = (kind: 'story' | 'task' | 'spike', points?: number) => {
      const id = addItem(on.board, on.act(ann), { kind, title: kind });
      if (points !== undefined) sizeItem(on.board, on.act(ann), id, points);
      return id;
    };
    const first = add('task', 3);
    add('task', 5);
    add('story', 8);
    const spike = add('spike');
    setField(on.board, on.act(ann), spike, { field: 'people', value: 2 });
    proposeBox(on.board, on.act(ann), spike, 4);
    sentence(() => agreeToBox(on.board, on.act(ann), spike));
    archiveItem(on.board, on.act(ann), add('task', 13));
    moveItem(on.board, on.act(ann), first, { column: done }, 'It works.');
    const progress = epicProgress(itemsOf(on), readColumns(on.board), monday);
    expect(progress).toMatchObject({
      all: { items: 4, points: 16, hours: 8 },
      finished: { items: 1, points: 3, hours: 0 },
      byKind: [
        { kind: 'story', all: { items: 1, points: 8 } },
        { kind: 'task', all: { items: 2, points: 8 }, finished: { items: 1, points: 3 } },
        { kind: 'spike', all: { items: 1, hours: 8 } },
      ],
    });
    expect(epicProgress([], [], monday)).toEqual({
      all: { items: 0, points: 0, hours: 0 },
      finished: { items: 0, points: 0, hours: 0 },
      byKind: [],
    });
  });
});

describe('finding items', () => {
  const item = (id: string, number: number, title: string, log: Item['log'] = []): Item =>
    ({ id, number, texts: { title }, log }) as unknown as Item;
  const items = [
    item('iA', 1, 'Set up the staging environment'),
    item('iB', 12, 'Configure the pipeline'),
    item('iC', 3, 'Prüfe 12 Backups'),
    item('iD', 4, 'Nightly restore test', [
      { at: 1, by: null, field: 'number', from: 12, to: 4, position: null },
    ]),
  ];

  test('by key, by an old number, by the beginning of words, by what a title contains, in this order', () => {
    expect(findItems('gw-12', items)).toEqual(['iB', 'iD']);
    expect(findItems('12', items)).toEqual(['iB', 'iD', 'iC']);
    expect(findItems('stag env', items)).toEqual(['iA']);
    expect(findItems('prufe', items)).toEqual(['iC']);
    expect(findItems('ight', items)).toEqual(['iD']);
    expect(findItems('the', items)).toEqual(['iA', 'iB']);
    expect(findItems('nothing like it', items)).toEqual([]);
    expect(findItems('  ', items, 2)).toEqual(['iA', 'iB']);
  });

  test('never fails, never finds one twice, and finds nothing that is not there', () => {
    fc.assert(
      fc.property(fc.string(), (query) => {
        const found = findItems(query, items);
        expect(new Set(found).size).toBe(found.length);
        expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining([...found]));
      }),
    );
  });
});
