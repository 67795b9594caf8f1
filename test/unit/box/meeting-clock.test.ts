import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseClockEvent, type ClockEvent } from '../../../shared/clock-event.ts';
import type { EventId, ItemId } from '../../../shared/ids.ts';
import { foldMeetingClock, openStarts } from '../../../shared/meeting-clock.ts';
import { badNumbers, shuffled, time } from './arbitrary.ts';
import { at, day, hour, maya, minute, tom } from './log.ts';

const item = 'iOne' as ItemId;
const other = 'iTwo' as ItemId;
const id = (name: string) => `b${name}` as EventId;
const start = (name: string, time: number, minutes = 5, of = item): ClockEvent => ({
  type: 'start',
  id: id(name),
  at: time,
  by: maya,
  item: of,
  minutes,
});
const pause = (name: string, run: string, time: number): ClockEvent => ({
  type: 'pause',
  id: id(name),
  at: time,
  by: maya,
  start: id(run),
});
const add = (name: string, minutes: number, of = item): ClockEvent => ({
  type: 'add',
  id: id(name),
  at: at('9:04'),
  by: maya,
  item: of,
  minutes,
});
const fold = (log: readonly ClockEvent[], now: number) => foldMeetingClock(log, item, now);
const seconds = 1000;

describe('a meeting’s minutes', () => {
  test('need no agreement: the leader starts, pauses and goes on', () => {
    expect(fold([], at('9:00'))).toMatchObject({ state: 'waiting', limit: 0, timeIsUp: false, zeroAt: null });
    const first = start('r1', at('9:00'));
    expect(fold([first], at('9:02'))).toMatchObject({
      state: 'running',
      limit: 5 * minute,
      spent: 2 * minute,
      remaining: 3 * minute,
      zeroAt: at('9:05'),
      unpaused: [id('r1')],
    });
    const held = [first, pause('s1', 'r1', at('9:02'))];
    expect(fold(held, at('9:30'))).toMatchObject({
      state: 'paused',
      spent: 2 * minute,
      zeroAt: null,
      unpaused: [],
    });
    const on = [...held, start('r2', at('9:30'))];
    expect(fold(on, at('9:31'))).toMatchObject({ state: 'running', spent: 3 * minute, zeroAt: at('9:33') });
  });

  test('at zero the moment stands, and what is over is counted apart', () => {
    const log = [start('r1', at('9:00'))];
    expect(fold(log, at('9:05') - 1)).toMatchObject({ timeIsUp: false, remaining: 1, overrun: 0 });
    expect(fold(log, at('9:05'))).toMatchObject({
      timeIsUp: true,
      remaining: 0,
      overrun: 0,
      zeroAt: at('9:05'),
    });
    expect(fold(log, at('9:06') + 30 * seconds)).toMatchObject({
      state: 'running',
      spent: 5 * minute,
      overrun: 90 * seconds,
      zeroAt: at('9:05'),
    });
  });

  test('added minutes add up, each entry once', () => {
    const log = [start('r1', at('9:00')), add('m1', 1), add('m1', 1), add('m2', 2), add('m3', 9, other)];
    expect(fold(log, at('9:06'))).toMatchObject({ limit: 8 * minute, spent: 6 * minute, overrun: 0 });
    expect(fold([add('m1', 1)], at('9:06'))).toMatchObject({ state: 'waiting', limit: 0 });
  });

  test('two starts made apart count once and give the minutes once', () => {
    const log = [start('r1', at('9:00')), { ...start('r2', at('9:01'), 8), by: tom }];
    expect(fold(log, at('9:03'))).toMatchObject({ limit: 5 * minute, spent: 3 * minute });
    expect(fold([...log, pause('s1', 'r1', at('9:02'))], at('9:03')).state).toBe('running');
  });

  test('another item’s clock is another clock', () => {
    const log = [start('r1', at('9:00')), pause('s1', 'r1', at('9:01')), start('r2', at('9:01'), 5, other)];
    expect(fold(log, at('9:04'))).toMatchObject({ state: 'paused', spent: minute });
    expect(foldMeetingClock(log, other, at('9:04')).spent).toBe(3 * minute);
  });

  test('a clock left running when everybody went home stops by itself', () => {
    const box = fold([start('r1', at('9:00'))], at('9:00', 1));
    expect(box).toMatchObject({ state: 'paused', spent: 5 * minute, overrun: 4 * hour - 5 * minute });
    expect(fold([start('r1', at('9:00'), 300)], at('10:00'))).toMatchObject({
      state: 'running',
      zeroAt: null,
    });
  });

  test('a pause before its start, or without one, takes and gives nothing', () => {
    expect(fold([start('r1', at('9:00')), pause('s1', 'r1', at('8:00'))], at('9:03'))).toMatchObject({
      spent: 0,
    });
    expect(fold([pause('s1', 'r1', at('9:01'))], at('9:03')).state).toBe('waiting');
    const two = [start('r1', at('9:00')), pause('s1', 'r1', at('8:00', -1)), pause('s2', 'r1', at('9:02'))];
    expect(fold(two, at('9:03')).spent).toBe(2 * minute);
  });
});

