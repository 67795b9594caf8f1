// The same file twice: an update takes over what changed at the source, never what changed here.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportBoard } from '../../../shared/board/export-board.ts';
import { onStep, setReadOnly, type Step } from '../../../shared/board/edit.ts';
import { archiveColumn, renameColumn } from '../../../shared/board/mutate-column.ts';
import { addComment } from '../../../shared/board/mutate-comment.ts';
import {
  archiveItem,
  changeKind,
  setAssignee,
  setField,
  setLabel,
  sizeItem,
} from '../../../shared/board/mutate-item.ts';
import { addLine, removeLine, tickLine } from '../../../shared/board/mutate-line.ts';
import { claimMember, mergeMembers, renameMember } from '../../../shared/board/mutate-member.ts';
import { moveItem } from '../../../shared/board/mutate-place.ts';
import { renameSprint } from '../../../shared/board/mutate-sprint.ts';
import { typeText } from '../../../shared/board/mutate-text.ts';
import { readItem } from '../../../shared/board/read-item.ts';
import { readColumns, readMembers, readSprints } from '../../../shared/board/read-records.ts';
import { undoStep } from '../../../shared/board/undo.ts';
import type { ItemId } from '../../../shared/ids.ts';
import type { PlannedItem } from '../../../shared/import/plan.ts';
import { importReport } from '../../../shared/import/report.ts';
import { exchange, person, replicaOf, testBoard, type TestBoard } from '../../board-kit.ts';
import { fixturePlan } from './fixtures.ts';
import { bring, fromSource, planOf, someItem, update } from './update-kit.ts';

/** Updates that the document makes from now on. */
function written({ board }: TestBoard): Uint8Array[] {
  const updates: Uint8Array[] = [];
  board.doc.on('update', (bytes: Uint8Array) => updates.push(bytes));
  return updates;
}

const type = (on: TestBoard, item: ItemId, field: 'title' | 'description', insert: string) =>
  typeText(on.board, on.act(), { item, field }, [{ at: 0, remove: 0, insert }]);

