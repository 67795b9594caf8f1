import { describe, expect, test } from 'vitest';
import { RelayClock } from '../../../client/sync/clock.ts';
import type { TimeAnswer } from '../../../shared/protocol.ts';
import { HandClock } from './hand-clock.ts';

const start = Date.UTC(2026, 10, 22);

/** A device whose running clock is the hand clock, and a relay that is `ahead` of its wall clock. */
function setUp({ ahead = 7000, oneWay = 20 } = {}) {
  const hand = new HandClock();
  const device = { wall: 0 };
  const source = {
    state: { status: 'idle' },
    asked: 0,
    deaf: false,
    answer: undefined as ((answer: TimeAnswer) => void) | undefined,
    changed: () => {},
    askTime(t0: number) {
      if (source.state.status !== 'connected') return false;
      source.asked += 1;
      hand.after(2 * oneWay, () => {
        const at = start + ahead + hand.time - oneWay;
        if (!source.deaf) source.answer?.({ t0, t1: at, t2: at });
      });
      return true;
    },
    onTime(listener: (answer: TimeAnswer) => void) {
      source.answer = listener;
      return () => (source.answer = undefined);
    },
    subscribe(listener: () => void) {
      source.changed = listener;
      return () => (source.changed = () => {});
    },
  };
  const become = (status: string) => {
    source.state = { status };
    source.changed();
  };
  let wake = () => {};
  const clock = new RelayClock({
    source,
    after: hand.after,
    running: () => hand.time,
    wall: () => start + hand.time + device.wall,
    onWake: (listener) => {
      wake = listener;
      return () => {};
    },
  });
  const told: boolean[] = [];
  clock.subscribe(() => told.push(clock.sure()));
  return { hand, device, source, become, clock, told, wake: () => wake() };
}

describe('keeping the time of the relay', () => {
  test('asks five times on connecting, and again every minute', () => {
    const { hand, source, become, clock, told } = setUp();
    expect([clock.sure(), clock.now()]).toEqual([false, start]);
    become('connected');
    hand.pass(200);
    expect(source.asked).toBe(5);
    expect([clock.sure(), clock.now()]).toEqual([true, start + 7200]);
    expect(told).toEqual([true]);
    hand.pass(59_000);
    expect(source.asked).toBe(5);
    hand.pass(2000);
    expect(source.asked).toBe(10);
    become('connected');
    expect(source.asked).toBe(10);
    become('waiting');
    hand.pass(120_000);
    expect(source.asked).toBe(10);
    become('connected');
    hand.pass(200);
    expect(source.asked).toBe(15);
  });

  test('over a slow line it says that it is not sure', () => {
    const { hand, become, clock } = setUp({ oneWay: 210 });
    become('connected');
    hand.pass(3000);
    expect(clock.sure()).toBe(false);
    expect(clock.now()).toBe(start + 7000 + hand.time);
  });

  test('an answer to a question that was not asked is passed over', () => {
    const { hand, source, become, clock } = setUp();
    become('connected');
    source.answer?.({ t0: -1, t1: start + 1e9, t2: start + 1e9 });
    hand.pass(200);
    expect(clock.now()).toBe(start + 7200);
  });

  test('no answer at all: asks again soon; some answers: uses them', () => {
    const { hand, source, become, clock } = setUp();
    source.deaf = true;
    become('connected');
    hand.pass(3000);
    expect([source.asked, clock.sure()]).toEqual([1, false]);
    source.deaf = false;
    hand.pass(5040);
    source.deaf = true;
    hand.pass(3000);
    expect([source.asked, clock.sure()]).toEqual([3, true]);
  });

  test('after sleep nothing is believed until the relay has answered', () => {
    const { hand, device, become, clock, told, source } = setUp();
    become('connected');
    hand.pass(1000);
    expect(clock.sure()).toBe(true);
    device.wall += 3_600_000;
    source.deaf = true;
    expect(clock.sure()).toBe(false);
    hand.pass(0);
    expect(told.at(-1)).toBe(false);
    source.deaf = false;
    hand.pass(9000);
    expect([clock.sure(), told.at(-1)]).toEqual([true, true]);
  });

  test('measures on waking, and a clock set by hand moves nothing that runs', () => {
    const { hand, device, become, clock, source, wake } = setUp();
    become('connected');
    hand.pass(1000);
    const asked = source.asked;
    wake();
    hand.pass(200);
    expect(source.asked).toBe(asked + 5);
    const before = clock.now();
    device.wall -= 86_400_000;
    expect(clock.now()).toBe(before);
    hand.pass(1000);
    expect([clock.sure(), clock.now()]).toEqual([true, before + 1000]);
  });

  test('stops', () => {
    const { hand, become, clock, source } = setUp();
    become('connected');
    clock.stop();
    hand.pass(500_000);
    expect(source.asked).toBe(1);
  });
});
