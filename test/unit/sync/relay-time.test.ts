import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bestOf, RelayTime } from '../../../client/sync/relay-time.ts';

const start = Date.UTC(2026, 10, 22);
/** An answer to a question asked at `t0` of the running clock, by a relay that is `offset` ahead of it. */
const sample = (t0: number, offset: number, there: number, back: number) => ({
  t0,
  t1: t0 + there + offset,
  t2: t0 + there + offset + 1,
  t3: t0 + there + 1 + back,
});

describe('best of several samples', () => {
  test('the smallest round trip wins, without the time the relay took', () => {
    const best = bestOf([sample(0, start, 90, 10), sample(200, start, 5, 5), sample(300, start, 40, 40)]);
    expect(best).toEqual({ offset: start, roundTrip: 10 });
  });

  test('impossible times are passed over', () => {
    const good = sample(0, start, 50, 50);
    expect(bestOf([{ ...good, t1: NaN }])).toBeUndefined();
    expect(bestOf([{ ...good, t2: Infinity }, good])?.roundTrip).toBe(100);
    expect(bestOf([{ t0: 0, t1: 5, t2: 6, t3: 7 }])).toBeUndefined();
    expect(bestOf([{ ...good, t2: good.t1 - 1 }])).toBeUndefined();
    expect(bestOf([{ ...good, t3: -1 }])).toBeUndefined();
    expect(bestOf([])).toBeUndefined();
  });
});

describe('the time of the relay', () => {
  test('before any measurement it is the wall clock, and not sure', () => {
    const time = new RelayTime(1000, start);
    expect(time.now(1500)).toBe(start + 500);
    expect(time.sure(1500)).toBe(false);
  });

  test('the first measurement is taken at once; a small later difference is made up at one part in twenty', () => {
    const time = new RelayTime(0, start - 1500);
    time.measured({ offset: start, roundTrip: 20 }, 100);
    expect(time.now(100)).toBe(start + 100);
    time.measured({ offset: start + 100, roundTrip: 10 }, 1100);
    expect(time.now(1100)).toBe(start + 1100);
    expect(time.now(2100)).toBe(start + 2150);
    expect(time.now(3100)).toBe(start + 3200);
    expect(time.now(9100)).toBe(start + 9200);
  });

  test('a difference of more than two seconds is jumped', () => {
    const time = new RelayTime(0, start);
    time.measured({ offset: start, roundTrip: 20 }, 0);
    time.measured({ offset: start + 2001, roundTrip: 20 }, 1000);
    expect(time.now(1000)).toBe(start + 3001);
  });

  test('a worse measurement is not believed over a better one, unless it contradicts it', () => {
    const time = new RelayTime(0, start);
    time.measured({ offset: start, roundTrip: 20 }, 0);
    time.measured({ offset: start + 150, roundTrip: 300 }, 1000);
    expect(time.now(60_000)).toBe(start + 60_000);
    time.measured({ offset: start + 5000, roundTrip: 300 }, 60_000);
    expect(time.now(60_000)).toBe(start + 65_000);
  });

  test('sure while the error cannot exceed an eighth of a second: not after a slow answer, sleep, or a long time', () => {
    const time = new RelayTime(0, start);
    time.measured({ offset: start, roundTrip: 200 }, 0);
    expect(time.sure(60_000)).toBe(true);
    expect(time.sure(300_000)).toBe(false);
    time.measured({ offset: start, roundTrip: 500 }, 3_600_000);
    expect(time.sure(3_600_000)).toBe(false);
    time.measured({ offset: start, roundTrip: 40 }, 3_600_000);
    expect(time.sure(3_600_000)).toBe(true);
    time.doubt();
    expect(time.sure(3_600_000)).toBe(false);
    time.measured({ offset: start, roundTrip: 240 }, 3_600_000);
    expect(time.sure(3_600_000)).toBe(true);
  });

  test('it says so while it is still making up a difference', () => {
    const time = new RelayTime(0, start);
    time.measured({ offset: start, roundTrip: 20 }, 0);
    time.measured({ offset: start + 1000, roundTrip: 20 }, 0);
    expect(time.sure(0)).toBe(false);
    expect(time.sure(20_000)).toBe(true);
  });

  test('two screens that are both sure differ by less than 250 ms, however lopsided their lines', () => {
    const line = fc.record({
      wall: fc.integer({ min: -86_400_000, max: 86_400_000 }),
      there: fc.integer({ min: 0, max: 300 }),
      back: fc.integer({ min: 0, max: 300 }),
      again: fc.integer({ min: 0, max: 300 }),
    });
    let both = 0;
    fc.assert(
      fc.property(line, line, fc.integer({ min: 0, max: 120_000 }), (a, b, wait) => {
        const [one, other] = [a, b].map(({ wall, there, back, again }) => {
          const time = new RelayTime(0, start + wall);
          time.measured(bestOf([sample(0, start, there, back)])!, there + back + 1);
          time.measured(bestOf([sample(2000, start, again, back)])!, 2000 + again + back + 1);
          return time;
        });
        const at = 4000 + wait;
        if (!one?.sure(at) || !other?.sure(at)) return;
        both += 1;
        expect(Math.abs(one.now(at) - other.now(at))).toBeLessThanOrEqual(250);
        expect(Math.abs(one.now(at) - (start + at))).toBeLessThanOrEqual(125);
      }),
      { numRuns: 5000, seed: 11 },
    );
    expect(both).toBeGreaterThan(500);
  });

  test('it never runs backwards but for a jump', () => {
    const time = new RelayTime(0, start);
    time.measured({ offset: start, roundTrip: 20 }, 0);
    time.measured({ offset: start - 1500, roundTrip: 2 }, 1000);
    let before = time.now(1000);
    for (let at = 1010; at < 60_000; at += 10) {
      const now = time.now(at);
      expect(now - before).toBeGreaterThanOrEqual(9.4);
      before = now;
    }
  });
});
