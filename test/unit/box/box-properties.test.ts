import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countTime } from '../../../shared/box-count.ts';
import { stopsOf } from '../../../shared/box-rules.ts';
import { foldBox } from '../../../shared/fold-box.ts';
import type { BoxEvent } from '../../../shared/time-box.ts';
import { runUntil } from '../../../shared/working-day.ts';
import { badNumbers, shuffled, teamLog, time, wildLog } from './arbitrary.ts';
import { agree, at, day, hour, minute, propose, start, stop, team } from './log.ts';

const anyLog = fc.oneof(teamLog, wildLog);
const runs = { numRuns: Number(process.env['LONG'] ?? 0) > 0 ? 3000 : 500 };

describe('any log', () => {
  test('folds to the same box in any order and with any repeats', () => {
    const logs = anyLog.chain((log) => fc.record({ log: fc.constant(log), other: shuffled(log), now: time }));
    fc.assert(
      fc.property(logs, ({ log, other, now }) => {
        expect(foldBox(other, now)).toEqual(foldBox(log, now));
      }),
      runs,
    );
  });

  test('C77 a box that is remembered reads at every moment as one that is read anew', () => {
    fc.assert(
      fc.property(anyLog, fc.array(time, { minLength: 2, maxLength: 4 }), (log, moments) => {
        const kept = Object.freeze([...log]);
        for (const now of moments) expect(foldBox(kept, now)).toEqual(foldBox([...log], now));
      }),
      runs,
    );
  });

  test('never counts more than the limit, and says so consistently, however much of it has arrived', () => {
    const arrived = anyLog.chain((log) => fc.tuple(fc.shuffledSubarray(log), time));
    fc.assert(
      fc.property(arrived, ([log, now]) => {
        const box = foldBox(log, now);
        expect(badNumbers(box)).toBe(false);
        expect(box.spent).toBeGreaterThanOrEqual(0);
        expect(box.spent).toBeLessThanOrEqual(box.limit);
        expect(box.remaining).toBe(box.limit - box.spent);
        expect(box.usedUpAt !== null).toBe(box.limit > 0 && box.remaining === 0);
        expect(box.running !== null).toBe(box.state === 'running');
        expect(box.state === 'closed').toBe(box.outcome !== null);
        for (const run of box.runs) expect(run.to).toBeGreaterThanOrEqual(run.from);
        if (box.running) expect(box.changesAt).toBeGreaterThan(now);
      }),
      runs,
    );
  });

  test('spends no less as time goes by, and never faster than time', () => {
    fc.assert(
      fc.property(anyLog, time, fc.nat(day), (log, now, later) => {
        const before = foldBox(log, now);
        const after = foldBox(log, now + later);
        expect(after.limit).toBe(before.limit);
        expect(after.spent).toBeGreaterThanOrEqual(before.spent);
        expect(after.spent - before.spent).toBeLessThanOrEqual(later);
      }),
      runs,
    );
  });

  test('reads the same until changesAt but for the time spent', () => {
    const still = (log: readonly BoxEvent[], now: number) => {
      const { state, warned, askStillOnIt, usedUpAt } = foldBox(log, now);
      return { state, warned, askStillOnIt, usedUpAt };
    };
    // A clock ahead makes starts in the future, which no timer foresees; here every entry lies in the past.
    const past = fc.tuple(teamLog, fc.nat({ max: 999 })).map(([log, part]) => {
      const now = Math.max(at('0:00'), ...log.map((event) => event.at));
      return { log: log.filter((event) => event.type !== 'correct'), now, part: part / 1000 };
    });
    fc.assert(
      fc.property(past, ({ log, now, part }) => {
        const { changesAt, state } = foldBox(log, now);
        if (changesAt === null) expect(state).not.toBe('running');
        else expect(still(log, now + Math.floor((changesAt - 1 - now) * part))).toEqual(still(log, now));
      }),
      runs,
    );
  });

  test('agrees to the same hours whatever the clocks say', () => {
    const twoClocks = teamLog.chain((log) =>
      fc.tuple(fc.constant(log), fc.array(time, { minLength: log.length, maxLength: log.length })),
    );
    fc.assert(
      fc.property(twoClocks, ([log, times]) => {
        const skewed = log.map((event, i) => ({ ...event, at: times[i] ?? event.at }));
        const hours = (entries: readonly BoxEvent[]) => {
          const { inForce, pending, limit } = foldBox(entries, at('12:00'));
          return { inForce: inForce.map((proposal) => proposal.id), pending: pending?.id, limit };
        };
        expect(hours(skewed)).toEqual(hours(log));
      }),
      runs,
    );
  });

  test('once agreed, more agreements never take hours away from an agreed box with one proposal', () => {
    fc.assert(
      fc.property(fc.subarray(team), fc.subarray(team), (some, others) => {
        const hours = propose('p1', 8);
        const log = [hours, agree('a1', hours, some)];
        const before = foldBox(log, at('10:00'));
        const after = foldBox([...log, agree('a2', hours, others)], at('10:00'));
        expect(after.limit).toBeGreaterThanOrEqual(before.limit);
        expect(before.limit > 0).toBe(some.length >= 3);
      }),
      runs,
    );
  });
});

