import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { BoardStore } from '../../../client/store/board-store.ts';
import type { SharedText } from '../../../client/store/shared-text.ts';
import { flatRoots, itemKeys, openBoard, readVersions } from '../../../shared/board/document.ts';
import { Refusal, setReadOnly, type Act } from '../../../shared/board/edit.ts';
import { exportBoard } from '../../../shared/board/export-board.ts';
import { importPlan } from '../../../shared/board/import-plan.ts';
import { addItem, archiveItem, setField } from '../../../shared/board/mutate-item.ts';
import { addLine } from '../../../shared/board/mutate-line.ts';
import { moveItem } from '../../../shared/board/mutate-place.ts';
import { planItems } from '../../../shared/board/mutate-sprint.ts';
import { typeText, type TextRef } from '../../../shared/board/mutate-text.ts';
import { smallestChange } from '../../../shared/text-change.ts';
import type { ColumnId, ItemId, LineId } from '../../../shared/ids.ts';
import { writtenLines, type Item } from '../../../shared/item.ts';
import { missingForComplete, missingForReady } from '../../../shared/ready.ts';
import { exchange, monday, seeded } from '../../board-kit.ts';
import { drawFrom } from '../../fuzz/draw.ts';
import { Ledger } from '../../fuzz/ledger.ts';
import { nextStep } from '../../fuzz/operations.ts';
import { fromNetwork, Replica } from '../../fuzz/replica.ts';
import { rules } from '../../fuzz/rules.ts';
import { smallPlan } from '../../fuzz/small-plan.ts';
import { newWords } from '../../fuzz/words.ts';

const alone = (seed = 1) => new Replica('Ann', drawFrom(seed), 0, () => monday);

/** Things that a document may hold where ours should be: any JSON, any shared type, values that are almost right. */
const junk: fc.Arbitrary<() => unknown> = fc.oneof(
  fc.jsonValue().map((value) => () => value),
  fc
    .constantFrom(
      'task',
      'spike',
      'a0',
      'cTodo',
      '2026-02-30',
      -1,
      1e308,
      2 ** 53,
      '__proto__',
      'i1',
      'm1',
      true,
    )
    .map((value) => () => value),
  fc.constant(() => ['cTodo', 'sNone', '', 'a0']),
  fc.constant(() => ({ type: 'start', at: monday, proposal: 'b1', until: 1e15, by: 'm1' })),
  fc.constant(() => ({ type: 'propose', at: monday, hours: 4, rule: 'anyone', asked: ['m1'], by: 'm1' })),
  fc.string().map((text) => () => new Y.Text(text)),
  fc.jsonValue().map((value) => () => {
    const list = new Y.Array<unknown>();
    list.push([value, [monday, 'm1', 'points', 1, 2]]);
    return list;
  }),
  fc.constant(() => new Y.Map([['name', 1]])),
  fc.constant(() => new Uint8Array(3)),
);

const itemKey = fc
  .tuple(
    fc.constantFrom(...Object.values(itemKeys)),
    fc.constantFrom('', 'title', 'want~x', 'l1', 'b1', 'm1', 'i1', 'n1'),
  )
  .map(([name, rest]) => name + rest);
const flatKeys =
  'name scale ownColumns dayEnd keyPrefix cTodo/name cTodo/rank c1/name c1/rank c1/archived m1/name m1/roles ' +
  'm1/mergedInto m2/mergedInto m2/name s1/name s1/goal s1/started:x s1/ended:y e1/name e1/rank i1/1/m1 ' +
  'i1/1/openedAt s1/m1 o1 g1/agenda __proto__/name / written:x written:9';
const flatKey = fc.constantFrom(...flatKeys.split(' '));
const hostileItem = fc.oneof(
  { weight: 4, arbitrary: fc.array(fc.tuple(itemKey, junk), { maxLength: 25 }) },
  { weight: 1, arbitrary: junk },
);
const itemId = fc.constantFrom('i1', 'i2', 'i3', 'i4', 'not an id', '');

/** One update of a document that a stranger wrote. */
const hostileUpdate = fc
  .record({
    items: fc.array(fc.tuple(itemId, hostileItem), { maxLength: 5 }),
    flat: fc.array(fc.tuple(fc.constantFrom(...flatRoots), flatKey, junk), { maxLength: 30 }),
  })
  .map(({ items, flat }) => {
    const doc = new Y.Doc();
    for (const [id, made] of items) {
      if (typeof made === 'function') doc.getMap('items').set(id, made());
      else doc.getMap('items').set(id, new Y.Map(made.map(([key, value]) => [key, value()])));
    }
    for (const [root, key, value] of flat) doc.getMap(root).set(key, value());
    return Y.encodeStateAsUpdate(doc);
  });