describe('an update', () => {
  test('takes over each field that changed in the file, with entries in the log, in one transaction', () => {
    const on = testBoard();
    bring(on, planOf({}));
    const before = fromSource(on);
    const newer = planOf({
      title: 'One, better',
      description: 'More to know.',
      points: 5,
      due: '2026-12-01',
      column: 2,
      sprint: 1,
      epic: 0,
      labels: ['ui'],
      assignees: [1],
      lines: [
        { text: 'first', done: true },
        { text: 'third', done: false },
      ],
      comments: [
        { author: 'Kim', at: 1_700_000_000_000, text: 'Hello all' },
        { author: 'Ada', at: 1_700_000_100_000, text: 'Thanks' },
      ],
      attachments: [{ title: 'Plan', url: 'https://example.org/plan' }],
    });
    const updates = written(on);
    const { updated, came } = bring(on, newer, update);
    expect(updates).toHaveLength(1);
    const item = fromSource(on);
    expect(item).toMatchObject({
      texts: { title: 'One, better', description: 'More to know.' },
      points: 5,
      due: '2026-12-01',
      labels: ['ui'],
      lines: [
        { text: 'first', done: true },
        { text: 'third', done: false },
      ],
      comments: [{ text: 'Hello all' }, { text: 'Thanks' }],
      attachments: [{ url: 'https://example.org/plan' }],
    });
    const nameOf = (list: Iterable<{ id: string; name: string }>, id: string | null) =>
      [...list].find((one) => one.id === id)?.name;
    expect(nameOf(readColumns(on.board), item.place.column)).toBe('Done');
    expect(nameOf(readSprints(on.board), item.place.sprint)).toBe('Sprint 2');
    expect(item.assignees.map((id) => nameOf(readMembers(on.board).values(), id))).toEqual(['Kim']);
    expect(item.epic).not.toBeNull();
    expect(updated).toEqual([
      {
        id: item.id,
        kept: [],
        taken: expect.arrayContaining([
          'title',
          'description',
          'points',
          'due',
          'column',
          'sprint',
          'epic',
          'labels',
          'assignees',
          'lines',
          'comments',
          'links',
        ]) as unknown,
      },
    ]);
    const fields = new Set(item.log.slice(before.log.length).map(({ field }) => field.replace(/:.*/, ':')));
    expect([...fields]).toEqual(
      expect.arrayContaining([
        'title',
        'description',
        'points',
        'due',
        'place',
        'epic',
        'label:',
        'assignee:',
      ]),
    );
    expect(importReport('', came).items).toEqual({ story: 0, task: 0, spike: 0, bug: 0 });
  });

  test('leaves what changed on both sides as it is here, and names the item and the field', () => {
    const on = testBoard();
    bring(on, planOf({}, {}));
    const { id } = fromSource(on);
    const me = person(on, 'Grace', 'engineer');
    type(on, id, 'title', 'Our ');
    sizeItem(on.board, on.act(me), id, 8);
    const { updated } = bring(on, planOf({ title: 'Theirs', points: 5, due: '2026-12-01' }, {}), update);
    expect(updated).toEqual([{ id, taken: ['due'], kept: ['title', 'points'] }]);
    expect(fromSource(on)).toMatchObject({ texts: { title: 'Our One' }, points: 8, due: '2026-12-01' });
    // Named once: the next file is compared with this one.
    expect(bring(on, planOf({ title: 'Theirs', points: 5, due: '2026-12-01' }, {}), update).updated).toEqual(
      [],
    );
  });

  test('where both made the same change there is nothing to do', () => {
    const on = testBoard();
    bring(on, planOf({}));
    setLabel(on.board, on.act(), fromSource(on).id, 'ui', true);
    setField(on.board, on.act(), fromSource(on).id, { field: 'due', value: '2026-12-01' });
    const { updated } = bring(on, planOf({ labels: ['risk', 'ui'], due: '2026-12-01' }), update);
    expect(updated).toMatchObject([{ taken: [], kept: [] }]);
    const updates = written(on);
    bring(on, planOf({ labels: ['risk', 'ui'], due: '2026-12-01' }), update);
    expect(updates).toEqual([]);
  });

  test('lines: what somebody ticked, added or took off here stays so', () => {
    const on = testBoard();
    bring(on, planOf({ lines: ['a', 'b', 'c', 'd'].map((text) => ({ text, done: false })) }));
    const { id, lines } = fromSource(on);
    const lineOf = (text: string) => lines.find((line) => line.text === text)!.id;
    tickLine(on.board, on.act(), id, lineOf('a'), true);
    removeLine(on.board, on.act(), id, lineOf('b'));
    addLine(on.board, on.act(), id, 'mine');
    const lines2 = [
      { text: 'b', done: false },
      { text: 'c', done: true },
      { text: 'e', done: false },
    ];
    const { updated } = bring(on, planOf({ lines: lines2 }), update);
    expect(fromSource(on).lines.map(({ text, done }) => `${text}${done ? '!' : ''}`)).toEqual([
      'a!',
      'c!',
      'mine',
      'e',
    ]);
    expect(updated).toMatchObject([{ taken: ['lines'], kept: ['lines'] }]);
  });

  test('a wait that came at the source comes here, one that went goes, and no circle is closed', () => {
    const on = testBoard();
    bring(on, planOf({ blockedBy: ['A-2'] }, {}, {}));
    const [one, two, three] = ['A-1', 'A-2', 'A-3'].map((key) => fromSource(on, key).id);
    bring(on, planOf({ blockedBy: ['A-3'] }, {}, { blockedBy: ['A-2'] }), update);
    expect(fromSource(on, 'A-1').blockedBy).toEqual([three]);
    expect(fromSource(on, 'A-3').blockedBy).toEqual([two]);
    bring(on, planOf({ blockedBy: ['A-3'] }, { blockedBy: ['A-1'] }, { blockedBy: ['A-2'] }), update);
    expect(fromSource(on, 'A-2').blockedBy).toEqual([]);
    expect(one).not.toBe(two);
  });

  test('renamed columns, sprints and members, merged people and an archived column are found again', () => {
    const on = testBoard();
    const plan = planOf({ sprint: 0 }, { column: 1 });
    bring(on, plan);
    const [column] = readColumns(on.board);
    renameColumn(on.board, on.act(), column!.id, 'Inbox');
    archiveColumn(on.board, on.act(), readColumns(on.board)[1]!.id, true);
    renameSprint(on.board, on.act(), readSprints(on.board)[0]!.id, 'Kick-off');
    const ada = [...readMembers(on.board).values()].find(({ name }) => name === 'Ada')!;
    claimMember(on.board, on.act(), ada.id);
    renameMember(on.board, on.act(), ada.id, 'Ada L.');
    const me = person(on, 'Me', 'engineer');
    mergeMembers(on.board, on.act(), ada.id, me);
    const updates = written(on);
    bring(on, plan, update);
    expect(updates).toEqual([]);
    bring(on, planOf({ sprint: 0 }, { column: 0, sprint: 0 }, {}), update);
    expect(readColumns(on.board).map(({ name }) => name)).toEqual(['Inbox', 'Doing', 'Done']);
    expect(readSprints(on.board)).toHaveLength(2);
    expect(readMembers(on.board).size).toBe(3);
    expect(fromSource(on, 'A-2').place.column).toBe(column!.id);
    expect(fromSource(on, 'A-3').assignees).toEqual([me]);
  });

  test('one step of undo takes an update back, and it can be made again', () => {
    const on = testBoard();
    bring(on, planOf({}));
    const before = fromSource(on);
    const steps: Step[] = [];
    onStep(on.board, (step) => steps.push(step));
    const newer = planOf({ title: 'Better', points: 5, labels: ['ui'], column: 1, lines: [] });
    bring(on, newer, update);
    expect(steps).toHaveLength(1);
    undoStep(on.board, on.act(), steps[0]!);
    const { log: _, ...after } = fromSource(on);
    const { log: __, ...was } = before;
    expect(after).toEqual(was);
    expect(bring(on, newer, update).updated).toMatchObject([
      { taken: ['title', 'points', 'column', 'labels', 'lines'], kept: [] },
    ]);
  });

  test('an item that is archived here stays archived; one archived at the source is archived here', () => {
    const on = testBoard();
    bring(on, planOf({}, {}));
    archiveItem(on.board, on.act(), fromSource(on, 'A-1').id);
    bring(on, planOf({ points: 5 }, { archived: true }), update);
    expect(fromSource(on, 'A-1')).toMatchObject({ points: 5, archived: expect.anything() as unknown });
    expect(fromSource(on, 'A-2').archived).not.toBeNull();
  });

  test('an import that was undone is brought back where that is wanted, with columns to stand in', () => {
    const on = testBoard();
    const steps: Step[] = [];
    onStep(on.board, (step) => steps.push(step));
    bring(on, planOf({}, { column: 2 }));
    undoStep(on.board, on.act(), steps[0]!);
    expect(fromSource(on).archived).not.toBeNull();
    expect(bring(on, planOf({}, { column: 2 })).broughtBack).toEqual([]);
    const { broughtBack, came } = bring(on, planOf({}, { column: 2 }), { update: false, bringBack: true });
    expect(broughtBack).toHaveLength(2);
    expect(came.left).toEqual([]);
    const columns = readColumns(on.board);
    expect(columns.map(({ name }) => name)).toEqual(['To do', 'Done']);
    expect(fromSource(on, 'A-2')).toMatchObject({ archived: null, place: { column: columns[1]!.id } });
  });

  test('the kind that somebody gave here or in the preview stays, and brings no news by itself', () => {
    const on = testBoard();
    const plan = planOf({});
    const asSpike = {
      ...plan,
      items: plan.items.map((item) => ({
        ...item,
        kind: 'spike' as const,
        points: null,
        description: `${item.description}\n\nPoints at the source: 3`,
      })),
    };
    bring(on, asSpike);
    const updates = written(on);
    bring(on, plan, update);
    expect(updates).toEqual([]);
    bring(on, planOf({ description: 'New words.' }), update);
    expect(fromSource(on)).toMatchObject({
      kind: 'spike',
      texts: { description: 'New words.\n\nPoints at the source: 3' },
    });
    changeKind(on.board, on.act(), fromSource(on).id, 'bug');
    expect(bring(on, planOf({ description: 'New words.' }), update).updated).toEqual([]);
  });

  test('items without a memory of their file stay as they are and are counted with the reason', () => {
    const on = testBoard();
    bring(on, planOf({}));
    on.board.items.get(fromSource(on).id)?.delete('imported');
    const { updated, came } = bring(on, planOf({ title: 'Other' }), update);
    expect(updated).toEqual([]);
    expect(came.left).toEqual([
      { what: 'items', why: expect.stringMatching(/nobody knows what changed/) as unknown, count: 1 },
    ]);
    expect(fromSource(on).texts.title).toBe('One');
  });

  test('of two items with one key the live one is updated; a key that stands in the file twice changes nothing', () => {
    const on = testBoard();
    const other = replicaOf(on, 5);
    bring(on, planOf({}));
    bring(other, planOf({}));
    exchange(on.board, other.board);
    const ids = [...on.board.items.keys()].sort() as [ItemId, ItemId];
    const [first, second] = ids;
    const title = (id: ItemId) => readItem(on.board, id)?.texts.title;
    bring(on, planOf({ title: 'Two' }), update);
    expect(ids.map(title)).toEqual(['Two', 'One']);
    archiveItem(on.board, on.act(), first);
    bring(on, planOf({ title: 'Three' }), update);
    expect(ids.map(title)).toEqual(['Two', 'Three']);
    const twice = planOf({ title: 'Four' }, { sourceKey: 'A-1', title: 'Five' });
    const { came, updated } = bring(on, twice, update);
    expect(updated).toEqual([]);
    expect(came.left).toMatchObject([{ what: 'items', count: 2 }]);
    expect(title(second)).toBe('Three');
  });

  test('a board that may not be written is refused', () => {
    const on = testBoard();
    bring(on, planOf({}));
    setReadOnly(on.board, true);
    expect(() => bring(on, planOf({ points: 5 }), update)).toThrow(/view link/);
  });

  test.each([
    'trello-nebula-2015.json',
    'trello-kanban-template-2020.json',
    'jira-cloud-werkplaats-2023.csv',
    'jira-cloud-testautogen-2025.csv',
  ])('%s: the same file changes no byte; 5 edited cards of it are 5 updates', (name) => {
    const on = testBoard();
    const plan = fixturePlan(name);
    bring(on, plan);
    const updates = written(on);
    const { updated, came } = bring(on, plan, update);
    expect(updates).toEqual([]);
    expect(updated).toEqual([]);
    expect(came.left.at(-1)).toMatchObject({ what: 'items', count: plan.items.length });
    const edited = {
      ...plan,
      items: plan.items.map((item, at) => (at < 5 ? { ...item, title: `${item.title}!` } : item)),
    };
    expect(bring(on, edited, update).updated.map(({ taken }) => taken)).toEqual(
      Array.from({ length: 5 }, () => ['title']),
    );
  });
});