/** Starts and stops on whole minutes of one day. */
const dayRuns = fc.array(
  fc.record({
    from: fc.integer({ min: 0, max: 1200 }),
    length: fc.option(fc.integer({ min: -60, max: 300 })),
    until: fc.integer({ min: -30, max: 600 }),
  }),
  { maxLength: 8 },
);

describe('a grid of minutes', () => {
  test('overlapping runs count each minute once, up to the limit', () => {
    const halfHours = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(dayRuns, halfHours, fc.nat(1500), (drawn, halves, nowMinute) => {
        const hours = propose('p1', halves / 2);
        const log: BoxEvent[] = [hours, agree('a1', hours, team)];
        const minutes = new Set<number>();
        for (const [i, { from, length, until }] of drawn.entries()) {
          const run = start(`r${i}`, hours, at('0:00') + from * minute, {
            until: at('0:00') + (from + until) * minute,
          });
          log.push(run);
          if (length !== null) log.push(stop(`s${i}`, run, run.at + length * minute));
          const end = Math.min(from + until, length === null ? nowMinute : from + length);
          for (let each = from; each < end; each += 1) minutes.add(each);
        }
        const box = foldBox(log, at('0:00') + nowMinute * minute);
        expect(box.spent).toBe(Math.min(halves * 30, minutes.size) * minute);
        if (box.usedUpAt !== null) {
          const counted = [...minutes].sort((a, b) => a - b)[halves * 30 - 1] ?? Number.NaN;
          expect(box.usedUpAt).toBe(at('0:00') + (counted + 1) * minute);
        }
      }),
      runs,
    );
  });

  test('with extensions, what counts is the most that no limit forbids', () => {
    const span = fc.record({ from: fc.nat(60), length: fc.nat(30), level: fc.nat(3) });
    const limits = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(span, { maxLength: 8 }), limits, (drawn, steps) => {
        const limits = steps.map((_, k) => steps.slice(0, k + 1).reduce((sum, step) => sum + step, 0));
        const top = limits.length - 1;
        const spans = drawn.map(({ from, length, level }) => ({ from, to: from + length, level }));
        const above = (k: number) =>
          Array.from({ length: 100 }, (_, each) => each).filter((each) =>
            spans.some((s) => Math.min(s.level, top) > k && s.from <= each && each < s.to),
          ).length;
        const bounds = [-1, ...limits.keys()].map((k) => (limits[k] ?? 0) + above(k));
        const counted = countTime(spans, limits);
        expect(counted.spent).toBe(Math.min(...bounds));
        expect(counted.intervals.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(counted.spent);
        for (const [i, { from, to }] of counted.intervals.entries()) {
          expect(to).toBeGreaterThan(from);
          expect(from).toBeGreaterThan(counted.intervals[i - 1]?.to ?? -1);
        }
      }),
      runs,
    );
  });
});

describe('clocks a day wrong', () => {
  test('a laptop that is wrong all along counts the lengths that it measured', () => {
    const offset = fc.constantFrom(-day, day, -3 * hour, 5 * hour);
    fc.assert(
      fc.property(offset, dayRuns, (wrong, drawn) => {
        const hours = propose('p1', 6);
        const made = drawn.map(({ from, length }, i) => {
          const run = start(`r${i}`, hours, at('0:00') + from * minute);
          return [run, stop(`s${i}`, run, run.at + Math.abs(length ?? 1) * minute)] as const;
        });
        const log = made.flat();
        const skewed = log.map((event) =>
          event.type === 'start'
            ? { ...event, at: event.at + wrong, until: event.until + wrong }
            : { ...event, at: event.at + wrong },
        );
        const agreed = [hours, agree('a1', hours, team)];
        expect(foldBox([...agreed, ...skewed], at('23:00')).spent).toBe(
          foldBox([...agreed, ...log], at('23:00')).spent,
        );
      }),
      runs,
    );
  });

  test('a laptop a day wrong and one that is right: no work is lost, none counts twice, none goes over the limit', () => {
    const offset = fc.constantFrom(-day, day);
    const limit = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(offset, limit, dayRuns, dayRuns, (wrong, halves, mine, theirs) => {
        const hours = propose('p1', halves / 2);
        const agreed = [hours, agree('a1', hours, team)];
        const made = (name: string, drawn: typeof mine, skew: number) =>
          drawn.flatMap(({ from, length }, i) => {
            const begin = at('0:00') + from * minute + skew;
            const run = start(`${name}${i}`, hours, begin, { until: begin + 20 * hour });
            return [run, stop(`${name}s${i}`, run, run.at + Math.abs(length ?? 1) * minute)];
          });
        const now = at('23:00', 2);
        const right = made('r', mine, 0);
        const skewed = made('w', theirs, wrong);
        const alone = (log: readonly BoxEvent[]) => foldBox([...agreed, ...log], now).spent;
        const both = foldBox([...agreed, ...right, ...skewed], now);
        expect(both.spent).toBe(foldBox([...skewed, ...right, ...agreed], now).spent);
        expect(both.spent).toBeGreaterThanOrEqual(Math.max(alone(right), alone(skewed)));
        expect(both.spent).toBeLessThanOrEqual(Math.min(both.limit, alone(right) + alone(skewed)));
      }),
      runs,
    );
  });
});

