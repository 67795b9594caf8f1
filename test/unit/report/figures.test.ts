// The figures of the report that are read from frozen records, on cases worked by hand.

import { describe, expect, test } from 'vitest';
import type { ItemId, MemberId, SignOffId, SprintId } from '../../../shared/ids.ts';
import type { Item, Spike } from '../../../shared/item.ts';
import type { SignOff, Sprint, SprintEnd } from '../../../shared/records.ts';
import { allocationRecords } from '../../../shared/report/allocation-record.ts';
import { groundwork } from '../../../shared/report/groundwork.ts';
import { resultOf } from '../../../shared/report/sprint-results.ts';
import { spikeRecord, spikeRecords } from '../../../shared/report/spike-record.ts';
import { hourMs, type BoxEvent } from '../../../shared/time-box.ts';
import { agree, at, close, propose, start, stop, team } from '../box/log.ts';

type Frozen = SprintEnd['items'][number];
const frozen = (
  id: string,
  kind: Frozen['kind'],
  points: number | null,
  hours: number,
  finished = true,
): Frozen => ({
  id: id as ItemId,
  kind,
  points,
  hours,
  finished,
});

const sprint = (n: number, items: readonly Frozen[] | null, capacityHours = 80): Sprint => ({
  id: `s${n}` as SprintId,
  name: `Sprint ${n}`,
  goal: '',
  start: null,
  end: null,
  rate: 4,
  focusFactor: 0.7,
  started: { at: n * 1000, by: null, rate: 4, capacityHours, withoutSignOff: false },
  ended: items && { at: n * 1000 + 900, by: null, items },
  archived: false,
});

const spike = (box: readonly BoxEvent[], more: object = {}): Spike =>
  ({ kind: 'spike', id: 'iA', people: 1, box, log: [], texts: {}, ...more }) as unknown as Spike;

describe('the result of a sprint', () => {
  const items = [
    frozen('a', 'story', 5, 20),
    frozen('b', 'story', 3, 12, false),
    frozen('c', 'task', 2, 8),
    frozen('d', 'spike', null, 12),
    frozen('e', 'bug', 1, 4),
    frozen('f', 'story', null, 0),
    frozen('g', 'task', 0, 0),
  ];

  test('is what was finished: hours by kind, points of stories alone, the technical share', () => {
    expect(resultOf(sprint(1, items))).toMatchObject({
      hours: { story: 20, bug: 4, task: 8, spike: 12 },
      totalHours: 44,
      featurePoints: 5,
      technicalShare: 20 / 44,
      unfinished: ['b'],
      // A story of no size; the task was sized, at nothing.
      unsized: ['f'],
      items: { story: ['a', 'f'], bug: ['e'], task: ['c', 'g'], spike: ['d'] },
    });
  });

  test('is not there before the end, nor of one that nobody started', () => {
    expect(resultOf(sprint(1, null))).toBeNull();
    expect(resultOf({ ...sprint(1, items), started: null })).toBeNull();
    expect(resultOf(sprint(1, []))).toMatchObject({ totalHours: 0, technicalShare: null, featurePoints: 0 });
  });
});

describe('allocation against sign-off', () => {
  const signed = (n: number, when: number, hours: number, withdrawnAt: number | null = null): SignOff => ({
    id: `g${when}` as SignOffId,
    sprint: `s${n}` as SprintId,
    by: 'mA' as MemberId,
    at: when,
    hours,
    share: 0,
    rate: 4,
    items: [],
    withdrawn: withdrawnAt === null ? null : { by: null, at: withdrawnAt },
  });
  const items = [
    frozen('a', 'task', 5, 20),
    frozen('b', 'spike', null, 12, false),
    frozen('c', 'story', 8, 32),
  ];

  test('has what was signed and what the technical work came to, finished or not, of the capacity', () => {
    const [one] = allocationRecords([sprint(1, items)], [signed(1, 900, 24)]);
    // 24 ÷ 80; (20 + 12) ÷ 80
    expect(one).toMatchObject({ before: true, signedShare: 0.3, technicalHours: 32, technicalShare: 0.4 });
  });

  test('of two the later counts, and one that was there at the start is enough to have been signed before it', () => {
    const [one] = allocationRecords([sprint(1, items)], [signed(1, 900, 24), signed(1, 1500, 40)]);
    expect(one).toMatchObject({ before: true, signedShare: 0.5 });
    expect(allocationRecords([sprint(1, items)], [signed(1, 1500, 40)])[0]?.before).toBe(false);
  });

  test('one that was taken back later stood at the start, one that was taken back before did not', () => {
    const taken = (when: number) => allocationRecords([sprint(1, items)], [signed(1, 900, 24, when)])[0];
    expect(taken(1200)).toMatchObject({ before: true, signOff: null, signedShare: null });
    expect(taken(950)).toMatchObject({ before: false, signOff: null });
  });

  test('has no share without a capacity, no hours before the end, and is in the order of starts', () => {
    const found = allocationRecords(
      [sprint(3, null), sprint(1, items, 0), { ...sprint(2, null), started: null }],
      [],
    );
    expect(
      found.map(({ name, technicalHours, technicalShare }) => [name, technicalHours, technicalShare]),
    ).toEqual([
      ['Sprint 1', 32, null],
      ['Sprint 3', null, null],
    ]);
  });
});

