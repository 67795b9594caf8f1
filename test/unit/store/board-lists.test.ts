// The lists of the Board: after whatever happens they are what a fresh look at all items gives, and nobody is woken in
// vain.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BoardLists,
  firstShowing,
  type ListsTopic,
  type Showing,
} from '../../../client/store/board-lists.ts';
import { laneChoices, laneOf } from '../../../client/store/board-lanes.ts';
import { BoardStore } from '../../../client/store/board-store.ts';
import { noFilter } from '../../../shared/board-filter.ts';
import { archiveColumn } from '../../../shared/board/mutate-column.ts';
import { addEpic } from '../../../shared/board/mutate-epic.ts';
import {
  addItem,
  archiveItem,
  changeKind,
  setAssignee,
  setField,
  setLabel,
  sizeItem,
} from '../../../shared/board/mutate-item.ts';
import { addMember, mergeMembers, setRoles } from '../../../shared/board/mutate-member.ts';
import { moveItem } from '../../../shared/board/mutate-place.ts';
import { addSprint, endSprint, planItems, startSprint } from '../../../shared/board/mutate-sprint.ts';
import { typeText } from '../../../shared/board/mutate-text.ts';
import { isFinished } from '../../../shared/finished.ts';
import type { ColumnId, ItemId, SprintId } from '../../../shared/ids.ts';
import type { Item } from '../../../shared/item.ts';
import { kindNames } from '../../../shared/kind.ts';
import { compareRanked } from '../../../shared/order.ts';
import { activeSprint } from '../../../shared/sprints.ts';
import { testBoard } from '../../board-kit.ts';

const todo = 'cTodo' as ColumnId;
const doing = 'cDoing' as ColumnId;
const columns = [null, todo, doing, 'cReview' as ColumnId, 'cDone' as ColumnId];
const isReady = (item: Item) => item.labels.includes('ready');

function board(seed = 1) {
  const on = testBoard(seed);
  const store = new BoardStore(on.board.doc);
  const lists = new BoardLists({ store, isReady, me: () => null });
  const heard: ListsTopic[] = [];
  const add = (
    title: string,
    column: ColumnId | null = todo,
    kind = kindNames[0] as (typeof kindNames)[number],
  ) => addItem(store.board, on.act(), { kind, title, place: { column } });
  const hear = (...topics: ListsTopic[]) => {
    for (const topic of topics) lists.subscribe(topic, () => heard.push(topic));
  };
  return { on, store, lists, add, hear, heard };
}

/** What should stand in every list, from a fresh look at every item. */
function expected(store: BoardStore, showing: Showing) {
  const cells = new Map<string, { id: ItemId; rank: string }[]>();
  let [all, outside] = [0, 0];
  const sums = new Map<string, { items: number; ahead: number; ready: number }>();
  const hidden = new Map<string, number>();
  for (const item of store.items()) {
    const { column, sprint, boardRank, backlogRank } = item.place;
    if (item.archived || (column === null && !showing.waiting)) continue;
    const active = showing.everything || showing.lanes === 'sprint' ? undefined : activeSprint(store.sprints);
    if (active && column !== null && sprint !== active.id) {
      outside += 1;
      continue;
    }
    all += 1;
    const { labels } = showing.filter;
    const lane = laneOf(item, showing.lanes, store);
    if (labels.length > 0 && !labels.some((label) => item.labels.includes(label))) {
      hidden.set(lane, (hidden.get(lane) ?? 0) + 1);
      continue;
    }
    const key = `${lane} ${column === null ? null : store.shownColumn(column)}`;
    const entry = { id: item.id, rank: column === null ? backlogRank : boardRank };
    cells.set(key, [...(cells.get(key) ?? []), entry]);
    const sum = sums.get(lane) ?? { items: 0, ahead: 0, ready: 0 };
    const ahead = !isFinished(item, store.columns);
    sums.set(lane, {
      items: sum.items + 1,
      ahead: sum.ahead + Number(ahead),
      ready: sum.ready + Number(ahead && isReady(item)),
    });
  }
  return { cells, all, outside, sums, hidden };
}

function check(store: BoardStore, lists: BoardLists): void {
  const { cells, all, outside, sums, hidden } = expected(store, lists.showing);
  let shown = 0;
  const keys = new Set(lists.lanes.map(({ key }) => key));
  for (const [key, entries] of cells) {
    const [lane = '', column] = key.split(' ');
    expect(keys, key).toContain(lane);
    const ids = lists.ids(lane, column === 'null' ? null : (column as ColumnId));
    expect(ids, key).toEqual(entries.sort(compareRanked).map(({ id }) => id));
    shown += ids.length;
  }
  expect(lists.counts).toEqual({ all, shown, outside });
  const inLists = lists.lanes.flatMap(({ key }) =>
    [null, ...store.columns.map(({ id }) => id)].flatMap((column) => lists.ids(key, column)),
  );
  expect(inLists.length).toBe(shown);
  for (const { key } of lists.lanes)
    expect(lists.sum(key)).toMatchObject(sums.get(key) ?? { items: 0, ahead: 0, ready: 0 });
  for (const { key } of lists.lanes) expect(lists.hidden(key), key).toBe(hidden.get(key) ?? 0);
}

