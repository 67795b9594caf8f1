// What an item was at an earlier moment and where the days of the report end, on cases worked by hand: logs that met after a
// day offline, kinds and people that changed, imports, clocks that change.

import { describe, expect, test } from 'vitest';
import { defaultColumns } from '../../../shared/records.ts';
import { finishedSince } from '../../../shared/finished.ts';
import type { Item, LogEntry } from '../../../shared/item.ts';
import { cycleTimeOf, cycleTimes } from '../../../shared/report/cycle-time.ts';
import { dayEnds } from '../../../shared/report/day-ends.ts';
import { flowOf } from '../../../shared/report/flow.ts';
import { columnAt, sprintAt, staysOf } from '../../../shared/report/place-history.ts';
import { hoursAt, pointsAt } from '../../../shared/size-history.ts';
import { agree, propose, team } from '../box/log.ts';

const day = 86_400_000;
const entry = (at: number, field: string, from: unknown, to: unknown): LogEntry => ({
  at,
  by: null,
  field,
  from,
  to,
  position: null,
});
const move = (
  at: number,
  from: string | null,
  to: string | null,
  sprints: readonly [unknown, unknown] = [null, null],
) => entry(at, 'place', [from, sprints[0]], [to, sprints[1]]);

/** An item made on day 1, in this column now. */
const item = (column: string | null, log: readonly LogEntry[], more: object = {}): Item =>
  ({
    id: 'iA',
    kind: 'story',
    points: null,
    createdAt: day,
    archived: null,
    place: { column, sprint: null },
    log,
    ...more,
  }) as unknown as Item;

describe('two moves made apart', () => {
  // One moved it to done on day 3 and to review on day 5; the other, who knew of neither, took it up on day 4. The log has the
  // other's entry first, and the register kept the review.
  const met = item('cReview', [
    move(4 * day, 'cTodo', 'cDoing'),
    move(3 * day, 'cTodo', 'cDone'),
    move(5 * day, 'cDone', 'cReview'),
  ]);

  test('are read in the order of time', () => {
    expect([1, 2, 3, 4, 5].map((n) => columnAt(met, n * day))).toEqual([
      'cTodo',
      'cTodo',
      'cDone',
      'cDoing',
      'cReview',
    ]);
    expect(columnAt(met, 0)).toBeUndefined();
  });

  test('end where the register has the item, whatever the later entry says', () => {
    const lost = item('cDone', [move(3 * day, 'cTodo', 'cDone'), move(4 * day, 'cTodo', 'cDoing')]);
    expect(staysOf(lost).map(({ column, from }) => [column, from])).toEqual([
      ['cTodo', day],
      ['cDone', 3 * day],
    ]);
    expect(finishedSince(lost, defaultColumns)).toBe(3 * day);
    expect(finishedSince(item('cDoing', lost.log), defaultColumns)).toBeNull();
    const sprint = { place: { column: null, sprint: 's1' } };
    const moves = [move(3 * day, null, null, [null, 's1']), move(4 * day, null, null, [null, 's2'])];
    expect([2, 3, 4].map((n) => sprintAt(item(null, moves, sprint), n * day))).toEqual([null, 's1', 's1']);
  });

  test('of which the earlier stands later in the log: finished since the last time that held', () => {
    const again = item('cDone', [
      move(6 * day, 'cDoing', 'cDone'),
      move(3 * day, 'cTodo', 'cDone'),
      move(4 * day, 'cDone', 'cDoing'),
    ]);
    expect(finishedSince(again, defaultColumns)).toBe(6 * day);
  });

  test('a clock that was wrong puts no stay before the making', () => {
    const early = item('cDoing', [move(0, 'cTodo', 'cDoing')]);
    expect(columnAt(early, day)).toBe('cDoing');
    expect(flowOf([early], defaultColumns, [0, day]).map(({ counts }) => counts)).toEqual([
      [0, 0, 0, 0],
      [0, 1, 0, 0],
    ]);
  });
});

describe('what an item weighed', () => {
  test('is its points of then, by time, and what the register has now', () => {
    const sized = item(null, [entry(4 * day, 'points', 3, 8), entry(2 * day, 'points', null, 3)], {
      points: 8,
    });
    expect([1, 2, 3, 4].map((n) => pointsAt(sized, n * day))).toEqual([0, 3, 3, 8]);
    expect(hoursAt(sized, 3 * day, 4)).toBe(12);
    // Two sized it apart: 8 stands.
    expect(pointsAt({ ...sized, points: 5 } as Item, 4 * day)).toBe(5);
  });

  test('of a story that became a spike is points before, and agreed hours × people after', () => {
    const hours = propose('p', 6, { at: 4 * day });
    const spike = item(
      null,
      [
        entry(2 * day, 'points', null, 3),
        entry(3 * day, 'kind', 'story', 'spike'),
        entry(6 * day, 'people', 1, 2),
      ],
      { kind: 'spike', people: 2, box: [hours, agree('a', hours, team, { at: 5 * day })] },
    );
    expect([1, 2, 3, 4, 5, 6].map((n) => hoursAt(spike, n * day, 4))).toEqual([0, 12, 0, 0, 6, 12]);
    expect([1, 2, 3, 6].map((n) => pointsAt(spike, n * day))).toEqual([0, 3, 0, 0]);
  });
});