describe('hostile documents', () => {
  test('B5 whatever stands in a document, every reader answers', () => {
    fc.assert(
      fc.property(hostileUpdate, (update) => {
        const doc = new Y.Doc();
        Y.applyUpdate(doc, update);
        const before = Y.encodeStateAsUpdate(doc);
        const store = new BoardStore(doc);
        JSON.stringify(exportBoard(openBoard(doc)));
        readVersions(store.board);
        for (const item of store.items()) {
          const context = { isEngineer: () => true, now: monday };
          missingForReady(item, context);
          missingForComplete(item, context);
          expect(store.keyOf(item)).toMatch(/^[A-Za-z]/);
        }
        expect(store.columns.every(({ name }) => typeof name === 'string')).toBe(true);
        expect(store.needsNewerVersion).toBe(false);
        expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
      }),
      { numRuns: 300 },
    );
  });

  test('B6 no change to a hostile document fails but with a sentence, and a refused one writes no byte', () => {
    fc.assert(
      fc.property(hostileUpdate, fc.integer(), (update, seed) => {
        const replica = alone(seed);
        Y.applyUpdate(replica.doc, update, fromNetwork);
        for (const { words, error, bytes } of doSteps(replica, 25, seed)) {
          if (error === undefined) continue;
          expect(error, words).toBeInstanceOf(Refusal);
          expect((error as Refusal).message).toMatch(/^(?:[A-Z]|[a-z][A-Za-z0-9]{0,9}-\d).*\.$/);
          expect(bytes, `${words} was refused and wrote`).toBe(0);
        }
      }),
      { numRuns: 150 },
    );
  });
});

interface Done {
  readonly words: string;
  readonly error: unknown;
  readonly bytes: number;
}

/** Real operations, drawn as the fuzz draws them. */
function* doSteps(replica: Replica, count: number, seed: number, skip = /^$/): Generator<Done> {
  const draw = drawFrom(seed);
  const hands = { replica, rules, draw, ledger: new Ledger(rules), newWord: newWords(), crowd: 4 };
  let bytes = 0;
  replica.onOwnUpdate = (update) => {
    bytes += update.length;
  };
  for (let i = 0; i < count; i += 1) {
    bytes = 0;
    let words = 'drawing';
    let error: unknown;
    try {
      const step = nextStep(hands, 'everything');
      if (!step || skip.test(step[0])) continue;
      words = step[0];
      step[1]();
    } catch (thrown) {
      error = thrown;
    }
    yield { words, error, bytes };
  }
}

/** An item without what stands outside undo, and without when. */
function undoable(item: Item): unknown {
  const { log: _log, comments: _comments, archived, texts, ...rest } = item;
  const { box: _box, ...short } = { box: null, ...rest };
  const words = Object.entries(texts).filter(([, text]) => text !== '');
  // A line whose words were taken back stays without any, and counts for nothing.
  return { ...short, lines: writtenLines(item), archived: archived !== null, words };
}

const all = ({ store }: Replica) => ({
  items: new Map([...store.items()].map((item) => [item.id, undoable(item)])),
  columns: store.columns,
  settings: store.settings,
  members: store.members,
});