describe('the lists of the Board', () => {
  it('by sprint: what is under way first, what is over last, the latest of it first', () => {
    const { on, store, lists, add } = board();
    const [one, two, , four] = ['S1', 'S2', 'S3', 'S4'].map((name) =>
      addSprint(store.board, on.act(), { name, start: null, end: null }),
    ) as [SprintId, SprintId, SprintId, SprintId];
    for (const over of [one, two]) {
      planItems(store.board, on.act(), [add('x')], over);
      startSprint(store.board, on.act(), over);
      endSprint(store.board, on.act(), over);
    }
    startSprint(store.board, on.act(), four);
    lists.show({ ...firstShowing, lanes: 'sprint' });
    expect(lists.lanes.map(({ name }) => name)).toEqual(['S4', 'S3', 'No sprint', 'S2', 'S1']);
  });

  it('are what a fresh look gives, whatever happens and however the Board is shown', () => {
    const pick = fc.nat({ max: 1_000_000 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: 13 }), pick, pick), { minLength: 5, maxLength: 60 }),
        fc.integer({ min: 1, max: 1e6 }),
        (steps, seed) => {
          const { on, store, lists, add } = board(seed);
          const { board: doc } = store;
          const people = ['Ann', 'Ben', 'Cem'].map((name) => addMember(doc, on.act(), name));
          setRoles(doc, on.act(), people[0]!, ['engineer']);
          const epics = ['E', 'F'].map((name) => addEpic(doc, on.act(), name));
          const sprints = ['S1', 'S2'].map((name) =>
            addSprint(doc, on.act(), { name, start: null, end: null }),
          );
          const ids: ItemId[] = [];
          for (const [what, a, b] of steps) {
            const item = ids[a % Math.max(1, ids.length)];
            const other = ids[b % Math.max(1, ids.length)];
            const act = on.act(people[0]);
            try {
              if (what <= 2 || item === undefined)
                ids.push(add(`item ${a % 7}`, columns[a % 5], kindNames[b % 4]));
              else if (what === 3)
                moveItem(
                  doc,
                  act,
                  item,
                  { column: columns[b % 5]!, ...(other !== item && { after: other! }) },
                  'so',
                );
              else if (what === 4) changeKind(doc, act, item, kindNames[b % 4]!);
              else if (what === 5) archiveItem(doc, act, item);
              else if (what === 6) setLabel(doc, act, item, ['ready', 'x'][b % 2]!, b % 3 > 0);
              else if (what === 7)
                setField(doc, act, item, { field: 'epic', value: [null, ...epics][b % 3]! });
              else if (what === 8) setAssignee(doc, act, item, people[b % 3]!, b % 4 > 0);
              else if (what === 9) planItems(doc, act, [item], [null, ...sprints][b % 3]!);
              else if (what === 10) startSprint(doc, act, sprints[0]!);
              else if (what === 11) archiveColumn(doc, act, columns[1 + (b % 4)]!, b % 2 > 0);
              else if (what === 12) mergeMembers(doc, act, people[1]!, people[2]!);
              else
                lists.show({
                  lanes: laneChoices[a % 5]!,
                  filter: { ...noFilter, labels: b % 3 === 0 ? ['x'] : [] },
                  everything: b % 2 === 0,
                  waiting: a % 2 === 0,
                });
            } catch (error) {
              // What the rules refuse changes nothing.
              if (!(error instanceof Error) || error.name !== 'Refusal') throw error;
            }
            check(store, lists);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('wake two lists for a move, and no other', () => {
    const { on, store, lists, add, hear, heard } = board();
    const [a] = [add('A'), add('B'), add('C', doing)];
    hear(
      'lanes',
      'counts',
      'lane:backlog:product',
      `cell:backlog:product:${todo}`,
      `cell:backlog:product:${doing}`,
    );
    hear(`cell:backlog:technical:${todo}`, `column:${todo}`, `column:${doing}`, 'column:cReview');
    moveItem(store.board, on.act(), a, { column: doing });
    expect(heard.toSorted()).toEqual(
      [
        'counts',
        `cell:backlog:product:${todo}`,
        `cell:backlog:product:${doing}`,
        `column:${todo}`,
        `column:${doing}`,
      ].toSorted(),
    );
    expect(lists.ids('backlog:product', doing).length).toBe(2);
  });

  it('wake nobody for a word that changes no list', () => {
    const { on, store, add, hear, heard } = board();
    const a = add('A');
    hear('lanes', 'counts', 'lane:backlog:product', `cell:backlog:product:${todo}`, `column:${todo}`);
    typeText(store.board, on.act(), { item: a, field: 'title' }, [{ at: 0, remove: 0, insert: 'x' }]);
    expect(heard).toEqual([]);
    sizeItem(store.board, on.act(), a, 3);
    expect(heard).toEqual(['lane:backlog:product']);
  });

  it('follow what is typed into the filter, and what is typed into the items', () => {
    const { on, store, lists, add } = board();
    const a = add('Pay by card');
    add('Pay by invoice');
    lists.show({ ...firstShowing, filter: { ...noFilter, words: 'card' } });
    expect(lists.ids('backlog:product', todo)).toEqual([a]);
    expect(lists.counts).toEqual({ all: 2, shown: 1, outside: 0 });
    typeText(store.board, on.act(), { item: a, field: 'title' }, [{ at: 7, remove: 4, insert: 'cheque' }]);
    expect(lists.ids('backlog:product', todo)).toEqual([]);
  });
});
