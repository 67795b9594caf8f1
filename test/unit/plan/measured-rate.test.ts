// The measured rate, on sprints worked by hand.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { measuredRate, median, rateOf, spentBetween } from '../../../shared/measured-rate.ts';
import type { ItemId, SprintId } from '../../../shared/ids.ts';
import type { Spike } from '../../../shared/item.ts';
import type { Sprint } from '../../../shared/records.ts';
import { agree, at, day, propose, start, stop, team } from '../box/log.ts';

interface Ended {
  readonly name: string;
  readonly capacity: number;
  /** Points of finished and of unfinished items. */
  readonly finished: readonly (number | null)[];
  readonly unfinished?: readonly number[];
  readonly spikes?: readonly ItemId[];
  readonly week: number;
}

function sprint({ name, capacity, finished, unfinished = [], spikes = [], week }: Ended): Sprint {
  const begun = at('0:00', 7 * week);
  const entry = (points: number | null, isFinished: boolean) =>
    ({ id: 'iX' as ItemId, kind: 'story', points, hours: 0, finished: isFinished }) as const;
  const spike = (id: ItemId) => ({ id, kind: 'spike', points: null, hours: 8, finished: true }) as const;
  return {
    id: `s${name}` as SprintId,
    name,
    goal: '',
    start: null,
    end: null,
    rate: 4,
    focusFactor: 0.7,
    started: { at: begun, by: null, rate: 4, capacityHours: capacity, withoutSignOff: false },
    ended: {
      at: begun + 5 * day,
      by: null,
      items: [
        ...finished.map((points) => entry(points, true)),
        ...unfinished.map((points) => entry(points, false)),
        ...spikes.map(spike),
      ],
    },
    archived: false,
  };
}

/** A spike of eight agreed hours whose clock ran between these times of the first Monday. */
function spike(runs: readonly (readonly [from: string, to: string, days?: number])[], people = 1): Spike {
  const hours = propose('p', 8);
  const box = [
    hours,
    agree('a', hours, team),
    ...runs.flatMap(([from, to, days], n) => {
      const run = start(`r${n}`, hours, at(from, days));
      return [run, stop(`s${n}`, run, at(to, days))];
    }),
  ];
  return { kind: 'spike', id: 'iA' as ItemId, people, box, log: [] } as unknown as Spike;
}

const none = () => undefined;

describe('hours spent on a spike between two moments', () => {
  test('count what lies in between, times the people', () => {
    const one = spike([
      ['10:00', '12:00'],
      ['9:00', '12:00', 1],
    ]);
    expect(spentBetween(one, at('0:00'), at('0:00', 1))).toBe(2);
    expect(spentBetween(one, at('11:00'), at('0:00', 5))).toBe(4);
    expect(spentBetween(spike([['10:00', '12:00']], 2), at('0:00'), at('0:00', 1))).toBe(4);
    expect(spentBetween(one, at('0:00', 5), at('0:00', 6))).toBe(0);
  });

  test('never more than was agreed, and overlapping runs once', () => {
    const long = spike([
      ['8:00', '14:00'],
      ['9:00', '15:00'],
      ['8:00', '18:00', 1],
    ]);
    expect(spentBetween(long, at('0:00'), at('0:00', 7))).toBe(8);
    // Seven hours were spent on the first day, so one is left for the second.
    expect(spentBetween(long, at('0:00', 1), at('0:00', 7))).toBe(1);
  });
});

describe('the rate of a sprint', () => {
  test('is (capacity − spike hours) ÷ points finished', () => {
    const one = sprint({
      name: '1',
      capacity: 82,
      finished: [5, 8, null],
      unfinished: [20],
      spikes: ['iA' as ItemId],
      week: 0,
    });
    const found = rateOf(one, (id) => (id === 'iA' ? spike([['10:00', '14:00']]) : undefined));
    // (82 − 4) ÷ 13
    expect(found).toMatchObject({ spikeHours: 4, points: 13, rate: 6 });
  });

  test('is not there without points, capacity or an end', () => {
    expect(rateOf(sprint({ name: '1', capacity: 80, finished: [], week: 0 }), none)).toBeNull();
    expect(rateOf(sprint({ name: '1', capacity: 0, finished: [5], week: 0 }), none)).toBeNull();
    expect(
      rateOf({ ...sprint({ name: '1', capacity: 80, finished: [5], week: 0 }), ended: null }, none),
    ).toBeNull();
  });
});

describe('the measured rate', () => {
  test('is the median of the last three sprints that have one, and names them, the latest first', () => {
    const sprints = [
      sprint({ name: '1', capacity: 100, finished: [2], week: 0 }),
      sprint({ name: '2', capacity: 80, finished: [20], week: 1 }),
      sprint({ name: '3', capacity: 80, finished: [], week: 2 }),
      sprint({ name: '4', capacity: 80, finished: [10], week: 3 }),
      sprint({ name: '5', capacity: 90, finished: [15], week: 4 }),
    ];
    const found = measuredRate(sprints.toReversed(), none);
    expect(found?.from.map(({ sprint: id }) => id)).toEqual(['s5', 's4', 's2']);
    // 6, 8 and 4
    expect(found?.rate).toBe(6);
    expect(measuredRate(sprints.slice(0, 2), none)?.rate).toBe((50 + 4) / 2);
    expect(measuredRate([], none)).toBeNull();
  });

  test('the median of an even number is the mean of the two in the middle', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(median([7])).toBe(7);
    expect(median([])).toBeNaN();
  });

  test('is what a second, plain reading of the formula says, for any sprints', () => {
    const points = fc.array(fc.oneof(fc.constant(null), fc.nat(20)), { maxLength: 5 });
    const ended = fc.record({
      capacity: fc.nat(200),
      finished: points,
      unfinished: fc.array(fc.nat(20), { maxLength: 2 }),
      /** Hours from nine on of the first day of the sprint on which the clock of its spike ran. */
      ran: fc.integer({ min: 0, max: 8 }),
      hasSpike: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(ended, { maxLength: 7 }), (all) => {
        const spikes = new Map(
          all.map(({ ran }, week) => [
            `i${week}`,
            spike(ran > 0 ? [['9:00', `${9 + ran}:00`, 7 * week]] : [], 2),
          ]),
        );
        const sprints = all.map(({ capacity, finished, unfinished, hasSpike }, week) => {
          const own = hasSpike ? [`i${week}` as ItemId] : [];
          return sprint({ name: `${week}`, capacity, finished, unfinished, spikes: own, week });
        });
        const rates: number[] = [];
        for (let week = all.length - 1; week >= 0 && rates.length < 3; week -= 1) {
          const { capacity = 0, finished = [], hasSpike = false, ran = 0 } = all[week] ?? {};
          let total = 0;
          for (const one of finished) total += one ?? 0;
          const left = capacity - (hasSpike ? ran * 2 : 0);
          if (total > 0 && left > 0) rates.push(left / total);
        }
        const [a, b, c] = rates.sort((one, other) => one - other);
        const naive = c !== undefined ? b : b !== undefined && a !== undefined ? (a + b) / 2 : a;
        const found = measuredRate(sprints, (id) => spikes.get(id));
        if (naive === undefined) expect(found).toBeNull();
        else expect(found?.rate).toBeCloseTo(naive);
      }),
      { numRuns: 500 },
    );
  });
});