describe('undo', () => {
  test('B7 undoing all and doing it again changes nothing, when nobody interferes', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 40 }), (seed, count) => {
        const replica = alone(seed);
        const begin = { kind: 'spike', title: 'A' } as const;
        addItem(replica.board, replica.act(), begin);
        const before = all(replica);
        replica.history.close();
        replica.reload();
        // What was moved to another board stays there: that is outside undo.
        const turns = /^(undo|redo|chatter|leave|typeText|archiveMoved)/;
        for (const { error } of doSteps(replica, count, seed, turns))
          if (error) expect(error).toBeInstanceOf(Refusal);
        const after = all(replica);
        for (let round = 0; round < 2; round += 1) {
          while (replica.history.canUndo) replica.history.undo();
          const undone = all(replica);
          for (const [id, item] of before.items) expect(undone.items.get(id)).toEqual(item);
          for (const [id, item] of undone.items)
            if (!before.items.has(id)) expect(item).toMatchObject({ archived: true });
          expect(undone.columns).toEqual(before.columns);
          expect(undone.settings).toEqual(before.settings);
          while (replica.history.canRedo) replica.history.redo();
          expect(all(replica)).toEqual(after);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('B8 archiving can be undone, done again, and undone again', () => {
    const { board, act, history, store } = alone();
    const id = addItem(board, act(), { kind: 'task', title: 'A' });
    archiveItem(board, act(), id);
    for (let round = 0; round < 3; round += 1) {
      expect(history.undo()).toMatchObject({ back: 1, replaced: 0 });
      expect(store.item(id)?.archived).toBeNull();
      expect(history.redo()).toMatchObject({ back: 1, replaced: 0 });
      expect(store.item(id)?.archived).not.toBeNull();
    }
  });
});

test('B13 a shared type in the place of a short field is replaced, and undo does not stumble over it', () => {
  const { board, act, history, store } = alone();
  const id = addItem(board, act(), { kind: 'task', title: 'A' });
  board.items.get(id)?.set('due', new Y.Text('soon'));
  setField(board, act(), id, { field: 'due', value: '2026-11-30' });
  expect(store.item(id)?.log.at(-1)).toMatchObject({ field: 'due', from: null, to: '2026-11-30' });
  expect(history.undo()).toMatchObject({ back: 1, replaced: 0 });
  expect(store.item(id)?.due).toBeNull();
});

test('B14 an item that was imported as archived stays so when the import is undone and done again', () => {
  const { board, act, history, store } = alone();
  const { items } = importPlan(board, act(), smallPlan(newWords()));
  const archived = () => items.map((id) => store.item(id)?.archived !== null);
  expect(archived()).toEqual([false, false, true]);
  history.undo();
  expect(archived()).toEqual([true, true, true]);
  history.redo();
  expect(archived()).toEqual([false, false, true]);
});

const someText = fc.string({
  unit: fc.constantFrom('a', 'b', ' ', '😀', '😁', '🨀', '👩‍🚀', 'é', '\n'),
  maxLength: 12,
});
/** Half an emoji: a high surrogate at the end, or a low one at the start. */
const cutInTwo = /[\ud800-\udbff]$|^[\udc00-\udfff]/;

describe('typing', () => {
  test('B9 the smallest change turns one text into the other, and never cuts an emoji in two', () => {
    fc.assert(
      fc.property(someText, someText, (before, after) => {
        const text = new Y.Doc().getText();
        text.insert(0, before);
        const change = smallestChange(before, after);
        if (change) {
          expect(change.insert).not.toMatch(cutInTwo);
          expect(before.slice(change.at, change.at + change.remove)).not.toMatch(cutInTwo);
          expect(change.insert.length + change.remove).toBeGreaterThan(0);
          text.delete(change.at, change.remove);
          text.insert(change.at, change.insert);
        }
        // oxlint-disable-next-line typescript/no-base-to-string -- Y.Text has its own toString
        expect(text.toString()).toBe(after);
      }),
      { numRuns: 1000 },
    );
  });

  test('B10 refused typing writes no byte, also into a text that nobody has begun', () => {
    const replica = alone();
    const { board, act, doc } = replica;
    const id = addItem(board, act(), { kind: 'task', title: 'A' });
    const line = addLine(board, act(), id, 'words');
    const before = Y.encodeStateAsUpdate(doc);
    const refused = (ref: TextRef, at: number, insert = 'x') => {
      const change = [{ at, remove: 0, insert }];
      expect(() => typeText(board, act(), ref, change)).toThrow(Refusal);
    };
    refused({ item: id, field: 'want' }, 3);
    refused({ item: id, field: 'want' }, 0, 'x'.repeat(500_001));
    refused({ item: id, field: 'title' }, -1);
    refused({ item: id, line }, 0, 'x'.repeat(2001));
    refused({ item: id, line: 'lNone' as LineId }, 0);
    refused({ item: 'iNone' as ItemId, field: 'title' }, 0);
    const { text } = replica.editor({ item: id, field: 'want' });
    expect(() => text.edit([{ at: 2, remove: 0, insert: 'x' }])).toThrow(Refusal);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  });

  test('B11 an editor types into the text that it shows, also where two people began the same field apart', () => {
    const ann = alone(1);
    const id = addItem(ann.board, ann.act(), { kind: 'task', title: 'A' });
    const ben = alone(2);
    exchange(ann.board, ben.board);
    const [hers, his] = [ann, ben].map((replica) => replica.editor({ item: id, field: 'want' }).text) as [
      SharedText,
      SharedText,
    ];
    hers.edit([{ at: 0, remove: 0, insert: 'from Ann' }]);
    his.edit([{ at: 0, remove: 0, insert: 'from Ben' }]);
    exchange(ann.board, ben.board);
    for (const [text, words] of [
      [hers, 'Ann'],
      [his, 'Ben'],
    ] as const) {
      text.edit([{ at: 0, remove: 5, insert: 'by ' }]);
      expect(text.value).toBe(`by ${words}`);
    }
    exchange(ann.board, ben.board);
    const shown = ann.store.item(id)?.texts.want?.split('\n\n').toSorted();
    expect(shown).toEqual(['by Ann', 'by Ben']);
    expect(ben.store.item(id)).toEqual(ann.store.item(id));
  });
});

test('B12 the same acts with the same chance make the same bytes', () => {
  const made = () => {
    const doc = new Y.Doc();
    doc.clientID = 7;
    const random = seeded(3);
    const act: Act = { by: null, at: monday, random };
    addItem(openBoard(doc), act, { kind: 'story', title: 'A' });
    return Y.encodeStateAsUpdate(doc);
  };
  expect(made()).toEqual(made());
});

test('O8 an item whose place has only half arrived is not moved, since the rest of it would be lost', () => {
  const ann = alone(1);
  const column = 'cDoing' as ColumnId;
  const id = addItem(ann.board, ann.act(), { kind: 'task', title: 'A', place: { column } });
  const [ben, cem] = [alone(2), alone(3)];
  for (const other of [ben, cem]) exchange(ann.board, other.board);
  const updates: Uint8Array[] = [];
  ben.onOwnUpdate = (update) => updates.push(update);
  setField(ben.board, ben.act(), id, { field: 'due', value: '2026-11-30' });
  moveItem(ben.board, ben.act(), id, { list: 'backlog', after: null });
  // The second change overtakes the first: it takes the old place away before it can bring the new one.
  const [first, second] = updates as [Uint8Array, Uint8Array];
  Y.applyUpdate(cem.doc, second, fromNetwork);
  expect(() => moveItem(cem.board, cem.act(), id, { list: 'backlog' })).toThrow(/has not arrived yet/);
  // A copy that was kept of it knows what was taken away, and nothing that waits.
  cem.reload();
  expect(() => moveItem(cem.board, cem.act(), id, { list: 'backlog' })).toThrow(/has not arrived yet/);
  expect(() => planItems(cem.board, cem.act(), [id], null)).toThrow(/has not arrived yet/);
  Y.applyUpdate(cem.doc, first, fromNetwork);
  Y.applyUpdate(cem.doc, second, fromNetwork);
  moveItem(cem.board, cem.act(), id, { list: 'backlog', after: null });
  expect(cem.store.item(id)?.place.column).toBe(column);
});

describe('a board that may no longer be written', () => {
  function typist() {
    const replica = alone();
    const { board, act } = replica;
    const id = addItem(board, act(), { kind: 'task', title: 'A' });
    const { text } = replica.editor({ item: id, field: 'title' });
    text.edit([{ at: 1, remove: 0, insert: ' and B' }]);
    return { replica, board, text };
  }

  test('B27 a field closes without a fault, and its words stand', () => {
    const { board, text } = typist();
    setReadOnly(board, true);
    text.close();
    expect(text.value).toBe('A and B');
  });

  test('B28 undo writes nothing, says why, and stays possible', () => {
    const { replica, board, text } = typist();
    setReadOnly(board, true);
    const before = Y.encodeStateAsUpdate(replica.doc);
    expect(() => text.undo()).toThrow(/view link/);
    expect(() => replica.history.undo()).toThrow(/view link/);
    expect(Y.encodeStateAsUpdate(replica.doc)).toEqual(before);
    setReadOnly(board, false);
    replica.history.undo();
    expect(text.value).toBe('A');
    setReadOnly(board, true);
    expect(() => replica.history.redo()).toThrow(Refusal);
    setReadOnly(board, false);
    replica.history.redo();
    expect(text.value).toBe('A and B');
  });
});
