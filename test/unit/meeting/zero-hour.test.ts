import { describe, expect, test } from 'vitest';
import { ZeroHour } from '../../../client/controllers/zero-hour.ts';
import { clockReadsOtherwiseIn, shareLeft } from '../../../shared/meeting-reading.ts';
import type { MeetingClock } from '../../../shared/meeting-clock.ts';
import { HandClock } from '../sync/hand-clock.ts';

/** The relay's clock, which may run at another pace than the page's timers, or be set. */
function world() {
  const timers = new HandClock();
  const relay = { ahead: 0, pace: 1 };
  const reached: number[] = [];
  const now = () => timers.time * relay.pace + relay.ahead;
  const zero = new ZeroHour(
    now,
    () => reached.push(now()),
    () => timers.after,
  );
  return { timers, relay, reached, zero, now };
}

describe('the moment at which the time is up', () => {
  test('is told once, when the clock has come to it', () => {
    const { timers, reached, zero } = world();
    zero.set(300_000);
    timers.pass(299_999);
    expect(reached).toEqual([]);
    timers.pass(1);
    expect(reached).toEqual([300_000]);
    timers.pass(1_000_000);
    expect(reached).toHaveLength(1);
    expect(timers.next).toBeUndefined();
  });

  test.each([0.95, 1.05])(
    'is met within 30 ms while the clock makes up a difference, at a pace of %d',
    (pace) => {
      const { timers, relay, reached, zero } = world();
      relay.pace = pace;
      zero.set(300_000);
      timers.pass(400_000);
      expect(reached).toHaveLength(1);
      expect(reached[0]).toBeGreaterThanOrEqual(300_000);
      expect(reached[0]).toBeLessThan(300_030);
    },
  );

  test('is another one when the clock was set, minutes were added, or it stands', () => {
    const { timers, relay, reached, zero } = world();
    zero.set(300_000);
    timers.pass(100_000);
    // Measured anew, or woken from sleep: the same zero, said again.
    relay.ahead = 150_000;
    zero.set(300_000);
    timers.pass(49_999);
    expect(reached).toEqual([]);
    zero.set(360_000);
    timers.pass(30_000);
    expect(reached).toEqual([]);
    zero.set(null);
    expect(timers.next).toBeUndefined();
    timers.pass(600_000);
    expect(reached).toEqual([]);
  });

  test('that has passed already is told at the next turn', () => {
    const { timers, reached, zero } = world();
    timers.pass(10_000);
    zero.set(4000);
    timers.pass(0);
    expect(reached).toEqual([10_000]);
  });
});

describe('a running clock reads otherwise', () => {
  const clock = (more: Partial<MeetingClock>): MeetingClock => ({
    state: 'running',
    limit: 300_000,
    spent: 0,
    remaining: 0,
    overrun: 0,
    zeroAt: null,
    timeIsUp: false,
    unpaused: [],
    ...more,
  });

  test('with each second left, rounded up, and each second over, rounded down', () => {
    expect(clockReadsOtherwiseIn(clock({ remaining: 192_000 }))).toBe(1000);
    expect(clockReadsOtherwiseIn(clock({ remaining: 191_001 }))).toBe(1);
    expect(clockReadsOtherwiseIn(clock({ remaining: 1 }))).toBe(1);
    expect(clockReadsOtherwiseIn(clock({ overrun: 0 }))).toBe(1000);
    expect(clockReadsOtherwiseIn(clock({ overrun: 48_250 }))).toBe(750);
    expect(clockReadsOtherwiseIn(clock({ state: 'paused', remaining: 500 }))).toBeNull();
    expect(clockReadsOtherwiseIn(clock({ state: 'waiting', remaining: 500 }))).toBeNull();
  });

  test('and its ring shows what is left of the limit', () => {
    expect(shareLeft(clock({ remaining: 75_000 }))).toBe(0.25);
    expect(shareLeft(clock({ limit: 0 }))).toBe(0);
  });
});