describe('nights', () => {
  const zone = fc.constantFrom(
    'UTC',
    'Europe/Vienna',
    'America/New_York',
    'Pacific/Auckland',
    'Asia/Kathmandu',
  );
  const end = fc.constantFrom('17:00', '18:00', '00:30', '24:00');
  /** Hours after each other at which somebody starts the clock and forgets it, over some weeks in spring. */
  const starts = fc.array(fc.integer({ min: 1, max: 40 * 60 }), { minLength: 1, maxLength: 12 });

  test('a clock that is forgotten counts to the end of the working day and no further, in any zone', () => {
    fc.assert(
      fc.property(zone, end, starts, (timeZone, dayEnd, gaps) => {
        const hours = propose('p1', 1000);
        const log: BoxEvent[] = [hours, agree('a1', hours, team)];
        let moment = Date.UTC(2027, 2, 10);
        let most = 0;
        const covered = new Set<number>();
        for (const [i, gap] of gaps.entries()) {
          moment += gap * minute;
          const until = runUntil(moment, { timeZone, dayEnd });
          log.push(start(`r${i}`, hours, moment, { until }));
          for (let each = moment; each < until; each += minute) covered.add(each);
          most = Math.max(most, until);
        }
        const overnight = foldBox(log, most);
        expect(overnight.spent).toBe(covered.size * minute);
        expect(overnight).toMatchObject({ state: 'paused', askStillOnIt: true, running: null });
        expect(foldBox(log, most + 100 * day)).toEqual(overnight);
      }),
      runs,
    );
  });

  test('"no" to "still on it?" changes nothing of what was counted, and is not asked again', () => {
    fc.assert(
      fc.property(zone, end, fc.nat(day), (timeZone, dayEnd, later) => {
        const hours = propose('p1', 1000);
        const begin = at('10:00');
        const run = start('r1', hours, begin, { until: runUntil(begin, { timeZone, dayEnd }) });
        const log = [hours, agree('a1', hours, team), run];
        const asked = foldBox(log, run.until + later);
        const answered = [...log, ...stopsOf(asked).map((each) => stop('s1', run, each.at))];
        expect(foldBox(answered, run.until + later)).toMatchObject({
          state: 'paused',
          askStillOnIt: false,
          spent: asked.spent,
        });
      }),
      runs,
    );
  });
});

describe('hostile entries', () => {
  const poison = fc.oneof(
    fc.anything(),
    fc.constantFrom(
      Number.NaN,
      Infinity,
      -Infinity,
      -1,
      1e308,
      -0,
      5e-324,
      8.64e15,
      8.65e15,
      '',
      null,
      undefined,
    ),
  );

  test('neither throw nor make a number that is none, nor change what the good ones say', () => {
    const hours = propose('p1', 8);
    const run = start('r1', hours, at('10:00'));
    const good = [hours, agree('a1', hours, team), run, stop('s1', run, at('12:00'))];
    const expected = foldBox(good, at('13:00'));
    const fields = [
      'id',
      'at',
      'hours',
      'rule',
      'asked',
      'proposal',
      'members',
      'until',
      'run',
      'from',
      'to',
      'close',
      'outcome',
    ];
    const broken = fc
      .tuple(wildLog, fc.array(fc.tuple(fc.constantFrom(...fields), poison, fc.nat()), { minLength: 1 }))
      .map(([log, poisons]) => {
        const entries: Record<string, unknown>[] = log.map((event) => ({ ...event }));
        for (const [field, value, where] of poisons) {
          const entry = entries[where % Math.max(1, entries.length)];
          if (entry) entry[field] = value;
        }
        return entries;
      });
    fc.assert(
      fc.property(broken, fc.array(fc.anything()), poison, (entries, rubbish, now) => {
        expect(badNumbers(foldBox([...entries, ...rubbish], now as number))).toBe(false);
        expect(foldBox([...good, ...rubbish], at('13:00'))).toEqual(expected);
      }),
      runs,
    );
  });

  test('a log of many thousand entries is folded, not choked on', () => {
    const first = propose('p0', 1);
    const log: BoxEvent[] = [first, agree('a0', first, team)];
    let before = first;
    for (let i = 1; i < 3000; i += 1) {
      before = propose(`p${i}`, 1, { replaces: before.id });
      const run = start(`r${i}`, first, at('0:00') + i * minute);
      log.push(before, run, stop(`s${i}`, run, run.at + 30_000), stop(`t${i}`, run, run.at + 40_000));
    }
    const box = foldBox(log.toReversed(), at('12:00'));
    expect(box).toMatchObject({ limit: hour, spent: hour });
    expect(box.pending?.round).toBe(2999);
  });
});
