// Plans that change from one export to the next, and a board that they are imported into.

import * as fc from 'fast-check';
import { importPlan, type Imported, type ImportHow } from '../../../shared/board/import-plan.ts';
import { readItem } from '../../../shared/board/read-item.ts';
import type { ItemId } from '../../../shared/ids.ts';
import type { ImportPlan, PlannedItem } from '../../../shared/import/plan.ts';
import { isKnown, type KnownItem } from '../../../shared/item.ts';
import type { TestBoard } from '../../board-kit.ts';

export const update: ImportHow = { update: true, bringBack: false };

export const emptyItem: PlannedItem = {
  sourceKey: 'A-1',
  kind: 'story',
  kindReason: 'type Story',
  title: 'One',
  description: 'What there is to know.',
  points: 3,
  hours: null,
  column: 0,
  sprint: null,
  epic: null,
  labels: ['risk'],
  assignees: [0],
  due: null,
  lines: [
    { text: 'first', done: false },
    { text: 'second', done: true },
  ],
  comments: [{ author: 'Kim', at: 1_700_000_000_000, text: 'Hello' }],
  attachments: [{ title: 'Notes', url: 'https://example.org/notes' }],
  blockedBy: [],
  archived: false,
  createdAt: 1_600_000_000_000,
  createdBy: null,
};

export const planOf = (...items: readonly Partial<PlannedItem>[]): ImportPlan => ({
  format: 'Jira Cloud (CSV)',
  recognised: 'A Jira export.',
  boardName: 'Checkout',
  columns: ['To do', 'Doing', 'Done'].map((name) => ({ name, done: name === 'Done', archived: false })),
  sprints: ['Sprint 1', 'Sprint 2'].map((name) => ({ name, start: null, end: null })),
  epics: [{ name: 'Payments', description: '', sourceKey: 'E-1' }],
  members: [
    { name: 'Ada', sourceKey: 'a1' },
    { name: 'Kim', sourceKey: 'k1' },
  ],
  items: items.map((item, at) => ({ ...emptyItem, sourceKey: `A-${at + 1}`, ...item })),
  left: [],
  warnings: [],
});

export const bring = (on: TestBoard, plan: ImportPlan, how?: ImportHow): Imported =>
  importPlan(on.board, on.act(), plan, how);

/** The item with this key at the source. */
export function fromSource({ board }: TestBoard, sourceKey = 'A-1'): KnownItem {
  const found = [...board.items.keys()].flatMap((id) => {
    const item = readItem(board, id as ItemId);
    return item && isKnown(item) && item.sourceKey === sourceKey ? item : [];
  });
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} items ${sourceKey}`);
  return found[0];
}

const word = fc.constantFrom('', 'alpha', 'beta', 'gamma delta', 'naïve 🎉 text');

/** An item as some export may have it; keys, kinds and who waits for whom are the test's own. */
export const someItem: fc.Arbitrary<Partial<PlannedItem>> = fc.record({
  title: word.map((text) => `Title ${text}`),
  description: word,
  points: fc.constantFrom(null, 1, 3, 5),
  due: fc.constantFrom(null, '2026-11-22', '2026-12-01'),
  column: fc.constantFrom(null, 0, 1, 2),
  sprint: fc.constantFrom(null, 0, 1),
  epic: fc.constantFrom(null, 0),
  archived: fc.boolean(),
  labels: fc.uniqueArray(fc.constantFrom('risk', 'ui', 'api')),
  assignees: fc.uniqueArray(fc.constantFrom(0, 1)),
  lines: fc.array(fc.record({ text: fc.constantFrom('one', 'two', 'three'), done: fc.boolean() }), {
    maxLength: 4,
  }),
  comments: fc.array(
    fc.record({
      author: fc.constantFrom('Kim', 'Ada'),
      at: fc.constantFrom(1_700_000_000_000, 1_700_000_060_000),
      text: fc.constantFrom('yes', 'no'),
    }),
    { maxLength: 3 },
  ),
  attachments: fc.uniqueArray(
    fc.constantFrom('a', 'b').map((name) => ({ title: name, url: `https://example.org/${name}` })),
    { selector: ({ url }) => url },
  ),
});