describe('spikes that kept their box', () => {
  const first = propose('p', 2);
  const agreed = [first, agree('a', first, team)];
  const run = start('r', first, at('9:00'));
  const used = [...agreed, run];
  const more = propose('q', 1, { extends: first.id, reason: 'because' });
  const end = (box: readonly BoxEvent[], finished = false) =>
    spikeRecord(spike(box), finished, at('17:00'))?.end;

  test('are those with an outcome and no extension; the others are named', () => {
    expect(
      end([...agreed, run, stop('s', run, at('10:00')), close('c', 'decision', { at: at('10:00') })]),
    ).toBe('kept');
    expect(end([...used, more, agree('b', more, team), close('c', 'knowledge', { at: at('12:00') })])).toBe(
      'extended',
    );
    // Proposed and never agreed: no extension.
    expect(end([...used, more, close('c', 'knowledge', { at: at('12:00') })])).toBe('kept');
    expect(end([...agreed, close('c', 'dropped', { at: at('12:00') })])).toBe('dropped');
    expect(end(used)).toBe('no outcome');
    expect(end(agreed, true)).toBe('no outcome');
    expect(end([...agreed, run, stop('s', run, at('10:00'))])).toBeUndefined();
    expect(end([close('c', 'knowledge', { at: at('12:00') })])).toBe('no box');
  });

  test('say the hours they spent of those they had', () => {
    const box = [...used, more, agree('b', more, team), close('c', 'knowledge', { at: at('16:00') })];
    expect(spikeRecord(spike(box), false, at('17:00'))).toMatchObject({
      spentHours: 2,
      limitHours: 3,
      extensions: 1,
      at: at('16:00'),
    });
    expect(spikeRecord(spike(used), false, at('17:00'))?.at).toBe(at('9:00') + 2 * hourMs);
  });

  test('are listed the latest first, what is no spike left out', () => {
    const closed = (id: string, when: number) =>
      spike([...agreed, close('c', 'decision', { at: when })], { id, archived: { by: null, at: 1 } });
    const items = [closed('iA', at('10:00')), { kind: 'story', id: 'iX' } as Item, closed('iB', at('11:00'))];
    expect(spikeRecords(items, () => false, at('17:00')).map(({ item }) => item)).toEqual(['iB', 'iA']);
  });
});

test('what the groundwork bought are the gains of tasks and the outcomes of spikes that a sprint finished', () => {
  const box = (outcome: 'knowledge' | 'decision' | 'dropped', reason = '') => [
    { ...close('c', outcome, { at: at('10:00') }), reason },
  ];
  const items = new Map<string, Item>([
    ['a', { id: 'a', kind: 'task', texts: { soThat: ' tests run ' } } as unknown as Item],
    ['b', { id: 'b', kind: 'task', texts: {} } as unknown as Item],
    ['c', spike(box('decision'), { id: 'c', texts: { outcome: 'keep it' } })],
    ['d', spike(box('dropped', 'no need'), { id: 'd', texts: { outcome: 'half a thought' } })],
    ['e', spike([], { id: 'e' })],
    ['f', { id: 'f', kind: 'story', texts: { soThat: 'x' } } as unknown as Item],
  ]);
  const done = [
    frozen('c', 'spike', null, 8),
    frozen('a', 'task', 5, 20),
    frozen('f', 'story', 5, 20),
    frozen('b', 'task', 1, 4, false),
  ];
  const later = ['b', 'd', 'e', 'z'].map((id) => frozen(id, id === 'b' ? 'task' : 'spike', null, 4));
  const results = [sprint(1, done), sprint(2, later)].flatMap((one) => resultOf(one) ?? []);
  const found = groundwork(results, (id) => items.get(id), at('17:00'));
  expect(found.map(({ item, sprint: of, what, words }) => [item, of, what, words])).toEqual([
    ['a', 's1', 'gain', 'tests run'],
    ['c', 's1', 'decision', 'keep it'],
    ['b', 's2', 'nothing yet', ''],
    ['d', 's2', 'dropped', 'no need'],
    ['e', 's2', 'nothing yet', ''],
  ]);
});

test('what was reopened and finished again is bought once, with the later sprint', () => {
  const task = { id: 'a', kind: 'task', texts: { soThat: 'tests run' } } as unknown as Item;
  const results = [1, 2].flatMap((n) => resultOf(sprint(n, [frozen('a', 'task', 5, 20)])) ?? []);
  expect(groundwork(results, () => task, at('17:00')).map(({ sprint: of }) => of)).toEqual(['s2']);
});
