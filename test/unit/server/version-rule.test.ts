import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { VersionMark } from '../../../server/store/store.ts';
import {
  localDay,
  versionsToDrop,
  type DayOf,
  type VersionLimits,
} from '../../../server/store/version-rule.ts';

const limits: VersionLimits = { versionDays: 14, versionWeeks: 12, versionBytes: 64 * 1024 * 1024 };
const dayMs = 86_400_000;
const utcDay: DayOf = (at) => Math.floor(at / dayMs);
const mark = (sequence: number, at: string, size = 1): VersionMark => ({
  sequence,
  at: Date.parse(at),
  size,
});
const kept = (marks: readonly VersionMark[], of = limits, dayOf = utcDay) => {
  const drop = new Set(versionsToDrop(marks, of, dayOf));
  return marks.filter(({ sequence }) => !drop.has(sequence));
};

/** Marks in the order of time, some on the same day, some weeks apart. */
const someMarks = fc
  .array(
    fc.record({
      days: fc.oneof(fc.constantFrom(0, 1, 1, 3), fc.nat(40)),
      rows: fc.integer({ min: 1, max: 500 }),
      hour: fc.nat(23),
      size: fc.nat(20 * 1024 * 1024),
    }),
    { maxLength: 80 },
  )
  .map((steps) => {
    let sequence = 0;
    let day = 20_000;
    return steps.map(({ days, rows, hour, size }): VersionMark => {
      sequence += rows;
      day += days;
      return { sequence, at: day * dayMs + hour * 3_600_000, size };
    });
  });

describe('which dated versions are kept', () => {
  test('R43 a team of every day: the last 14 days, then the last day of each week, 12 weeks in all', () => {
    // 20 weeks from Monday, 6 January 2025 on.
    const marks = Array.from({ length: 140 }, (_, i) => ({
      sequence: i + 1,
      at: Date.UTC(2025, 0, 6 + i, 17),
      size: 1000,
    }));
    const days = kept(marks).map(({ at }) => new Date(at).toISOString().slice(0, 10));
    const sundays = '03-09 03-16 03-23 03-30 04-06 04-13 04-20 04-27 05-04 05-11';
    const last = '05-12 05-13 05-14 05-15 05-16 05-17 05-18 05-19 05-20 05-21 05-22 05-23 05-24 05-25';
    expect(days).toEqual(`${sundays} ${last}`.split(' ').map((day) => `2025-${day}`));
  });

  test('of a day the last, of a week its last day with an edit, and days of rest do not count', () => {
    const marks = [
      mark(1, '2025-01-08T10:00Z'),
      mark(2, '2025-01-09T10:00Z'),
      mark(3, '2025-06-16T09:00Z'),
      mark(4, '2025-06-16T23:59Z'),
      mark(5, '2025-06-22T10:00Z'),
      mark(6, '2025-06-23T10:00Z'),
    ];
    const few = { ...limits, versionDays: 2, versionWeeks: 3 };
    expect(kept(marks, few).map(({ sequence }) => sequence)).toEqual([2, 5, 6]);
    expect(kept(marks).map(({ sequence }) => sequence)).toEqual([1, 2, 4, 5, 6]);
  });

  test('the day is that of the zone, and the week begins on Monday there', () => {
    // 23:30 on Sunday in London is Monday already further east.
    const marks = [mark(1, '2025-02-02T12:00Z'), mark(2, '2025-02-02T23:30Z')];
    const east: DayOf = (at) => utcDay(at + 2 * 3_600_000);
    const none = { ...limits, versionDays: 1 };
    expect(kept(marks, none)).toHaveLength(1);
    expect(kept(marks, none, east)).toHaveLength(2);
  });

  test('the day of the relay is that of its own clock on the wall, over a change of the hour too', () => {
    for (let hour = 0; hour < 24; hour += 1)
      expect(localDay(new Date(2025, 2, 30, hour, 59).getTime())).toBe(Date.UTC(2025, 2, 30) / dayMs);
    expect(localDay(new Date(2025, 2, 31).getTime()) - localDay(new Date(2025, 2, 30).getTime())).toBe(1);
  });

  test('what is newer is told by the sequence: a clock set back costs no new version', () => {
    const marks = [mark(1, '2031-01-01T10:00Z'), mark(2, '2025-02-03T10:00Z'), mark(3, '2025-02-04T10:00Z')];
    expect(
      kept(marks, { ...limits, versionDays: 1, versionWeeks: 1 }).map(({ sequence }) => sequence),
    ).toEqual([3]);
  });

  test('when bytes are short the oldest go; the newest is kept whatever it takes', () => {
    const marks = [1, 2, 3].map((n) => mark(n, `2025-02-0${n + 2}T10:00Z`, 10));
    expect(kept(marks, { ...limits, versionBytes: 20 }).map(({ sequence }) => sequence)).toEqual([2, 3]);
    expect(kept(marks, { ...limits, versionBytes: 19 }).map(({ sequence }) => sequence)).toEqual([3]);
    expect(kept(marks, { ...limits, versionBytes: 0 }).map(({ sequence }) => sequence)).toEqual([3]);
    expect(versionsToDrop([], limits)).toEqual([]);
  });

  test('whatever there is: the newest stays, numbers and bytes are bounded, and asking again drops no more', () => {
    fc.assert(
      fc.property(someMarks, (marks) => {
        const left = kept(marks);
        expect(left.at(-1)).toEqual(marks.at(-1));
        expect(left.length).toBeLessThanOrEqual(26);
        const bytes = left.reduce((sum, { size }) => sum + size, 0);
        expect(bytes <= limits.versionBytes || left.length === 1).toBe(true);
        expect(kept(left)).toEqual(left);
        expect(new Set(left.map(({ at }) => utcDay(at))).size).toBe(left.length);
        expect(versionsToDrop(marks.toReversed(), limits, utcDay).toReversed()).toEqual(
          versionsToDrop(marks, limits, utcDay),
        );
      }),
    );
  });

  test('dropping at each new version keeps what dropping all at once would', () => {
    fc.assert(
      fc.property(someMarks, (marks) => {
        const free = { ...limits, versionBytes: Infinity };
        let step: readonly VersionMark[] = [];
        for (const next of marks) step = kept([...step, next], free);
        expect(step).toEqual(kept(marks, free));
      }),
    );
  });

  test('days that are kept are kept whole: none between two days’ ends of the last 14 is missing', () => {
    fc.assert(
      fc.property(someMarks, (marks) => {
        const free = { ...limits, versionBytes: Infinity };
        const days = [...new Set(marks.map(({ at }) => utcDay(at)))].slice(-14);
        const left = new Set(kept(marks, free).map(({ at }) => utcDay(at)));
        for (const day of days) expect(left.has(day)).toBe(true);
      }),
    );
  });
});