/** What a person may do here between two imports, each touching one field. */
const edits = {
  title: (on: TestBoard, id: ItemId) => type(on, id, 'title', 'Ours '),
  description: (on: TestBoard, id: ItemId) => type(on, id, 'description', 'Ours. '),
  points: (on: TestBoard, id: ItemId) => sizeItem(on.board, on.act(), id, 13),
  due: (on: TestBoard, id: ItemId) => setField(on.board, on.act(), id, { field: 'due', value: '2027-01-01' }),
  column: (on: TestBoard, id: ItemId) =>
    moveItem(on.board, on.act(), id, {
      column: readColumns(on.board).find(({ name }) => name === 'Ours')!.id,
    }),
  labels: (on: TestBoard, id: ItemId) => setLabel(on.board, on.act(), id, 'ours', true),
  assignees: (on: TestBoard, id: ItemId) =>
    setAssignee(
      on.board,
      on.act(),
      id,
      [...readMembers(on.board).values()].find(({ name }) => name === 'Grace')!.id,
      true,
    ),
  lines: (on: TestBoard, id: ItemId) => void addLine(on.board, on.act(), id, 'ours'),
  comments: (on: TestBoard, id: ItemId) => void addComment(on.board, on.act(), id, 'ours'),
} as const;
type Edited = keyof typeof edits;

