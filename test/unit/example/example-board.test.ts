// The example board: made by the rules, the same each time, true to its times whenever it is made.

import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { BoardStore, clocksTopic } from '../../../client/store/board-store.ts';
import { History } from '../../../client/store/history.ts';
import type { ExportedBoard } from '../../../shared/board/export-board.ts';
import { readItem } from '../../../shared/board/read-item.ts';
import { fillExample } from '../../../shared/example/example-board.ts';
import { sizingOf } from '../../../shared/board/read-sizing.ts';
import { finishedSince, inColumnSince } from '../../../shared/finished.ts';
import { foldBox, type Box } from '../../../shared/fold-box.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { isKnown } from '../../../shared/item.ts';
import { kindNames, kinds, type Kind } from '../../../shared/kind.ts';
import { meetingTotals } from '../../../shared/meeting-results.ts';
import { isComplete, isReady, missingForReady } from '../../../shared/ready.ts';
import { activeSprint } from '../../../shared/sprints.ts';
import { hourMs } from '../../../shared/time-box.ts';
import { seeded } from '../../board-kit.ts';
import { example, momentsOf, now, zones, type Made } from './made-example.ts';

const context = (exported: ExportedBoard, at = now) => ({
  isEngineer: (id: string) => exported.members.some((one) => one.id === id && one.roles.includes('engineer')),
  now: at,
});

/** The state of every spike's box, by the beginning of its title. */
const boxes = ({ exported }: Made, at: number): Readonly<Record<string, Box>> =>
  Object.fromEntries(
    exported.items.flatMap((item) =>
      item.kind === 'spike' ? [[item.texts.title?.slice(0, 12) ?? '', foldBox(item.box, at)] as const] : [],
    ),
  );

