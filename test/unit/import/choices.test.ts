// What a person chooses before an import, and the rehearsal: its numbers are those of the real run.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { exportBoard } from '../../../shared/board/export-board.ts';
import { importPlan, onlyNew } from '../../../shared/board/import-plan.ts';
import { rehearseImport, wantedPlan, type ImportWish } from '../../../shared/board/rehearse-import.ts';
import { chosenPlan, noChoices, type ImportChoices } from '../../../shared/import/choices.ts';
import { parsePlan } from '../../../shared/import/parse-plan.ts';
import { parsePreview } from '../../../shared/import/parse-preview.ts';
import type { ImportPlan } from '../../../shared/import/plan.ts';
import { importReport } from '../../../shared/import/report.ts';
import { tooLargeToSend } from '../../../shared/import/size-to-send.ts';
import { kindNames } from '../../../shared/kind.ts';
import { limits } from '../../../shared/protocol.ts';
import { monday, seeded, testBoard } from '../../board-kit.ts';
import { fixturePlan, leftCount } from './fixtures.ts';
import { bring, fromSource, planOf } from './update-kit.ts';

const files = [
  'trello-nebula-2015.json',
  'trello-kanban-template-2020.json',
  'trello-custom-fields-2020.json',
  'jira-cloud-werkplaats-2023.csv',
  'jira-cloud-testautogen-2025.csv',
];
const act = (seed = 1) => ({ by: null, at: monday, random: seeded(seed) });
const choose = (choices: Partial<ImportChoices>): ImportChoices => ({ ...noChoices, ...choices });
const columnAt = (plan: ImportPlan, name: string) => plan.columns.findIndex((column) => column.name === name);

describe('lists that are left out', () => {
  const plan = fixturePlan('trello-nebula-2015.json');
  const ideas = columnAt(plan, 'Ideas');
  const chosen = chosenPlan(plan, choose({ leftOut: new Set([ideas]) }));

  test('their cards do not come, their column is not made, and both are counted with the choice as the reason', () => {
    expect(chosen.items).toHaveLength(119 - 15);
    expect(chosen.columns.map(({ name }) => name)).not.toContain('Ideas');
    expect(chosen.left[0]).toEqual({
      what: 'items of “Ideas”',
      why: 'You chose to leave them out.',
      count: 15,
    });
    const board = testBoard();
    bring(board, chosen);
    const { items, columns } = exportBoard(board.board);
    expect(items).toHaveLength(104);
    expect(columns.map(({ name }) => name)).toEqual(chosen.columns.map(({ name }) => name));
    const nameOf = new Map(columns.map(({ id, name }) => [id, name]));
    for (const item of items) {
      const planned = plan.items.find(({ sourceKey }) => sourceKey === item.sourceKey);
      expect(item.place.column && nameOf.get(item.place.column)).toBe(
        planned?.column === null ? null : plan.columns[planned?.column ?? -1]?.name,
      );
    }
  });

  test('an empty list counts as a list, not as items', () => {
    const qa = columnAt(plan, 'Done');
    expect(leftCount(chosenPlan(plan, choose({ leftOut: new Set([qa]) })), 'lists without an item')).toBe(1);
  });

  test('a sprint, an epic and a person that only they belong to stay behind with them', () => {
    const own = planOf(
      { column: 0, sprint: 0, epic: 0, assignees: [0] },
      { column: 1, sprint: 1, assignees: [1] },
    );
    const rest = chosenPlan(own, choose({ leftOut: new Set([0]) }));
    expect(rest.sprints.map(({ name }) => name)).toEqual(['Sprint 2']);
    expect(rest.members.map(({ name }) => name)).toEqual(['Kim']);
    expect(rest.epics).toEqual([]);
    expect(rest.items).toMatchObject([{ sprint: 0, assignees: [0], epic: null, column: 0 }]);
    expect(rest.left.map(({ what, count }) => `${count} ${what}`)).toEqual([
      '1 items of “To do”',
      '1 epics',
      '1 sprints',
      '1 members',
    ]);
  });

  test('a wait for an item that was left out is counted, and is there where the board has that item already', () => {
    const own = planOf({ column: 0 }, { column: 1, blockedBy: ['A-1'] });
    const wish = choose({ leftOut: new Set([0]) });
    const alone = testBoard();
    expect(bring(alone, chosenPlan(own, wish)).came.left).toContainEqual({
      what: 'blocked-by links',
      why: 'The items waited for are not on this board.',
      count: 1,
    });
    const on = testBoard();
    bring(on, planOf({ column: 0 }));
    bring(on, chosenPlan(own, wish));
    expect(fromSource(on, 'A-2').blockedBy).toEqual([fromSource(on, 'A-1').id]);
  });

  test('archived items stay behind where that is chosen; another done column is one', () => {
    const rest = chosenPlan(plan, choose({ archived: false, done: new Map([[ideas, true]]) }));
    expect(rest.items).toHaveLength(117);
    expect(leftCount(rest, 'archived items')).toBe(2);
    expect(rest.columns[ideas]).toMatchObject({ name: 'Ideas', done: true });
  });
});

