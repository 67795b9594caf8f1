// What must add up whatever a team does: boards played at random through the mutations, also by two people apart whose logs
// meet in another order than that of time.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { itemsOfSprint } from '../../../shared/board/items-of-sprint.ts';
import { agreeToBox, proposeBox } from '../../../shared/board/mutate-box.ts';
import {
  addItem,
  archiveItem,
  changeKind,
  restoreItem,
  setField,
  sizeItem,
} from '../../../shared/board/mutate-item.ts';
import { moveItem } from '../../../shared/board/mutate-place.ts';
import { addSprint, endSprint, startSprint } from '../../../shared/board/mutate-sprint.ts';
import { readItem } from '../../../shared/board/read-item.ts';
import { readColumns, readSprints } from '../../../shared/board/read-records.ts';
import { Refusal } from '../../../shared/board/edit.ts';
import { wasArchived } from '../../../shared/field-history.ts';
import { finishedSince, isFinished } from '../../../shared/finished.ts';
import type { ColumnId, ItemId, MemberId, SprintId } from '../../../shared/ids.ts';
import type { Item } from '../../../shared/item.ts';
import type { Kind } from '../../../shared/kind.ts';
import { burnUp } from '../../../shared/report/burn-up.ts';
import { cycleTimes } from '../../../shared/report/cycle-time.ts';
import { flowOf } from '../../../shared/report/flow.ts';
import { columnAt, staysOf } from '../../../shared/report/place-history.ts';
import { resultOf } from '../../../shared/report/sprint-results.ts';
import { hoursAt, pointsAt } from '../../../shared/size-history.ts';
import { hoursOf, pointsOf } from '../../../shared/weight.ts';
import { exchange, monday, person, replicaOf, testBoard, type TestBoard } from '../../board-kit.ts';

const hour = 3_600_000;
const columns = [null, 'cTodo', 'cDoing', 'cReview', 'cDone'] as readonly (ColumnId | null)[];
const kinds: readonly Kind[] = ['story', 'task', 'spike', 'bug'];

const deed = fc.record({
  what: fc.constantFrom('add', 'column', 'sprint', 'size', 'kind', 'archive', 'restore', 'box', 'people'),
  which: fc.nat(7),
  value: fc.nat(9),
  /** On which of two machines, and after how many hours. */
  apart: fc.boolean(),
  wait: fc.nat(30),
});
type Deed = typeof deed extends fc.Arbitrary<infer One> ? One : never;