const ids = fc.constantFrom('x1', 'x2', 'x3', 'x4', 'x5', 'x6', 'x7', 'x8');
const minutes = fc.integer({ min: 1, max: 20 });
const wild = fc.array(
  fc.oneof(
    fc.tuple(ids, time, minutes).map(([name, time, minutes]) => start(name, time, minutes)),
    fc.tuple(ids, ids, time).map(([name, run, time]) => pause(name, run, time)),
    fc.tuple(ids, minutes).map(([name, minutes]) => add(name, minutes)),
  ),
  { maxLength: 12 },
);

describe('any log of a meeting’s clock', () => {
  test('folds the same in any order, keeps the limit, and only grows', () => {
    const logs = wild.chain((log) => fc.tuple(fc.constant(log), shuffled(log), time, fc.nat(day)));
    fc.assert(
      fc.property(logs, ([log, shuffledLog, now, later]) => {
        const clock = fold(log, now);
        expect(fold(shuffledLog, now)).toEqual(clock);
        expect(fold(Object.freeze([...log]), now)).toEqual(clock);
        expect(openStarts(shuffledLog)).toEqual(openStarts(log));
        expect(clock.spent).toBeLessThanOrEqual(clock.limit);
        expect(clock.spent + clock.remaining).toBe(clock.limit);
        expect(clock.overrun === 0 || clock.timeIsUp).toBe(true);
        const then = fold(log, now + later);
        expect(then.spent).toBeGreaterThanOrEqual(clock.spent);
        expect(then.spent + then.overrun - clock.spent - clock.overrun).toBeGreaterThanOrEqual(0);
        expect(then.spent + then.overrun - clock.spent - clock.overrun).toBeLessThanOrEqual(later);
      }),
      { numRuns: 500 },
    );
  });

  test('G115 that does not change is read once, however many items and moments are asked for', () => {
    let reads = 0;
    const log = Object.freeze(
      Array.from({ length: 300 }, (_, i) => {
        const event = start(`r${i}`, at('9:00') + i, 5, `i${i}` as ItemId);
        return Object.defineProperty({ ...event }, 'at', { get: () => ((reads += 1), event.at) });
      }),
    );
    const clocks = log.map((entry) => foldMeetingClock(log, (entry as { item: ItemId }).item, at('9:01')));
    expect(clocks.every(({ state }) => state === 'running')).toBe(true);
    expect(reads).toBe(300);
  });

  test('hostile entries neither throw nor count', () => {
    const good = [start('r1', at('9:00'))];
    const bad = [Number.NaN, Infinity, -1, 0, 1e9, '5', null].map((value) => ({
      ...add('m1', 1),
      minutes: value,
    }));
    expect(foldMeetingClock([...good, ...bad], item, at('9:01'))).toEqual(fold(good, at('9:01')));
    fc.assert(
      fc.property(fc.array(fc.anything()), fc.anything(), (rubbish, now) => {
        expect(badNumbers(foldMeetingClock([...good, ...rubbish], item, now as number))).toBe(false);
      }),
    );
    for (const event of [start('r1', at('9:00')), pause('s1', 'r1', at('9:01')), add('m1', 1)]) {
      expect(parseClockEvent(event)).toEqual(event);
      expect(parseClockEvent({ ...event, id: 'x' })).toBeUndefined();
    }
    expect(parseClockEvent({ ...good[0], item: 'x' })).toBeUndefined();
  });
});