describe('another kind for a group', () => {
  test('goes to all of the group; a spike has no points and keeps the number in its words', () => {
    const plan = fixturePlan('trello-nebula-2015.json');
    const [reason] = plan.items.flatMap(({ kind, kindReason }) => (kind === 'spike' ? kindReason : []));
    const chosen = chosenPlan(plan, choose({ kinds: new Map([[reason ?? '', 'task']]) }));
    expect(importReport('', chosen).items.task).toBeGreaterThan(0);
    const own = planOf({ points: 5, description: '' });
    const [spike] = chosenPlan(own, choose({ kinds: new Map([['type Story', 'spike']]) })).items;
    expect(spike).toMatchObject({ kind: 'spike', points: null, description: 'Points at the source: 5' });
  });

  test('the hours of a spike that becomes a task are counted as left', () => {
    const own = planOf({ kind: 'spike', kindReason: 'type Spike', points: null, hours: 4 });
    const chosen = chosenPlan(own, choose({ kinds: new Map([['type Spike', 'task']]) }));
    expect(chosen.items[0]).toMatchObject({ kind: 'task', hours: null });
    expect(leftCount(chosen, 'time estimates')).toBe(1);
  });

  test('does not touch what is on the board already', () => {
    const on = testBoard();
    bring(on, planOf({}));
    const wish: ImportWish = { choices: choose({ kinds: new Map([['type Story', 'bug']]) }), how: onlyNew };
    expect(wantedPlan(on.board, planOf({}, {}), wish).items.map(({ kind }) => kind)).toEqual([
      'story',
      'bug',
    ]);
  });
});

/** Any choices that this plan allows. */
const someChoices = (plan: ImportPlan): fc.Arbitrary<ImportChoices> =>
  fc.record({
    leftOut: fc
      .uniqueArray(fc.constantFrom(null, ...plan.columns.keys()), { maxLength: plan.columns.length })
      .map((columns) => new Set(columns)),
    archived: fc.boolean(),
    kinds: fc
      .array(
        fc.tuple(
          fc.constantFrom(...plan.items.map(({ kindReason }) => kindReason)),
          fc.constantFrom(...kindNames),
        ),
      )
      .map((pairs) => new Map(pairs)),
    done: fc
      .array(fc.tuple(fc.constantFrom(...plan.columns.keys()), fc.boolean()))
      .map((pairs) => new Map(pairs)),
  });