describe('the example board', () => {
  test('W80 the same chance makes the same bytes', () => {
    const bytes = ({ doc }: Made) => Y.encodeStateAsUpdate(doc);
    expect(bytes(example())).toEqual(bytes(example()));
    expect(bytes(example(now, 'UTC', 8))).not.toEqual(bytes(example()));
  });

  test('has a team with every role, all kinds, two lanes and words in every field of a form', () => {
    const { exported } = example();
    expect(exported.settings.name).toBe('Example: Checkout platform');
    expect(new Set(exported.members.flatMap(({ roles }) => roles)).size).toBe(5);
    expect(exported.members.every(({ claimed }) => claimed)).toBe(true);
    const amount = (kind: Kind) => exported.items.filter((item) => item.kind === kind).length;
    expect(kindNames.map(amount)).toEqual([28, 27, 17, 10]);
    const inColumns = exported.items.filter(({ place, archived }) => place.column !== null && !archived);
    for (const item of inColumns) {
      if (!isKnown(item)) throw new Error('a kind that nobody knows');
      for (const { field } of kinds[item.kind].readyTexts)
        expect(item.texts[field], item.texts.title).not.toBe('');
      expect(item.lines.length, item.texts.title).toBeGreaterThan(1);
    }
    expect(exported.columns.map(({ limit, done }) => [limit, done])).toEqual([
      [null, false],
      [5, false],
      [null, false],
      [null, true],
    ]);
    expect(exported.items.filter(({ place }) => place.column === 'cDoing')).toHaveLength(5);
    expect(exported.items.some(({ archived }) => archived !== null)).toBe(true);
    expect(exported.items.some(({ comments }) => comments.some(({ mentions }) => mentions.length > 0))).toBe(
      true,
    );
  });

  test('shows a time-box in every state', () => {
    const made = example();
    const found = boxes(made, now);
    expect(Object.fromEntries(Object.entries(found).map(([title, box]) => [title, box.state]))).toMatchObject(
      {
        'Which queue ': 'closed',
        'How do the t': 'closed',
        'Can the ledg': 'running',
        'Is the tax s': 'paused',
        'Do address c': 'used up',
        'Where does a': 'agreed',
        'Which authen': 'proposed',
        'What breaks ': 'empty',
      },
    );
    expect(found['Can the ledg']?.spent).toBeGreaterThan(4 * hourMs);
    expect(found['Can the ledg']).toMatchObject({ limit: 8 * hourMs, warned: false });
    expect(found['Is the tax s']).toMatchObject({ warned: true });
    expect(found['Which authen']?.pending).toMatchObject({ more: 2 });
    expect(found['Which queue ']?.outcome).toMatchObject({ outcome: 'decision' });
    expect(found['How do the t']?.outcome).toMatchObject({ outcome: 'knowledge' });
    expect(found['How do the t']?.inForce).toHaveLength(2);
    expect(made.find('Set up the queue broker').cameFrom?.item).toBe(made.find('Which queue broker').id);
  });

  test('has four sprints that have ended, one under way and one planned, each with its words and days', () => {
    const { exported, find } = example();
    expect(exported.sprints.map(({ name }) => name)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `Sprint ${n}`));
    const [fifth, sixth] = exported.sprints.slice(4);
    expect(exported.sprints.map(({ ended }) => ended !== null)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(activeSprint(exported.sprints)).toBe(fifth);
    expect(fifth?.started).toMatchObject({ rate: 4, capacityHours: 168 });
    expect(sixth).toMatchObject({ started: null, ended: null });
    for (const { goal, start, end } of exported.sprints) expect([goal, start, end]).not.toContain('');
    expect(new Set(exported.capacity.map(({ sprint }) => sprint)).size).toBe(4);
    expect(find('Configure the CI/CD').place).toMatchObject({ sprint: fifth?.id, column: 'cDoing' });
    expect(exported.items.filter(({ place }) => place.sprint === sixth?.id)).toHaveLength(7);
  });

  test('is ready where a team would be, says what is missing where not, and finished nothing past the rules', () => {
    const { exported, find } = example();
    const open = exported.items.filter(
      ({ place, archived }) => place.sprint === activeSprint(exported.sprints)?.id && !archived,
    );
    const unready = open.filter((item) => !isReady(item, context(exported)));
    expect(unready.map(({ texts }) => texts.title)).toEqual([find('Which authentication').texts.title]);
    expect(missingForReady(find('Say what we log'), context(exported))).toContain(
      'no engineer has taken this up yet',
    );
    const incomplete = exported.items.filter(
      (item) => item.place.column === 'cDone' && !isComplete(item, context(exported)),
    );
    expect(incomplete.map(({ texts }) => texts.title)).toEqual(['Agree on how we review code']);
    expect(incomplete[0]?.log.some(({ field, to }) => field === 'unfinished' && to !== '')).toBe(true);
  });

  test('G10 has held a refinement meeting and prepared another, with votes that nobody sees yet', () => {
    const { exported, board, find } = example();
    const [held, prepared] = exported.meetings;
    const totals = meetingTotals(held?.results ?? []);
    expect(held?.results).toHaveLength(14);
    expect(totals.sized).toHaveLength(12);
    expect(totals.boxes).toHaveLength(1);
    expect(totals.leftOver).toHaveLength(1);
    expect([totals.used, totals.planned]).toEqual([41 * 60_000, 42 * 60_000]);
    expect(prepared).toMatchObject({ startedAt: null, current: null });
    expect(prepared?.agenda).toHaveLength(6);
    expect(exported.votes).toEqual([]);
    expect(sizingOf(board, find('pick-up point').id).votes).toHaveLength(3);
  });

  test.each(zones)(
    'W81 whenever it is made, all of it lies before now and in order, and one clock runs: %s',
    (zone, from) => {
      for (const at of momentsOf(from)) {
        const made = example(at, zone);
        const { exported } = made;
        const states = Object.values(boxes(made, at)).map(({ state }) => state);
        expect(states.filter((state) => state !== 'closed').sort(), new Date(at).toISOString()).toEqual([
          'agreed',
          'empty',
          'paused',
          'proposed',
          'running',
          'used up',
        ]);
        expect(activeSprint(exported.sprints)?.name).toBe('Sprint 5');
        for (const item of exported.items) {
          const times = [item.createdAt, ...item.log.map((entry) => entry.at)];
          expect(times).toEqual([...times].sort((a, b) => a - b));
          const last = Math.max(...times, inColumnSince(item), ...item.comments.map((one) => one.at));
          expect(last).toBeLessThanOrEqual(at);
          expect(finishedSince(item, exported.columns) ?? last).toBeGreaterThan(item.createdAt);
        }
      }
    },
  );

  test('cannot be undone piece by piece, and wakes whoever shows it', () => {
    const doc = new Y.Doc();
    const store = new BoardStore(doc);
    const act = { by: null, at: now, random: seeded(1) };
    const history = new History(store.board, () => act);
    let woken = 0;
    store.subscribe('members', () => (woken += 1));
    fillExample(store.board, act);
    expect(history.canUndo).toBe(false);
    expect(woken).toBe(1);
    expect(store.list(clocksTopic).length).toBeGreaterThan(0);
    expect(readItem(store.board, [...store.board.items.keys()][0] as ItemId)).toBeDefined();
  });
});