describe('what stood in the archive', () => {
  const counts = (one: Item) =>
    flowOf(
      [one],
      defaultColumns,
      [1, 2, 3, 4].map((n) => n * day),
    ).map((at) => at.waiting);

  test('and came back was away in between', () => {
    const mark = { by: null, at: 2 * day };
    const log = [entry(2 * day, 'archived', null, mark), entry(4 * day, 'archived', mark, null)];
    expect(counts(item(null, log))).toEqual([1, 0, 0, 1]);
  });

  test('without an entry of it, as from an import, is away since then', () => {
    expect(counts(item(null, [], { archived: { by: null, at: 3 * day } }))).toEqual([1, 1, 0, 0]);
  });
});

describe('the cycle time', () => {
  const imported = (to: string) => entry(5 * day, 'place', null, [to, null]);
  const of = (one: Item) => cycleTimeOf(one, defaultColumns, 'UTC')?.days ?? null;

  test('of what an import brought as finished, or as begun, is not known', () => {
    expect(of(item('cDone', [imported('cDone')]))).toBeNull();
    expect(of(item('cDone', [imported('cDoing'), move(7 * day, 'cDoing', 'cDone')]))).toBeNull();
    expect(of(item('cDone', [imported('cTodo'), move(7 * day, 'cTodo', 'cDone')]))).toBeNull();
  });

  test('of what was begun here counts, wherever it came from', () => {
    const begun = [imported('cTodo'), move(6 * day, 'cTodo', 'cDoing'), move(7 * day, 'cDoing', 'cDone')];
    expect(of(item('cDone', begun))).toBe(2);
  });

  test('runs on over a reopening to the last finish', () => {
    const log = [
      move(2 * day, 'cTodo', 'cDone'),
      move(4 * day, 'cDone', 'cDoing'),
      move(6 * day, 'cDoing', 'cDone'),
    ];
    expect(of(item('cDone', log.slice(0, 1)))).toBe(2);
    expect(of(item('cDone', log))).toBe(6);
  });

  test('of what was finished on a day before its making is not known, on the same day it is one', () => {
    expect(of(item('cDone', [move(day - 1, 'cTodo', 'cDone')]))).toBeNull();
    expect(of(item('cDone', [move(day + 1, 'cTodo', 'cDone')], { createdAt: day + 2 }))).toBe(1);
  });

  test('of items that are not finished is none, and they are not unknown', () => {
    const all = [item('cDoing', []), item('cDone', [imported('cDone')], { id: 'iB' })];
    expect(cycleTimes(all, defaultColumns, 'UTC')).toEqual({ times: [], unknown: ['iB'] });
  });
});

describe('the days of the report', () => {
  const ends = (first: string, last: string, zone: string) =>
    dayEnds(first, last, zone).map((end) => new Date(end).toISOString());

  test('end with their last millisecond in the zone of the board', () => {
    expect(ends('2026-11-23', '2026-11-24', 'Asia/Shanghai')).toEqual([
      '2026-11-23T15:59:59.999Z',
      '2026-11-24T15:59:59.999Z',
    ]);
    expect(ends('2026-11-24', '2026-11-23', 'UTC')).toEqual([]);
    expect(ends('', '2026-11-23', 'UTC')).toEqual([]);
  });

  test('are 25 and 23 hours long when the clocks change, also at midnight', () => {
    const lengths = (first: string, last: string, zone: string) =>
      dayEnds(first, last, zone).flatMap((end, n, all) =>
        n > 0 ? (end - (all[n - 1] ?? 0)) / 3_600_000 : [],
      );
    expect(lengths('2026-10-24', '2026-10-26', 'Europe/Vienna')).toEqual([25, 24]);
    expect(lengths('2026-03-28', '2026-03-30', 'Europe/Vienna')).toEqual([23, 24]);
    // In Santiago the clocks go from 24:00 to 1:00 on 6 September 2026, and from 24:00 to 23:00 on 4 April.
    expect(lengths('2026-09-04', '2026-09-07', 'America/Santiago')).toEqual([24, 23, 24]);
    expect(lengths('2026-04-02', '2026-04-05', 'America/Santiago')).toEqual([24, 25, 24]);
  });

  test('a move in the night belongs to the day on which it was there', () => {
    // 23:30 on 25 October in Vienna, after the clocks went back: 22:30 in Greenwich.
    const at = Date.UTC(2026, 9, 25, 22, 30);
    const moved = item('cDoing', [move(at, 'cTodo', 'cDoing')]);
    const doing = (zone: string) =>
      flowOf([moved], defaultColumns, dayEnds('2026-10-25', '2026-10-26', zone)).map(
        ({ counts }) => counts[1],
      );
    expect(doing('Europe/Vienna')).toEqual([1, 1]);
    expect(doing('Europe/Helsinki')).toEqual([0, 1]);
  });
});