describe('a rehearsal', () => {
  test.each(files)(
    '%s: whatever is chosen, its numbers are those of the real run and of the board',
    (name) => {
      const plan = fixturePlan(name);
      fc.assert(
        fc.property(someChoices(plan), (choices) => {
          const wish: ImportWish = { choices, how: onlyNew };
          const { report, groups, columns, total } = rehearseImport(null, act(), name, plan, wish);
          const { board } = testBoard();
          const { came } = importPlan(board, act(5), wantedPlan(board, plan, wish));
          expect(report).toEqual(importReport(name, came));
          const { items } = exportBoard(board);
          for (const kind of kindNames) {
            expect(report.items[kind]).toBe(items.filter((item) => item.kind === kind).length);
            const grouped = groups.filter((group) => group.kind === kind);
            expect(grouped.reduce((sum, { count }) => sum + count, 0)).toBe(report.items[kind]);
          }
          expect(total).toBe(plan.items.length);
          expect(columns).toHaveLength(plan.columns.length);
          const byChoice = came.left.filter(({ why }) => why === 'You chose to leave them out.');
          const leftItems = byChoice.reduce(
            (sum, { what, count }) => sum + (what.startsWith('lists') ? 0 : count),
            0,
          );
          expect(items.length + leftItems).toBe(total);
        }),
        { numRuns: 20 },
      );
    },
  );

  test('leaves the board that it rehearsed on as it is, and knows what is there', () => {
    const on = testBoard();
    const plan = fixturePlan('trello-nebula-2015.json');
    bring(on, { ...plan, items: plan.items.slice(0, 100) });
    const before = exportBoard(on.board);
    const state = Y.encodeStateAsUpdate(on.board.doc);
    const wish: ImportWish = { choices: noChoices, how: { update: true, bringBack: false } };
    const preview = rehearseImport(state, act(9), 'nebula.json', plan, wish);
    expect(preview).toMatchObject({ total: 119, known: 100, archivedHere: 0, changing: 0, keeping: 0 });
    expect(preview.columns.every(({ onBoard }) => onBoard)).toBe(true);
    expect(exportBoard(on.board)).toEqual(before);
    expect(preview.bytes).toBeGreaterThan(1000);
  });

  test.each(files)('%s: plan and preview come through a worker as they are', (name) => {
    const plan = fixturePlan(name);
    expect(parsePlan(structuredClone(plan))).toEqual(plan);
    const preview = rehearseImport(null, act(), name, plan, { choices: noChoices, how: onlyNew });
    expect(parsePreview(structuredClone(preview))).toEqual(preview);
  });

  test('what is no plan or preview is none, whatever it is; what is none in parts is left out', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(parsePlan(value)).toBeUndefined();
        expect(parsePreview(value)).toBeUndefined();
      }),
    );
    fc.assert(
      fc.property(fc.anything(), fc.array(fc.anything()), (value, items) => {
        const plan = {
          columns: [value],
          sprints: [],
          epics: [value],
          members: [value],
          items: [value, ...items],
        };
        const parsed = parsePlan({ ...plan, left: value, warnings: [value] });
        if (parsed) bring(testBoard(), parsed);
        parsePreview({ columns: items, groups: items, updates: items, examples: items, report: value });
      }),
    );
    const odd = parsePlan({
      ...planOf(),
      items: [
        {
          ...planOf({}).items[0],
          column: 99,
          assignees: [-1, 1],
          points: 1e9,
          attachments: [{ url: 'javascript:alert(1)' }],
        },
        { ...planOf({}).items[0], kind: 'constructor' },
      ],
    });
    expect(odd?.items).toMatchObject([{ column: null, assignees: [1], points: null, attachments: [] }]);
  });

  test('an update that the relay would not take is refused in a sentence that says what to do', () => {
    expect(tooLargeToSend(limits.step2Bytes, 'leave out some lists')).toBeNull();
    expect(tooLargeToSend(limits.step2Bytes + 1_000_000, 'leave out some lists')).toBe(
      'This import makes 9.0 MB and the relay takes 8 MB at once: leave out some lists.',
    );
  });
});