/** Plays the deeds, those of two machines apart from each other, lets them meet and ends the sprint that was started. */
function play(deeds: readonly Deed[]) {
  const on = testBoard();
  const asha = person(on, 'Asha', 'engineer');
  const names = ['One', 'Two'];
  const [sprint, other] = names.map((name) =>
    addSprint(on.board, on.act(), { name, start: '2026-11-23', end: '2026-12-04' }),
  ) as [SprintId, SprintId];
  for (const kind of kinds) addItem(on.board, on.act(asha), { kind, title: kind, place: { sprint } });
  startSprint(on.board, on.act(), sprint);
  const away = replicaOf(on, 2);
  let at = monday + hour;
  for (const one of deeds) {
    at += one.wait * hour;
    try {
      run(one.apart ? away : on, one, { asha, places: [null, sprint, other], at });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  exchange(on.board, away.board);
  at += hour;
  endSprint(on.board, { ...on.act(), at }, sprint);
  const items = ([...on.board.items.keys()] as ItemId[]).flatMap((id) => readItem(on.board, id) ?? []);
  const found = readSprints(on.board).find(({ id }) => id === sprint);
  if (!found?.ended || !found.started) throw new Error('no end');
  return {
    on,
    items,
    columns: readColumns(on.board),
    sprint: found,
    ended: found.ended,
    rate: found.started.rate,
    at,
  };
}

function run(
  on: TestBoard,
  { what, which, value }: Deed,
  { asha, places, at }: { asha: MemberId; places: readonly (SprintId | null)[]; at: number },
): void {
  const { board } = on;
  const act = { ...on.act(asha), at };
  const ids = [...board.items.keys()].sort() as ItemId[];
  const id = ids[which % ids.length] as ItemId;
  const [column, place] = [columns[value % 5] ?? null, places[value % 3] ?? null];
  const kind = kinds[value % 4] as Kind;
  if (what === 'add')
    addItem(board, act, { kind, title: 'new', place: { column: 'cTodo' as ColumnId, sprint: place } });
  if (what === 'column') moveItem(board, act, id, { column }, 'because');
  if (what === 'sprint') moveItem(board, act, id, { sprint: place });
  if (what === 'size') sizeItem(board, act, id, value === 0 ? null : value / 2);
  if (what === 'kind') changeKind(board, act, id, kind);
  if (what === 'archive') archiveItem(board, act, id);
  if (what === 'restore') restoreItem(board, act, id);
  if (what === 'people') setField(board, act, id, { field: 'people', value: 1 + (value % 3) });
  if (what === 'box') {
    proposeBox(board, act, id, 1 + value);
    agreeToBox(board, { ...act, at: at + 1 }, id);
  }
}

const plays = fc.array(deed, { maxLength: 40 }).map(play);
const sum = <One>(all: readonly One[], of: (one: One) => number) =>
  all.reduce((total, one) => total + of(one), 0);

describe('whatever a team does', () => {
  test('the burn-up ends where the end of the sprint froze it', () => {
    fc.assert(
      fc.property(plays, ({ items, columns: known, sprint, ended, rate }) => {
        const [last] = burnUp(sprint.id, items, known, { rate, ends: [ended.at] });
        const done = ended.items.filter(({ finished }) => finished);
        expect(last?.scopeHours).toBeCloseTo(sum(ended.items, ({ hours }) => hours));
        expect(last?.doneHours).toBeCloseTo(sum(done, ({ hours }) => hours));
        expect(last?.scopePoints).toBeCloseTo(sum(ended.items, ({ points }) => points ?? 0));
        expect(last?.donePoints).toBeCloseTo(sum(done, ({ points }) => points ?? 0));
      }),
      { numRuns: 300 },
    );
  });

  test('what a sprint finished is points × rate, and agreed hours × people', () => {
    fc.assert(
      fc.property(plays, ({ on, columns: known, sprint, rate }) => {
        const result = resultOf(sprint);
        const done = itemsOfSprint(on.board, sprint.id).filter((item) => isFinished(item, known));
        for (const kind of kinds) {
          const own = done.filter((item) => item.kind === kind);
          expect(result?.hours[kind]).toBeCloseTo(sum(own, (item) => hoursOf(item, rate)));
          if (kind !== 'spike') expect(result?.hours[kind]).toBeCloseTo(sum(own, pointsOf) * rate);
        }
        expect(result?.totalHours).toBeCloseTo(sum(kinds, (kind) => result?.hours[kind] ?? 0));
        expect(result?.featurePoints).toBe(
          sum(
            done.filter(({ kind }) => kind === 'story'),
            pointsOf,
          ),
        );
        expect(result?.unfinished.length).toBe((sprint.ended?.items.length ?? 0) - done.length);
      }),
      { numRuns: 200 },
    );
  });

  test('the counts of the flow are all items that were there, each once', () => {
    fc.assert(
      fc.property(
        plays,
        fc.array(fc.nat(1300), { minLength: 1, maxLength: 8 }),
        ({ items, columns: known }, hours) => {
          const ends = hours.map((one) => monday + one * hour).sort((a, b) => a - b);
          for (const { at, waiting, counts } of flowOf(items, known, ends)) {
            const there = items.filter((item) => item.createdAt <= at && !wasArchived(item, at));
            expect(waiting + sum(counts, (one) => one)).toBe(there.length);
            const inColumn = known.map(({ id }) => there.filter((item) => columnAt(item, at) === id).length);
            expect(counts).toEqual(inColumn);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test('the flow ends with the board as it is', () => {
    fc.assert(
      fc.property(plays, ({ items, columns: known, at }) => {
        const [day] = flowOf(items, known, [at]);
        const shown = (column: ColumnId | null) =>
          items.filter(({ archived, place }) => archived === null && place.column === column).length;
        expect([day?.waiting, ...(day?.counts ?? [])]).toEqual([
          shown(null),
          ...known.map(({ id }) => shown(id)),
        ]);
      }),
      { numRuns: 200 },
    );
  });

  test('stays follow each other without a gap, from the making until now', () => {
    fc.assert(
      fc.property(plays, ({ items }) => {
        for (const item of items) {
          const stays = staysOf(item);
          expect([stays[0]?.from, stays.at(-1)?.to, stays.at(-1)?.column]).toEqual([
            item.createdAt,
            null,
            item.place.column,
          ]);
          for (const [n, { to }] of stays.slice(0, -1).entries()) expect(stays[n + 1]?.from).toBe(to);
          for (const { from, to } of stays) expect(to ?? Infinity).toBeGreaterThanOrEqual(from);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('what an item weighs now is what its history ends with', () => {
    fc.assert(
      fc.property(plays, ({ items, at }) => {
        for (const item of items) {
          expect(pointsAt(item, at)).toBe(pointsOf(item));
          expect(hoursAt(item, at, 4)).toBe(hoursOf(item, 4));
        }
      }),
      { numRuns: 200 },
    );
  });

  test('each finished item has a cycle time that ends with its finish, and no other has one', () => {
    fc.assert(
      fc.property(plays, ({ items, columns: known }) => {
        const { times, unknown } = cycleTimes(items, known, 'Europe/Vienna');
        const finished = items.filter((item) => isFinished(item, known));
        expect([...times.map(({ item }) => item), ...unknown].sort()).toEqual(
          finished.map(({ id }) => id).sort(),
        );
        const byId = new Map<ItemId, Item>(items.map((item) => [item.id, item]));
        for (const { item, began, finished: end, days } of times) {
          expect(end).toBe(finishedSince(byId.get(item) as Item, known));
          expect(began).toBeLessThanOrEqual(end);
          // Both days counted: within a day of the length, an hour more or less when the clocks change.
          expect(Math.abs(days - 1 - (end - began) / (24 * hour))).toBeLessThan(1 + 1 / 24);
        }
      }),
      { numRuns: 200 },
    );
  });
});