const someEdits = fc.uniqueArray(fc.constantFrom(...(Object.keys(edits) as Edited[])));

/** A board that has imported this item, with a column and a person of its own. */
function boardWith(item: Partial<PlannedItem>, seed = 1): TestBoard {
  const on = testBoard(seed);
  bring(on, planOf(item));
  person(on, 'Grace', 'engineer');
  const [first] = readColumns(on.board);
  on.board.flat.columns.set('cOurs/name', 'Ours');
  on.board.flat.columns.set('cOurs/rank', `${first?.rank}V`);
  return on;
}

describe('properties of an update', () => {
  test('the same file changes nothing, whatever was done here since', () => {
    fc.assert(
      fc.property(someItem, someEdits, (item, made) => {
        const on = boardWith(item);
        for (const field of made) edits[field](on, fromSource(on).id);
        const updates = written(on);
        expect(bring(on, planOf(item), update).updated).toEqual([]);
        expect(updates).toEqual([]);
      }),
    );
  });

  test('what was changed here is never overwritten, and what was not is as in the file', () => {
    fc.assert(
      fc.property(someItem, someItem, someEdits, (item, newer, made) => {
        const on = boardWith(item);
        const { id } = fromSource(on);
        for (const field of made) edits[field](on, id);
        const here = fromSource(on);
        bring(on, planOf(newer), update);
        const after = fromSource(on);
        const untouched = boardWith(newer, 2);
        const asInFile = fromSource(untouched);
        const is = (field: Edited, ours: boolean, theirs: boolean) =>
          expect.soft(made.includes(field) ? ours : theirs, `${field} of ${made.join()}`).toBe(true);
        is('title', after.texts.title === here.texts.title, after.texts.title === newer.title);
        is(
          'description',
          after.texts.description === here.texts.description,
          (after.texts.description ?? '') === newer.description,
        );
        const points = (of: typeof after) => ('points' in of ? of.points : undefined);
        is('points', points(after) === 13, points(after) === newer.points);
        is('due', after.due === '2027-01-01', after.due === newer.due);
        const columnName = (board: TestBoard, of: typeof after) =>
          readColumns(board.board).find((one) => one.id === of.place.column)?.name;
        is(
          'column',
          after.place.column === here.place.column,
          columnName(on, after) === columnName(untouched, asInFile),
        );
        is('labels', after.labels.includes('ours'), after.labels.join() === asInFile.labels.join());
        const names = (board: TestBoard, of: typeof after) =>
          of.assignees
            .map((one) => readMembers(board.board).get(one)?.name ?? '')
            .sort()
            .join();
        is('assignees', names(on, after).includes('Grace'), names(on, after) === names(untouched, asInFile));
        const lines = (of: typeof after) =>
          of.lines
            .map(({ text, done }) => `${text}${done}`)
            .sort()
            .join();
        is('lines', lines(after).includes('ours'), lines(after) === lines(asInFile));
        const said = (of: typeof after) => of.comments.map(({ text }) => text);
        for (const text of new Set(said(asInFile))) expect.soft(said(after)).toContain(text);
        is('comments', said(after).includes('ours'), true);
      }),
      { numRuns: 300 },
    );
  });

  test('updating twice is as updating once', () => {
    fc.assert(
      fc.property(someItem, someItem, someEdits, (item, newer, made) => {
        const on = boardWith(item);
        for (const field of made) edits[field](on, fromSource(on).id);
        bring(on, planOf(newer, newer), update);
        const once = exportBoard(on.board);
        const updates = written(on);
        bring(on, planOf(newer, newer), update);
        expect(updates).toEqual([]);
        expect(exportBoard(on.board)).toEqual(once);
      }),
    );
  });

  test('two people update apart, with one file or two: both boards end the same, each comment is there once, nobody’s own words go', () => {
    fc.assert(
      fc.property(
        someItem,
        someItem,
        someItem,
        someEdits,
        fc.boolean(),
        (item, newer, newest, made, sameFile) => {
          const mine = boardWith(item, 1);
          const theirs = replicaOf(mine, 7);
          const { id } = fromSource(mine);
          for (const field of made) edits[field](theirs, id);
          bring(mine, planOf(newer), update);
          bring(theirs, planOf(sameFile ? newer : newest), update);
          exchange(mine.board, theirs.board);
          exchange(mine.board, theirs.board);
          expect(exportBoard(mine.board)).toEqual(exportBoard(theirs.board));
          const after = fromSource(mine);
          if (made.includes('title')) expect(after.texts.title).toContain('Ours ');
          if (made.includes('labels')) expect(after.labels).toContain('ours');
          if (made.includes('lines')) expect(after.lines.map(({ text }) => text)).toContain('ours');
          const file = after.comments.filter(({ text }) => text !== 'ours');
          if (sameFile) {
            const alone = boardWith(item, 3);
            bring(alone, planOf(newer), update);
            expect(file.map(({ id: comment }) => comment)).toEqual(
              fromSource(alone).comments.map(({ id: comment }) => comment),
            );
          }
        },
      ),
    );
  });
});
