import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { openBoard, type Board } from '../../../shared/board/document.ts';
import { setReadOnly, type Act } from '../../../shared/board/edit.ts';
import { exportBoard } from '../../../shared/board/export-board.ts';
import { importPlan } from '../../../shared/board/import-plan.ts';
import { addColumn } from '../../../shared/board/mutate-column.ts';
import { addItem } from '../../../shared/board/mutate-item.ts';
import { addMember, claimMember } from '../../../shared/board/mutate-member.ts';
import type { ItemId } from '../../../shared/ids.ts';
import type { ImportPlan } from '../../../shared/import/plan.ts';
import { planFromText } from '../../../shared/import/recognise.ts';
import { importReport } from '../../../shared/import/report.ts';
import { isKnown } from '../../../shared/item.ts';
import { compareRanked } from '../../../shared/order.ts';
import { fixturePlan, jiraCsv, leftCount } from './fixtures.ts';

const now = Date.UTC(2026, 10, 22, 9);

/** The same sequence on every run. */
function chance(seed = 1) {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

const act = (): Act => ({ by: null, at: now, random: chance() });
const newBoard = () => openBoard(new Y.Doc());
const came = (board: Board, plan: ImportPlan, by = act()) => importPlan(board, by, plan).came;

const boards = [
  'trello-nebula-2015.json',
  'trello-kanban-template-2020.json',
  'trello-custom-fields-2020.json',
  'jira-cloud-werkplaats-2023.csv',
  'jira-cloud-testautogen-2025.csv',
];

/** The numbers of a report, counted on the board itself. */
function counted(board: Board) {
  const { items, epics, sprints, members } = exportBoard(board);
  const ofKind = (kind: string) => items.filter((item) => item.kind === kind).length;
  const known = items.filter(isKnown);
  return {
    items: { story: ofKind('story'), task: ofKind('task'), spike: ofKind('spike'), bug: ofKind('bug') },
    points: known.reduce((sum, item) => sum + (item.kind === 'spike' ? 0 : (item.points ?? 0)), 0),
    hours: known
      .flatMap((item) => (item.kind === 'spike' ? item.box : []))
      .reduce((sum, event) => sum + (event.type === 'propose' ? event.hours : 0), 0),
    epics: epics.length,
    sprints: sprints.length,
    labels: new Set(items.flatMap(({ labels }) => labels)).size,
    members: members.length,
    comments: items.flatMap(({ comments }) => comments).length,
    checklistLines: items.flatMap(({ lines }) => lines).length,
    archived: items.filter(({ archived }) => archived).length,
  };
}

describe('a plan on a board', () => {
  test.each(boards)('%s: the numbers of the report are the numbers of the board', (name) => {
    const board = newBoard();
    expect(importReport(name, came(board, fixturePlan(name)))).toMatchObject(counted(board));
  });

  test.each(boards)('%s: it comes in one transaction, and another replica reads the same board', (name) => {
    const board = newBoard();
    const updates: Uint8Array[] = [];
    board.doc.on('update', (update: Uint8Array) => updates.push(update));
    came(board, fixturePlan(name));
    expect(updates).toHaveLength(1);
    const other = newBoard();
    Y.applyUpdate(other.doc, updates[0] as Uint8Array);
    expect(exportBoard(other)).toEqual(exportBoard(board));
  });

  test.each(boards)('%s: items stand in the order of the plan, in the backlog and in each column', (name) => {
    const board = newBoard();
    const plan = fixturePlan(name);
    came(board, plan);
    const { items, columns } = exportBoard(board);
    expect(items.map(({ sourceKey }) => sourceKey)).toEqual(plan.items.map(({ sourceKey }) => sourceKey));
    expect(columns.map((column) => column.name)).toEqual(plan.columns.map((column) => column.name));
    for (const [at, { id }] of columns.entries()) {
      const inColumn = items.filter(({ place }) => place.column === id);
      inColumn.sort((a, b) =>
        compareRanked({ id: a.id, rank: a.place.boardRank }, { id: b.id, rank: b.place.boardRank }),
      );
      const planned = plan.items.filter(({ column }) => column === at);
      expect(inColumn.map(({ sourceKey }) => sourceKey)).toEqual(planned.map(({ sourceKey }) => sourceKey));
    }
    expect(items.map(({ number }) => number)).toEqual(items.map((_, at) => at + 1));
  });

  test.each(boards)('%s: every word of every item is there', (name) => {
    const board = newBoard();
    const plan = fixturePlan(name);
    came(board, plan);
    const { items, epics, sprints, members } = exportBoard(board);
    const nameOf = (list: readonly { id: string; name: string }[], id: string | null) =>
      list.find((entry) => entry.id === id)?.name;
    for (const [at, planned] of plan.items.entries()) {
      const item = items[at];
      if (!item) throw new Error('an item is missing');
      expect(item).toMatchObject({ kind: planned.kind, due: planned.due, sourceKey: planned.sourceKey });
      expect(item.texts.title).toBe(planned.title);
      expect(item.texts.description ?? '').toBe(planned.description);
      expect([...item.labels].sort()).toEqual([...planned.labels].sort());
      expect(item.lines.map(({ text, done }) => ({ text, done }))).toEqual(planned.lines);
      expect(item.comments.map(({ text }) => text).sort()).toEqual(
        planned.comments.map(({ text }) => text).sort(),
      );
      expect(item.attachments.map(({ url }) => url).sort()).toEqual(
        planned.attachments.map(({ url }) => url).sort(),
      );
      expect(new Set(item.assignees.map((id) => nameOf(members, id)))).toEqual(
        new Set(planned.assignees.map((member) => plan.members[member]?.name)),
      );
      expect(nameOf(epics, item.epic)).toBe(
        planned.epic === null ? undefined : plan.epics[planned.epic]?.name,
      );
      expect(nameOf(sprints, item.place.sprint)).toBe(
        planned.sprint === null ? undefined : plan.sprints[planned.sprint]?.name,
      );
      expect(item.createdAt).toBe(planned.createdAt ?? now);
      expect(item.archived !== null).toBe(planned.archived);
      expect(item.log.length).toBeLessThanOrEqual(1);
    }
  });

  test.each(boards)('%s: the same file again adds nothing, on this and on another replica', (name) => {
    const board = newBoard();
    const plan = fixturePlan(name);
    came(board, plan);
    const before = exportBoard(board);
    const again = came(board, plan, { ...act(), random: chance(99) });
    expect(exportBoard(board)).toEqual(before);
    expect(importReport(name, again)).toMatchObject({
      items: { story: 0, task: 0, spike: 0, bug: 0 },
      epics: 0,
      sprints: 0,
      members: 0,
      comments: 0,
      checklistLines: 0,
    });
    expect(leftCount({ ...plan, left: again.left }, 'items')).toBe(plan.items.length);
  });

  test('of a newer export only what is new comes; epics, sprints, members and columns are found again', () => {
    const headings = ['Issue key', 'Summary', 'Issue Type', 'Status', 'Parent key', 'Sprint', 'Assignee'];
    const rows = [
      ['A-1', 'one', 'Story', 'To Do', 'E-1', 'Sprint 1', 'Ada'],
      ['E-1', 'The epic', 'Epic', 'To Do', '', '', ''],
    ];
    const board = newBoard();
    came(board, planFromText(jiraCsv(headings, ...rows)));
    const ada = exportBoard(board).members[0];
    if (ada) claimMember(board, act(), ada.id);
    const newer = planFromText(
      jiraCsv(headings, ...rows, ['A-2', 'two', 'Task', 'Doing', 'E-1', 'Sprint 1', 'Ada']),
    );
    const by = { ...act(), random: chance(5) };
    expect(importReport('', came(board, newer, by))).toMatchObject({
      items: { story: 0, task: 1, spike: 0, bug: 0 },
      epics: 0,
      sprints: 0,
      members: 0,
    });
    const { items, columns, epics, sprints, members } = exportBoard(board);
    const [one, two] = items;
    expect(columns.map((column) => column.name)).toEqual(['To Do', 'Doing']);
    expect([epics.length, sprints.length, members.length]).toEqual([1, 1, 1]);
    expect(two?.epic).toBe(one?.epic);
    expect(two?.place.sprint).toBe(one?.place.sprint);
    expect(two?.assignees).toEqual(one?.assignees);
    expect(two?.number).toBe(2);
  });

  test('a board in use keeps its columns and items; lists of the same name are shared', () => {
    const board = newBoard();
    const mine = addItem(board, act(), { kind: 'story', title: 'mine' });
    addColumn(board, { ...act(), random: chance(3) }, 'Ideas');
    came(board, fixturePlan('trello-nebula-2015.json'), { ...act(), random: chance(4) });
    const { columns, items } = exportBoard(board);
    const names = columns.map((column) => column.name);
    expect(names.slice(0, 5)).toEqual(['To do', 'In progress', 'Review', 'Done', 'Ideas']);
    expect(names.filter((name) => /^(?:ideas|done|in progress)$/i.test(name))).toHaveLength(3);
    expect(items[0]?.id).toBe(mine);
    expect(items).toHaveLength(120);
    expect(new Set(items.map(({ number }) => number)).size).toBe(120);
  });

  test('two people of one name stay two, two lists of one name stay two, also the second time', () => {
    const card = (name: string, side: 1 | 2) => ({
      shortLink: name,
      name,
      idList: `l${side}`,
      idMembers: [`m${side}`],
      pos: 1,
    });
    const twins = (...cards: object[]) =>
      planFromText(
        JSON.stringify({
          lists: [1, 2].map((n) => ({ id: `l${n}`, name: 'Same', pos: n })),
          members: [1, 2].map((n) => ({ id: `m${n}`, fullName: 'Kim' })),
          cards,
        }),
      );
    const board = newBoard();
    came(board, twins(card('a', 1), card('b', 2)));
    came(board, twins(card('a', 1), card('b', 2), card('c', 1), card('d', 2)), {
      ...act(),
      random: chance(7),
    });
    const { items, members, columns } = exportBoard(board);
    expect([members.length, columns.length]).toEqual([2, 2]);
    for (const pair of [items.slice(0, 2), items.slice(2)]) {
      expect(new Set(pair.flatMap(({ assignees }) => assignees)).size).toBe(2);
      expect(new Set(pair.map(({ place }) => place.column)).size).toBe(2);
    }
  });

  test('members come unclaimed; a spike’s hours are a proposal to the team, not an agreement', () => {
    const board = newBoard();
    const engineer = addMember(board, { ...act(), random: chance(8) }, 'Grace');
    const headings = ['Issue key', 'Summary', 'Issue Type', 'Status', 'Original estimate', 'Assignee'];
    came(board, planFromText(jiraCsv(headings, ['A-1', 'x', 'Spike', 'To Do', '14400', 'Ada'])));
    const { items, members } = exportBoard(board);
    expect(Object.fromEntries(members.map(({ name, claimed }) => [name, claimed]))).toEqual({
      Ada: false,
      Grace: true,
    });
    const [spike] = items;
    expect(spike?.kind === 'spike' && spike.box).toMatchObject([
      { type: 'propose', hours: 4, asked: [engineer], rule: 'majority', extends: null },
    ]);
  });

  test('who waits for whom is linked, also to what came with an earlier import', () => {
    const headings = ['Issue key', 'Summary', 'Issue Type', 'Status', 'Inward issue link (Blocks)'];
    const board = newBoard();
    came(board, planFromText(jiraCsv(headings, ['A-1', 'x', 'Story', 'To Do', ''])));
    const both = jiraCsv(headings, ['A-1', 'x', 'Story', 'To Do', ''], ['A-2', 'y', 'Story', 'To Do', 'A-1']);
    came(board, planFromText(both), { ...act(), random: chance(2) });
    const { items } = exportBoard(board);
    expect(items[1]?.blockedBy).toEqual([items[0]?.id]);
  });

  test('a board that may not be written is refused and stays as it is', () => {
    const board = newBoard();
    setReadOnly(board, true);
    expect(() => came(board, fixturePlan('trello-nebula-2015.json'))).toThrow(/view link/);
    expect(exportBoard(board).items).toEqual([]);
  });

  test('5,000 items with lines come in seconds, not minutes', () => {
    const headings = ['Issue key', 'Summary', 'Issue Type', 'Status', 'Labels'];
    const rows = Array.from({ length: 5000 }, (_, i) => [`A-${i}`, `Title ${i}`, 'Story', 'To Do', 'x']);
    const board = newBoard();
    const begun = performance.now();
    expect(came(board, planFromText(jiraCsv(headings, ...rows))).items).toHaveLength(5000);
    expect(performance.now() - begun).toBeLessThan(15_000);
  });
});

describe('an export', () => {
  test('is plain JSON, versioned, and says the same after a round trip through text', () => {
    const board = newBoard();
    came(board, fixturePlan('jira-cloud-werkplaats-2023.csv'));
    const exported = exportBoard(board);
    expect(exported.groundwork).toBe(1);
    expect(JSON.parse(JSON.stringify(exported))).toEqual(exported);
  });

  test('hidden votes stay hidden', () => {
    const board = newBoard();
    const item: ItemId = addItem(board, act(), { kind: 'story', title: 'x' });
    const member = addMember(board, { ...act(), random: chance(2) }, 'Ada');
    for (const number of [1, 2]) {
      board.flat.rounds.set(`${item}/${number}/openedAt`, now);
      board.flat.votes.set(`${item}/${number}/${member}`, { value: '5', at: now, roles: ['engineer'] });
    }
    board.flat.rounds.set(`${item}/1/revealed`, { at: now, by: null, voters: [member] });
    expect(exportBoard(board).votes.map(({ round }) => round)).toEqual([1]);
  });

  test('what stands broken in the document breaks no export', () => {
    const board = newBoard();
    (board.items as Y.Map<unknown>).set('i1', 'no map');
    board.items.set('i2', new Y.Map([['kind', 'from the future']]));
    board.flat.members.set('m1/name', 7);
    expect(exportBoard(board).items).toHaveLength(1);
    expect(came(board, fixturePlan('trello-custom-fields-2020.json')).items).toHaveLength(3);
  });
});
